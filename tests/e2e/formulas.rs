//! Formulas typed into the figures.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    a_formula_takes_effect_as_it_is_typed,
    a_fault_is_marked_and_the_last_good_function_stays,
    an_example_is_chosen_and_explained,
    a_step_off_the_edge_is_named,
    an_example_opens_where_it_has_a_curve,
    only_ways_that_help_are_offered,
    a_model_has_its_own_parameters_everywhere,
];

const CURVE: &str = "<downhill-curve f='x**3' start='1'></downhill-curve>";

/// Types with real keys into the formula's field, after emptying it.
async fn write(window: &Window, text: &str) {
    window
        .run("$('.formula input').focus(); $('.formula input').select()")
        .await;
    for letter in text.chars() {
        window.key(&letter.to_string(), 0).await;
    }
    window.run("await frame(); await frame()").await;
}

async fn a_formula_takes_effect_as_it_is_typed(window: Arc<Window>) {
    window.made(CURVE).await;
    write(&window, "3*x").await;
    let seen = "[el.state.f, el.state.slope, $('.fault').hidden, el.getAttribute('f')]";
    assert_eq!(
        window.run(&format!("return {seen}")).await,
        json!(["3*x", 3, true, "x**3"]),
        "in force at once"
    );
    for letter in "**2".chars() {
        window.key(&letter.to_string(), 0).await;
    }
    assert_eq!(
        window.run("await frame(); return [el.state.f, el.state.slope, $('.formula input').value, new URL(el.link()).searchParams.get('f')]").await,
        json!(["3*x**2", 6, "3*x**2", "3*x**2"]),
        "letter by letter, in state and link"
    );
}

async fn a_fault_is_marked_and_the_last_good_function_stays(window: Arc<Window>) {
    window.made(CURVE).await;
    write(&window, "sin(x + * 2").await;
    let seen = "return [el.state.f, $('.fault').hidden, $('.fault mark').textContent, $('.fault > span').textContent, $('.formula input').getAttribute('aria-invalid'), el.shadowRoot.querySelector('.complaints').hidden]";
    assert_eq!(
        window.run(seen).await,
        json!([
            "x**3",
            false,
            "*",
            "Character 9: a number, a name or “(” is missing.",
            "true",
            true
        ]),
        "the fault has its place"
    );
    window
        .run("$('[data-verb=step]').focus(); await frame()")
        .await;
    assert_eq!(
        window.text("$('.formula input').value").await,
        "sin(x + * 2",
        "what was typed is kept to be mended"
    );
    window
        .run("el.f = 'x**2'; await frame(); await frame()")
        .await;
    assert_eq!(
        window.text("el.state.f").await,
        "x**2",
        "a script may go on"
    );
    window
        .made("<downhill-curve f='sin(x' start='1'></downhill-curve>")
        .await;
    let said = window.text("$('.complaints p').textContent").await;
    assert_eq!(
        said,
        "f=\"sin(x\" is not usable: it takes a formula in x; at character 6, “)” is missing at the end of the call.",
        "so does an attribute"
    );
    assert_eq!(window.text("el.state.f").await, "x**2", "the default stays");
}

async fn an_example_is_chosen_and_explained(window: Arc<Window>) {
    window.made(CURVE).await;
    write(&window, "(").await;
    let choose = "const menu = $('.formula select'); menu.value = 'abs(x)'; menu.dispatchEvent(new Event('change')); await frame(); await frame(); return [el.state.f, $('.formula input').value, $('.fault').hidden, $('[data-group=formula] .about').textContent, menu.selectedOptions[0].text, el.state.history[0].x, el.state.lr]";
    assert_eq!(
        window.run(choose).await,
        json!([
            "abs(x)",
            "abs(x)",
            true,
            "The slope never shrinks, so the steps never do: they end up jumping to and fro.",
            "Kink",
            -1.5,
            0.4
        ]),
        "the example takes the place of the fault, with its start and its rate"
    );
    write(&window, "x").await;
    assert_eq!(
        window.text("$('.formula select').value").await,
        "",
        "no example is in force"
    );
    write(&window, "x**3").await;
    assert_eq!(
        window
            .text("$('.formula select').selectedOptions[0].text")
            .await,
        "Inflection point",
        "a typed one has its name"
    );
}

// Guards against an example with dead buttons, and a typed formula that leaves the reader outside.
async fn an_example_opens_where_it_has_a_curve(window: Arc<Window>) {
    window.made("<downhill-curve></downhill-curve>").await;
    let choose = "const menu = $('.formula select'); menu.value = 'x - log(x)'; menu.dispatchEvent(new Event('change')); await frame(); await frame(); el.step(); return [el.state.f, el.state.history[0].x > 0, el.state.step, $('[data-verb=come-in]').hidden]";
    assert_eq!(
        window.run(choose).await,
        json!(["x - log(x)", true, 1, true]),
        "it starts inside and steps"
    );
    window
        .made("<downhill-curve f='log(x)' start='-1.5'></downhill-curve>")
        .await;
    let seen = window
        .run("await frame(); const said = $('.outcome').textContent; $('[data-verb=come-in]').click(); await frame(); return [said, el.state.x > 0, el.state.status, $('[data-verb=come-in]').hidden]")
        .await;
    let said = seen[0].as_str().unwrap_or_default();
    assert!(
        said.contains("The nearest place where it is defined is x = "),
        "{said}"
    );
    assert_eq!(
        (&seen[1], &seen[2], &seen[3]),
        (&json!(true), &json!("ready"), &json!(true)),
        "{seen}"
    );
}

// Guards against a button for half the rate where no rate helps.
async fn only_ways_that_help_are_offered(window: Arc<Window>) {
    for (settings, helps) in [
        ("f='-x**2' start='1'", false),
        ("direction='uphill'", false),
        ("lr='1.5'", true),
    ] {
        window
            .made(&format!("<downhill-curve {settings}></downhill-curve>"))
            .await;
        let seen = window
            .run("el.step(10000); await frame(); await frame(); return [el.state.status, $('[data-verb=halve]').hidden, $('[data-verb=recover]').hidden]")
            .await;
        assert_eq!(seen, json!(["diverged", !helps, false]), "{settings}");
    }
}

async fn a_step_off_the_edge_is_named(window: Arc<Window>) {
    window
        .made("<downhill-curve f='log(x)' start='0.1' lr='0.2'></downhill-curve>")
        .await;
    let seen = window
        .run("el.step(); await frame(); await frame(); return [el.state.status, el.state.step, el.state.y < 0, $('.outcome').textContent]")
        .await;
    assert_eq!(seen[0], "diverged", "{seen}");
    assert_eq!((&seen[1], &seen[2]), (&json!(0), &json!(true)), "{seen}");
    let said = seen[3].as_str().unwrap_or_default();
    assert!(said.contains("where f(x) is not defined"), "{said}");
    let again = window
        .run("el.lr = 0.001; el.step(); return el.state.step")
        .await;
    assert_eq!(again, json!(1), "a smaller rate goes on");
}

async fn a_model_has_its_own_parameters_everywhere(window: Arc<Window>) {
    window
        .made(
            "<downhill-fit model='k*exp(-r*t)' params='60,0.1' step='2' lr='1e-6'></downhill-fit>",
        )
        .await;
    let seen = window
        .run("const names = [...el.shadowRoot.querySelectorAll('.params .slider')].filter(s => !s.hidden).map(s => [s.querySelector('.name').textContent, s.querySelector('input').getAttribute('aria-label')]); return [names, el.state.params.length, el.state.grad.length, el.state.preds.length, el.state.model, el.state.optimum.params, el.state.step]")
        .await;
    assert_eq!(
        seen,
        json!([[["k", "k"], ["r", "r"]], 2, 2, 20, "k*exp(-r*t)", [], 2]),
        "two parameters, and no best fit by a formula"
    );
    window
        .made("<downhill-fit model='k*exp(-r*t)' params='1,2,3'></downhill-fit>")
        .await;
    assert_eq!(
        window.text("$('.complaints p').textContent").await,
        "params=\"1,2,3\" is not usable: it takes 2 numbers here.",
        "a wrong count is told"
    );
}
