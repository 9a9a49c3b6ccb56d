//! Where a fit stopped: at the best there is, at a minimum, or on the way.

use super::curvature::Curvature;
use super::regression::Fitting;

/// Where a fit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its loss is the best there is, as near as makes no difference.
    Best,
    /// The slope is flat beside the bends, so that it is a minimum; whether there is a lower one, no
    /// formula tells.
    Minimum,
    /// There is a lower loss, or a slope that leads down, though the steps be tiny.
    OnTheWay,
}

/// A loss this share above the least is as good as that.
const NEAR: f64 = 1e-3;

impl Fitting {
    /// Where the fit stands after its last step.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let now = self.descent.training().current();
        let Some(optimum) = self.optimum() else {
            let left = decrement(self, now.params);
            return match left {
                Some(left) if left <= NEAR * now.loss.abs() => Standing::Minimum,
                _ => Standing::OnTheWay,
            };
        };
        // Where the best meets all of the data, beside a prediction that knows nothing of them.
        let usual = self.problem().loss_of_mean();
        let left = now.loss - optimum.loss;
        if left <= NEAR * optimum.loss || left <= NEAR * NEAR * usual {
            Standing::Best
        } else {
            Standing::OnTheWay
        }
    }
}

/// By how much the loss would fall if it were the parabola that it bends like here, half the square of
/// Newton's decrement; none where it does not bend upwards in all directions.
///
/// Source: Yurii Nesterov and Arkadii Nemirovskii (1994).
fn decrement(fitting: &Fitting, params: &[f64]) -> Option<f64> {
    let mut objective = fitting.problem().objective();
    let bends = Curvature::at(&mut objective, params)?;
    let mut gradient = vec![0.0; params.len()];
    objective.evaluate(params, &mut gradient);
    let mut left = 0.0;
    for (value, direction) in bends.eigenvalues.iter().zip(&bends.directions) {
        if *value <= 0.0 {
            return None;
        }
        let slopes = direction.iter().zip(&gradient);
        let slope: f64 = slopes.map(|(share, slope)| share * slope).sum();
        left += slope * slope / (2.0 * value);
    }
    Some(left)
}
