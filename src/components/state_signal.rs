//! A figure's state as a signal, shared by all parts of its view.

use std::marker::PhantomData;
use std::ops::Range;

use leptos::prelude::*;

use super::any_state::AnyState;
use super::hooks::memo;
use super::messages::Messages;
use super::numbers_table::Rows;
use super::setting_input::SettingEntry;
use crate::numeric::steps::Steps;
use crate::settings::Table;
use crate::settings::any_settings::{AnySettings, Settings};
use crate::settings::common::FigureState;

/// The state of a figure as a signal, with its table of settings.
pub struct StateSignal<S: 'static> {
    own: AnyState,
    state: PhantomData<fn() -> S>,
}

impl<S> Clone for StateSignal<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for StateSignal<S> {}

impl<S: Steps + Default + 'static> StateSignal<S> {
    /// A new figure with these settings. Settings that are not valid are skipped and reported as errors.
    #[must_use]
    pub fn new(table: Table<FigureState<S>>, given: &[(String, String)]) -> Self {
        let settings = Settings {
            table,
            figure: FigureState::<S>::default(),
        };
        Self {
            own: AnyState::new(Box::new(settings), given),
            state: PhantomData,
        }
    }
}

impl<S> StateSignal<S> {
    /// The signal without the state's type, for components that serve all figures.
    #[must_use]
    pub fn any(self) -> AnyState {
        self.own
    }

    /// Reads the state and subscribes to its changes.
    pub fn with<R>(&self, read: impl FnOnce(&S) -> R) -> R {
        self.own.with(|settings| read(Self::state(settings)))
    }

    /// Reads the state without subscribing.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&S) -> R) -> R {
        self.own
            .with_untracked(|settings| read(Self::state(settings)))
    }

    /// Changes the state; `None` once the figure has been removed.
    pub fn update<R>(&self, change: impl FnOnce(&mut S) -> R) -> Option<R> {
        self.own
            .update(|settings| change(Self::state_mut(settings)))
    }

    /// [Changes the state repeatedly](AnyState::change_repeatedly).
    pub fn change_repeatedly(&self, mut change: impl FnMut(&mut S) -> bool) {
        let mut change = |settings: &mut dyn AnySettings| change(Self::state_mut(settings));
        self.own.change_repeatedly(&mut change);
    }

    fn state(settings: &dyn AnySettings) -> &S {
        let state = settings.state().downcast_ref();
        state.expect("the state is of its figure")
    }

    fn state_mut(settings: &mut dyn AnySettings) -> &mut S {
        let state = settings.state_mut().downcast_mut();
        state.expect("the state is of its figure")
    }

    /// A signal of a value read from the state; it notifies only when the value differs.
    #[must_use]
    pub fn signal<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&S) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        memo(Box::new(move || self.with(&read)))
    }

    /// A callback that changes the state.
    #[must_use]
    pub fn callback<T: 'static>(
        self,
        change: impl Fn(&mut S, T) + Send + Sync + 'static,
    ) -> Callback<T> {
        Callback::new(move |value| {
            self.update(|state| change(state, value));
        })
    }

    /// A callback that takes an example, given by its formula, in place of a setting, whose error is
    /// cleared.
    #[must_use]
    pub fn example(self, setting: &'static str, take: fn(&mut S, &str)) -> Callback<String> {
        Callback::new(move |formula: String| {
            self.messages().clear_error(setting);
            self.update(|state| take(state, &formula));
        })
    }

    /// A callback that returns the table rows of a range of steps; it subscribes to the state.
    #[must_use]
    pub fn rows(self, rows: fn(&S, Range<usize>) -> Rows) -> Callback<Range<usize>, Rows> {
        Callback::new(move |steps| self.with(|state| rows(state, steps)))
    }

    /// The field entry of a setting, shown as `text`.
    #[must_use]
    pub fn input(
        self,
        name: &'static str,
        text: impl Fn(&S) -> String + Send + Sync + 'static,
    ) -> SettingEntry {
        self.own.input(name, self.signal(text))
    }

    /// Subscribes to changes of the state.
    pub fn track(&self) {
        self.own.track();
    }

    /// The setting errors and the announcement of the figure.
    #[must_use]
    pub fn messages(&self) -> Messages {
        self.own.messages()
    }

    /// Applies settings by name. One that is not valid changes nothing and is reported as an error.
    pub fn apply(&self, given: &[(String, String)]) {
        self.own.apply(given);
    }
}
