//! `<downhill-landscape>`: the loss of a fit, or a function of two variables, as a landscape with the
//! path of a descent.

mod chart;
mod frame;
pub mod function;
pub mod ground;
mod hand;
mod outcome;
pub mod relief;
pub mod scene;
pub mod settings;
pub mod sheet;
pub mod state;
mod survey;
#[cfg(feature = "web")]
pub mod view;
mod words;

use self::state::Landscape;
use crate::figures::{Datum, Figure};
use crate::numeric::descent::Descends;
use crate::numeric::fitting::Fits;
use crate::settings::Table;
use crate::settings::common::Shown;

impl Figure for Landscape {
    const NAME: &'static str = "landscape";
    const TABLE: Table<Shown<Self>> = settings::TABLE;

    fn snapshot(&self) -> Vec<(&'static str, Datum)> {
        let (descent, now) = (self.descent(), self.now());
        let training = descent.training();
        let f = match self.function() {
            Some(function) => function.formula.clone(),
            None => settings::FIT.into(),
        };
        let path = (0..=training.steps()).map(|step| {
            let (x, y) = self.at(step);
            vec![x, y]
        });
        let best = match (self.function(), self.fitting().optimum()) {
            (None, Some(best)) => (best.params.clone(), best.loss),
            (Some(_), _) if !self.lowest().is_empty() => {
                let lowest = &self.lowest()[0];
                (vec![lowest.at.0, lowest.at.1], lowest.loss)
            }
            _ => (Vec::new(), f64::NAN),
        };
        let (x, y) = self.point();
        vec![
            ("f", Datum::Text(f)),
            (
                "model",
                Datum::Text(self.fitting().problem().model().formula().into()),
            ),
            ("plane", Datum::Text(self.plane_name())),
            ("point", Datum::Numbers(vec![x, y])),
            ("params", Datum::Numbers(now.params.to_vec())),
            ("loss", Datum::Number(now.loss)),
            ("grad", Datum::Numbers(now.gradient.to_vec())),
            ("lr", Datum::Number(descent.learning_rate())),
            ("step", Datum::count(training.steps())),
            ("at", Datum::count(descent.at())),
            ("losses", Datum::Numbers(training.losses().to_vec())),
            ("path", Datum::Rows(vec!["x", "y"], path.collect())),
            ("status", Datum::Text(descent.status().name().into())),
            (
                "optimum",
                Datum::Record(vec![
                    ("params", Datum::Numbers(best.0)),
                    ("loss", Datum::Number(best.1)),
                ]),
            ),
        ]
    }
}
