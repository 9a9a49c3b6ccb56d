//! The ways to look at the digits.

/// A way to look at the digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The weights while they are trained, with loss and accuracy.
    #[default]
    Train,
    /// One digit: its pixels times the weights, summed up.
    Score,
    /// The digits that it is wrong about.
    Mistakes,
    /// A digit that the reader draws.
    Draw,
}

impl View {
    /// As settings write it, in the order of the variants.
    pub const NAMES: [&'static str; 4] = ["train", "score", "mistakes", "draw"];

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The view of that name; what is no name is `train`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "score" => Self::Score,
            "mistakes" => Self::Mistakes,
            "draw" => Self::Draw,
            _ => Self::Train,
        }
    }
}
