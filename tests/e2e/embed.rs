//! The panel that gives a figure's lines for notes.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    the_lines_lead_to_what_is_on_screen,
    what_is_left_out_goes_at_once_and_stands_in_the_lines,
    every_group_of_controls_can_be_left_out,
    each_way_says_whom_it_is_for_and_is_copied,
];

/// The three texts of the panel, opened.
const LINES: &str = "await open('embed'); await frame(); const [tag, iframe, link] = [...el.shadowRoot.querySelectorAll('[data-group=embed] textarea')].map(t => t.value);";

async fn the_lines_lead_to_what_is_on_screen(window: Arc<Window>) {
    let states = [
        (
            "curve",
            "el.set({ f: 'x**2 + abs(x)', lr: 0.3 }); el.step(3)",
        ),
        (
            "fit",
            "el.set({ seed: 7, model: 'a*t + b', data: '0 1_1 3_2 4' }); el.step(2)",
        ),
        (
            "autograd",
            "el.set({ f: 'x[0] < 1' }); el.set({ f: 'x[0]*x.sum()', x: [1, 2], step: 2 })",
        ),
        (
            "landscape",
            "el.set({ plane: 'c,a', rest: 'follow', equal: true, range: [-1, 1, -2, 3.5], start: [1, 2] }); el.step(3)",
        ),
        (
            "landscape",
            "el.set({ f: 'x**2*y + y**2', start: [-0.5, 1], optimizer: 'adam', lr: 0.01 }); el.step(4)",
        ),
        (
            "digits",
            "el.set({ classes: '8,rest', lr: 0.5, batch: 32, shuffle: true, seed: 7, view: 'score', digit: 3 }); el.step(5)",
        ),
    ];
    for figure in FIGURES {
        let tried = states.iter().any(|(name, _)| *name == figure.name);
        assert!(tried, "a state of {}", figure.name);
    }
    for (figure, script) in states {
        window
            .made(&format!("<downhill-{figure}></downhill-{figure}>"))
            .await;
        let lines = window
            .run(&format!("{script}; await frame(); {LINES} return [tag, iframe, link, el.link(), JSON.stringify(el.state)]"))
            .await;
        assert_eq!(lines[2], lines[3], "{figure}: the link is its own");
        let again = window
            .run(&format!(
                "const box = document.createElement('div'); box.innerHTML = {} + {}; const own = box.querySelector('downhill-{figure}'); const src = box.querySelector('iframe').src; const script = box.querySelector('script').src; document.body.append(own); await own.ready; return [JSON.stringify(own.state), src, script === new URL('downhill.js', location.href).href]",
                lines[0], lines[1]
            ))
            .await;
        assert_eq!(
            again,
            json!([lines[4], lines[3], true]),
            "{figure}: {lines}"
        );
    }
}

async fn what_is_left_out_goes_at_once_and_stands_in_the_lines(window: Arc<Window>) {
    window
        .made("<downhill-curve hide='nudge'></downhill-curve>")
        .await;
    let tick = "const boxes = Object.fromEntries([...el.shadowRoot.querySelectorAll('[data-group=embed] label')].map(l => [l.textContent, l.firstChild]));";
    let seen = window
        .run(&format!("{LINES} {tick} const before = [boxes.nudge.checked, boxes.rate.checked, 'embed' in boxes]; boxes.rate.click(); boxes.nudge.click(); await frame(); return [before, el.hide, $('[data-group=rate]').clientHeight, $('[data-group=nudge]').clientHeight > 0, $('[data-group=embed] textarea').value.includes('hide=\"rate\"')]"))
        .await;
    assert_eq!(
        seen,
        json!([[true, false, false], "rate", 0, true, true]),
        "in view and in the lines"
    );
    let closed = window
        .run("$('[data-group=embed]').open = false; await frame(); return [...el.shadowRoot.querySelectorAll('[data-group=embed] textarea')].map(t => t.value).join('')")
        .await;
    assert_eq!(closed, json!(""), "nothing is written while nobody looks");
}

// Guards against a group that `hide` takes, and that stays on the page or is nowhere on it.
async fn every_group_of_controls_can_be_left_out(window: Arc<Window>) {
    for figure in FIGURES {
        let (tag, groups) = (figure.tag(), json!(figure.groups));
        let settings = figure.settings();
        let view = settings.iter().find(|setting| setting.name == "view");
        let views = view.map_or(json!([null]), |view| json!(view.kind.words()));
        window.made(&format!("<{tag}></{tag}>")).await;
        let seen = window
            .run(&format!("const groups = {groups}, names = (of) => [...el.shadowRoot.querySelectorAll('[data-group]')].filter(of).map(e => e.dataset.group); const visible = () => names(e => e.checkVisibility()).filter(group => groups.includes(group)).length; const seen = []; for (const view of {views}) {{ el.set({{ view, hide: '' }}); await frame(); const all = visible(); el.hide = groups.join(' '); await frame(); seen.push([all > 4, visible()]); }} return [groups.filter(group => !names(() => true).includes(group)), seen, $('.complaints').hidden]"))
            .await;
        let each = views.as_array().into_iter().flatten();
        let each: Vec<_> = each.map(|_| json!([true, 0])).collect();
        assert_eq!(seen, json!([[], each, true]), "{tag}");
    }
}

async fn each_way_says_whom_it_is_for_and_is_copied(window: Arc<Window>) {
    window.made("<downhill-autograd></downhill-autograd>").await;
    window
        .devtools(
            "Browser.grantPermissions",
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        )
        .await;
    let theme = "const theme = $('[data-group=embed] select'); theme.value = 'dark'; theme.dispatchEvent(new Event('change', { bubbles: true })); await frame();";
    let seen = window
        .run(&format!("{LINES} {theme} const seen = []; for (const verb of ['embed-tag', 'embed-frame', 'embed-link']) {{ const button = $(`[data-verb=${{verb}}]`), text = button.previousElementSibling, about = text.previousElementSibling; button.click(); await frame(); await frame(); seen.push([about.textContent, await navigator.clipboard.readText() === text.value, /theme=\"?dark/.test(text.value)]) }} return [seen, $('.said').textContent]"))
        .await;
    let ways = seen[0].as_array().expect("three ways");
    for (way, host) in ways.iter().zip(["MkDocs", "Moodle", "mail"]) {
        let about = way[0].as_str().unwrap_or_default();
        assert!(about.contains(host), "{about} names {host}");
        assert_eq!((&way[1], &way[2]), (&json!(true), &json!(true)), "{about}");
    }
    assert_eq!((ways.len(), &seen[1]), (3, &json!("Copied.")), "{seen}");
}
