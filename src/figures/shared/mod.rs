//! Code shared by several figures: settings, fields, exported code, controls.

pub mod code;
pub mod descent_settings;
pub mod fields;
pub mod fit_settings;
pub mod optimizers;
#[cfg(feature = "web")]
pub mod view;
