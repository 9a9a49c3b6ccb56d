//! Notebooks that are open in a program of Jupyter.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::{Server, Window};

/// Lines that cells have printed.
const PRINTED: &str = "[...document.querySelectorAll('.jp-OutputArea-output pre')]";

/// Starts JupyterLab or Jupyter Notebook, as its module is called, in a folder.
#[must_use]
pub fn start(python: &str, module: &str, folder: &Path) -> Server {
    const WORDS: [&str; 5] = [
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        "--IdentityProvider.token=",
        "--expose-app-in-browser",
    ];
    // Both ask for news otherwise.
    const QUIET: [&str; 2] = [
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ];
    let words = [&WORDS[..], &QUIET].concat();
    Server::start(python, module, folder, &words, "--port=")
}

/// Opens a notebook, and waits for its kernel, which starts together with the page.
///
/// # Panics
///
/// Panics when the kernel does not start.
pub async fn open(window: &Window, address: &str) {
    window.screen(1280, 1400, 1.0).await;
    window.goto(address).await;
    let status = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status";
    let until = Instant::now() + Duration::from_secs(60);
    while window.text(status).await != "idle" {
        assert!(Instant::now() < until, "the kernel does not start");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Runs a cell, and waits until its output holds what the expression says.
pub async fn cell(window: &Window, k: usize, until: &str) {
    window
        .run(&format!("jupyterapp.shell.currentWidget.content.activeCellIndex = {k}; await jupyterapp.commands.execute('notebook:run-cell')"))
        .await;
    window.until(until).await;
}

/// Runs a cell, and waits for the figure that it shows.
pub async fn shown(window: &Window, k: usize, tag: &str) {
    cell(
        window,
        k,
        &format!("document.querySelector('{tag}')?.state"),
    )
    .await;
}

/// Runs a cell, and returns what it prints.
pub async fn printed(window: &Window, k: usize) -> String {
    let before = window.number(&format!("{PRINTED}.length")).await;
    cell(window, k, &format!("{PRINTED}.length > {before}")).await;
    // An error has lines of its own.
    window
        .text(&format!(
            "{PRINTED}.slice({before}).map(line => line.textContent).join('')"
        ))
        .await
}

/// Waits until the figures have reported to Python what a reader did, which they do a moment later.
pub async fn reported() {
    tokio::time::sleep(Duration::from_millis(600)).await;
}
