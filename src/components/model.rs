//! A figure's state, shared by all the parts of its view.

use std::marker::PhantomData;
use std::ops::Range;

use leptos::prelude::*;

use super::numbers_table::Rows;
use super::setting_input::SettingEntry;
use super::voice::Voice;
use crate::numeric::steps::Steps;
use crate::settings::any_settings::{Held, Holds};
use crate::settings::common::Shown;
use crate::settings::{self, Table, Value};

/// The state of one figure, as a signal, with its table of settings.
pub struct Model<S: 'static> {
    own: AnyModel,
    state: PhantomData<fn() -> S>,
}

impl<S> Clone for Model<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Model<S> {}

/// The same, whatever the figure is: what is done with it is compiled once.
#[derive(Clone, Copy)]
pub struct AnyModel {
    held: RwSignal<Box<dyn Holds>, LocalStorage>,
    voice: Voice,
}

impl AnyModel {
    /// Gives a setting the value that a new figure has.
    pub fn restore(&self, name: &str) {
        self.held.try_update(|held| {
            if let Some(k) = settings::place(&**held, name) {
                let default = held.fresh().get(k);
                held.set(k, default);
            }
        });
        self.voice.forgive(name);
    }

    /// The settings that lead to exactly this state.
    #[must_use]
    pub fn differing(&self) -> Vec<(&'static str, String)> {
        let held = self.held.read_untracked();
        settings::differing_from(held.fresh().as_mut(), &|k| held.get(k))
    }

    /// Calls again what calls this whenever the state changes.
    pub fn track(&self) {
        self.held.track();
    }

    /// The theme, and the groups that are left out, with blanks between them.
    #[must_use]
    pub fn looks(self) -> (Signal<String>, Signal<String>) {
        let follow = move |look: fn(&dyn Holds) -> String| {
            memo(Box::new(move || self.held.with(|held| look(&**held))))
        };
        (
            follow(|held| held.style().1.name().into()),
            follow(|held| held.style().0.join(" ")),
        )
    }

    /// The groups of controls that can be left out.
    #[must_use]
    pub fn groups(self) -> &'static [&'static str] {
        let held = self.held.read_untracked();
        let hide = settings::place(&**held, "hide").and_then(|k| held.setting(k));
        hide.map_or(&[], |(_, kind)| kind.words())
    }

    /// What the figure has to say.
    #[must_use]
    pub fn voice(&self) -> Voice {
        self.voice
    }

    /// The value of a setting now; none if there is no such setting.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<Value> {
        let held = self.held.read_untracked();
        Some(held.get(settings::place(&**held, name)?))
    }

    /// Whether digits are all that a setting takes.
    fn takes_digits(&self, name: &str) -> bool {
        let held = self.held.read_untracked();
        let setting = settings::place(&**held, name).and_then(|k| held.setting(k));
        setting.is_some_and(|(_, kind)| kind.is_of_digits())
    }

    /// What the steps of the figure say, followed.
    #[must_use]
    pub fn steps<T: PartialEq + Send + Sync + 'static>(
        self,
        look: fn(&dyn Steps) -> T,
    ) -> Signal<T> {
        memo(Box::new(move || self.held.with(|held| look(held.steps()))))
    }

    /// The same, once.
    #[must_use]
    pub fn steps_now<T>(self, look: impl FnOnce(&dyn Steps) -> T) -> T {
        self.held.with_untracked(|held| look(held.steps()))
    }

    /// Goes through the steps by a verb.
    pub fn drive(self, verb: impl FnOnce(&mut dyn Steps)) {
        self.held.try_update(|held| verb(held.steps_mut()));
    }

    /// Lets so many seconds pass, as [`Steps::advance`] does; who follows it is told if there is
    /// something new to see.
    pub fn advance(self, seconds: f64, glide: bool) {
        self.held.try_maybe_update(|held| {
            let steps = held.steps_mut();
            let before = steps.seen();
            steps.advance(seconds, glide);
            (before.is_none() || before != steps.seen(), ())
        });
    }

    /// Goes to a step, and stays there.
    pub fn show(self, step: usize) {
        self.drive(|steps| {
            steps.peek(None);
            steps.show(step);
        });
    }

    /// Says where it stands to those who hear it, or why it stopped.
    pub fn say(self) {
        let sentence = self.steps_now(|steps| steps.outcome().unwrap_or_else(|| steps.describe()));
        self.voice.say(sentence);
    }

    /// Says where it stands to those who hear it.
    pub fn say_place(self) {
        self.voice.say(self.steps_now(|steps| steps.describe()));
    }

    /// The value of a setting by its name, as a field shows and takes it.
    pub fn input(self, name: &'static str, text: Signal<String>) -> SettingEntry {
        SettingEntry {
            setting: name,
            takes_digits: self.takes_digits(name),
            text,
            write: Callback::new(move |text| self.apply(&[(name.into(), text)])),
        }
    }

    /// Applies settings by name; what cannot be had changes nothing and is complained of in place.
    pub fn apply(&self, given: &[(String, String)]) {
        for (name, _) in given {
            self.voice.forgive(name);
        }
        let complaints = self
            .held
            .try_update(|held| settings::apply_to(&mut **held, given));
        self.voice.complain(complaints.unwrap_or_default());
    }
}

impl<S: Steps + Default + 'static> Model<S> {
    /// A new figure with these settings; what cannot be had is complained of in place.
    #[must_use]
    pub fn new(table: Table<Shown<S>>, given: &[(String, String)]) -> Self {
        let held = Held {
            table,
            shown: Shown::<S>::default(),
        };
        Self::of(Box::new(held), given)
    }
}

impl<S> Model<S> {
    fn of(held: Box<dyn Holds>, given: &[(String, String)]) -> Self {
        let own = AnyModel {
            held: RwSignal::new_local(held),
            voice: Voice::default(),
        };
        own.apply(given);
        Self {
            own,
            state: PhantomData,
        }
    }

    /// The same, for what does not depend on the figure.
    #[must_use]
    pub fn any(self) -> AnyModel {
        self.own
    }

    /// Looks at the state, and again when it changes.
    pub fn with<R>(&self, look: impl FnOnce(&S) -> R) -> R {
        self.own.held.with(|held| look(Self::state(&**held)))
    }

    /// Looks at the state once.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&S) -> R) -> R {
        let held = self.own.held;
        held.with_untracked(|held| look(Self::state(&**held)))
    }

    /// Changes the state by one of its verbs; none once the figure is gone.
    pub fn update<R>(&self, verb: impl FnOnce(&mut S) -> R) -> Option<R> {
        let held = self.own.held;
        held.try_update(|held| verb(Self::state_mut(&mut **held)))
    }

    fn state(held: &dyn Holds) -> &S {
        let state = held.state().downcast_ref();
        state.expect("the state is of its figure")
    }

    fn state_mut(held: &mut dyn Holds) -> &mut S {
        let state = held.state_mut().downcast_mut();
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
    pub fn voice(&self) -> Voice {
        self.own.voice
    }

    /// Applies settings by name; what cannot be had changes nothing and is complained of in place.
    pub fn apply(&self, given: &[(String, String)]) {
        self.own.apply(given);
    }
}

/// What `look` reads, told only when it has changed: a change of the state concerns few of those who
/// follow it. (Compiled once for each type.)
fn memo<T: PartialEq + Send + Sync + 'static>(look: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Memo::new(move |_| look()).into()
}
