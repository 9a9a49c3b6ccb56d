//! The seven stages of the training loop.

use strum::{EnumString, IntoStaticStr, VariantArray, VariantNames};

/// A stage of the training loop.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
    VariantNames,
)]
#[strum(serialize_all = "lowercase")]
pub enum Stage {
    /// The parameters are initialised.
    #[default]
    Initialise,
    /// The model predicts with the parameters.
    Predict,
    /// The loss measures the error of the predictions.
    Loss,
    /// The gradient of the loss is computed.
    Gradient,
    /// The parameters are updated.
    Step,
    /// The loop goes back to the prediction.
    Repeat,
    /// The loop ends.
    Stop,
}

impl Stage {
    /// All stages, in their order.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// The names in the setting `stage`, in the order of the variants.
    pub const NAMES: &'static [&'static str] = <Self as VariantNames>::VARIANTS;

    /// The name in the setting `stage`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it comes after the update, and so is about the step that led to the shown one.
    pub(super) fn looks_back(self) -> bool {
        self >= Self::Step
    }
}
