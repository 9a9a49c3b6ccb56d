//! The figures, a folder each. They do not know each other.

pub mod curve;
pub mod descending;
pub mod fit;
