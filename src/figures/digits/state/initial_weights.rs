//! The weights that a training starts from.

/// What weights a training starts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InitialWeights {
    /// All zero.
    #[default]
    Zero,
    /// `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`; the bias is zero.
    Random,
}

impl InitialWeights {
    /// As settings write it, in the order of the variants.
    pub const NAMES: [&'static str; 2] = ["zero", "random"];

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The start of that name; what is not `random` is zero.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "random" => Self::Random,
            _ => Self::Zero,
        }
    }
}
