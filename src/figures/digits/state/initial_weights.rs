//! The initial weights of a training.

use strum::{EnumString, IntoStaticStr, VariantNames};

/// The kind of initial weights.
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
    /// The names in the setting `weights`, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// The name in the setting `weights`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
