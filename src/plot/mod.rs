//! Drawing on any plotters `DrawingBackend`.
//!
//! A scene is drawn with a [`Pen`](pen::Pen), in CSS pixels, through a
//! [`Viewport`](viewport::Viewport), the one map between data and pixels, in the colours of a
//! [`Palette`](palette::Palette).

pub mod axes;
pub mod contours;
pub mod labels;
pub mod levels;
pub mod palette;
pub mod pen;
pub mod series;
pub mod svg;
pub mod viewport;
