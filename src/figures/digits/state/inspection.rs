//! What the classifier says of one digit, or of a drawing, and how it comes to say so.

use super::Digits;
use super::initial_weights::InitialWeights;
use crate::numeric::decimal::{fixed, short, significant, spoken};
use crate::numeric::digits::classifier::{Prediction, Score};
use crate::numeric::digits::experiment::Part;
use crate::numeric::digits::{PIXELS, SIDE};
use crate::numeric::steps::Steps;

/// The digit that is looked at, with what is said of it.
#[derive(PartialEq)]
pub struct Inspection {
    /// Which digit it is, from 0 to 9, and its class.
    pub label: u8,
    /// Its class.
    pub class: usize,
    /// Which one of how many, from 0.
    pub place: (usize, usize),
    /// How the score that is looked at comes about.
    pub score: Score,
    /// What is said.
    pub prediction: Prediction,
}

impl Digits {
    /// Asks about the digit that is looked at. None without digits.
    #[must_use]
    pub fn inspection(&self) -> Option<Inspection> {
        let experiment = self.experiment()?;
        let (collection, selection) = experiment.part(Part::Valid);
        let digits = selection.indices.len();
        let digit = self.digit % digits;
        let place = selection.indices[digit];
        let (classifier, image) = (experiment.shown(), collection.image(place));
        Some(Inspection {
            label: collection.label(place),
            class: selection.classes[digit],
            place: (digit, digits),
            score: classifier.score(image, self.output()),
            prediction: classifier.prediction(image),
        })
    }

    /// Goes to another digit, so many further on; after the last comes the first.
    pub fn next_digit(&mut self, by: isize) {
        if let Some(Inspection {
            place: (digit, digits),
            ..
        }) = self.inspection()
        {
            self.digit = (digit + digits).saturating_add_signed(by) % digits;
        }
    }

    /// Why what is said means nothing yet, if so.
    #[must_use]
    pub fn caution(&self) -> Option<&'static str> {
        if self.is_painted() {
            let is_blank = self
                .experiment()
                .is_some_and(|experiment| experiment.shown().norm() == 0.0);
            return is_blank.then_some("All weights are 0: each class has the same share.");
        }
        (self.shown_and_last().0 == 0).then_some(match self.start() {
            InitialWeights::Zero => {
                "Not trained yet: all weights are 0, and each class has the same share."
            }
            InitialWeights::Random => {
                "Not trained yet: the weights are random, and so is what it says."
            }
        })
    }

    /// What it says, in a sentence.
    #[must_use]
    pub fn prediction_in_words(&self, prediction: &Prediction) -> String {
        self.caution().map_or_else(
            || {
                format!(
                    "It says {}, with {}.",
                    self.classes().name(prediction.class),
                    percent(prediction.probability())
                )
            },
            String::from,
        )
    }

    /// What it says of the digit that is looked at, and whether that is right.
    #[must_use]
    pub fn judgement_in_words(&self, inspection: &Inspection) -> String {
        let judgement = match self.caution() {
            Some(_) => "",
            None if inspection.prediction.class == inspection.class => ": right",
            None => ": wrong",
        };
        let prediction_in_words = self.prediction_in_words(&inspection.prediction);
        format!(
            "{prediction_in_words} The digit is a {}{judgement}.",
            inspection.label
        )
    }

    /// What the score that is looked at comes to among the classes.
    #[must_use]
    pub fn share(&self, inspection: &Inspection) -> String {
        let output = self.output();
        let function = match self.classes().outputs() {
            1 => "sigmoid",
            _ => "softmax",
        };
        let share = percent(inspection.prediction.probabilities[output]);
        format!("{function}: {share} for {}", self.classes().name(output))
    }

    /// How good the classifier is on the validation digits, in a sentence.
    #[must_use]
    pub fn result(&self) -> String {
        self.valid().map_or(String::new(), |valid| {
            format!(
                "{} of {} validation digits right: {}.",
                valid.correct(),
                valid.seen(),
                percent(valid.accuracy())
            )
        })
    }

    /// What painting does, and how to do it well.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        if self.classes().outputs() == 1 {
            "With plus alone every sum is above 0: paint minus where the others have ink. Painting \
             starts the training anew; \u{201c}As trained\u{201d} brings the old one back."
        } else {
            "Painting starts the training anew; \u{201c}As trained\u{201d} brings the old one back."
        }
    }
}

impl Inspection {
    /// The pixel that moves the score most.
    #[must_use]
    pub fn strongest(&self) -> usize {
        let products = &self.score.products;
        let stronger = |best: usize, pixel: usize| {
            if products[pixel].abs() > products[best].abs() {
                pixel
            } else {
                best
            }
        };
        // Of equal ones the one in the middle, where there is ink.
        (0..PIXELS).fold(PIXELS / 2 + SIDE / 2, stronger)
    }

    /// The three numbers of a pixel, in words.
    #[must_use]
    pub fn pixel(&self, pixel: usize) -> String {
        let Score {
            pixels,
            weights,
            products,
            ..
        } = &self.score;
        let [x, weight, product] =
            [pixels, weights, products].map(|numbers| short(significant(numbers[pixel], 3)));
        let at = row_and_column(pixel);
        spoken(&format!("{at}: x {x} \u{d7} w {weight} = {product}"))
    }
}

/// Where a pixel is, counted from 0.
#[must_use]
pub fn row_and_column(pixel: usize) -> String {
    format!("row {}, column {}", pixel / SIDE, pixel % SIDE)
}

/// A share as people read it.
#[must_use]
pub fn percent(share: f64) -> String {
    if share > 0.999 && share < 1.0 {
        return "over 99.9 %".into();
    }
    format!("{} %", fixed(100.0 * share, 1))
}
