//! The search for the best vertex.

use super::super::order::argsort;
use super::super::vectors::dot;
use super::vertex::Vertex;

/// The greatest number of vertices visited; about ten are usual.
const MAX_VERTICES: usize = 400;

/// The vertices of the problem. The columns are replaced by an orthonormal basis of the same space, so
/// that columns of different sizes do not lose precision.
pub(super) struct Vertices {
    /// The rows of the matrix.
    rows: Vec<Vec<f64>>,
    /// The targets, perturbed so that there are no ties.
    targets: Vec<f64>,
}

impl Vertices {
    pub(super) fn new(columns: &[Vec<f64>], targets: &[f64], max_target: f64) -> Self {
        /// The golden ratio: the fractional parts of its multiples are all different.
        const GOLDEN_RATIO: f64 = 0.618_033_988_749_894_9;
        const CHANGE: f64 = 1e-9;
        let mut spanning: Vec<Vec<f64>> = Vec::new();
        for column in columns {
            let mut own = column.clone();
            // The second pass removes the rounding errors of the first.
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
            let change = (row as f64 * GOLDEN_RATIO).fract() - 0.5;
            target + CHANGE * max_target * change
        };
        Self {
            rows: (0..targets.len())
                .map(|row| spanning.iter().map(|column| column[row]).collect())
                .collect(),
            targets: targets.iter().enumerate().map(untied).collect(),
        }
    }

    /// The rows whose error is 0 at the best vertex.
    pub(super) fn search(&self) -> Option<Vec<usize>> {
        let mut basis = self.first()?;
        for _ in 0..MAX_VERTICES {
            let vertex = Vertex::new(&self.rows, &self.targets, &basis)?;
            let Some((edge, row)) = vertex.leave(&self.rows, &basis) else {
                return Some(basis);
            };
            basis[edge] = row;
        }
        None
    }

    /// The initial vertex: as many linearly independent rows as there are columns, preferring those with
    /// small targets.
    fn first(&self) -> Option<Vec<usize>> {
        let count = self.rows.first()?.len();
        let sizes: Vec<f64> = self.targets.iter().map(|target| target.abs()).collect();
        let order = argsort(&sizes);
        // Rows that are far from linearly dependent are preferred.
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

    /// A lower bound of the sum for these targets, from the multipliers at the best vertex.
    pub(super) fn lower_bound(&self, basis: &[usize], targets: &[f64]) -> Option<f64> {
        let vertex = Vertex::new(&self.rows, &self.targets, basis)?;
        let mut multipliers = vertex.signs;
        for (row, slope) in basis.iter().zip(vertex.slopes) {
            multipliers[*row] = -slope.clamp(-1.0, 1.0);
        }
        Some(dot(&multipliers, targets))
    }
}
