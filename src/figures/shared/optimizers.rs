//! The optimisers in words.

use crate::numeric::optimizer::Method;

/// One sentence on what an optimiser does to the gradient.
#[must_use]
pub fn about(method: Method) -> &'static str {
    match method {
        Method::Sgd => "The step is lr times the slope.",
        Method::Momentum => {
            "The step is lr times a velocity, to which each slope is added: along a valley steps add up, across it they cancel."
        }
        Method::Nesterov => "Momentum that looks ahead, to the slope where the velocity leads.",
        Method::RmsProp => {
            "Each slope is divided by its own recent size, so steep and flat parameters move alike."
        }
        Method::Adagrad => {
            "Each slope is divided by its size over all steps so far, so the steps get shorter and shorter."
        }
        Method::Adam => "Momentum and division by the recent size, both at once.",
    }
}
