//! A figure beside what else is on a page: the pointer, the keys, the wheel, many others.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    a_pointer_released_outside_ends_the_drag,
    keys_and_wheel_that_a_figure_does_not_use_are_the_pages,
    a_figure_that_is_hidden_rests_and_comes_back,
    of_fifty_figures_those_in_view_run,
    on_paper_it_is_as_on_the_screen,
];

// Guards against a point that sticks to the pointer after the button was released elsewhere.
async fn a_pointer_released_outside_ends_the_drag(window: Arc<Window>) {
    window
        .made("<iframe src='embed.html?figure=curve' width=700 height=500></iframe><p>outside</p>")
        .await;
    window
        .until("document.querySelector('iframe').contentDocument?.querySelector('downhill-curve')?.state")
        .await;
    let inner = "const inner = document.querySelector('iframe').contentDocument.querySelector('downhill-curve')";
    let at = window
        .run(&format!("{inner}; await frame(); const o = document.querySelector('iframe').getBoundingClientRect(), r = inner.shadowRoot.querySelector('.handle').getBoundingClientRect(); return [o.left + r.left + r.width / 2, o.top + r.top + r.height / 2]"))
        .await;
    let (x, y) = (
        at[0].as_f64().expect("a number"),
        at[1].as_f64().expect("a number"),
    );
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x + 30.0, y)).await;
    window.mouse("mouseMoved", (1000.0, 900.0)).await;
    window.mouse("mouseReleased", (1000.0, 900.0)).await;
    let state = format!("{inner}; await frame(); return inner.state.history[0].x");
    let released = window.run(&state).await;
    assert_ne!(released, json!(-1.5), "it was dragged");
    window.hover((x, y)).await;
    window.hover((x + 60.0, y)).await;
    assert_eq!(window.run(&state).await, released, "and was let go");
}

async fn keys_and_wheel_that_a_figure_does_not_use_are_the_pages(window: Arc<Window>) {
    window.screen(800, 600, 1.0).await;
    window
        .made("<downhill-curve></downhill-curve><div style='height: 3000px'></div>")
        .await;
    window
        .run("window.taken = []; addEventListener('keydown', e => taken.push([e.key, e.defaultPrevented])); $('input').focus()")
        .await;
    for key in ["j", "/", "s", " ", "F1", "Escape", "ArrowLeft"] {
        window.key(key, 0).await;
    }
    let taken = window.run("return window.taken").await;
    let taken: Vec<_> = taken.as_array().into_iter().flatten().collect();
    assert_eq!(taken.len(), 7, "the page hears every key: {taken:?}");
    for pair in &taken[..6] {
        assert_eq!(pair[1], json!(false), "{pair}");
    }
    let (x, y) = window.middle(".stage").await;
    window
        .devtools(
            "Input.dispatchMouseEvent",
            json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": 240 }),
        )
        .await;
    window.until("scrollY > 100").await;
}

// A closed tab of notes is `display: none`.
async fn a_figure_that_is_hidden_rests_and_comes_back(window: Arc<Window>) {
    window
        .made("<main><downhill-curve lr='0.01'></downhill-curve></main>")
        .await;
    let seen = window
        .run(
            "const main = document.querySelector('main'); el.step(2); el.play(); await new Promise(r => setTimeout(r, 500));
             main.style.display = 'none'; await frame(); await frame(); const before = el.state.step;
             await new Promise(r => setTimeout(r, 700)); const hidden = el.state.step - before;
             el.pause(); el.set({ f: 'x**4' }); main.style.display = ''; await frame(); await frame();
             const c = $('.stage canvas'); return [before > 2, hidden, c.width > 100 && c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v)]",
        )
        .await;
    assert_eq!(
        seen,
        json!([true, 0, true]),
        "no step while hidden, drawn again"
    );
}

async fn of_fifty_figures_those_in_view_run(window: Arc<Window>) {
    window.screen(800, 700, 1.0).await;
    let figures: String = (0..50)
        .map(|k| match k % 3 {
            0 => "<downhill-curve lr=0.001></downhill-curve>",
            1 => "<downhill-fit lr=1e-9 stop='steps 10000'></downhill-fit>",
            _ => "<downhill-curve f='x**4' lr=0.001></downhill-curve>",
        })
        .collect();
    window.made(&figures).await;
    let seen = window
        .run(
            "const all = figures(); for (const e of all) e.play(); await new Promise(r => setTimeout(r, 900));
             const before = all.map(e => e.state.step);
             const drawn = new Set(); const fill = CanvasRenderingContext2D.prototype.clearRect;
             CanvasRenderingContext2D.prototype.clearRect = function (...a) { drawn.add(this.canvas.getRootNode().host); return fill.apply(this, a) };
             await new Promise(r => setTimeout(r, 900)); CanvasRenderingContext2D.prototype.clearRect = fill;
             const moved = all.filter((e, k) => e.state.step > before[k]);
             const seen = all.filter(e => { const r = e.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0 });
             const same = (a, b) => a.length === b.length && a.every(e => b.includes(e));
             return [all.length, same(moved, seen), same([...drawn], seen), seen.length < 4, performance.getEntriesByType('resource').filter(r => r.name.endsWith('.wasm')).length]",
        )
        .await;
    assert_eq!(
        seen,
        json!([50, true, true, true, 1]),
        "those in view step and draw, the others rest; one WebAssembly"
    );
}

async fn on_paper_it_is_as_on_the_screen(window: Arc<Window>) {
    window
        .made("<style>html { color-scheme: dark }</style><downhill-curve></downhill-curve>")
        .await;
    window
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    let seen = window
        .run("await frame(); const s = getComputedStyle($('.figure')); const shown = (group) => [...el.shadowRoot.querySelectorAll(`[data-group=${group}]`)].some(part => part.checkVisibility()); return [s.printColorAdjust, s.breakInside, shown('embed'), [...el.shadowRoot.querySelectorAll('button')].some(part => part.checkVisibility()), shown('formula')]")
        .await;
    assert_eq!(seen, json!(["exact", "avoid", false, false, true]));
}
