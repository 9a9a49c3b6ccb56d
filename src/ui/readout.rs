//! A name and a number.

use leptos::prelude::*;

/// A number with its name. The number has digits of one width and a width of its own, so that it
/// does not push others about as it runs.
#[component]
pub fn Readout(
    /// The name, as the notebook writes it.
    name: &'static str,
    /// The number.
    value: impl Fn() -> String + Send + Sync + 'static,
    /// The role whose colour the name has.
    #[prop(default = "text")]
    role: &'static str,
) -> impl IntoView {
    view! {
        <div class="readout" data-name=name data-role=role>
            <span class="name">{name}</span>
            <output>{value}</output>
        </div>
    }
}
