//! The layer rule, as a program over the sources.
//!
//! `numeric ← plot ← settings ← components ← figures ← embed ← main`: a room imports only rooms to its
//! left, figures do not import each other, the `state` of a figure imports `numeric` alone, and few
//! files know that there is a browser. No two files import each other, in a circle of any length.
//!
//! The sources are read as text, without the compiler: macros, and methods that another file adds to
//! a type, are not seen.

mod browser;
mod circles;
mod graph;
mod rooms;
mod source;
mod tokens;

use std::fs;
use std::path::Path;

use graph::Graph;

/// What is wrong with a file below `src` by itself.
fn complaints(file: &str, source: &str) -> Vec<String> {
    let mut found = rooms::complaints(file, source);
    found.extend(browser::complaints(file, source));
    found
}

/// What is wrong with the imports of files in memory.
fn circles(files: &[(&str, &str)]) -> Vec<String> {
    let mut graph = Graph::default();
    for (file, source) in files {
        graph.add(file, source);
    }
    circles::complaints(&graph.imports())
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
            let name = path.to_str().expect("a plain name").replace('\\', "/");
            each(&name, &text);
        }
    }
}

// Guards against rooms that grow together: mathematics that needs a browser to be tested.
#[test]
fn the_sources_keep_the_layer_rule() {
    let (mut found, mut files) = (Vec::new(), 0);
    // Tests run in the folder of their package.
    walk(Path::new("src"), &mut |file, text| {
        files += 1;
        found.extend(complaints(file, text));
    });
    assert!(files > 30, "the sources are here, {files} files");
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

// Guards against files that can only be read, and changed, together.
#[test]
fn no_files_import_each_other() {
    let mut graph = Graph::default();
    for folder in ["src", "xtask/src"] {
        walk(Path::new(folder), &mut |file, text| graph.add(file, text));
    }
    let imports = graph.imports();
    assert!(imports.len() > 100, "{} imports are found", imports.len());
    let found = circles::complaints(&imports);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

// Guards against a rule that nothing can break.
#[test]
fn the_layer_rule_can_fail() {
    for (file, source, said) in [
        (
            "src/numeric/rng.rs",
            "use downhill::plot::pen::Pen;",
            "rooms to its left",
        ),
        (
            "src/plot/mod.rs",
            "fn f() { crate::figures::fit::draw() }",
            "rooms to its left",
        ),
        (
            "src/settings/kind.rs",
            "use super::super::components::Slider;",
            "rooms to its left",
        ),
        (
            "src/plot/pen.rs",
            "use crate::{numeric, components};",
            "rooms to its left",
        ),
        (
            "src/plot/pen.rs",
            "use crate::tools::hammer;",
            "names no room",
        ),
        (
            "src/figures/fit/scene.rs",
            "use crate::figures::curve::POINT;",
            "know each other",
        ),
        (
            "src/figures/fit/state.rs",
            "use super::super::curve::Curve;",
            "know each other",
        ),
        (
            "src/figures/fit/scene.rs",
            "use crate::figures::{curve, fit};",
            "know each other",
        ),
        (
            "src/figures/fit/scene.rs",
            "use crate::figures::registry;",
            "know each other",
        ),
        (
            "src/figures/fields.rs",
            "use web_sys::HtmlElement;",
            "know the browser",
        ),
        (
            "src/figures/shared/fields.rs",
            "use leptos_use_media_query::use_media_query;",
            "know the browser",
        ),
        (
            "src/figures/fit/state.rs",
            "use crate::plot::pen::Pen;",
            "`numeric` and",
        ),
        (
            "src/figures/fit/state.rs",
            "use super::scene;",
            "`numeric` and",
        ),
        (
            "src/figures/curve/state/regime.rs",
            "use crate::figures::shared::descending;",
            "`numeric` and",
        ),
        (
            "src/figures/curve/state/regime.rs",
            "use super::super::words;",
            "`numeric` and",
        ),
        (
            "src/figures/fit/scene.rs",
            "use web_sys::Window;",
            "know the browser",
        ),
        (
            "src/numeric/mod.rs",
            "fn now() { js_sys::Date::now() }",
            "know the browser",
        ),
        (
            "src/figures/fit/view/mod.rs",
            "use plotters_canvas::CanvasBackend;",
            "a `Pen`",
        ),
        ("src/tools/mod.rs", "use crate::numeric::rng;", "is no room"),
    ] {
        let found = complaints(file, source).join("\n");
        assert!(found.contains(said), "{file}, {source}: {found:?}");
    }
}

// Guards against a rule that forbids what the rooms are for.
#[test]
fn the_layer_rule_lets_good_code_pass() {
    for (file, source) in [
        (
            "src/plot/axes.rs",
            "use crate::numeric::decimal;\nuse super::pen::Pen;",
        ),
        (
            "src/figures/fit/view.rs",
            "use leptos::prelude::*;\nuse crate::components::slider::Slider;",
        ),
        (
            "src/figures/fit/settings.rs",
            "use crate::figures::{Figure, shared::descending};",
        ),
        (
            "src/figures/shared/fitting.rs",
            "use crate::settings::Setting;\nuse super::descending;",
        ),
        (
            "src/figures/curve/state/mod.rs",
            "mod function;\npub(in crate::figures) use function::Function;",
        ),
        (
            "src/figures/curve/state/regime.rs",
            "use crate::numeric::{curvature, decimal};\nuse super::function::Function;",
        ),
        (
            "src/numeric/rng.rs",
            "// as in crate::plot\nuse super::model;\nconst SAID: &str = \"crate::plot\";",
        ),
        ("src/numeric/loss.rs", "use crate::autodiff::Expr;"),
        ("src/main.rs", "fn main() { downhill::embed::define() }"),
        (
            "src/lib.rs",
            "pub mod numeric;\npub use crate::figures::curve;",
        ),
    ] {
        assert_eq!(complaints(file, source), [""; 0], "{file}");
    }
}

// Guards against a search that finds no circle, or says it without the names that tie it.
#[test]
fn the_search_for_circles_can_fail() {
    let pair = circles(&[
        ("src/plot/axes.rs", "use super::pen::Pen;"),
        (
            "src/plot/pen.rs",
            "struct Pen;\nfn f() { crate::plot::axes::draw() }",
        ),
    ]);
    assert_eq!(pair.len(), 1, "{pair:?}");
    for said in [
        "src/plot/axes.rs imports `Pen` from src/plot/pen.rs",
        "src/plot/pen.rs imports `draw` from src/plot/axes.rs",
        "a file of its own",
    ] {
        assert!(pair[0].contains(said), "{said}: {pair:?}");
    }
    for (files, length) in [
        // Through groups, other names and other crates of the workspace.
        (
            &[
                ("src/numeric/mod.rs", "pub mod loss; pub mod model;"),
                (
                    "src/numeric/loss.rs",
                    "use crate::{model::{self as m, Model}, rng};",
                ),
                (
                    "src/numeric/model.rs",
                    "struct Model; fn f() { super::rng::draw() }",
                ),
                (
                    "src/numeric/rng.rs",
                    "use downhill_numeric::loss::Loss as Other;",
                ),
            ][..],
            3,
        ),
        // Through what a folder re-exports, to the file that defines it.
        (
            &[
                (
                    "src/plot/mod.rs",
                    "mod a; mod b; pub use a::A; pub(crate) use b::B;",
                ),
                ("src/plot/a.rs", "use crate::plot::B; pub struct A;"),
                ("src/plot/b.rs", "fn f(a: super::A) {} pub struct B;"),
            ],
            2,
        ),
        // A folder whose own code names its child, which imports a type of the folder's file.
        (
            &[
                (
                    "src/plot/mod.rs",
                    "mod pen; pub use pen::Pen; pub struct Size; fn f(pen: Pen) {}",
                ),
                ("src/plot/pen.rs", "use super::Size; pub struct Pen;"),
            ],
            2,
        ),
        // The same with a path in code, and with a module that stands in braces.
        (
            &[
                (
                    "xtask/src/main.rs",
                    "mod shell; struct Options; fn main() { shell::run() }",
                ),
                (
                    "xtask/src/shell.rs",
                    "mod inner { use super::super::Options; } fn run() {}",
                ),
            ],
            2,
        ),
    ] {
        let found = circles(files);
        let said = format!("{length} files import each other");
        assert!(
            found.len() == 1 && found[0].starts_with(&said),
            "{files:?}: {found:?}"
        );
    }
}

// Guards against a search that forbids folders whose children share a type.
#[test]
fn the_search_for_circles_lets_good_code_pass() {
    for files in [
        // A child of a file that only declares and re-exports it.
        &[
            (
                "src/plot/mod.rs",
                "mod pen; pub use pen::Pen; pub struct Size { pub pen: f64 }",
            ),
            ("src/plot/pen.rs", "use super::Size; pub struct Pen;"),
        ][..],
        // An `impl` in a child.
        &[
            ("src/plot/mod.rs", "mod draw; pub struct Plot;"),
            (
                "src/plot/draw.rs",
                "use super::Plot; impl Plot { fn draw(&self) {} }",
            ),
        ],
        // Children that import each other in one direction, past their folder.
        &[
            (
                "src/plot/mod.rs",
                "mod a; mod b; pub use a::A; pub use b::B;",
            ),
            ("src/plot/a.rs", "pub struct A;"),
            ("src/plot/b.rs", "use super::A; pub struct B { a: A }"),
        ],
        // What only comments and strings say.
        &[
            (
                "src/plot/a.rs",
                "/// As [`B`](super::b::B).\n/* /* */ super::b::B */ pub struct A;",
            ),
            (
                "src/plot/b.rs",
                "use super::a::A; const C: &str = r#\"super::a\"#; pub struct B;",
            ),
        ],
        // Names that other packages define too.
        &[
            (
                "src/plot/a.rs",
                "use std::fmt; pub fn run(f: &mut fmt::Formatter) { f.draw('\"') }",
            ),
            (
                "src/plot/b.rs",
                "use super::a::run; pub fn draw() { run() }",
            ),
        ],
    ] {
        assert_eq!(circles(files), [""; 0], "{files:?}");
    }
}
