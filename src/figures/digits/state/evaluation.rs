//! How good the classifier is: its mistakes, and the baseline of the mean pictures.

use super::Digits;
use crate::numeric::digits::baseline::Baseline;
use crate::numeric::digits::experiment::{Experiment, Part};
use crate::numeric::digits::metrics::Mistake;

impl Digits {
    /// The validation digits that it gives a wrong class, at most so many, the worst first.
    #[must_use]
    pub fn mistakes(&self, most: usize) -> Vec<Mistake> {
        let experiment = self.experiment.as_ref();
        experiment.map_or(Vec::new(), |experiment| experiment.mistakes(most))
    }

    /// The mean pictures of the training digits, and the share of validation digits for which the
    /// nearest is the right one.
    #[must_use]
    pub fn baseline(&self) -> Option<(Baseline, f64)> {
        let experiment = self.experiment.as_ref()?;
        let baseline = Baseline::of(experiment.part(Part::Train), self.classes);
        let accuracy = baseline.accuracy(experiment.part(Part::Valid));
        Some((baseline, accuracy))
    }

    /// The share of validation digits for which the nearest mean picture is the right one, once it
    /// was found out.
    #[must_use]
    pub fn nearest_mean(&self) -> Option<f64> {
        let found = self.nearest_mean;
        found.and_then(|(classes, share)| (classes == self.classes).then_some(share))
    }

    /// Whether a frame has something to find out: see [`find_out`](Self::find_out). Not during a
    /// stroke of the brush, which would change it in the next frame.
    pub(super) fn has_pending_evaluation(&self) -> bool {
        if self.before_stroke.is_some() {
            return false;
        }
        let unknown =
            |experiment: &Experiment| experiment.epochs().len() < experiment.run().starts().len();
        self.experiment.as_ref().is_some_and(unknown)
            || self.has_data() && self.nearest_mean().is_none()
    }

    /// Finds out a part of what is not known of the epochs, or, if that is all, how good the mean
    /// pictures are, which takes longer.
    pub(super) fn evaluate_pending(&mut self) {
        let busy = self.evaluate_some(self.frame().1);
        if !busy
            && self.nearest_mean().is_none()
            && let Some((_, share)) = self.baseline()
        {
            self.nearest_mean = Some((self.classes, share));
        }
    }
}
