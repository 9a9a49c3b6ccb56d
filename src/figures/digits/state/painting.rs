//! Painting the weights, and restoring what was trained before.

use super::checkpoint::Checkpoint;
use super::pixels::{pixels_in_disc, points_along};
use super::tools::Tools;
use super::{Digits, WEIGHTS};
use crate::numeric::digits::PIXELS;
use crate::numeric::digits::classifier::Classifier;

impl Digits {
    /// Whether the training started from painted weights.
    #[must_use]
    pub fn is_painted(&self) -> bool {
        self.painted
    }

    /// Begins a stroke of the brush, which can be cancelled.
    pub fn begin_stroke(&mut self) {
        self.before_stroke = self.checkpoint();
    }

    /// Moves the brush along a path, in pixels from the top left. All pixels under it take its
    /// weight, for the chosen score.
    pub fn brush(&mut self, path: &[(f64, f64)]) {
        let Tools {
            sign,
            strength,
            radius,
            ..
        } = self.tools;
        let (mut painted, outputs) = (self.classifier(), self.classes.outputs());
        for point in points_along(path) {
            for pixel in pixels_in_disc(point, radius) {
                painted.weights[pixel * outputs + self.output()] = sign * strength;
            }
        }
        self.set_painted(painted);
    }

    /// Ends a stroke and keeps it.
    pub fn end_stroke(&mut self) {
        self.before_stroke = None;
    }

    /// Cancels a stroke: restores the training from before it.
    pub fn cancel_stroke(&mut self) {
        let before = self.before_stroke.take();
        self.restore(before);
    }

    /// A checkpoint of the current training; none while there are no digits.
    fn checkpoint(&self) -> Option<Checkpoint> {
        Some(Checkpoint {
            experiment: self.experiment.clone()?,
            selected_step: self.selected_step,
            painted: self.painted,
        })
    }

    /// Restores a training from a checkpoint, if there is one.
    fn restore(&mut self, checkpoint: Option<Checkpoint>) {
        if let Some(checkpoint) = checkpoint {
            (self.experiment, self.painted) = (Some(checkpoint.experiment), checkpoint.painted);
            if !self.painted {
                self.before_painting = None;
            }
            self.stop_and_snap();
            self.selected_step = checkpoint.selected_step;
            self.refresh_shown();
        }
    }

    /// Sets the weights of a score within a disc to a value, clamped to [`WEIGHTS`], and starts a
    /// new training from there. The centre, from the top left, and the radius are in pixels; the
    /// pixel at the centre is always painted. A score that does not exist, or a weight that is not
    /// finite, changes no weight.
    pub fn paint(&mut self, output: usize, (x, y): (f64, f64), radius: f64, weight: f64) {
        let (mut painted, weight) = (self.classifier(), weight.clamp(WEIGHTS.0, WEIGHTS.1));
        let outputs = painted.outputs();
        for pixel in pixels_in_disc((x, y), radius) {
            if let Some(own) = painted.weights.get_mut(pixel * outputs + output)
                && output < outputs
                && weight.is_finite()
            {
                *own = weight;
            }
        }
        self.set_painted(painted);
    }

    /// Sets all weights to zero and starts a new training from there.
    pub fn blank(&mut self) {
        self.set_painted(Classifier::zero(self.classes.outputs()));
    }

    /// Starts a new training from these weights and biases. Nothing changes if their number is
    /// wrong, if one is not finite, or if there are no digits.
    pub fn set_painted(&mut self, classifier: Classifier) {
        let outputs = self.classes.outputs();
        let checkpoint = if self.painted {
            None
        } else {
            self.checkpoint()
        };
        let numbers = || classifier.weights.iter().chain(&classifier.bias);
        let fits = classifier.fits(self.classes) && classifier.weights.len() == PIXELS * outputs;
        if let Some(experiment) = &mut self.experiment
            && fits
            && numbers().all(|number| number.is_finite())
        {
            experiment.restart(classifier);
            self.before_painting = checkpoint.or(self.before_painting.take());
            self.painted = true;
            self.stop_and_snap();
        }
    }

    /// Restores the training from before the first painting.
    pub fn unpaint(&mut self) {
        let before_painting = self.before_painting.take();
        self.restore(before_painting);
    }
}
