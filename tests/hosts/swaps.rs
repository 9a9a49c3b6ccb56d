//! Pages of which a script replaces parts, so that no new page is loaded.

use std::sync::Arc;

use downhill_harness::Window;
use serde_json::json;

use crate::steps::{click, nothing_is_wrong, open, try_figure, turn_the_page};

hosts! {
    "htmx": htmx_swaps;
    "turbo": turbo_visits;
}

async fn htmx_swaps(window: Arc<Window>) {
    open(&window, "htmx", "index.html").await;
    try_figure(&window).await;
    swap_in(&window, "button").await;
    turn_the_page(&window, "a", "a").await;
    go_back(&window).await;
}

async fn turbo_visits(window: Arc<Window>) {
    open(&window, "turbo", "index.html").await;
    try_figure(&window).await;
    swap_in(&window, "turbo-frame a").await;
    turn_the_page(&window, "body > p a", "a").await;
    go_back(&window).await;
}

/// A second figure comes into the page, and the first one stays as it is.
async fn swap_in(window: &Window, link: &str) {
    let x = window.number("el.state.x").await;
    click(window, link).await;
    window.until("figures().length === 2").await;
    let seen = window
        .run("const [, other] = figures(); other.scrollIntoView(); await other.ready; other.step(); return [other.state.x, el.state.x]")
        .await;
    assert_eq!(seen, json!([0.8, x]), "the new one, and the old one");
}

/// The button of the browser that goes back, to a page that the script has kept: its figure works.
async fn go_back(window: &Window) {
    window.run("history.back()").await;
    window.until("document.querySelector('downhill-fit')").await;
    let seen = window
        .run("el.scrollIntoView(); await el.ready; el.reset(); el.step(); await frame(); return [figures().length, el.state.seed, el.state.step, window.sameDocument === true]")
        .await;
    assert_eq!(seen, json!([1, 42, 1, true]), "the fit of the page before");
    window.run("history.back()").await;
    window
        .until("document.querySelector('downhill-curve')")
        .await;
    let seen = window
        .run("el.scrollIntoView(); await el.ready; el.reset(); el.step(); return [figures().length, el.state.step, window.sameDocument === true]")
        .await;
    assert_eq!(
        seen,
        json!([1, 1, true]),
        "the curve of the page before that"
    );
    nothing_is_wrong(window).await;
}
