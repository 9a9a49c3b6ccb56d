//! `<downhill-digits>`: a linear classifier of handwritten digits.

pub mod asked;
pub mod charts;
pub mod colors;
pub mod export;
pub mod hand;
mod outcome;
mod playing;
pub mod settings;
pub mod state;
pub mod task;
#[cfg(feature = "web")]
pub mod view;

use self::state::Digits;
use crate::figures::{Datum, Figure};
use crate::numeric::digits::evaluation::Evaluation;
use crate::numeric::digits::run::Run;
use crate::numeric::steps::Steps;
use crate::settings::Table;
use crate::settings::common::Shown;

impl Figure for Digits {
    const NAME: &'static str = "digits";
    const TABLE: Table<Shown<Self>> = settings::TABLE;

    /// `loss`, `accuracy` and `confusion` are those of the validation digits, `weights` and `bias`
    /// those of the step that is shown (`at`), as is `epoch`. `losses[k]` is the loss over its batch
    /// before step `k`. `history` has a row for each epoch that is known, from epoch 0, before the
    /// first step. Without digits `loss` and `accuracy` are not numbers.
    fn snapshot(&self) -> Vec<(&'static str, Datum)> {
        let (at, steps) = self.place();
        let known =
            |number: fn(&Evaluation) -> f64| Datum::Number(self.valid().map_or(f64::NAN, number));
        let classifier = self.classifier();
        let losses = self.run().map_or(&[][..], Run::losses);
        let losses = losses.iter().take(steps).copied();
        let history = (0..).zip(self.epochs()).map(|(epoch, known)| {
            let [train, valid] = [&known.train, &known.valid];
            let numbers = [train, valid].map(|part| [part.loss(), part.accuracy()]);
            [&[f64::from(epoch)], numbers.as_flattened()].concat()
        });
        let confusion = self.valid().map_or(&[][..], Evaluation::confusion);
        let confusion = confusion.iter().map(|count| *count as f64);
        let columns = vec![
            "epoch",
            "train_loss",
            "train_accuracy",
            "valid_loss",
            "valid_accuracy",
        ];
        vec![
            ("classes", Datum::Text(self.classes().to_string())),
            ("step", Datum::count(steps)),
            ("at", Datum::count(at)),
            ("epoch", Datum::count(self.epoch())),
            ("loss", known(Evaluation::loss)),
            ("accuracy", known(Evaluation::accuracy)),
            ("lr", Datum::Number(self.learning_rate())),
            ("weights", Datum::Numbers(classifier.weights)),
            ("bias", Datum::Numbers(classifier.bias)),
            ("losses", Datum::Numbers(losses.collect())),
            ("history", Datum::Rows(columns, history.collect())),
            ("confusion", Datum::Numbers(confusion.collect())),
            ("status", Datum::Text(self.status().name().into())),
        ]
    }
}
