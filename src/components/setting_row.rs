//! A field for a setting, with its label.

use leptos::prelude::*;

use super::setting_input::{SettingEntry, SettingInput};

/// A field for a setting, with its label before it.
#[component]
pub fn SettingRow(
    /// The visible label.
    name: &'static str,
    /// The accessible name.
    label: &'static str,
    /// The setting.
    entry: SettingEntry,
    /// The CSS class of the field.
    #[prop(default = "field")]
    class: &'static str,
    /// The unit, shown after the field.
    #[prop(optional)]
    unit: Option<&'static str>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <label class="row" hidden=hidden>
            <span class="name">{name}</span>
            <SettingInput entry label class />
            {unit.map(|unit| view! { <span>{unit}</span> })}
        </label>
    }
}
