//! The state and the settings of a figure, whatever the figure is: what is done with them here is
//! compiled once.

use leptos::prelude::*;

use super::hooks::memo;
use super::messages::Messages;
use super::setting_input::SettingEntry;
use crate::numeric::decimal::significant;
use crate::numeric::steps::Steps;
use crate::settings::any_settings::AnySettings;
use crate::settings::{self, Value};

/// The state of some figure, as a signal, with its table of settings.
#[derive(Clone, Copy)]
pub struct AnyState {
    settings: RwSignal<Box<dyn AnySettings>, LocalStorage>,
    messages: Messages,
}

impl AnyState {
    /// A figure with these settings; what cannot be had is complained of in place.
    #[must_use]
    pub fn new(settings: Box<dyn AnySettings>, given: &[(String, String)]) -> Self {
        let own = Self {
            settings: RwSignal::new_local(settings),
            messages: Messages::default(),
        };
        own.apply(given);
        own
    }

    /// Looks at the state, and again when it changes.
    pub fn with<R>(self, look: impl FnOnce(&dyn AnySettings) -> R) -> R {
        self.settings.with(|settings| look(&**settings))
    }

    /// Looks at the state once.
    pub fn with_untracked<R>(self, look: impl FnOnce(&dyn AnySettings) -> R) -> R {
        self.settings.with_untracked(|settings| look(&**settings))
    }

    /// Changes the state; none once the figure is gone.
    pub fn update<R>(self, change: impl FnOnce(&mut dyn AnySettings) -> R) -> Option<R> {
        self.settings.try_update(|settings| change(&mut **settings))
    }

    /// Gives a setting the value that a new figure has.
    pub fn restore(&self, name: &str) {
        self.update(|settings| {
            if let Some(k) = settings::index_of(settings, name) {
                let default = settings.fresh().get(k);
                settings.set(k, default);
            }
        });
        self.messages.clear_error(name);
    }

    /// The settings that lead to exactly this state.
    #[must_use]
    pub fn differing(&self) -> Vec<(&'static str, String)> {
        let settings = self.settings.read_untracked();
        settings::differing_from(settings.fresh().as_mut(), &|k| settings.get(k))
    }

    /// Calls again what calls this whenever the state changes.
    pub fn track(&self) {
        self.settings.track();
    }

    /// The theme, and the groups that are left out, with blanks between them.
    #[must_use]
    pub fn looks(self) -> (Signal<String>, Signal<String>) {
        let follow =
            move |look: fn(&dyn AnySettings) -> String| memo(Box::new(move || self.with(look)));
        (
            follow(|settings| settings.style().1.name().into()),
            follow(|settings| settings.style().0.join(" ")),
        )
    }

    /// The groups of controls that can be left out.
    #[must_use]
    pub fn groups(self) -> &'static [&'static str] {
        let settings = self.settings.read_untracked();
        let hide = settings::index_of(&**settings, "hide").and_then(|k| settings.setting(k));
        hide.map_or(&[], |(_, kind)| kind.words())
    }

    /// What the figure has to say.
    #[must_use]
    pub fn messages(&self) -> Messages {
        self.messages
    }

    /// The value of a setting now; none if there is no such setting.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<Value> {
        let settings = self.settings.read_untracked();
        Some(settings.get(settings::index_of(&**settings, name)?))
    }

    /// Whether digits are all that a setting takes.
    fn takes_digits(&self, name: &str) -> bool {
        let settings = self.settings.read_untracked();
        let setting = settings::index_of(&**settings, name).and_then(|k| settings.setting(k));
        setting.is_some_and(|(_, kind)| kind.takes_only_digits())
    }

    /// What the steps of the figure say, followed.
    #[must_use]
    pub fn steps<T: PartialEq + Send + Sync + 'static>(
        self,
        look: fn(&dyn Steps) -> T,
    ) -> Signal<T> {
        memo(Box::new(move || {
            self.with(|settings| look(settings.steps()))
        }))
    }

    /// The same, once.
    #[must_use]
    pub fn steps_now<T>(self, look: impl FnOnce(&dyn Steps) -> T) -> T {
        self.with_untracked(|settings| look(settings.steps()))
    }

    /// Goes through the steps by a verb.
    pub fn drive(self, verb: impl FnOnce(&mut dyn Steps)) {
        self.update(|settings| verb(settings.steps_mut()));
    }

    /// Lets so many seconds pass, as [`Steps::advance`] does; who follows it is told if there is
    /// something new to see.
    pub fn advance(self, seconds: f64, glide: bool) {
        self.settings.try_maybe_update(|settings| {
            let steps = settings.steps_mut();
            let before = steps.display_key();
            steps.advance(seconds, glide);
            (before.is_none() || before != steps.display_key(), ())
        });
    }

    /// Goes to a step, and stays there.
    pub fn show(self, step: usize) {
        self.drive(|steps| {
            steps.hover_step(None);
            steps.show(step);
        });
    }

    /// Says where it stands to those who hear it, or why it stopped.
    pub fn announce(self) {
        let sentence = self.steps_now(|steps| steps.outcome().unwrap_or_else(|| steps.describe()));
        self.messages.announce(sentence);
    }

    /// Says where it stands to those who hear it.
    pub fn announce_position(self) {
        self.messages
            .announce(self.steps_now(|steps| steps.describe()));
    }

    /// What the setting says, followed.
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

    /// The number that a setting is, followed.
    #[must_use]
    pub fn number(self, name: &'static str) -> Signal<f64> {
        self.follow(name, |value| match value {
            Value::Number(number) => Some(number),
            _ => None,
        })
    }

    /// Whether a setting is on, followed.
    #[must_use]
    pub fn flag(self, name: &'static str) -> Signal<bool> {
        self.follow(name, |value| Some(value == Value::Flag(true)))
    }

    /// The word that a setting is, followed.
    #[must_use]
    pub fn word(self, name: &'static str) -> Signal<String> {
        self.follow(name, |value| match value {
            Value::Word(word) => Some(word.into()),
            _ => None,
        })
    }

    /// Gives a setting a value of its kind and in its range.
    fn set(self, name: &str, value: Value) {
        self.update(|settings| {
            if let Some(k) = settings::index_of(settings, name) {
                settings.set(k, value);
            }
        });
    }

    /// Gives a setting a number of its range.
    #[must_use]
    pub fn set_number(self, name: &'static str) -> Callback<f64> {
        Callback::new(move |number| self.set(name, Value::Number(number)))
    }

    /// Turns a setting on or off.
    #[must_use]
    pub fn set_flag(self, name: &'static str) -> Callback<bool> {
        Callback::new(move |on| self.set(name, Value::Flag(on)))
    }

    /// Gives a setting one of its words.
    pub fn set_word(self, name: &str, word: &'static str) {
        self.set(name, Value::Word(word));
    }

    /// Gives a setting what was chosen of its words.
    #[must_use]
    pub fn choose(self, name: &'static str) -> Callback<String> {
        Callback::new(move |word| self.apply(&[(name.into(), word)]))
    }

    /// A setting that is a number, as a field shows it: with so many significant digits.
    #[must_use]
    pub fn number_input(self, name: &'static str, digits: usize) -> SettingEntry {
        let number = self.number(name);
        let text = memo(Box::new(move || significant(number.get(), digits)));
        self.input(name, text)
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
            self.messages.clear_error(name);
        }
        let errors = self.update(|settings| settings::apply_to(settings, given));
        self.messages.report(errors.unwrap_or_default());
    }
}
