//! The choice of the validation digit and the score that are shown.

use super::Digits;
use super::view::View;
use crate::numeric::digits::experiment::Part;

impl Digits {
    /// The chosen digit: its index among the task's validation digits. It may exceed their number
    /// and then wraps around.
    #[must_use]
    pub fn digit(&self) -> usize {
        self.digit
    }

    /// Chooses the digit with an index in the whole validation set, and shows its score. An index
    /// of a digit that the task leaves out changes nothing.
    pub fn select_digit_at(&mut self, index: usize) {
        let experiment = self.experiment.as_ref();
        let position = experiment.and_then(|experiment| {
            let mut indices = experiment.part(Part::Valid).1.indices.iter();
            indices.position(|own| *own == index)
        });
        if let Some(digit) = position {
            (self.digit, self.view) = (digit, View::Score);
        }
    }

    /// Chooses a digit by its index among the task's validation digits; past the last it wraps
    /// around.
    pub fn set_digit(&mut self, digit: usize) {
        self.digit = digit;
    }

    /// The index of the chosen digit in the whole validation set; none while there are no digits.
    #[must_use]
    pub fn index_of_digit(&self) -> Option<usize> {
        let (_, selection) = self.experiment.as_ref()?.part(Part::Valid);
        Some(selection.indices[self.digit % selection.indices.len()])
    }

    /// The chosen score, which is shown and painted; with two classes there is only one.
    #[must_use]
    pub fn output(&self) -> usize {
        self.output.min(self.classes.outputs() - 1)
    }

    /// Chooses a score.
    pub fn set_output(&mut self, output: usize) {
        self.output = output;
    }
}
