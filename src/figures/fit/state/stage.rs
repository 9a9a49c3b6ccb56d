//! The seven steps of the loop.

use strum::{EnumString, IntoStaticStr, VariantArray, VariantNames};

/// One of the seven steps.
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
    /// Random parameters.
    #[default]
    Initialise,
    /// What the model says with them.
    Predict,
    /// How far off that is.
    Loss,
    /// How the loss changes with each parameter.
    Gradient,
    /// The parameters move.
    Step,
    /// Back to the prediction.
    Repeat,
    /// Good enough, or long enough.
    Stop,
}

impl Stage {
    /// All seven, in their order.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// As settings write it, in the order of the variants.
    pub const NAMES: &'static [&'static str] = <Self as VariantNames>::VARIANTS;

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it comes after the step is taken: it is about the step that led here.
    pub(super) fn looks_back(self) -> bool {
        self >= Self::Step
    }
}
