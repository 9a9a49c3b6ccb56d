//! Steps at one learning rate, as the setting `step` lists them.

use std::fmt;

use super::text::plain;

/// So many steps at a learning rate; a negative rate walks along the gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepRun {
    /// How many.
    pub steps: usize,
    /// The learning rate, or none for the one in force.
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
