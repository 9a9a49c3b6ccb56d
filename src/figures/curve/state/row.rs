//! A row of the table of steps.

/// A step in a row of the table, and the arithmetic of the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepRow {
    /// How many steps came before.
    pub step: usize,
    /// The parameter.
    pub x: f64,
    /// `f(x)`.
    pub y: f64,
    /// The slope of `f` at `x`.
    pub slope: f64,
}
