//! Which digit and which score is looked at.

use super::Digits;
use super::view::View;
use crate::numeric::digits::experiment::Part;

impl Digits {
    /// Which of the validation digits of the task is looked at, from 0.
    #[must_use]
    pub fn digit(&self) -> usize {
        self.digit
    }

    /// Looks at the one at a place in the validation digits, and at its score.
    pub fn select_digit_at(&mut self, place: usize) {
        let experiment = self.experiment.as_ref();
        let of = experiment.and_then(|experiment| {
            let mut places = experiment.part(Part::Valid).1.indices.iter();
            places.position(|own| *own == place)
        });
        if let Some(digit) = of {
            (self.digit, self.view) = (digit, View::Score);
        }
    }

    /// Looks at another one; past the last it begins anew.
    pub fn set_digit(&mut self, digit: usize) {
        self.digit = digit;
    }

    /// The place of that digit in the validation digits.
    #[must_use]
    pub fn index_of_digit(&self) -> Option<usize> {
        let (_, selection) = self.experiment.as_ref()?.part(Part::Valid);
        Some(selection.indices[self.digit % selection.indices.len()])
    }

    /// Which of the scores is looked at, and painted; with two classes there is only one.
    #[must_use]
    pub fn output(&self) -> usize {
        self.output.min(self.classes.outputs() - 1)
    }

    /// Looks at another score.
    pub fn set_output(&mut self, output: usize) {
        self.output = output;
    }
}
