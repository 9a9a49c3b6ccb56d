//! What the walks promise of a page.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    a_figure_made_by_the_walk_descends,
    a_setting_made_by_the_walk_is_taken_and_seen,
];

async fn a_figure_made_by_the_walk_descends(window: Arc<Window>) {
    window.made("<downhill-line start=4></downhill-line>").await;
    let seen = window
        .run("el.step(1); await frame(); return [el.state.x, el.state.step, el.state.status, el.settings, $('[data-group=point]').textContent, $('canvas').width > 100]")
        .await;
    let said = seen[4].as_str().unwrap_or_default();
    assert!(said.contains("3.2"), "the readout says {said:?}");
    // From 4, where the slope is 8, by a step of 0.1.
    let settings = json!({ "start": "4", "step": "1" });
    assert_eq!(seen, json!([3.2, 1, "paused", settings, said, true]));
    window.quiet().await;
}

async fn a_setting_made_by_the_walk_is_taken_and_seen(window: Arc<Window>) {
    window
        .made("<downhill-curve tangent=off></downhill-curve>")
        .await;
    let seen = window
        .run("const look = async () => { await frame(); return [...el.shadowRoot.querySelectorAll('canvas')].map(canvas => canvas.toDataURL()).join() };
             const settings = el.settings, off = await look(), before = el.tangent; el.tangent = true; const on = await look();
             return [settings, before, el.tangent, el.settings, on !== off, $('.complaints').hidden]")
        .await;
    let off = json!({ "tangent": "off" });
    assert_eq!(seen, json!([off, false, true, {}, true, true]));
    window.quiet().await;
}
