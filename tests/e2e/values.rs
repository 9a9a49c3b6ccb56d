//! A figure as a form control: its value, and its events `input` and `change`.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::{Value, json};

cases![
    the_value_is_the_field_of_the_state_that_the_registry_names,
    an_assigned_value_is_a_setting_and_comes_back_to_nobody,
    what_cannot_be_read_changes_nothing_and_is_said,
    the_accuracy_is_read_and_not_set,
    what_was_read_may_be_written_back_at_any_time,
    a_value_is_kept_until_the_figure_runs,
    properties_are_kept_until_the_element_is_defined,
    input_comes_with_each_change_of_the_value_alone_and_change_once_it_rests,
    a_drag_is_heard_as_it_goes_and_when_it_ends,
    a_field_inside_is_heard_once_it_is_committed,
    an_input_in_the_content_is_left_alone,
];

const CURVE: &str = "<downhill-curve></downhill-curve>";

/// Keeps what is heard in `heard`, from the first figure's outside: event and value.
pub(crate) const LISTEN: &str = "window.heard = []; for (const name of ['downhill-change', 'input', 'change']) document.addEventListener(name, (event) => { if (event.target === el) heard.push([name, String(el.value)]) });";

/// What was heard of `input`, each after the change that it is of; and of `change`, each of a value of
/// which `input` has told before.
async fn inputs_and_changes(window: &Window) -> [Vec<String>; 2] {
    let heard = window.run("await frame(); return heard").await;
    let heard: Vec<(String, String)> = serde_json::from_value(heard).expect("pairs of text");
    let mut told = None;
    for (k, (name, value)) in heard.iter().enumerate() {
        if name == "input" {
            let before = ("downhill-change".to_owned(), value.clone());
            assert_eq!(heard[k - 1], before, "{heard:?}");
            told = Some(value);
        } else if name == "change" {
            assert_eq!(told.take(), Some(value), "{heard:?}");
        }
    }
    ["input", "change"].map(|wanted| {
        let heard = heard.iter().filter(|(name, _)| name == wanted);
        heard.map(|(_, value)| value.clone()).collect()
    })
}

/// What was heard of `input`.
pub(crate) async fn inputs(window: &Window) -> Vec<String> {
    let [inputs, _] = inputs_and_changes(window).await;
    inputs
}

// Guards against a value that the page's scripts and the registry know by two names.
async fn the_value_is_the_field_of_the_state_that_the_registry_names(window: Arc<Window>) {
    for figure in FIGURES {
        let (tag, field) = (figure.tag(), figure.value.field);
        window.made(&format!("<{tag}></{tag}>")).await;
        let seen = window
            .run(&format!("const seen = [[el.value, el.state.{field}]]; el.step(3); await frame(); seen.push([el.value, el.state.{field}]); return seen"))
            .await;
        for pair in [&seen[0], &seen[1]] {
            assert_eq!(pair[0], pair[1], "{tag}");
            assert!(
                pair[0].is_number() || pair[0][0].is_number(),
                "{tag}: {seen}"
            );
        }
    }
}

async fn an_assigned_value_is_a_setting_and_comes_back_to_nobody(window: Arc<Window>) {
    for (tag, setting, given, value) in [
        ("downhill-curve", "start", "2", json!(2)),
        ("downhill-curve", "start", "'0,5'", json!(0.5)),
        (
            "downhill-fit",
            "params",
            "[1, 2.5, -3]",
            json!([1, 2.5, -3]),
        ),
        ("downhill-fit", "params", "'1 2 3'", json!([1, 2, 3])),
        ("downhill-autograd", "x", "[5, 6]", json!([5, 6])),
        (
            "downhill-landscape f='x**2 + y**2'",
            "start",
            "[0.5, -1]",
            json!([0.5, -1]),
        ),
    ] {
        window
            .made(&format!(
                "<{tag} lr=0.1></{}>",
                tag.split(' ').next().expect("a tag")
            ))
            .await;
        let seen = window
            .run(&format!("{LISTEN} el.step(2); await frame(); heard.length = 0; el.value = {given}; const at = [el.value, el.{setting}]; await frame(); return [...at, heard.length > 0]"))
            .await;
        assert_same(&seen, &json!([value, value, true]), tag);
        let heard = inputs_and_changes(&window).await.concat();
        assert!(heard.is_empty(), "{tag} tells the page what it said");
    }
}

/// Asserts that two values are the same as JavaScript has numbers: 2 is 2.0.
pub(crate) fn assert_same(one: &Value, other: &Value, what: &str) {
    fn plain(value: &Value) -> Value {
        match value {
            Value::Array(values) => values.iter().map(plain).collect(),
            Value::Number(number) => json!(number.as_f64()),
            other => other.clone(),
        }
    }
    assert_eq!(plain(one), plain(other), "{what}");
}

async fn what_cannot_be_read_changes_nothing_and_is_said(window: Arc<Window>) {
    for (tag, setting, wrong, right) in [
        ("downhill-curve", "start", "'fast'", "1"),
        ("downhill-curve", "start", "NaN", "1"),
        ("downhill-curve", "start", "1e9", "1"),
        ("downhill-curve", "start", "[1, 2]", "1"),
        ("downhill-fit", "params", "[1, 2]", "[1, 2, 3]"),
        ("downhill-fit", "params", "[1, 2, NaN]", "[1, 2, 3]"),
        ("downhill-autograd", "x", "'a'", "[1]"),
        ("downhill-landscape", "start", "[1]", "[1, 2]"),
    ] {
        window.made(&format!("<{tag}></{tag}>")).await;
        let seen = window
            .run(&format!("{LISTEN} const before = String(el.value); el.value = {wrong}; await frame(); const line = $('.complaints').textContent; const same = before === String(el.value) && el.state.step === 0 | {}; el.value = {right}; await frame(); return [Boolean(same), line, $('.complaints').hidden, heard.filter(([name]) => name === 'input').length]", tag == "downhill-autograd"))
            .await;
        let line = seen[1].as_str().unwrap_or_default();
        assert!(
            line.contains(&format!("{setting}=\"")),
            "{tag}, {wrong}: {seen}"
        );
        assert_eq!(seen, json!([true, line, true, 0]), "{tag}, {wrong}");
    }
}

// Guards against a framework that binds the accuracy both ways, and fails.
async fn the_accuracy_is_read_and_not_set(window: Arc<Window>) {
    let said = "value=\"0.99\" is not usable: it is the accuracy that the figure has reached, and cannot be set.";
    for late in [true, false] {
        window.goto(&downhill_harness::made("<main></main>")).await;
        let seen = window
            .run(&format!("const digits = document.createElement('downhill-digits'); const give = () => {{ digits.value = 0.99 }}; if (!{late}) give(); const before = digits.value ?? 'none'; document.body.append(digits); await digits.ready; await frame(); if ({late}) give(); return [before, digits.value === digits.state.accuracy, digits.errors.value]"))
            .await;
        assert_eq!(seen, json!(["none", true, said]));
    }
}

// Guards against a descent that a framework stops by writing back what it has just read.
async fn what_was_read_may_be_written_back_at_any_time(window: Arc<Window>) {
    for figure in FIGURES {
        let tag = figure.tag();
        window.made(&format!("<{tag} pace=60></{tag}>")).await;
        let seen = window
            .run("el.addEventListener('input', async () => { el.value = el.value; await null; el.value = el.value }); el.reset(); el.step(2); await frame(); const step = el.state.step;
                  for (const nothing of [null, undefined, '', el.value, String(el.value)]) el.value = nothing;
                  const kept = el.state.step === step; el.play(); while (el.state.step < step + 3) await frame(); return [kept, el.errors]")
            .await;
        assert_eq!(seen, json!([true, {}]), "{tag}");
    }
}

async fn a_value_is_kept_until_the_figure_runs(window: Arc<Window>) {
    window.made("<main></main>").await;
    let seen = window
        .run(
            "const made = async (give, html = '<downhill-curve start=3></downhill-curve>') => { const main = document.querySelector('main'); main.innerHTML = html; const f = main.firstChild; let told = 0; f.addEventListener('input', () => told++); give(f); const before = f.value ?? 'none'; await f.ready; return [before, f.value, f.state.x, told] };
             return [await made(() => {}), await made(f => { f.value = 2 }), await made(f => { f.value = 2; f.start = 1 }), await made(f => { f.start = 1; f.value = 2 }), await made(f => { f.value = '' }),
                     await made(() => {}, '<downhill-curve start=3 value=0.25></downhill-curve>'), await made(f => f.setAttribute('value', 4)), await made(f => { f.value = 5; f.setAttribute('value', 4) })]",
        )
        .await;
    assert_same(
        &seen,
        &json!([
            ["none", 3, 3, 1],
            [2, 2, 2, 0],
            ["1", 1, 1, 1],
            [2, 2, 2, 0],
            ["none", 3, 3, 1],
            ["none", 0.25, 0.25, 1],
            ["none", 4, 4, 1],
            [5, 5, 5, 0],
        ]),
        "before it runs, after, in the state, and how often the page was told",
    );
    let seen = window
        .run("const f = figures()[0]; const seen = []; for (const text of ['1.5', '', 'a']) { f.setAttribute('value', text); seen.push(f.value) } f.removeAttribute('value'); return [...seen, f.value, f.errors.start.startsWith('start=\"a\"')]")
        .await;
    assert_same(&seen, &json!([1.5, 1.5, 1.5, 1.5, true]), "the attribute");
}

// Guards against what a framework sets while the script is still on its way.
async fn properties_are_kept_until_the_element_is_defined(window: Arc<Window>) {
    window.made("<main></main>").await;
    let seen = window
        .run(
            "const early = document.implementation.createHTMLDocument().createElement('downhill-curve');
             Object.assign(early, { value: 0.75, lr: 0.3, step: 2, name: 'x' }); const known = early.ready !== undefined;
             document.querySelector('main').append(early); await early.ready;
             return [known, early.start, early.lr, early.state.step, typeof early.step, early.getAttribute('name')]",
        )
        .await;
    assert_same(
        &seen,
        &json!([false, 0.75, 0.3, 2, "function", "x"]),
        "as given",
    );
}

async fn input_comes_with_each_change_of_the_value_alone_and_change_once_it_rests(
    window: Arc<Window>,
) {
    window
        .made("<downhill-curve start=1 lr=0.25 pace=5></downhill-curve>")
        .await;
    window.run(LISTEN).await;
    let script = "for (const change of [() => { el.theme = 'dark' }, () => { el.nudge = true }, () => el.step(), () => el.step(2), () => { el.lr = 0.2 }, () => el.back(), () => { el.start = 3 }, () => { el.start = 3 }, () => { el.step(); el.back() }]) { change(); await frame() }";
    window.run(script).await;
    let values = ["0.5", "0.125", "0.25", "3"].map(String::from).to_vec();
    let heard = inputs_and_changes(&window).await;
    assert_eq!(heard, [values.clone(), values], "each is at rest at once");
    window
        .run("heard.length = 0; el.play(); while (el.state.step < 8) await frame(); el.pause()")
        .await;
    let [values, changes] = inputs_and_changes(&window).await;
    assert!(values.len() >= 5, "while playing: {values:?}");
    assert_eq!(changes, [window.text("el.value").await], "once it rests");
    assert!(
        values.windows(2).all(|pair| pair[0] != pair[1]),
        "{values:?}"
    );
    assert_eq!(values.last(), Some(&window.text("el.value").await));
}

// Guards against a page that saves each value on the way, for want of an event at the end.
async fn a_drag_is_heard_as_it_goes_and_when_it_ends(window: Arc<Window>) {
    window.made(CURVE).await;
    window.run(LISTEN).await;
    let (x, y) = window.middle(".handle").await;
    window.mouse("mousePressed", (x, y)).await;
    for k in 1..=4 {
        window
            .mouse("mouseMoved", (x + 20.0 * f64::from(k), y))
            .await;
        window.run("await frame()").await;
        let [values, changes] = inputs_and_changes(&window).await;
        assert_eq!(
            values.last(),
            Some(&window.text("el.value").await),
            "move {k}"
        );
        assert!(changes.is_empty(), "not before it is let go: {changes:?}");
    }
    window.mouse("mouseReleased", (x + 80.0, y)).await;
    let [values, changes] = inputs_and_changes(&window).await;
    assert_eq!(changes, [window.text("el.value").await]);
    assert!(
        values.windows(2).all(|pair| pair[0] != pair[1]),
        "{values:?}"
    );
    window
        .run("heard.length = 0; $('.handle input').focus()")
        .await;
    window.key("ArrowRight", 0).await;
    let by_key = vec![window.text("el.value").await];
    let heard = inputs_and_changes(&window).await;
    assert_eq!(heard, [by_key.clone(), by_key]);
}

// Guards against a page that reads the value at each key of a number, or at each move of another slider.
async fn a_field_inside_is_heard_once_it_is_committed(window: Arc<Window>) {
    window.made(CURVE).await;
    window.run(LISTEN).await;
    window
        .run("const field = $('[data-name=x] input'); field.focus(); field.select()")
        .await;
    for key in ["0", ".", "7"] {
        window.key(key, 0).await;
    }
    assert!(inputs(&window).await.is_empty(), "while typing");
    window.key("Enter", 0).await;
    assert_eq!(inputs_and_changes(&window).await, [["0.7"], ["0.7"]]);
    window
        .run("heard.length = 0; $('[data-group=rate] input[type=range]').focus()")
        .await;
    window.key("ArrowRight", 0).await;
    let heard = inputs_and_changes(&window).await;
    assert!(heard.concat().is_empty(), "of the learning rate: {heard:?}");
    assert!(window.number("heard.length").await >= 1.0, "it is a change");
}

async fn an_input_in_the_content_is_left_alone(window: Arc<Window>) {
    window
        .made("<downhill-curve><p><input id=own></p></downhill-curve>")
        .await;
    let seen = window
        .run("let heard = 0; document.addEventListener('input', () => heard++); document.getElementById('own').dispatchEvent(new Event('input', { bubbles: true, composed: true })); return heard")
        .await;
    assert_eq!(seen, json!(1));
}
