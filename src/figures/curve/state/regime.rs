//! The regimes of gradient descent near a minimum.
//!
//! Near a minimum with second derivative `k`, a step multiplies the distance to it by
//! `1 - lr * k`. With a growing learning rate, descent creeps, converges, lands in one step at
//! `lr = 1/k`, alternates, oscillates at `lr = 2/k`, and diverges above. For `x**2`, `k = 2`
//! everywhere and the boundaries are exactly 0.5 and 1. (Polyak, 1963.)

use super::function::Minimum;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Direction;

/// How a descent behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regime {
    /// The distance shrinks by less than 4 % a step.
    Creeps,
    /// The distance shrinks and keeps its sign.
    Converges,
    /// The first step lands on the minimum.
    Lands,
    /// The distance shrinks and changes its sign.
    Alternates,
    /// The distance keeps its size and changes its sign.
    Oscillates,
    /// The distance grows.
    Diverges,
    /// The steps have the wrong sign and lead uphill.
    Climbs,
    /// No minimum was found downhill, or none with a second derivative.
    Unknown,
    /// The steps turn back again and again without converging.
    Wanders,
    /// The steps end at a zero slope that is no ordinary minimum.
    Rests,
    /// A step leads to where the function is undefined.
    Leaves,
    /// The function or its slope is undefined at the point.
    Undefined,
}

/// A descent creeps if a step removes less than this share of the distance.
const CREEP: f64 = 0.04;
/// The tolerance with which the factor counts as 0 or -1.
const EXACT: f64 = 1e-9;

impl Regime {
    /// The regime near a minimum, from its second derivative; `Oscillates` for a kink, `Unknown` for
    /// other minima and for none.
    #[must_use]
    pub fn of(minimum: Option<Minimum>, learning_rate: f64, direction: Direction) -> Self {
        let curvature = match minimum {
            _ if direction == Direction::Uphill => return Self::Climbs,
            Some(Minimum::Smooth { curvature, .. }) => curvature,
            Some(Minimum::Kink { .. }) => return Self::Oscillates,
            _ => return Self::Unknown,
        };
        let factor = 1.0 - learning_rate * curvature;
        if factor > 1.0 - CREEP {
            Self::Creeps
        } else if factor > EXACT {
            Self::Converges
        } else if factor >= -EXACT {
            Self::Lands
        } else if factor > -1.0 + EXACT {
            Self::Alternates
        } else if factor >= -1.0 - EXACT {
            Self::Oscillates
        } else {
            Self::Diverges
        }
    }

    /// The name of the regime, for the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Creeps => "creeps",
            Self::Converges => "converges",
            Self::Lands => "lands in one step",
            Self::Alternates => "alternates",
            Self::Oscillates => "oscillates",
            Self::Diverges => "diverges",
            Self::Climbs => "climbs",
            Self::Unknown => "no minimum ahead",
            Self::Wanders => "does not settle",
            Self::Rests => "comes to rest",
            Self::Leaves => "falls off the curve",
            Self::Undefined => "no curve here",
        }
    }

    /// One sentence about the regime, with the numbers of this learning rate.
    #[must_use]
    pub fn sentence(self, minimum: Option<Minimum>, learning_rate: f64) -> String {
        let (place, factor) = match minimum {
            Some(Minimum::Smooth {
                x,
                curvature,
                quadratic,
            }) => {
                let place = if quadratic {
                    String::new()
                } else {
                    format!("near the minimum at x = {}, ", spoken(&significant(x, 3)))
                };
                (place, 1.0 - learning_rate * curvature)
            }
            _ => (String::new(), 0.0),
        };
        let times = spoken(&significant(factor, 3));
        let first = match (self, minimum) {
            (Self::Oscillates, Some(Minimum::Kink { .. })) => {
                let stride = significant(learning_rate, 3);
                return format!(
                    "The slope never shrinks, so every step is {stride} long and jumps to and fro over the kink."
                );
            }
            (Self::Creeps, _) => {
                format!("each step keeps {times} of the distance: safe, and slow.")
            }
            (Self::Converges, _) => format!("each step multiplies the distance by {times}."),
            (Self::Lands, _) => {
                "the step is exactly as long as the distance to the minimum.".into()
            }
            (Self::Alternates, _) => {
                format!("each step jumps over the minimum and multiplies the distance by {times}.")
            }
            (Self::Oscillates, _) => {
                "each step jumps over the minimum to the same height on the other side.".into()
            }
            (Self::Diverges, _) => format!(
                "each step jumps over the minimum and multiplies the distance by {times}: it grows."
            ),
            (Self::Climbs, _) => "with the wrong sign every step goes up the slope.".into(),
            (Self::Unknown, _) => "the slope leads down and out of the picture.".into(),
            (Self::Wanders, _) => "the steps jump to and fro and do not settle.".into(),
            (Self::Rests, _) => "the steps end where the slope is zero.".into(),
            (Self::Leaves, _) => "a step leads to where f(x) is not defined.".into(),
            (Self::Undefined, _) => "there is no slope here to follow.".into(),
        };
        capitalised(&format!("{place}{first}"))
    }
}

/// The learning rates at which the regime changes, with a description of each. On anything but a
/// parabola they hold only near the minimum. Empty without a second derivative.
#[must_use]
pub fn boundaries(minimum: Option<Minimum>) -> Vec<(f64, &'static str)> {
    match minimum {
        Some(Minimum::Smooth {
            curvature,
            quadratic,
            ..
        }) => {
            let names = if quadratic {
                [Regime::Lands.name(), Regime::Oscillates.name()]
            } else {
                [
                    "above, it alternates near the minimum",
                    "above, it leaves the minimum",
                ]
            };
            vec![(1.0 / curvature, names[0]), (2.0 / curvature, names[1])]
        }
        _ => Vec::new(),
    }
}

/// The text with its first letter in upper case; ASCII only.
pub(super) fn capitalised(text: &str) -> String {
    let mut text = String::from(text);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
