//! A state that holds a regression.

use super::Regression;
use crate::dataset::{Dataset, Source};

/// A state that holds a regression: what its settings and controls need to know of it.
pub trait HasRegression {
    /// The regression.
    fn regression(&self) -> &Regression;
    /// Changes the regression by one of its methods, and what depends on it.
    fn change<R>(&mut self, verb: impl FnOnce(&mut Regression) -> R) -> R;
    /// Takes other data, with the parameters that come with them, at step 0.
    fn take_source(&mut self, source: Source) {
        self.change(|regression| regression.set_source(source));
    }
    /// Takes the reader's own data, from the parameters of step 0.
    fn take_data(&mut self, data: Dataset) {
        self.change(|regression| regression.set_data(data));
    }
}
