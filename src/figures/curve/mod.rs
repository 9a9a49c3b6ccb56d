//! `<downhill-curve>`: a point on the graph of a function, its slope, its descent.

pub mod function;
pub mod regime;
pub mod scene;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;
