//! A number with its name.

use leptos::prelude::*;

/// A number with its name, in the colour of its role: either its value or a field for it.
#[component]
pub fn Readout(
    /// The name.
    name: &'static str,
    /// The role that determines the colour: `point`, `curve`, `gradient`, `prediction` or `text`.
    role: &'static str,
    /// The group under which the setting `hide` hides it, if it has its own.
    #[prop(into, optional_no_strip)]
    group: Option<&'static str>,
    /// The value, if there is no field.
    #[prop(optional)]
    value: Option<Signal<String>>,
    /// A field for the value.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="readout" data-name=name data-role=role data-group=group>
            <span class="name" translate="no">
                {name}
            </span>
            {value.map(|text| view! { <Output text /> })}
            {children.map(|field| field())}
        </div>
    }
}

/// The value of a readout. It is no live region (`aria-live="off"`), because it changes in every frame.
#[component]
pub fn Output(
    /// The value.
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <output aria-live="off" translate="no">
            {text}
        </output>
    }
}

/// An inline text from a signal.
#[component]
pub fn Text(
    /// The text.
    text: Signal<String>,
) -> impl IntoView {
    view! { <span prop:textContent=text /> }
}
