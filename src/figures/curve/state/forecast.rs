//! The forecast of a descent: its regime and a sentence about it.
//!
//! On a parabola the second derivative alone decides what a learning rate does, see [`Regime::of`].
//! On any other function the descent is simulated, see `simulate`.

use super::function::{Function, Minimum, Shape};
use super::regime::{Regime, capitalised};
use super::simulation::{DescentOutcome, MAX_SIMULATED_STEPS, StopLimits, simulate};
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Direction;
use crate::numeric::steps::counted;

/// What a descent from a point will do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// Its regime.
    pub regime: Regime,
    /// The minimum that the regime refers to, if there is one.
    minimum: Option<Minimum>,
    /// The outcome of the simulation; none where the formula of [`Regime::of`] was enough.
    outcome: Option<DescentOutcome>,
}

impl Forecast {
    /// The forecast of a descent from `x`. `downhill` is the minimum downhill of `x`; `limits` are
    /// the stopping rules of the descent.
    #[must_use]
    pub fn from(
        function: &Function,
        x: f64,
        downhill: Option<Minimum>,
        (learning_rate, direction): (f64, Direction),
        limits: StopLimits,
    ) -> Self {
        let by_formula = |minimum| Self {
            regime: Regime::of(minimum, learning_rate, direction),
            minimum,
            outcome: None,
        };
        let (y, slope) = function.value_and_slope(x);
        if !y.is_finite() || !slope.is_finite() {
            return Self {
                regime: Regime::Undefined,
                minimum: None,
                outcome: None,
            };
        }
        if slope == 0.0 {
            let linear = Regime::of(downhill, learning_rate, direction);
            let at_minimum = matches!(downhill, Some(Minimum::Smooth { .. }));
            let shrinks = matches!(
                linear,
                Regime::Creeps | Regime::Converges | Regime::Lands | Regime::Alternates
            );
            if at_minimum && shrinks && function.shape_at(x) == Shape::Minimum {
                return by_formula(downhill);
            }
            let outcome = DescentOutcome::Rests {
                steps: 0,
                x,
                alternating: false,
            };
            return Self {
                regime: Regime::Rests,
                minimum: None,
                outcome: Some(outcome),
            };
        }
        let is_quadratic = matches!(
            downhill,
            Some(Minimum::Smooth {
                quadratic: true,
                ..
            })
        );
        if direction == Direction::Uphill || is_quadratic {
            return by_formula(downhill);
        }
        let outcome = simulate(function, x, learning_rate, limits);
        let (regime, minimum) = classify(function, downhill, learning_rate, outcome);
        Self {
            regime,
            minimum,
            outcome: Some(outcome),
        }
    }

    /// The forecast in one sentence, with the numbers of this learning rate.
    #[must_use]
    pub fn sentence(&self, function: &Function, learning_rate: f64) -> String {
        let number = |value: f64| spoken(&significant(value, 3));
        let place = self.minimum.map_or(String::new(), |minimum| {
            format!("near the minimum at x = {}, ", number(minimum.x()))
        });
        let local = || self.regime.sentence(self.minimum, learning_rate);
        let Some(outcome) = self.outcome else {
            return local();
        };
        let kink = matches!(self.minimum, Some(Minimum::Kink { .. }));
        let text = match (self.regime, outcome) {
            (Regime::Rests, DescentOutcome::Rests { steps: 0, .. }) => {
                "the slope is zero here, so no step moves the point.".into()
            }
            (Regime::Rests, DescentOutcome::Rests { steps, x, .. }) => format!(
                "after {} the point comes to rest at x = {}, where the slope is zero, or as good as zero.",
                counted(steps),
                number(x)
            ),
            (Regime::Creeps, _)
                if self
                    .minimum
                    .is_some_and(|minimum| function.fades_at(minimum)) =>
            {
                format!(
                    "{place}the slope fades faster than the distance: each step removes a smaller share of it."
                )
            }
            (Regime::Creeps, DescentOutcome::Slides { .. }) => format!(
                "the steps are so small here that {} are not enough to reach the minimum{}.",
                counted(MAX_SIMULATED_STEPS),
                self.minimum.map_or(String::new(), |minimum| format!(
                    " at x = {}",
                    number(minimum.x())
                ))
            ),
            (Regime::Lands, DescentOutcome::Rests { steps: 1, .. }) => {
                "the step is exactly as long as the distance to the minimum.".into()
            }
            (Regime::Converges, DescentOutcome::Rests { steps, x, .. })
                if !self.has_factor(learning_rate) && steps > 0 =>
            {
                format!(
                    "the steps shrink to nothing: after {} the point is at the minimum, x = {}.",
                    counted(steps),
                    number(x)
                )
            }
            (Regime::Alternates, _) if !self.has_factor(learning_rate) => {
                format!("{place}each step jumps to the other side, and a little nearer.")
            }
            (Regime::Oscillates, _) if kink => match self.slope_around_kink(function) {
                Some(slope) => format!(
                    "the slope never shrinks, so every step is {} long and jumps to and fro over the kink.",
                    number(learning_rate * slope)
                ),
                None => format!(
                    "the slope does not fade towards the kink at x = {}, so the steps do not, either: they jump \
                     to and fro over it.",
                    number(self.minimum.map_or(0.0, Minimum::x))
                ),
            },
            (Regime::Oscillates, DescentOutcome::Cycles { low, high }) => format!(
                "the steps end up jumping to and fro between x = {} and x = {}.",
                number(low),
                number(high)
            ),
            (Regime::Wanders, _) => format!(
                "the steps jump to and fro and have not come to rest after {}.",
                counted(MAX_SIMULATED_STEPS)
            ),
            (Regime::Leaves, DescentOutcome::Leaves { steps, x }) => format!(
                "{} leads to x = {}, where f(x) is not defined.",
                if steps == 1 {
                    "the next step".into()
                } else {
                    format!("step {steps} from here")
                },
                number(x)
            ),
            (Regime::Unknown, DescentOutcome::Falls) => {
                "the steps lead down without end: there is no minimum that way.".into()
            }
            (Regime::Diverges, DescentOutcome::Grows) => {
                "the steps overshoot by more and more: f(x) grows without bound.".into()
            }
            _ => return local(),
        };
        capitalised(&text)
    }

    /// Whether each step multiplies the distance to the minimum by a factor that is neither close
    /// to 0 nor to 1 in size.
    fn has_factor(&self, learning_rate: f64) -> bool {
        match self.minimum {
            Some(Minimum::Smooth { curvature, .. }) => {
                let size = (1.0 - learning_rate * curvature).abs();
                (1e-3..0.999).contains(&size)
            }
            _ => false,
        }
    }

    /// The size of the slope around the kink, if it is constant there.
    fn slope_around_kink(&self, function: &Function) -> Option<f64> {
        let x = self.minimum?.x();
        let width = function.range.1 - function.range.0;
        let far = [-0.4, -0.1, 0.1, 0.4].map(|share| function.slope(x + share * width).abs());
        let same = |slope: &f64| (slope - far[0]).abs() <= 1e-9 * far[0];
        far.iter().all(same).then_some(far[0])
    }
}

/// The regime of the outcome of a simulation, and the minimum that the regime refers to.
fn classify(
    function: &Function,
    downhill: Option<Minimum>,
    learning_rate: f64,
    outcome: DescentOutcome,
) -> (Regime, Option<Minimum>) {
    /// A minimum is sought within this many widths of the range.
    const FAR: f64 = 50.0;
    let near = (function.range.1 - function.range.0) / 64.0;
    match outcome {
        DescentOutcome::Rests {
            steps,
            x,
            alternating,
        } => {
            let minimum = function.minimum_within(x, (x - near, x + near));
            let linear = Regime::of(minimum, learning_rate, Direction::Downhill);
            let is_minimum = function.shape_at(x) == Shape::Minimum;
            let regime = match minimum {
                // At the minimum already: the formula says what happens after a tiny displacement.
                Some(Minimum::Smooth { .. }) if steps == 0 && linear != Regime::Oscillates => {
                    linear
                }
                Some(Minimum::Smooth { .. } | Minimum::Irregular { .. })
                    if steps == 1 && is_minimum =>
                {
                    Regime::Lands
                }
                Some(Minimum::Smooth { .. }) => match linear {
                    Regime::Creeps | Regime::Converges | Regime::Alternates => linear,
                    _ if alternating => Regime::Alternates,
                    _ => Regime::Converges,
                },
                Some(Minimum::Irregular { .. }) if steps > 0 && alternating => Regime::Alternates,
                Some(minimum @ Minimum::Irregular { .. }) if steps > 0 => {
                    if function.fades_at(minimum) {
                        Regime::Creeps
                    } else {
                        Regime::Converges
                    }
                }
                _ => Regime::Rests,
            };
            (regime, minimum)
        }
        DescentOutcome::Cycles { low, high } => (
            Regime::Oscillates,
            function.minimum_within(high, (low, high)),
        ),
        DescentOutcome::Jumps { persists: true, .. }
            if matches!(downhill, Some(Minimum::Kink { .. })) =>
        {
            (Regime::Oscillates, downhill)
        }
        DescentOutcome::Jumps {
            shrinking: true, ..
        } => (Regime::Alternates, downhill),
        DescentOutcome::Jumps { .. } => (Regime::Wanders, downhill),
        // The simulation ran out of steps: look for the minimum still ahead of its end.
        DescentOutcome::Slides { x } => {
            let far = FAR * (function.range.1 - function.range.0);
            let minimum = function
                .minimum_from(x)
                .or_else(|| function.minimum_within(x, (x - far, x + far)));
            let regime = minimum.map_or(Regime::Unknown, |_| Regime::Creeps);
            (regime, minimum)
        }
        DescentOutcome::Leaves { .. } => (Regime::Leaves, None),
        DescentOutcome::Grows => (Regime::Diverges, None),
        DescentOutcome::Falls => (Regime::Unknown, None),
    }
}
