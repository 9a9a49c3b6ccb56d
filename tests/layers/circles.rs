//! Files that import each other, in a circle of any length.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Imports;

/// What is wrong with the imports: one text for each set of files of which every one leads to every
/// other.
pub fn complaints(imports: &Imports) -> Vec<String> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in imports.keys() {
        next.entry(from).or_default().push(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next
        .keys()
        .map(|file| (*file, reachable(file, &next)))
        .collect();
    let leads = |from: &str, to: &str| reached.get(from).is_some_and(|all| all.contains(to));
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for file in next.keys() {
        let others = reached[file].iter().copied();
        let circle: Vec<&str> = others.filter(|other| leads(other, file)).collect();
        if circle.is_empty() || circle.iter().any(|file| !seen.insert(*file)) {
            continue;
        }
        found.push(complaint(&circle, imports));
    }
    found
}

/// The files that a file leads to, itself only if a circle leads back.
fn reachable<'a>(file: &str, next: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = next.get(file).cloned().unwrap_or_default();
    while let Some(file) = open.pop() {
        if reached.insert(file) {
            open.extend(next.get(file).into_iter().flatten());
        }
    }
    reached
}

fn complaint(circle: &[&str], imports: &Imports) -> String {
    let inside = |file: &str| circle.contains(&file);
    let ties = imports
        .iter()
        .filter(|((from, to), _)| inside(from) && inside(to))
        .map(|((from, to), names)| {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("    {from} imports {} from {to}", names.join(", "))
        });
    let ties: Vec<String> = ties.collect();
    format!(
        "{} files import each other in a circle:\n{}\n  move a type that several of them need into a \
         file of its own that imports none of them; put an `impl` of it into a child of the type's \
         file, which itself names nothing of that child",
        circle.len(),
        ties.join("\n")
    )
}
