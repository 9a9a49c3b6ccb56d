//! A figure beside what else is on a page: the pointer, the keys, the wheel, many others.

use std::sync::Arc;

use downhill::figures::registry::{FIGURES, Listing};
use downhill_harness::{Window, cases, made};
use serde_json::json;

cases![
    a_pointer_released_outside_ends_the_drag,
    keys_and_wheel_that_a_figure_does_not_use_are_the_pages,
    a_figure_that_is_hidden_rests_and_comes_back,
    a_clock_that_stops_and_goes_within_a_frame_ticks_once,
    of_fifty_figures_those_in_view_run,
    a_finger_on_the_plot_scrolls_the_page,
    nothing_takes_the_focus_as_it_starts,
    on_paper_it_is_as_on_the_screen,
    a_trap_in_the_webassembly_stops_all_figures_and_says_so,
    a_panic_stops_all_figures_and_tells_the_console_why_and_where;
    alone: each_of_fifty_figures_starts_as_the_page_scrolls_past_it,
    fifty_figures_that_come_and_go_leave_nothing,
];

// Guards against frames that do all twice after a pause that nobody saw.
async fn a_clock_that_stops_and_goes_within_a_frame_ticks_once(window: Arc<Window>) {
    window
        .made("<downhill-curve lr=0.0001></downhill-curve>")
        .await;
    // Each tick looks at the clock of the page.
    let looks = window
        .run(
            "await el.ready;
            el.play();
            const looks = async () => {
                await frame();
                let count = 0;
                const { now } = performance;
                performance.now = () => (count++, now.call(performance));
                for (let k = 0; k < 10; k++) await frame();
                delete performance.now;
                return count;
            };
            const before = await looks();
            for (let k = 0; k < 4; k++) {
                el.pause();
                await Promise.resolve();
                el.play();
                await Promise.resolve();
            }
            return [el.state.status, before, await looks()]",
        )
        .await;
    assert_eq!(looks[0], json!("running"));
    let [before, after] = [1, 2].map(|k| looks[k].as_f64().expect("a number"));
    assert!(
        before >= 20.0 && after < 1.5 * before,
        "the clock is looked at: {looks}"
    );
}

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
    // The slash comes last: Firefox opens its search by it.
    for key in ["j", "s", " ", "F1", "Escape", "ArrowLeft", "/"] {
        window.key(key, 0).await;
    }
    let taken = window.run("return window.taken").await;
    let taken: Vec<_> = taken.as_array().into_iter().flatten().collect();
    assert_eq!(
        taken.len(),
        6,
        "all but the arrow, which moves the point: {taken:?}"
    );
    for pair in &taken {
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

/// Fifty figures of two kinds, with a long way to go.
fn fifty() -> String {
    let figures = (0..50).map(|k| match k % 3 {
        0 => "<downhill-curve lr=0.001></downhill-curve>",
        1 => "<downhill-fit lr=1e-9 stop='steps 10000'></downhill-fit>",
        _ => "<downhill-curve f='x**4' lr=0.001></downhill-curve>",
    });
    figures.collect()
}

async fn of_fifty_figures_those_in_view_run(window: Arc<Window>) {
    window.screen(800, 700, 1.0).await;
    window.made(&fifty()).await;
    let seen = window
        .run(
            "const all = figures(); for (const e of all) e.play();
             const seen = all.filter(e => { const r = e.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0 });
             const drawn = new Set(); const fill = CanvasRenderingContext2D.prototype.clearRect;
             CanvasRenderingContext2D.prototype.clearRect = function (...a) { drawn.add(this.canvas.getRootNode().host); return fill.apply(this, a) };
             const same = (a, b) => a.length === b.length && a.every(e => b.includes(e));
             const until = performance.now() + 20000; let moved;
             do {
               drawn.clear(); const before = all.map(e => e.state.step); await new Promise(r => setTimeout(r, 900));
               moved = all.filter((e, k) => e.state.step > before[k]);
             } while (!(same(moved, seen) && same([...drawn], seen)) && performance.now() < until);
             CanvasRenderingContext2D.prototype.clearRect = fill;
             const parts = performance.getEntriesByType('resource').map(r => r.name).filter(name => name.endsWith('.wasm'));
             return [all.length, same(moved, seen), same([...drawn], seen), seen.length < 4, new Set(parts).size === parts.length]",
        )
        .await;
    assert_eq!(
        seen,
        json!([50, true, true, true, true]),
        "those in view step and draw, the others rest; one WebAssembly"
    );
}

// Guards against figures that a page on the move leaves behind. They start on the way, and each plays
// from then on.
async fn each_of_fifty_figures_starts_as_the_page_scrolls_past_it(window: Arc<Window>) {
    window.screen(800, 700, 1.0).await;
    window.goto(&made(&fifty())).await;
    window.until("el.state").await;
    let seen = window
        .run(
            "const next = () => new Promise(requestAnimationFrame); const gaps = []; let last = await next();
             figures().forEach(async e => (await new Promise(r => new IntersectionObserver(([i], o) => i.isIntersecting && (o.disconnect(), r())).observe(e)), (await e.ready).play()));
             while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) { scrollBy(0, 60); const now = await next(); gaps.push(now - last); last = now }
             while (!figures().every(e => e.state)) await next();
             gaps.sort((a, b) => a - b); return [gaps.length, gaps[gaps.length >> 1], gaps[Math.floor(0.95 * gaps.length)], figures().filter(e => e.state).length]",
        )
        .await;
    let [frames, median, most, started] = [0, 1, 2, 3].map(|k| seen[k].as_f64().expect("a number"));
    assert!(frames > 200.0, "a long page: {seen}");
    assert_eq!(started, 50.0, "each has started on the way");
    println!(
        "{frames} frames past fifty figures: half within {median:.1} ms, 95 % within {most:.1}"
    );
}

// Guards against a page on a phone that cannot be scrolled past a plot.
async fn a_finger_on_the_plot_scrolls_the_page(window: Arc<Window>) {
    window.screen(390, 800, 2.0).await;
    window
        .made("<downhill-curve></downhill-curve><downhill-fit></downhill-fit><div style='height: 3000px'></div>")
        .await;
    for figure in ["curve", "fit"] {
        let at = window
            .run(&format!("const stage = document.querySelector('downhill-{figure}').shadowRoot.querySelector('.stage'); stage.scrollIntoView({{ block: 'center' }}); await frame(); const r = stage.getBoundingClientRect(); return [r.left + 0.6 * r.width, r.top + 0.3 * r.height, scrollY]"))
            .await;
        let [x, y, before] = [0, 1, 2].map(|k| at[k].as_f64().expect("a number"));
        window.swipe((x, y), (0.0, -150.0)).await;
        window.until(&format!("scrollY > {}", before + 80.0)).await;
        let x = window.number("el.state.step === 0 && el.state.x").await;
        assert_eq!(x, -1.5, "{figure}: and the point stays");
    }
}

async fn nothing_takes_the_focus_as_it_starts(window: Arc<Window>) {
    let tags = FIGURES.iter().map(Listing::tag);
    let all: String = tags.map(|tag| format!("<{tag}></{tag}>")).collect();
    window
        .made(&format!("<input id=own autofocus>{all}<downhill-fit view=walk></downhill-fit><iframe src='embed.html?figure=fit'></iframe>"))
        .await;
    window
        .until(
            "document.querySelector('iframe').contentDocument.querySelector('downhill-fit')?.state",
        )
        .await;
    let seen = window
        .run("document.querySelector('iframe').contentDocument.querySelector('downhill-fit').step(2); for (const e of figures()) { e.step(); e.reset(); } await frame(); return [document.activeElement.id, scrollY]")
        .await;
    assert_eq!(seen, json!(["own", 0]), "the page's own field has it");
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
    window
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await;
    window.run("el.play()").await;
    window.devtools("Page.printToPDF", json!({})).await;
    let before = window.number("el.state.step").await;
    window.until(&format!("el.state.step > {before}")).await;
}

// Guards against figures that freeze without a word, and against those that stop for another's fault.
async fn a_trap_in_the_webassembly_stops_all_figures_and_says_so(window: Arc<Window>) {
    window
        .made("<downhill-curve><p>the picture</p></downhill-curve><downhill-fit></downhill-fit>")
        .await;
    let trap = |place: &str| {
        format!(
            "await Promise.all(figures().map(f => f.ready));
             const error = new WebAssembly.RuntimeError('unreachable');
             error.stack = `at wasm-function[7] at ${{new URL('{place}', document.baseURI)}}:1:2`;
             dispatchEvent(new ErrorEvent('error', {{ error }})); await frame();
             return figures().map(f => f.shadowRoot.textContent.includes('has stopped'))"
        )
    };
    let seen = window.run(&trap("other.js")).await;
    assert_eq!(seen, json!([false, false]), "another's trap");
    let seen = window.run(&trap("downhill.js")).await;
    assert_eq!(seen, json!([true, true]), "its own");
    let shown = window
        .run("const slot = figures()[0].shadowRoot.querySelector('slot'); return slot.assignedNodes()[0].textContent")
        .await;
    assert_eq!(shown, json!("the picture"), "the picture is back");
}

// Guards against a panic that leaves its figures frozen, or its finder without a message.
async fn a_panic_stops_all_figures_and_tells_the_console_why_and_where(window: Arc<Window>) {
    window
        .made("<downhill-curve></downhill-curve><downhill-fit></downhill-fit>")
        .await;
    // A row of a table cannot be made.
    window
        .run(
            "await open('table'); await figures()[1].ready; const make = document.createElement;
             document.createElement = (tag) => { document.createElement = make; throw new Error(`no ${tag}`) };
             el.step(3); await frame(); await frame()",
        )
        .await;
    window
        .until("figures().every(f => f.shadowRoot.textContent.includes('has stopped'))")
        .await;
    let console = window.console().await;
    let told = console.iter().map(|line| line["message"].as_str());
    let panic = told.flatten().find(|line| line.contains("panicked at"));
    let panic = panic.unwrap_or_else(|| panic!("the console has the panic: {console:?}"));
    assert!(panic.contains("dom.rs:"), "its place: {panic}");
    assert!(panic.contains("no tr"), "its message: {panic}");
}

// Guards against listeners, elements and memory of figures that are gone.
async fn fifty_figures_that_come_and_go_leave_nothing(window: Arc<Window>) {
    const KEPT: &str = "const real = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...all) => { const made = await real(...all); window.memory = made.exports.memory; return made };";
    window
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": KEPT }),
        )
        .await;
    window.devtools("Performance.enable", json!({})).await;
    window.made("<downhill-curve></downhill-curve>").await;
    let tags: Vec<String> = FIGURES
        .iter()
        .map(|figure| format!("downhill-{}", figure.name))
        .collect();
    let come_and_go = format!(
        "const tags = {};
        const all = Array.from({{ length: 50 }}, (_, k) => document.createElement(tags[k % tags.length]));
        document.body.append(...all);
        await Promise.all(all.map((one) => one.ready));
        for (const one of all) for (const panel of one.shadowRoot.querySelectorAll('details')) panel.open = true;
        await frame();
        for (const one of all) one.remove();
        await frame()",
        json!(tags)
    );
    let left = async || {
        // What nothing holds goes in its own time.
        for _ in 0..5 {
            window
                .devtools("HeapProfiler.collectGarbage", json!({}))
                .await;
            window.run("await frame()").await;
        }
        let metrics = window.devtools("Performance.getMetrics", json!({})).await;
        let metric = |name: &str| {
            let all = metrics["metrics"].as_array().expect("a list").iter();
            let mut named = all.filter(|metric| metric["name"] == name);
            let value = &named.next().expect("a metric")["value"];
            value.as_f64().expect("a number")
        };
        let memory = window.number("memory.buffer.byteLength").await;
        [metric("Nodes"), metric("JSEventListeners"), memory]
    };
    let mut rounds = Vec::new();
    for _ in 0..10 {
        window.run(&come_and_go).await;
        rounds.push(left().await);
    }
    // What is made once for all is there after two of them.
    let (before, after) = (rounds[1], rounds[9]);
    for (what, k) in [("nodes", 0), ("listeners", 1)] {
        assert!(after[k] <= before[k], "{what} are left: {rounds:?}");
    }
    // In what order the digits' data come, and so how much room they need at once, is chance. What is
    // left would make the memory larger in every round.
    let grown = rounds[1..].windows(2).filter(|two| two[1][2] > two[0][2]);
    assert!(grown.count() <= 2, "bytes are left: {rounds:?}");
}
