//! A field for a setting, with its name.

use leptos::prelude::*;

use super::setting_input::{SettingEntry, SettingInput};

/// A field for a setting, with its name before it.
#[component]
pub fn SettingRow(
    /// The name that is seen.
    name: &'static str,
    /// The name that is heard.
    label: &'static str,
    /// The setting.
    entry: SettingEntry,
    /// The class of the field.
    #[prop(default = "field")]
    class: &'static str,
    /// What stands after the field.
    #[prop(optional)]
    unit: Option<&'static str>,
    /// Whether it is out of sight.
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
