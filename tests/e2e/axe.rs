//! What shuts people out of a page, as axe-core finds it.

use downhill_harness::{Window, axe};
use serde_json::json;

/// Asserts that axe-core finds nothing after a script, and that nothing is wider than the screen.
/// `what` says what the page shows.
pub(crate) async fn assert_axe_finds_nothing(window: &Window, script: &str, what: &str) {
    let axe = axe();
    let found = window
        .run(&format!("{script}; {axe}; const r = await axe.run(document, {{ rules: {{ 'target-size': {{ enabled: true }} }} }}); return r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + n.any.map(a => a.message)).slice(0, 3).join(', '))"))
        .await;
    assert_eq!(found, json!([]), "{what}");
    let over = window
        .number("document.documentElement.scrollWidth - innerWidth")
        .await;
    assert!(over <= 0.0, "{what}: {over} pixels too wide");
}
