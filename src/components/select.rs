//! A drop-down list.

use leptos::prelude::*;

/// A drop-down list of values, each with its text.
#[component]
pub fn Select(
    /// The visible label.
    label: &'static str,
    /// The accessible name, if it differs from the label.
    #[prop(optional)]
    heard: Option<&'static str>,
    /// The values, each with its text.
    #[prop(into)]
    options: Vec<(&'static str, &'static str)>,
    /// The chosen value.
    value: Signal<String>,
    /// Called with the value that the reader chooses.
    choose: Callback<String>,
    /// The group under which the setting `hide` hides it, if it has its own.
    #[prop(into, optional_no_strip)]
    group: Option<&'static str>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// Parts after the list.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let option = |(value, words)| view! { <option value=value>{words}</option> };
    let options: Vec<_> = options.into_iter().map(option).collect();
    view! {
        <div class="row" data-group=group hidden=hidden>
            <span class="name">{label}</span>
            <select
                aria-label=heard.unwrap_or(label)
                prop:value=value
                on:change=move |event| choose.run(event_target_value(&event))
            >
                {options}
            </select>
            {children.map(|more| more())}
        </div>
    }
}

/// Options whose text is the value itself.
#[must_use]
pub fn words(values: &'static [&'static str]) -> Vec<(&'static str, &'static str)> {
    values.iter().map(|word| (*word, *word)).collect()
}
