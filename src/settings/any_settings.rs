//! The state of a figure with its table of settings, with and without the figure's type.

use std::any::Any;

use super::access::{SettingAccess, index_of};
use super::common::{FigureState, Theme};
use super::kind::Kind;
use super::setting::Table;
use super::value::Value;
use crate::numeric::steps::Steps;

/// The state of a figure `S` with its table of settings.
pub struct Settings<S: 'static> {
    /// The table.
    pub table: Table<FigureState<S>>,
    /// The state.
    pub figure: FigureState<S>,
}

/// The state of a figure with its table of settings, with the type of the figure erased, so that code
/// for any figure is compiled once.
pub trait AnySettings: SettingAccess {
    /// A new figure of the same type.
    fn fresh(&self) -> Box<dyn AnySettings>;

    /// The figure's own state, for downcasting to its type.
    fn state(&self) -> &dyn Any;

    /// The figure's own state, mutable.
    fn state_mut(&mut self) -> &mut dyn Any;

    /// The figure's steps.
    fn steps(&self) -> &dyn Steps;

    /// The figure's steps, mutable.
    fn steps_mut(&mut self) -> &mut dyn Steps;

    /// The style of the figure: the hidden groups of controls, and the theme.
    fn style(&self) -> (&[&'static str], Theme);
}

/// Resets a setting to its default: the value that it has in a new figure with the settings before it.
/// So the parameters of a fit are those that come with its data. A name that is no setting changes
/// nothing.
pub fn restore(settings: &mut dyn AnySettings, name: &str) {
    let Some(k) = index_of(settings, name) else {
        return;
    };
    let mut new = settings.fresh();
    for before in 0..k {
        let value = settings.get(before);
        // Nothing that comes after the steps depends on them, and taking them again may be long.
        if matches!(value, Value::Steps(_)) {
            break;
        }
        if new.get(before) != value {
            new.set(before, value);
        }
    }
    settings.set(k, new.get(k));
}

impl<S: 'static> SettingAccess for Settings<S> {
    fn setting(&self, k: usize) -> Option<(&'static str, &'static dyn Kind)> {
        let setting = self.table.get(k)?;
        Some((setting.name, setting.kind))
    }

    fn doc(&self, k: usize) -> &'static str {
        self.table[k].doc
    }

    fn get(&self, k: usize) -> Value {
        (self.table[k].get)(&self.figure)
    }

    fn set(&mut self, k: usize, value: Value) {
        (self.table[k].set)(&mut self.figure, value);
    }
}

impl<S: Steps + Default + 'static> AnySettings for Settings<S> {
    fn fresh(&self) -> Box<dyn AnySettings> {
        Box::new(Self {
            table: self.table,
            figure: FigureState::default(),
        })
    }

    fn state(&self) -> &dyn Any {
        &self.figure.state
    }

    fn state_mut(&mut self) -> &mut dyn Any {
        &mut self.figure.state
    }

    fn steps(&self) -> &dyn Steps {
        self.figure.state.active()
    }

    fn steps_mut(&mut self) -> &mut dyn Steps {
        self.figure.state.active_mut()
    }

    fn style(&self) -> (&[&'static str], Theme) {
        (&self.figure.hide, self.figure.theme)
    }
}
