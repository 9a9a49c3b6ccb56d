//! Tasks in the hands of readers who press keys, change their mind, and try again.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

use crate::tasks::{CHOICE, FIRST_STEP, click, place, run};

cases![
    the_focus_stays_in_a_task,
    a_plot_is_no_longer_picked_from_when_its_task_goes_on,
    a_figure_that_holds_back_shows_its_question,
    attempts_count_on,
    an_answer_is_that_of_its_own_task,
    a_prediction_waits_for_its_step_of_a_fast_forward,
    a_fast_forward_is_held_back,
    what_holds_from_the_start_is_compared_at_once,
    a_figure_past_the_question_says_so,
    each_verdict_is_told,
    where_no_step_is_to_come_no_question_is_offered,
];

/// Where the focus is: in the task, and on what.
const FOCUS: &str = "const focus = () => { const at = t.shadowRoot.activeElement; return [document.activeElement === t, at?.dataset.verb ?? at?.className ?? at?.localName, Boolean(at?.checkVisibility())] };";

// Guards against a focus that falls to the top of the page when what had it goes.
async fn the_focus_stays_in_a_task(window: Arc<Window>) {
    window.made(FIRST_STEP).await;
    let focus =
        |what: &str| format!("{what}; await frame(); await frame(); {FOCUS} return focus()");
    click(&window, place(&window, ".field").await).await;
    for key in ["1", "Enter"] {
        window.key(key, 0).await;
    }
    let entered = run(&window, &focus("")).await;
    assert_eq!(entered, json!([true, "task", true]), "after a prediction");
    window.key("Tab", 0).await;
    let next = run(&window, &focus("")).await;
    assert_eq!(next, json!([true, "again", true]));
    window.key("Enter", 0).await;
    let again = run(&window, &focus("")).await;
    assert_eq!(again, json!([true, "field", true]), "asked anew");
    run(&window, "of('[data-verb=look]').focus()").await;
    window.key("Enter", 0).await;
    let looked = run(&window, &focus("")).await;
    assert_eq!(looked, json!([true, "task", true]), "without a prediction");

    window.made(CHOICE).await;
    run(&window, "of('[data-verb=hint]').focus()").await;
    window.key("Enter", 0).await;
    let hint = run(&window, &focus("")).await;
    assert_eq!(hint, json!([true, "", true]), "the first item");
    run(&window, "of('input').focus()").await;
    for key in ["ArrowDown", "Tab", "Enter"] {
        window.key(key, 0).await;
    }
    let done = run(&window, &focus("")).await;
    assert_eq!(done, json!([true, "task", true]), "after the right choice");
}

// Guards against a surface that stays over the plot, and against one whose task has gone: a click on it
// would stop all figures of the page.
async fn a_plot_is_no_longer_picked_from_when_its_task_goes_on(window: Arc<Window>) {
    for end in [
        "await enter('-1')",
        "await press('look')",
        "await press('pick')",
        "t.reset()",
        "of('[data-verb=pick]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))",
        "t.setAttribute('predict', 'y')",
        "t.setAttribute('within', '1')",
        "t.remove()",
    ] {
        window.made(FIRST_STEP).await;
        run(&window, "await until(() => shown('[data-verb=pick]')); await press('pick'); await until(() => $('.pick'))").await;
        let at = window.middle(".stage").await;
        run(&window, &format!("{end}; await frame(); await frame()")).await;
        click(&window, at).await;
        let seen = window.run("await frame(); const marks = document.querySelector('#t')?.answerText ?? ''; el.step(); el.back(); await frame(); return [!$('.pick'), el.shadowRoot.textContent.includes('has stopped'), marks]").await;
        let predicted = if end.contains("enter") { "−1.0" } else { "" };
        assert_eq!(seen, json!([true, false, predicted]), "{end}");
    }
}

// Guards against a press that does nothing where the reader looks.
async fn a_figure_that_holds_back_shows_its_question(window: Arc<Window>) {
    window.screen(800, 640, 1.0).await;
    window
        .made(&FIRST_STEP.replace(
            "</downhill-curve>",
            "</downhill-curve><div style='height: 3000px'></div>",
        ))
        .await;
    let seen = run(
        &window,
        "const isSeen = () => { const r = of('.note').getBoundingClientRect(); return r.height > 0 && r.top >= 0 && r.bottom <= innerHeight };
         scrollTo({ top: 0, behavior: 'instant' }); await frame(); const step = $('[data-verb=step]'); el.step(); await frame(); await frame(); const byScript = isSeen();
         step.focus(); step.click(); await until(isSeen); return [byScript, shown('.note')]",
    )
    .await;
    assert_eq!(
        seen,
        json!([false, "First predict, then the figure goes on."])
    );
}

// Guards against a score that a second try makes whole, and against what is left of the first.
async fn attempts_count_on(window: Arc<Window>) {
    window.made(FIRST_STEP).await;
    let seen = run(
        &window,
        "const seen = []; await enter('5'); el.step(); await until(() => t.done); seen.push(about()); el.reset(); await frame(); await press('again'); seen.push([...about(), of('.field').value]);
         await enter('-1.2'); el.step(); await until(() => t.done); seen.push(about()); t.reset(); seen.push(about()); return seen",
    )
    .await;
    assert_eq!(
        seen,
        json!([
            [true, 0, 1, "5.0"],
            [false, 0, 1, "", ""],
            [true, 0.5, 2, "−1.2"],
            [false, 0, 0, ""]
        ])
    );

    window.made(CHOICE).await;
    let seen = run(
        &window,
        "const choose = async k => { t.shadowRoot.querySelectorAll('input')[k].click(); await frame(); await press('check') };
         await choose(0); const wrong = [...about(), shown('[data-verb=again]')]; await choose(1); await press('again'); const again = [...about(), shown('.verdict')]; await choose(1); return [wrong, again, about()]",
    )
    .await;
    assert_eq!(
        seen,
        json!([
            [false, 0, 1, "The rate shrinks.", ""],
            [false, 0, 2, "", ""],
            [true, 1.0 / 3.0, 3, "The slope shrinks."]
        ])
    );
}

// Guards against an answer that is taken for one to another question.
async fn an_answer_is_that_of_its_own_task(window: Arc<Window>) {
    for change in [
        "t.setAttribute('predict', 'y')",
        "t.setAttribute('when', 'step >= 2')",
        "t.removeAttribute('predict'); t.setAttribute('goal', 'step >= 100')",
    ] {
        window.made(FIRST_STEP).await;
        let seen = run(
            &window,
            &format!("await enter('-1.2'); el.step(); await until(() => t.done); const told = []; t.addEventListener('downhill-task', e => told.push(e.detail.done)); const {{ saved }} = t; {change}; await frame(); const after = about(); t.saved = saved; await frame(); return [after, about(), told, shown('.verdict')]"),
        )
        .await;
        let nothing = json!([false, 0, 0, ""]);
        assert_eq!(seen, json!([nothing, nothing, [false], ""]), "{change}");
    }
    window.made(FIRST_STEP).await;
    let seen = run(
        &window,
        "await enter('-1.2'); el.step(); await until(() => t.done); t.setAttribute('within', '1'); await frame(); return about()",
    )
    .await;
    assert_eq!(seen, json!([true, 1, 1, "−1.2"]), "it is the same question");
}

const FAR: &str = "<downhill-fit></downhill-fit><downhill-task id=t predict=loss when='step >= 1500'>Where?</downhill-task>";
const FORWARD: &str = "t.figures = { fit: el }; await until(() => !of('.fault')?.checkVisibility()); for (const panel of el.shadowRoot.querySelectorAll('details')) panel.open = true; await frame();";

// Guards against a comparison with a later state: a frame of a fast forward takes thousands of steps.
async fn a_prediction_waits_for_its_step_of_a_fast_forward(window: Arc<Window>) {
    window.made(FAR).await;
    let seen = run(
        &window,
        &format!("{FORWARD} await enter('600'); $('[data-verb=forward-100000]').click(); await until(() => t.done); await until(() => el.state.step === 100000);
                  const said = shown('.verdict').match(/loss is ([0-9.]+)/)[1]; el.reset(); await frame(); t.reset(); el.step(1500); await frame(); await enter('600'); el.reset(); await frame(); el.step(1500); await until(() => t.done); return [said === shown('.verdict').match(/loss is ([0-9.]+)/)[1], said]"),
    )
    .await;
    assert_eq!(seen[0], json!(true), "{seen}");
}

async fn a_fast_forward_is_held_back(window: Arc<Window>) {
    window.made(FAR).await;
    let seen = run(
        &window,
        &format!("{FORWARD} $('[data-verb=forward-100000]').click(); await until(() => shown('.note')); await frame(); await frame(); await frame();
                  return [shown('.note'), el.state.step < 1500, about()]"),
    )
    .await;
    assert_eq!(
        seen,
        json!([
            "First predict, then the figure goes on.",
            true,
            [false, 0, 0, ""]
        ])
    );
}

async fn what_holds_from_the_start_is_compared_at_once(window: Arc<Window>) {
    window
        .made(
            &FIRST_STEP
                .replace("predict=x", "predict=slope")
                .replace("step >= 1", "step >= 0"),
        )
        .await;
    let seen = run(
        &window,
        "await enter('-3'); await frame(); return [shown('.verdict'), about()]",
    )
    .await;
    assert_eq!(
        seen,
        json!([
            "✓Right: slope is −3.0, as you predicted.",
            [true, 1, 1, "−3.0"]
        ])
    );
}

// Guards against a task that waits for what can no longer happen, and does not say so.
async fn a_figure_past_the_question_says_so(window: Arc<Window>) {
    window
        .made(&FIRST_STEP.replace("id=hill", "id=hill step=3"))
        .await;
    let seen = run(
        &window,
        "const before = shown('.note'); await enter('-1.2'); const after = shown('.note'); el.reset(); await frame(); const fresh = shown('.note'); el.step(); await until(() => t.done); return [before, after, fresh, shown('.verdict')]",
    )
    .await;
    assert_eq!(
        seen,
        json!([
            "The figure is past this already: reset it before you predict.",
            "The figure is past this already: reset it, then let it run.",
            "",
            "✓Right: x is −1.2, as you predicted."
        ])
    );
}

// Guards against a verdict that a screen reader does not tell, since its words are those of the last.
async fn each_verdict_is_told(window: Arc<Window>) {
    window
        .made(&CHOICE.replace("data-reply='It stays.'", ""))
        .await;
    let seen = run(
        &window,
        "const said = []; new MutationObserver(() => said.push(of('.verdict [role=status]').textContent)).observe(of('.verdict'), { subtree: true, childList: true, characterData: true });
         for (const k of [0, 2, 1]) { t.shadowRoot.querySelectorAll('input')[k].click(); await frame(); await press('check'); await frame() } return said.filter(Boolean)",
    )
    .await;
    assert_eq!(
        seen,
        json!(["Not that; try again.", "Not that; try again.", "Right."])
    );
}

// Guards against a question that nobody can answer: of a walk at its end, and of a race.
async fn where_no_step_is_to_come_no_question_is_offered(window: Arc<Window>) {
    for figure in [
        "<downhill-autograd></downhill-autograd>",
        "<downhill-fit view=race></downhill-fit>",
    ] {
        window.made(figure).await;
        let lines = window
            .run("await open('embed'); await frame(); return $('[data-verb=embed-task]').previousElementSibling.value")
            .await;
        assert!(
            lines
                .as_str()
                .is_some_and(|lines| lines.starts_with("No step is to come")),
            "{figure}: {lines}"
        );
    }
}
