//! What a reader looks at beside the training, and paints.

use super::state::{Digits, WEIGHTS};
use super::task::{View, along, disc};
use crate::numeric::digits::PIXELS;
use crate::numeric::digits::baseline::Baseline;
use crate::numeric::digits::classifier::Classifier;
use crate::numeric::digits::evaluation::Mistake;
use crate::numeric::digits::lab::{Lab, Part};

/// The tools in a reader's hand, and where they are.
#[derive(Clone, Debug)]
pub struct Hand {
    /// The pixel that is looked at; none for the one that counts most.
    pub pixel: Option<usize>,
    /// Whether the weights are painted.
    pub painting: bool,
    /// The sign of the weights that the brush gives: 1, -1, or 0 to erase.
    pub sign: f64,
    /// How strong they are.
    pub strength: f64,
    /// The brush's radius in pixels.
    pub radius: f64,
    /// Where the keys move the pen, in pixels of a picture, and whether they have put it down.
    pub pen: (usize, bool),
}

impl Default for Hand {
    /// A brush for positive weights, a few pixels wide; the pen is in the middle.
    fn default() -> Self {
        Self {
            pixel: None,
            painting: false,
            sign: 1.0,
            strength: 0.5,
            radius: 1.5,
            pen: (14 * 28 + 14, false),
        }
    }
}

/// A training that painting has put aside.
pub(super) struct Aside {
    lab: Lab,
    /// The step that the reader had gone back to.
    scrubbed: Option<usize>,
    /// Whether it had started from painted weights.
    painted: bool,
}

impl Digits {
    /// The validation digits that it gives a wrong class, at most so many, the worst first.
    #[must_use]
    pub fn mistakes(&self, most: usize) -> Vec<Mistake> {
        let lab = self.lab.as_ref();
        lab.map_or(Vec::new(), |lab| lab.mistakes(most))
    }

    /// The mean pictures of the training digits, and the share of validation digits for which the
    /// nearest is the right one.
    #[must_use]
    pub fn baseline(&self) -> Option<(Baseline, f64)> {
        let lab = self.lab.as_ref()?;
        let baseline = Baseline::of(lab.part(Part::Train), self.classes);
        let accuracy = baseline.accuracy(lab.part(Part::Valid));
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
    pub(super) fn wonders(&self) -> bool {
        if self.before.is_some() {
            return false;
        }
        let unknown = |lab: &Lab| lab.epochs().len() < lab.run().starts().len();
        self.lab.as_ref().is_some_and(unknown) || self.has_data() && self.nearest_mean().is_none()
    }

    /// Finds out a part of what is not known of the epochs, or, if that is all, how good the mean
    /// pictures are, which takes longer.
    pub(super) fn find_out(&mut self) {
        let busy = self.evaluate_some(self.frame().1);
        if !busy
            && self.nearest_mean().is_none()
            && let Some((_, share)) = self.baseline()
        {
            self.nearest_mean = Some((self.classes, share));
        }
    }

    /// Which of the validation digits of the task is looked at, from 0.
    #[must_use]
    pub fn digit(&self) -> usize {
        self.digit
    }

    /// Looks at the one at a place in the validation digits, and at its score.
    pub fn look_at(&mut self, place: usize) {
        let lab = self.lab.as_ref();
        let of = lab.and_then(|lab| {
            let mut places = lab.part(Part::Valid).1.places.iter();
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
    pub fn place_of_digit(&self) -> Option<usize> {
        let (_, selection) = self.lab.as_ref()?.part(Part::Valid);
        Some(selection.places[self.digit % selection.places.len()])
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

    /// Whether the training started from weights that were painted.
    #[must_use]
    pub fn is_painted(&self) -> bool {
        self.painted
    }

    /// A stroke of the brush begins.
    pub fn grab_brush(&mut self) {
        self.before = self.aside();
    }

    /// The brush goes along these places, in pixels from the top left: all pixels on the way take its
    /// weight, in the score that is looked at.
    pub fn brush(&mut self, path: &[(f64, f64)]) {
        let Hand {
            sign,
            strength,
            radius,
            ..
        } = self.hand;
        let (mut painted, outputs) = (self.classifier(), self.classes.outputs());
        for place in along(path) {
            for pixel in disc(place, radius) {
                painted.weights[pixel * outputs + self.output()] = sign * strength;
            }
        }
        self.set_painted(painted);
    }

    /// The stroke ends where it is.
    pub fn drop_brush(&mut self) {
        self.before = None;
    }

    /// The stroke ends, and all is as before.
    pub fn cancel_brush(&mut self) {
        let before = self.before.take();
        self.bring_back(before);
    }

    /// What there is, to come back to.
    fn aside(&self) -> Option<Aside> {
        Some(Aside {
            lab: self.lab.clone()?,
            scrubbed: self.scrubbed,
            painted: self.painted,
        })
    }

    fn bring_back(&mut self, aside: Option<Aside>) {
        if let Some(aside) = aside {
            (self.lab, self.painted) = (Some(aside.lab), aside.painted);
            if !self.painted {
                self.trained = None;
            }
            self.settle();
            self.scrubbed = aside.scrubbed;
            self.look();
        }
    }

    /// Gives the weights of a score, in a disc on the picture, a value within [`WEIGHTS`]; training
    /// starts anew from there. The place and the radius are in pixels from the top left; the pixel
    /// that the place lies in is always painted.
    pub fn paint(&mut self, output: usize, (x, y): (f64, f64), radius: f64, weight: f64) {
        let (mut painted, weight) = (self.classifier(), weight.clamp(WEIGHTS.0, WEIGHTS.1));
        let outputs = painted.outputs();
        for pixel in disc((x, y), radius) {
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
        let aside = if self.painted { None } else { self.aside() };
        let numbers = || classifier.weights.iter().chain(&classifier.bias);
        let fits = classifier.fits(self.classes) && classifier.weights.len() == PIXELS * outputs;
        if let Some(lab) = &mut self.lab
            && fits
            && numbers().all(|number| number.is_finite())
        {
            lab.restart(classifier);
            self.trained = aside.or(self.trained.take());
            self.painted = true;
            self.settle();
        }
    }

    /// Takes away what was painted: what was trained before comes back.
    pub fn unpaint(&mut self) {
        let trained = self.trained.take();
        self.bring_back(trained);
    }
}
