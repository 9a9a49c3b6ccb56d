//! The ways to look at the fit.

/// A way to look at the fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub const NAMES: [&'static str; 4] = ["fit", "walk", "panels", "race"];

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The view of that name; what is no name is `fit`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "walk" => Self::Walk,
            "panels" => Self::Panels,
            "race" => Self::Race,
            _ => Self::Fit,
        }
    }
}
