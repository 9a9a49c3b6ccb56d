//! The choice of the optimiser.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::select::Select;

/// The optimisers: their values in the setting, their labels, and a sentence on each.
pub const OPTIMIZERS: [(&str, &str, &str); 6] = [
    ("sgd", "plain descent", "The step is lr times the slope."),
    (
        "momentum",
        "momentum",
        "The step is lr times a velocity, to which each slope is added: along a valley steps add up, across it they cancel.",
    ),
    (
        "nesterov",
        "Nesterov",
        "Momentum that looks ahead, to the slope where the velocity leads.",
    ),
    (
        "rmsprop",
        "RMSProp",
        "Each slope is divided by its own recent size, so steep and flat parameters move alike.",
    ),
    (
        "adagrad",
        "Adagrad",
        "Each slope is divided by its size over all steps so far: they get shorter and shorter.",
    ),
    (
        "adam",
        "Adam",
        "Momentum and division by the recent size, both at once.",
    ),
];

/// A select element for the optimiser.
#[component]
pub fn OptimizerSelect(
    /// The state of the figure.
    state: AnyState,
    /// The content beside the select element.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let options: Vec<_> = OPTIMIZERS.map(|(name, words, _)| (name, words)).to_vec();
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
