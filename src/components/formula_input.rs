//! A field for a formula, read as it is typed, with examples to choose from.

use leptos::prelude::*;

use crate::numeric::expression::ParseError;

/// What is in the field beside the formula in force, and its fault.
type Draft = Option<(String, Option<ParseError>)>;

/// A field for a formula. What can be read takes effect at once; else the formula in force stays, and
/// the fault is shown with its place.
#[component]
pub fn FormulaInput(
    /// What stands before it, such as `f(x) =`.
    label: &'static str,
    /// Why a text cannot be taken, if so.
    check: fn(&str) -> Option<ParseError>,
    /// Formulas to choose from.
    #[prop(into)]
    examples: Vec<&'static str>,
    /// The formula in force.
    formula: Signal<String>,
    /// Takes a formula that can be read.
    write: Callback<String>,
    /// Takes a formula that was chosen from the examples.
    choose: Callback<String>,
) -> impl IntoView {
    let draft = RwSignal::new(Draft::None);
    let fault = move || draft.with(|draft| draft.as_ref().and_then(|(_, fault)| fault.clone()));
    let shown = Signal::derive(move || {
        let formula = formula.get();
        draft.with(|draft| draft.as_ref().map_or(formula, |(typed, _)| typed.clone()))
    });
    let on_input = move |event| {
        let text = event_target_value(&event);
        let fault = check(&text);
        let is_good = fault.is_none();
        draft.set(Some((text.clone(), fault)));
        if is_good {
            write.run(text);
        }
    };
    // What could not be read stays to be mended.
    let on_blur = move |_| {
        if untrack(fault).is_none() {
            draft.set(None);
        }
    };
    let known = examples.clone();
    let chosen = move || {
        let formula = formula.get();
        if known.contains(&formula.as_str()) {
            formula
        } else {
            String::new()
        }
    };
    let on_choice = move |event| {
        let formula = event_target_value(&event);
        if !formula.is_empty() {
            draft.set(None);
            choose.run(formula);
        }
    };
    let option = |formula| view! { <option value=formula>{formula}</option> };
    let options: Vec<_> = examples.into_iter().map(option).collect();
    view! {
        <div class="row formula" translate="no">
            <span class="name">{label}</span>
            <input
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                class="field"
                aria-label=label
                aria-invalid=move || fault().is_some().to_string()
                prop:value=shown
                on:input=on_input
                on:blur=on_blur
            />
            <select aria-label="Examples" prop:value=chosen on:change=on_choice>
                <option value="">{"Examples"}</option>
                {options}
            </select>
        </div>
        <FaultLine draft />
    }
}

/// The text with its fault marked, and what is wrong there.
#[component]
fn FaultLine(draft: RwSignal<Draft>) -> impl IntoView {
    let part = move |look: fn(&str, &ParseError) -> String| {
        Signal::derive(move || {
            draft.with(|draft| match draft {
                Some((typed, Some(fault))) => look(typed, fault),
                _ => String::new(),
            })
        })
    };
    let before = part(|typed, fault| typed.chars().take(fault.at).collect());
    // A blank shows where something is missing at the end.
    let at = part(|typed, fault| typed.chars().nth(fault.at).unwrap_or('\u{a0}').to_string());
    let after = part(|typed, fault| typed.chars().skip(fault.at + 1).collect());
    let words = part(|_, fault| fault.to_string());
    view! {
        <p class="fault" role="status" hidden=move || words.with(String::is_empty)>
            <code translate="no">
                <span>{before}</span>
                <mark>{at}</mark>
                <span>{after}</span>
            </code>
            <span prop:textContent=words />
        </p>
    }
}
