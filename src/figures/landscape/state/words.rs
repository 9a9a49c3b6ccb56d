//! Descriptions of the landscape in words.

use super::Landscape;
use crate::numeric::decimal::{short, significant, spoken, written};

impl Landscape {
    /// What is known of the minimum in the shown plane of the fit, in one or two sentences.
    #[must_use]
    pub fn about_plane(&self) -> String {
        let Some(lowest) = self.minima.first() else {
            return "No formula gives the lowest point in this plane.".into();
        };
        let number = |value: f64| short(written(value, 4, 7));
        let mut text = format!("Lowest in this plane: {}.", number(lowest.loss));
        if let Some(condition) = lowest.curvature.condition_number() {
            text += &format!(
                " One way the ground bends {} times as much as the other.",
                number(condition)
            );
        }
        text
    }

    /// The names and values of the parameters at the shown step, as text to be spoken.
    #[must_use]
    pub fn params_in_words(&self) -> String {
        let pairs = self.names().iter().zip(self.now().params);
        let texts = pairs.map(|(name, param)| format!("{name} = {}", significant(*param, 4)));
        spoken(&texts.collect::<Vec<_>>().join(", "))
    }
}
