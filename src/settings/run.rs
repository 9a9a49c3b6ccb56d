//! A run of steps at one learning rate, an entry of the setting `step`.

use std::fmt;

use super::text::plain;

/// A number of steps at one learning rate; with a negative rate they ascend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepRun {
    /// The number of steps.
    pub steps: usize,
    /// The learning rate; `None` for the current one.
    pub learning_rate: Option<f64>,
}

impl StepRun {
    /// No steps.
    pub const NONE: Self = Self {
        steps: 0,
        learning_rate: None,
    };
}

impl fmt::Display for StepRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.learning_rate {
            Some(rate) => write!(f, "{}@{}", self.steps, plain(rate)),
            None => write!(f, "{}", self.steps),
        }
    }
}
