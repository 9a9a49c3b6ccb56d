//! The best fit of a linear model by the mean absolute error, in one go, to compare descent with.

use super::least_squares;
use super::order::order;

/// A vertex of the problem has this many turns of its edges, for each column and besides, before the
/// search is given up; about ten are usual.
const TURNS: usize = 400;

/// Finds weights `x` that make the sum of `|A x − y|` smallest, exactly: the least absolute
/// deviations.
///
/// `columns` are the columns of `A`, each as long as `target`, which is `y`. Returns one weight for
/// each column: of several best ones, those of a vertex, where as many rows as there are columns are
/// met exactly. Returns `None` where [`least_squares::solve`] does, and where rounding leaves it open
/// whether the weights are the best: they are returned only with multipliers that prove it, the
/// solution of the dual problem.
///
/// From a vertex the search goes along the steepest of the edges on which all but one of its rows stay
/// met, as far as the sum falls, to the row whose weighted median it is. Ties between rows are broken
/// by changes of the targets too small to be seen, so that it never turns in a circle.
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
    let [most, size] = [&rest[..], target].map(|numbers| {
        let sizes = numbers.iter().map(|number| number.abs());
        sizes.fold(0.0, f64::max)
    });
    // What is met exactly has no better.
    if most <= 1e-14 * size {
        return Some(near);
    }
    let problem = Vertices::new(columns, &rest, most);
    let basis = problem.search()?;
    let of_basis: Vec<Vec<f64>> = columns
        .iter()
        .map(|column| basis.iter().map(|row| column[*row]).collect())
        .collect();
    let met: Vec<f64> = basis.iter().map(|row| rest[*row]).collect();
    let moves = least_squares::solve(&of_basis, &met)?;
    let errors = |row: usize| (rest[row] - at(columns, row, &moves)).abs();
    let sum: f64 = (0..rest.len()).map(errors).sum();
    // No weights can be better than what the multipliers prove.
    let proven = problem.proven(&basis, &rest)?;
    let best = sum - proven <= 1e-9 * sum;
    best.then(|| near.iter().zip(&moves).map(|(x, by)| x + by).collect())
}

/// A row of `A x`.
fn at(columns: &[Vec<f64>], row: usize, x: &[f64]) -> f64 {
    columns
        .iter()
        .zip(x)
        .map(|(column, x)| column[row] * x)
        .sum()
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// The vertices of the problem. The columns are replaced by perpendicular ones of length 1 that span
/// the same, so that one large column drowns no other.
struct Vertices {
    /// A row of numbers for each row of the problem.
    rows: Vec<Vec<f64>>,
    /// The targets, without ties.
    targets: Vec<f64>,
}

impl Vertices {
    fn new(columns: &[Vec<f64>], targets: &[f64], most: f64) -> Self {
        /// The golden section: its multiples have no ties.
        const SECTION: f64 = 0.618_033_988_749_894_9;
        const UNSEEN: f64 = 1e-9;
        let mut spanning: Vec<Vec<f64>> = Vec::new();
        for column in columns {
            let mut own = column.clone();
            // Twice is enough for the digits that the first time lost.
            for _ in 0..2 {
                let scale = dot(&own, &own).sqrt();
                own.iter_mut().for_each(|entry| *entry /= scale);
                for other in &spanning {
                    let share = dot(&own, other);
                    for (entry, other) in own.iter_mut().zip(other) {
                        *entry -= share * other;
                    }
                }
            }
            let scale = dot(&own, &own).sqrt();
            own.iter_mut().for_each(|entry| *entry /= scale);
            spanning.push(own);
        }
        let untied = |(row, target): (usize, &f64)| {
            let change = (row as f64 * SECTION).fract() - 0.5;
            target + UNSEEN * most * change
        };
        Self {
            rows: (0..targets.len())
                .map(|row| spanning.iter().map(|column| column[row]).collect())
                .collect(),
            targets: targets.iter().enumerate().map(untied).collect(),
        }
    }

    /// The rows that the best vertex meets.
    fn search(&self) -> Option<Vec<usize>> {
        let mut basis = self.first()?;
        for _ in 0..TURNS {
            let vertex = Vertex::new(self, &basis)?;
            let Some((edge, row)) = vertex.turn(self, &basis) else {
                return Some(basis);
            };
            basis[edge] = row;
        }
        None
    }

    /// As many rows as there are columns, of those with the smallest targets: such that they can be
    /// met.
    fn first(&self) -> Option<Vec<usize>> {
        let count = self.rows.first()?.len();
        let sizes: Vec<f64> = self.targets.iter().map(|target| target.abs()).collect();
        let order = order(&sizes);
        // The more of a row points elsewhere than those before, the better.
        [1e-1, 1e-3, 1e-6, 1e-9].into_iter().find_map(|share| {
            let (mut basis, mut directions) = (Vec::new(), Vec::<Vec<f64>>::new());
            for row in &order {
                let mut own = self.rows[*row].clone();
                let length = dot(&own, &own).sqrt();
                for direction in &directions {
                    let along = dot(&own, direction);
                    for (entry, other) in own.iter_mut().zip(direction) {
                        *entry -= along * other;
                    }
                }
                let left = dot(&own, &own).sqrt();
                if left > share * length {
                    own.iter_mut().for_each(|entry| *entry /= left);
                    directions.push(own);
                    basis.push(*row);
                }
                if basis.len() == count {
                    return Some(basis);
                }
            }
            None
        })
    }

    /// What the multipliers of a best vertex prove that no weights go below, for these targets.
    fn proven(&self, basis: &[usize], targets: &[f64]) -> Option<f64> {
        let vertex = Vertex::new(self, basis)?;
        let mut multipliers = vertex.sides;
        for (row, slope) in basis.iter().zip(vertex.slopes) {
            multipliers[*row] = -slope.clamp(-1.0, 1.0);
        }
        Some(dot(&multipliers, targets))
    }
}

/// The place where the rows of a basis are met.
struct Vertex {
    /// For each row of the basis, the direction in which the others stay met.
    edges: Vec<Vec<f64>>,
    /// What each row misses its target by.
    errors: Vec<f64>,
    /// On which side of its target each row is; 0 for the basis.
    sides: Vec<f64>,
    /// For each edge, by how much the sum of the other rows' sizes falls along it.
    slopes: Vec<f64>,
}

impl Vertex {
    fn new(of: &Vertices, basis: &[usize]) -> Option<Self> {
        let edges = inverse(basis.iter().map(|row| of.rows[*row].clone()).collect())?;
        let mut place = vec![0.0; edges.len()];
        for (edge, row) in edges.iter().zip(basis) {
            for (entry, share) in place.iter_mut().zip(edge) {
                *entry += share * of.targets[*row];
            }
        }
        let rows = of.rows.iter().zip(&of.targets);
        let errors: Vec<f64> = rows
            .map(|(row, target)| target - dot(row, &place))
            .collect();
        let mut sides: Vec<f64> = errors.iter().map(|error| error.signum()).collect();
        basis.iter().for_each(|row| sides[*row] = 0.0);
        let mut pull = vec![0.0; edges.len()];
        for (row, side) in of.rows.iter().zip(&sides) {
            for (entry, share) in pull.iter_mut().zip(row) {
                *entry += side * share;
            }
        }
        let slopes = edges.iter().map(|edge| dot(edge, &pull)).collect();
        Some(Self {
            edges,
            errors,
            sides,
            slopes,
        })
    }

    /// The edge to leave along, and the row that takes the place of the one it leaves; none where no
    /// edge leads down.
    fn turn(&self, of: &Vertices, basis: &[usize]) -> Option<(usize, usize)> {
        let steep = |edge: &usize| self.slopes[*edge].abs();
        let edge = (0..basis.len()).max_by(|one, other| steep(one).total_cmp(&steep(other)))?;
        // The row that is left misses its target by 1 for each 1 of the way.
        let mut slope = 1.0 - steep(&edge);
        if slope >= -1e-10 {
            return None;
        }
        let sign = self.slopes[edge].signum();
        let mut crossings: Vec<(f64, f64, usize)> = Vec::new();
        for (row, numbers) in of.rows.iter().enumerate() {
            let speed = sign * dot(numbers, &self.edges[edge]);
            let after = self.errors[row] / speed;
            if self.sides[row] * speed > 1e-14 && after.is_finite() {
                crossings.push((after, speed.abs(), row));
            }
        }
        let times: Vec<f64> = crossings.iter().map(|crossing| crossing.0).collect();
        for (_, speed, row) in order(&times).into_iter().map(|k| crossings[k]) {
            slope += 2.0 * speed;
            if slope >= 0.0 {
                return Some((edge, row));
            }
        }
        None
    }
}

/// The columns of the inverse of a square matrix, given by its rows; none if it has none.
fn inverse(mut rows: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let n = rows.len();
    let unit = |k: usize| (0..n).map(move |j| f64::from(u8::from(j == k)));
    for (k, row) in rows.iter_mut().enumerate() {
        row.extend(unit(k));
    }
    for k in 0..n {
        let size = |row: &usize| rows[*row][k].abs();
        let pivot = (k..n).max_by(|one, other| size(one).total_cmp(&size(other)))?;
        rows.swap(k, pivot);
        let top = rows[k][k];
        if top == 0.0 || !top.is_finite() {
            return None;
        }
        rows[k].iter_mut().for_each(|entry| *entry /= top);
        let own = rows[k].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != k) {
            let share = row[k];
            for (entry, own) in row.iter_mut().zip(&own) {
                *entry -= share * own;
            }
        }
    }
    Some(
        (0..n)
            .map(|k| rows.iter().map(|row| row[n + k]).collect())
            .collect(),
    )
}
