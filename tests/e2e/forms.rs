//! A figure as a form control: its value, its event `input`, its place in a form.

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
    input_comes_with_each_change_of_the_value_alone,
    a_drag_is_heard_as_it_goes,
    a_field_inside_is_heard_once_it_is_committed,
    an_input_in_the_content_is_left_alone,
    a_form_submits_the_value_and_resets_it,
    a_disabled_figure_takes_no_input,
    without_internals_a_figure_is_in_no_form_and_runs,
];

const CURVE: &str = "<downhill-curve></downhill-curve>";

/// Keeps what is heard in `heard`, from the first figure's outside: event and value.
const LISTEN: &str = "window.heard = []; for (const name of ['downhill-change', 'input', 'change']) document.addEventListener(name, (event) => { if (event.target === el) heard.push([name, String(el.value)]) });";

/// What was heard of `input`, each after the change that it is of.
async fn inputs(window: &Window) -> Vec<String> {
    let heard = window.run("await frame(); return heard").await;
    let heard: Vec<(String, String)> = serde_json::from_value(heard).expect("pairs of text");
    for (k, (name, value)) in heard.iter().enumerate() {
        assert_ne!(name, "change", "{heard:?}");
        if name == "input" {
            let before = ("downhill-change".to_owned(), value.clone());
            assert_eq!(heard[k - 1], before, "{heard:?}");
        }
    }
    let inputs = heard.into_iter().filter(|(name, _)| name == "input");
    inputs.map(|(_, value)| value).collect()
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
        assert!(
            inputs(&window).await.is_empty(),
            "{tag} tells the page what it said"
        );
    }
}

/// Asserts that two values are the same as JavaScript has numbers: 2 is 2.0.
fn assert_same(one: &Value, other: &Value, what: &str) {
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

async fn input_comes_with_each_change_of_the_value_alone(window: Arc<Window>) {
    window
        .made("<downhill-curve start=1 lr=0.25 pace=5></downhill-curve>")
        .await;
    window.run(LISTEN).await;
    let script = "for (const change of [() => { el.theme = 'dark' }, () => { el.nudge = true }, () => el.step(), () => el.step(2), () => { el.lr = 0.2 }, () => el.back(), () => { el.start = 3 }, () => { el.start = 3 }, () => { el.step(); el.back() }]) { change(); await frame() }";
    window.run(script).await;
    assert_eq!(inputs(&window).await, ["0.5", "0.125", "0.25", "3"]);
    window
        .run("heard.length = 0; el.play(); while (el.state.step < 8) await frame(); el.pause()")
        .await;
    let values = inputs(&window).await;
    assert!(values.len() >= 5, "while playing: {values:?}");
    assert!(
        values.windows(2).all(|pair| pair[0] != pair[1]),
        "{values:?}"
    );
    assert_eq!(values.last(), Some(&window.text("el.value").await));
}

async fn a_drag_is_heard_as_it_goes(window: Arc<Window>) {
    window.made(CURVE).await;
    window.run(LISTEN).await;
    let (x, y) = window.middle(".handle").await;
    window.mouse("mousePressed", (x, y)).await;
    for k in 1..=4 {
        window
            .mouse("mouseMoved", (x + 20.0 * f64::from(k), y))
            .await;
        window.run("await frame()").await;
        let values = inputs(&window).await;
        assert_eq!(
            values.last(),
            Some(&window.text("el.value").await),
            "move {k}"
        );
    }
    window.mouse("mouseReleased", (x + 80.0, y)).await;
    let values = inputs(&window).await;
    assert!(
        values.windows(2).all(|pair| pair[0] != pair[1]),
        "{values:?}"
    );
    window
        .run("heard.length = 0; $('.handle input').focus()")
        .await;
    window.key("ArrowRight", 0).await;
    assert_eq!(inputs(&window).await, [window.text("el.value").await]);
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
    assert_eq!(inputs(&window).await, ["0.7"]);
    window
        .run("heard.length = 0; $('[data-group=rate] input[type=range]').focus()")
        .await;
    window.key("ArrowRight", 0).await;
    assert!(inputs(&window).await.is_empty(), "of the learning rate");
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
