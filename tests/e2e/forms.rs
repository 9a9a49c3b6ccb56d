//! A figure in a form.

use std::sync::Arc;

use downhill_harness::{Engine, Window, cases};
use serde_json::json;

use crate::values::{LISTEN, assert_same, inputs};

cases![
    a_form_submits_the_value_and_resets_it,
    the_browser_brings_back_what_a_reader_had_entered,
    a_disabled_figure_takes_no_input,
    without_internals_a_figure_is_in_no_form_and_runs,
];

async fn a_form_submits_the_value_and_resets_it(window: Arc<Window>) {
    window
        .made("<form id=form><label id=label for=curve>x</label><downhill-curve id=curve name=x start=2 lr=0.25 step=1></downhill-curve><downhill-fit name=params step=3></downhill-fit><downhill-autograd x=3,4></downhill-autograd></form><downhill-landscape name=at form=form f='x**2 + y**2' start=1,2></downhill-landscape>")
        .await;
    let seen = window
        .run(
            "const sent = () => Object.fromEntries(new FormData(form)); const [curve, fit, autograd, landscape] = figures(); const ride = String(fit.value);
             const seen = [sent(), fit.state.step]; curve.step(); landscape.value = [3, 4]; fit.value = [1, 2, 3]; autograd.name = 'v'; await frame(); seen.push(sent());
             form.reset(); await frame(); seen.push(sent(), curve.state.step, fit.state.step, String(fit.value) === ride);
             fit.model = 'a*t + b'; await frame(); form.reset(); await frame(); seen.push(fit.errors, [...form.elements].includes(curve), curve.form === form, landscape.form === form, curve.labels[0] === label, curve.type);
             curve.name = 'other'; landscape.removeAttribute('form'); await frame(); seen.push(Object.keys(sent())); return seen.map(s => s?.params ? { ...s, params: s.params.split(',').length } : s)",
        )
        .await;
    let reset = json!({ "x": "1", "params": 3, "at": "1,2", "v": "3,4" });
    assert_same(
        &seen,
        &json!([
            { "x": "1", "params": 3, "at": "1,2" }, 3,
            { "x": "0.5", "params": 3, "at": "3,4", "v": "3,4" },
            reset, 1, 3, true,
            {}, true, true, true, true, "downhill-curve",
            ["other", "params", "v"],
        ]),
        "what is sent",
    );
}

async fn a_disabled_figure_takes_no_input(window: Arc<Window>) {
    window
        .made("<form><fieldset><downhill-curve name=x></downhill-curve></fieldset></form>")
        .await;
    window.run(LISTEN).await;
    let (x, y) = window.middle(".handle").await;
    for disable in [
        "document.querySelector('fieldset').disabled = on",
        "el.disabled = on",
    ] {
        let seen = window
            .run(&format!("const on = true; el.play(); {disable}; await frame(); return [el.matches(':disabled'), el.state.status === 'running', [...new FormData(document.querySelector('form'))].length]"))
            .await;
        assert_eq!(seen, json!([true, false, 0]), "{disable}");
        window.mouse("mousePressed", (x, y)).await;
        window.mouse("mouseMoved", (x + 60.0, y)).await;
        window.mouse("mouseReleased", (x + 60.0, y)).await;
        window
            .run("await frame(); heard.length = 0; $('.handle input').focus()")
            .await;
        window.key("ArrowRight", 0).await;
        assert!(inputs(&window).await.is_empty(), "{disable}");
        let seen = window
            .run(&format!("const on = false; {disable}; await frame(); return [el.matches(':disabled'), el.errors]"))
            .await;
        assert_eq!(seen, json!([false, {}]), "{disable}");
        window.run("$('.handle input').focus()").await;
        window.key("ArrowRight", 0).await;
        assert_eq!(inputs(&window).await.len(), 1, "after {disable}");
    }
}

// Guards against a reader who has filled in a form, looks something up on another page, and comes back to
// the value of the start.
async fn the_browser_brings_back_what_a_reader_had_entered(window: Arc<Window>) {
    window.only(
        Engine::Chromium,
        "may bring back in its own way what was entered",
    );
    let page = "<form><downhill-curve name=x start=1 lr=0.25></downhill-curve></form><downhill-curve name=y start=3></downhill-curve>";
    window.made(page).await;
    // A page that is left is not kept as it is while it listens to that.
    window
        .run("addEventListener('unload', () => {}); window.isKept = true; $('.handle input').focus()")
        .await;
    window.key("ArrowRight", 0).await;
    let entered = window.number("el.value").await;
    assert!(entered > 1.0, "{entered}");
    window
        .go(&downhill_harness::made("<p>Another page.</p>"))
        .await;
    window.run("history.back()").await;
    window.until("el?.name === 'x'").await;
    let seen = window
        .run("for (const f of figures()) { f.scrollIntoView(); await f.ready } return [window.isKept ?? false, ...figures().map(f => f.value)]")
        .await;
    assert_same(
        &seen,
        &json!([false, entered, 3]),
        "a new page, the value, and of what is in no form",
    );
}

// Guards against an older browser, in which a figure would not even start.
async fn without_internals_a_figure_is_in_no_form_and_runs(window: Arc<Window>) {
    window
        .made("<form><downhill-curve name=x></downhill-curve></form>")
        .await;
    let seen = window
        .run(
            "delete HTMLElement.prototype.attachInternals; const late = document.createElement('downhill-curve'); late.value = 2; document.querySelector('form').prepend(late);
             await late.ready; let heard = 0; late.addEventListener('input', () => heard++); late.step(); await frame(); late.disabled = true; return [late.form, late.labels, heard, late.value]",
        )
        .await;
    assert_same(&seen, &json!([null, [], 1, 1.6]), "without internals");
}
