//! Least squares: the parameters of a linear model with the least squared error, computed directly, for
//! comparison with descent.

use super::vectors::{dot, norm};

/// A column counts as linearly dependent if no more than this share of its length is perpendicular to
/// the others.
const DEPENDENT_BELOW: f64 = 1e-12;

/// Finds the weights `x` that minimise `‖A x − y‖`, by Householder's QR decomposition.
///
/// `columns` are the columns of `A`, each as long as `target`, which is `y`. Returns one weight for
/// each column. Returns `None` if the solution is not unique (columns are linearly dependent, or more
/// than there are rows), if a length differs, or if a number is not finite.
///
/// Source: Alston Householder (1958); Gene Golub (1965).
///
/// ```
/// use downhill_numeric::least_squares::solve;
///
/// // A line through (0, 1), (1, 3), (2, 5).
/// let line = solve(&[vec![0.0, 1.0, 2.0], vec![1.0; 3]], &[1.0, 3.0, 5.0]).expect("unique");
/// assert!((line[0] - 2.0).abs() < 1e-12 && (line[1] - 1.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn solve(columns: &[Vec<f64>], target: &[f64]) -> Option<Vec<f64>> {
    let rows = target.len();
    if columns.len() > rows || columns.iter().any(|column| column.len() != rows) {
        return None;
    }
    let mut r = columns.to_vec();
    let mut y = target.to_vec();

    // A is made upper triangular by reflections; y is reflected in the same planes.
    for k in 0..r.len() {
        let length = norm(&r[k][k..]);
        // Negated, so that the condition fails for NaN too.
        if !(length > DEPENDENT_BELOW * norm(&columns[k]) && length.is_finite()) {
            return None;
        }
        let image = -length.copysign(r[k][k]);
        let mut mirror = r[k][k..].to_vec();
        mirror[0] -= image;
        for column in &mut r[k..] {
            reflect(&mut column[k..], &mirror);
        }
        reflect(&mut y[k..], &mirror);
    }

    // Back substitution.
    let mut weights = vec![0.0; r.len()];
    for k in (0..r.len()).rev() {
        let known: f64 = (k + 1..r.len()).map(|j| r[j][k] * weights[j]).sum();
        weights[k] = (y[k] - known) / r[k][k];
    }
    weights
        .iter()
        .all(|weight| weight.is_finite())
        .then_some(weights)
}

/// Reflects `x` in the plane that is perpendicular to `mirror`.
fn reflect(x: &mut [f64], mirror: &[f64]) {
    let scale = 2.0 * dot(mirror, x) / dot(mirror, mirror);
    for (x, m) in x.iter_mut().zip(mirror) {
        *x -= scale * m;
    }
}
