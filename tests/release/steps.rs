//! What is done in each project.

use std::fs;
use std::path::PathBuf;

use downhill_harness::{Window, serve_folder, variable};
use serde_json::json;

/// The folder of a project.
pub(crate) fn project(name: &str) -> PathBuf {
    PathBuf::from(variable("DOWNHILL_STRANGERS")).join(name)
}

/// The curve of all cases.
pub(crate) const CURVE: &str =
    "<downhill-curve f=\"x**2\" start=\"-1.5\" lr=\"0.2\"></downhill-curve>";

/// Writes a page of a stranger in an empty folder, and returns its address on a server of its own.
pub(crate) fn page(name: &str, head: &str, body: &str) -> String {
    let folder = project("pages").join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Notes</title><link rel=icon href=data:,>{head}<body>{body}"
    );
    fs::write(folder.join("index.html"), html).expect("a page");
    format!("http://127.0.0.1:{}/", serve_folder(folder))
}

/// Drags the point of the curve by 1, and steps it by its button; nothing is refused.
pub(crate) async fn drag_and_step(window: &Window) {
    window
        .run("el.scrollIntoView({ block: 'center' }); await frame()")
        .await;
    let before = window.number("el.state.x").await;
    assert_eq!(before, -1.5, "the settings arrived");
    let (x, y) = window.middle(".handle").await;
    let unit = window.number("($('.stage').clientWidth - 72) / 4").await;
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x + unit, y + 5.0)).await;
    window.mouse("mouseReleased", (x + unit, y + 5.0)).await;
    let dragged = window.number("el.state.x").await;
    assert!((dragged + 0.5).abs() < 0.2, "dragged to {dragged}");
    let stepped = window
        .run("[...el.shadowRoot.querySelectorAll('button')].find(b => b.textContent === 'Step').click(); await frame(); return [el.state.step, el.state.x]")
        .await;
    assert_eq!(stepped[0], json!(1));
    let now = stepped[1].as_f64().unwrap_or(f64::NAN);
    assert!(
        (now - 0.6 * dragged).abs() < 1e-9,
        "x - 0.2 * 2 * x is {now}"
    );
}

/// Asserts that the console has no errors.
pub(crate) async fn nothing_is_refused(window: &Window) {
    let lines = window.console().await;
    let severe: Vec<_> = lines
        .iter()
        .filter(|line| line["level"] == "SEVERE")
        .collect();
    assert!(severe.is_empty(), "{severe:?}");
}
