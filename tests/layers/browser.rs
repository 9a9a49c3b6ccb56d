//! Which files know that there is a browser.

use crate::tokens::tokens;

/// The file that puts any figure on a page.
const LIVE: &str = "src/figures/live.rs";
/// The one file that draws on a canvas of the page.
const CANVAS: &str = "src/components/plot_canvas/canvas.rs";
/// The crates of the browser; `leptos_use_…` are some too.
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

/// What a file below `src` names of the browser without being allowed to, one sentence each.
pub fn complaints(file: &str, source: &str) -> Vec<String> {
    let names: Vec<&str> = file.split(['/', '.']).skip(1).collect();
    let is_view = match names[0] {
        "figures" => names.get(2) == Some(&"view"),
        room => room == "tasks" && names.get(1) == Some(&"view"),
    };
    let may = is_view || file == LIVE || matches!(names[0], "components" | "embed" | "main");
    let words = tokens(source);
    let is_web = |word: &&String| WEB.contains(&word.as_str()) || word.starts_with("leptos_use_");
    let mut named: Vec<&String> = words.iter().filter(is_web).filter(|_| !may).collect();
    named.sort();
    named.dedup();
    let mut found: Vec<String> = named
        .iter()
        .map(|word| {
            format!(
                "{file}: it names `{word}`; only src/components, src/embed, {LIVE} and the view of a \
                 figure or of the tasks know the browser"
            )
        })
        .collect();
    if file != CANVAS && words.iter().any(|word| word == "CanvasBackend") {
        found.push(format!(
            "{file}: it names `CanvasBackend`; draw with a `Pen`, on any backend"
        ));
    }
    found
}
