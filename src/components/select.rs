//! A choice of one of some values.

use leptos::prelude::*;

/// A choice of one of some values, each with its words.
#[component]
pub fn Select(
    /// What is chosen, as it is seen.
    label: &'static str,
    /// What is chosen, as it is heard, where that is more.
    #[prop(optional)]
    heard: Option<&'static str>,
    /// The values, each with its words.
    #[prop(into)]
    options: Vec<(&'static str, &'static str)>,
    /// The value that is chosen.
    value: Signal<String>,
    /// Called with the value that is to be chosen.
    choose: Callback<String>,
    /// The group by which `hide` leaves it out, if it has one of its own.
    #[prop(into, optional_no_strip)]
    group: Option<&'static str>,
    /// Whether it is out of sight.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// What goes with the choice.
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

/// Values that are their own words.
#[must_use]
pub fn words(values: &'static [&'static str]) -> Vec<(&'static str, &'static str)> {
    values.iter().map(|word| (*word, *word)).collect()
}
