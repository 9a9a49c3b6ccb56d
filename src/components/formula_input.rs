//! A field for a formula, parsed as it is typed, with examples to choose from.

use leptos::prelude::*;

use crate::numeric::expression::ParseError;

/// A text in the field other than the formula in force, and its error if it cannot be parsed.
type Draft = Option<(String, Option<ParseError>)>;

/// A field for a formula. A valid formula takes effect at once; with an invalid one the formula in
/// force stays, and the error is shown with its position.
#[component]
pub fn FormulaInput(
    /// The text before the field, such as `f(x) =`.
    label: &'static str,
    /// Returns the error of a text, or `None` if it is valid.
    check: fn(&str) -> Option<ParseError>,
    /// Examples to choose from, each with its name and its formula.
    #[prop(into)]
    examples: Vec<(&'static str, &'static str)>,
    /// The formula in force.
    formula: Signal<String>,
    /// Called with a valid formula that was typed.
    write: Callback<String>,
    /// Called with a formula that was chosen from the examples.
    choose: Callback<String>,
) -> impl IntoView {
    let draft = RwSignal::new(Draft::None);
    let error = move || draft.with(|draft| draft.as_ref().and_then(|(_, error)| error.clone()));
    let shown = Signal::derive(move || {
        let formula = formula.get();
        draft.with(|draft| draft.as_ref().map_or(formula, |(typed, _)| typed.clone()))
    });
    let on_input = move |event| {
        let text = event_target_value(&event);
        let error = check(&text);
        let is_good = error.is_none();
        draft.set(Some((text.clone(), error)));
        if is_good {
            write.run(text);
        }
    };
    // An invalid text stays in the field, so that the reader can correct it.
    let on_blur = move |_| {
        if untrack(error).is_none() {
            draft.set(None);
        }
    };
    let known = examples.clone();
    let chosen = move || {
        let formula = formula.get();
        if known.iter().any(|(_, known)| *known == formula) {
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
    let option = |(name, formula)| view! { <option value=formula>{name}</option> };
    let options: Vec<_> = examples.into_iter().map(option).collect();
    view! {
        <div class="row formula">
            <span class="name" translate="no">{label}</span>
            <input
                type="text"
                translate="no"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                class="field"
                aria-label=label
                aria-invalid=move || error().is_some().to_string()
                prop:value=shown
                on:input=on_input
                on:blur=on_blur
            />
            <select aria-label="Examples" prop:value=chosen on:change=on_choice>
                <option value="" disabled>{"Your own"}</option>
                {options}
            </select>
        </div>
        <ErrorLine draft />
    }
}

/// The text with the position of its error marked, and the error message.
#[component]
fn ErrorLine(draft: RwSignal<Draft>) -> impl IntoView {
    let part = move |select: fn(&str, &ParseError) -> String| {
        Signal::derive(move || {
            draft.with(|draft| match draft {
                Some((typed, Some(error))) => select(typed, error),
                _ => String::new(),
            })
        })
    };
    let before = part(|typed, error| typed.chars().take(error.at).collect());
    // At the end of the text, a blank marks where something is missing.
    let at = part(|typed, error| typed.chars().nth(error.at).unwrap_or('\u{a0}').to_string());
    let after = part(|typed, error| typed.chars().skip(error.at + 1).collect());
    let words = part(|_, error| error.to_string());
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
