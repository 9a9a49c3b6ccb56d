//! The settings that all figures share.

use super::{Kind, Setting, Value, about};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// As it is written in an attribute.
    pub const NAMES: [&'static str; 3] = ["auto", "light", "dark"];

    /// As it is written in an attribute.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    fn named(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// A figure's state, and how it is shown.
#[derive(Default)]
pub struct Shown<S> {
    /// What the figure knows.
    pub state: S,
    /// The groups of controls that are left out.
    pub hide: Vec<&'static str>,
    /// Light or dark.
    pub theme: Theme,
}

/// `hide`, for a figure with these groups of controls.
#[must_use]
pub const fn hide<S>(groups: &'static [&'static str]) -> Setting<Shown<S>> {
    Setting {
        name: "hide",
        kind: Kind::Subset(groups),
        doc: about("Groups of controls to leave out."),
        get: |shown| Value::Words(shown.hide.clone()),
        set: |shown, value| {
            if let Value::Words(words) = value {
                shown.hide = words;
            }
        },
    }
}

/// `theme`.
#[must_use]
pub const fn theme<S>() -> Setting<Shown<S>> {
    Setting {
        name: "theme",
        kind: Kind::Choice(&Theme::NAMES),
        doc: about("Light or dark; `auto` follows the page around the figure."),
        get: |shown| Value::Word(shown.theme.name()),
        set: |shown, value| {
            if let Value::Word(word) = value {
                shown.theme = Theme::named(word);
            }
        },
    }
}
