//! The views of the fit.

use strum::{EnumString, IntoStaticStr, VariantNames};

/// A view of the fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum View {
    /// The data with the model, and the loss against the step.
    #[default]
    Fit,
    /// The training loop, one stage at a time.
    Walk,
    /// Several steps side by side.
    Panels,
    /// Several optimisers from the same start.
    Race,
}

impl View {
    /// The names in the setting `view`, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// The name in the setting `view`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
