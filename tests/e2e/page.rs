//! The elements on a page: settings, life, neighbours, the lesson itself.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::{Value, json};

use crate::axe::assert_axe_finds_nothing;

cases![
    bad_attributes_are_named_in_place_and_change_nothing,
    two_figures_of_each_kind_do_not_disturb_each_other,
    removal_leaves_nothing_and_moving_keeps_the_state,
    a_figure_born_in_a_closed_details_is_drawn_when_it_opens,
    a_link_opens_exactly_this_state,
    settings_come_by_attribute_property_and_script,
    settings_are_what_leads_here_and_null_gives_the_default_back,
    a_change_is_told_once_with_the_state,
    the_lesson_reads_without_javascript,
    the_lesson_starts_quietly_and_asks_nobody_else,
    the_text_is_there_before_the_webassembly_is,
    figures_far_from_the_screen_rest_and_keep_their_size,
    axe_finds_nothing_in_light_dark_and_on_a_phone,
    all_can_be_reached_by_tab_and_nothing_traps_it;
    alone: the_page_stays_where_it_is_when_the_figures_start,
];

const BOTH: &str = "<downhill-curve></downhill-curve><downhill-fit></downhill-fit>";

// Guards against a typing error of a teacher that goes unnoticed, or breaks the figure.
async fn bad_attributes_are_named_in_place_and_change_nothing(window: Arc<Window>) {
    window
        .made("<downhill-curve f='boom' start='1e99' lr='fast' pace='9'></downhill-curve>")
        .await;
    let said = window.text("$('.complaints').innerText").await;
    for part in [
        "f=\"boom\"",
        "start=\"1e99\"",
        "lr=\"fast\"",
        "it takes a number from",
        "“boom” is unknown; this formula may use x.",
    ] {
        assert!(said.contains(part), "{part} is in {said}");
    }
    let lines = window.console().await;
    let warned =
        |line: &Value| line["level"] == "WARNING" && line["message"].to_string().contains("fast");
    assert!(
        lines.iter().any(warned),
        "the console has the line: {lines:?}"
    );
    let state = window
        .run("const { f, x, lr } = el.state; return [f, x, lr, el.pace]")
        .await;
    assert_eq!(
        state,
        json!(["x**2", -1.5, 0.1, 9]),
        "defaults, and the setting that was right"
    );
    window
        .run("el.set({ lr: -3 }); el.set({ nonsense: 1 })")
        .await;
    window
        .until("$('.complaints').innerText.includes('nonsense')")
        .await;
    let rate = window.number("el.state.lr").await;
    assert!(
        (rate - 0.1).abs() < 1e-12,
        "what was in force stays, not {rate}"
    );
}

// Guards against state that figures share.
async fn two_figures_of_each_kind_do_not_disturb_each_other(window: Arc<Window>) {
    window.made(&format!("{BOTH}{BOTH}")).await;
    let steps = window
        .run("const all = figures(); all[0].step(2); all[1].step(3); all[3].set({ seed: 7 }); await frame(); return all.map(e => [e.state.step, e.state.seed ?? ''])")
        .await;
    assert_eq!(
        steps,
        json!([[2, ""], [3, "notebook"], [0, ""], [0, 7]]),
        "each has its own state"
    );
}

// Guards against frames and observers that outlive their figure, and a move that starts it anew.
async fn removal_leaves_nothing_and_moving_keeps_the_state(window: Arc<Window>) {
    window.made(&format!("<main></main>{BOTH}")).await;
    window
        .run("el.step(4); document.querySelector('main').append(el); await frame()")
        .await;
    assert_eq!(
        window.text("el.state.step").await,
        "4",
        "a move keeps the state"
    );
    let after = window
        .run(
            "let asked = 0; const real = window.requestAnimationFrame;
             window.requestAnimationFrame = f => { asked++; return real(f) };
             let told = 0; el.addEventListener('downhill-change', () => told++);
             el.play(); await frame(); el.remove(); await frame(); await frame();
             const before = told; asked = 0;
             await new Promise(r => setTimeout(r, 300));
             window.requestAnimationFrame = real;
             const { step } = el.state; document.body.append(el); await el.ready; while (!$('.figure')) await frame();
             return [asked, told - before, step > 4, el.state.step === step, el.shadowRoot.querySelectorAll('.figure').length]",
        )
        .await;
    assert_eq!(
        after,
        json!([0, 0, true, true, 1]),
        "no frames, no events; then the figure as it was"
    );
}

// Guards against the blank figure of a closed tab.
async fn a_figure_born_in_a_closed_details_is_drawn_when_it_opens(window: Arc<Window>) {
    window
        .made(&format!("<details><summary>more</summary>{BOTH}</details>"))
        .await;
    window
        .run("document.querySelector('details').open = true")
        .await;
    window
        .until("(c => c.width > 100 && c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v))($('.stage canvas'))")
        .await;
}

// Guards against a link that forgets a learning rate on the way.
async fn a_link_opens_exactly_this_state(window: Arc<Window>) {
    window.made(BOTH).await;
    let curve = window
        .run("el.set({ start: 1.25, lr: 0.3 }); el.step(2); el.set({ lr: 0.05, hide: 'table' }); el.step(3); el.set({ direction: 'uphill' }); el.step(1); return [el.link(), JSON.stringify(el.state)]")
        .await;
    let fit = window
        .run("const f = document.querySelector('downhill-fit'); f.set({ seed: 1234, scale: 'log' }); f.step(6); return [f.link(), JSON.stringify(f.state)]")
        .await;
    for pair in [curve, fit] {
        window.go(pair[0].as_str().expect("an address")).await;
        assert_eq!(
            window.text("JSON.stringify(el.state)").await,
            pair[1].as_str().expect("a state"),
            "{}",
            pair[0]
        );
    }
}

// Guards against three ways to say a thing that are not one.
async fn settings_come_by_attribute_property_and_script(window: Arc<Window>) {
    window
        .made("<downhill-curve lr='0.3'></downhill-curve>")
        .await;
    let rates = window
        .run("const seen = [el.lr]; el.setAttribute('lr', '0.25'); seen.push(el.state.lr); el.lr = 0.75; seen.push(el.state.lr); el.set({ lr: '1' }); seen.push(el.lr); el.removeAttribute('lr'); seen.push(el.state.lr); return seen")
        .await;
    assert_eq!(
        rates,
        json!([0.3, 0.25, 0.75, 1, 0.1]),
        "each is the same setting"
    );
    let again = window
        .run("await import('./downhill.js?again'); return el.state.step")
        .await;
    assert_eq!(again, json!(0), "loading the script twice is harmless");
}

async fn settings_are_what_leads_here_and_null_gives_the_default_back(window: Arc<Window>) {
    window
        .made("<downhill-curve lr='0.3' start='2' hide='table'></downhill-curve>")
        .await;
    let seen = window
        .run("el.step(2); const before = el.settings; el.set({ lr: null, start: null }); await frame(); return [before, [el.lr, el.state.lr], el.state.history[0].x, el.settings]")
        .await;
    assert_eq!(
        seen,
        json!([
            { "start": "2", "lr": "0.3", "step": "2", "hide": "table" },
            [0.1, 0.1],
            -1.5,
            { "hide": "table" }
        ])
    );
    // Before it runs, they are those given so far.
    let seen = window
        .run("const late = document.createElement('downhill-fit'); late.set({ seed: 7, lr: 2e-5 }); late.set({ lr: null }); const before = late.settings; document.body.append(late); await late.ready; return [before, late.settings]")
        .await;
    assert_eq!(seen, json!([{ "seed": "7" }, { "seed": "7" }]));
}

// Guards against a script that hears too much or too little.
async fn a_change_is_told_once_with_the_state(window: Arc<Window>) {
    window.made(BOTH).await;
    let heard = window
        .run("const heard = []; document.body.addEventListener('downhill-change', e => heard.push([e.target.localName, e.detail.step])); await frame(); el.step(); await frame(); el.back(); await frame(); return heard")
        .await;
    assert_eq!(
        heard,
        json!([["downhill-curve", 1], ["downhill-curve", 0]]),
        "one event a change"
    );
}

// Guards against a lesson that needs WebAssembly to be read.
async fn the_lesson_reads_without_javascript(window: Arc<Window>) {
    window
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    window.goto("").await;
    window
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": false }),
        )
        .await;
    let page = window
        .run("for (const i of document.images) i.loading = 'eager'; await new Promise(r => setTimeout(r, 300)); return [document.querySelectorAll('h2').length > 5, document.body.innerText.includes('638.66'), [...document.images].length >= 4, [...document.images].every(i => i.naturalWidth > 0 && i.clientWidth > 200), new Set(figures().map(e => e.localName)).size, figures().every(e => getComputedStyle(e).display === 'block')]")
        .await;
    assert_eq!(
        page,
        json!([true, true, true, true, FIGURES.len(), true]),
        "headings, numbers, a picture in each figure, and each on a line of its own"
    );
}

// Guards against focus taken, motion unasked, errors, and requests to third parties.
async fn the_lesson_starts_quietly_and_asks_nobody_else(window: Arc<Window>) {
    window.go("").await;
    let page = window
        .run("await new Promise(r => setTimeout(r, 700)); const all = figures(); return [all.length >= 3, all.every(e => e.state.step === Number((document.getElementById(e.getAttribute('for')) ?? e).getAttribute('step')) && (e.state.step ? e.state.status !== 'running' : e.state.status === 'ready')), document.activeElement === document.body, performance.getEntriesByType('resource').filter(r => !r.name.startsWith(location.origin)).length]")
        .await;
    assert_eq!(
        page,
        json!([true, true, true, 0]),
        "still, unfocused, same origin"
    );
    let lines = window.console().await;
    let errors: Vec<_> = lines
        .iter()
        .filter(|line| line["level"] == "SEVERE")
        .collect();
    assert!(errors.is_empty(), "no console error: {errors:?}");
}

// Guards against a reader who waits for the WebAssembly to see the text, and against one who loads it
// twice.
async fn the_text_is_there_before_the_webassembly_is(window: Arc<Window>) {
    window.screen(390, 300, 1.0).await;
    let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000 });
    window.devtools("Network.enable", json!({})).await;
    window
        .devtools("Network.emulateNetworkConditions", slow)
        .await;
    window.goto("").await;
    let seen = window
        .run(
            "const loaded = () => performance.getEntriesByType('resource').filter(r => r.name.endsWith('.wasm') && r.responseEnd);
             while (!loaded().length) await frame();
             const [paint] = performance.getEntriesByName('first-contentful-paint');
             await new Promise(r => setTimeout(r, 6000)); return [paint?.startTime < loaded()[0].responseEnd, loaded().length]",
        )
        .await;
    assert_eq!(seen, json!([true, 1]), "painted first; loaded once");
}

// Guards against a page that jumps under the reader's eyes when its figures start.
async fn the_page_stays_where_it_is_when_the_figures_start(window: Arc<Window>) {
    window.needs_entries("layout-shift").await;
    for width in [1280, 390] {
        window.screen(width, 900, 1.0).await;
        window.goto("").await;
        let moved = window
            .run(
                "let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value }).observe({ type: 'layout-shift', buffered: true });
                 while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) { scrollBy({ top: innerHeight / 4, behavior: 'instant' }); await frame(); await frame() }
                 await new Promise(r => setTimeout(r, 300)); return figures().every(e => e.state) ? sum : 'not all started'",
            )
            .await;
        assert!(
            moved.as_f64().is_some_and(|moved| moved < 0.05),
            "a shift of {moved} at {width} pixels; 0.1 counts as good"
        );
    }
}

// Guards against figures that each frame of another one pays for, and against a page that moves when
// they come back into view.
async fn figures_far_from_the_screen_rest_and_keep_their_size(window: Arc<Window>) {
    for width in [1280, 390] {
        window.screen(width, 900, 1.0).await;
        window.go("").await;
        let seen = window
            .run(
                "const all = figures(); for (const e of all) { e.scrollIntoView({ behavior: 'instant' }); await e.ready; await frame(); await frame() }
                 const sizes = () => JSON.stringify(all.map(e => e.getBoundingClientRect().height).concat(document.documentElement.scrollHeight));
                 while (!Number.isFinite(all.at(-1).state.loss)) await frame();
                 const rests = e => !$('.figure', e).checkVisibility({ contentVisibilityAuto: true });
                 const before = sizes(); scrollTo({ top: 0, behavior: 'instant' }); await frame(); await frame();
                 const same = before === sizes(); const far = all.filter(rests).length;
                 all.at(-1).scrollIntoView({ behavior: 'instant' }); await frame(); await frame();
                 return [same, far > all.length - 6, rests(all[0]), rests(all.at(-1)), before === sizes()]",
            )
            .await;
        assert_eq!(
            seen,
            json!([true, true, true, false, true]),
            "{width} pixels wide"
        );
    }
}

// Guards against what shuts people out.
async fn axe_finds_nothing_in_light_dark_and_on_a_phone(window: Arc<Window>) {
    for (page, scheme, width) in [
        ("", "light", 1280),
        ("", "dark", 1280),
        ("", "light", 390),
        ("", "dark", 320),
        ("teach.html", "light", 1280),
        ("teach.html", "dark", 390),
    ] {
        window.screen(width, 900, 1.0).await;
        window.media("prefers-color-scheme", scheme).await;
        window.go(page).await;
        let what = format!("{page} {scheme}, {width} pixels wide");
        // While figures start, what axe-core has measured moves.
        let started = "for (const e of figures()) await e.ready";
        assert_axe_finds_nothing(&window, started, &what).await;
    }
}

// Guards against controls out of reach, and a figure that does not let go.
async fn all_can_be_reached_by_tab_and_nothing_traps_it(window: Arc<Window>) {
    window
        .made(&format!("{BOTH}<button id=after>after</button>"))
        .await;
    let mut reached = Vec::new();
    for _ in 0..120 {
        window.key("Tab", 0).await;
        let at = window
            .text("(a => a.id || (i => i ? i.dataset.verb || i.getAttribute('aria-label') || i.localName : a.localName)(a.shadowRoot?.activeElement))(document.activeElement)")
            .await;
        let last = at == "after";
        reached.push(at);
        if last {
            break;
        }
    }
    for part in [
        "Parameter x",
        "x, the parameter",
        "Learning rate",
        "play",
        "step",
        "after",
    ] {
        assert!(
            reached.iter().any(|name| name == part),
            "Tab reaches {part}: {reached:?}"
        );
    }
}
