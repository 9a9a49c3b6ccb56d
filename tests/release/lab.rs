//! The wheel in JupyterLab.

use std::sync::Arc;

use downhill_harness::{Window, cases, jupyter, variable};

use crate::steps::{drag_and_step, project};

cases![the_wheel_in_a_fresh_environment_with_jupyterlab];

async fn the_wheel_in_a_fresh_environment_with_jupyterlab(window: Arc<Window>) {
    let python = variable("DOWNHILL_STRANGERS_PYTHON");
    let lab = jupyter::start(&python, "jupyterlab", &project("notebook"));
    jupyter::open(&window, &lab.address("lab/tree/lesson.ipynb")).await;
    jupyter::shown(&window, 0, "downhill-curve").await;
    drag_and_step(&window).await;
    jupyter::shown(&window, 1, "downhill-fit").await;
    jupyter::reported().await;
    let printed = jupyter::printed(&window, 2).await;
    let x = window.text("el.state.x").await;
    assert!(printed.starts_with(&format!("{x} 1 ")), "{printed}");
}
