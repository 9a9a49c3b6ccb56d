//! The places of a function where its slope is zero: its minima, as far as a learning rate is
//! concerned, and the others.

/// A minimum, as far as the learning rate is concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Minimum {
    /// The slope passes through zero there.
    Smooth {
        /// Where it is.
        x: f64,
        /// The second derivative there, positive.
        curvature: f64,
        /// Whether the function has this second derivative everywhere.
        quadratic: bool,
    },
    /// The slope jumps over zero there.
    Kink {
        /// Where it is.
        x: f64,
    },
    /// The slope passes through zero there, or jumps over it, but no second derivative says how fast:
    /// it is 0, as that of `x**4`, has no bound, as that of `abs(x)**1.5`, or is another on either side.
    Irregular {
        /// Where it is.
        x: f64,
    },
    /// A stretch without slope begins there.
    Stretch {
        /// Where it begins.
        x: f64,
    },
}

impl Minimum {
    /// Where it is.
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

/// A place where the slope is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The curve goes up on both sides.
    Minimum,
    /// The curve goes down on both sides.
    Maximum,
    /// The curve goes on down on one side.
    Saddle,
    /// There is no slope around it, either.
    Flat,
}
