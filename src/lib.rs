//! Downhill
#[cfg(feature = "web")]
pub mod embed;
pub mod figures;
pub mod numeric;
pub mod plot;
pub mod settings;
#[cfg(feature = "web")]
pub mod ui;
