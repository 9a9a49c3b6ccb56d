//! A figure's state, shared by all the parts of its view.

use std::rc::Rc;

use leptos::prelude::*;

use super::dom::{Flag, Text};
use super::embed::Embedding;
use super::field::Entry;
use crate::settings::common::Shown;
use crate::settings::{self, Complaint, Kind, Setting, Table, Value};

/// The state of one figure, as a signal, with its table of settings.
pub struct Model<S: 'static> {
    shown: RwSignal<Shown<S>, LocalStorage>,
    table: Table<Shown<S>>,
    voice: Voice,
}

impl<S> Clone for Model<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Model<S> {}

/// What a figure has to say.
#[derive(Clone, Copy)]
pub struct Voice(RwSignal<Said>);

/// Complaints, in place, and a sentence for those who hear the figure.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The settings that could not be had.
    pub complaints: Vec<Complaint>,
    /// What was last said aloud.
    pub aloud: String,
}

impl Voice {
    /// Looks at what was said, and again when that changes.
    pub fn with<R>(&self, look: impl FnOnce(&Said) -> R) -> R {
        self.0.with(look)
    }

    /// Says a sentence to those who hear the figure.
    pub fn say(&self, sentence: String) {
        self.0.update(|said| said.aloud = sentence);
    }

    /// Whether there is a complaint about a setting, and again when that changes.
    #[must_use]
    pub fn complains_of(&self, name: &str) -> bool {
        self.with(|said| said.complaints.iter().any(|about| about.setting == name))
    }

    /// Forgets the complaints about a setting.
    pub fn forgive(&self, name: &str) {
        if untrack(|| self.complains_of(name)) {
            self.0
                .update(|said| said.complaints.retain(|about| about.setting != name));
        }
    }

    /// Forgets all complaints.
    pub fn forgive_all(&self) {
        self.0.update(|said| said.complaints.clear());
    }

    /// Complains that something given is not usable, or forgets the complaint.
    pub fn blame(&self, name: &str, given: &str, takes: &str) {
        self.forgive(name);
        if !takes.is_empty() {
            self.complain(vec![Complaint::new(name, given, takes.into())]);
        }
    }

    /// Adds complaints; the same lines go to the console.
    fn complain(&self, complaints: Vec<Complaint>) {
        for complaint in &complaints {
            leptos::logging::warn!("downhill: {complaint}");
        }
        if !complaints.is_empty() {
            self.0.update(|said| said.complaints.extend(complaints));
        }
    }
}

impl<S: Default + 'static> Model<S> {
    /// What the panel for embedding reads and sets.
    #[must_use]
    pub fn embedding(self) -> Embedding {
        let groups = match self.setting("hide").map(|setting| setting.kind) {
            Some(Kind::Subset(groups)) => groups,
            _ => &[],
        };
        Embedding {
            groups,
            settings: Rc::new(move || self.differing()),
            style: self.style(),
            set: Rc::new(move |name, text| self.apply(&[(name.into(), text)])),
        }
    }

    /// A new figure with these settings; what cannot be had is complained of in place.
    #[must_use]
    pub fn new(table: Table<Shown<S>>, given: &[(String, String)]) -> Self {
        let model = Self {
            shown: RwSignal::new_local(Shown::default()),
            table,
            voice: Voice(RwSignal::default()),
        };
        model.apply(given);
        model
    }

    /// Gives a setting the value that a new figure has.
    pub fn restore(&self, name: &str) {
        if let Some(setting) = self.setting(name) {
            let default = (setting.get)(&Shown::default());
            self.shown.update(|shown| (setting.set)(shown, default));
            self.voice.forgive(name);
        }
    }

    /// The settings that lead to exactly this state.
    #[must_use]
    pub fn differing(&self) -> Vec<(&'static str, String)> {
        self.shown
            .with_untracked(|shown| settings::differing(self.table, shown))
    }
}

impl<S> Model<S> {
    /// Looks at the state, and again when it changes.
    pub fn with<R>(&self, look: impl FnOnce(&S) -> R) -> R {
        self.shown.with(|shown| look(&shown.state))
    }

    /// Looks at the state once.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&S) -> R) -> R {
        self.shown.with_untracked(|shown| look(&shown.state))
    }

    /// Changes the state by one of its verbs.
    pub fn update<R>(&self, verb: impl FnOnce(&mut S) -> R) -> Option<R> {
        self.shown.try_update(|shown| verb(&mut shown.state))
    }

    /// Calls again what calls this whenever the state changes.
    pub fn track(&self) {
        self.shown.track();
    }

    /// A text that follows the state.
    #[must_use]
    pub fn text(self, look: fn(&S) -> String) -> Text {
        Box::new(move || self.with(look))
    }

    /// A condition that follows the state.
    #[must_use]
    pub fn flag(self, look: fn(&S) -> bool) -> Flag {
        Box::new(move || self.with(look))
    }

    /// A look at the state, for whoever follows it.
    #[must_use]
    pub fn look<T: 'static>(self, look: fn(&S) -> T) -> Rc<dyn Fn() -> T> {
        Rc::new(move || self.with(look))
    }

    /// A verb to call.
    #[must_use]
    pub fn verb<T: 'static>(self, verb: fn(&mut S, T)) -> Rc<dyn Fn(T)> {
        Rc::new(move |value| {
            self.update(|state| verb(state, value));
        })
    }

    /// A field of the setting called `name`, which people hear as `label`.
    #[must_use]
    pub fn entry(self, name: &'static str, label: &'static str, text: fn(&S) -> String) -> Entry {
        Entry {
            setting: name,
            label: Rc::new(|| label.into()),
            text: self.text(text),
            write: Box::new(move |text| self.apply(&[(name.into(), text)])),
        }
    }

    /// Whether a group of controls is not left out.
    #[must_use]
    pub fn shows(self, group: &str) -> bool {
        self.shown.with(|shown| !shown.hide.contains(&group))
    }

    /// How the figure is shown: its theme, and the groups that it hides.
    #[must_use]
    pub fn style(self) -> (Text, Text) {
        let theme = move || self.shown.with(|shown| shown.theme.name().into());
        let hide = move || self.shown.with(|shown| shown.hide.join(" "));
        (Box::new(theme), Box::new(hide))
    }

    /// What the figure has to say.
    #[must_use]
    pub fn voice(&self) -> Voice {
        self.voice
    }

    fn setting(&self, name: &str) -> Option<&'static Setting<Shown<S>>> {
        self.table.iter().find(|setting| setting.name == name)
    }

    /// The value of a setting now; none if there is no such setting.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<Value> {
        let setting = self.setting(name)?;
        Some(self.shown.with_untracked(setting.get))
    }

    /// Applies settings by name; what cannot be had changes nothing and is complained of in place.
    pub fn apply(&self, given: &[(String, String)]) {
        for (name, _) in given {
            self.voice.forgive(name);
        }
        let table = self.table;
        let complaints = self
            .shown
            .try_update(|shown| settings::apply(table, shown, given));
        self.voice.complain(complaints.unwrap_or_default());
    }
}
