//! What a reader does in notes of every kind with their first figure: the curve of `x**2` with `start`
//! -1.5 and `lr` 0.2.

use serde_json::{Value, json};

use crate::Window;

/// Drags the point by 1 and steps it by the figure's button. `corner` is where the page of the figure
/// begins in the window: elsewhere than at 0 for a frame.
///
/// # Panics
///
/// Panics when the figure does not follow.
pub async fn drag_and_step(window: &Window, corner: (f64, f64)) {
    window
        .run("el.scrollIntoView({ block: 'center' }); await frame()")
        .await;
    let before = window.number("el.state.x").await;
    assert_eq!(before, -1.5, "the settings arrived");
    let (x, y) = window.middle(".handle").await;
    let (x, y) = (corner.0 + x, corner.1 + y);
    let unit = window.number("($('.stage').clientWidth - 72) / 4").await;
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x + unit, y + 5.0)).await;
    window.mouse("mouseReleased", (x + unit, y + 5.0)).await;
    let dragged = window.number("el.state.x").await;
    assert!((dragged + 0.5).abs() < 0.2, "dragged to {dragged}");
    let stepped = window
        .run("[...el.shadowRoot.querySelectorAll('button')].find(b => b.textContent === 'Step').click(); await frame(); return [el.state.step, el.state.x]")
        .await;
    assert_eq!(stepped[0], json!(1));
    let now = stepped[1].as_f64().unwrap_or(f64::NAN);
    assert!(
        (now - 0.6 * dragged).abs() < 1e-9,
        "x - 0.2 * 2 * x is {now}"
    );
}

/// Moves the point by a key of a keyboard, and then takes a step, as after a drag.
///
/// # Panics
///
/// Panics when the figure does not follow.
pub async fn press_a_key(window: &Window) {
    window
        .run("$('.handle input').focus({ preventScroll: true })")
        .await;
    let before = window.number("el.state.x").await;
    window.key("ArrowRight", 0).await;
    let pressed = window.number("el.state.x").await;
    assert!(
        (pressed - before - 0.1).abs() < 0.06,
        "a key leads from {before} to {pressed}"
    );
    let seen = window
        .run("const before = el.state.step; el.step(); await frame(); return [before, el.state.step]")
        .await;
    assert_eq!(seen, json!([0, 1]), "the steps begin anew at the new place");
}

/// The errors in the console whose text has this word.
pub async fn errors(window: &Window, word: &str) -> Vec<Value> {
    let is_one =
        |line: &Value| line["level"] == "SEVERE" && line["message"].to_string().contains(word);
    let lines = window.console().await;
    lines.into_iter().filter(is_one).collect()
}
