//! The status of a descent.

use strum::{IntoStaticStr, VariantNames};

/// The status of a descent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Status {
    /// No step has been taken.
    Ready,
    /// The descent is being played.
    Running,
    /// Steps have been taken, and more can be taken.
    Paused,
    /// It has converged.
    Converged,
    /// It has diverged: the loss has outgrown its bound.
    Diverged,
}

impl Status {
    /// The names of the variants for scripts, in order.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// The name of the variant for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
