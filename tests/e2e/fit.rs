//! The fit: the notebook's numbers on the page.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    the_notebooks_losses_are_read_from_the_page,
    a_seed_is_pytorchs_and_a_fresh_one_is_shown,
    parameters_are_set_by_hand_and_given_back,
    playing_the_notebooks_run_ends_with_its_table,
    divergence_of_the_fit_is_finite_and_named,
];

const FIT: &str = "<downhill-fit></downhill-fit>";

const PRINTED: [&str; 11] = [
    "4422.51", "1354.70", "774.18", "664.32", "643.53", "639.59", "638.85", "638.70", "638.67",
    "638.66", "638.66",
];

// Guards against any change that loses the numbers which the lesson prints.
async fn the_notebooks_losses_are_read_from_the_page(window: Arc<Window>) {
    window.made(FIT).await;
    let mut seen = vec![
        window
            .text("$('[data-name=loss] output').textContent")
            .await,
    ];
    for _ in 0..10 {
        window
            .run("$('[data-verb=step]').click(); await frame()")
            .await;
        seen.push(
            window
                .text("$('[data-name=loss] output').textContent")
                .await,
        );
    }
    assert_eq!(seen, PRINTED, "the readout, step by step");
    let table = window
        .run("const t = await open('table'); await frame(); return [...t.querySelectorAll('tbody tr')].map(r => r.cells[1].textContent)")
        .await;
    assert_eq!(table, json!(PRINTED), "the table of the steps");
    let losses = window
        .run("return el.state.losses.map(l => l.toFixed(2))")
        .await;
    assert_eq!(losses, json!(PRINTED), "the state's losses");
    let optimum = window.number("el.state.optimum.loss").await;
    assert!(
        (optimum - 3.732_729_8).abs() < 1e-6,
        "the least squares loss is not {optimum}"
    );
}

// Guards against a generator that is not PyTorch's, and against data without a name.
async fn a_seed_is_pytorchs_and_a_fresh_one_is_shown(window: Arc<Window>) {
    window.made("<downhill-fit seed='42'></downhill-fit>").await;
    let first = window.number("el.state.speed[0]").await;
    let noise = 1.926_915_287_971_496_6;
    assert!(
        (first - (noise * 3.0 + 0.75 * 90.25 + 1.0)).abs() < 1e-4,
        "torch.manual_seed(42) gives {first}"
    );
    window
        .run("$('[data-verb=fresh]').click(); await frame()")
        .await;
    let seed = window.number("el.state.seed").await;
    let shown = window.text("$('[data-group=data] input').value").await;
    assert_eq!(
        shown.parse::<f64>().ok(),
        Some(seed),
        "the seed is shown: {shown}"
    );
    window
        .run("$('[data-verb=notebook]').click(); await frame()")
        .await;
    assert_eq!(
        window.text("el.state.seed").await,
        "notebook",
        "and the way back"
    );
}

// Guards against a reset that forgets where the reader began.
async fn parameters_are_set_by_hand_and_given_back(window: Arc<Window>) {
    window.made(FIT).await;
    let first = window.text("JSON.stringify(el.state.params)").await;
    window.run("const r = $('[data-group=params] input[type=range]'); r.value = 150; r.dispatchEvent(new Event('input')); await frame()").await;
    let a = window.number("el.state.params[0]").await;
    assert!(
        (a - 1.0).abs() < 1e-9,
        "three quarters of the slider is a = 1, not {a}"
    );
    window.run("el.step(7); el.reset(); await frame()").await;
    let reset = window.number("el.state.params[0]").await;
    assert!(
        (reset - a).abs() < 1e-12,
        "reset goes to the start set by hand, not {reset}"
    );
    window
        .run("$('[data-verb=restore]').click(); await frame()")
        .await;
    assert_eq!(
        window.text("JSON.stringify(el.state.params)").await,
        first,
        "the data's own start"
    );
}

// Guards against playing that does not say that it stalled.
async fn playing_the_notebooks_run_ends_with_its_table(window: Arc<Window>) {
    window.made("<downhill-fit pace='60'></downhill-fit>").await;
    window.run("el.play()").await;
    window.until("el.state.status == 'converged'").await;
    assert_eq!(
        window.text("el.state.step").await,
        "10",
        "the notebook's ten steps"
    );
    let why = window.text("$('.outcome').innerText").await;
    assert!(why.contains("638.66") && why.contains("3.73"), "{why}");
    assert!(why.starts_with("Stalled after 10 steps"), "{why}");
    let seen = "return [$('.outcome').dataset.outcome, el.state.outcome, $('.outcome strong').textContent, getComputedStyle($('.outcome strong'), '::before').content, getComputedStyle($('.outcome strong')).color]";
    let stuck = window.run(seen).await;
    assert_eq!(stuck[0], "stuck", "{stuck}");
    assert_eq!((&stuck[1], &stuck[2]), (&json!("stuck"), &json!("Stalled")));
    window
        .run("el.set({ standardise: 'on', lr: 0.3 }); el.play()")
        .await;
    window.until("el.state.status == 'converged'").await;
    let arrived = window.run(seen).await;
    assert_eq!(arrived[0], "arrived", "{arrived}");
    assert_eq!(arrived[2], "Converged", "{arrived}");
    assert!(
        arrived[3] != stuck[3] && arrived[4] != stuck[4],
        "another sign and another colour: {arrived}, {stuck}"
    );
}

// Guards against a chart of infinities.
async fn divergence_of_the_fit_is_finite_and_named(window: Arc<Window>) {
    window.made("<downhill-fit lr='1e-4'></downhill-fit>").await;
    window.run("el.step(1000); await frame()").await;
    assert_eq!(
        window.text("el.state.status").await,
        "diverged",
        "it has a name"
    );
    assert_eq!(
        window.text("el.state.losses.every(Number.isFinite)").await,
        "true",
        "all losses are finite"
    );
    window.run("for (const _ of '1234') $('[data-verb=halve]').click(); el.reset(); el.step(10); await frame()").await;
    assert_eq!(
        window
            .text("el.state.losses[10] < el.state.losses[0]")
            .await,
        "true",
        "and it descends again"
    );
}
