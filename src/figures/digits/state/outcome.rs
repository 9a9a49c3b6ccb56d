//! The progress of a training, and how it ended, in words.

use super::Digits;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::outcome::{Outcome, OutcomeKind};
use crate::numeric::steps::{Steps, counted};

impl Digits {
    /// The shown step with its epoch, loss and accuracy.
    pub(super) fn progress_in_words(&self) -> String {
        let (Some(run), Some(valid)) = (self.run(), self.valid()) else {
            return "The digits are not loaded yet.".into();
        };
        let (at, batches) = (self.shown_and_last().0, run.batches());
        format!(
            "step {at}, epoch {}, loss {}, {} of {} validation digits right",
            fixed(at as f64 / batches as f64, 2),
            fixed(valid.loss(), 3),
            valid.correct(),
            valid.seen()
        )
    }

    /// How the training ended; none while it can go on.
    pub(super) fn ending(&self) -> Option<Outcome> {
        let run = self.run()?;
        let step = run.steps();
        if let Some(loss) = run.diverged() {
            return Some(OutcomeKind::Diverged.with(format!(
                " at step {step}: with lr = {} each step overshot, and the loss of the next batch \
                 would {}. Take a smaller learning rate, step back or reset.",
                significant(self.learning_rate(), 3),
                if loss.is_finite() {
                    format!("be {}", significant(loss, 3))
                } else {
                    "not be a finite number".into()
                },
            )));
        }
        (!run.has_room()).then(|| {
            OutcomeKind::Stopped.with(format!(
                ": {} are as many as this figure keeps here. Step back or reset to go on.",
                counted(step)
            ))
        })
    }
}
