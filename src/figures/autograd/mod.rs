//! `<downhill-autograd>`: the graph that a formula is recorded as, and the gradients in it.

pub mod example;
pub mod graph;
pub mod layout;
mod outcome;
pub mod scene;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;

use self::state::Autograd;
use crate::figures::{Datum, Figure};
use crate::numeric::steps::Steps;
use crate::settings::Table;
use crate::settings::common::Shown;

impl Figure for Autograd {
    const NAME: &'static str = "autograd";
    const TABLE: Table<Shown<Self>> = settings::TABLE;

    fn snapshot(&self) -> Vec<(&'static str, Datum)> {
        vec![
            ("f", Datum::Text(self.formula().to_string())),
            ("x", Datum::Numbers(self.x().to_vec())),
            ("y", Datum::Number(self.y())),
            ("grad", Datum::Numbers(self.grad().to_vec())),
            ("step", Datum::count(self.at())),
            ("status", Datum::Text(self.status().name().into())),
        ]
    }
}
