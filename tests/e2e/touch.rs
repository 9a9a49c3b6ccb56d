//! A finger on a phone: what it may change, and what it leaves alone.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::{Value, json};

cases![
    a_swipe_over_a_slider_scrolls_the_page_and_changes_nothing,
    a_finger_along_a_slider_sets_it_and_a_tap_too,
    a_pointer_that_is_taken_back_gives_back_what_it_changed,
    a_swipe_over_a_digit_leaves_the_pixel_that_is_looked_at,
];

/// What a figure knows: all that a swipe must not change.
const KNOWN: &str = "JSON.stringify([el.settings, el.state])";

/// Opens a figure on a phone, with room to scroll, all its panels open.
async fn on_a_phone(window: &Window, tag: &str, attributes: &str) {
    window.screen(390, 800, 1.0).await;
    window
        .made(&format!(
            "<meta name=viewport content='width=device-width'><div style='height: 900px'></div><{tag} {attributes}></{tag}><div style='height: 1600px'></div>"
        ))
        .await;
    window
        .run("for (const panel of el.shadowRoot.querySelectorAll('details')) panel.open = true; await frame(); await frame(); window.ranges = [...el.shadowRoot.querySelectorAll('input[type=range]')].filter(range => range.checkVisibility() && !range.closest('.handle'))")
        .await;
}

/// Brings a range to the middle of the screen; a place on it, as a share of its length.
async fn on_range(window: &Window, k: usize, share: f64) -> (f64, f64) {
    let at = window
        .run(&format!("const range = ranges[{k}]; range.scrollIntoView({{ block: 'center', behavior: 'instant' }}); await frame(); const r = range.getBoundingClientRect(); return [r.left + {share} * r.width, r.top + r.height / 2]"))
        .await;
    let number = |value: &Value| value.as_f64().expect("a number");
    (number(&at[0]), number(&at[1]))
}

// Guards against a reader who scrolls past a figure, and finds another learning rate, another
// parameter, another step, or a run that is gone.
async fn a_swipe_over_a_slider_scrolls_the_page_and_changes_nothing(window: Arc<Window>) {
    for figure in FIGURES {
        let tag = format!("downhill-{}", figure.name);
        on_a_phone(&window, &tag, "").await;
        window.run("el.step(3); await frame()").await;
        let count = window.number("ranges.length").await;
        assert!(count >= 1.0, "{tag} has sliders");
        for k in 0..count as usize {
            for slant in [0.0, 25.0] {
                let at = on_range(&window, k, 0.25).await;
                let before = window.text(KNOWN).await;
                let value = window.text(&format!("ranges[{k}].value")).await;
                let scrolled = window.number("scrollY").await;
                window.swipe(at, (slant, -220.0)).await;
                let name = window.text(&format!("ranges[{k}].ariaLabel")).await;
                window
                    .until(&format!("scrollY > {}", scrolled + 80.0))
                    .await;
                window.run("await frame(); await frame()").await;
                assert_eq!(window.text(KNOWN).await, before, "{tag}, {name}");
                let shown = window.text(&format!("ranges[{k}].value")).await;
                assert_eq!(shown, value, "{tag}, {name} shows what is in force");
            }
        }
    }
}

// Guards against a slider that no finger can move, because it could scroll.
async fn a_finger_along_a_slider_sets_it_and_a_tap_too(window: Arc<Window>) {
    on_a_phone(&window, "downhill-curve", "").await;
    let (x, y) = on_range(&window, 0, 0.25).await;
    window.touch("touchStart", Some((x, y))).await;
    for step in 1..=8 {
        window
            .touch("touchMove", Some((x + 10.0 * f64::from(step), y + 3.0)))
            .await;
    }
    window.run("await frame()").await;
    let during = window.number("el.state.lr").await;
    assert!((during - 0.1).abs() > 1e-3, "it follows: {during}");
    window.touch("touchEnd", None).await;
    let after = window.number("el.state.lr").await;
    assert!((after - during).abs() < 1e-12, "and stays: {after}");
    let at = on_range(&window, 0, 0.9).await;
    window.touch("touchStart", Some(at)).await;
    window.touch("touchEnd", None).await;
    window.until("el.state.lr > 0.8").await;
}

// Guards against values that only the picture gives back: by any pointer, early or late.
async fn a_pointer_that_is_taken_back_gives_back_what_it_changed(window: Arc<Window>) {
    on_a_phone(&window, "downhill-curve", "lr='0.3'").await;
    for kind in ["touch", "pen", "mouse", ""] {
        for moves in ["", "event('pointermove', 60); to(150);"] {
            let seen = window
                .run(&format!(
                    "const range = ranges[0], before = range.value;
                     const event = (type, x = 0) => range.dispatchEvent(new PointerEvent(type, {{ bubbles: true, pointerType: '{kind}', clientX: x }}));
                     const to = value => {{ range.value = value; range.dispatchEvent(new Event('input')) }};
                     event('pointerdown'); to(20); {moves} event('pointercancel'); await frame();
                     const after = [el.state.lr, range.value === before];
                     to(30); const later = el.state.lr; el.set({{ lr: 0.3 }}); await frame(); return [...after, later !== 0.3]"
                ))
                .await;
            assert_eq!(seen, json!([0.3, true, true]), "{kind} {moves}");
        }
    }
}

// Guards against a figure that explains another pixel after each scroll.
async fn a_swipe_over_a_digit_leaves_the_pixel_that_is_looked_at(window: Arc<Window>) {
    on_a_phone(&window, "downhill-digits", "view='score' step='13'").await;
    let at = window
        .run("const board = $('[data-term=x] .board'); board.scrollIntoView({ block: 'center', behavior: 'instant' }); await frame(); const r = board.getBoundingClientRect(); return [r.left + 0.6 * r.width, r.top + 0.7 * r.height]")
        .await;
    let at = (
        at[0].as_f64().expect("a number"),
        at[1].as_f64().expect("a number"),
    );
    let before = window.text("$('.reading').textContent").await;
    let scrolled = window.number("scrollY").await;
    window.swipe(at, (0.0, -220.0)).await;
    window
        .until(&format!("scrollY > {}", scrolled + 80.0))
        .await;
    window.run("await frame(); await frame()").await;
    assert_eq!(window.text("$('.reading').textContent").await, before);
}
