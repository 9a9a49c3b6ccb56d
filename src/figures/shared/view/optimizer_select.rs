//! The choice of the optimiser.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::select::Select;
use crate::numeric::optimizer::Method;

/// The optimisers to choose from: the name in the setting, and the one that a reader sees.
#[must_use]
pub fn optimizers() -> Vec<(&'static str, &'static str)> {
    let option = |method: &Method| (method.name(), method.title());
    Method::ALL.iter().map(option).collect()
}

/// A select element for the optimiser.
#[component]
pub fn OptimizerSelect(
    /// The state of the figure.
    state: AnyState,
    /// The content beside the select element.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Select
            label="Optimiser"
            options=optimizers()
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
