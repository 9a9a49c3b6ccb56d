//! A state that holds a regression.

use super::Fitting;
use crate::dataset::{Dataset, Source};

/// A state that holds a regression: what its settings and controls need to know of it.
pub trait Fits {
    /// The regression.
    fn fitting(&self) -> &Fitting;
    /// Changes the regression by one of its methods, and what depends on it.
    fn change<R>(&mut self, verb: impl FnOnce(&mut Fitting) -> R) -> R;
    /// Takes other data, with the parameters that come with them, at step 0.
    fn take_source(&mut self, source: Source) {
        self.change(|fitting| fitting.set_source(source));
    }
    /// Takes the reader's own data, from the parameters of step 0.
    fn take_data(&mut self, data: Dataset) {
        self.change(|fitting| fitting.set_data(data));
    }
}
