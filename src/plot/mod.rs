//! Drawing on any plotters `DrawingBackend`.
//!
//! A scene is drawn with a [`Pen`](pen::Pen) in CSS pixels, in the colours of a
//! [`Palette`](palette::Palette). A [`Viewport`](viewport::Viewport) is the only map between data and
//! pixels.
//!
//! | module | contents |
//! |---|---|
//! | [`viewport`] | axes, and the map between data and pixels |
//! | [`pen`] | lines, marks and texts on a backend, in CSS pixels |
//! | [`point`] | the point of a descent |
//! | [`palette`] | colours by role |
//! | [`axes`] | grid, numbers and names |
//! | [`series`] | lines of data, clipped to the frame |
//! | [`guess`] | what a reader predicted |
//! | [`labels`] | texts placed where nothing else is drawn |
//! | [`contours`], [`levels`] | contour lines; the heights to draw, and their colours |
//! | [`svg`] | a plot as an SVG |

pub mod axes;
pub mod contours;
pub mod guess;
pub mod labels;
pub mod levels;
pub mod palette;
pub mod pen;
pub mod point;
pub mod series;
pub mod svg;
pub mod viewport;
