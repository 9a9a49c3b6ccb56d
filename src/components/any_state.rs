//! The state and the settings of a figure, without the state's type, so that the code here is
//! compiled once for all figures.

use leptos::prelude::*;

use super::guesses::Guesses;
use super::hooks::memo;
use super::messages::Messages;
use super::setting_input::SettingEntry;
use super::watch::Watches;
use crate::numeric::decimal::significant;
use crate::numeric::steps::Steps;
use crate::settings::any_settings::{AnySettings, restore};
use crate::settings::{self, Value};

/// The state of a figure of any kind, as a signal, with its table of settings.
#[derive(Clone, Copy)]
pub struct AnyState {
    settings: RwSignal<Box<dyn AnySettings>, LocalStorage>,
    messages: Messages,
    watches: Watches,
    guesses: Guesses,
}

impl AnyState {
    /// A figure with these settings. Settings that are not valid are skipped and reported as errors.
    #[must_use]
    pub fn new(settings: Box<dyn AnySettings>, given: &[(String, String)]) -> Self {
        let own = Self {
            settings: RwSignal::new_local(settings),
            messages: Messages::default(),
            watches: Watches::default(),
            guesses: Guesses::default(),
        };
        own.apply(given);
        own
    }

    /// Reads the state and subscribes to its changes.
    pub fn with<R>(self, read: impl FnOnce(&dyn AnySettings) -> R) -> R {
        read(&**self.settings.read())
    }

    /// Reads the state without subscribing.
    pub fn with_untracked<R>(self, read: impl FnOnce(&dyn AnySettings) -> R) -> R {
        read(&**self.settings.read_untracked())
    }

    /// Changes the state; `None` once the figure has been removed.
    pub fn update<R>(self, change: impl FnOnce(&mut dyn AnySettings) -> R) -> Option<R> {
        self.settings.try_update(|settings| {
            let settings = &mut **settings;
            let before = self.watches.before(settings);
            let result = change(settings);
            if let Some(before) = before {
                self.watches.after(before, settings);
            }
            result
        })
    }

    /// Changes the state as long as `change` returns `true`, and tells of all changes at once. What waits for
    /// a state sees each of them, and may end this.
    pub fn change_repeatedly(self, change: &mut dyn FnMut(&mut dyn AnySettings) -> bool) {
        self.settings.try_update(|settings| {
            let settings = &mut **settings;
            let before = self.watches.before(settings);
            let mut goes_on = true;
            while goes_on {
                goes_on = change(settings);
                if before
                    .as_ref()
                    .is_some_and(|before| self.watches.look(before, settings, 0))
                {
                    return;
                }
            }
        });
    }

    /// [`restore`]s a setting to its default, and clears its error.
    pub fn restore(&self, name: &str) {
        self.update(|settings| restore(settings, name));
        self.messages.clear_error(name);
    }

    /// The settings that reproduce exactly this state: those that differ from a new figure.
    #[must_use]
    pub fn differing(&self) -> Vec<(&'static str, String)> {
        let settings = self.settings.read_untracked();
        settings::differing_from(settings.fresh().as_mut(), &|k| settings.get(k))
    }

    /// Subscribes to changes of the state.
    pub fn track(&self) {
        self.settings.track();
    }

    /// The theme, and the hidden groups, separated by blanks.
    #[must_use]
    pub fn looks(self) -> (Signal<String>, Signal<String>) {
        let follow =
            move |read: fn(&dyn AnySettings) -> String| memo(Box::new(move || self.with(read)));
        (
            follow(|settings| settings.style().1.name().into()),
            follow(|settings| settings.style().0.join(" ")),
        )
    }

    /// The groups of controls that the setting `hide` can hide.
    #[must_use]
    pub fn groups(self) -> &'static [&'static str] {
        let settings = self.settings.read_untracked();
        let hide = settings::index_of(&**settings, "hide").and_then(|k| settings.setting(k));
        hide.map_or(&[], |(_, kind)| kind.words())
    }

    /// What waits for the figure to reach something.
    #[must_use]
    pub fn watches(&self) -> Watches {
        self.watches
    }

    /// Whether something waits for the figure to reach something.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        !self.watches.is_empty()
    }

    /// What readers predicted of the figure.
    #[must_use]
    pub fn guesses(&self) -> Guesses {
        self.guesses
    }

    /// The setting errors and the announcement of the figure.
    #[must_use]
    pub fn messages(&self) -> Messages {
        self.messages
    }

    /// The value of a setting now; `None` if there is no such setting.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<Value> {
        let settings = self.settings.read_untracked();
        Some(settings.get(settings::index_of(&**settings, name)?))
    }

    /// Whether a setting's text consists of digits only.
    fn takes_digits(&self, name: &str) -> bool {
        let settings = self.settings.read_untracked();
        let setting = settings::index_of(&**settings, name).and_then(|k| settings.setting(k));
        setting.is_some_and(|(_, kind)| kind.takes_only_digits())
    }

    /// A signal of a value read from the figure's steps.
    #[must_use]
    pub fn steps<T: PartialEq + Send + Sync + 'static>(
        self,
        read: fn(&dyn Steps) -> T,
    ) -> Signal<T> {
        memo(Box::new(move || {
            self.with(|settings| read(settings.steps()))
        }))
    }

    /// Reads a value from the figure's steps without subscribing.
    #[must_use]
    pub fn steps_now<T>(self, read: impl FnOnce(&dyn Steps) -> T) -> T {
        self.with_untracked(|settings| read(settings.steps()))
    }

    /// Calls a method of the figure's steps that changes the state.
    pub fn drive(self, verb: impl FnOnce(&mut dyn Steps)) {
        self.update(|settings| verb(settings.steps_mut()));
    }

    /// Advances the figure by this many seconds with [`Steps::advance`]. Subscribers are notified only
    /// if the display changes.
    pub fn advance(self, seconds: f64, glide: bool) {
        self.settings.try_maybe_update(|settings| {
            let before = settings.steps().display_key();
            if self.watches.is_empty() {
                settings.steps_mut().advance(seconds, glide);
            } else {
                self.watches.advance(&mut **settings, seconds, glide);
            }
            let after = settings.steps().display_key();
            (before.is_none() || before != after, ())
        });
    }

    /// Selects the step to show.
    pub fn show(self, step: usize) {
        self.drive(|steps| {
            steps.hover_step(None);
            steps.show(step);
        });
    }

    /// Announces the outcome if the steps have ended, else the position.
    pub fn announce(self) {
        let sentence = self.steps_now(|steps| {
            let outcome = steps.outcome();
            outcome.map_or_else(|| steps.describe(), |outcome| outcome.to_string())
        });
        self.messages.announce(sentence);
    }

    /// Announces the position: the step shown and its values.
    pub fn announce_position(self) {
        self.messages
            .announce(self.steps_now(|steps| steps.describe()));
    }

    /// A signal of a setting's value as a `T`; the default of `T` if `read` returns `None`.
    fn follow<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        name: &'static str,
        read: fn(Value) -> Option<T>,
    ) -> Signal<T> {
        memo(Box::new(move || {
            self.settings.track();
            self.value(name).and_then(read).unwrap_or_default()
        }))
    }

    /// A signal of a setting that is a number; 0 for any other kind.
    #[must_use]
    pub fn number(self, name: &'static str) -> Signal<f64> {
        self.follow(name, |value| match value {
            Value::Number(number) => Some(number),
            _ => None,
        })
    }

    /// A signal of a setting that is on or off.
    #[must_use]
    pub fn flag(self, name: &'static str) -> Signal<bool> {
        self.follow(name, |value| Some(value == Value::Flag(true)))
    }

    /// A signal of a setting that is a word; empty for any other kind.
    #[must_use]
    pub fn word(self, name: &'static str) -> Signal<String> {
        self.follow(name, |value| match value {
            Value::Word(word) => Some(word.into()),
            _ => None,
        })
    }

    /// Sets a setting to a value, which must be of its kind and in its range.
    fn set(self, name: &str, value: Value) {
        self.update(|settings| {
            if let Some(k) = settings::index_of(settings, name) {
                settings.set(k, value);
            }
        });
    }

    /// A callback that sets a setting to a number, which must be in its range.
    #[must_use]
    pub fn set_number(self, name: &'static str) -> Callback<f64> {
        Callback::new(move |number| self.set(name, Value::Number(number)))
    }

    /// A callback that turns a setting on or off.
    #[must_use]
    pub fn set_flag(self, name: &'static str) -> Callback<bool> {
        Callback::new(move |on| self.set(name, Value::Flag(on)))
    }

    /// Sets a setting to one of its words.
    pub fn set_word(self, name: &str, word: &'static str) {
        self.set(name, Value::Word(word));
    }

    /// A callback that sets a setting to the chosen word.
    #[must_use]
    pub fn choose(self, name: &'static str) -> Callback<String> {
        Callback::new(move |word| self.apply(&[(name.into(), word)]))
    }

    /// The field entry of a setting that is a number, shown with this many significant digits.
    #[must_use]
    pub fn number_input(self, name: &'static str, digits: usize) -> SettingEntry {
        let number = self.number(name);
        let text = memo(Box::new(move || significant(number.get(), digits)));
        self.input(name, text)
    }

    /// The field entry of a setting, shown as `text`.
    pub fn input(self, name: &'static str, text: Signal<String>) -> SettingEntry {
        SettingEntry {
            setting: name,
            takes_digits: self.takes_digits(name),
            text,
            write: Callback::new(move |text| self.apply(&[(name.into(), text)])),
        }
    }

    /// Applies settings by name. One that is not valid changes nothing and is reported as an error.
    pub fn apply(&self, given: &[(String, String)]) {
        for (name, _) in given {
            self.messages.clear_error(name);
        }
        let errors = self.update(|settings| settings::apply_to(settings, given));
        self.messages.report(errors.unwrap_or_default());
    }
}
