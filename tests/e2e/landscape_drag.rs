//! The start of a landscape, dragged.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

use crate::landscape::GROUND;

cases![
    the_start_is_dragged_both_ways_and_escape_restores_it,
    what_is_not_the_start_has_no_hand_and_a_drag_from_there_moves_nothing,
    while_the_start_is_dragged_the_line_follows_and_the_ground_stays_fine,
    two_hundred_steps_follow_a_drag_and_nothing_else_is_drawn,
];

// Guards against a start that only moves one way, a drag that cannot be taken back, a lost path.
async fn the_start_is_dragged_both_ways_and_escape_restores_it(window: Arc<Window>) {
    window
        .made("<downhill-landscape step=10 plane='a,b'></downhill-landscape>")
        .await;
    let before = window.text("JSON.stringify(el.state)").await;
    let (x, y) = window.middle(".handle").await;
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x + 40.0, y + 30.0)).await;
    let moved = window
        .run("await frame(); return [el.state.path[0], el.state.step]")
        .await;
    let [first, second] = [&moved[0]["x"], &moved[0]["y"]].map(|n| n.as_f64().expect("a number"));
    assert!(first > -0.2 && second < 0.2, "right and down: {moved}");
    assert_eq!(moved[1], json!(10), "as many steps follow");
    window.key("Escape", 0).await;
    window.mouse("mouseReleased", (x + 40.0, y + 30.0)).await;
    let after = window.text("JSON.stringify(el.state)").await;
    assert_eq!(after, before, "Escape restores it all");
    window.mouse("mousePressed", (x + 80.0, y + 60.0)).await;
    window.mouse("mouseReleased", (x + 80.0, y + 60.0)).await;
    let placed = window
        .run("await frame(); const r = $('.handle').getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]")
        .await;
    let [left, top] = [&placed[0], &placed[1]].map(|n| n.as_f64().expect("a number"));
    let off = (left - x - 80.0).hypot(top - y - 60.0);
    assert!(off < 1.5, "a click places it, {off} px off");
    let size = window
        .run("const r = $('.handle').getBoundingClientRect(); return Math.min(r.width, r.height)")
        .await;
    assert_eq!(size, json!(44), "as large as a finger");
    window.quiet().await;
}

// Guards against a hand that takes hold of nothing, and a start that jumps to where it lets go.
async fn what_is_not_the_start_has_no_hand_and_a_drag_from_there_moves_nothing(
    window: Arc<Window>,
) {
    for attributes in [
        "step=10",
        "step=10 plane='a,b'",
        "f='x**2 + y**2' start='-1.5,1' lr='0.3' step=2",
        "f='x**2 + y**2' start='-1.5,1' lr='0.3' step=2 at=1",
    ] {
        window
            .made(&format!(
                "<downhill-landscape {attributes}></downhill-landscape>"
            ))
            .await;
        let at = window
            .run("const mark = $('.mark-read').getBoundingClientRect(), start = $('.handle').getBoundingClientRect(); const at = r => [r.left + r.width / 2, r.top + r.height / 2]; return [...at(mark), ...at(start)]")
            .await;
        let [x, y, left, top] = [0, 1, 2, 3].map(|k| at[k].as_f64().expect("a number"));
        assert!(
            (x - left).hypot(y - top) > 30.0,
            "{attributes}: apart: {at}"
        );
        let before = window.text("JSON.stringify(el.state)").await;
        window.hover((x, y)).await;
        let cursor = window
            .text(&format!(
                "getComputedStyle(el.shadowRoot.elementFromPoint({x}, {y})).cursor"
            ))
            .await;
        assert_eq!(cursor, "crosshair", "{attributes}: on the point");
        window.mouse("mousePressed", (x, y)).await;
        for step in 1..=5 {
            window
                .mouse(
                    "mouseMoved",
                    (x + 12.0 * f64::from(step), y - 6.0 * f64::from(step)),
                )
                .await;
        }
        window.mouse("mouseReleased", (x + 60.0, y - 30.0)).await;
        window.run("await frame()").await;
        let after = window.text("JSON.stringify(el.state)").await;
        assert_eq!(after, before, "{attributes}: nothing was in the hand");
    }
}

// Guards against a line that tells of somewhere else, and contours that a drag leaves coarse.
async fn while_the_start_is_dragged_the_line_follows_and_the_ground_stays_fine(
    window: Arc<Window>,
) {
    for attributes in [
        "step=10",
        "step=3 plane='a,c' rest=start",
        "f='(1 - x)**2 + 100*(y - x**2)**2' step=3",
    ] {
        window
            .made(&format!(
                "<downhill-landscape {attributes}></downhill-landscape>"
            ))
            .await;
        window
            .run("for (let k = 0; k < 20; k++) await frame()")
            .await;
        let ground = window.text(GROUND).await.len();
        let (x, y) = window.middle(".handle").await;
        window.hover((x, y)).await;
        window.mouse("mousePressed", (x, y)).await;
        let mut lines = Vec::new();
        for step in 1..=6 {
            let at = (x + 5.0 * f64::from(step), y + 5.0 * f64::from(step));
            window.mouse("mouseMoved", at).await;
            let seen = window
                .run("await frame(); return [$('.reading').textContent, $('.handle input').getAttribute('aria-valuetext')]")
                .await;
            let [line, start] = [0, 1].map(|k| seen[k].as_str().unwrap_or_default().to_owned());
            let place = |words: &str| words.split(", loss").next().unwrap_or_default().to_owned();
            assert_eq!(
                place(&line),
                place(&start),
                "{attributes}: it says where the start is"
            );
            lines.push(line);
            let now = window.text(GROUND).await.len();
            assert!(
                now as f64 > 0.7 * ground as f64,
                "{attributes}: coarse while it is dragged: {now} bytes of {ground}"
            );
        }
        lines.dedup();
        assert_eq!(lines.len(), 6, "{attributes}: {lines:?}");
        window.mouse("mouseReleased", (x + 30.0, y + 30.0)).await;
        window
            .run("for (let k = 0; k < 20; k++) await frame()")
            .await;
        // As fine as one that nobody has dragged.
        let fresh = window
            .run(&format!("const other = document.createElement('downhill-landscape'); other.set(el.settings); document.body.append(other); await other.ready; other.scrollIntoView(); for (let k = 0; k < 20; k++) await frame(); return [$('canvas', other).toDataURL().length, {GROUND}.length]"))
            .await;
        let [other, own] = [0, 1].map(|k| fresh[k].as_f64().expect("a number"));
        assert!((own / other - 1.0).abs() < 0.1, "{attributes}: {fresh}");
    }
}

// Guards against a drag that stutters: a ground that is drawn again, a line that is drawn twice, a table
// that is written behind it. `cargo xtask bench frames` reports the milliseconds.
async fn two_hundred_steps_follow_a_drag_and_nothing_else_is_drawn(window: Arc<Window>) {
    window
        .made("<downhill-landscape plane='a,b' step=200></downhill-landscape>")
        .await;
    window
        .run("for (let k = 0; k < 20; k++) await frame()")
        .await;
    let moves = window.run(COUNTED_DRAG).await;
    let moves = moves.as_array().expect("a list");
    assert_eq!(moves.len(), 20);
    for counts in moves {
        let count = |what: &str| counts[what].as_u64().unwrap_or_default();
        assert_eq!(counts["step"], json!(200), "all steps follow");
        assert_eq!(count("told"), 1, "{counts}");
        assert_eq!(count("clearRect"), 1, "the path alone: {counts}");
        // The line, its points, and some marks.
        assert_eq!(count("stroke"), 2, "{counts}");
        assert!((200..=210).contains(&count("fill")), "{counts}");
        assert!(count("lineTo") <= 2 * 200 + 10, "{counts}");
        assert!(count("written") <= 40, "{counts}");
    }
}

/// Drags the start over twenty places: for each the step shown, and how often the state is told, each
/// method of a canvas is called, and something of the figure's elements is written.
const COUNTED_DRAG: &str = "const r = $('.handle').getBoundingClientRect(), overlay = $('.overlay');
    const at = [r.left + 22, r.top + 22];
    const event = (kind, k) => { const e = new PointerEvent(kind, { clientX: at[0] + k, clientY: at[1] + k / 2, bubbles: true, composed: true, isPrimary: true, pointerId: 1, button: 0 }); (kind === 'pointerdown' ? $('.handle') : overlay).dispatchEvent(e); };
    let counts = {};
    const count = (what, more = 1) => counts[what] = (counts[what] ?? 0) + more;
    const canvas = CanvasRenderingContext2D.prototype, own = Object.getOwnPropertyDescriptors(canvas);
    for (const [name, { value }] of Object.entries(own)) if (typeof value === 'function') canvas[name] = function (...a) { count(name); return value.apply(this, a) };
    const written = new MutationObserver((all) => count('written', all.length));
    written.observe(el.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
    el.addEventListener('downhill-change', () => count('told'));
    event('pointerdown', 0);
    const moves = [];
    for (let k = 1; k <= 20; k++) {
        await frame();
        counts = {};
        event('pointermove', k);
        await frame(); await frame();
        moves.push({ ...counts, step: el.state.step });
    }
    event('pointerup', 20);
    Object.defineProperties(canvas, own);
    written.disconnect();
    return moves";
