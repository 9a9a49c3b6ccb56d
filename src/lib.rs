//! Downhill teaches gradient descent in the browser: a point to drag, a descent to step and play,
//! a gradient to follow through its graph, a model to fit.
//!
//! | room | contents |
//! |---|---|
//! | [`numeric`] | the mathematics: the tape, the training, the data; a package of its own |
//! | [`plot`] | drawing on any backend: viewport, axes, series, palette, pen |
//! | [`settings`] | settings: name, kind, range, default; parsing, printing, errors |
//! | [`components`] | Leptos components, the parts of a figure on the page, one per file |
//! | [`figures`] | the figures, one per folder, and their list, [`registry`](figures::registry) |
//! | [`tasks`] | questions about figures that know their answers |
//! | [`embed`] | the interface for pages: elements, attributes, properties, events |
//!
//! # The layer rule
//!
//! `numeric ← plot ← settings ← components ← figures ← tasks ← embed ← main`
//!
//! A room imports only rooms to its left. Figures do not import each other. Inside a figure, `state` and
//! its submodules import [`numeric`] alone. `tests/layers` checks these rules.
//!
//! [`components`], [`embed`], the `view` of [`tasks`] and of each figure need the feature `web`, which is on by default.
//! All the rest compiles and is tested without a browser.
//!
//! # The flow of data
//!
//! A drag, a key or an attribute becomes one method call on the figure's state, such as
//! [`Descent::step`](numeric::descent::Descent::step). The state is the single source of truth: the
//! picture, the texts, the properties and the events are derived from it.

#[cfg(feature = "web")]
pub mod components;
#[cfg(feature = "web")]
pub mod embed;
pub mod figures;
#[doc(inline)]
pub use downhill_numeric as numeric;
pub mod plot;
pub mod settings;
pub mod tasks;
