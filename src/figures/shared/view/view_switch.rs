//! The choice of a figure's view.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::button::Button;
use crate::components::group::Views;

/// A view: its value in the setting `view`, and the `data-verb` and the label of its button.
pub type ViewButton = (&'static str, &'static str, &'static str);

/// A row of buttons, one for each view; that of the current view is pressed.
#[component]
pub fn ViewSwitch(
    /// The state of the figure.
    state: AnyState,
    /// The views.
    views: &'static [ViewButton],
) -> impl IntoView {
    let view = state.word("view");
    let button = |&(name, verb, label): &ViewButton| {
        let pressed = Signal::derive(move || *view.read() == name);
        let press = Callback::new(move |()| state.set_word("view", name));
        view! { <Button verb label pressed press /> }
    };
    let buttons: Vec<_> = views.iter().map(button).collect();
    view! { <Views>{buttons}</Views> }
}
