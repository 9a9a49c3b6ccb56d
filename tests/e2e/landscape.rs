//! The landscape: drawn slice by slice, read by keys, and together with a fit.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::{Value, json};

use crate::axe::assert_axe_finds_nothing;

cases![
    a_landscape_is_refined_until_it_is_whole,
    keys_move_the_start_and_read_the_plot,
    a_fit_and_its_landscape_move_together,
    a_link_holds_whoever_comes_first_and_a_wrong_one_is_named,
    standardising_shows_a_bowl_at_equal_scales,
    a_typed_function_is_descended_and_bad_ones_are_named,
    axe_finds_nothing_in_the_landscape,
];

const LANDSCAPE: &str = "<downhill-landscape></downhill-landscape>";
const PAIR: &str = "<downhill-fit id=ride></downhill-fit><downhill-landscape for=ride plane='a,b'></downhill-landscape>";

/// The landscape of the page.
const LAND: &str = "const land = document.querySelector('downhill-landscape');";

/// The heights of the lower canvas as a text that differs when a pixel does.
pub(crate) const GROUND: &str = "$('canvas').toDataURL()";

// Guards against a picture that stays coarse, and against one that is computed for ever.
async fn a_landscape_is_refined_until_it_is_whole(window: Arc<Window>) {
    window.made(LANDSCAPE).await;
    let settled = format!(
        "let before; for (let k = 0; k < 60; k++) {{ before = {GROUND}; await frame(); await frame(); if (k > 4 && before === {GROUND}) return k }} return -1"
    );
    let frames = window.run(&settled).await;
    assert_ne!(frames, json!(-1), "the ground comes to rest");
    let coarse = window
        .run(&format!("const before = {GROUND}; el.set({{ range: '-1,1,-100,40' }}); await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame); const first = {GROUND}; for (let k = 0; k < 20; k++) await frame(); return [before === first, first === {GROUND}]"))
        .await;
    assert_eq!(coarse[0], json!(false), "another range is drawn at once");
    let events = window
        .run("let events = 0; el.addEventListener('downhill-change', () => events++); el.set({ plane: 'a,b' }); for (let k = 0; k < 10; k++) await frame(); return events")
        .await;
    assert_eq!(events, json!(1), "finer heights are no news");
    window.quiet().await;
}

// Guards against a plot that only a pointer can move or read.
async fn keys_move_the_start_and_read_the_plot(window: Arc<Window>) {
    window
        .made("<downhill-landscape plane='a,b' range='-1,1,-10,10' step=3></downhill-landscape>")
        .await;
    window.run("$('.handle input').focus()").await;
    for key in ["ArrowRight", "ArrowUp", "ArrowUp"] {
        window.key(key, 0).await;
    }
    let at = window
        .run("await frame(); return [el.state.path[0].x, el.state.path[0].y, el.state.step]")
        .await;
    let [a, b] = [&at[0], &at[1]].map(|n| n.as_f64().expect("a number"));
    assert!(
        a > -0.2434 && (a + 0.2).abs() < 0.05,
        "a key to the right: {a}"
    );
    assert!(b > 0.9 && b < 1.5, "two keys up: {b}");
    assert_eq!(at[2], json!(3), "and the steps follow");
    let said = "const i = [...el.shadowRoot.querySelectorAll('.handle input')]; return i.map(i => [i.getAttribute('aria-label'), i.getAttribute('aria-valuetext')])";
    let inputs = window.run(said).await;
    assert_eq!(inputs[0][0], json!("Start, a"), "{inputs}");
    assert_eq!(inputs[3][0], json!("Read the plot, b"), "{inputs}");
    let words = inputs[1][1].as_str().expect("words");
    assert!(
        words.starts_with("a −0.") && words.contains("loss "),
        "{words}"
    );
    let before = window.text("JSON.stringify(el.state)").await;
    window
        .run("el.shadowRoot.querySelectorAll('.mark-read input')[1].focus()")
        .await;
    for key in ["ArrowLeft", "PageUp"] {
        window.key(key, 0).await;
    }
    let read = window
        .run("await frame(); return $('.reading').textContent")
        .await;
    let read = read.as_str().expect("a line").to_owned();
    let after = window.text("JSON.stringify(el.state)").await;
    assert_eq!(after, before, "reading moves nothing");
    let words = window
        .text(
            "el.shadowRoot.querySelectorAll('.mark-read input')[1].getAttribute('aria-valuetext')",
        )
        .await;
    assert_eq!(read, words, "it is seen and heard");
    let (x, y) = window.middle(".stage").await;
    window.hover((x, y)).await;
    let hovered = window
        .text("(await frame(), $('.reading').textContent)")
        .await;
    assert_ne!(hovered, read, "the pointer reads where it is");
    window.hover((1.0, 1.0)).await;
    window.quiet().await;
}

// Guards against a link that goes one way, that never comes to rest, or that loses a setting.
async fn a_fit_and_its_landscape_move_together(window: Arc<Window>) {
    window.made(PAIR).await;
    let both = format!(
        "{LAND} await frame(); const s = [el.state, land.state]; return s.map(s => [s.params, s.lr, s.step, s.losses.length, s.at])"
    );
    let same = |seen: &Value, when: &str| assert_eq!(seen[0], seen[1], "{when}");
    for (script, when) in [
        ("el.step(7)", "steps of the fit"),
        ("land.lr = 2e-5", "a rate of the landscape"),
        ("land.step(3); land.back(1)", "steps of the landscape"),
        ("el.seed = 42", "a seed of the fit"),
        ("el.params = [1, 2, 3]", "parameters of the fit"),
        ("land.set({ start: '0.5,-1' })", "a start in the landscape"),
        (
            "el.set({ optimizer: 'adam', lr: 0.1, step: 20 })",
            "an optimiser",
        ),
        ("land.standardise = true", "the scale of time"),
        ("el.set({ model: 'a*t + b', step: 4 })", "a model"),
        (
            "el.set({ data: '0 1_1 3_2 4', step: 2, at: 1 })",
            "own data",
        ),
        ("el.set({ data: null, model: null, lr: 1e-3 })", "and back"),
        ("el.step(500)", "a divergence"),
        ("land.reset()", "a reset"),
    ] {
        window.run(&format!("{LAND} {script}")).await;
        same(&window.run(&both).await, when);
    }
    let events = window
        .run(&format!("{LAND} await frame(); let n = 0; for (const e of [el, land]) e.addEventListener('downhill-change', () => n++); el.step(); for (let k = 0; k < 10; k++) await frame(); return n"))
        .await;
    assert!(
        events
            .as_u64()
            .is_some_and(|events| (2..=3).contains(&events)),
        "it comes to rest: {events}"
    );
    window
        .run(&format!("{LAND} el.set({{ lr: 1e-5, seed: null, standardise: null, optimizer: null, pace: 60 }}); land.scrollIntoView(); land.reset(); land.pace = 60"))
        .await;
    window
        .run(&format!("{LAND} await frame(); land.play()"))
        .await;
    window.until("el.state.step > 3").await;
    window.run(&format!("{LAND} land.pause()")).await;
    same(&window.run(&both).await, "while it plays");
    window.quiet().await;
}

// Guards against a pair that only meets in one order, and against an id that is silently wrong.
async fn a_link_holds_whoever_comes_first_and_a_wrong_one_is_named(window: Arc<Window>) {
    window
        .made("<downhill-landscape for=later></downhill-landscape>")
        .await;
    let line = window.text("$('.complaints p').textContent").await;
    assert_eq!(
        line, "for=\"later\" is not usable: it takes the id of a <downhill-fit> on this page.",
        "named in place"
    );
    let met = window
        .run("const fit = document.createElement('downhill-fit'); fit.id = 'later'; fit.setAttribute('step', '4'); document.body.prepend(fit); await fit.ready; await frame(); const land = document.querySelector('downhill-landscape'); return [land.state.step, land.shadowRoot.querySelector('.complaints').hidden]")
        .await;
    assert_eq!(
        met,
        json!([4, true]),
        "it does as the fit does, and forgets"
    );
    let parted = window
        .run("const land = document.querySelector('downhill-landscape'); const fit = document.getElementById('later'); fit.remove(); await frame(); land.step(2); await frame(); document.body.append(fit); await fit.ready; await frame(); return [land.state.step, fit.state.step]")
        .await;
    assert_eq!(
        parted[0], parted[1],
        "it goes on alone, and meets again: {parted}"
    );
    let other = window
        .run("const land = document.querySelector('downhill-landscape'); land.set({ f: 'x**2 + y**2' }); await frame(); land.step(5); document.getElementById('later').step(1); await frame(); const apart = [land.state.step, land.state.f]; land.set({ f: 'fit' }); await frame(); return [...apart, land.state.step === document.getElementById('later').state.step]")
        .await;
    assert_eq!(
        other,
        json!([5, "x**2 + y**2", true]),
        "a function goes its own way, and then they meet again"
    );
}

// Guards against a picture in which the ravine and the bowl look alike.
async fn standardising_shows_a_bowl_at_equal_scales(window: Arc<Window>) {
    window
        .made("<downhill-landscape plane='a,b' equal lr=0.1 step=20></downhill-landscape>")
        .await;
    let unit =
        "const at = async (r) => { $('.stage').scrollIntoView(); await frame(); }; await at(); ";
    let ravine = window
        .run(&format!(
            "{unit} for (let k = 0; k < 20; k++) await frame(); return [{GROUND}, el.state.status]"
        ))
        .await;
    assert_eq!(
        ravine[1],
        json!("diverged"),
        "0.1 is far above the ravine's limit"
    );
    window
        .run("[...el.shadowRoot.querySelectorAll('[data-group=kind] input')][0].click()")
        .await;
    let bowl = window.run(&format!("el.step(20); for (let k = 0; k < 20; k++) await frame(); return [{GROUND}, el.state.loss, el.settings.standardise]")).await;
    assert_eq!(bowl[2], json!("on"), "the box sets it");
    assert!(
        bowl[1].as_f64().is_some_and(|loss| loss < 30.0),
        "and it descends: {}",
        bowl[1]
    );
    assert_ne!(bowl[0], ravine[0], "another picture");
}

// Guards against functions that nobody can type, and faults that are shown nowhere.
async fn a_typed_function_is_descended_and_bad_ones_are_named(window: Arc<Window>) {
    window.made(LANDSCAPE).await;
    window
        .run("$('[data-verb=view-function]').click(); await frame(); const s = $('.formula select'); s.value = '(1 - x)**2 + 100*(y - x**2)**2'; s.dispatchEvent(new Event('change')); await frame()")
        .await;
    let rosenbrock = window.run("el.step(2000); await frame(); return [el.state.path[0], el.state.loss < 0.3, el.state.optimum.params, $('.group[data-group=plane]').hidden]").await;
    assert_eq!(
        rosenbrock,
        json!([{ "x": -1.2, "y": 1 }, true, [1, 1], true]),
        "Rosenbrock's valley from its start"
    );
    let typed = "const i = $('.formula input'); i.value = TEXT; i.dispatchEvent(new Event('input')); await frame(); return [el.state.f, $('.fault').hidden, $('.fault').textContent]";
    let bad = window.run(&typed.replace("TEXT", "'x**2 + z'")).await;
    assert_eq!(
        bad[0],
        json!("(1 - x)**2 + 100*(y - x**2)**2"),
        "the function stays"
    );
    assert_eq!(bad[1], json!(false), "the fault is shown: {bad}");
    let good = window.run(&typed.replace("TEXT", "'x**2 - y**2'")).await;
    assert_eq!(good[0], json!("x**2 - y**2"), "a saddle: {good}");
    window.run("el.step(1000); await frame()").await;
    let why = window.text("$('.outcome .why').textContent").await;
    assert!(why.contains("the way down has no end"), "{why}");
    window
        .run("$('[data-verb=view-fit]').click(); await frame()")
        .await;
    assert_eq!(window.text("el.state.f").await, "fit", "and the way back");
    window.quiet().await;
}

// Guards against a landscape that shuts people out.
async fn axe_finds_nothing_in_the_landscape(window: Arc<Window>) {
    for (width, scheme) in [(1280, "light"), (1280, "dark"), (390, "light")] {
        window.screen(width, 900, 1.0).await;
        window.media("prefers-color-scheme", scheme).await;
        window
            .made(&format!("<main><h1>A</h1><downhill-landscape step=5></downhill-landscape><downhill-landscape f='x**2 - y**2'></downhill-landscape></main><style>:root {{ color-scheme: {scheme} }}</style>"))
            .await;
        let opened = "for (const f of figures()) for (const d of f.shadowRoot.querySelectorAll('details')) await open(d.dataset.group, f)";
        assert_axe_finds_nothing(&window, opened, &format!("at {width}, {scheme}")).await;
    }
}
