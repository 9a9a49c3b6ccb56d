//! The settings that all figures share.

use strum::{EnumString, IntoStaticStr, VariantNames};

use super::kinds;
use super::setting::{Setting, about};
use super::value::Value;

/// The colours of a figure: light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Theme {
    /// The colour scheme of the page around the figure.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The names of the variants in settings, in order.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// The name of the variant in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A figure's state and style.
#[derive(Default)]
pub struct FigureState<S> {
    /// The figure's own state, without the style.
    pub state: S,
    /// The hidden groups of controls.
    pub hide: Vec<&'static str>,
    /// Its colours.
    pub theme: Theme,
}

/// The setting `hide` of a figure with these groups of controls.
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

/// The setting `theme`.
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
