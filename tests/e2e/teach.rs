//! The page for teachers.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![every_set_up_runs_without_a_complaint];

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
