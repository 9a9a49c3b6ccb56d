//! A number with its name.

use leptos::prelude::*;

/// A number with its name, in the colour of its role: its value, or a field for it inside.
#[component]
pub fn Readout(
    /// The name.
    name: &'static str,
    /// The role whose colour the name has: `point`, `curve`, `gradient`, `prediction` or `text`.
    role: &'static str,
    /// The value, where there is no field.
    #[prop(optional)]
    value: Option<Signal<String>>,
    /// A field.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="readout" data-name=name data-role=role>
            <span class="name" translate="no">
                {name}
            </span>
            {value.map(|text| view! { <Output text /> })}
            {children.map(|field| field())}
        </div>
    }
}

/// The value of a readout. A live region of its own would speak in every frame.
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

/// A text that follows the state, within a line.
#[component]
pub fn Text(
    /// The text.
    text: Signal<String>,
) -> impl IntoView {
    view! { <span prop:textContent=text /> }
}
