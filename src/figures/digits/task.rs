//! Where a training starts, and what is looked at.

use crate::numeric::clamp;
use crate::numeric::digits::SIDE;

/// What weights a training starts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// All zero.
    #[default]
    Zero,
    /// `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`; the bias is zero.
    Random,
}

impl Start {
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

/// The pixels of a picture whose middle is in a disc, and the one that its centre lies in; none for
/// a centre outside of the picture. Centre and radius are in pixels from the top left.
#[must_use]
pub fn disc((x, y): (f64, f64), radius: f64) -> Vec<usize> {
    let side = SIDE as f64;
    if !((0.0..side).contains(&x) && (0.0..side).contains(&y)) {
        return Vec::new();
    }
    let reach = |at: f64| {
        let end = |at: f64| clamp(at, 0.0, side) as usize;
        end(at - radius)..end(at + radius + 1.0)
    };
    let own = (x as usize, y as usize);
    let mut pixels = vec![own.1 * SIDE + own.0];
    for row in reach(y) {
        for column in reach(x) {
            let apart = (column as f64 + 0.5 - x).hypot(row as f64 + 0.5 - y);
            if apart <= radius && (column, row) != own {
                pixels.push(row * SIDE + column);
            }
        }
    }
    pixels
}
