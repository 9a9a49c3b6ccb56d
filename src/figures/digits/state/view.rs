//! The views of the digits.

use strum::{EnumString, IntoStaticStr, VariantNames};

/// A view of the digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum View {
    /// The training: weights, loss and accuracy.
    #[default]
    Train,
    /// The score of one digit: the sum of its pixels times the weights.
    Score,
    /// The misclassified digits.
    Mistakes,
    /// A digit drawn by the reader.
    Draw,
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
