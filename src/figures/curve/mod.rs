//! `<downhill-curve>`: a point on the graph of a function, its slope, its descent.

pub mod function;
pub mod regime;
pub mod scene;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;

use self::state::Curve;
use crate::figures::{Datum, Figure};
use crate::numeric::descent::Descends;
use crate::settings::Table;
use crate::settings::common::Shown;

impl Figure for Curve {
    const NAME: &'static str = "curve";
    const TABLE: Table<Shown<Self>> = settings::TABLE;

    fn snapshot(&self) -> Vec<(&'static str, Datum)> {
        let now = self.now();
        let steps = self.descent().training().steps();
        let rows = (0..=steps)
            .map(|step| self.row(step))
            .map(|row| vec![row.x, row.y, row.slope]);
        vec![
            ("f", Datum::Text(self.function().formula.clone())),
            ("x", Datum::Number(now.x)),
            ("y", Datum::Number(now.y)),
            ("slope", Datum::Number(now.slope)),
            ("lr", Datum::Number(self.descent().learning_rate())),
            ("step", Datum::count(steps)),
            ("at", Datum::count(now.step)),
            (
                "history",
                Datum::Rows(vec!["x", "y", "slope"], rows.collect()),
            ),
            ("status", Datum::Text(self.descent().status().name().into())),
        ]
    }
}
