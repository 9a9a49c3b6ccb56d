//! The graph: stepped, played, dragged, typed, too large.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    the_notebooks_gradient_stands_in_the_state,
    the_walk_is_stepped_by_its_buttons_and_heard,
    a_slider_changes_one_entry_and_the_walk_stays,
    a_vector_is_typed_and_refused_in_place,
    an_example_brings_its_vector,
    the_graph_is_drawn_as_high_as_it_is,
    a_large_graph_is_a_table,
    the_check_by_a_small_change_agrees,
    a_graph_goes_through_its_link,
];

const GRAPH: &str = "<downhill-autograd></downhill-autograd>";
const SAYS: &str = "$('.says').textContent";

async fn the_notebooks_gradient_stands_in_the_state(window: Arc<Window>) {
    window
        .made("<downhill-autograd f='(x**2).sum()' x='[3., 4., 10.]'></downhill-autograd>")
        .await;
    assert_eq!(
        window.run("return el.state").await,
        json!({ "f": "(x**2).sum()", "x": [3, 4, 10], "y": 125, "grad": [6, 8, 20], "step": 5, "status": "paused" }),
        "as PyTorch has it"
    );
    assert_eq!(
        window.run("return [...el.shadowRoot.querySelectorAll('[data-group=readout] output, [data-group=rule] code')].map(e => e.textContent)").await,
        json!(["125", "[6, 8, 20]", "x.grad = 2*x"]),
        "and as the reader sees it"
    );
}

async fn the_walk_is_stepped_by_its_buttons_and_heard(window: Arc<Window>) {
    window
        .made("<downhill-autograd step='0'></downhill-autograd>")
        .await;
    let press = |verb: &str| {
        format!(
            "$('[data-verb={verb}]').click(); await frame(); return [el.state.step, el.state.status, {SAYS}, $('.said').textContent === {SAYS}]"
        )
    };
    for (verb, step, status, begins) in [
        ("step", 1, "paused", "v1 = x**2 = [9, 16, 100]."),
        ("step", 2, "paused", "y = v1.sum() = 125."),
        ("back", 1, "paused", "v1 = x**2"),
        (
            "reset",
            0,
            "ready",
            "x = [3, 4, 10] is given. Each step now computes one node.",
        ),
    ] {
        let seen = window.run(&press(verb)).await;
        let said = seen[2].as_str().unwrap_or_default();
        assert_eq!(
            (&seen[0], &seen[1]),
            (&json!(step), &json!(status)),
            "{verb}: {seen}"
        );
        assert!(said.starts_with(begins), "{verb}: {said}");
        assert_eq!(seen[3], json!(true), "{verb} is heard: {seen}");
    }
    window
        .run("el.pace = 60; $('[data-verb=play]').click()")
        .await;
    window.until("el.state.status === 'paused'").await;
    assert_eq!(
        window.number("el.state.step").await,
        5.0,
        "played to its end"
    );
    let scrub = "const range = $('.scrubber input'); range.value = 3; range.dispatchEvent(new Event('input')); await frame(); return [el.state.step, $('.scrubber output').textContent, range.max]";
    assert_eq!(
        window.run(scrub).await,
        json!([3, "step 3 of 5", "5"]),
        "the slider goes along the walk"
    );
}

async fn a_slider_changes_one_entry_and_the_walk_stays(window: Arc<Window>) {
    window
        .made("<downhill-autograd step='2'></downhill-autograd>")
        .await;
    window.run("[...el.shadowRoot.querySelectorAll('.params .slider')][1].querySelector('[type=range]').focus()").await;
    window.key("Home", 0).await;
    assert_eq!(
        window
            .run("await frame(); return [el.state.x, el.state.y, el.state.grad, el.state.step]")
            .await,
        json!([[3, -10, 10], 209, [6, -20, 20], 2]),
        "all numbers follow"
    );
    let shown = window
        .number(
            "[...el.shadowRoot.querySelectorAll('.params .slider')].filter(s => !s.hidden).length",
        )
        .await;
    assert_eq!(shown, 3.0, "a slider for each entry");
}

async fn a_vector_is_typed_and_refused_in_place(window: Arc<Window>) {
    window
        .made("<downhill-autograd f='x[1]**2' x='[1, fast]'></downhill-autograd>")
        .await;
    let said = "$('.complaints p').textContent";
    assert_eq!(
        window.text(said).await,
        "x=\"[1, fast]\" is not usable: it takes up to 100 numbers from -1000000 to 1000000, separated by commas.",
        "an attribute"
    );
    let typed = |text: &str| {
        format!(
            "const field = $('.params input[type=text]'); field.focus(); field.value = '{text}'; field.dispatchEvent(new Event('input')); field.dispatchEvent(new Event('change')); await frame(); return [el.state.x, {said}]"
        )
    };
    assert_eq!(
        window.run(&typed("[2, -3]")).await,
        json!([[2, -3], ""]),
        "two numbers"
    );
    let refused = window.run(&typed("5")).await;
    assert_eq!(refused[0], json!([2, -3]), "too short for x[1]");
    assert_eq!(
        refused[1],
        json!("x=\"5\" is not usable: it takes 2 numbers here.")
    );
}

async fn an_example_brings_its_vector(window: Arc<Window>) {
    window.made(GRAPH).await;
    let choose = "const menu = $('.formula select'); menu.value = 'x.max()'; menu.dispatchEvent(new Event('change')); await frame(); await frame(); return [el.state.x, el.state.grad, $('[data-group=formula] .about').textContent.slice(0, 22)]";
    assert_eq!(
        window.run(choose).await,
        json!([[10, 3, 10], [0.5, 0, 0.5], "Only the largest entry"]),
        "equal ones share"
    );
}

/// The pixels of a canvas that are not empty, and the height of its stage.
const INK: &str = "(() => { const canvas = $('.graph canvas[aria-hidden]'); const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; let ink = 0; for (let k = 3; k < data.length; k += 4) ink += data[k] > 0; return [ink, $('.graph .stage').clientHeight] })()";

async fn the_graph_is_drawn_as_high_as_it_is(window: Arc<Window>) {
    window
        .made("<downhill-autograd step='0'></downhill-autograd>")
        .await;
    let before = window.run(&format!("return {INK}")).await;
    let after = window
        .run(&format!("el.step(99); await frame(); return {INK}"))
        .await;
    let ink = |seen: &serde_json::Value| seen[0].as_u64().unwrap_or(0);
    assert!(ink(&before) > 1000, "boxes and arrows: {before}");
    assert!(
        ink(&after) > ink(&before) + 500,
        "numbers, too: {before}, {after}"
    );
    let larger = window
        .run(&format!(
            "el.f = 'sin(cos(sin(x))).sum()'; await frame(); await frame(); return {INK}"
        ))
        .await;
    assert!(
        larger[1].as_f64() > after[1].as_f64().map(|height| height + 100.0),
        "two more rows: {after}, {larger}"
    );
    window.screen(320, 800, 2.0).await;
    let over = window
        .number("document.documentElement.scrollWidth - innerWidth")
        .await;
    assert!(over <= 0.0, "a phone: {over} pixels too wide");
}

async fn a_large_graph_is_a_table(window: Arc<Window>) {
    window.made(GRAPH).await;
    let seen = "return [$('.graph').hidden, $('details[data-group=table]').open, $('[data-group=table] .about')?.hidden ?? null, el.shadowRoot.querySelectorAll('[data-group=table] tbody tr').length, el.state.grad.length]";
    assert_eq!(
        window.run(seen).await,
        json!([false, false, null, 0, 3]),
        "a small one is drawn"
    );
    window
        .run("el.x = Array.from({ length: 9 }, (_, k) => k); await frame(); await frame()")
        .await;
    assert_eq!(
        window.run(seen).await,
        json!([true, true, false, 3, 9]),
        "nine entries are a table"
    );
    window
        .run("el.set({ x: [1, 2], f: 'sin('.repeat(41) + 'x' + ')'.repeat(41) }); await frame(); await frame()")
        .await;
    assert_eq!(
        window.run(seen).await,
        json!([true, true, false, 43, 2]),
        "so are more than forty nodes"
    );
}

async fn the_check_by_a_small_change_agrees(window: Arc<Window>) {
    window.made(GRAPH).await;
    let cells = window
        .run("await open('nudge'); return [...el.shadowRoot.querySelectorAll('[data-group=nudge] tbody tr')].map(r => [...r.children].map(c => c.textContent))")
        .await;
    for (entry, slope) in [6.0, 8.0, 20.0].into_iter().enumerate() {
        let number = |k: usize| -> f64 {
            let text = cells[entry][k].as_str().unwrap_or_default();
            text.parse().unwrap_or(f64::NAN)
        };
        assert_eq!(number(2), slope, "{cells}");
        assert!((number(3) - slope).abs() < 1e-6, "{cells}");
    }
}

async fn a_graph_goes_through_its_link(window: Arc<Window>) {
    window
        .made("<downhill-autograd f='log(exp(x).sum())' x='1,2' step='3'></downhill-autograd>")
        .await;
    let pair = window.run("return [el.link(), el.state]").await;
    window.go(pair[0].as_str().unwrap_or_default()).await;
    assert_eq!(window.run("return el.state").await, pair[1], "{}", pair[0]);
}
