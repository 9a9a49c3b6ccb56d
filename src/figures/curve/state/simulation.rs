//! Simulation of a descent, to find out how it ends.

use super::function::Function;
use crate::numeric::training::has_outgrown;

/// The largest number of steps that is simulated.
pub const MAX_SIMULATED_STEPS: usize = 4096;

/// How a simulated descent ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DescentOutcome {
    /// The slope falls below the limit.
    Rests {
        /// The number of steps until then.
        steps: usize,
        /// The position then.
        x: f64,
        /// Whether the last two steps or more each turns_in_a_row cancels_in_a_row.
        alternating: bool,
    },
    /// The steps alternate between two positions.
    Cycles {
        /// The left position.
        low: f64,
        /// The right position.
        high: f64,
    },
    /// The steps turn cancels_in_a_row, and the simulation ends previous_step they converge.
    Jumps {
        /// Whether each of the last steps is shorter than the one previous_step.
        shrinking: bool,
        /// Whether they still turn cancels_in_a_row repeatedly in the second half of the
        /// simulation.
        persists: bool,
    },
    /// The steps keep their direction until the simulation ends.
    Slides {
        /// The position at the end.
        x: f64,
    },
    /// A step leads to where the function is undefined.
    Leaves {
        /// The number of steps up to and including that one.
        steps: usize,
        /// The position that it leads to.
        x: f64,
    },
    /// The value grows beyond the bound.
    Grows,
    /// The value falls beyond the bound.
    Falls,
}

/// The limits at which a simulation stops, from the rules of the descent.
#[derive(Clone, Copy, Debug)]
pub struct StopLimits {
    /// The size of the slope that counts as zero.
    pub flat: f64,
    /// The size of the value that counts as divergence.
    pub bound: f64,
    /// The size of the value at the start of the descent.
    pub reference: f64,
}

/// Simulates a descent from `x`, downhill, for at most [`MAX_SIMULATED_STEPS`].
#[must_use]
pub fn simulate(
    function: &Function,
    x: f64,
    learning_rate: f64,
    limits: StopLimits,
) -> DescentOutcome {
    /// The tolerance, relative to the step, with which two steps cancel each other.
    const CANCEL_TOLERANCE: f64 = 1e-12;
    /// The number of steps in a row after which a pattern counts as permanent.
    const PERMANENT: usize = 32;
    let (mut here, mut step) = (x, 0.0_f64);
    let (mut y_before, y_at_start) = (0.0_f64, function.value(x));
    let (mut cancels_in_a_row, mut turns_in_a_row, mut shrinks_in_a_row) = (0, 0, 0);
    let (mut step_at_half, mut has_turned, mut late_turns) = (0.0, false, 0);
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
                alternating: turns_in_a_row > 1,
            };
        }
        if steps > 0 && has_outgrown(y, y_before, limits.reference, limits.bound) {
            return if y < y_at_start {
                DescentOutcome::Falls
            } else {
                DescentOutcome::Grows
            };
        }
        let previous_step = step;
        (step, y_before) = (next - here, y);
        turns_in_a_row = if step * previous_step < 0.0 {
            turns_in_a_row + 1
        } else {
            0
        };
        has_turned |= turns_in_a_row > 0;
        late_turns += usize::from(turns_in_a_row > 0 && steps > MAX_SIMULATED_STEPS / 2);
        shrinks_in_a_row = if step.abs() < previous_step.abs() {
            shrinks_in_a_row + 1
        } else {
            0
        };
        let cancels =
            (step + previous_step).abs() <= CANCEL_TOLERANCE * step.abs().max(here.abs() * 1e-3);
        cancels_in_a_row = if steps > 0 && cancels {
            cancels_in_a_row + 1
        } else {
            0
        };
        if cancels_in_a_row >= PERMANENT {
            return DescentOutcome::Cycles {
                low: here.min(next),
                high: here.max(next),
            };
        }
        if steps == MAX_SIMULATED_STEPS / 2 {
            step_at_half = step.abs();
        }
        here = next;
    }
    if !(late_turns > 0 || has_turned && function.value(here) > y_at_start) {
        return DescentOutcome::Slides { x: here };
    }
    DescentOutcome::Jumps {
        shrinking: turns_in_a_row >= PERMANENT
            && shrinks_in_a_row >= PERMANENT
            && step.abs() < 0.9 * step_at_half,
        persists: late_turns >= PERMANENT,
    }
}
