//! The layer rule, as a program over the sources.
//!
//! `numeric ← plot ← settings ← components ← figures ← embed ← main`: a room imports only rooms to its
//! left, figures do not import each other, the parts of a figure that think import `numeric`
//! alone, and few files know that there is a browser.

use std::fs;
use std::path::Path;

/// From the left to the right of the rule.
const ROOMS: [&str; 7] = [
    "numeric",
    "plot",
    "settings",
    "components",
    "figures",
    "embed",
    "main",
];
/// The parts of a figure that know and do, but do not show.
const THINKING: [&str; 19] = [
    "state", "function", "regime", "stage", "points", "outcome", "graph", "example", "race",
    "speeds", "sheet", "ground", "relief", "frame", "hand", "survey", "words", "task", "playing",
];
/// The file that puts any figure on a page.
const LIVE: &str = "figures/live.rs";
/// The crates of the browser.
const WEB: [&str; 8] = [
    "console_error_panic_hook",
    "leptos",
    "getrandom",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "plotters_canvas",
];

/// What is wrong with a source file, one sentence each; `path` is relative to `src`.
fn complaints(path: &str, source: &str) -> Vec<String> {
    let module = module_of(path);
    if module.is_empty() {
        // The crate's root holds the rooms; it belongs to none.
        return Vec::new();
    }
    let code: Vec<&str> = source.lines().map(without_comment).collect();
    // How far something can be seen is no import.
    let code = code.join("\n").replace("pub(super)", "pub");
    let mut found: Vec<String> = imports(&module, &code)
        .iter()
        .filter_map(|import| judge(&module, import))
        .chain(web(path, &code))
        .map(|complaint| format!("src/{path}: {complaint}"))
        .collect();
    found.dedup();
    found
}

/// `figures/curve/state.rs` is `figures::curve::state`; a `mod.rs` is its folder.
fn module_of(path: &str) -> Vec<&str> {
    let path = path.trim_end_matches(".rs");
    path.split('/')
        .filter(|name| !matches!(*name, "mod" | "lib"))
        .collect()
}

fn without_comment(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// The paths in the code that begin with `crate`, `downhill` or `super`, from the crate's root.
fn imports(module: &[&str], code: &str) -> Vec<Vec<String>> {
    let paths = code.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '{' | '*')));
    paths
        .filter_map(|path| {
            let mut names: Vec<&str> = path.split("::").collect();
            let ups = names.iter().take_while(|name| **name == "super").count();
            let start = match names[0] {
                // `numeric` is a package of its own, and so a crate.
                "crate" if module[0] == "numeric" => &module[..1],
                "crate" | "downhill" if names.len() > 1 => &[],
                "super" => &module[..module.len().saturating_sub(ups)],
                _ => return None,
            };
            let rest = names.split_off(ups.max(1));
            let whole = start.iter().copied().chain(rest);
            Some(whole.map(String::from).collect())
        })
        .collect()
}

fn judge(module: &[&str], import: &[String]) -> Option<String> {
    let name = |k: usize| import.get(k).map_or("", String::as_str);
    let shown = import.join("::");
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    let Some(there) = place(name(0)) else {
        return Some(format!(
            "`{shown}` names no room; write one `use` for each room, and add a new room to ROOMS \
             in tests/layers.rs and to the crate's map"
        ));
    };
    let Some(here) = place(module[0]) else {
        return Some(format!(
            "`{}` is no room; move it into one, or add it to ROOMS in tests/layers.rs",
            module[0]
        ));
    };
    if there > here {
        return Some(format!(
            "`{}` must not import `{shown}`: a room imports only rooms to its left in {}; move \
             what is shared to the left, or pass it in",
            module[0],
            ROOMS.join(" ← ")
        ));
    }
    let &["figures", figure, ref part @ ..] = module else {
        return None;
    };
    if part.is_empty() {
        // A file that figures share, or the door of one.
        return None;
    }
    let own = name(0) == "figures" && name(1) == figure;
    let is_shared = fs::exists(source_root().join(format!("figures/{}.rs", name(1))));
    // The list of the figures knows them all.
    let is_shared = is_shared.unwrap_or(false) && name(1) != "registry";
    if name(0) == "figures" && !own && !is_shared {
        return Some(format!(
            "`{figure}` must not import `{shown}`: figures do not know each other; move what they \
             share into src/figures/, or to a room on the left"
        ));
    }
    let thinks = |part: &str| THINKING.contains(&part);
    if thinks(part[0]) && name(0) != "numeric" && !(own && thinks(name(2))) {
        return Some(format!(
            "`{}` must not import `{shown}`: it imports `numeric` and {} of its figure alone; \
             what shows or sets it calls it, not the other way round",
            part[0],
            THINKING.join(", ")
        ));
    }
    None
}

/// What a file says of the browser without being allowed to.
fn web(path: &str, code: &str) -> Vec<String> {
    let in_figure = path.strip_prefix("figures/");
    let part = in_figure.and_then(|path| path.split('/').nth(1));
    let is_view = matches!(part, Some("view" | "view.rs"));
    let room = path.split(['/', '.']).next().unwrap_or_default();
    let may = is_view || path == LIVE || matches!(room, "components" | "embed" | "main");
    let words = || code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let named = |word: &str| words().any(|known| known == word);
    let mut found: Vec<String> = WEB
        .into_iter()
        .filter(|word| !may && named(word))
        .map(|word| {
            format!(
                "it names `{word}`; only src/components, src/embed, src/{LIVE} and a figure's view know the \
                 browser"
            )
        })
        .collect();
    if named("CanvasBackend") && path != "components/plot_canvas/canvas.rs" {
        found.push("it names `CanvasBackend`; draw with a `Pen`, on any backend".into());
    }
    found
}

fn source_root() -> &'static Path {
    // Tests run in the folder of their package.
    Path::new("src")
}

/// Calls `each` with the path and the text of every Rust file below a folder.
fn walk(folder: &Path, each: &mut impl FnMut(&str, &str)) {
    let entries = fs::read_dir(folder).expect("the sources can be listed");
    for entry in entries {
        let path = entry.expect("the sources can be listed").path();
        if path.is_dir() {
            walk(&path, each);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).expect("a source is text");
            let inside = path.strip_prefix(source_root()).expect("below src");
            let name = inside.to_str().expect("a plain name").replace('\\', "/");
            each(&name, &text);
        }
    }
}

// Guards against rooms that grow together: mathematics that needs a browser to be tested.
#[test]
fn the_sources_keep_the_layer_rule() {
    let (mut found, mut files) = (Vec::new(), 0);
    walk(source_root(), &mut |path, text| {
        files += 1;
        found.extend(complaints(path, text));
    });
    assert!(files > 30, "the sources are here, {files} files");
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

// Guards against a rule that nothing can break.
#[test]
fn the_layer_rule_can_fail() {
    for (path, source, said) in [
        (
            "numeric/rng.rs",
            "use downhill::plot::pen::Pen;",
            "rooms to its left",
        ),
        (
            "plot/mod.rs",
            "fn f() { crate::figures::fit::draw() }",
            "rooms to its left",
        ),
        (
            "settings/kind.rs",
            "use super::super::components::Slider;",
            "rooms to its left",
        ),
        (
            "plot/pen.rs",
            "use crate::{numeric, components};",
            "one `use` for each room",
        ),
        (
            "figures/fit/scene.rs",
            "use crate::figures::curve::POINT;",
            "know each other",
        ),
        (
            "figures/fit/state.rs",
            "use super::super::curve::Curve;",
            "know each other",
        ),
        (
            "figures/fit/scene.rs",
            "use crate::figures::{curve, fit};",
            "know each other",
        ),
        (
            "figures/fit/scene.rs",
            "use crate::figures::registry;",
            "know each other",
        ),
        (
            "figures/fields.rs",
            "use web_sys::HtmlElement;",
            "know the browser",
        ),
        (
            "figures/fit/state.rs",
            "use crate::plot::pen::Pen;",
            "`numeric` and",
        ),
        ("figures/fit/state.rs", "use super::scene;", "`numeric` and"),
        (
            "figures/curve/regime.rs",
            "use crate::figures::shared::descent_settings;",
            "`numeric` and",
        ),
        (
            "figures/fit/scene.rs",
            "use web_sys::Window;",
            "know the browser",
        ),
        (
            "numeric/mod.rs",
            "fn now() { js_sys::Date::now() }",
            "know the browser",
        ),
        (
            "figures/fit/view/mod.rs",
            "use plotters_canvas::CanvasBackend;",
            "a `Pen`",
        ),
        ("tools/mod.rs", "use crate::numeric::rng;", "is no room"),
    ] {
        let found = complaints(path, source).join("\n");
        assert!(found.contains(said), "{path}, {source}: {found:?}");
    }
}

// Guards against a rule that forbids what the rooms are for.
#[test]
fn the_layer_rule_lets_good_code_pass() {
    for (path, source) in [
        (
            "plot/axes.rs",
            "use crate::numeric::decimal;\nuse super::pen::Pen;",
        ),
        (
            "figures/fit/view.rs",
            "use leptos::prelude::*;\nuse crate::components::slider::Slider;",
        ),
        (
            "figures/fit/settings.rs",
            "use crate::figures::shared::descent_settings;",
        ),
        ("figures/curve/state.rs", "use super::function::Function;"),
        ("numeric/rng.rs", "// as in crate::plot\nuse super::model;"),
        ("numeric/loss.rs", "use crate::autodiff::Expr;"),
        ("main.rs", "fn main() { downhill::embed::define() }"),
        ("lib.rs", "pub mod numeric;\npub use crate::figures::curve;"),
    ] {
        assert_eq!(complaints(path, source), [""; 0], "{path}");
    }
}
