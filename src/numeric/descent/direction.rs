//! The direction of a step.

use strum::{EnumString, IntoStaticStr, VariantNames};

/// The direction of a step.
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
    /// The names of the variants in settings, in order.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// The name of the variant in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// [`Uphill`](Self::Uphill) if `uphill`, else [`Downhill`](Self::Downhill).
    #[must_use]
    pub fn uphill(uphill: bool) -> Self {
        if uphill { Self::Uphill } else { Self::Downhill }
    }
}
