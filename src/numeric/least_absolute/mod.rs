//! Least absolute deviations: the parameters of a linear model with the least absolute error, computed
//! directly, for comparison with descent.

mod inverse;
mod vertex;
mod vertices;

use super::least_squares;
use vertices::Vertices;

/// Finds the weights `x` that minimise the sum of `|A x − y|`: the least absolute deviations.
///
/// `columns` are the columns of `A`, each as long as `target`, which is `y`. Returns one weight for
/// each column. Of several solutions it is a vertex, at which as many rows as there are columns have no
/// error. Returns `None` if [`least_squares::solve`] does, or if rounding prevents a proof that the
/// weights are optimal, which is a solution of the dual problem with the same sum.
///
/// The search goes from vertex to vertex along the steepest edge, on which the errors of all but one of
/// the vertex's rows stay 0, as far as the sum falls: to a weighted median of the rows. Ties between
/// rows are broken by small perturbations of the targets, so that the search cannot cycle.
///
/// Source: Roger Joseph Boscovich (1757); Ian Barrodale and Frank Roberts (1973); the ties, Abraham
/// Charnes (1952).
///
/// ```
/// use downhill_numeric::least_absolute::solve;
///
/// // The best constant is the median, wherever the largest number is.
/// let constant = solve(&[vec![1.0; 3]], &[1.0, 2.0, 90.0]).expect("a median");
/// assert!((constant[0] - 2.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn solve(columns: &[Vec<f64>], target: &[f64]) -> Option<Vec<f64>> {
    let near = least_squares::solve(columns, target)?;
    let rest: Vec<f64> = (0..target.len())
        .map(|row| target[row] - at(columns, row, &near))
        .collect();
    let [max_rest, size] = [&rest[..], target].map(|numbers| {
        let sizes = numbers.iter().map(|number| number.abs());
        sizes.fold(0.0, f64::max)
    });
    // The fit is exact up to rounding, so it is optimal.
    if max_rest <= 1e-14 * size {
        return Some(near);
    }
    let problem = Vertices::new(columns, &rest, max_rest);
    let basis = problem.search()?;
    let of_basis: Vec<Vec<f64>> = columns
        .iter()
        .map(|column| basis.iter().map(|row| column[*row]).collect())
        .collect();
    let targets: Vec<f64> = basis.iter().map(|row| rest[*row]).collect();
    let moves = least_squares::solve(&of_basis, &targets)?;
    let errors = |row: usize| (rest[row] - at(columns, row, &moves)).abs();
    let sum: f64 = (0..rest.len()).map(errors).sum();
    // By duality no weights have a smaller sum than this.
    let bound = problem.lower_bound(&basis, &rest)?;
    let is_best = sum - bound <= 1e-9 * sum;
    is_best.then(|| near.iter().zip(&moves).map(|(x, by)| x + by).collect())
}

/// A row of `A x`.
fn at(columns: &[Vec<f64>], row: usize, x: &[f64]) -> f64 {
    columns
        .iter()
        .zip(x)
        .map(|(column, x)| column[row] * x)
        .sum()
}
