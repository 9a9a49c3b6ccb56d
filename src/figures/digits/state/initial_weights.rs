//! The weights that a training starts from.

use strum::{EnumString, IntoStaticStr, VariantNames};

/// What weights a training starts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum InitialWeights {
    /// All zero.
    #[default]
    Zero,
    /// `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`; the bias is zero.
    Random,
}

impl InitialWeights {
    /// As settings write it, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
