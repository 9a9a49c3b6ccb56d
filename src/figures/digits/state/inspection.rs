//! Inspection of one digit: its prediction, how its score is computed, and both in words.

use super::Digits;
use super::initial_weights::InitialWeights;
use crate::numeric::decimal::{fixed, short, significant, spoken};
use crate::numeric::digits::classifier::{Prediction, Score};
use crate::numeric::digits::experiment::Part;
use crate::numeric::digits::{PIXELS, SIDE};
use crate::numeric::steps::Steps;

/// The chosen validation digit with its score and its prediction.
#[derive(PartialEq)]
pub struct Inspection {
    /// The label of the digit, from 0 to 9.
    pub label: u8,
    /// The class of the digit in this task.
    pub class: usize,
    /// The index of the digit among the task's validation digits, and their number.
    pub place: (usize, usize),
    /// The chosen score, with the products that it is the sum of.
    pub score: Score,
    /// The prediction for the digit.
    pub prediction: Prediction,
}

impl Digits {
    /// Inspects the chosen digit. None while there are no digits.
    #[must_use]
    pub fn inspection(&self) -> Option<Inspection> {
        let experiment = self.experiment()?;
        let (collection, selection) = experiment.part(Part::Valid);
        let digits = selection.indices.len();
        let digit = self.digit % digits;
        let index = selection.indices[digit];
        let (classifier, image) = (experiment.shown(), collection.image(index));
        Some(Inspection {
            label: collection.label(index),
            class: selection.classes[digit],
            place: (digit, digits),
            score: classifier.score(image, self.output()),
            prediction: classifier.prediction(image),
        })
    }

    /// Chooses the digit `by` positions further on, or back; after the last comes the first.
    pub fn next_digit(&mut self, by: isize) {
        if let Some(Inspection {
            place: (digit, digits),
            ..
        }) = self.inspection()
        {
            self.digit = (digit + digits).saturating_add_signed(by) % digits;
        }
    }

    /// A warning while the predictions mean nothing, because nothing is trained or painted yet.
    #[must_use]
    pub fn caution(&self) -> Option<&'static str> {
        if self.is_painted() {
            let is_blank = self
                .experiment()
                .is_some_and(|experiment| experiment.shown().norm() == 0.0);
            return is_blank.then_some("All weights are 0: each class has the same probability.");
        }
        (self.shown_and_last().0 == 0).then_some(match self.start() {
            InitialWeights::Zero => {
                "Not trained yet: all weights are 0, and each class has the same probability."
            }
            InitialWeights::Random => {
                "Not trained yet: the weights are random, and so is what it says."
            }
        })
    }

    /// A prediction in a sentence, or the caution.
    #[must_use]
    pub fn prediction_in_words(&self, prediction: &Prediction) -> String {
        self.caution().map_or_else(
            || {
                format!(
                    "It says {}, with a probability of {}.",
                    self.classes().name(prediction.class),
                    percent(prediction.probability())
                )
            },
            String::from,
        )
    }

    /// The prediction for the chosen digit, and whether it is right, in two sentences.
    #[must_use]
    pub fn judgement_in_words(&self, inspection: &Inspection) -> String {
        let judgement = match self.caution() {
            Some(_) => "",
            None if inspection.prediction.class == inspection.class => ": right",
            None => ": wrong",
        };
        let prediction_in_words = self.prediction_in_words(&inspection.prediction);
        format!(
            "{prediction_in_words} The digit is {}{judgement}.",
            with_article(inspection.label)
        )
    }

    /// The probability that the chosen score amounts to, in words.
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

    /// The accuracy on the validation digits, in a sentence; empty while there are no digits.
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

    /// Advice on painting the weights.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        if self.classes().outputs() == 1 {
            "With plus alone every sum is above 0: paint minus where the others have ink. Painting \
             restarts the training; \u{201c}As trained\u{201d} brings the trained weights back."
        } else {
            "Painting restarts the training; \u{201c}As trained\u{201d} brings the trained weights back."
        }
    }
}

impl Inspection {
    /// The pixel with the product of the largest size.
    #[must_use]
    pub fn strongest(&self) -> usize {
        let products = &self.score.products;
        let larger = |best: usize, pixel: usize| {
            if products[pixel].abs() > products[best].abs() {
                pixel
            } else {
                best
            }
        };
        // If all are equal, the pixel in the middle, where digits have ink.
        (0..PIXELS).fold(PIXELS / 2 + SIDE / 2, larger)
    }

    /// A pixel's position, level, weight and product, in words.
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

/// A digit with its article: a 3, an 8.
#[must_use]
pub fn with_article(digit: u8) -> String {
    let article = if digit == 8 { "an" } else { "a" };
    format!("{article} {digit}")
}

/// The row and the column of a pixel, counted from 0, in words.
#[must_use]
pub fn row_and_column(pixel: usize) -> String {
    format!("row {}, column {}", pixel / SIDE, pixel % SIDE)
}

/// A share in percent, with one decimal, and never rounded up to 100 %.
#[must_use]
pub fn percent(share: f64) -> String {
    if share > 0.999 && share < 1.0 {
        return "over 99.9 %".into();
    }
    format!("{} %", fixed(100.0 * share, 1))
}
