//! The files of the release but for the notebook: unpacked, built with, opened from disk.

use std::path::Path;
use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases, serve_as_host, serve_folder};
use serde_json::json;

use crate::steps::{drag_and_step, nothing_is_refused, page, project};

cases![
    the_zip_behind_a_static_server,
    the_single_file_from_disk,
    the_npm_tarball_in_vite,
    the_module_of_the_wheel_as_colab_and_marimo_load_it,
];

/// The address of a folder, as a static host on the web serves it.
fn hosted(folder: &Path) -> String {
    format!("http://127.0.0.1:{}", serve_as_host(folder))
}

async fn the_zip_behind_a_static_server(window: Arc<Window>) {
    let site = hosted(&project("zip"));
    window
        .go(&format!(
            "{site}/embed.html?figure=curve&f=x**2&start=-1.5&lr=0.2"
        ))
        .await;
    drag_and_step(&window).await;
    for page in ["index.html", "teach.html"] {
        window.go(&format!("{site}/{page}")).await;
        let all = window
            .run("const all = new Set(figures().map(e => e.localName)); return [...all].every(name => customElements.get(name)) && figures().every(e => e.state)")
            .await;
        assert_eq!(all, json!(true), "{page}");
    }
    nothing_is_refused(&window).await;
}

async fn the_single_file_from_disk(window: Arc<Window>) {
    let folder = project("file");
    let file = |name: &str| format!("file://{}/{name}", folder.display());
    let curve = "downhill-curve.html?f=x**2&start=-1.5&lr=0.2";
    window.go(&file(curve)).await;
    drag_and_step(&window).await;
    window.goto(&file("downhill.html")).await;
    window
        .run("const fit = document.querySelector('downhill-fit'); await fit.ready; fit.reset(); fit.step(3)")
        .await;
    let losses = window.number("document.querySelector('downhill-fit').state.losses.length");
    assert_eq!(losses.await, 4.0);
    let fetched = window
        .number("performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:') && !r.name.startsWith('blob:')).length")
        .await;
    assert_eq!(fetched, 0.0, "all is in the file");
    nothing_is_refused(&window).await;
}

async fn the_npm_tarball_in_vite(window: Arc<Window>) {
    window
        .go(&format!("{}/", hosted(&project("vite/dist"))))
        .await;
    drag_and_step(&window).await;
    let told = window
        .run("return [document.querySelector('output').value, el.state.x.toFixed(2)]")
        .await;
    assert_eq!(told[0], told[1], "the page is told");
    // Its folder serves frames, the digits with their data.
    let files = serve_folder(project("vite/node_modules/downhill-figures"));
    for figure in FIGURES {
        let page = format!("http://127.0.0.1:{files}/embed.html?figure={}", figure.name);
        window.go(&page).await;
        window.run("el.reset(); el.step(2)").await;
        let step = window.number("el.state.step").await;
        assert_eq!(step, 2.0, "{}", figure.name);
    }
}

// Both have the text of the module alone, and give it a model of their own.
async fn the_module_of_the_wheel_as_colab_and_marimo_load_it(window: Arc<Window>) {
    let module = serve_folder(project("wheel"));
    let address = page("colab", "", "<div id=place></div>");
    window.goto(&address).await;
    let script = format!(
        "const text = await (await fetch('http://127.0.0.1:{module}/open/downhill/widget.js')).text();
         const {{ default: widget }} = await import(URL.createObjectURL(new Blob([text], {{ type: 'text/javascript' }})));
         const values = new Map([['figure', 'curve'], ['settings', {{ f: 'x**2', start: '-1.5', lr: '0.2' }}]]);
         window.model = {{ get: name => values.get(name), set: (name, value) => values.set(name, value), save_changes() {{}}, on() {{}}, off() {{}}, send() {{}} }};
         const given = {{ model, el: document.querySelector('#place') }};
         await widget.initialize?.(given);
         await widget.render(given);
         await document.querySelector('downhill-curve').ready"
    );
    window.run(&script).await;
    drag_and_step(&window).await;
    window
        .until("model.get('state').step === 1 && model.get('state').x === el.state.x")
        .await;
    nothing_is_refused(&window).await;
}
