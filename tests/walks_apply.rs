//! The walks of CONTRIBUTING.md fit the files as they are, and touch no more of them than they say.
//!
//! `cargo xtask test` follows them in a copy of the checkout, by `tests/walks`.

#[path = "walks/guide.rs"]
mod guide;

use std::collections::BTreeMap;
use std::fs;

use guide::{FIGURE, GUIDE, SETTING, Walk, walk};

fn read(path: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    Some(text.replace("\r\n", "\n"))
}

/// The walk under a heading of the guide.
fn guided(heading: &str) -> Walk {
    let guide = read(GUIDE).expect("the guide is there");
    walk(&guide, heading).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// Makes the changes of a walk in memory; gives the files that it touches, with whether they are new.
fn follow(walk: &Walk) -> Result<BTreeMap<&str, bool>, String> {
    let (mut texts, mut touched) = (BTreeMap::new(), BTreeMap::new());
    for edit in &walk.edits {
        let file = edit.file.as_str();
        let text = texts.remove(file).or_else(|| read(file));
        touched.entry(file).or_insert(text.is_none());
        texts.insert(file, edit.apply(text.as_deref())?);
    }
    Ok(touched)
}

// Guards against a setting that is spread over more files than a person keeps in mind.
#[test]
fn a_new_setting_touches_at_most_three_files() {
    let walk = guided(SETTING);
    let touched = follow(&walk).unwrap_or_else(|wrong| panic!("{wrong}"));
    assert!((1..=3).contains(&touched.len()), "{touched:?}");
    assert!(touched.values().all(|is_new| !is_new), "{touched:?}");
}

// Guards against a figure that others have to know of.
#[test]
fn a_new_figure_touches_its_folder_and_the_lists() {
    const LISTS: [&str; 2] = ["src/figures/mod.rs", "src/figures/registry.rs"];
    let walk = guided(FIGURE);
    let touched = follow(&walk).unwrap_or_else(|wrong| panic!("{wrong}"));
    let (new, changed): (Vec<_>, Vec<_>) = touched.into_iter().partition(|(_, is_new)| *is_new);
    let folder = new[0].0.rsplit_once('/').map_or("", |(folder, _)| folder);
    assert_eq!(
        folder.rsplit_once('/').map(|(room, _)| room),
        Some("src/figures")
    );
    for (file, _) in &new {
        assert!(
            file.starts_with(&format!("{folder}/")),
            "{file} is of {folder}"
        );
    }
    let changed: Vec<_> = changed.into_iter().map(|(file, _)| file).collect();
    assert_eq!(changed, LISTS);
}

// Guards against a walk that ends before its files are generated and tested.
#[test]
fn both_walks_end_by_generating_and_testing() {
    for heading in [SETTING, FIGURE] {
        let commands = guided(heading).commands;
        assert_eq!(
            commands,
            ["cargo xtask generate", "cargo xtask test"],
            "{heading}"
        );
    }
}

// Guards against a test of walks that no walk can fail.
#[test]
fn a_step_can_fail() {
    const ABOUT: &str = "**1. The list,** `src/figures/mod.rs`, gets a line.\n";
    for (block, said) in [
        (
            "```diff src/figures/mod.rs\n pub mod curve;\n+pub mod line;\n```",
            "",
        ),
        (
            "```diff src/figures/mod.rs\n pub mod curves;\n+pub mod line;\n```",
            "0 times",
        ),
        (
            "```diff src/figures/mod.rs\n mod curve;\n+pub mod line;\n```",
            "0 times",
        ),
        (
            "```diff src/figures/mod.rs\n     const NAME: &'static str;\n+x\n```",
            "",
        ),
        (
            "```diff src/figures/mod.rs\n #[cfg(feature = \"web\")]\n+x\n```",
            "times, not once",
        ),
        (
            "```diff src/figures/mod.rs\n+pub mod line;\n```",
            "no line says where",
        ),
        (
            "```diff src/figures/mod.rs\npub mod line;\n```",
            "begins with none",
        ),
        (
            "```diff src/figures/list.rs\n pub mod curve;\n+pub mod line;\n```",
            "names no file",
        ),
        (
            "```rust src/figures/mod.rs\npub mod line;\n```",
            "is there already",
        ),
        ("```rust\npub mod line;\n```", "names no file"),
    ] {
        let guide = format!("# Guide\n\n## {SETTING}\n\n{ABOUT}\n{block}\n\n## More\n");
        let walk = walk(&guide, SETTING);
        let wrong = walk.and_then(|walk| follow(&walk).map(drop)).err();
        let is_right = match &wrong {
            None => said.is_empty(),
            Some(wrong) => !said.is_empty() && wrong.contains(said),
        };
        assert!(is_right, "{block}\n{wrong:?}");
    }
}
