//! Parameters, and the loss and gradient there.

/// The parameters before a step, and the loss and gradient there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation<'a> {
    /// The parameters.
    pub params: &'a [f64],
    /// The loss for these parameters.
    pub loss: f64,
    /// The gradient: the slope of the loss for each parameter; with batches, of the loss over the batch
    /// of the step from here.
    pub gradient: &'a [f64],
    /// The optimiser's state: the velocity of each parameter, then the mean square of its gradient;
    /// empty for plain descent.
    pub optimizer_state: &'a [f64],
}

impl Evaluation<'_> {
    /// Whether loss, parameters and gradient are finite.
    pub(super) fn is_finite(&self) -> bool {
        self.loss.is_finite() && are_finite(self.params) && are_finite(self.gradient)
    }
}

pub(super) fn are_finite(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| number.is_finite())
}
