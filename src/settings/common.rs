//! The settings that all figures share.

use std::any::Any;

use super::access::Slots;
use super::kind::Kind;
use super::kinds;
use super::setting::{Setting, Table, about};
use super::value::Value;
use crate::numeric::steps::Steps;
use strum::{EnumString, IntoStaticStr, VariantNames};

/// Light or dark.
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
    /// As it is written in an attribute.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// As it is written in an attribute.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
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

/// A figure's state with its table.
pub struct Held<S: 'static> {
    /// The table.
    pub table: Table<Shown<S>>,
    /// The state.
    pub shown: Shown<S>,
}

/// The state of a figure with its table, whatever figure it is.
pub trait Holds: Slots {
    /// The same figure, new.
    fn fresh(&self) -> Box<dyn Holds>;

    /// What the figure knows.
    fn state(&self) -> &dyn Any;

    /// The same, to change it.
    fn state_mut(&mut self) -> &mut dyn Any;

    /// Its steps.
    fn steps(&self) -> &dyn Steps;

    /// The same, to go through them.
    fn steps_mut(&mut self) -> &mut dyn Steps;

    /// The groups of controls that are left out, and the theme.
    fn style(&self) -> (&[&'static str], Theme);
}

impl<S: 'static> Slots for Held<S> {
    fn setting(&self, k: usize) -> Option<(&'static str, &'static dyn Kind)> {
        let setting = self.table.get(k)?;
        Some((setting.name, setting.kind))
    }

    fn doc(&self, k: usize) -> &'static str {
        self.table[k].doc
    }

    fn get(&self, k: usize) -> Value {
        (self.table[k].get)(&self.shown)
    }

    fn set(&mut self, k: usize, value: Value) {
        (self.table[k].set)(&mut self.shown, value);
    }
}

impl<S: Steps + Default + 'static> Holds for Held<S> {
    fn fresh(&self) -> Box<dyn Holds> {
        Box::new(Self {
            table: self.table,
            shown: Shown::default(),
        })
    }

    fn state(&self) -> &dyn Any {
        &self.shown.state
    }

    fn state_mut(&mut self) -> &mut dyn Any {
        &mut self.shown.state
    }

    fn steps(&self) -> &dyn Steps {
        &self.shown.state
    }

    fn steps_mut(&mut self) -> &mut dyn Steps {
        &mut self.shown.state
    }

    fn style(&self) -> (&[&'static str], Theme) {
        (&self.shown.hide, self.shown.theme)
    }
}

/// `hide`, for a figure with these groups of controls.
#[must_use]
pub const fn hide<S>(groups: &'static kinds::Subset) -> Setting<Shown<S>> {
    Setting {
        name: "hide",
        kind: groups,
        doc: about("Groups of controls to leave out."),
        get: |shown| Value::Words(shown.hide.clone()),
        set: |shown, value| shown.hide = value.words(),
    }
}

/// `theme`.
#[must_use]
pub const fn theme<S>() -> Setting<Shown<S>> {
    Setting {
        name: "theme",
        kind: &kinds::Choice(Theme::NAMES),
        doc: about("Light or dark; `auto` follows the page around the figure."),
        get: |shown| Value::Word(shown.theme.name()),
        set: |shown, value| shown.theme = value.variant(),
    }
}
