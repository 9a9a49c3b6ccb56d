//! The directions of the loss, each with a speed of its own: why descent gets stuck.
//!
//! Along an eigenvector of the Hessian with eigenvalue `e`, a step of plain descent multiplies what
//! is left of the error by `1 - lr * e`, whatever the other directions do.

use super::Fit;
use crate::numeric::descent::Descends;
use crate::numeric::loss::Loss;

/// One direction of the loss.
#[derive(Clone, Debug, PartialEq)]
pub struct DirectionConvergence {
    /// How strongly the loss bends along it.
    pub eigenvalue: f64,
    /// The direction, of length 1, a number for each parameter.
    pub direction: Vec<f64>,
    /// What a step of plain descent at the learning rate in force multiplies the error by.
    pub factor: f64,
    /// How much of the loss is there because of this direction, at the start and now; none where
    /// nobody knows the best fit, and where the loss is not the mean squared error: then it is no sum
    /// over directions.
    pub excess: Option<[f64; 2]>,
}

impl DirectionConvergence {
    /// The steps after which the error is half as large; none if it does not shrink.
    #[must_use]
    pub fn halving(&self) -> Option<f64> {
        let size = self.factor.abs();
        (size < 1.0).then(|| 0.5_f64.ln() / size.ln())
    }
}

impl Fit {
    /// The directions of the loss, the steepest first; none where it has no second derivatives.
    #[must_use]
    pub fn convergence(&self) -> Vec<DirectionConvergence> {
        let Some(curvature) = self.regression.curvature() else {
            return Vec::new();
        };
        let rate = self.descent().signed_learning_rate();
        let best = self.optimum().filter(|_| self.loss_kind() == Loss::Mse);
        let speed = |(eigenvalue, direction): (&f64, &Vec<f64>)| {
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
        let each = curvature.eigenvalues.iter().zip(&curvature.directions);
        each.map(speed).collect()
    }
}
