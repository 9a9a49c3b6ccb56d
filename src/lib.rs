//! Downhill
pub mod numeric;
pub mod plot;
#[cfg(feature = "web")]
pub mod ui;
pub mod settings;
#[cfg(feature = "web")]
pub mod embed;
pub mod figures;
