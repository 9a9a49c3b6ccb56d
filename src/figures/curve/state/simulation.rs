//! Playing ahead: what the steps of a descent come to, by taking them.

use super::function::Function;
use crate::numeric::training::has_outgrown;

/// The steps that are taken ahead, at most.
pub const MAX_SIMULATED_STEPS: usize = 4096;

/// What steps come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DescentOutcome {
    /// After so many of them the slope is as good as zero.
    Rests {
        /// How many.
        steps: usize,
        /// Where.
        x: f64,
        /// Whether the last of them jumped to and fro.
        alternating: bool,
    },
    /// They jump to and fro between two places.
    Cycles {
        /// The one on the left.
        low: f64,
        /// The one on the right.
        high: f64,
    },
    /// They turn back again and again.
    Jumps {
        /// Whether each is shorter than the one before.
        shrinking: bool,
        /// Whether they still do, again and again, after half of those that are taken ahead.
        lately: bool,
    },
    /// They go on in one direction.
    Slides {
        /// Where those that are taken ahead end.
        x: f64,
    },
    /// So many of them lead to where there is no curve.
    Leaves {
        /// How many.
        steps: usize,
        /// Where to.
        x: f64,
    },
    /// The height grows past all bounds.
    Grows,
    /// The height falls past all bounds.
    Falls,
}

/// When steps have come to an end: the rules of the descent.
#[derive(Clone, Copy, Debug)]
pub struct StopLimits {
    /// The slope that is as good as zero.
    pub flat: f64,
    /// The height past all bounds.
    pub bound: f64,
    /// The size of the height at the start.
    pub reference: f64,
}

/// Takes steps ahead from `x`, downhill.
#[must_use]
pub fn simulate(
    function: &Function,
    x: f64,
    learning_rate: f64,
    limits: StopLimits,
) -> DescentOutcome {
    /// Rounding aside, two steps led back.
    const BACK: f64 = 1e-12;
    /// So many steps to and fro are a cycle, and so many that shrink go on to.
    const SURE: usize = 32;
    let (mut here, mut way) = (x, 0.0_f64);
    let (mut y_before, first) = (0.0_f64, function.value(x));
    let (mut back, mut turned, mut shrunk) = (0, 0, 0);
    let (mut halfway, mut ever, mut late) = (0.0, false, 0);
    for steps in 0..MAX_SIMULATED_STEPS {
        let (y, slope) = function.value_and_slope(here);
        if !y.is_finite() || !slope.is_finite() {
            return match y {
                _ if steps == 0 => DescentOutcome::Leaves { steps, x: here },
                f64::INFINITY => DescentOutcome::Grows,
                f64::NEG_INFINITY => DescentOutcome::Falls,
                _ => DescentOutcome::Leaves { steps, x: here },
            };
        }
        let next = here - learning_rate * slope;
        if slope.abs() <= limits.flat || next == here {
            return DescentOutcome::Rests {
                steps,
                x: here,
                alternating: turned > 1,
            };
        }
        if steps > 0 && has_outgrown(y, y_before, limits.reference, limits.bound) {
            return if y < first {
                DescentOutcome::Falls
            } else {
                DescentOutcome::Grows
            };
        }
        let before = way;
        (way, y_before) = (next - here, y);
        turned = if way * before < 0.0 { turned + 1 } else { 0 };
        ever |= turned > 0;
        late += usize::from(turned > 0 && steps > MAX_SIMULATED_STEPS / 2);
        shrunk = if way.abs() < before.abs() {
            shrunk + 1
        } else {
            0
        };
        let returns = (way + before).abs() <= BACK * way.abs().max(here.abs() * 1e-3);
        back = if steps > 0 && returns { back + 1 } else { 0 };
        if back >= SURE {
            return DescentOutcome::Cycles {
                low: here.min(next),
                high: here.max(next),
            };
        }
        if steps == MAX_SIMULATED_STEPS / 2 {
            halfway = way.abs();
        }
        here = next;
    }
    if !(late > 0 || ever && function.value(here) > first) {
        return DescentOutcome::Slides { x: here };
    }
    DescentOutcome::Jumps {
        shrinking: turned >= SURE && shrunk >= SURE && way.abs() < 0.9 * halfway,
        lately: late >= SURE,
    }
}
