//! The settings that all figures share.

use strum::{EnumString, IntoStaticStr, VariantNames};

use super::kinds;
use super::setting::{Setting, about};
use super::value::Value;

/// The colours of a figure: light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Theme {
    /// As the page around the figure.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// As settings write them, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A figure's state, and how it is shown.
#[derive(Default)]
pub struct FigureState<S> {
    /// The figure's own state, without how it is shown.
    pub state: S,
    /// The groups of controls that are left out.
    pub hide: Vec<&'static str>,
    /// Its colours.
    pub theme: Theme,
}

/// `hide`, for a figure with these groups of controls.
#[must_use]
pub const fn hide<S>(groups: &'static kinds::Subset) -> Setting<FigureState<S>> {
    Setting {
        name: "hide",
        kind: groups,
        doc: about("Groups of controls to leave out."),
        get: |figure| Value::Words(figure.hide.clone()),
        set: |figure, value| figure.hide = value.words(),
    }
}

/// `theme`.
#[must_use]
pub const fn theme<S>() -> Setting<FigureState<S>> {
    Setting {
        name: "theme",
        kind: &kinds::Choice(Theme::NAMES),
        doc: about("Light or dark; `auto` follows the page around the figure."),
        get: |figure| Value::Word(figure.theme.name()),
        set: |figure, value| figure.theme = value.variant(),
    }
}
