//! Downhill teaches gradient descent in the browser: a point to drag, a descent to step and play,
//! a gradient to follow through its graph, a model to fit.
//!
//! | room | what it holds |
//! |---|---|
//! | [`numeric`] | the mathematics: the tape, the training, the data; a package of its own |
//! | [`plot`] | drawing on any backend: viewport, axes, series, palette, pen |
//! | [`settings`] | what a setting is: name, kind, range, default; read, print, complain |
//! | [`components`] | Leptos components, the parts of a figure on the page, one a file |
//! | [`figures`] | the figures, a folder each, and [`registry`](figures::registry), the list of them |
//! | [`embed`] | how the outside reaches a figure: elements, attributes, properties, events |
//!
//! # The layer rule
//!
//! `numeric ← plot ← settings ← components ← figures ← embed ← main`
//!
//! A room imports only rooms to its left. Figures do not import each other. Inside a figure,
//! `state`, and what it is made of, imports [`numeric`] alone. `tests/layers` holds this.
//!
//! [`components`], [`embed`] and each figure's `view` need the feature `web`, which is on by default. All
//! the rest compiles and is tested without a browser.
//!
//! # The way of a change
//!
//! A drag, a key or an attribute becomes one verb on the figure's state, such as
//! [`Descent::step`](numeric::descent::Descent::step). The state owns the truth. The picture, the
//! texts, the properties and the events are derived from it.

#[cfg(feature = "web")]
pub mod components;
#[cfg(feature = "web")]
pub mod embed;
pub mod figures;
#[doc(inline)]
pub use downhill_numeric as numeric;
pub mod plot;
pub mod settings;
