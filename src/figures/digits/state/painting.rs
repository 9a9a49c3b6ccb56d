//! Painting the weights: strokes of the brush, and the way back to what was trained.

use super::checkpoint::Checkpoint;
use super::pixels::{pixels_in_disc, points_along};
use super::tools::Tools;
use super::{Digits, WEIGHTS};
use crate::numeric::digits::PIXELS;
use crate::numeric::digits::classifier::Classifier;

impl Digits {
    /// Whether the training started from weights that were painted.
    #[must_use]
    pub fn is_painted(&self) -> bool {
        self.painted
    }

    /// A stroke of the brush begins.
    pub fn begin_stroke(&mut self) {
        self.before_stroke = self.checkpoint();
    }

    /// The brush goes along these places, in pixels from the top left: all pixels on the way take its
    /// weight, in the score that is looked at.
    pub fn brush(&mut self, path: &[(f64, f64)]) {
        let Tools {
            sign,
            strength,
            radius,
            ..
        } = self.tools;
        let (mut painted, outputs) = (self.classifier(), self.classes.outputs());
        for place in points_along(path) {
            for pixel in pixels_in_disc(place, radius) {
                painted.weights[pixel * outputs + self.output()] = sign * strength;
            }
        }
        self.set_painted(painted);
    }

    /// The stroke ends where it is.
    pub fn end_stroke(&mut self) {
        self.before_stroke = None;
    }

    /// The stroke ends, and all is as before.
    pub fn cancel_stroke(&mut self) {
        let before = self.before_stroke.take();
        self.restore(before);
    }

    /// What there is, to come back to.
    fn checkpoint(&self) -> Option<Checkpoint> {
        Some(Checkpoint {
            experiment: self.experiment.clone()?,
            selected_step: self.selected_step,
            painted: self.painted,
        })
    }

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

    /// Gives the weights of a score, in a disc on the picture, a value within [`WEIGHTS`]; training
    /// starts anew from there. The place and the radius are in pixels from the top left; the pixel
    /// that the place lies in is always painted.
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

    /// Makes all weights zero, to paint on; training starts anew from there.
    pub fn blank(&mut self) {
        self.set_painted(Classifier::zero(self.classes.outputs()));
    }

    /// Starts from other weights and bias, as many as there are, all of them finite; or nothing
    /// changes.
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

    /// Takes away what was painted: what was trained before comes back.
    pub fn unpaint(&mut self) {
        let before_painting = self.before_painting.take();
        self.restore(before_painting);
    }
}
