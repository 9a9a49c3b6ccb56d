//! The critical points of a function: its minima, classified by how the slope behaves around them,
//! and the shape of the curve at any point where the slope is zero.

/// A minimum, classified by what decides how a learning rate behaves near it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Minimum {
    /// A minimum with a positive second derivative.
    Smooth {
        /// Its position.
        x: f64,
        /// The second derivative there.
        curvature: f64,
        /// Whether the function has this second derivative everywhere.
        quadratic: bool,
    },
    /// The slope jumps from negative to positive without being zero, as that of `abs(x)`.
    Kink {
        /// Its position.
        x: f64,
    },
    /// The slope changes its sign, but there is no ordinary second derivative: it is 0, as for
    /// `x**4`, or infinite, as for `abs(x)**1.5`, or differs between the two sides.
    Irregular {
        /// Its position.
        x: f64,
    },
    /// The end of an interval on which the slope is zero.
    Stretch {
        /// The end of the interval.
        x: f64,
    },
}

impl Minimum {
    /// The position of the minimum.
    #[must_use]
    pub fn x(self) -> f64 {
        match self {
            Self::Smooth { x, .. }
            | Self::Kink { x }
            | Self::Irregular { x }
            | Self::Stretch { x } => x,
        }
    }
}

/// The shape of a curve around a point where its slope is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The curve rises on both sides.
    Minimum,
    /// The curve falls on both sides.
    Maximum,
    /// The curve rises on one side and falls on the other.
    Inflection,
    /// The slope is zero, or nearly, in the neighbourhood too.
    Flat,
}
