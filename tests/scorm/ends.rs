//! How sessions begin and end on platforms that differ in it.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

use crate::PLATFORM;
use crate::hands::run;
use crate::visits::nothing_is_refused;

cases![
    a_platform_may_have_said_failed,
    what_was_not_stored_is_closed,
    a_page_that_is_left_twice_is_closed_once,
    the_api_of_another_edition_is_passed_by,
    a_platform_may_say_nothing_of_errors,
];

// Guards against a mark of the platform that is lost by opening the page again, and one that stays when
// the reader has done better.
async fn a_platform_may_have_said_failed(window: Arc<Window>) {
    window.goto(PLATFORM).await;
    let seen = run(&window, "await visit('1.2'); await reader().choose(1, 2); leave('1.2'); kept.core.lesson_status = 'failed'; await visit('1.2'); const opened = told('1.2').core.lesson_status; await reader().choose(1, 3); const [{ core }] = leave('1.2'); return [opened, core.lesson_status]")
        .await;
    assert_eq!(seen, json!(["failed", "failed"]));
    let done = run(&window, "await visit('1.2'); const { step, floor, until, predict, walk } = reader(); await predict('-1.2'); await walk(7); await until(() => step.done && floor.done); return leave('1.2')[0].core.lesson_status")
        .await;
    assert_eq!(done, "completed");
    nothing_is_refused(&window).await;
}

/// A platform of edition 1.2 that takes all, but for what is given; `heard` is what it was told.
fn platform(but_for: &str) -> String {
    format!(
        "window.heard = {{ ends: 0 }}; window.API = {{ LMSInitialize: () => 'true', LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetValue: () => '', LMSCommit: () => 'true', LMSSetValue: (name, value) => {{ heard[name] = value; return 'true' }}, LMSFinish: () => {{ heard.ends += 1; return 'true' }}, {but_for} }};
         const frame1 = document.createElement('iframe'); frame1.src = '1.2/lesson.html'; document.body.append(frame1); await new Promise(done => frame1.onload = done); await reader().choose(1, 3);"
    )
}

// Guards against a session that stays open on the platform, which may let nobody in again.
async fn what_was_not_stored_is_closed(window: Arc<Window>) {
    window.goto(PLATFORM).await;
    let fails = platform("LMSCommit: () => 'false'");
    let ends = run(
        &window,
        &format!("{fails} frame1.remove(); return heard.ends"),
    )
    .await;
    assert_eq!(ends, 1);
    let said = window.console().await;
    assert!(
        said.len() == 1 && said[0].to_string().contains("it does not store"),
        "{said:?}"
    );
}

// Guards against a warning on a page that the browser has kept, and that is left while it begins anew.
async fn a_page_that_is_left_twice_is_closed_once(window: Arc<Window>) {
    window.goto(PLATFORM).await;
    let ends = run(&window, &format!("{} frame1.contentWindow.dispatchEvent(new Event('pagehide')); frame1.remove(); return heard.ends", platform(""))).await;
    assert_eq!(ends, 1);
    nothing_is_refused(&window).await;
}

// Guards against a page that stays silent because something around it offers another edition as well.
async fn the_api_of_another_edition_is_passed_by(window: Arc<Window>) {
    for (edition, other) in [("1.2", "API_1484_11"), ("2004", "API")] {
        window.goto(PLATFORM).await;
        let result = run(&window, &format!("offer('{edition}'); const around = document.createElement('iframe'); Object.assign(around, {{ width: 900, height: 600 }}); document.body.append(around); around.contentWindow.{other} = {{}};
            const inner = around.contentDocument.createElement('iframe'); Object.assign(inner, {{ src: new URL('{edition}/lesson.html', location).href, width: 800, height: 500 }}); around.contentDocument.body.append(inner); await new Promise(done => inner.onload = done);
            await reader(inner.contentDocument).choose(1, 3); return told('{edition}').interactions[1]?.result"))
            .await;
        assert_eq!(result, "correct", "{edition}");
        nothing_is_refused(&window).await;
    }
}

// Guards against a session that is open for the platform, and of which the page makes no use.
async fn a_platform_may_say_nothing_of_errors(window: Arc<Window>) {
    window.goto(PLATFORM).await;
    let silent = platform("LMSGetLastError: () => ''");
    let heard = run(
        &window,
        &format!("{silent} frame1.remove(); return [heard['cmi.core.score.raw'], heard.ends]"),
    )
    .await;
    assert_eq!(heard, json!(["33.33", 1]));
    nothing_is_refused(&window).await;
}
