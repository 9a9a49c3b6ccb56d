//! Downhill
pub mod numeric;
pub mod plot;
pub mod settings;
pub mod figures;
