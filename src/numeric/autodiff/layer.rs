//! Operations with loops of their own: layers and losses of classifiers.

use std::fmt::Debug;

/// An operation on two vectors that brings its own loops. A program that records none of them does
/// not carry their code.
pub(super) trait Layer: Debug {
    /// Computes the output.
    fn forward(&self, inputs: [&[f64]; 2], output: &mut [f64]);

    /// Adds, to the gradient of an input (0 or 1), that of the output times the local derivative.
    fn backward(&self, input: usize, inputs: [&[f64]; 2], output: &[f64], gradient: &mut [f64]);

    /// Chooses other rows, where it has rows to choose. Returns whether it has.
    fn set_rows(&mut self, _rows: &[usize]) -> bool {
        false
    }

    /// The same again.
    fn boxed(&self) -> Box<dyn Layer>;
}

impl Clone for Box<dyn Layer> {
    fn clone(&self) -> Self {
        self.boxed()
    }
}
