//! The direction of imports between the rooms, and inside a figure.

use crate::graph::absolute;
use crate::source::{self, Module, Path};

/// From the left to the right of the rule.
const ROOMS: [&str; 8] = [
    "numeric",
    "plot",
    "settings",
    "components",
    "figures",
    "tasks",
    "embed",
    "main",
];
/// The folder of what several figures share.
const SHARED: &str = "shared";
/// The part of a figure that knows and does, but shows nothing: a folder or a file.
const STATE: &str = "state";

/// What is wrong with the imports of a file below `src`, one sentence each.
pub fn complaints(file: &str, source: &str) -> Vec<String> {
    let here = rooms_of(&source::module_of(file));
    if here.is_empty() {
        // The crate's root holds the rooms; it belongs to none.
        return Vec::new();
    }
    let modules = source::modules(file, source);
    let mut found: Vec<String> = modules
        .iter()
        .flat_map(|(path, module)| imports(path, module))
        .filter_map(|import| judge(&here, &import))
        .map(|complaint| format!("{file}: {complaint}"))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// A path from the crate's name as one that begins with a room: `numeric` is a package of its own.
fn rooms_of(path: &[String]) -> Path {
    match path[0].as_str() {
        "downhill_numeric" | "downhill_autodiff" => [&["numeric".into()], &path[1..]].concat(),
        "main" => path.to_vec(),
        _ => path[1..].to_vec(),
    }
}

/// The paths that a module's `use`s and code write from the root of a crate, or from a module above.
fn imports(path: &[String], module: &Module) -> Vec<Path> {
    let uses = module.imports.values().map(|import| &import.path);
    uses.chain(&module.globs)
        .chain(&module.paths)
        .filter_map(|named| absolute(path, named))
        .map(|(start, names)| rooms_of(&[start, names].concat()))
        .filter(|import| !import.is_empty())
        .collect()
}

fn judge(here: &[String], import: &[String]) -> Option<String> {
    let shown = import.join("::");
    let position = |room: &str| ROOMS.iter().position(|known| *known == room);
    let Some(to) = position(&import[0]) else {
        return Some(format!(
            "`{shown}` names no room; add a new room to ROOMS in tests/layers/rooms.rs and to the \
             crate's map"
        ));
    };
    let Some(from) = position(&here[0]) else {
        return Some(format!(
            "`{}` is no room; move it into one, or add it to ROOMS in tests/layers/rooms.rs",
            here[0]
        ));
    };
    if to > from {
        return Some(format!(
            "`{}` must not import `{shown}`: a room imports only rooms to its left in {}; move \
             what is shared to the left, or pass it in",
            here[0],
            ROOMS.join(" ← ")
        ));
    }
    in_figure(here, import)
}

/// The rule inside a figure's folder.
fn in_figure(here: &[String], import: &[String]) -> Option<String> {
    let [room, figure, part, ..] = here else {
        return None;
    };
    if room != "figures" || figure == SHARED {
        return None;
    }
    let shown = import.join("::");
    let name = |index: usize| import.get(index).map_or("", String::as_str);
    let is_own = name(0) == "figures" && name(1) == figure;
    // What is no module stands in src/figures/mod.rs: the trait of all figures.
    let is_common = name(1) == SHARED || name(1).starts_with(char::is_uppercase);
    if name(0) == "figures" && !is_own && !is_common {
        return Some(format!(
            "`{figure}` must not import `{shown}`: figures do not know each other; move what they \
             share into src/figures/{SHARED}/, or to a room on the left"
        ));
    }
    if part == STATE && name(0) != "numeric" && !(is_own && name(2) == STATE) {
        return Some(format!(
            "`{figure}::{part}` must not import `{shown}`: a figure's {STATE} imports `numeric` and \
             its own {STATE} alone; what shows or sets it calls it, not the other way round"
        ));
    }
    None
}
