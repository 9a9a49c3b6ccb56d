//! The workflows of a public forge, in `.github/workflows`: what they call exists.

use crate::{files, parse, shell};
use pico_args::Arguments;
use serde::Deserialize;
use std::{collections::BTreeMap, ffi::OsString};

#[derive(Deserialize)]
struct Workflow {
    jobs: BTreeMap<String, Job>,
}

#[derive(Deserialize)]
struct Job {
    steps: Vec<Step>,
}

/// A step: a command, or an action of others.
#[derive(Deserialize)]
struct Step {
    run: Option<String>,
    uses: Option<String>,
}

/// The workflows by the names of their files.
fn workflows() -> Vec<(String, Workflow)> {
    let folder = shell::root().join(".github/workflows");
    let files = files::all(&folder).expect("there are some");
    let read = |file: std::path::PathBuf| {
        let text = files::read(&folder.join(&file)).expect("it is a text");
        let name = file.display().to_string();
        let workflow = serde_saphyr::from_str(&text);
        (
            name.clone(),
            workflow.unwrap_or_else(|error| panic!("{name}: {error}")),
        )
    };
    files.into_iter().map(read).collect()
}

/// The lines of all commands, each with the name of its workflow.
fn commands() -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for (name, workflow) in workflows() {
        let steps = workflow.jobs.into_values().flat_map(|job| job.steps);
        for text in steps.filter_map(|step| step.run) {
            let all = text
                .lines()
                .map(|line| (name.clone(), line.trim().to_owned()));
            lines.extend(all);
        }
    }
    lines
}

// Guards against a workflow that calls a verb or an option of another day, or a script that is gone:
// nothing would be published, and nobody here would hear of it.
#[test]
fn the_commands_of_the_workflows_exist() {
    let mut verbs = Vec::<OsString>::new();
    for (name, line) in commands() {
        if let Some(words) = line.strip_prefix("cargo xtask ") {
            // A variable of the forge stands for a word.
            let words: Vec<_> = words.split_whitespace().map(OsString::from).collect();
            verbs.push(words[0].clone());
            if let Err(error) = parse(Arguments::from_vec(words)) {
                panic!("{name}: {line}: {error}");
            }
        } else if line.starts_with('.') {
            assert!(shell::root().join(&line).is_file(), "{name}: {line}");
        } else {
            let known = ["gh release create ", "release/"];
            assert!(
                known.iter().any(|start| line.starts_with(start)),
                "{name}: {line}"
            );
        }
    }
    for verb in ["build", "release"] {
        assert!(verbs.iter().any(|one| one == verb), "`{verb}` is called");
    }
}

// Guards against a workflow that is not there, or that runs whatever an action is on the day.
#[test]
fn there_is_a_workflow_for_each_purpose_and_its_actions_have_versions() {
    let all = workflows();
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["pages.yml", "release.yml", "test.yml"]);
    for (name, workflow) in all {
        let steps = workflow.jobs.into_values().flat_map(|job| job.steps);
        for action in steps.filter_map(|step| step.uses) {
            let version = action.split_once("@v").map(|(_, version)| version);
            let is_one =
                version.is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()));
            assert!(is_one, "{name}: {action}");
        }
    }
}
