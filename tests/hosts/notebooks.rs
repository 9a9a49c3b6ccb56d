//! Notebooks that are open, with widgets.

use std::sync::Arc;
use std::time::Duration;

use downhill_harness::Window;
use serde_json::json;

use crate::server::Server;
use crate::steps::{darken, try_figure};

hosts! {
    "jupyterlab": jupyterlab_with_anywidget;
    "notebook": jupyter_notebook_7_with_anywidget;
    "marimo": marimo_follows_the_figure;
}

/// Starts a program of Jupyter.
fn jupyter(module: &str, notes: &str) -> Server {
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
    Server::start(module, notes, &[&WORDS[..], &QUIET].concat(), "--port=")
}

/// Runs a cell, and waits until its output holds what the expression says.
async fn cell(window: &Window, k: usize, until: &str) {
    window
        .run(&format!("const notebook = jupyterapp.shell.currentWidget.content; notebook.activeCellIndex = {k}; await jupyterapp.commands.execute('notebook:run-cell')"))
        .await;
    window.until(until).await;
}

async fn jupyterlab_with_anywidget(window: Arc<Window>) {
    let server = jupyter("jupyterlab", "jupyterlab");
    in_jupyter(&window, &server.address("lab/tree/lesson.ipynb")).await;
}

async fn jupyter_notebook_7_with_anywidget(window: Arc<Window>) {
    let server = jupyter("notebook", "notebook");
    in_jupyter(&window, &server.address("notebooks/lesson.ipynb")).await;
}

/// Runs the cells of the notebook, and uses the figures in between.
async fn in_jupyter(window: &Window, address: &str) {
    window.screen(1280, 1400, 1.0).await;
    window.goto(address).await;
    window
        .until("window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
        .await;
    cell(window, 0, "document.querySelector('downhill-curve')?.state").await;
    try_figure(window).await;
    cell(window, 1, "document.querySelector('downhill-fit')?.state").await;
    window
        .run("const fit = document.querySelector('downhill-fit'); await fit.ready; fit.step(3)")
        .await;
    // The figures report a moment later.
    tokio::time::sleep(Duration::from_millis(600)).await;
    let read = "[...document.querySelectorAll('.jp-OutputArea-output pre')].at(-1)?.textContent";
    cell(window, 2, read).await;
    let printed = window.text(read).await;
    let state = window
        .run("const fit = document.querySelector('downhill-fit'); return [el.state.x, el.state.step, fit.state.params, fit.state.losses]")
        .await;
    let state = state.as_array().expect("four values");
    let python: Vec<String> = state
        .iter()
        .map(|value| value.to_string().replace(',', ", "))
        .collect();
    assert_eq!(printed.trim(), python.join(" "), "in Python as on the page");
    assert_eq!(state[1], json!(1));
    darken(
        window,
        "await jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })",
    )
    .await;
}

async fn marimo_follows_the_figure(window: Arc<Window>) {
    let words = [
        "run",
        "lesson.md",
        "--headless",
        "--no-token",
        "--host=127.0.0.1",
    ];
    let server = Server::start("marimo", "marimo", &words, "--port=");
    window.goto(&server.address("")).await;
    window.until("figures()[0]?.state").await;
    try_figure(&window).await;
    window
        .until("document.body.textContent.includes(`The point is at ${el.state.x} after 1 steps.`)")
        .await;
}
