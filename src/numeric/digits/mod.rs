//! Handwritten digits, and a linear classifier of them.
//!
//! | module | contents |
//! |---|---|
//! | [`idx`] | parsing pictures and labels in MNIST's format |
//! | [`collection`] | a collection of digits, and the selection of a task's classes |
//! | [`classes`] | the classes of a task: two digits, one against the rest, or all ten |
//! | [`classifier`] | a linear classifier: weights, scores and probabilities |
//! | [`trainer`] | a training step: the loss over a batch, its gradient, the update |
//! | [`run`] | a training run with its history |
//! | [`experiment`] | a training run, and metrics of its classifiers |
//! | [`metrics`] | loss, accuracy and confusion matrix, some digits at a time |
//! | [`baseline`] | classification by the nearest mean image, without training |
//! | [`centre`] | drawings, scaled and centred as MNIST's digits are |
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

/// The side of a picture, in pixels.
pub const SIDE: usize = 28;
/// The number of pixels of a picture.
pub const PIXELS: usize = SIDE * SIDE;

/// A picture, row by row from the top left: 0 for paper, 255 for ink.
pub type Image = [u8; PIXELS];

/// A pixel as the model's input, from 0 to 1: `pixel / 255` in `float32`, as PyTorch computes it.
#[must_use]
pub fn level(pixel: u8) -> f32 {
    f32::from(pixel) / 255.0
}
