//! The frames of digits that play: what one does, and what is written when.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::{Value, json};

use crate::digits::{digits, quiet};

cases![
    a_slow_machine_trains_as_any_other,
    a_frame_tells_or_paints_or_writes,
    a_scrubber_that_follows_later_is_taken_hold_of_where_it_should_be,
    numbers_that_run_move_nothing,
    what_is_written_aside_comes_now_and_then_and_with_the_pause,
];

// Guards against a training that a slow machine leads elsewhere. What a frame takes is for the benchmark to
// say: `cargo xtask bench frames`.
async fn a_slow_machine_trains_as_any_other(window: Arc<Window>) {
    for task in ["3,7", "all", "all batch=all"] {
        digits(&window, &format!("classes={task} pace=60")).await;
        window
            .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
            .await;
        window
            .run("el.play(); await new Promise((r) => setTimeout(r, 1500)); while (el.state.step < 2) await frame(); el.pause()")
            .await;
        window
            .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))
            .await;
        let stepped = window
            .run("const { step, weights } = el.state; el.reset(); el.step(step); return [step > 1, el.state.weights.every((w, k) => w === weights[k])]")
            .await;
        assert_eq!(stepped, json!([true, true]), "{task}");
    }
}

// Guards against a frame that does two things, each of which may fill it.
async fn a_frame_tells_or_paints_or_writes(window: Arc<Window>) {
    for task in ["pace=60", "classes=all pace=13"] {
        digits(&window, task).await;
        let seen = window
            .run(
                "const done = [0, 0, 0, 0], frames = [];
                const told = (k, target) => { const o = new MutationObserver(() => done[k]++); o.observe(target, { subtree: true, childList: true, characterData: true, attributes: true }); return o };
                const watched = [told(2, $('.readouts')), told(3, $('.confusion')), told(3, $('.scrubber input'))];
                el.addEventListener('downhill-change', () => done[0]++);
                const clear = CanvasRenderingContext2D.prototype.clearRect;
                CanvasRenderingContext2D.prototype.clearRect = function (...a) { done[1]++; return clear.apply(this, a) };
                el.play();
                for (let k = 0; k < 180; k++) { await new Promise(requestAnimationFrame); frames.push(done.map(Boolean)); done.fill(0) }
                el.pause();
                CanvasRenderingContext2D.prototype.clearRect = clear;
                watched.forEach((o) => o.disconnect());
                const of = (k) => frames.filter((f) => f[k]).length;
                return [frames.filter((f) => f.filter(Boolean).length > 1).length, Math.min(of(0), of(1), of(2)), of(3)]",
            )
            .await;
        let [several, each, aside] = [0, 1, 2].map(|k| seen[k].as_i64().expect("a count"));
        assert!(each > 15, "{task}: nothing plays: {seen}");
        assert!(aside > 2, "{task}: what is aside stands still: {seen}");
        // Where painting takes several frames, what follows waits for two of them only.
        assert!(several < 18, "{task}: frames that do two things: {seen}");
    }
}

// Guards against a scrubber that is grabbed at a length that is no longer so.
async fn a_scrubber_that_follows_later_is_taken_hold_of_where_it_should_be(window: Arc<Window>) {
    digits(&window, "pace=60").await;
    for event in ["pointerdown", "keydown"] {
        let told = window
            .run(&format!(
                "el.play();
                const range = $('.scrubber input'), place = () => [range.max, range.value, String(el.state.step)];
                let behind = 0;
                for (let k = 0; k < 200 && behind < 3; k++) {{ await frame(); behind += place()[0] !== place()[2] }}
                const followed = async () => {{ for (let k = 0; k < 20; k++) await null }};
                range.dispatchEvent(new Event('{event}'));
                await followed();
                const now = place();
                el.pause();
                await followed();
                const [max, value, step] = place();
                return [behind, now[0] === now[2] && now[1] === now[2], max === step && value === step]"
            ))
            .await;
        assert_eq!(told, json!([3, true, true]), "{event}");
    }
}

// Guards against a page that is laid out anew for each number of each step.
async fn numbers_that_run_move_nothing(window: Arc<Window>) {
    for width in [1100, 390] {
        window.screen(width, 900, 1.0).await;
        digits(&window, "step=3").await;
        let moved = window
            .run(
                "const own = ['.readouts output', '.scrubber output', '.scale span', '.confusion > div'].flatMap((s) => [...el.shadowRoot.querySelectorAll(s)]).filter((e) => e.getClientRects().length);
                const all = () => JSON.stringify([...el.shadowRoot.querySelectorAll('*')].map((e) => { const { x, y, width, height } = e.getBoundingClientRect(); return [x, y, width, height] }));
                const before = all();
                for (const e of own) (e.lastElementChild ?? e).textContent = '8'.repeat(60);
                $('.scrubber input').max = 5;
                return [own.length, before === all(), own.every((e) => getComputedStyle(e).contain === 'strict')]",
            )
            .await;
        assert_eq!(moved, json!([14, true, true]), "{width} pixels wide");
    }
}

// Guards against a table that stands still while it plays, or while another figure paints in every
// frame, that is written as a whole in one frame, or that stays behind when it pauses.
async fn what_is_written_aside_comes_now_and_then_and_with_the_pause(window: Arc<Window>) {
    const CELLS: &str = "[...el.shadowRoot.querySelectorAll('.confusion [role=cell]:not(:empty)')].map((c) => Number(c.textContent))";
    for pace in [13, 60] {
        digits(&window, &format!("classes=all pace={pace}")).await;
        let before = window.run(&format!("return {CELLS}")).await;
        window
            .run(
                "const other = document.createElement('downhill-curve');
                other.setAttribute('lr', 0.0001);
                other.style = 'position: fixed; inset: 0 50% auto 0';
                el.after(other);
                await other.ready;
                other.play();
                el.play()",
            )
            .await;
        window
            .until(&format!("String({CELLS}) !== '{}'", list(&before)))
            .await;
        let rows = window
            .run(
                "const counts = [], rows = new Set();
                const row = (node) => (node.closest ? node : node.parentElement).closest('[role=row]');
                const told = new MutationObserver((all) => all.forEach((one) => rows.add(row(one.target))));
                told.observe($('.confusion'), { childList: true, characterData: true, subtree: true });
                for (let k = 0; k < 120; k++) { await frame(); counts.push(rows.size); rows.clear() }
                told.disconnect();
                return [Math.max(...counts), counts.filter(Boolean).length > 5]",
            )
            .await;
        assert_eq!(rows, json!([1, true]), "rows in a frame, pace {pace}");
        let told = window
            .run(&format!(
                "const playing = el.state.status; el.pause(); for (let k = 0; k < 20; k++) await null; const {{ step, confusion }} = el.state;
                return [playing, String({CELLS}) === String(confusion), $('.scrubber output').textContent === `step ${{step}} of ${{step}}`, Number($('.scrubber input').value) === step]"
            ))
            .await;
        assert_eq!(told, json!(["running", true, true, true]), "pace {pace}");
    }
    quiet(&window).await;
}

/// Numbers as JavaScript writes a list.
fn list(numbers: &Value) -> String {
    let numbers = numbers.as_array().expect("a list").iter();
    numbers.map(Value::to_string).collect::<Vec<_>>().join(",")
}
