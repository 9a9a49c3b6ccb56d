//! The version of all that is published: that of Cargo.toml, wherever else it is written.

use std::fs;
use std::path::Path;

/// The version.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a version follows: in the descriptions of the packages, and in the names of what is published.
const MARKS: [&str; 7] = [
    "\"version\": \"",
    "\nversion = \"",
    "downhill-figures-",
    "downhill_figures-",
    "downhill-figures@",
    "downhill-site-",
    "release --tag v",
];

/// The files of the checkout that have it.
pub(crate) fn files() -> Vec<String> {
    let fixed = [
        "npm/package.json",
        "npm/README.md",
        "python/pyproject.toml",
        "python/README.md",
        "docs/embedding.md",
        "CONTRIBUTING.md",
    ];
    let hosts = fs::read_dir("tests/hosts").expect("the notes").flatten();
    let projects =
        hosts.map(|host| format!("tests/hosts/{}/package.json", host.file_name().display()));
    let is_there = |file: &String| Path::new(file).is_file();
    let all = fixed.map(String::from).into_iter().chain(projects);
    all.filter(is_there).collect()
}

/// A text with this version after each mark that a version of three numbers follows.
pub(crate) fn with_version(text: &str, version: &str) -> String {
    MARKS.iter().fold(text.to_owned(), |text, mark| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |done, part| {
            let number =
                part.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
            let old = part[..part.len() - number.len()].trim_end_matches('.');
            let is_version = old.split('.').filter(|number| !number.is_empty()).count() == 3;
            let new = if is_version { version } else { old };
            format!("{done}{mark}{new}{}", &part[old.len()..])
        })
    })
}
