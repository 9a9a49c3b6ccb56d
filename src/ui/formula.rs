//! A field for a formula, read as it is typed, with examples to choose from.

use std::cell::RefCell;
use std::rc::Rc;

use super::dom::{El, Text, Ui, event_value};
use crate::numeric::expression::Fault;

/// What a formula's field shows and where it writes.
pub struct FormulaEntry {
    /// What stands before it, such as `f(x) =`.
    pub label: &'static str,
    /// Why a text cannot be taken, if so.
    pub check: fn(&str) -> Option<Fault>,
    /// Formulas to choose from.
    pub examples: Vec<&'static str>,
    /// The formula in force.
    pub text: Text,
    /// Takes a formula that can be read, and whether it was chosen from the examples.
    pub write: Rc<dyn Fn(String, bool)>,
}

/// What is in the field beside the formula in force, and its fault.
type Draft = Option<(String, Option<Fault>)>;

/// The field. What can be read takes effect at once; else the formula in force stays, and the fault
/// is shown with its place.
#[must_use]
pub fn formula_field(ui: &Ui, entry: FormulaEntry) -> Vec<El> {
    let FormulaEntry {
        label,
        check,
        examples,
        text,
        write,
    } = entry;
    let draft = Rc::new(RefCell::new(Draft::None));
    let text: Rc<dyn Fn() -> String> = text.into();
    let [shown, invalid, typed, left, chosen] = std::array::from_fn(|_| Rc::clone(&draft));
    let [in_field, in_force, in_menu] = std::array::from_fn(|_| Rc::clone(&text));
    let choose = Rc::clone(&write);
    let [typing, leaving, choosing] = std::array::from_fn(|_| ui.clone());
    let field = ui
        .el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .class("field")
        .attr("aria-label", label)
        .live_attr(
            "aria-invalid",
            Box::new(move || {
                // Followed, so that this runs again with the field.
                in_force();
                fault(&invalid).is_some().to_string()
            }),
        )
        .live_value(Box::new(move || {
            let text = in_field();
            let draft = shown.borrow();
            draft.as_ref().map_or(text, |(typed, _)| typed.clone())
        }))
        .on("input", move |event| {
            let text = event_value(&event);
            let fault = check(&text);
            let good = fault.is_none();
            typed.replace(Some((text.clone(), fault)));
            if good {
                write(text, false);
            }
            typing.refresh();
        })
        .on("blur", move |_| {
            // What could not be read stays to be mended.
            if fault(&left).is_none() {
                left.replace(None);
                leaving.refresh();
            }
        });
    let option = |formula: &&str| ui.el("option").attr("value", formula).text(formula);
    let options = examples.iter().map(option).collect();
    let menu = ui
        .el("select")
        .attr("aria-label", "Examples")
        .child(ui.el("option").attr("value", "").text("Examples"))
        .children(options)
        .live_value(Box::new(move || {
            let text = in_menu();
            let known = examples.contains(&text.as_str());
            if known { text } else { String::new() }
        }))
        .on("change", move |event| {
            let formula = event_value(&event);
            if !formula.is_empty() {
                chosen.replace(None);
                choose(formula, true);
                choosing.refresh();
            }
        });
    let row = ui
        .el("div")
        .class("row formula")
        .attr("translate", "no")
        .child(ui.el("span").class("name").text(label))
        .child(field)
        .child(menu);
    vec![row, fault_line(ui, draft, text)]
}

fn fault(draft: &RefCell<Draft>) -> Option<Fault> {
    draft.borrow().as_ref().and_then(|(_, fault)| fault.clone())
}

/// The text with its fault marked, and what is wrong there.
fn fault_line(ui: &Ui, draft: Rc<RefCell<Draft>>, text: Rc<dyn Fn() -> String>) -> El {
    let part = |look: fn(&str, &Fault) -> String| -> Text {
        let (draft, text) = (Rc::clone(&draft), Rc::clone(&text));
        Box::new(move || {
            text();
            match &*draft.borrow() {
                Some((typed, Some(fault))) => look(typed, fault),
                _ => String::new(),
            }
        })
    };
    let none = {
        let (draft, text) = (Rc::clone(&draft), Rc::clone(&text));
        Box::new(move || {
            text();
            fault(&draft).is_none()
        })
    };
    let before = part(|typed, fault| typed.chars().take(fault.at).collect());
    let at = part(|typed, fault| {
        // A blank shows where something is missing at the end.
        typed.chars().nth(fault.at).unwrap_or('\u{a0}').to_string()
    });
    let after = part(|typed, fault| typed.chars().skip(fault.at + 1).collect());
    let code = ui
        .el("code")
        .attr("translate", "no")
        .child(ui.el("span").live_text(before))
        .child(ui.el("mark").live_text(at))
        .child(ui.el("span").live_text(after));
    ui.el("p")
        .class("fault")
        .attr("role", "status")
        .live_flag("hidden", none)
        .child(code)
        .child(ui.el("span").live_text(part(|_, fault| fault.to_string())))
}
