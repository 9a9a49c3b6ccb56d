//! A setting as a text field: read when it is committed, complained of in place.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::untrack;

use super::dom::{El, Text, Ui, event_value};
use super::voice::Voice;

/// What a field shows and where it writes.
pub struct Entry {
    /// The setting it writes.
    pub setting: &'static str,
    /// The name that is heard.
    pub label: Rc<dyn Fn() -> String>,
    /// Whether digits are all that it takes: a phone then shows no other keys.
    pub digits: bool,
    /// The value in force.
    pub text: Text,
    /// Takes what was typed.
    pub write: Box<dyn Fn(String)>,
}

/// What is in a field beside the value in force.
#[derive(Clone, Default)]
enum Draft {
    #[default]
    None,
    Typed(String),
    Refused(String),
}

/// A field for a setting. It shows the value in force until the reader edits it, and keeps what
/// was typed if it could not be read.
#[must_use]
pub fn field(ui: &Ui, entry: Entry) -> El {
    let Entry {
        setting,
        label,
        digits,
        text,
        write,
    } = entry;
    // The keys for decimal numbers have no minus and no letters on some phones.
    let keys = if digits { "numeric" } else { "text" };
    let voice = ui.voice;
    let draft = Rc::new(RefCell::new(Draft::None));
    let commit = {
        let (draft, ui) = (Rc::clone(&draft), ui.clone());
        Rc::new(move || {
            let Draft::Typed(typed) = draft.borrow().clone() else {
                return;
            };
            // Emptied first: writing runs the bindings, which look at the draft.
            draft.replace(Draft::None);
            write(typed.clone());
            if untrack(|| voice.complains_of(setting)) {
                draft.replace(Draft::Refused(typed));
            }
            ui.refresh();
        })
    };
    let [shown, invalid, typed] = std::array::from_fn(|_| Rc::clone(&draft));
    let (changed, left) = (Rc::clone(&commit), commit);
    ui.el("input")
        .attr("type", "text")
        .attr("inputmode", keys)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .class("field")
        .live_attr("aria-label", Box::new(move || label()))
        .live_attr(
            "aria-invalid",
            Box::new(move || {
                // Once the complaint is gone, so is what it was about.
                let complained = voice.complains_of(setting);
                let refused = matches!(*invalid.borrow(), Draft::Refused(_));
                if refused && !complained {
                    invalid.take();
                }
                (refused && complained).to_string()
            }),
        )
        .live_value(Box::new(move || match &*shown.borrow() {
            Draft::None => text(),
            Draft::Typed(typed) | Draft::Refused(typed) => typed.clone(),
        }))
        .on("input", move |event| {
            typed.replace(Draft::Typed(event_value(&event)));
        })
        .on("change", move |_| changed())
        .on("blur", move |_| left())
}

/// The settings that could not be had, one line each.
#[must_use]
pub fn complaints(ui: &Ui, voice: Voice) -> El {
    let text = Box::new(move || {
        voice.with(|said| {
            let lines: Vec<_> = said.complaints.iter().map(ToString::to_string).collect();
            lines.join("\n")
        })
    });
    let none = Box::new(move || voice.with(|said| said.complaints.is_empty()));
    let dismiss = ui
        .el("button")
        .attr("type", "button")
        .class("plain")
        .text("Dismiss")
        .on("click", move |_| voice.forgive_all());
    ui.el("div")
        .class("complaints")
        .live_flag("hidden", none)
        .child(ui.el("p").attr("role", "status").live_text(text))
        .child(dismiss)
}
