//! The choice of the optimiser.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::select::Select;
use crate::figures::shared::optimizers::words;
use crate::numeric::optimizer::Method;

/// A select element for the optimiser.
#[component]
pub fn OptimizerSelect(
    /// The state of the figure.
    state: AnyState,
    /// The content beside the select element.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let option = |method: &Method| (method.name(), words(*method).0);
    let options: Vec<_> = Method::ALL.iter().map(option).collect();
    view! {
        <Select
            label="Optimiser"
            options
            value=state.word("optimizer")
            choose=state.choose("optimizer")
        >
            {children.map(|children| children())}
        </Select>
    }
}

/// Whether the chosen optimiser has no momentum.
#[must_use]
pub fn takes_no_momentum(state: AnyState) -> Signal<bool> {
    let optimizer = state.word("optimizer");
    Signal::derive(move || !matches!(&**optimizer.read(), "momentum" | "nesterov"))
}
