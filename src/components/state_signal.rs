//! A figure's state, shared by all the parts of its view.

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

/// The state of one figure, as a signal, with its table of settings.
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
    /// A new figure with these settings; what cannot be had is complained of in place.
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
    /// The same, for what does not depend on the figure.
    #[must_use]
    pub fn any(self) -> AnyState {
        self.own
    }

    /// Looks at the state, and again when it changes.
    pub fn with<R>(&self, look: impl FnOnce(&S) -> R) -> R {
        self.own.with(|settings| look(Self::state(settings)))
    }

    /// Looks at the state once.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&S) -> R) -> R {
        self.own
            .with_untracked(|settings| look(Self::state(settings)))
    }

    /// Changes the state by one of its verbs; none once the figure is gone.
    pub fn update<R>(&self, verb: impl FnOnce(&mut S) -> R) -> Option<R> {
        self.own.update(|settings| verb(Self::state_mut(settings)))
    }

    fn state(settings: &dyn AnySettings) -> &S {
        let state = settings.state().downcast_ref();
        state.expect("the state is of its figure")
    }

    fn state_mut(settings: &mut dyn AnySettings) -> &mut S {
        let state = settings.state_mut().downcast_mut();
        state.expect("the state is of its figure")
    }

    /// What `look` reads of the state, followed.
    #[must_use]
    pub fn signal<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&S) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        memo(Box::new(move || self.with(&look)))
    }

    /// What calls a verb.
    #[must_use]
    pub fn callback<T: 'static>(
        self,
        verb: impl Fn(&mut S, T) + Send + Sync + 'static,
    ) -> Callback<T> {
        Callback::new(move |value| {
            self.update(|state| verb(state, value));
        })
    }

    /// The rows of some steps, for a table.
    #[must_use]
    pub fn rows(self, rows: fn(&S, Range<usize>) -> Rows) -> Callback<Range<usize>, Rows> {
        Callback::new(move |steps| self.with(|state| rows(state, steps)))
    }

    /// The setting called `name`, for a field that shows it as `text`.
    #[must_use]
    pub fn input(
        self,
        name: &'static str,
        text: impl Fn(&S) -> String + Send + Sync + 'static,
    ) -> SettingEntry {
        self.own.input(name, self.signal(text))
    }

    /// Calls again what calls this whenever the state changes.
    pub fn track(&self) {
        self.own.track();
    }

    /// What the figure has to say.
    #[must_use]
    pub fn messages(&self) -> Messages {
        self.own.messages()
    }

    /// Applies settings by name; what cannot be had changes nothing and is complained of in place.
    pub fn apply(&self, given: &[(String, String)]) {
        self.own.apply(given);
    }
}
