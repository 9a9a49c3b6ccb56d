//! A row of the curve's step table.

/// The numbers of one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepRow {
    /// The number of steps taken before.
    pub step: usize,
    /// The parameter.
    pub x: f64,
    /// `f(x)`.
    pub y: f64,
    /// The slope of `f` at `x`.
    pub slope: f64,
}
