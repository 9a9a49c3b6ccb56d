//! Tasks: questions beside figures, answered by mouse, keys and touch.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases, made};
use serde_json::{Value, json};

use crate::axe::assert_axe_finds_nothing;

cases![
    a_figure_waits_for_a_prediction,
    a_prediction_is_set_beside_the_first_state_there_is,
    a_point_dragged_past_the_question_comes_back,
    a_prediction_is_picked_in_the_plot,
    a_goal_lights_up_and_stays,
    a_choice_is_made_by_keys,
    a_choice_is_made_by_touch,
    a_figure_that_is_watched_goes_on_playing,
    a_task_without_a_hold_lets_its_figure_go,
    what_is_wrong_with_a_task_is_said_in_its_place,
    a_figure_that_never_comes_leaves_the_question_readable,
    a_figure_may_be_late_far_away_removed_and_replaced,
    figures_are_given_as_elements,
    two_tasks_of_one_figure_do_not_disturb_each_other,
    a_hundred_tasks_stand_on_a_page,
    what_was_done_is_kept_where_it_is_wanted,
    the_progress_counts_and_tells_the_window_around_it,
    a_details_is_the_question_and_its_explanation,
    the_embed_panel_offers_a_question_that_its_figure_can_answer,
    axe_finds_nothing_in_tasks,
    on_paper_a_task_has_room_to_write,
];

/// A curve with a prediction of its first step.
pub(crate) const FIRST_STEP: &str = "<downhill-curve id=hill start=-1.5 lr=0.1></downhill-curve>
    <downhill-task id=t for=hill predict=x when='step >= 1' within=0.05>Where will the first step land? <p slot=why>At −1.2.</p></downhill-task>";

pub(crate) const CHOICE: &str = "<downhill-task id=t answer=2>Why do the steps get shorter?
    <ol><li data-reply='It stays.'>The <b>rate</b> shrinks.</li><li>The slope shrinks.</li><li>It gets heavier.</li></ol>
    <p slot=hint>Look at the table.</p><p slot=why>A step is lr times the slope.</p></downhill-task>";

/// What a script finds in a task: `t`, `of(selector)` in it, `press(verb)`, `enter(text)`, `says()`.
const HANDS: &str = "const t = document.querySelector('#t'), of = (selector, task = t) => task.shadowRoot.querySelector(selector);
    const until = async (is) => { const end = performance.now() + 20000; while (!is()) { if (performance.now() > end) throw new Error('never: ' + is); await frame() } };
    const started = (task = t) => until(() => of('.task', task)); await started();
    const press = async (verb, task = t) => { of(`[data-verb=${verb}]`, task).click(); await frame() };
    const enter = async (text, task = t) => { const field = of('.field', task); field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); await press('predict', task) };
    const shown = (selector, task = t) => { const found = of(selector, task); return found?.checkVisibility() ? found.textContent : '' };
    const about = (task = t) => [task.done, task.score, task.attempts, task.answerText];";

pub(crate) async fn run(window: &Window, script: &str) -> Value {
    window.run(&format!("{HANDS} {script}")).await
}

/// The middle of what a selector finds in a task, in the view.
pub(crate) async fn place(window: &Window, selector: &str) -> (f64, f64) {
    middle(window, &format!("of(`{selector}`)")).await
}

/// The middle of an element, in the view.
pub(crate) async fn middle(window: &Window, element: &str) -> (f64, f64) {
    let at = run(
        window,
        &format!("const e = {element}; e.scrollIntoView({{ block: 'center', behavior: 'instant' }}); await frame(); const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]"),
    )
    .await;
    [0, 1].map(|k| at[k].as_f64().expect("a number")).into()
}

pub(crate) async fn click(window: &Window, at: (f64, f64)) {
    window.mouse("mousePressed", at).await;
    window.mouse("mouseReleased", at).await;
}

// Guards against a figure that answers before the reader has, by any of its ways to go on.
async fn a_figure_waits_for_a_prediction(window: Arc<Window>) {
    window.made(FIRST_STEP).await;
    let held = run(
        &window,
        "window.heard = []; document.addEventListener('downhill-task', e => heard.push(e.detail));
         const seen = [];
         for (const go of [() => $('[data-verb=step]').click(), () => $('[data-verb=ten]')?.click(), () => el.step(100), () => el.play(), () => el.set({ step: 3 })]) {
           go(); await new Promise(r => setTimeout(r, 300)); seen.push(el.state.step);
         }
         return [seen, el.state.status, shown('.note'), about(), shown('.why')]",
    )
    .await;
    assert_eq!(held[0], json!([0, 0, 0, 0, 0]), "{held}");
    assert_eq!(held[1], json!("ready"));
    assert_eq!(held[2], json!("First predict, then the figure goes on."));
    assert_eq!(held[3], json!([false, 0, 0, ""]));
    assert_eq!(held[4], json!(""), "the explanation is not due");

    click(&window, place(&window, ".field").await).await;
    for key in ["n", "o", "Enter"] {
        window.key(key, 0).await;
    }
    let refused = run(&window, "await frame(); return [shown('.note'), about()]").await;
    assert_eq!(
        refused,
        json!(["A prediction is a number, such as -1.5.", [false, 0, 0, ""]])
    );
    run(&window, "of('.field').select()").await;
    for key in ["-", "1", ",", "1", "8", "Enter"] {
        window.key(key, 0).await;
    }
    let compared = run(
        &window,
        "await frame(); const before = [about(), shown('.about'), el.state.step];
         $('[data-verb=step]').click(); await until(() => t.done);
         return [before, about(), shown('.verdict'), shown('.why'), of('.task').dataset.verdict, heard.map(d => [d.done, d.score, d.attempts, d.answerText])]",
    )
    .await;
    assert_eq!(
        compared[0],
        json!([
            [false, 0, 1, "−1.18"],
            "You predict x = −1.18. Now let the figure run.",
            0
        ])
    );
    assert_eq!(compared[1], json!([true, 1, 1, "−1.18"]), "{compared}");
    assert_eq!(
        compared[2],
        json!("✓Right: x is −1.2; you predicted −1.18.")
    );
    assert_eq!(compared[4], json!("right"));
    assert_eq!(
        compared[5],
        json!([[false, 0, 1, "−1.18"], [true, 1, 1, "−1.18"]]),
        "each change is told once"
    );
}

// Guards against a comparison with a later state: ten steps at once pass the one that was asked for.
async fn a_prediction_is_set_beside_the_first_state_there_is(window: Arc<Window>) {
    for go in [
        "el.step(10)",
        "el.set({ pace: 60 }); el.play()",
        "for (let k = 0; k < 3; k++) { el.step(); await frame() }",
        "el.set({ step: 7 })",
    ] {
        window
            .made(&FIRST_STEP.replace("step >= 1", "step >= 3"))
            .await;
        let seen = run(
            &window,
            &format!("el.step(2); await frame(); const free = el.state.step; await enter('-0.7'); {go}; await until(() => t.done); return [free, shown('.verdict'), about()]"),
        )
        .await;
        assert_eq!(
            seen,
            json!([
                2,
                "✗Not quite: x is −0.768; you predicted −0.7.",
                [true, 0, 1, "−0.7"]
            ]),
            "{go}"
        );
    }
}

async fn a_point_dragged_past_the_question_comes_back(window: Arc<Window>) {
    window.made(&FIRST_STEP.replace("step >= 1", "x > 0")).await;
    let seen = run(
        &window,
        "el.set({ start: -0.5 }); await frame(); const there = el.state.x; el.set({ start: 1 }); await frame(); const held = el.state.x;
         await press('look'); el.set({ start: 1 }); await frame(); return [there, held, shown('.note'), el.state.x, about()]",
    )
    .await;
    assert_eq!(seen, json!([-0.5, -0.5, "", 1, [false, 0, 0, ""]]));
}

// Guards against a picked place that is another's: the click is where x is about 1.
async fn a_prediction_is_picked_in_the_plot(window: Arc<Window>) {
    window.made(FIRST_STEP).await;
    run(&window, "await until(() => shown('[data-verb=pick]')); await press('pick'); el.scrollIntoView({ block: 'center', behavior: 'instant' }); await until(() => $('.pick'))").await;
    let (x, y) = window.middle(".stage").await;
    click(&window, (x + 60.0, y)).await;
    let seen = run(
        &window,
        "await until(() => of('.field').value); const picked = Number(of('.field').value); await press('predict'); el.step(); await until(() => t.done);
         return [picked > 0.2, picked < 2, !$('.pick'), el.state.history[0].x, t.answerText === String(picked)]",
    )
    .await;
    assert_eq!(seen, json!([true, true, true, -1.5, true]));
}

async fn a_goal_lights_up_and_stays(window: Arc<Window>) {
    let goal = "<downhill-curve id=hill start=-1.5 lr=0.1></downhill-curve><downhill-task id=t for=hill goal=\"status == 'converged' and lr > 0.9\">Find one. <p slot=hint>What happens at 1?</p></downhill-task>";
    window.made(goal).await;
    let seen = run(
        &window,
        "const seen = []; const tell = () => seen.push([...about(), of('.hint').checkVisibility()]);
         el.step(3); await frame(); tell();
         el.reset(); el.set({ lr: 1 }); await frame(); el.step(5); await frame(); tell();
         el.reset(); el.set({ lr: 0.95 }); await frame(); el.step(1000); await frame(); tell();
         el.reset(); await frame(); tell(); return [seen, shown('.verdict')]",
    )
    .await;
    let tries = &seen[0];
    assert_eq!(tries[0], json!([false, 0, 1, "", false]), "{seen}");
    assert_eq!(tries[1], json!([false, 0, 2, "", true]));
    assert_eq!(tries[2][0], json!(true));
    assert_eq!(tries[2][2], json!(3));
    assert_eq!(tries[2], tries[3], "it stays done");
    let verdict = seen[1].as_str().unwrap_or_default();
    assert!(
        verdict.starts_with("✓Reached after ") && verdict.ends_with("at the 3rd try."),
        "{verdict}"
    );
}

async fn a_choice_is_made_by_keys(window: Arc<Window>) {
    window.made(CHOICE).await;
    let first = run(
        &window,
        "const items = [...t.querySelectorAll('li')], b = items[0].querySelector('b').textContent; of('input').focus(); return [b, items.every(item => item.checkVisibility()) && of('[data-item=\"1\"]').closest('label').control.ariaLabel.includes('slope shrinks'), t.kind, t.question, t.correct]",
    )
    .await;
    assert_eq!(
        first,
        json!(["rate", true, "choose", "Why do the steps get shorter?", "2"])
    );
    // Space picks, the arrow goes on and picks, Tab leads to the button.
    for key in [" ", "Tab", "Enter"] {
        window.key(key, 0).await;
    }
    let wrong = run(
        &window,
        "await frame(); return [about(), shown('.verdict'), of('.hint').checkVisibility(), of('.why').checkVisibility()]",
    )
    .await;
    assert_eq!(
        wrong,
        json!([
            [false, 0, 1, "The rate shrinks."],
            "✗Not that; try again. It stays.",
            true,
            false
        ])
    );
    run(&window, "of('input').focus()").await;
    for key in ["ArrowDown", "Tab", "Enter"] {
        window.key(key, 0).await;
    }
    let right = run(&window, "await frame(); return [about(), shown('.verdict'), of('.why').checkVisibility(), of('[data-verb=check]').checkVisibility()]").await;
    assert_eq!(
        right,
        json!([[true, 0.5, 2, "The slope shrinks."], "✓Right.", true, false])
    );
}

async fn a_choice_is_made_by_touch(window: Arc<Window>) {
    window.made(CHOICE).await;
    let item = "t.querySelectorAll('li')[1]";
    for element in [item, "of('[data-verb=check]')"] {
        let at = middle(&window, element).await;
        window.touch("touchStart", Some(at)).await;
        window.touch("touchEnd", None).await;
    }
    run(&window, "await until(() => t.done)").await;
}

// Guards against a watched figure that stops to play: a frame may take several steps at once.
async fn a_figure_that_is_watched_goes_on_playing(window: Arc<Window>) {
    window
        .made(
            &FIRST_STEP
                .replace("step >= 1", "step >= 20")
                .replace("lr=0.1", "lr=0.01 pace=60"),
        )
        .await;
    let seen = run(&window, "el.step(2); await frame(); await press('look'); t.reset(); el.reset(); await enter('0'); el.play(); await until(() => t.done); const at = el.state.step; await until(() => el.state.step > 30); return [el.state.status, at >= 20]").await;
    assert_eq!(seen, json!(["running", true]));
}

async fn a_task_without_a_hold_lets_its_figure_go(window: Arc<Window>) {
    window
        .made(&FIRST_STEP.replace("within=0.05", "free"))
        .await;
    let seen = run(&window, "el.step(); await frame(); const looked = [el.state.step, about(), of('.why').checkVisibility()]; await press('again'); el.reset(); await frame(); await enter('-1.2'); el.step(); await until(() => t.done); return [looked, about()]").await;
    assert_eq!(
        seen,
        json!([[1, [false, 0, 0, ""], true], [true, 1, 1, "−1.2"]])
    );
}

async fn what_is_wrong_with_a_task_is_said_in_its_place(window: Arc<Window>) {
    for (attributes, line) in [
        (
            "for=hill goal='loss < 1'",
            "goal=\"loss < 1\" is not usable: Character 1: “loss” is unknown",
        ),
        (
            "for=hill goal='x >'",
            "goal=\"x >\u{a0}\" is not usable: Character 4:",
        ),
        (
            "for=hil goal='x > 1'",
            "for=\"hil\" is not usable: there is no figure with the id “hil” on this page.",
        ),
        (
            "for=hill predict=x within=near",
            "within=\"near\" is not usable: it takes a distance",
        ),
        (
            "answer=7",
            "answer=\"7\" is not usable: it takes numbers of items of the list, from 1 to 2.",
        ),
        ("for=hill", "downhill-task=\"\" is not usable"),
    ] {
        window
            .made(&format!("<downhill-curve id=hill></downhill-curve><downhill-task id=t {attributes}>What then? <ol><li>a</li><li>b</li></ol></downhill-task>"))
            .await;
        let seen = run(&window, "const line = of('.fault'); el.step(); await frame(); return [line.textContent, line.checkVisibility(), of('#question').checkVisibility(), t.question.startsWith('What then?'), el.state.step, about()]").await;
        let said = seen[0].as_str().unwrap_or_default();
        assert!(said.starts_with(line), "{said}\nis not\n{line}");
        assert_eq!(
            (&seen[1], &seen[2], &seen[3], &seen[4], &seen[5]),
            (
                &json!(true),
                &json!(true),
                &json!(true),
                &json!(1),
                &json!([false, 0, 0, ""])
            ),
            "{attributes}"
        );
    }
}

async fn a_figure_that_never_comes_leaves_the_question_readable(window: Arc<Window>) {
    window.goto(&format!("gone/{}", made(CHOICE))).await;
    window.until("customElements.get('downhill-task')").await;
    let seen = window
        .run("await new Promise(r => setTimeout(r, 800)); const t = document.querySelector('#t'); const item = t.querySelector('li'), why = document.querySelector('[slot=why]'); return [t.getBoundingClientRect().height > 40, item.checkVisibility() && item.textContent === 'The rate shrinks.', why.checkVisibility(), t.done, t.score]")
        .await;
    assert_eq!(seen, json!([true, true, false, false, 0]));
}

async fn a_figure_may_be_late_far_away_removed_and_replaced(window: Arc<Window>) {
    window
        .made("<downhill-task id=t for=hill goal='step >= 2'>Take two steps.</downhill-task><div style='height: 6000px'></div>")
        .await;
    let seen = run(
        &window,
        "const seen = [shown('.fault').includes('no figure')];
         const put = async (tag) => { const figure = document.createElement(tag); figure.id = 'hill'; document.body.append(figure); return figure };
         const late = await put('downhill-curve'); await until(() => !shown('.fault')); seen.push(Boolean(late.state));
         await late.ready; late.step(); await frame(); seen.push(t.attempts);
         late.remove(); await frame(); await frame();
         const other = await put('downhill-autograd'); await other.ready; await started(); other.step(2); await until(() => t.done); seen.push(about().slice(0, 2));
         t.reset(); await frame(); seen.push(t.done); other.remove(); await frame(); await frame();
         const last = await put('downhill-curve'); await last.ready; last.step(2); await until(() => t.done); t.remove(); last.step(); await frame(); document.body.append(t); await started(); seen.push(t.done); return seen",
    )
    .await;
    assert_eq!(
        seen,
        json!([true, false, 1, [true, 1], false, true]),
        "{seen}"
    );
}

// Guards against a figure that is looked up by an id where a script has named another, out of reach of ids.
async fn figures_are_given_as_elements(window: Arc<Window>) {
    window
        .made("<downhill-curve id=hill lr=0.001></downhill-curve><div id=cell></div><downhill-task id=t for=hill goal='step >= 2'>Take two steps.</downhill-task>")
        .await;
    let seen = run(
        &window,
        "const seen = []; const put = () => { const figure = document.createElement('downhill-curve'); root.append(figure); return figure };
         const root = document.querySelector('#cell').attachShadow({ mode: 'open' }); const a = put(), b = put(); seen.push(t.figures);
         t.figures = [a]; await a.ready; await b.ready; await el.ready; el.step(2); b.step(2); await frame(); seen.push(t.attempts, Object.keys(t.figures));
         a.step(2); await until(() => t.done); t.reset(); a.reset(); b.reset(); await frame();
         t.setAttribute('goal', 'slow.step > fast.step'); t.figures = { slow: b, fast: a }; await started(); a.step(3); await frame(); seen.push(t.done);
         b.step(4); await until(() => t.done); seen.push(shown('.fault'));
         b.remove(); await frame(); await frame(); root.append(b); await b.ready; t.reset(); b.step(); await until(() => t.done);
         t.figures = { slow: null, fast: a }; await frame(); seen.push(shown('.fault').includes('“slow”'));
         t.setAttribute('goal', 'step >= 2'); t.reset(); t.figures = null; await started(); el.step(); await until(() => t.done); seen.push(await t.ready === t); return seen",
    )
    .await;
    assert_eq!(
        seen,
        json!([null, 0, ["figure1"], false, "", true, true]),
        "{seen}"
    );
}

async fn two_tasks_of_one_figure_do_not_disturb_each_other(window: Arc<Window>) {
    let second =
        "<downhill-task id=u for=hill predict=y when='step >= 2'>And f after two?</downhill-task>";
    window.made(&format!("{FIRST_STEP}{second}")).await;
    let seen = run(
        &window,
        "const u = document.querySelector('#u'); await started(u); await enter('-1.2'); el.step(5); await frame(); const first = [about(), about(u), el.state.step];
         await enter('0.9', u); el.step(5); await until(() => u.done); return [first, about(u), el.state.step]",
    )
    .await;
    assert_eq!(
        seen,
        json!([
            [[true, 1, 1, "−1.2"], [false, 0, 0, ""], 1],
            [true, 1, 1, "0.9"],
            6
        ])
    );
}

async fn a_hundred_tasks_stand_on_a_page(window: Arc<Window>) {
    let task =
        |k| format!("<downhill-task for=hill goal='step >= {k}'>Take {k} steps.</downhill-task>");
    let tasks: String = (1..=100).map(task).collect();
    window
        .made(&format!(
            "<downhill-curve id=hill lr=0.001></downhill-curve><downhill-progress></downhill-progress>{tasks}"
        ))
        .await;
    let seen = window
        .run(
            "const progress = document.querySelector('downhill-progress'); const end = performance.now() + 30000;
             el.step(60); while (progress.done < 60 && performance.now() < end) await frame();
             return [progress.done, progress.of, progress.shadowRoot.textContent]",
        )
        .await;
    assert_eq!(seen, json!([60, 100, "60 of 100"]));
}

// Guards against a store that is used although nobody asked, and against a page that fails without one.
async fn what_was_done_is_kept_where_it_is_wanted(window: Arc<Window>) {
    for (keep, kept) in [("keep", true), ("", false)] {
        let page = CHOICE.replace("id=t", &format!("id=t {keep}"));
        window.made(&page).await;
        run(&window, "localStorage.clear(); of('[data-item=\"1\"]').click(); await frame(); await press('check'); await until(() => t.done)").await;
        window.made(&page).await;
        let seen = run(&window, "const seen = [t.done, localStorage.length]; t.reset(); await frame(); seen.push(localStorage.length); return seen").await;
        assert_eq!(seen, json!([kept, usize::from(kept), 0]), "{keep}");
    }
    let without = "<script>Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })</script>";
    window
        .made(&format!("{without}{}", CHOICE.replace("id=t", "id=t keep")))
        .await;
    run(&window, "of('[data-item=\"1\"]').click(); await frame(); await press('check'); await until(() => t.done)").await;
}

/// Opens a page with another in a frame, whose scores it gathers in `told`; waits for the first.
pub(crate) async fn in_a_frame(window: &Window, inside: &str) {
    window
        .goto(&made(&format!(
            "<script>window.told = []; addEventListener('message', e => e.data.type === 'downhill:score' && told.push(e.data))</script><iframe src='{inside}' width=600 height=600></iframe>"
        )))
        .await;
    window.until("told.length > 0").await;
}

async fn the_progress_counts_and_tells_the_window_around_it(window: Arc<Window>) {
    let inside = made(&format!(
        "<downhill-progress></downhill-progress><section id=s>{CHOICE}</section><downhill-task answer=1>And? <ul><li>a</li></ul></downhill-task><downhill-progress for=s></downhill-progress>"
    ));
    in_a_frame(&window, &inside).await;
    let seen = window
        .run(
            "const page = document.querySelector('iframe').contentDocument, end = performance.now() + 20000; const t = page.querySelector('#t');
             while (!t.shadowRoot.querySelector('.task') && performance.now() < end) await frame();
             t.shadowRoot.querySelector('[data-item=\"1\"]').click(); await frame(); t.shadowRoot.querySelector('[data-verb=check]').click();
             while (!told.at(-1).done && performance.now() < end) await frame();
             return [told.find(e => e.of === 2 && e.done === 1), [...page.querySelectorAll('downhill-progress')].map(p => p.shadowRoot.textContent)]",
        )
        .await;
    assert_eq!(
        seen,
        json!([
            { "type": "downhill:score", "done": 1, "of": 2, "score": 0.5 },
            ["1 of 2", "1 of 1"]
        ])
    );
}

async fn a_details_is_the_question_and_its_explanation(window: Arc<Window>) {
    window
        .made("<downhill-task id=t answer=1><details><summary>Why?</summary><p>Because.</p></details><ol><li>a</li><li>b</li></ol></downhill-task>")
        .await;
    let seen = run(&window, "const details = t.querySelector('details'); const before = [details.open, t.question]; of('[data-item=\"0\"]').click(); await frame(); await press('check'); await until(() => t.done); return [before, details.open]").await;
    assert_eq!(seen, json!([[false, "Why?"], true]));
}

// Guards against lines that a teacher pastes, and that complain.
async fn the_embed_panel_offers_a_question_that_its_figure_can_answer(window: Arc<Window>) {
    for figure in FIGURES {
        let tag = figure.tag();
        window.made(&format!("<{tag} step=2></{tag}>")).await;
        let seen = window
            .run(
                "await open('embed'); await frame(); const lines = $('[data-verb=embed-task]').previousElementSibling.value; el.remove();
                 const page = new DOMParser().parseFromString(lines, 'text/html'); document.body.append(...page.body.children);
                 const task = document.querySelector('downhill-task'), figure = document.querySelector('#figure'); await figure.ready;
                 while (!task.shadowRoot.querySelector('.task')) await frame();
                 const end = Number(task.getAttribute('when').split('>= ')[1]); figure.step(end); await frame();
                 return [task.shadowRoot.querySelector('.fault').textContent, task.kind, end > 0 && figure.state.step < end, task.question.length > 10, task.shadowRoot.querySelector('form').checkVisibility()]",
            )
            .await;
        assert_eq!(
            seen,
            json!(["", "predict", true, true, true]),
            "{tag}: {seen}"
        );
    }
}

async fn axe_finds_nothing_in_tasks(window: Arc<Window>) {
    for scheme in ["light", "dark"] {
        window.media("prefers-color-scheme", scheme).await;
        let page = format!(
            "<meta name=color-scheme content='light dark'><style>html {{ background: Canvas; color: CanvasText }}</style><main><h1>Tasks</h1>{FIRST_STEP}{}<downhill-task for=hill goal='x >'>Wrong</downhill-task><p>Done: <downhill-progress></downhill-progress></p></main>",
            CHOICE.replace("id=t", "id=u")
        );
        window.made(&page).await;
        run(
            &window,
            "await started(document.querySelector('#u')); el.step(); await frame()",
        )
        .await;
        assert_axe_finds_nothing(&window, "", scheme).await;
        let answer = "await enter('-1'); el.step(); await until(() => t.done); const u = document.querySelector('#u'); of('[data-item=\"1\"]', u).click(); await frame(); await press('check', u); await until(() => u.done)";
        run(&window, answer).await;
        assert_axe_finds_nothing(&window, "", scheme).await;
    }
}

async fn on_paper_a_task_has_room_to_write(window: Arc<Window>) {
    let second = CHOICE.replace("id=t", "id=u");
    window.made(&format!("{FIRST_STEP}{second}")).await;
    run(&window, "await started(document.querySelector('#u'))").await;
    window
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    let seen = run(&window, "return [of('.room').getBoundingClientRect().height > 50, of('form').checkVisibility(), of('.why').checkVisibility(), getComputedStyle(of('.why')).rotate, of('#question').checkVisibility(), shown('.solution', document.querySelector('#u'))]").await;
    assert_eq!(
        seen,
        json!([true, false, true, "180deg", true, "The slope shrinks."])
    );
}
