//! The fold of the settings that a reader seldom changes, the same in every figure.

use leptos::html;
use leptos::prelude::*;

/// The settings that are one fold away. They are built at once, because the fold is hidden when all of
/// them are, by a rule of the style sheet, which sees them only in the page.
#[component]
pub fn MoreSettings<C: IntoView + 'static>(
    /// The reference to its element.
    #[prop(optional)]
    node: NodeRef<html::Details>,
    /// The settings, in groups.
    children: TypedChildren<C>,
) -> impl IntoView {
    view! {
        <details class="settings" data-group="settings" node_ref=node>
            <summary>{"More settings"}</summary>
            <div class="fold">{children.into_inner()()}</div>
        </details>
    }
}
