//! The curvature of a loss: the eigenvalues and eigenvectors of its Hessian, the matrix of its second
//! derivatives.

use super::order::argsort;
use super::training::Objective;

/// The eigenvalues and eigenvectors of a loss's Hessian, the largest eigenvalue first.
#[derive(Clone, Debug, PartialEq)]
pub struct Curvature {
    /// The eigenvalues, in descending order of their absolute values.
    pub eigenvalues: Vec<f64>,
    /// A unit eigenvector for each eigenvalue, whose largest entry is positive.
    pub directions: Vec<Vec<f64>>,
}

impl Curvature {
    /// The curvature of a loss at these parameters. The Hessian is computed from central differences of
    /// the gradient, which are exact up to rounding for a loss that is quadratic in its parameters.
    ///
    /// `None` if an entry of the Hessian is not finite.
    #[must_use]
    pub fn at(objective: &mut Objective, params: &[f64]) -> Option<Self> {
        let hessian = hessian(objective, params);
        let finite = hessian.iter().flatten().all(|entry| entry.is_finite());
        finite.then(|| Self::of(hessian))
    }

    /// The eigenvalues and eigenvectors of a symmetric matrix by Jacobi rotations, each of which makes
    /// an off-diagonal entry 0.
    ///
    /// Source: Carl Gustav Jacob Jacobi (1846).
    ///
    /// ```
    /// use downhill_numeric::curvature::Curvature;
    ///
    /// let curvature = Curvature::of(vec![vec![2.0, 1.0], vec![1.0, 2.0]]);
    /// assert!((curvature.eigenvalues[0] - 3.0).abs() < 1e-12);
    /// assert!((curvature.directions[0][0] - 0.5_f64.sqrt()).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn of(mut matrix: Vec<Vec<f64>>) -> Self {
        /// A 6 by 6 matrix needs about 6 sweeps.
        const MAX_SWEEPS: usize = 30;
        let n = matrix.len();
        let unit = |k: usize| (0..n).map(|j| f64::from(u8::from(j == k))).collect();
        let mut directions: Vec<Vec<f64>> = (0..n).map(unit).collect();
        for _ in 0..MAX_SWEEPS {
            for p in 0..n {
                for q in p + 1..n {
                    if matrix[p][q] == 0.0 {
                        continue;
                    }
                    // The rotation in the plane of p and q after which their entry is 0.
                    let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
                    let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
                    let sine = tangent * cosine;
                    for row in &mut matrix {
                        rotate(row, p, q, cosine, sine);
                    }
                    let (upper, lower) = matrix.split_at_mut(q);
                    for (one, two) in upper[p].iter_mut().zip(&mut lower[0]) {
                        (*one, *two) = rotated(*one, *two, cosine, sine);
                    }
                    for row in &mut directions {
                        rotate(row, p, q, cosine, sine);
                    }
                }
            }
        }
        let largest_first: Vec<f64> = (0..n).map(|k| -matrix[k][k].abs()).collect();
        let order = argsort(&largest_first);
        let direction = |k: &usize| {
            let column: Vec<f64> = directions.iter().map(|row| row[*k]).collect();
            let largest = column.iter().fold(0.0_f64, |largest, entry| {
                if entry.abs() > largest.abs() {
                    *entry
                } else {
                    largest
                }
            });
            column
                .iter()
                .map(|entry| entry * largest.signum())
                .collect()
        };
        Self {
            eigenvalues: order.iter().map(|k| matrix[*k][*k]).collect(),
            directions: order.iter().map(direction).collect(),
        }
    }

    /// The condition number: the largest eigenvalue over the smallest. `None` unless all are positive.
    #[must_use]
    pub fn condition_number(&self) -> Option<f64> {
        let (largest, smallest) = (self.eigenvalues.first()?, self.eigenvalues.last()?);
        let is_positive = self.eigenvalues.iter().all(|value| *value > 0.0);
        is_positive.then(|| largest / smallest)
    }

    /// The greatest learning rate at which plain gradient descent does not diverge: 2 over the largest
    /// eigenvalue. `None` unless that is positive.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        let largest = *self.eigenvalues.first()?;
        (largest > 0.0).then(|| 2.0 / largest)
    }
}

/// Rotates the entries `p` and `q` of a row.
fn rotate(row: &mut [f64], p: usize, q: usize, cosine: f64, sine: f64) {
    (row[p], row[q]) = rotated(row[p], row[q], cosine, sine);
}

/// Two coordinates, rotated.
fn rotated(one: f64, two: f64, cosine: f64, sine: f64) -> (f64, f64) {
    (cosine * one - sine * two, sine * one + cosine * two)
}

/// The Hessian, a row of second derivatives for each parameter.
fn hessian(objective: &mut Objective, params: &[f64]) -> Vec<Vec<f64>> {
    let n = params.len();
    let mut at = params.to_vec();
    let mut rows = Vec::new();
    for k in 0..n {
        // A compromise between rounding errors and the truncation error of losses that are not
        // quadratic.
        let h = 1e-3 * params[k].abs().max(1.0);
        let mut slopes = [vec![0.0; n], vec![0.0; n]];
        for (slope, side) in slopes.iter_mut().zip([h, -h]) {
            at[k] = params[k] + side;
            objective.evaluate(&at, slope);
        }
        at[k] = params[k];
        let [after, before] = &slopes;
        let second = after
            .iter()
            .zip(before)
            .map(|(after, before)| (after - before) / (2.0 * h));
        rows.push(second.collect::<Vec<f64>>());
    }
    // Symmetrised, because rounding makes the two entries differ.
    let entry = |one: usize, two: usize| f64::midpoint(rows[one][two], rows[two][one]);
    let row = |one| (0..n).map(|two| entry(one, two)).collect();
    (0..n).map(row).collect()
}
