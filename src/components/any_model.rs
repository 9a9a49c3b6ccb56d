//! The state and the settings of a figure, whatever the figure is: what is done with them here is
//! compiled once.

use leptos::prelude::*;

use super::hooks::memo;
use super::messages::Messages;
use super::setting_input::SettingEntry;
use crate::numeric::decimal::significant;
use crate::numeric::steps::Steps;
use crate::settings::any_settings::Holds;
use crate::settings::{self, Value};

/// The state of some figure, as a signal, with its table of settings.
#[derive(Clone, Copy)]
pub struct AnyModel {
    held: RwSignal<Box<dyn Holds>, LocalStorage>,
    messages: Messages,
}

impl AnyModel {
    /// A figure with these settings; what cannot be had is complained of in place.
    #[must_use]
    pub fn new(held: Box<dyn Holds>, given: &[(String, String)]) -> Self {
        let own = Self {
            held: RwSignal::new_local(held),
            messages: Messages::default(),
        };
        own.apply(given);
        own
    }

    /// Looks at the state, and again when it changes.
    pub fn with<R>(self, look: impl FnOnce(&dyn Holds) -> R) -> R {
        self.held.with(|held| look(&**held))
    }

    /// Looks at the state once.
    pub fn with_untracked<R>(self, look: impl FnOnce(&dyn Holds) -> R) -> R {
        self.held.with_untracked(|held| look(&**held))
    }

    /// Changes the state; none once the figure is gone.
    pub fn update<R>(self, change: impl FnOnce(&mut dyn Holds) -> R) -> Option<R> {
        self.held.try_update(|held| change(&mut **held))
    }

    /// Gives a setting the value that a new figure has.
    pub fn restore(&self, name: &str) {
        self.update(|held| {
            if let Some(k) = settings::place(held, name) {
                let default = held.fresh().get(k);
                held.set(k, default);
            }
        });
        self.messages.clear_error(name);
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
        let follow = move |look: fn(&dyn Holds) -> String| memo(Box::new(move || self.with(look)));
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
    pub fn messages(&self) -> Messages {
        self.messages
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
        memo(Box::new(move || self.with(|held| look(held.steps()))))
    }

    /// The same, once.
    #[must_use]
    pub fn steps_now<T>(self, look: impl FnOnce(&dyn Steps) -> T) -> T {
        self.with_untracked(|held| look(held.steps()))
    }

    /// Goes through the steps by a verb.
    pub fn drive(self, verb: impl FnOnce(&mut dyn Steps)) {
        self.update(|held| verb(held.steps_mut()));
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
            self.held.track();
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
        self.update(|held| {
            if let Some(k) = settings::place(held, name) {
                held.set(k, value);
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
        let errors = self.update(|held| settings::apply_to(held, given));
        self.messages.report(errors.unwrap_or_default());
    }
}
