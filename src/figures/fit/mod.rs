//! `<downhill-fit>`: a quadratic fitted to the speed of a rollercoaster.

pub mod scene;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;
