//! What is done in each project.

use std::fs;
use std::path::PathBuf;

use downhill_harness::{Window, notes, serve_folder, variable};

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

/// Drags the point of the curve by 1, and steps it by its button.
pub(crate) async fn drag_and_step(window: &Window) {
    notes::drag_and_step(window, (0.0, 0.0)).await;
}

/// Asserts that the console has no errors.
pub(crate) async fn nothing_is_refused(window: &Window) {
    let errors = notes::errors(window, "").await;
    assert!(errors.is_empty(), "{errors:?}");
}
