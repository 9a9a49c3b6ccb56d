//! The loss as a surface over a plane: its height, its second derivatives and its minima.

use super::height_grid::Bounds;
use super::parameter_plane::ParameterPlane;
use crate::numeric::curvature::Curvature;
use crate::numeric::training::Objective;

/// A local minimum of the surface.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalMinimum {
    /// Its coordinates.
    pub at: (f64, f64),
    /// The loss there.
    pub loss: f64,
    /// The curvature there, within the plane.
    pub curvature: Curvature,
}

/// The shape of a surface around a point whose slope is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Around the point it slopes up or is level: the minimum is there, or close by.
    Minimum,
    /// It curves upwards in one direction and downwards in another.
    Saddle,
    /// A maximum, a plateau, or a slope that is only nearly zero.
    Other,
}

/// A loss over a plane.
pub struct LossSurface<'a> {
    /// The plane.
    pub plane: &'a ParameterPlane,
    /// The loss as a function of all parameters.
    pub objective: &'a mut Objective,
}

impl LossSurface<'_> {
    /// The loss at a point of the plane.
    pub fn height(&mut self, x: f64, y: f64) -> f64 {
        self.objective.loss(&self.plane.params((x, y)))
    }

    /// The gradient within the plane: the slopes along its two directions.
    fn slopes(&mut self, at: (f64, f64)) -> [f64; 2] {
        let params = self.plane.params(at);
        let mut gradient = vec![0.0; params.len()];
        self.objective.evaluate(&params, &mut gradient);
        let directions = self.plane.directions.each_ref();
        directions.map(|direction| {
            let shares = direction.iter().zip(&gradient);
            shares.map(|(share, slope)| share * slope).sum()
        })
    }

    /// The second derivatives within the plane, by central differences of the gradient: along the
    /// first direction, mixed, along the second.
    #[must_use]
    pub fn second_derivatives(&mut self, (x, y): (f64, f64)) -> [f64; 3] {
        let [h, k] = [x, y].map(|coordinate| 1e-3 * coordinate.abs().max(1.0));
        let mut change = |one: (f64, f64), other: (f64, f64), step: f64| {
            let (before, after) = (self.slopes(one), self.slopes(other));
            [0, 1].map(|k| (after[k] - before[k]) / (2.0 * step))
        };
        let right = change((x - h, y), (x + h, y), h);
        let up = change((x, y - k), (x, y + k), k);
        [right[0], f64::midpoint(right[1], up[0]), up[1]]
    }

    /// The minimum near `from`, by Newton's method with halved steps where a full step leads
    /// uphill. None if the second derivatives are not positive definite along the way, or if it
    /// does not converge.
    ///
    /// Source: Isaac Newton (1669).
    #[must_use]
    pub fn minimum_from(&mut self, from: (f64, f64)) -> Option<LocalMinimum> {
        const STEPS: usize = 30;
        const HALVINGS: usize = 8;
        let (mut at, mut loss) = (from, self.height(from.0, from.1));
        for _ in 0..STEPS {
            let ([right, up], [across, mixed, high]) =
                (self.slopes(at), self.second_derivatives(at));
            let det = across * high - mixed * mixed;
            let is_positive_definite = det > 0.0 && across > 0.0;
            if !is_positive_definite {
                return None;
            }
            let step = (
                (high * right - mixed * up) / det,
                (across * up - mixed * right) / det,
            );
            let mut share = 1.0;
            let mut next = None;
            for _ in 0..HALVINGS {
                let place = (at.0 - share * step.0, at.1 - share * step.1);
                let height = self.height(place.0, place.1);
                if height < loss {
                    next = Some((place, height));
                    break;
                }
                share /= 2.0;
            }
            let Some((place, height)) = next else {
                // No step leads down. Within rounding, that is a minimum if the step would gain
                // nothing.
                let gain = right * step.0 + up * step.1;
                let flat = gain.abs() <= 1e-9 * loss.abs().max(1e-12);
                return flat.then(|| LocalMinimum {
                    at: tidy(at),
                    loss,
                    curvature: Curvature::of(vec![vec![across, mixed], vec![mixed, high]]),
                });
            };
            (at, loss) = (place, height);
        }
        None
    }

    /// The shape of the surface around a point whose slope is zero, by the slopes at a distance of
    /// `radius`: all round, and along the directions of the greatest and the least curvature, since
    /// the way down from a saddle point may be narrow.
    #[must_use]
    pub fn shape_at(&mut self, at: (f64, f64), radius: f64) -> Shape {
        const AROUND: u32 = 16;
        /// The slopes that count as zero, as a share of the greatest.
        const LEVEL: f64 = 1e-9;
        let [across, mixed, high] = self.second_derivatives(at);
        let curvature = Curvature::of(vec![vec![across, mixed], vec![mixed, high]]);
        let around = (0..AROUND).map(|k| {
            let angle = f64::from(k) * std::f64::consts::TAU / f64::from(AROUND);
            [angle.cos(), angle.sin()]
        });
        let directions = curvature.directions.iter();
        let along =
            directions.flat_map(|own| [1.0, -1.0].map(|side| [side * own[0], side * own[1]]));
        let outward = around.chain(along).map(|[right, up]| {
            let slopes = self.slopes((at.0 + radius * right, at.1 + radius * up));
            slopes[0] * right + slopes[1] * up
        });
        let outward: Vec<f64> = outward.collect();
        let steepest = outward
            .iter()
            .fold(0.0, |most: f64, slope| most.max(slope.abs()));
        let falls = outward.iter().any(|slope| *slope < -LEVEL * steepest);
        let climbs = outward.iter().any(|slope| *slope > LEVEL * steepest);
        match (falls, climbs) {
            (false, true) => Shape::Minimum,
            (true, true) if curvature.eigenvalues.iter().product::<f64>() < 0.0 => Shape::Saddle,
            _ => Shape::Other,
        }
    }

    /// The local minima in an area, at most eight, the lowest first. The search starts from the
    /// local minima of a coarse grid.
    #[must_use]
    pub fn local_minima(&mut self, [left, right, below, above]: Bounds) -> Vec<LocalMinimum> {
        const SIDE: usize = 33;
        const MAX_MINIMA: usize = 8;
        let place = |k: usize| {
            let share = |k: usize| k as f64 / (SIDE - 1) as f64;
            let (across, up) = (share(k % SIDE), share(k / SIDE));
            (left + (right - left) * across, below + (above - below) * up)
        };
        let heights: Vec<f64> = (0..SIDE * SIDE)
            .map(|k| self.height(place(k).0, place(k).1))
            .collect();
        let mut found: Vec<LocalMinimum> = Vec::new();
        for row in 1..SIDE - 1 {
            for column in 1..SIDE - 1 {
                let here = row * SIDE + column;
                let around = [
                    here - SIDE - 1,
                    here - SIDE,
                    here - SIDE + 1,
                    here - 1,
                    here + 1,
                    here + SIDE - 1,
                    here + SIDE,
                    here + SIDE + 1,
                ];
                if around.iter().any(|k| heights[*k] < heights[here]) {
                    continue;
                }
                let Some(lowest) = self.minimum_from(place(here)) else {
                    continue;
                };
                let apart = |other: &LocalMinimum| {
                    let (x, y) = (lowest.at.0 - other.at.0, lowest.at.1 - other.at.1);
                    (x / (right - left)).hypot(y / (above - below)) > 1e-4
                };
                let (x, y) = lowest.at;
                let inside = x > left && x < right && y > below && y < above;
                if inside && found.iter().all(apart) {
                    let after = found.partition_point(|other| other.loss <= lowest.loss);
                    found.insert(after, lowest);
                }
            }
        }
        found.truncate(MAX_MINIMA);
        found
    }
}

/// Rounds to nine decimals what is within a rounding error of such a number.
fn tidy((x, y): (f64, f64)) -> (f64, f64) {
    let round = |value: f64| {
        let size = 1e9;
        let rounded = (value * size).round() / size;
        if (rounded - value).abs() < 1e-12 * value.abs().max(1.0) || rounded == 0.0 {
            rounded
        } else {
            value
        }
    };
    (round(x), round(y))
}
