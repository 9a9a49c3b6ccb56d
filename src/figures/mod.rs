//! The figures, each in a folder, and [`registry`], the one list of them. Figures do not import
//! each other.

pub mod autograd;
pub mod curve;
pub mod digits;
pub mod fit;
pub mod landscape;
#[cfg(feature = "web")]
pub mod live;
pub mod registry;
pub mod shared;

#[cfg(feature = "web")]
use crate::components::figure_frame::Build;
use crate::numeric::steps::Steps;
use crate::plot::palette::Palette;
use crate::plot::viewport::Size;
use crate::settings::Table;
use crate::settings::common::FigureState;
use shared::fields::{self, ElementValue, Field, Snapshot};

/// A figure: its settings, its steps, the fields of its state, its view and its picture.
pub trait Figure: Steps + Default + 'static {
    /// The name; its element is called `downhill-` and this name.
    const NAME: &'static str;

    /// The title, on the page and as the accessible name.
    const TITLE: &'static str;

    /// A description in one sentence, given by [`about`](crate::settings::about).
    const ABOUT: &'static str;

    /// The settings.
    const TABLE: Table<FigureState<Self>>;

    /// The groups of controls that the setting `hide` can hide.
    const GROUPS: &'static [&'static str];

    /// The fields of the state, in the order of the documentation.
    const FIELDS: &'static [Field<Self>];

    /// The property `value` of the element.
    const VALUE: ElementValue;

    /// The function that builds the view.
    #[cfg(feature = "web")]
    const BUILD: Build<Self>;

    /// Writes the PyTorch script that computes what the figure shows, for a figure that has one.
    const CODE: Option<fn(&Self) -> String> = None;

    /// The values of the state's fields, for scripts.
    fn snapshot(&self) -> Snapshot {
        fields::snapshot(Self::FIELDS, self)
    }

    /// The figure as an SVG of this width and about this height: its static picture, shown until
    /// the figure runs.
    fn picture(&self, size: Size, palette: &Palette) -> String;
}
