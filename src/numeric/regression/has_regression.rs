//! A state that holds a regression.

use super::Regression;
use crate::dataset::{Dataset, Source};

/// A state that holds a regression: the interface for its settings and controls.
pub trait HasRegression {
    /// The regression.
    fn regression(&self) -> &Regression;
    /// Changes the regression, and updates all that depends on it.
    fn change<R>(&mut self, change: impl FnOnce(&mut Regression) -> R) -> R;
    /// Sets the data to a source, from the source's initial parameters at step 0.
    fn take_source(&mut self, source: Source) {
        self.change(|regression| regression.set_source(source));
    }
    /// Sets the reader's own data, from the same start at step 0.
    fn take_data(&mut self, data: Dataset) {
        self.change(|regression| regression.set_data(data));
    }
}
