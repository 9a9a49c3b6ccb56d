//! How the curve's descent ended, in words.

use super::Curve;
use super::function::Shape;
use super::row::StepRow;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Descends;
use crate::numeric::divergence::Divergence;
use crate::numeric::outcome::{Outcome, OutcomeKind};
use crate::numeric::steps::counted;
use crate::numeric::stopping;
use crate::numeric::training::{Convergence, Termination};

/// A number with four significant digits.
fn number(value: f64) -> String {
    spoken(&significant(value, 4))
}

impl Curve {
    /// The numbers after the last step.
    fn last(&self) -> StepRow {
        self.row(self.descent().training().steps())
    }

    /// How the descent ended; none while it can go on.
    pub(super) fn ending(&self) -> Option<Outcome> {
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
    fn why_stalled(&self) -> Option<Outcome> {
        let StepRow { step, x, slope, .. } = self.last();
        if self.function().shape_at(x) == Shape::Minimum {
            return self.why_at_rest();
        }
        Some(OutcomeKind::Stuck.with(format!(
            " after {}: the slope at x = {} is {}, and at this learning rate a step is smaller than the last \
             digit of x. A larger learning rate moves the point on.",
            counted(step),
            number(x),
            number(slope)
        )))
    }

    /// Why no step moves the point any more; none if the descent starts at a minimum.
    fn why_at_rest(&self) -> Option<Outcome> {
        let StepRow { step, x, y, slope } = self.last();
        let (kind, words) = match self.function().shape_at(x) {
            Shape::Minimum if step == 0 => return None,
            Shape::Minimum if self.is_lowest(y) => {
                (OutcomeKind::Arrived, "It is the lowest place in view.")
            }
            Shape::Minimum => (
                OutcomeKind::Arrived,
                "It is a local minimum: there are lower places in view, but no slope leads there.",
            ),
            Shape::Maximum => (
                OutcomeKind::Stuck,
                "It is a maximum: at the top the slope is zero, too, and the smallest push leads away.",
            ),
            Shape::Inflection => (
                OutcomeKind::Stuck,
                "It is an inflection point with zero slope: the curve goes on down on one side.",
            ),
            Shape::Flat => (
                OutcomeKind::Stuck,
                "It is a flat stretch: no slope here says which way is down.",
            ),
        };
        let [x, slope] = [x, slope].map(number);
        Some(kind.with(if step == 0 {
            format!(": the slope at x = {x} is {slope}, so no step moves the point. {words}")
        } else {
            let steps = counted(step);
            format!(" after {steps}: the slope at x = {x} is {slope}, so the point no longer moves. {words}")
        }))
    }

    fn why_diverged(&self, divergence: Divergence) -> Outcome {
        let StepRow { step, x, y, slope } = self.last();
        let nearest = |what: &str| {
            self.nearest_defined().map_or(String::new(), |place| {
                let place = number(place);
                format!(" The nearest place where {what} is defined is x = {place}.")
            })
        };
        match divergence {
            Divergence::Nowhere if !y.is_finite() => OutcomeKind::Undefined.with(format!(
                ": f(x) has no value at x = {}. Move the point to where there is a curve.{}",
                number(x),
                nearest("it")
            )),
            Divergence::Nowhere => OutcomeKind::Undefined.with(format!(
                ": at x = {} the curve {}. Move the point away from there.{}",
                number(x),
                if slope.is_infinite() {
                    "is vertical, so it has no finite slope"
                } else {
                    "has no slope"
                },
                nearest("the slope")
            )),
            Divergence::OffEdge => OutcomeKind::Diverged.with(format!(
                " at step {step}: the next step leads to x = {}, where f(x) is not defined.",
                number(x - self.descent().signed_learning_rate() * slope)
            )),
            _ => OutcomeKind::Diverged.with(format!(
                " at step {step}: {}. f(x) has reached {} at x = {}; the picture shows the last finite step.",
                divergence.reason(),
                number(y),
                number(x)
            )),
        }
    }
}
