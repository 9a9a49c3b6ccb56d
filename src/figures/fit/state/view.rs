//! The ways to look at the fit.

use strum::{EnumString, IntoStaticStr, VariantNames};

/// A way to look at the fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum View {
    /// The data with the model, and the loss.
    #[default]
    Fit,
    /// The seven steps, one at a time.
    Walk,
    /// Some steps side by side.
    Panels,
    /// Some optimisers from the same start.
    Race,
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
