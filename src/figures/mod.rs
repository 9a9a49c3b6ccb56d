//! The figures, a folder each, and [`registry`], the one list of them. They do not know each other.

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
use shared::fields::{self, Field, Snapshot};

/// What a figure is to those outside: its settings, its verbs, the fields of its state, its view.
pub trait Figure: Steps + Default + 'static {
    /// Its element is `downhill-` and this.
    const NAME: &'static str;

    /// Its title, on a page and for those who hear it.
    const TITLE: &'static str;

    /// What it is, in one sentence, by [`about`](crate::settings::about).
    const ABOUT: &'static str;

    /// Its settings.
    const TABLE: Table<FigureState<Self>>;

    /// The groups of controls that `hide` names.
    const GROUPS: &'static [&'static str];

    /// The fields of its state, in the order in which they are told.
    const FIELDS: &'static [Field<Self>];

    /// Builds its view.
    #[cfg(feature = "web")]
    const BUILD: Build<Self>;

    /// What it shows now, for scripts.
    fn snapshot(&self) -> Snapshot {
        fields::snapshot(Self::FIELDS, self)
    }

    /// What it shows now, as an SVG of this width and about this height: the picture that stands in its
    /// place until it runs.
    fn picture(&self, size: Size, palette: &Palette) -> String;
}
