//! The sentences that say why the curve's descent stopped.

use super::Curve;
use super::function::Shape;
use super::row::StepRow;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Descends;
use crate::numeric::divergence::Divergence;
use crate::numeric::steps::counted;
use crate::numeric::stopping;
use crate::numeric::training::{Convergence, Termination};

/// A number with four significant digits.
fn number(value: f64) -> String {
    spoken(&significant(value, 4))
}

impl Curve {
    /// Why the descent stopped; none while it can go on.
    pub(super) fn why_stopped(&self) -> Option<String> {
        if let Some(divergence) = self.descent().divergence() {
            return Some(self.why_diverged(divergence));
        }
        match self.descent().training().termination()? {
            Termination::StepLimit => Some(stopping::full_history()),
            Termination::Converged(Convergence::Stalled) => self.why_stalled(),
            _ => self.why_at_rest(),
        }
    }

    /// Why the steps are too small to move the point; at a minimum that is what counts.
    fn why_stalled(&self) -> Option<String> {
        let StepRow { step, x, slope, .. } = self.now();
        if self.function().shape_at(x) == Shape::Minimum {
            return self.why_at_rest();
        }
        Some(format!(
            "Stopped after {}: the slope at x = {} is {}, and at this learning rate a step is smaller than \
             the last digit of x. A larger one leads on.",
            counted(step),
            number(x),
            number(slope)
        ))
    }

    /// Why no step moves the point any more; none if the descent starts at a minimum.
    fn why_at_rest(&self) -> Option<String> {
        let StepRow { step, x, y, slope } = self.now();
        let words = match self.function().shape_at(x) {
            Shape::Minimum if step == 0 => return None,
            Shape::Minimum if self.is_lowest(y) => "It is the lowest place in view.",
            Shape::Minimum => {
                "It is a local minimum: there are lower places in view, but no slope leads there."
            }
            Shape::Maximum => {
                "It is a maximum: at the top the slope is zero, too, and the smallest push leads away."
            }
            Shape::Saddle => {
                "It is a saddle: the curve goes on down on one side, but here its slope is zero."
            }
            Shape::Flat => "It is a flat stretch: no slope here says which way is down.",
        };
        let [x, slope] = [x, slope].map(number);
        let first = if step == 0 {
            format!("The slope at x = {x} is {slope}, so no step moves the point.")
        } else {
            format!(
                "Converged after {}: the slope at x = {x} is {slope}, so the point no longer moves.",
                counted(step)
            )
        };
        Some(format!("{first} {words}"))
    }

    fn why_diverged(&self, divergence: Divergence) -> String {
        let StepRow { step, x, y, .. } = self.now();
        let nearest = self.nearest_defined().map_or(String::new(), |place| {
            format!(" The nearest place with a curve is x = {}.", number(place))
        });
        match divergence {
            Divergence::Nowhere if !y.is_finite() => format!(
                "f(x) is not defined at x = {}. Move the point to where there is a curve.{nearest}",
                number(x)
            ),
            Divergence::Nowhere => format!(
                "At x = {} the curve is too steep for a slope. Move the point away from there.{nearest}",
                number(x)
            ),
            Divergence::OffEdge => format!(
                "Stopped at step {step}: the next step leads to x = {}, where f(x) is not defined.",
                number(self.next_x())
            ),
            _ => format!(
                "Diverged at step {step}: {}. f(x) has reached {} at x = {}; the picture shows the last finite step.",
                divergence.reason(),
                number(y),
                number(x)
            ),
        }
    }
}
