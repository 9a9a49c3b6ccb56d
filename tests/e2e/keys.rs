//! The keys that a figure keeps from the page around it, and those that it leaves to it.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::{Value, json};

cases![
    a_page_hears_no_key_that_the_focused_control_uses,
    a_page_hears_every_other_key,
    a_notebook_takes_no_key_for_its_own_while_a_figure_has_the_focus,
];

/// The keys that the page hears once it was told of them.
const HEARD: &str = "window.heard = []; for (const place of [document, window]) place.addEventListener('keydown', e => place === window && heard.push(e.key));";

/// What the page heard while these keys were pressed in what a selector of the figure finds.
async fn heard(window: &Window, control: &str, keys: &[(&str, u8)]) -> Value {
    window
        .run(&format!("window.heard.length = 0; $('{control}').focus()"))
        .await;
    for (key, modifiers) in keys {
        window.key(key, *modifiers).await;
    }
    let are_held = "['Control', 'Shift']";
    window
        .run(&format!(
            "return window.heard.filter(key => !{are_held}.includes(key))"
        ))
        .await
}

const CONTROL: u8 = 2;

// Guards against a slide that turns as a reader steps, and a formula that loses its letters to a page.
async fn a_page_hears_no_key_that_the_focused_control_uses(window: Arc<Window>) {
    window.made("<downhill-curve></downhill-curve>").await;
    window.run(HEARD).await;
    for (control, keys) in [
        (
            ".handle input",
            &[("ArrowLeft", 0), ("PageUp", 0), ("Home", 0), ("ArrowUp", 8)][..],
        ),
        (
            "[data-group=formula] input",
            &[
                ("x", 0),
                ("n", 0),
                ("?", 0),
                (" ", 0),
                ("ArrowLeft", 0),
                ("Backspace", 0),
                ("a", CONTROL),
                ("Enter", 0),
            ],
        ),
        (
            "details[data-group=embed] summary",
            &[(" ", 0), ("Enter", 0)],
        ),
        ("select", &[("x", 0), ("ArrowDown", 0)]),
        ("[type=checkbox]", &[(" ", 0)]),
        ("[data-verb=step]", &[(" ", 0), ("Enter", 0)]),
    ] {
        let seen = heard(&window, control, keys).await;
        assert_eq!(seen, json!([]), "in {control}");
    }
    let steps = window.number("el.state.step").await;
    assert_eq!(steps, 2.0, "and they do what they are for");
}

// Guards against a page whose own keys are dead around a figure.
async fn a_page_hears_every_other_key(window: Arc<Window>) {
    window.made("<downhill-curve></downhill-curve>").await;
    window.run(HEARD).await;
    for (control, keys) in [
        (
            ".handle input",
            &[("x", 0), (" ", 0), ("Escape", 0), ("F1", 0)][..],
        ),
        (
            "[data-group=formula] input",
            &[("Escape", 0), ("F1", 0), ("s", CONTROL)],
        ),
        (
            "[data-verb=step]",
            &[("ArrowLeft", 0), ("x", 0), ("s", CONTROL)],
        ),
        ("[type=checkbox]", &[("Enter", 0), ("x", 0)]),
    ] {
        let seen = heard(&window, control, keys).await;
        let all: Vec<_> = keys.iter().map(|(key, _)| *key).collect();
        assert_eq!(seen, json!(all), "in {control}");
    }
}

// Jupyter listens on the document before the figure does, and passes over what has this attribute.
async fn a_notebook_takes_no_key_for_its_own_while_a_figure_has_the_focus(window: Arc<Window>) {
    window
        .made("<downhill-curve></downhill-curve><p tabindex=0>a cell</p>")
        .await;
    window
        .run("window.heard = []; document.addEventListener('keydown', e => { for (let t = e.target; t; t = t.parentElement) if (t.hasAttribute('data-lm-suppress-shortcuts')) return; heard.push(e.key) }, true)")
        .await;
    for control in [
        ".handle input",
        "[data-group=formula] input",
        "[data-verb=step]",
    ] {
        let keys = [("x", 0), ("d", 0), ("ArrowUp", 0), ("0", 0)];
        let seen = heard(&window, control, &keys).await;
        assert_eq!(seen, json!([]), "in {control}");
    }
    let seen = heard(&window, "[data-verb=step]", &[("s", CONTROL)]).await;
    assert!(
        seen.to_string().contains("\"s\""),
        "saving is the notebook's: {seen}"
    );
    window.run("document.querySelector('p').focus()").await;
    window.key("x", 0).await;
    let seen = window.run("return window.heard.at(-1)").await;
    assert_eq!(seen, json!("x"), "outside all is its own");
}
