//! Evaluation of the classifier: its mistakes, and the baseline of the nearest mean image.

use super::Digits;
use crate::numeric::digits::baseline::Baseline;
use crate::numeric::digits::experiment::{Experiment, Part};
use crate::numeric::digits::metrics::Mistake;

impl Digits {
    /// The misclassified validation digits, at most `max`, the worst first.
    #[must_use]
    pub fn mistakes(&self, max: usize) -> Vec<Mistake> {
        let experiment = self.experiment.as_ref();
        experiment.map_or(Vec::new(), |experiment| experiment.mistakes(max))
    }

    /// The mean images of the training digits, and the accuracy of choosing the nearest of them for
    /// each validation digit. None while there are no digits.
    #[must_use]
    pub fn baseline(&self) -> Option<(Baseline, f64)> {
        let experiment = self.experiment.as_ref()?;
        let baseline = Baseline::of(experiment.part(Part::Train), self.classes);
        let accuracy = baseline.accuracy(experiment.part(Part::Valid));
        Some((baseline, accuracy))
    }

    /// The accuracy of choosing the nearest mean image, once it has been computed for these
    /// classes.
    #[must_use]
    pub fn nearest_mean(&self) -> Option<f64> {
        let known = self.nearest_mean;
        known.and_then(|(classes, share)| (classes == self.classes).then_some(share))
    }

    /// Whether there is something left for [`evaluate_pending`](Self::evaluate_pending). Not during
    /// a stroke of the brush, since the next frame would make the result obsolete.
    pub(super) fn has_pending_evaluation(&self) -> bool {
        if self.before_stroke.is_some() {
            return false;
        }
        let is_incomplete =
            |experiment: &Experiment| experiment.epochs().len() < experiment.run().starts().len();
        self.experiment.as_ref().is_some_and(is_incomplete)
            || self.has_data() && self.nearest_mean().is_none()
    }

    /// Evaluates a part of the pending epochs, or, once there are none, the nearest mean image,
    /// which takes longer.
    pub(super) fn evaluate_pending(&mut self) {
        let is_pending = self.evaluate_some(self.frame_digits().1);
        if !is_pending
            && self.nearest_mean().is_none()
            && let Some((_, share)) = self.baseline()
        {
            self.nearest_mean = Some((self.classes, share));
        }
    }
}
