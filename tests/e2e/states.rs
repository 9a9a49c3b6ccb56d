//! The states of controls: what they look like under a pointer, pressed, in focus.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::{Value, json};

use crate::axe::assert_axe_finds_nothing;

cases![
    text_can_be_read_in_every_state_of_every_control,
    axe_finds_nothing_in_what_a_reader_can_open,
];

/// `contrast(node)`, of its text with what is behind it. A fault is remembered in `bad`.
const CONTRAST: &str = "
    const parts = color => { const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number); return [r, g, b, a] };
    const over = ([r, g, b, a], under) => [r, g, b].map((c, k) => a * c + (1 - a) * under[k]);
    const light = color => { const [r, g, b] = color.map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
    const ground = node => node ? over(parts(getComputedStyle(node).backgroundColor), ground(node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentElement)) : [255, 255, 255];
    const contrast = node => { const under = ground(node), ink = over(parts(getComputedStyle(node).color), under), [a, b] = [light(ink), light(under)]; return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
";

/// The controls that are seen, one of each kind in each of its states.
const CONTROLS: &str = "
    const found = [], kinds = new Set();
    for (const node of el.shadowRoot.querySelectorAll('button, select, summary, textarea, .field, .check, tbody tr')) {
        const states = ['aria-pressed', 'aria-disabled', 'aria-current', 'aria-invalid'].map(name => node.getAttribute(name));
        const kind = [node.localName, node.className, node.dataset.verb === 'play', node.closest('[data-group]')?.dataset.group, ...states].join();
        if (!node.checkVisibility() || kinds.has(kind)) continue;
        kinds.add(kind); found.push(node);
    }
";

// Guards against a button whose text and ground are of one colour under the pointer: the look of a
// state takes half of the look of another.
async fn text_can_be_read_in_every_state_of_every_control(window: Arc<Window>) {
    const LEAST: f64 = 4.5;
    for scheme in ["light", "dark"] {
        window.media("prefers-color-scheme", scheme).await;
        for figure in FIGURES {
            let tag = format!("downhill-{}", figure.name);
            window
                .made(&format!(
                    "<style>:root {{ color-scheme: light dark }}</style><{tag}></{tag}>"
                ))
                .await;
            window
                .run("for (const panel of el.shadowRoot.querySelectorAll('details')) panel.open = true; await frame(); await frame()")
                .await;
            let count = window
                .number(&format!(
                    "(() => {{ {CONTROLS} window.controls = found; return found.length }})()"
                ))
                .await;
            assert!(count > 6.0, "{tag} has {count} kinds of controls");
            for k in 0..count as usize {
                let at = window
                    .run(&format!("const node = controls[{k}]; node.scrollIntoView({{ block: 'end', behavior: 'instant' }}); node.focus?.({{ preventScroll: true }}); await frame(); const r = node.getBoundingClientRect(); return [r.left + Math.min(r.width / 2, 40), r.top + r.height / 2]"))
                    .await;
                let at = (
                    at[0].as_f64().expect("a number"),
                    at[1].as_f64().expect("a number"),
                );
                let measured = format!(
                    "{CONTRAST} const node = controls[{k}]; return [contrast(node), node.matches(':hover'), node.outerHTML.slice(0, 160)]"
                );
                let holds = |seen: &Value, state: &str| {
                    assert!(
                        seen[0].as_f64() >= Some(LEAST),
                        "{tag} {scheme} {state}: {seen}"
                    );
                };
                window.hover((2.0, 2.0)).await;
                holds(&window.run(&measured).await, "in focus");
                window.hover(at).await;
                let seen = window.run(&measured).await;
                assert_eq!(seen[1], json!(true), "{tag} is under the pointer: {seen}");
                holds(&seen, "under the pointer");
                // Let go elsewhere: no click.
                window.mouse("mousePressed", at).await;
                holds(&window.run(&measured).await, "pressed");
                window.mouse("mouseReleased", (2.0, 2.0)).await;
            }
        }
    }
}

// Guards against a fold, a view or an end of a run that shuts people out.
async fn axe_finds_nothing_in_what_a_reader_can_open(window: Arc<Window>) {
    const OPEN: &str = "for (const fold of el.shadowRoot.querySelectorAll('details')) fold.open = true; await frame(); await frame()";
    for (tag, scheme, width) in [
        ("curve step=10 nudge=on", "light", 1280),
        ("curve lr=1.1 step=200", "dark", 390),
        ("autograd", "light", 390),
        ("fit step=10 truth=on yardsticks=on", "dark", 1280),
        ("fit view=walk stage=gradient", "light", 390),
        ("fit view=panels", "dark", 390),
        ("fit view=race lap=20", "light", 1280),
        ("landscape step=10", "dark", 390),
    ] {
        window.screen(width, 900, 1.0).await;
        window.media("prefers-color-scheme", scheme).await;
        let name = tag.split(' ').next().unwrap_or_default();
        window
            .made(&format!(
                "<style>:root {{ color-scheme: light dark; color: light-dark(black, white); background: light-dark(white, black) }}</style><main><h1>Notes</h1><downhill-{tag}></downhill-{name}></main>"
            ))
            .await;
        let what = format!("{tag}, {scheme}, {width} pixels wide");
        assert_axe_finds_nothing(&window, OPEN, &what).await;
    }
    window.goto("").await;
    let open = "for (const answer of document.querySelectorAll('details')) answer.open = true; await frame()";
    assert_axe_finds_nothing(&window, open, "the answers of the lesson").await;
}
