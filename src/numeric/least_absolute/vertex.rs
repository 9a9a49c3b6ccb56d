//! A vertex, and the edge that leads down from it.

use super::super::order::argsort;
use super::super::vectors::dot;
use super::inverse::inverse;

/// The point at which the rows of a basis have no error.
pub(super) struct Vertex {
    /// For each row of the basis, the direction in which the errors of the others stay 0.
    edges: Vec<Vec<f64>>,
    /// The error of each row.
    errors: Vec<f64>,
    /// The sign of each row's error; 0 for the basis.
    pub(super) signs: Vec<f64>,
    /// For each edge, by how much the absolute errors of the rows outside the basis fall along it.
    pub(super) slopes: Vec<f64>,
}

impl Vertex {
    pub(super) fn new(rows: &[Vec<f64>], targets: &[f64], basis: &[usize]) -> Option<Self> {
        let edges = inverse(basis.iter().map(|row| rows[*row].clone()).collect())?;
        let mut point = vec![0.0; edges.len()];
        for (edge, row) in edges.iter().zip(basis) {
            for (entry, share) in point.iter_mut().zip(edge) {
                *entry += share * targets[*row];
            }
        }
        let pairs = rows.iter().zip(targets);
        let errors: Vec<f64> = pairs
            .map(|(row, target)| target - dot(row, &point))
            .collect();
        let mut signs: Vec<f64> = errors.iter().map(|error| error.signum()).collect();
        basis.iter().for_each(|row| signs[*row] = 0.0);
        let mut pull = vec![0.0; edges.len()];
        for (row, sign) in rows.iter().zip(&signs) {
            for (entry, share) in pull.iter_mut().zip(row) {
                *entry += sign * share;
            }
        }
        let slopes = edges.iter().map(|edge| dot(edge, &pull)).collect();
        Some(Self {
            edges,
            errors,
            signs,
            slopes,
        })
    }

    /// The edge along which to leave the vertex, and the row that replaces that of the edge in the
    /// basis; `None` if no edge leads down.
    pub(super) fn leave(&self, rows: &[Vec<f64>], basis: &[usize]) -> Option<(usize, usize)> {
        let steep = |edge: &usize| self.slopes[*edge].abs();
        let edge = (0..basis.len()).max_by(|one, other| steep(one).total_cmp(&steep(other)))?;
        // Along the edge the error of its own row grows by 1 for each unit.
        let mut slope = 1.0 - steep(&edge);
        if slope >= -1e-10 {
            return None;
        }
        let sign = self.slopes[edge].signum();
        let mut crossings: Vec<(f64, f64, usize)> = Vec::new();
        for (row, numbers) in rows.iter().enumerate() {
            let speed = sign * dot(numbers, &self.edges[edge]);
            let after = self.errors[row] / speed;
            if self.signs[row] * speed > 1e-14 && after.is_finite() {
                crossings.push((after, speed.abs(), row));
            }
        }
        let times: Vec<f64> = crossings.iter().map(|crossing| crossing.0).collect();
        for (_, speed, row) in argsort(&times).into_iter().map(|k| crossings[k]) {
            slope += 2.0 * speed;
            if slope >= 0.0 {
                return Some((edge, row));
            }
        }
        None
    }
}
