//! What the packages tell of the figures: types, a manifest and a list for npm, classes for Python,
//! made of the registry, the tables of settings and docs/reference.md.
//!
//! `cargo xtask generate` writes them anew.

// The types of settings are known to native builds alone.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../docs/mod.rs"]
mod docs;
mod elements;
#[path = "../docs/fields.rs"]
mod fields;
mod manifest;
#[path = "../docs/markdown.rs"]
mod markdown;
mod python;
mod tasks;
mod typescript;
mod version;

use downhill::settings::sample::Dice;
use rand_mt::Mt64;

use docs::{assert_up_to_date, read};
use elements::{Element, elements};
use manifest::manifest;
use markdown::with;
use python::{classes, examples, stubs};
use serde_json::Value as Json;
use typescript::types;
use version::{VERSION, files, with_version};

/// The name of both packages: `downhill` alone is another's on PyPI.
const PACKAGE: &str = "downhill-figures";

// Guards against types that promise settings, fields or members of another day.
#[test]
fn the_types_are_those_of_the_figures() {
    assert_up_to_date("npm/index.d.ts", &types());
}

// Guards against an editor that offers attributes of another day.
#[test]
fn the_manifest_is_that_of_the_figures() {
    let text = serde_json::to_string_pretty(&manifest()).expect("it is JSON");
    assert_up_to_date("npm/custom-elements.json", &format!("{text}\n"));
}

// Guards against a notebook that knows the settings of another day.
#[test]
fn the_classes_are_those_of_the_figures() {
    assert_up_to_date("python/src/downhill/figures.py", &classes());
    assert_up_to_date("python/src/downhill/figures.pyi", &stubs());
}

// Guards against a notebook that refuses what a figure takes, or takes what it refuses: the tests of the
// Python package read these examples.
#[test]
fn the_examples_for_python_are_those_of_the_kinds() {
    let mut bits = Mt64::new(1);
    let mut dice = Dice::new(move || bits.next_u64());
    let examples = examples(&mut |setting| {
        let sample = |_| setting.kind.sample(&mut dice).to_string();
        (0..4).map(sample).collect()
    });
    let text = serde_json::to_string_pretty(&examples).expect("it is JSON");
    assert_up_to_date("python/tests/examples.json", &format!("{text}\n"));
}

// Guards against a list for readers that leaves a figure out.
#[test]
fn the_list_in_the_readme_of_npm_is_that_of_the_figures() {
    let lines = elements().into_iter();
    let lines = lines.map(|Element { tag, about, .. }| format!("- `<{tag}>`: {about}\n"));
    let readme = with(
        &read("npm/README.md"),
        "figures",
        &lines.collect::<String>(),
    );
    assert_up_to_date("npm/README.md", &readme);
}

// Guards against a release whose parts are told apart by their versions, and lines to copy that name a
// file of another day.
#[test]
fn the_version_is_that_of_the_crate_wherever_it_is_written() {
    for file in files() {
        assert_up_to_date(&file, &with_version(&read(&file), VERSION));
    }
}

// Guards against a version that is written in no place, or in one where it is none.
#[test]
fn a_version_is_known_by_what_stands_before_it() {
    let old = "{ \"version\": \"0.9.12\", \"vite\": \"8.3.8\" }
        npm install ./downhill-figures-0.9.12.tgz, downhill_figures-0.9.12-py3-none-any.whl,
        npm/downhill-figures@0.9.12/downhill.js, npm/downhill-figures@0/downhill.js, downhill-figures-0.9";
    assert_eq!(with_version(old, "1.0.0"), old.replace("0.9.12", "1.0.0"));
    for [file, name] in [
        ["npm/package.json", "\"version\": \""],
        ["python/pyproject.toml", "\nversion = \""],
        ["docs/embedding.md", "downhill-figures-"],
        ["tests/hosts/vite/package.json", "downhill-figures-"],
    ] {
        let named = format!("{name}{VERSION}");
        assert!(files().iter().any(|one| one == file), "{file}");
        assert!(read(file).contains(&named), "{file}: {named}");
    }
}

// Guards against a release that tells its users nothing of itself.
#[test]
fn the_changelog_has_a_section_for_the_version() {
    let headings = [
        format!("\n## [{VERSION}] - "),
        "\n## [Unreleased]\n".to_owned(),
    ];
    for heading in headings {
        assert!(read("CHANGELOG.md").contains(&heading), "{heading}");
    }
}

// Guards against a package under a name that is another's, or under another licence.
#[test]
fn the_packages_have_their_name_and_the_licence_of_the_crate() {
    let package: Json = serde_json::from_str(&read("npm/package.json")).expect("it is JSON");
    assert_eq!(package["license"], env!("CARGO_PKG_LICENSE"));
    assert_eq!(package["name"], PACKAGE);
    let python = read("python/pyproject.toml");
    for (key, value) in [("name", PACKAGE), ("license", env!("CARGO_PKG_LICENSE"))] {
        let line = format!("\n{key} = \"{value}\"\n");
        assert!(python.contains(&line), "python/pyproject.toml: {line}");
    }
}
