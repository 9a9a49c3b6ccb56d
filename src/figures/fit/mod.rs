//! `<downhill-fit>`: a model fitted to the speed of a rollercoaster.

pub mod bars;
pub mod charts;
pub mod export;
mod outcome;
pub mod page;
pub mod points;
pub mod race;
pub mod scene;
pub mod settings;
pub mod speeds;
pub mod stage;
pub mod state;
#[cfg(feature = "web")]
pub mod view;

use self::state::Fit;
use crate::figures::{Datum, Figure};
use crate::numeric::dataset::Source;
use crate::numeric::descent::Descends;
use crate::settings::Table;
use crate::settings::common::Shown;

impl Figure for Fit {
    const NAME: &'static str = "fit";
    const TABLE: Table<Shown<Self>> = settings::TABLE;

    fn snapshot(&self) -> Vec<(&'static str, Datum)> {
        let descent = self.descent();
        let data = self.data();
        let (best, least) = self.optimum().map_or((Vec::new(), f64::NAN), |optimum| {
            (optimum.params.clone(), optimum.loss)
        });
        let seed = match self.source() {
            Source::Notebook => Datum::Text(crate::figures::fitting::NOTEBOOK.into()),
            #[expect(
                clippy::cast_precision_loss,
                reason = "seeds are held to the whole numbers of f64"
            )]
            Source::Seed(seed) => Datum::Number(seed as f64),
        };
        vec![
            ("seed", seed),
            ("model", Datum::Text(self.model().formula().into())),
            ("time", Datum::Numbers(data.time.clone())),
            ("speed", Datum::Numbers(data.speed.clone())),
            ("params", Datum::Numbers(self.params().to_vec())),
            ("preds", Datum::Numbers(self.preds())),
            ("loss", Datum::Number(self.loss())),
            ("grad", Datum::Numbers(self.grad().to_vec())),
            ("lr", Datum::Number(descent.learning_rate())),
            (
                "step",
                Datum::count(
                    self.fitting
                        .forward()
                        .map_or(self.descent_steps(), |far| far.progress().0),
                ),
            ),
            ("at", Datum::count(self.fitting.step_now())),
            ("losses", Datum::Numbers(self.losses().to_vec())),
            ("status", Datum::Text(self.status().name().into())),
            (
                "optimum",
                Datum::Record(vec![
                    ("params", Datum::Numbers(best)),
                    ("loss", Datum::Number(least)),
                ]),
            ),
        ]
    }
}
