//! Layers: operations with loops of their own, such as the layer and the loss of a classifier.

use std::fmt::Debug;

/// An operation on two vectors with its own loops. A program that records none does not contain their
/// code.
pub(super) trait Layer: Debug {
    /// Computes the output.
    fn forward(&self, inputs: [&[f64]; 2], output: &mut [f64]);

    /// Adds to the gradient of an input (0 or 1) the gradient of the output times the local derivative.
    fn backward(&self, input: usize, inputs: [&[f64]; 2], output: &[f64], gradient: &mut [f64]);

    /// Chooses other rows. Returns whether the operation has rows.
    fn set_rows(&mut self, _rows: &[usize]) -> bool {
        false
    }

    /// A copy of the operation.
    fn boxed(&self) -> Box<dyn Layer>;
}

impl Clone for Box<dyn Layer> {
    fn clone(&self) -> Self {
        self.boxed()
    }
}
