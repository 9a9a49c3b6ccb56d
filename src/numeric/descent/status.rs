//! The status of a descent.

use strum::{IntoStaticStr, VariantNames};

/// The status of a descent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Status {
    /// No step has been taken.
    Ready,
    /// It is being played.
    Running,
    /// Steps have been taken, more can be.
    Paused,
    /// It has converged.
    Converged,
    /// It has diverged: the loss has outgrown its bound.
    Diverged,
}

impl Status {
    /// Their names, as scripts read them, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// Its name, as scripts read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
