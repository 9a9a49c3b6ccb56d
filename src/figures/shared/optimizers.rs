//! The optimisers in words.

use crate::numeric::optimizer::Method;

/// The name that a reader sees of an optimiser, and one sentence on what it does to the gradient.
#[must_use]
pub fn words(method: Method) -> (&'static str, &'static str) {
    match method {
        Method::Sgd => ("plain descent", "The step is lr times the slope."),
        Method::Momentum => (
            "momentum",
            "The step is lr times a velocity, to which each slope is added: along a valley steps add up, across it they cancel.",
        ),
        Method::Nesterov => (
            "Nesterov",
            "Momentum that looks ahead, to the slope where the velocity leads.",
        ),
        Method::RmsProp => (
            "RMSProp",
            "Each slope is divided by its own recent size, so steep and flat parameters move alike.",
        ),
        Method::Adagrad => (
            "Adagrad",
            "Each slope is divided by its size over all steps so far: they get shorter and shorter.",
        ),
        Method::Adam => (
            "Adam",
            "Momentum and division by the recent size, both at once.",
        ),
    }
}
