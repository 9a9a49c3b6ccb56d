//! Handwritten digits, and a linear classifier of them.
//!
//! | module | what it holds |
//! |---|---|
//! | [`idx`] | pictures and labels in MNIST's own format |
//! | [`collection`] | digits, and those of them that a task is about |
//! | [`classes`] | the task: two digits, one against the rest, all ten |
//! | [`classifier`] | a weight for each pixel: scores and probabilities of a digit |
//! | [`trainer`] | a step: the loss over a batch, its gradient, the update |
//! | [`run`] | a training with its history |
//! | [`experiment`] | a run, and evaluations of its classifiers |
//! | [`evaluation`] | loss and accuracy over many digits, some at a time |
//! | [`baseline`] | classification by the nearest mean picture, without training |
//! | [`centre`] | a drawing, scaled and centred as MNIST's digits are |
//!
//! # Source
//!
//! Softmax regression: David Cox (1958) for two classes, John Bridle (1990) for the name. MNIST:
//! Yann LeCun, Corinna Cortes and Christopher Burges (1998).

pub mod baseline;
pub mod centre;
pub mod classes;
pub mod classifier;
pub mod collection;
pub mod experiment;
pub mod idx;
pub mod metrics;
pub mod run;
pub mod trainer;

/// The pixels along a side of a picture.
pub const SIDE: usize = 28;
/// The pixels of a picture, row by row from the top left.
pub const PIXELS: usize = SIDE * SIDE;

/// A picture: 0 for paper, 255 for ink.
pub type Image = [u8; PIXELS];

/// A pixel as the model takes it, from 0 to 1: `pixel / 255` in `float32`, as PyTorch computes it.
#[must_use]
pub fn level(pixel: u8) -> f32 {
    f32::from(pixel) / 255.0
}
