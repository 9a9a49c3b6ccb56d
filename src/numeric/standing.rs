//! The standing of a fit: whether it has reached the optimum or a minimum.

use super::curvature::Curvature;
use super::regression::Regression;

/// The standing of a fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its loss is that of the optimum, within a small tolerance.
    Best,
    /// The gradient is small compared with the curvature, so the fit is at a minimum. Whether there is a
    /// lower one is unknown.
    Minimum,
    /// There is a lower loss, or a slope that leads down, even if the steps are small.
    NotThere,
}

/// The relative excess over the least loss up to which a loss counts as optimal.
const TOLERANCE: f64 = 1e-3;

impl Regression {
    /// The standing of the fit after its last step.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let now = self.descent.training().current();
        let Some(optimum) = self.optimum() else {
            let left = decrement(self, now.params);
            return match left {
                Some(left) if left <= TOLERANCE * now.loss.abs() => Standing::Minimum,
                _ => Standing::NotThere,
            };
        };
        // The optimum of data without noise is 0, so the loss is also compared with that of predicting
        // the mean.
        let of_mean = self.problem().loss_of_mean();
        let left = now.loss - optimum.loss;
        if left <= TOLERANCE * optimum.loss || left <= TOLERANCE * TOLERANCE * of_mean {
            Standing::Best
        } else {
            Standing::NotThere
        }
    }
}

/// The height of the loss above the minimum of its quadratic approximation here: half the square of the
/// Newton decrement. `None` if the Hessian is not positive definite.
///
/// Source: Yurii Nesterov and Arkadii Nemirovskii (1994).
fn decrement(regression: &Regression, params: &[f64]) -> Option<f64> {
    let mut objective = regression.problem().objective();
    let curvature = Curvature::at(&mut objective, params)?;
    let mut gradient = vec![0.0; params.len()];
    objective.evaluate(params, &mut gradient);
    let mut left = 0.0;
    for (value, direction) in curvature.eigenvalues.iter().zip(&curvature.directions) {
        if *value <= 0.0 {
            return None;
        }
        let slopes = direction.iter().zip(&gradient);
        let slope: f64 = slopes.map(|(share, slope)| share * slope).sum();
        left += slope * slope / (2.0 * value);
    }
    Some(left)
}
