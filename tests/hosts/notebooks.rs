//! Notebooks that are open, with widgets.

use std::sync::Arc;

use downhill_harness::jupyter::{self, printed};
use downhill_harness::{Server, Window, serve_folder, variable};
use serde_json::json;

use crate::steps::{darken, folder, server, try_figure};

hosts! {
    "jupyterlab": jupyterlab_with_anywidget;
    "notebook": jupyter_notebook_7_with_anywidget;
    "jupyterlite": jupyterlite_with_a_python_of_its_own;
    "marimo": marimo_follows_the_figure;
}

/// Starts a program of Jupyter in the folder of some notes.
fn start(module: &str, notes: &str) -> Server {
    jupyter::start(&variable("DOWNHILL_HOSTS_PYTHON"), module, &folder(notes))
}

async fn jupyterlab_with_anywidget(window: Arc<Window>) {
    let server = start("jupyterlab", "jupyterlab");
    in_jupyter(&window, &server.address("lab/tree/lesson.ipynb")).await;
    in_python(&window).await;
    a_task_in_python(&window).await;
}

async fn jupyter_notebook_7_with_anywidget(window: Arc<Window>) {
    let server = start("notebook", "notebook");
    in_jupyter(&window, &server.address("notebooks/lesson.ipynb")).await;
}

/// Runs the cells of the notebook, and uses the figures in between.
async fn in_jupyter(window: &Window, address: &str) {
    jupyter::open(window, address).await;
    jupyter::shown(window, 0, "downhill-curve").await;
    try_figure(window).await;
    jupyter::shown(window, 1, "downhill-fit").await;
    window
        .run("const fit = document.querySelector('downhill-fit'); await fit.ready; fit.step(3)")
        .await;
    jupyter::reported().await;
    let printed = printed(window, 2).await;
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

/// The figures are driven from Python, and what they answer is read in the cell that asks.
async fn in_python(window: &Window) {
    let fit =
        |what: &str| format!("const fit = document.querySelector('downhill-fit'); return {what}");
    let driven = printed(window, 3).await;
    assert_eq!(driven.trim(), "5 6 [7, 5] log (20, 3)", "the verbs");
    let state = window.run(&fit("[fit.state.step, fit.scale]")).await;
    assert_eq!(state, json!([5, "log"]), "the page follows");

    let code = printed(window, 4).await;
    let script = window.run(&fit("fit.code()")).await;
    assert_eq!(code.trim(), script.as_str().expect("a text").trim());
    assert!(code.contains("apply_step(params, lr)"), "{code}");

    let own = printed(window, 5).await;
    let page = window
        .run("const own = [...document.querySelectorAll('downhill-fit')].at(-1); await own.ready; return [own.state.preds.length, own.state.step]")
        .await;
    assert_eq!(page, json!([4, 2]));
    assert!(
        own.starts_with("2 own [9, 4, 1, 0] ["),
        "shown and read in one cell: {own}"
    );

    let errors = printed(window, 6).await;
    let (range, refused) = errors.split_once('\n').expect("two lines");
    assert_eq!(range, "lr is a number from 1e-9 to 10, not 'fast'");
    assert!(
        refused.starts_with("x**2 {'f': 'f=\"x +\" is not usable: it takes a formula in x"),
        "{refused}"
    );

    // A cell that has waited does not keep the figure from reporting later.
    window
        .run("const fit = document.querySelector('downhill-fit'); fit.step(); await frame()")
        .await;
    jupyter::reported().await;
    let seen = printed(window, 7).await;
    assert_eq!(seen.trim(), "[7, 5, 6] 7", "what the reader did since");
}

async fn jupyterlite_with_a_python_of_its_own(window: Arc<Window>) {
    let site = serve_folder(folder("jupyterlite/site"));
    let notebook = format!("http://127.0.0.1:{site}/lab/index.html?path=lesson.ipynb");
    jupyter::open(&window, &notebook).await;
    jupyter::shown(&window, 0, "downhill-curve").await;
    try_figure(&window).await;
    jupyter::reported().await;
    let printed = jupyter::printed(&window, 1).await;
    let x = window.text("el.state.x").await;
    assert_eq!(printed.trim(), format!("{x} 1"), "in Python as on the page");
}

/// A task in a cell of its own about the figure of another is answered by a third, and asked in a fourth.
async fn a_task_in_python(window: &Window) {
    let shown = "document.querySelector('downhill-task')?.shadowRoot.querySelector('.task')";
    let fit = "[...document.querySelectorAll('downhill-fit')].at(-1).state?.step === 0";
    jupyter::cell(window, 8, fit).await;
    jupyter::cell(window, 9, shown).await;
    let text = window
        .text("document.querySelector('downhill-task').question")
        .await;
    assert_eq!(text, "Get the loss below <b>1000</b>.", "a text, not HTML");
    let asked = jupyter::printed(window, 10).await;
    assert_eq!(asked.trim(), "False 0.0 1", "asked in the cell that steps");
    let asked = jupyter::printed(window, 11).await;
    let reached = "Reached after 2 steps, at the 1st try.";
    assert_eq!(asked.trim(), format!("True 1.0 1 {reached}"));
    let asked = jupyter::printed(window, 12).await;
    assert_eq!(asked.trim(), "False 0.0 0", "after a reset");

    // Keys are those of the task, not of JupyterLab, whose arrows lead to another cell.
    let items =
        "[...document.querySelectorAll('downhill-task')].at(-1).shadowRoot.querySelector('input')";
    jupyter::cell(window, 13, items).await;
    window
        .run(&format!(
            "const item = {items}; item.scrollIntoView({{ block: 'center' }}); item.focus()"
        ))
        .await;
    for key in [" ", "ArrowDown", "Tab", "Enter"] {
        window.key(key, 0).await;
    }
    jupyter::reported().await;
    let chosen = jupyter::printed(window, 14).await;
    assert_eq!(chosen.trim(), "True 1.0 The slope shrinks.");
}

async fn marimo_follows_the_figure(window: Arc<Window>) {
    let words = [
        "run",
        "lesson.md",
        "--headless",
        "--no-token",
        "--host=127.0.0.1",
    ];
    let server = server("marimo", "marimo", &words, "--port=");
    window.goto(&server.address("")).await;
    window.until("figures()[0]?.state").await;
    try_figure(&window).await;
    window
        .until("document.body.textContent.includes(`The point is at ${el.state.x} after 1 steps.`)")
        .await;
    // Each output is in a shadow root of its own, that of the task in another than that of its figure.
    window
        .until("document.body.textContent.includes('Done: False, with 0.0 at 0 try.')")
        .await;
    window
        .run("const hill = figures()[1]; await hill.ready; hill.step(2)")
        .await;
    window
        .until("document.body.textContent.includes('Done: True, with 1.0 at 1 try.')")
        .await;
}
