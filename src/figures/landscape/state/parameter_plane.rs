//! The plane in parameter space over which the loss surface is drawn.

use strum::{EnumString, IntoStaticStr, VariantNames};

use crate::numeric::regression::Regression;

/// The choice of a plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plane {
    /// Two of the parameters, by their indices.
    Params(usize, usize),
    /// The steepest direction and the flattest.
    Ravine,
    /// The two steepest directions.
    Steep,
    /// The two flattest directions.
    Flat,
}

impl Plane {
    /// The names of the planes of directions in the setting `plane`.
    pub const WORDS: [&'static str; 3] = ["ravine", "steep", "flat"];

    /// The plane with this name, for a model with these parameters. None if it is not the name of a
    /// plane of directions, nor two different parameters of the model.
    #[must_use]
    pub fn named(name: &str, params: &[String]) -> Option<Self> {
        match name {
            "ravine" => return Some(Self::Ravine),
            "steep" => return Some(Self::Steep),
            "flat" => return Some(Self::Flat),
            _ => {}
        }
        let (one, other) = name.split_once(',')?;
        let index = |name: &str| params.iter().position(|param| param == name);
        let (one, other) = (index(one)?, index(other)?);
        (one != other).then_some(Self::Params(one, other))
    }

    /// The name of the plane in the setting `plane`, for a model with these parameters.
    #[must_use]
    pub fn name(self, params: &[String]) -> String {
        let name = |k: usize| params.get(k).map_or("", String::as_str);
        match self {
            Self::Params(one, other) => format!("{},{}", name(one), name(other)),
            Self::Ravine => Self::WORDS[0].into(),
            Self::Steep => Self::WORDS[1].into(),
            Self::Flat => Self::WORDS[2].into(),
        }
    }
}

/// Where the parameters off the plane are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum OffPlane {
    /// At their values of step 0.
    #[default]
    Start,
    /// At their values in the best fit.
    Best,
    /// At their values of the shown step.
    Follow,
}

impl OffPlane {
    /// The names in the setting `rest`, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// The name in the setting `rest`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A plane in the space of the parameters:
/// `params = origin + x * directions[0] + y * directions[1]`.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterPlane {
    /// The parameters at the coordinates (0, 0).
    pub origin: Vec<f64>,
    /// The two directions, orthonormal.
    pub directions: [Vec<f64>; 2],
    /// The parameters from which coordinates are measured: zeros for a plane of two parameters, the
    /// best fit for a plane of directions.
    base: Vec<f64>,
    /// The names of the axes.
    pub names: [String; 2],
}

impl ParameterPlane {
    /// The plane of a function's two variables.
    #[must_use]
    pub fn of_function() -> Self {
        Self {
            origin: vec![0.0; 2],
            directions: [vec![1.0, 0.0], vec![0.0, 1.0]],
            base: vec![0.0; 2],
            names: ["x", "y"].map(String::from),
        }
    }

    /// A plane in the parameter space of a fit. Directions need a fit with more than one parameter
    /// and known curvature; without them it is the plane of the first two parameters.
    #[must_use]
    pub fn of_fit(regression: &Regression, plane: Plane, off_plane: OffPlane) -> Self {
        let names = regression.problem().model().params();
        let count = names.len();
        let start = regression.start();
        let best = regression.optimum().map(|optimum| &optimum.params[..]);
        let held = match off_plane {
            OffPlane::Start => start,
            OffPlane::Best => best.unwrap_or(start),
            OffPlane::Follow => regression.now().params,
        };
        let unit = |index: usize| {
            let entry = |k: usize| f64::from(u8::from(k == index));
            (0..count).map(entry).collect::<Vec<f64>>()
        };
        let params = |one: usize, other: usize| {
            let name = |k: usize| names.get(k).cloned().unwrap_or_default();
            // A model with one parameter has no second axis: the loss is constant along it.
            let axes = [one, other].map(unit);
            Self::new(held, axes, vec![0.0; count], [one, other].map(name))
        };
        let (one, other) = match plane {
            Plane::Params(one, other) => return params(one, other),
            Plane::Ravine => (0, count - 1),
            Plane::Steep => (0, 1),
            Plane::Flat => (count.saturating_sub(2), count - 1),
        };
        let curvature = regression.curvature().filter(|_| count > 1);
        let Some(curvature) = curvature else {
            return params(0, 1);
        };
        let name = |place: usize| match place {
            0 => "steepest direction".into(),
            place if place + 1 == count => "flattest direction".into(),
            place => format!("direction {}", place + 1),
        };
        Self::new(
            held,
            [one, other].map(|place| curvature.directions[place].clone()),
            best.unwrap_or(regression.problem().initial()).to_vec(),
            [one, other].map(name),
        )
    }

    /// The plane through the parameters `held`, with the origin at the coordinates (0, 0).
    fn new(held: &[f64], directions: [Vec<f64>; 2], base: Vec<f64>, names: [String; 2]) -> Self {
        let mut parameter_plane = Self {
            origin: held.to_vec(),
            directions,
            base,
            names,
        };
        let (x, y) = parameter_plane.coordinates(held);
        parameter_plane.origin = parameter_plane.displaced(held, (-x, -y));
        parameter_plane
    }

    /// Whether it equals another plane. The origins may differ by rounding, as they do when the
    /// start is dragged within the plane.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let is_near = |(one, other): (&f64, &f64)| {
            (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
        };
        self.directions == other.directions
            && self.base == other.base
            && self.names == other.names
            && self.origin.iter().zip(&other.origin).all(is_near)
    }

    /// The coordinates of parameters, projected onto the plane.
    #[must_use]
    pub fn coordinates(&self, params: &[f64]) -> (f64, f64) {
        let along = |direction: &[f64]| {
            let offsets = params.iter().zip(&self.base).zip(direction);
            offsets
                .map(|((param, base), share)| (param - base) * share)
                .sum()
        };
        (along(&self.directions[0]), along(&self.directions[1]))
    }

    /// Parameters moved by `x` and `y` along the two directions.
    #[must_use]
    pub fn displaced(&self, params: &[f64], (x, y): (f64, f64)) -> Vec<f64> {
        let [right, up] = &self.directions;
        let shares = right.iter().zip(up);
        let displaced = params.iter().zip(shares);
        displaced
            .map(|(param, (right, up))| param + x * right + y * up)
            .collect()
    }

    /// The parameters at these coordinates, with `params` off the plane.
    #[must_use]
    pub fn params_at(&self, params: &[f64], (x, y): (f64, f64)) -> Vec<f64> {
        let (left, below) = self.coordinates(params);
        let mut displaced = self.displaced(params, (x - left, y - below));
        // A parameter that is an axis is set to its coordinate exactly, without rounding.
        for (direction, value) in self.directions.iter().zip([x, y]) {
            for (share, param) in direction.iter().zip(&mut displaced) {
                if *share == 1.0 {
                    *param = value;
                }
            }
        }
        displaced
    }

    /// The parameters at these coordinates of the plane.
    #[must_use]
    pub fn params(&self, at: (f64, f64)) -> Vec<f64> {
        self.displaced(&self.origin, at)
    }
}
