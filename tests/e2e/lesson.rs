//! The lesson: what stands on its first screen, and what its sentences claim.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::{Value, json};

cases![
    the_first_thing_on_the_page_is_a_point_to_drag,
    the_point_descends_once_it_is_let_go,
    a_handle_invites_once_and_only_where_motion_is_welcome,
    a_question_keeps_its_answer_back_until_it_is_opened,
    every_question_can_be_answered_and_none_has_to_be,
    how_many_questions_are_answered_stands_in_the_margin,
    two_figures_of_one_descent_are_seen_together,
    in_the_bowl_the_point_zigzags_to_the_middle,
    above_the_limit_the_loss_first_falls_and_then_grows,
    the_bowl_with_two_speeds_does_what_is_said,
    the_root_trains_with_a_rate_of_its_own,
    the_three_true_numbers_can_be_set_by_hand,
    the_line_under_the_race_says_both,
    the_fold_and_the_turn_of_the_validation_loss_are_seen,
];

/// The screens on which a reader may see the lesson.
const SCREENS: [(u32, u32); 4] = [(1280, 800), (768, 1024), (390, 844), (320, 568)];

/// `lesson(id)`, a figure of the lesson, started and on the screen; `press(verb)` in it; `type(name, text)`
/// into the field of that name.
pub(crate) const HANDS: &str = "
    const start = async id => { const f = document.getElementById(id); f.scrollIntoView({ block: 'center', behavior: 'instant' }); await f.ready; await frame(); return f };
    const press = async (f, verb) => { $(`[data-verb=${verb}]`, f).click(); await frame() };
    const type = async (f, name, text) => { const field = [...f.shadowRoot.querySelectorAll('input[type=text]')].find(i => i.ariaLabel === name || i.getAttribute('aria-label') === name); field.value = text; for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true })); await frame() };
    const choose = async (f, name, value) => { const menu = [...f.shadowRoot.querySelectorAll('select')].find(s => s.getAttribute('aria-label') === name); menu.value = value; menu.dispatchEvent(new Event('change')); await frame() };
    const rests = async f => { while (f.state.status === 'running') await frame() };
";

async fn lesson(window: &Window, id: &str, script: &str) -> Value {
    window.goto("").await;
    window
        .run(&format!("{HANDS} const f = await start('{id}'); {script}"))
        .await
}

// Guards against a page that wants to be read before it can be touched.
async fn the_first_thing_on_the_page_is_a_point_to_drag(window: Arc<Window>) {
    for (width, height) in SCREENS {
        window.screen(width, height, 1.0).await;
        window.goto("").await;
        let seen = window
            .run(
                "const hero = document.getElementById('hero'); await hero.ready; await frame(); await frame();
                 const stage = $('.stage', hero).getBoundingClientRect(), handle = $('.handle', hero).getBoundingClientRect();
                 const words = document.querySelector('h1').getBoundingClientRect();
                 const controls = [...hero.shadowRoot.querySelectorAll('button, select, summary')].filter(node => node.checkVisibility());
                 return [handle.bottom <= innerHeight, stage.bottom <= words.top, words.top < innerHeight, controls.length, stage.width > 0.85 * Math.min(innerWidth, 900), getComputedStyle($('.figure', hero)).borderTopWidth]",
            )
            .await;
        assert_eq!(
            seen,
            json!([true, true, true, 0, true, "0px"]),
            "{width} × {height}"
        );
    }
}

// Guards against a first figure that does not say what the lesson is about.
async fn the_point_descends_once_it_is_let_go(window: Arc<Window>) {
    let says = "document.getElementById('hero-says').textContent";
    window.goto("").await;
    let place = "const hero = document.getElementById('hero'); await hero.ready; await frame(); await frame(); const r = $('.handle', hero).getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]";
    let at = window.run(place).await;
    let at = (
        at[0].as_f64().expect("a number"),
        at[1].as_f64().expect("a number"),
    );
    let rest = window.text(says).await;
    window.mouse("mousePressed", at).await;
    window.mouse("mouseMoved", (at.0 - 20.0, at.1)).await;
    window.until(&format!("{says}.includes('the loss')")).await;
    let held = window
        .text("document.getElementById('hero').state.step")
        .await;
    assert_eq!(held, "0", "it waits for the hand");
    window.mouse("mouseReleased", (at.0 - 20.0, at.1)).await;
    window
        .until("document.getElementById('hero').state.step > 5")
        .await;
    let told = window.text(says).await;
    assert!(told.contains("gradient descent") && told != rest, "{told}");
    window
        .until("Math.abs(document.getElementById('hero').state.x) < 0.01")
        .await;
    // By keys, where motion is not welcome.
    window.media("prefers-reduced-motion", "reduce").await;
    window.goto("").await;
    window.run("const hero = document.getElementById('hero'); await hero.ready; $('.handle input', hero).focus()").await;
    window.key("ArrowLeft", 0).await;
    window
        .until("document.getElementById('hero').state.step === 20")
        .await;
}

// Guards against a handle that does not look like one, and motion that nobody asked for.
async fn a_handle_invites_once_and_only_where_motion_is_welcome(window: Arc<Window>) {
    let ring = "const ring = $('.handle .ring'), style = getComputedStyle(ring); return [style.borderTopColor !== 'rgba(0, 0, 0, 0)' && style.borderTopWidth !== '0px', style.animationName, style.animationIterationCount]";
    let tag = "<downhill-curve></downhill-curve>";
    window.made(tag).await;
    window
        .until("$('.handle').hasAttribute('data-invites')")
        .await;
    assert_eq!(window.run(ring).await, json!([true, "invite", "2"]));
    window
        .run("$('.handle input').focus(); await frame()")
        .await;
    window.key("ArrowRight", 0).await;
    assert_eq!(
        window.run(&format!("await frame(); {ring}")).await[1],
        json!("none"),
        "whoever has moved it needs no invitation"
    );
    window.media("prefers-reduced-motion", "reduce").await;
    window.made(tag).await;
    assert_eq!(
        window.run(&format!("await frame(); {ring}")).await,
        json!([true, "none", "1"]),
        "a ring at rest"
    );
}

// Guards against a figure that answers the question beside it before the reader has guessed.
async fn a_question_keeps_its_answer_back_until_it_is_opened(window: Arc<Window>) {
    window.goto("").await;
    let seen = window
        .run(&format!(
            "{HANDS} const seen = [];
             const shown = (f, group) => [...f.shadowRoot.querySelectorAll(group === 'marks' ? '.mark' : `[data-group=${{group}}]`)].some(n => n.checkVisibility());
             for (const question of document.querySelectorAll('details[data-shows]')) {{
                const f = await start(question.dataset.for);
                const open = () => {{ for (const fold of f.shadowRoot.querySelectorAll('details')) fold.open = true }};
                const groups = question.dataset.shows.split(' ');
                open(); await frame();
                const before = groups.filter(group => shown(f, group));
                question.open = true; await frame(); await frame(); open(); await frame(); await frame();
                const after = groups.filter(group => shown(f, group));
                seen.push([question.dataset.for + ': ' + question.dataset.shows, before, after.length === groups.length]);
             }} return seen"
        ))
        .await;
    let questions = seen.as_array().expect("a list");
    assert!(questions.len() >= 8, "{seen}");
    for question in questions {
        assert_eq!(question[1], json!([]), "before: {question}");
        assert_eq!(question[2], json!(true), "after: {question}");
    }
}

// Guards against a question of the lesson that its figure refuses, and against one that stops a reader who
// only reads.
async fn every_question_can_be_answered_and_none_has_to_be(window: Arc<Window>) {
    window.goto("").await;
    let seen = window
        .run(&format!(
            "{HANDS} localStorage.clear(); const faults = [], held = [];
             for (const task of document.querySelectorAll('downhill-task')) {{
                await start(task.id); while (!task.shadowRoot.querySelector('.task')) await frame();
                if (!task.kind || $('.fault', task).checkVisibility()) faults.push([task.id, $('.fault', task).textContent]);
                if (task.kind !== 'predict') continue;
                const f = await start(task.getAttribute('for')), before = f.state.step; f.step(1); await frame();
                if (f.state.step !== before + 1) held.push(task.id);
             }}
             const task = document.getElementById('ask-step'); localStorage.clear(); return [faults, held, task.done, task.score]"
        ))
        .await;
    assert_eq!(seen, json!([[], [], false, 0]), "{seen}");
}

// Guards against a reader who does not know how far they are, and against one who is told too loudly.
async fn how_many_questions_are_answered_stands_in_the_margin(window: Arc<Window>) {
    for (width, is_beside) in [(1920, true), (390, false)] {
        window.screen(width, 900, 1.0).await;
        window.goto("").await;
        let seen = window
            .run(&format!(
                "{HANDS} localStorage.clear(); await start('ask-minus'); const task = document.getElementById('ask-minus');
                 while (!task.shadowRoot.querySelector('.task')) await frame();
                 const progress = document.querySelector('.progress'), all = document.querySelectorAll('downhill-task').length;
                 const says = () => progress.innerText + ' ' + progress.firstElementChild.shadowRoot.textContent;
                 const before = says().includes(`0 of ${{all}}`);
                 task.shadowRoot.querySelectorAll('.choices input')[2].click(); await frame(); await press(task, 'check'); await frame();
                 const after = says().includes(`1 of ${{all}}`), kept = localStorage.length;
                 const beside = getComputedStyle(progress).position === 'fixed', words = document.querySelector('main p').getBoundingClientRect(), box = progress.getBoundingClientRect();
                 localStorage.clear(); return [before, after, kept, beside, beside && box.left < words.right]"
            ))
            .await;
        assert_eq!(seen, json!([true, true, 1, is_beside, false]), "{width}");
    }
}

// Guards against two views of one descent of which a reader sees one at a time.
async fn two_figures_of_one_descent_are_seen_together(window: Arc<Window>) {
    for (width, height) in SCREENS {
        window.screen(width, height, 1.0).await;
        window.goto("").await;
        let seen = window
            .run(
                "const seen = [];
                 for (const pair of document.querySelectorAll('.pair')) {
                    const [land, fit] = pair.querySelectorAll('downhill-landscape, downhill-fit');
                    pair.scrollIntoView({ behavior: 'instant' }); await land.ready; await fit.ready; for (let k = 0; k < 4; k++) await frame();
                    pair.scrollIntoView({ behavior: 'instant' }); await frame();
                    const parts = [$('.stage', land), $('.stage', fit), $('[data-verb=play]', fit)].map(n => n.getBoundingClientRect());
                    const buttons = [...land.shadowRoot.querySelectorAll('button, select')].filter(n => n.checkVisibility());
                    seen.push([parts.every(r => r.top >= 0 && r.bottom <= innerHeight && r.width > 0), buttons.length, parts.map(r => [r.top, r.bottom])]);
                 } return seen",
            )
            .await;
        let pairs = seen.as_array().expect("a list");
        assert_eq!(pairs.len(), 2);
        for pair in pairs {
            assert_eq!(
                (&pair[0], &pair[1]),
                (&json!(true), &json!(0)),
                "{width} × {height}: {pair}"
            );
        }
    }
}

// "Play, and watch the point zigzag to the middle."
async fn in_the_bowl_the_point_zigzags_to_the_middle(window: Arc<Window>) {
    let seen = lesson(
        &window,
        "bowl",
        "const land = document.querySelector('downhill-landscape[for=bowl]'); await land.ready; await frame();
         const points = [land.state.point]; for (let k = 0; k < 8; k++) { await press(f, 'step'); await frame(); points.push(land.state.point) }
         const signs = points.map(p => Math.sign(p[0])), sizes = points.map(p => Math.hypot(...p));
         return [signs.slice(0, 5).every((s, k) => k === 0 || s === -signs[k - 1]), sizes.at(-1) < 0.2 * sizes[0], points]",
    )
    .await;
    assert_eq!((&seen[0], &seen[1]), (&json!(true), &json!(true)), "{seen}");
}

// "At first the loss even goes on falling. Take thirty more, and it has outgrown everything else."
async fn above_the_limit_the_loss_first_falls_and_then_grows(window: Arc<Window>) {
    let seen = lesson(
        &window,
        "ravine",
        "const losses = [f.state.loss]; await type(f, 'Learning rate', '4e-5');
         await press(f, 'ten'); losses.push(f.state.loss);
         for (let k = 0; k < 3; k++) await press(f, 'ten');
         losses.push(f.state.loss, f.state.step, Math.max(...f.state.losses.slice(0, 1))); return losses",
    )
    .await;
    let loss = |k: usize| seen[k].as_f64().expect("a number");
    assert!(loss(1) < loss(0), "ten steps lower it: {seen}");
    assert!(loss(2) > loss(4), "beyond the loss of the start: {seen}");
    assert_eq!(seen[3], json!(50));
}

// "Above 0.1 it diverges along y, although along x any rate below 1 is safe."
async fn the_bowl_with_two_speeds_does_what_is_said(window: Arc<Window>) {
    let seen = lesson(
        &window,
        "two-speeds",
        "const ran = []; f.pace = 60;
         for (const [start, lr, steps] of [['-2, 1', 0.09, 10], ['0, 1', 0.11, 30], ['-2, 0', 0.99, 30]]) {
            f.set({ start, lr, step: steps }); await frame(); ran.push([f.state.point, f.state.loss]);
         } return ran",
    )
    .await;
    let number = |run: usize, pointer: &str| {
        let found = seen[run].pointer(pointer).and_then(Value::as_f64);
        found.expect("a number")
    };
    assert!(
        number(0, "/0/0").abs() > 0.1 && number(0, "/0/1").abs() > 0.05,
        "it creeps and jumps: {seen}"
    );
    assert!(number(1, "/1") > 10.0, "along y it diverges: {seen}");
    assert!(number(2, "/1") < 4.0, "along x it converges: {seen}");
}

// "Press Reset, set the learning rate to 1e-3, and take ten steps again: the loss falls to 25.27."
async fn the_root_trains_with_a_rate_of_its_own(window: Arc<Window>) {
    let seen = lesson(
        &window,
        "rmse-figure",
        "const losses = [f.state.loss]; await press(f, 'ten'); losses.push(f.state.loss);
         await press(f, 'reset'); const reset = f.state.step; await type(f, 'Learning rate', '1e-3'); await press(f, 'ten');
         return [...losses, reset, f.state.losses[3], f.state.loss, $('[data-group=loss] canvas', f).checkVisibility()]",
    )
    .await;
    let wanted = [66.50, 64.10, 0.0, 25.27, 25.27];
    for (k, wanted) in wanted.into_iter().enumerate() {
        let found = seen[k].as_f64().expect("a number");
        assert!((found - wanted).abs() < 0.006, "{found}, {wanted}: {seen}");
    }
    assert_eq!(seen[5], json!(true), "the loss is seen");
}

// "With the true numbers the loss is 3.82": they are found by hand.
async fn the_three_true_numbers_can_be_set_by_hand(window: Arc<Window>) {
    let seen = lesson(
        &window,
        "vertex-figure",
        "const ranges = [...f.shadowRoot.querySelectorAll('[data-group=params] input[type=range]')];
         const ends = ranges.map(r => Number(r.max)); for (const [name, value] of [['a', '0.75'], ['b', '9.5'], ['c', '1']]) await type(f, name, value);
         return [f.state.loss, f.state.params, ends.every(end => end > 0)]",
    )
    .await;
    assert!(
        seen[0]
            .as_f64()
            .is_some_and(|loss| (loss - 3.817).abs() < 0.001),
        "{seen}"
    );
    assert_eq!(seen[1], json!([0.75, 9.5, 1]));
}

// "The line under the race says both."
async fn the_line_under_the_race_says_both(window: Arc<Window>) {
    let seen = lesson(
        &window,
        "race",
        "const line = () => f.shadowRoot.querySelector('[data-group=race] .says').textContent;
         const before = line(); f.pace = 60; await press(f, 'play'); await rests(f); await frame(); return [before, line()]",
    )
    .await;
    let (before, after) = (seen[0].as_str(), seen[1].as_str().unwrap_or_default());
    assert!(before.is_some_and(|text| !text.contains("ahead")), "{seen}");
    assert!(
        after.contains("After 100 steps of each") && after.contains("single-point gradients"),
        "{seen}"
    );
}

// "Look at both losses": the turn is more than a line's width.
async fn the_fold_and_the_turn_of_the_validation_loss_are_seen(window: Arc<Window>) {
    let seen = lesson(
        &window,
        "digits-figure",
        "while (!Number.isFinite(f.state.loss)) await frame(); for (let k = 0; k < 10; k++) await press(f, 'epoch');
         const valid = f.state.history.map(e => e.valid_loss), all = f.state.history.slice(1).flatMap(e => [e.valid_loss, e.train_loss]);
         const high = $('[data-group=loss] .stage', f).clientHeight - 58, span = 1.16 * (Math.max(...all) - Math.min(...all));
         return [valid[3], valid[10], high * (valid[10] - valid[3]) / span, f.zoom]",
    )
    .await;
    let number = |k: usize| seen[k].as_f64().expect("a number");
    assert!(
        (number(0) - 0.0716).abs() < 1e-4 && (number(1) - 0.0809).abs() < 1e-4,
        "{seen}"
    );
    assert!(number(2) > 12.0, "pixels between them: {seen}");
}
