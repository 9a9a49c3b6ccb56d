//! The ways to look at the digits.

use strum::{EnumString, IntoStaticStr, VariantNames};

/// A way to look at the digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum View {
    /// The weights while they are trained, with loss and accuracy.
    #[default]
    Train,
    /// One digit: its pixels times the weights, summed up.
    Score,
    /// The digits that it is wrong about.
    Mistakes,
    /// A digit that the reader draws.
    Draw,
}

impl View {
    /// As settings write it, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
