//! The direction of a step.

use strum::{EnumString, IntoStaticStr, VariantNames};

/// Which way a step goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Direction {
    /// Against the gradient: `params - lr * gradient`.
    #[default]
    Downhill,
    /// Along the gradient, the wrong sign: `params + lr * gradient`.
    Uphill,
}

impl Direction {
    /// As settings write it, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Uphill or downhill.
    #[must_use]
    pub fn uphill(uphill: bool) -> Self {
        if uphill { Self::Uphill } else { Self::Downhill }
    }
}
