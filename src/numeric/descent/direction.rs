//! The direction of a step.

/// Which way a step goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Against the gradient: `params - lr * gradient`.
    #[default]
    Downhill,
    /// Along the gradient, the wrong sign: `params + lr * gradient`.
    Uphill,
}

impl Direction {
    /// As settings write it, in the order of the variants.
    pub const NAMES: [&'static str; 2] = ["downhill", "uphill"];

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Uphill or downhill.
    #[must_use]
    pub fn uphill(uphill: bool) -> Self {
        if uphill { Self::Uphill } else { Self::Downhill }
    }

    /// The direction of that name; what is not `uphill` is downhill.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::uphill(name == Self::Uphill.name())
    }
}
