//! The convergence of the descent along each eigenvector of the Hessian.
//!
//! Along an eigenvector with eigenvalue `e`, a step of plain gradient descent multiplies the
//! remaining error by `1 - lr * e`, independently of the other directions.

use super::Fit;
use crate::numeric::descent::Descends;
use crate::numeric::loss::Loss;

/// The convergence along one eigenvector.
#[derive(Clone, Debug, PartialEq)]
pub struct DirectionConvergence {
    /// The eigenvalue: the second derivative of the loss along it.
    pub eigenvalue: f64,
    /// The eigenvector, of length 1, with a component for each parameter.
    pub direction: Vec<f64>,
    /// The factor by which a step of plain descent with the current learning rate multiplies the
    /// error.
    pub factor: f64,
    /// The share of the loss above its minimum due to this direction, at step 0 and at the shown
    /// step. None if the best fit is not known, or if the loss is not the mean squared error, as
    /// only that is a sum over directions.
    pub excess: Option<[f64; 2]>,
}

impl DirectionConvergence {
    /// The number of steps in which the error halves; none if it does not shrink.
    #[must_use]
    pub fn halving(&self) -> Option<f64> {
        let size = self.factor.abs();
        (size < 1.0).then(|| 0.5_f64.ln() / size.ln())
    }
}

impl Fit {
    /// The convergence along each eigenvector, the largest eigenvalue first; empty if the loss has
    /// no second derivatives.
    #[must_use]
    pub fn convergence(&self) -> Vec<DirectionConvergence> {
        let Some(curvature) = self.regression.curvature() else {
            return Vec::new();
        };
        let rate = self.descent().signed_learning_rate();
        let best = self.optimum().filter(|_| self.loss_kind() == Loss::Mse);
        let along_eigenvector = |(eigenvalue, direction): (&f64, &Vec<f64>)| {
            let excess = |params: &[f64]| {
                let best = &best?.params;
                let along = direction.iter().zip(params).zip(best);
                let along: f64 = along.map(|((d, now), best)| d * (now - best)).sum();
                Some(0.5 * eigenvalue * along * along)
            };
            DirectionConvergence {
                eigenvalue: *eigenvalue,
                direction: direction.clone(),
                factor: 1.0 - rate * eigenvalue,
                excess: excess(self.start())
                    .zip(excess(self.params()))
                    .map(|(first, now)| [first, now]),
            }
        };
        let eigenpairs = curvature.eigenvalues.iter().zip(&curvature.directions);
        eigenpairs.map(along_eigenvector).collect()
    }
}
