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
mod typescript;

use downhill::settings::sample::Dice;
use rand_mt::Mt64;

use docs::{assert_up_to_date, read};
use elements::{Element, elements};
use manifest::manifest;
use markdown::with;
use python::{classes, examples, stubs};
use serde_json::Value as Json;
use typescript::types;

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

// Guards against a package that is told apart from the crate it was made of, and a name that is
// another's.
#[test]
fn the_packages_have_their_name_and_the_version_of_the_crate() {
    let package: Json = serde_json::from_str(&read("npm/package.json")).expect("it is JSON");
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(package["license"], env!("CARGO_PKG_LICENSE"));
    assert_eq!(package["name"], PACKAGE);
    let python = read("python/pyproject.toml");
    for (key, value) in [
        ("name", PACKAGE),
        ("version", env!("CARGO_PKG_VERSION")),
        ("license", env!("CARGO_PKG_LICENSE")),
    ] {
        let line = format!("\n{key} = \"{value}\"\n");
        assert!(python.contains(&line), "python/pyproject.toml: {line}");
    }
}
