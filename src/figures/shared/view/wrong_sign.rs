//! The control of the steps' direction.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::checkbox::Checkbox;
use crate::numeric::descent::Direction;

/// A checkbox that makes steps go up the slope.
#[component]
pub fn WrongSign(
    /// The state of the figure.
    state: AnyState,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    let direction = state.word("direction");
    view! {
        <Checkbox
            group="direction"
            label="Wrong sign: step up the slope"
            checked=Signal::derive(move || *direction.read() == Direction::Uphill.name())
            set=Callback::new(move |uphill| {
                state.set_word("direction", Direction::uphill(uphill).name());
            })
            hidden
        />
    }
}
