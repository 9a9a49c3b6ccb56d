//! The page of a package where there is no platform, or none in reach; and in a window of its own.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

use crate::hands::run;
use crate::visits::nothing_is_refused;
use crate::{EDITIONS, PLATFORM};

cases![
    without_a_platform_it_is_a_page_like_any_other,
    a_frame_that_reaches_nobody_is_a_page_like_any_other,
    a_platform_may_open_a_window,
    what_was_left_for_a_moment_is_stored,
    figures_that_a_script_imports_are_in_the_package,
];

/// The figures and the tasks answer, and nothing is said.
async fn answers(window: &Window) {
    let seen = run(
        window,
        "const { step, ways, floor, hill, finish } = reader(); await finish(); const digits = document.querySelector('downhill-digits'); await digits.ready; digits.step(2); await frame();
         return [hill.state.step, digits.state.step, step.done, ways.done, floor.done, document.querySelector('downhill-progress').shadowRoot.textContent]",
    )
    .await;
    assert_eq!(seen, json!([7, 2, true, true, true, "3 of 3"]));
    let lines = window.console().await;
    assert!(lines.is_empty(), "{lines:?}");
}

async fn without_a_platform_it_is_a_page_like_any_other(window: Arc<Window>) {
    for edition in EDITIONS {
        window.goto(&format!("{edition}/lesson.html")).await;
        answers(&window).await;
        let link = window
            .run("const link = document.querySelector('a'); return [link.target, link.rel, (await fetch(link.href)).ok, getComputedStyle(document.querySelector('h1')).fontStyle]")
            .await;
        assert_eq!(link, json!(["_blank", "noopener", true, "italic"]));
    }
}

async fn a_frame_that_reaches_nobody_is_a_page_like_any_other(window: Arc<Window>) {
    window.goto(PLATFORM).await;
    window
        .run("offer('1.2'); document.body.insertAdjacentHTML('beforeend', '<iframe sandbox=allow-scripts width=900 height=600 src=open/1.2/lesson.html></iframe>'); await new Promise(done => document.querySelector('iframe').onload = done)")
        .await;
    window.enter_frame().await;
    answers(&window).await;
}

async fn a_platform_may_open_a_window(window: Arc<Window>) {
    for (edition, ended) in [("1.2", "API"), ("2004", "API_1484_11")] {
        window.goto(PLATFORM).await;
        run(&window, &format!("offer('{edition}'); window.other = window.open('{edition}/lesson.html'); await new Promise(done => other.onload = done); const known = () => Object.keys(told('{edition}').interactions).length === 3; const {{ step, predict, walk, until }} = reader(other.document); await until(known); await predict('-1.2'); await walk(1); await until(() => step.done); other.close()"))
            .await;
        window.until(&format!("{ended}.isTerminated()")).await;
        let told = window.run(&format!("return told('{edition}')")).await;
        assert_eq!(told["interactions"]["0"]["result"], "correct");
        nothing_is_refused(&window).await;
    }
}

// A phone that is put away may not say good-bye.
async fn what_was_left_for_a_moment_is_stored(window: Arc<Window>) {
    window.goto(PLATFORM).await;
    let stored = run(&window, "await visit('1.2'); const { page, choose } = reader(), stored = []; API.on('LMSCommit', () => stored.push(told('1.2').core)); let soon; page.addEventListener('downhill-task', () => (soon ??= stored.length)); await choose(1, 3); while (!stored.length) await frame(); Object.defineProperty(page, 'visibilityState', { value: 'hidden' }); page.dispatchEvent(new Event('visibilitychange')); return [soon, stored.length, stored[0].score.raw, stored[0].exit, API.isTerminated()]")
        .await;
    assert_eq!(stored, json!([0, 2, "33.33", "suspend", false]));
    nothing_is_refused(&window).await;
}

// Guards against a page without figures, whose script has them from where the teacher has the site.
async fn figures_that_a_script_imports_are_in_the_package(window: Arc<Window>) {
    for edition in EDITIONS {
        window.goto(&format!("{edition}/more.html")).await;
        window
            .until("document.querySelector('downhill-curve')?.ready")
            .await;
        let step = window
            .run("const curve = document.querySelector('downhill-curve'); await curve.ready; curve.step(2); await frame(); return curve.state.step")
            .await;
        assert_eq!(step, 2);
        let lines = window.console().await;
        assert!(lines.is_empty(), "{lines:?}");
    }
}
