//! The page for teachers.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    every_set_up_runs_without_a_complaint,
    the_question_lights_up_when_its_answer_is_found,
];

async fn every_set_up_runs_without_a_complaint(window: Arc<Window>) {
    window.go("teach.html").await;
    let seen = window
        .run("const all = figures(); for (const e of all) { e.step(3); e.back(1); } await frame(); return [all.length, all.filter(e => e.shadowRoot.querySelector('.complaints').checkVisibility()).map(e => e.outerHTML), all.filter(e => e.state.step === undefined).length]")
        .await;
    assert!(seen[0].as_u64() > Some(10), "{seen}");
    assert_eq!((&seen[1], &seen[2]), (&json!([]), &json!(0)));
    let lines = window.console().await;
    assert!(lines.is_empty(), "nothing in the console: {lines:?}");
}

async fn the_question_lights_up_when_its_answer_is_found(window: Arc<Window>) {
    window.go("teach.html").await;
    let verdict = "const figure = document.querySelector('#hunt'), verdict = document.querySelector('#verdict'); const run = async (lr) => { figure.reset(); figure.lr = lr; figure.step(2000); await frame(); return [figure.state.status, verdict.classList.contains('found')] };";
    let seen = window
        .run(&format!("{verdict} return [await run(0.3), await run(0.6), await run(0.46), verdict.textContent.startsWith('Found: 0.46 still converges')]"))
        .await;
    assert_eq!(
        seen,
        json!([
            ["converged", false],
            ["diverged", false],
            ["converged", true],
            true
        ])
    );
}
