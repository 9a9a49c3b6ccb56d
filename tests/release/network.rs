//! The npm package as a content delivery network serves it: from another origin, from a folder with a
//! version in its name, to pages that may compare the script with a sum.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use downhill_harness::{Window, cases, serve_folder, variable};
use serde_json::json;

use crate::steps::{CURVE, drag_and_step, nothing_is_refused, page, project};

cases![
    the_npm_package_from_another_origin_with_integrity,
    another_script_than_that_of_the_integrity_does_not_run,
    the_npm_package_from_a_folder_with_a_version,
    the_classic_loader_from_another_origin,
];

/// The version of the release.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The network of the documents.
const NETWORK: &str = "https://cdn.jsdelivr.net";

/// The address of the package's folder; `range` is what follows its name.
fn network(range: &str) -> String {
    let port = serve_folder(project("network"));
    // Such a network sends its files to any origin.
    format!("http://127.0.0.1:{port}/open/npm/downhill-figures@{range}")
}

/// The tag of a script in the notes of the release, with the address of a network here.
fn tag_of_the_notes(script: &str) -> String {
    let notes = PathBuf::from(variable("DOWNHILL_RELEASE")).join("NOTES.md");
    let notes = fs::read_to_string(notes).expect("the notes");
    let mut lines = notes.lines();
    let is_one = |line: &&str| line.starts_with("<script") && line.contains(script);
    let tag = lines.find(is_one).expect("it is in the notes");
    let there = format!("{NETWORK}/npm/downhill-figures@{VERSION}");
    assert!(tag.contains(&there), "{tag}");
    tag.replace(&there, &network(VERSION))
}

/// All that the page has loaded came from the network, the WebAssembly among it.
async fn all_comes_from_the_network(window: &Window) {
    let loaded = window
        .run("const all = performance.getEntriesByType('resource').map(r => r.name).filter(name => !name.startsWith('data:')); return [all.every(name => name.includes('/npm/downhill-figures@')), all.filter(name => name.endsWith('.wasm')).length]")
        .await;
    assert_eq!(loaded, json!([true, 1]));
}

async fn the_npm_package_from_another_origin_with_integrity(window: Arc<Window>) {
    let tag = tag_of_the_notes("/downhill.js");
    assert!(tag.contains("integrity=\"sha384-"), "{tag}");
    window.go(&page("integrity", &tag, CURVE)).await;
    drag_and_step(&window).await;
    all_comes_from_the_network(&window).await;
    nothing_is_refused(&window).await;
}

async fn another_script_than_that_of_the_integrity_does_not_run(window: Arc<Window>) {
    let tag = tag_of_the_notes("/downhill.js").replace("/downhill.js", "/downhill-classic.js");
    window.goto(&page("changed", &tag, CURVE)).await;
    let lines = window.console().await;
    let why = serde_json::to_string(&lines).expect("it is JSON");
    assert!(why.contains("integrity"), "{why}");
    let runs = window
        .run("return customElements.get('downhill-curve') !== undefined")
        .await;
    assert_eq!(runs, json!(false));
}

async fn the_npm_package_from_a_folder_with_a_version(window: Arc<Window>) {
    let (major, _) = VERSION.split_once('.').expect("it has points");
    for range in [VERSION, major] {
        let folder = network(range);
        let tag = format!("<script type=\"module\" src=\"{folder}/downhill.js\"></script>");
        let digits = "<downhill-digits classes=\"3,7\"></downhill-digits>";
        window
            .go(&page(range, &tag, &format!("{CURVE}{digits}")))
            .await;
        drag_and_step(&window).await;
        // The data stand beside the script, too.
        let step = window
            .run("const digits = document.querySelector('downhill-digits'); await digits.ready; digits.step(2); return [digits.state.step, digits.state.classes]")
            .await;
        assert_eq!(step[0], json!(2), "{step}");
        all_comes_from_the_network(&window).await;
        let link = window.text("el.link()").await;
        assert!(link.starts_with(&format!("{folder}/embed.html?")), "{link}");
        nothing_is_refused(&window).await;
    }
}

async fn the_classic_loader_from_another_origin(window: Arc<Window>) {
    let src = format!("{}/downhill-classic.js", network(VERSION));
    for (name, tag) in [
        ("classic", format!("<script src=\"{src}\"></script>")),
        ("classic-integrity", tag_of_the_notes("downhill-classic.js")),
    ] {
        assert!(!tag.contains("module"), "{tag}");
        window.goto(&page(name, &tag, CURVE)).await;
        window.until("customElements.get('downhill-curve')").await;
        window.run("await el.ready").await;
        drag_and_step(&window).await;
        all_comes_from_the_network(&window).await;
        nothing_is_refused(&window).await;
    }
}
