//! Notes that are programs of their own, with the npm package.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::Window;
use serde_json::json;

use crate::steps::{both_ways, click, folder, open, server, try_figure, turn_the_page};

hosts! {
    "vite": vite_with_the_npm_package;
    "react": react_sets_hears_and_replaces,
        react_binds_a_value_both_ways,
        react_takes_over_what_a_server_has_made,
        react_in_strict_mode;
    "vue": vue_binds_and_hears, vue_binds_a_value_both_ways;
    "sveltekit": sveltekit_takes_over_what_it_has_made, svelte_binds_a_value_both_ways;
    "next": next_takes_over_what_it_has_made;
}

async fn vite_with_the_npm_package(window: Arc<Window>) {
    open(&window, "vite/dist", "").await;
    try_figure(&window).await;
    let seen = window
        .run("return [document.querySelector('output').value, el.state.x.toFixed(2), performance.getEntriesByType('resource').filter(r => r.name.endsWith('.wasm')).length]")
        .await;
    assert_eq!(seen[0], seen[1], "the page is told");
    assert_eq!(seen[2], json!(0), "the module carries its WebAssembly");
    // Its site serves frames, the digits with their data.
    let site = "vite/node_modules/downhill-figures";
    for figure in FIGURES {
        let page = format!("embed.html?figure={}", figure.name);
        open(&window, site, &page).await;
        window.run("el.reset(); el.step(2)").await;
        let step = window.number("el.state.step").await;
        assert_eq!(step, 2.0, "{}", figure.name);
    }
}

/// The page follows the figure, and the figure follows the page.
async fn bind(window: &Window) {
    try_figure(window).await;
    said(window).await;
    halve(window).await;
}

/// The page sets the learning rate.
async fn halve(window: &Window) {
    click(window, "button").await;
    window.until("el.state.lr === 0.1").await;
    window.run("el.reset(); el.step()").await;
    said(window).await;
}

/// Waits until the page says where the point is.
async fn said(window: &Window) {
    window
        .until("document.body.textContent.includes(`The point is at ${el.state.x.toFixed(2)}.`)")
        .await;
}

async fn react_sets_hears_and_replaces(window: Arc<Window>) {
    open(&window, "react/dist", "").await;
    bind(&window).await;
    window.run("window.former = el").await;
    click(&window, "main > button:last-of-type").await;
    window.until("el && el !== window.former && el.state").await;
    let seen = window
        .run("return [figures().length, window.former.isConnected, el.state.x, el.state.lr, el.state.step]")
        .await;
    assert_eq!(
        seen,
        json!([1, false, -1.5, 0.2, 0]),
        "a new figure for a new key"
    );
    try_figure(&window).await;
    turn_the_page(&window, "a", "a").await;
    window.quiet().await;
}

async fn react_binds_a_value_both_ways(window: Arc<Window>) {
    open(&window, "react/dist", "").await;
    click(&window, "a").await;
    both_ways(&window).await;
}

/// A server has made the page with its figure, before any script of the browser.
fn is_made(page: &str) {
    let page = std::fs::read_to_string(folder(page)).expect("it was made");
    let tag = r#"<downhill-curve f="x**2" start="-1.5" lr="0.2""#;
    assert!(page.contains(tag), "the tag is there: {page}");
}

async fn react_takes_over_what_a_server_has_made(window: Arc<Window>) {
    is_made("react/dist/server.html");
    open(&window, "react/dist", "server.html").await;
    try_figure(&window).await;
    // React hears the events of an element that it has taken over once it has rendered it again.
    halve(&window).await;
    turn_the_page(&window, "a", "a").await;
    window.quiet().await;
}

async fn react_in_strict_mode(window: Arc<Window>) {
    open(&window, "react/strict", "").await;
    let seen = window.run("return [window.mounts, figures().length]").await;
    assert_eq!(seen, json!([2, 1]), "mounted twice, one figure");
    bind(&window).await;
    turn_the_page(&window, "a", "a").await;
    window.quiet().await;
}

async fn vue_binds_and_hears(window: Arc<Window>) {
    open(&window, "vue/dist", "").await;
    bind(&window).await;
    turn_the_page(&window, "a", "a").await;
    window.quiet().await;
}

async fn vue_binds_a_value_both_ways(window: Arc<Window>) {
    open(&window, "vue/dist", "#second").await;
    both_ways(&window).await;
}

async fn svelte_binds_a_value_both_ways(window: Arc<Window>) {
    open(&window, "sveltekit/build", "").await;
    click(&window, "a").await;
    both_ways(&window).await;
}

async fn sveltekit_takes_over_what_it_has_made(window: Arc<Window>) {
    is_made("sveltekit/build/index.html");
    open(&window, "sveltekit/build", "").await;
    bind(&window).await;
    turn_the_page(&window, "a", "a").await;
    window.quiet().await;
}

async fn next_takes_over_what_it_has_made(window: Arc<Window>) {
    is_made("next/out/index.html");
    // What Next loads when a link is followed has to be sent as text.
    let server = server("http.server", "next/out", &["--bind=127.0.0.1"], "");
    window.go(&server.address("")).await;
    bind(&window).await;
    turn_the_page(&window, "a", "a").await;
    window.quiet().await;
}
