//! How near a prediction has to be.

use crate::numeric::decimal::typed;

/// How near a predicted number has to be to count as right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// At most this distance.
    Distance(f64),
    /// At most this share of what happened.
    Share(f64),
}

impl Default for Tolerance {
    /// A twentieth of what happened.
    fn default() -> Self {
        Self::Share(0.05)
    }
}

impl Tolerance {
    /// Reads a distance such as `0.05`, or a share such as `5%`; `None` for another text, or a negative
    /// number.
    ///
    /// ```
    /// use downhill::tasks::tolerance::Tolerance;
    ///
    /// assert_eq!(Tolerance::parse("5 %"), Some(Tolerance::Share(0.05)));
    /// assert_eq!(Tolerance::parse("near"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let percent = text.trim_end().strip_suffix('%');
        let number = typed(percent.unwrap_or(text));
        let number = number.filter(|number| number.is_finite() && *number >= 0.0)?;
        Some(match percent {
            Some(_) => Self::Share(number / 100.0),
            None => Self::Distance(number),
        })
    }

    /// Whether a distance from what happened, which has this magnitude, is near enough. A distance that
    /// is equal but for rounding is, and so is what is 0 but for rounding.
    #[must_use]
    pub fn allows(self, distance: f64, magnitude: f64) -> bool {
        const ROUNDING: f64 = 1e-9;
        const ZERO: f64 = 1e-12;
        let most = match self {
            Self::Distance(most) => most,
            Self::Share(share) => share * magnitude,
        };
        distance.is_finite() && distance <= most + ROUNDING * (most + magnitude) + ZERO
    }
}
