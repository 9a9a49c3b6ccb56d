//! Pages that nobody builds: plain ones, and those that take frames alone.

use std::sync::Arc;

use downhill_harness::{Window, serve_folder};
use serde_json::json;

use crate::steps::{
    click, folder, follow_links, nothing_is_wrong, open, server, try_figure, try_figure_in_frame,
};

hosts! {
    "plain": plain_html_under_a_strict_policy,
        plain_html_with_the_figures_of_another_origin,
        a_frame_with_the_script_for_hosts;
    "trusted-types": trusted_types;
    "xhtml": a_page_of_xhtml;
    "reveal": slides_of_reveal;
    "sandbox": a_frame_without_an_origin, a_frame_in_a_sandbox_that_keeps_its_origin;
    "platform": a_learning_platform_that_takes_frames_alone;
}

async fn plain_html_under_a_strict_policy(window: Arc<Window>) {
    open(&window, "plain", "strict/index.html").await;
    try_figure(&window).await;
    let lines = window.console().await;
    assert!(lines.is_empty(), "nothing was refused: {lines:?}");
}

async fn plain_html_with_the_figures_of_another_origin(window: Arc<Window>) {
    let (page, other) = (folder("plain"), serve_folder(folder("plain")));
    let html = std::fs::read_to_string(page.join("index.html")).expect("it is there");
    let html = html.replace("src=\"", &format!("src=\"http://127.0.0.1:{other}/open/"));
    std::fs::write(page.join("other.html"), html).expect("beside it");
    open(&window, "plain", "other.html").await;
    try_figure(&window).await;
    let from = window
        .run("return performance.getEntriesByType('resource').filter(r => r.name.includes('downhill')).map(r => [new URL(r.name).port, r.renderBlockingStatus])")
        .await;
    let loaded = json!([other.to_string(), "non-blocking"]);
    assert_eq!(from, json!([loaded, loaded]), "the page is painted before");
}

async fn a_frame_with_the_script_for_hosts(window: Arc<Window>) {
    window.screen(1000, 1400, 1.0).await;
    open(&window, "plain", "frame.html").await;
    window
        .until("document.querySelector('iframe').clientHeight > 500")
        .await;
    try_figure_in_frame(&window).await;
    let hidden = window.number("document.documentElement.scrollHeight - innerHeight");
    assert_eq!(hidden.await, 0.0, "the frame is as high as its figure");
}

async fn a_learning_platform_that_takes_frames_alone(window: Arc<Window>) {
    window.screen(1000, 1000, 1.0).await;
    open_with_frame(&window, "platform", "", |page| page).await;
    try_figure_in_frame(&window).await;
    let height = window.number("innerHeight").await;
    assert_eq!(height, 640.0, "the height that was chosen");
}

/// Opens a page whose frame comes from another host, after a last change to it. The host's folder is
/// one that the harness serves with other headers.
async fn open_with_frame(window: &Window, notes: &str, twist: &str, change: fn(String) -> String) {
    let (page, files) = (folder(notes), serve_folder(folder(notes)));
    let html = std::fs::read_to_string(page.join("page.html")).expect("it is there");
    let html = html.replace(
        "https://example.org/",
        &format!("http://127.0.0.1:{files}/{twist}"),
    );
    let name = format!("{}index.html", twist.replace('/', "-"));
    std::fs::write(page.join(&name), change(html)).expect("beside it");
    open(window, notes, &name).await;
}

async fn a_frame_without_an_origin(window: Arc<Window>) {
    window.screen(1000, 1000, 1.0).await;
    open_with_frame(&window, "sandbox", "open/", |page| page).await;
    try_figure_in_frame(&window).await;
    assert_eq!(window.text("origin").await, "null", "it has no origin");
}

async fn a_frame_in_a_sandbox_that_keeps_its_origin(window: Arc<Window>) {
    window.screen(1000, 1000, 1.0).await;
    let keep = |page: String| page.replace("allow-scripts", "allow-scripts allow-same-origin");
    open_with_frame(&window, "sandbox", "", keep).await;
    try_figure_in_frame(&window).await;
    assert_ne!(window.text("origin").await, "null", "it has one");
}

async fn trusted_types(window: Arc<Window>) {
    open(&window, "trusted-types", "index.html").await;
    let refused = window
        .run("try { document.createElement('p').innerHTML = '<b>'; return false } catch (error) { return error instanceof TypeError }")
        .await;
    assert_eq!(refused, json!(true), "the policy is in force");
    window.console().await;
    try_figure(&window).await;
    window.quiet().await;
    follow_links(&window, "a", "a").await;
}

async fn a_page_of_xhtml(window: Arc<Window>) {
    let server = server("http.server", "xhtml", &["--bind=127.0.0.1"], "");
    window.goto(&server.address("index.xhtml")).await;
    let kind = window.text("document.contentType").await;
    assert_eq!(kind, "application/xhtml+xml");
    window.until("figures()[0]?.state").await;
    try_figure(&window).await;
    follow_links(&window, "a", "a").await;
}

/// Presses the right arrow as a keyboard does, with the number of the key, by which reveal.js knows it.
async fn press_right(window: &Window) {
    for kind in ["rawKeyDown", "keyUp"] {
        let params = json!({ "type": kind, "key": "ArrowRight", "code": "ArrowRight", "windowsVirtualKeyCode": 39 });
        window.devtools("Input.dispatchKeyEvent", params).await;
    }
}

async fn slides_of_reveal(window: Arc<Window>) {
    open(&window, "reveal", "index.html").await;
    window.until("deck.isReady()").await;
    try_figure(&window).await;
    let slide = "deck.getIndices().h";
    press_right(&window).await;
    window.run("el.step(); await frame()").await;
    assert_eq!(window.number(slide).await, 0.0, "the key was the figure's");
    window.run("document.activeElement.blur()").await;
    press_right(&window).await;
    window.until(&format!("{slide} === 1")).await;
    let seen = window
        .run("const fit = document.querySelector('downhill-fit'); await fit.ready; fit.step(); return [fit.state.seed, fit.state.step]")
        .await;
    assert_eq!(seen, json!([42, 1]), "the figure of the next slide");
    click(&window, "a[href]").await;
    window.until(&format!("{slide} === 0")).await;
    assert_eq!(window.number("el.state.step").await, 1.0, "as it was left");
    nothing_is_wrong(&window).await;
}
