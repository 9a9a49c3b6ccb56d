//! Downhill
#[cfg(feature = "web")]
pub mod embed;
pub mod figures;
pub use downhill_numeric as numeric;
pub mod plot;
pub mod settings;
#[cfg(feature = "web")]
pub mod ui;
