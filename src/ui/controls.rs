//! The small parts: a button, a check box, a number with its name, a disclosure.
//!
//! `group` is the name by which `hide` leaves a part out.

use std::rc::Rc;

use super::dom::{El, Flag, Text, Ui, event_checked, event_value};

/// A button that calls a verb. `name` tells it from others to scripts and style sheets. A button
/// that cannot be used now keeps its place in the order of focus, and says so.
#[must_use]
pub fn button(ui: &Ui, name: &str, label: Text, unusable: Flag, verb: impl Fn() + 'static) -> El {
    button_erased(ui, name, label, unusable, Box::new(verb))
}

fn button_erased(ui: &Ui, name: &str, label: Text, unusable: Flag, verb: Box<dyn Fn()>) -> El {
    let unusable: Rc<dyn Fn() -> bool> = unusable.into();
    let refused = Rc::clone(&unusable);
    ui.el("button")
        .attr("type", "button")
        .attr("data-verb", name)
        .live_text(label)
        .live_attr("aria-disabled", Box::new(move || unusable().to_string()))
        .on("click", move |_| {
            if !refused() {
                verb();
            }
        })
}

/// A text that stays.
#[must_use]
pub fn fixed_text(text: &'static str) -> Text {
    Box::new(|| text.into())
}

/// A check box with its words.
#[must_use]
pub fn check(ui: &Ui, group: &str, label: &str, on: Flag, set: Rc<dyn Fn(bool)>) -> El {
    let tick = ui
        .el("input")
        .attr("type", "checkbox")
        .live_checked(on)
        .on("change", move |event| set(event_checked(&event)));
    ui.el("label")
        .class("check")
        .attr("data-group", group)
        .child(tick)
        .child(ui.el("span").text(label))
}

/// A number with its name, in the colour of its role. The number has digits of one width and a
/// room of its own, so that it does not push others about as it runs.
#[must_use]
pub fn readout(ui: &Ui, name: &str, role: &str, value: El) -> El {
    ui.el("div")
        .class("readout")
        .attr("data-name", name)
        .attr("data-role", role)
        .child(
            ui.el("span")
                .class("name")
                .attr("translate", "no")
                .text(name),
        )
        .child(value)
}

/// The value of a readout.
#[must_use]
pub fn value(ui: &Ui) -> El {
    // A live region of its own would speak in every frame.
    ui.el("output")
        .attr("aria-live", "off")
        .attr("translate", "no")
}

/// A text that follows the state, as the value of a readout.
#[must_use]
pub fn output(ui: &Ui, text: Text) -> El {
    value(ui).live_text(text)
}

/// A paragraph whose text follows the state.
#[must_use]
pub fn line(ui: &Ui, class: &str, text: Text) -> El {
    ui.el("p").class(class).live_text(text)
}

/// What is shown on demand.
#[must_use]
pub fn details(ui: &Ui, group: &str, summary: &str, content: Vec<El>) -> El {
    ui.el("details")
        .attr("data-group", group)
        .child(ui.el("summary").text(summary))
        .children(content)
}

/// Parts that are hidden together.
#[must_use]
pub fn group(ui: &Ui, name: &str, parts: Vec<El>) -> El {
    ui.el("div")
        .class("group")
        .attr("data-group", name)
        .children(parts)
}

/// A button that is pressed while a condition holds: one of several ways to look at a thing.
#[must_use]
pub fn switch(
    ui: &Ui,
    name: &str,
    label: &'static str,
    on: Flag,
    press: impl Fn() + 'static,
) -> El {
    button(ui, name, fixed_text(label), Box::new(|| false), press)
        .live_attr("aria-pressed", Box::new(move || on().to_string()))
}

/// A choice of one of some values, each with its words.
#[must_use]
pub fn choice(
    ui: &Ui,
    label: &str,
    options: &[(&str, &str)],
    chosen: Text,
    choose: Box<dyn Fn(String)>,
) -> El {
    choice_named(ui, (label, label), options, chosen, choose)
}

/// The same where what is heard says more than what is seen.
#[must_use]
pub fn choice_named(
    ui: &Ui,
    (label, heard): (&str, &str),
    options: &[(&str, &str)],
    chosen: Text,
    choose: Box<dyn Fn(String)>,
) -> El {
    let option = |(value, words): &(&str, &str)| ui.el("option").attr("value", value).text(words);
    let select = ui
        .el("select")
        .attr("aria-label", heard)
        .children(options.iter().map(option).collect())
        .live_value(chosen)
        .on("change", move |event| choose(event_value(&event)));
    ui.el("div")
        .class("row")
        .child(ui.el("span").class("name").text(label))
        .child(select)
}
