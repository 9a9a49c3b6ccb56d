//! A figure's state, shared by all the parts of its view.

use leptos::prelude::*;

use crate::settings::common::Shown;
use crate::settings::{self, Complaint, Setting, Table, Value};

/// The state of one figure, as a signal, with its table of settings.
pub struct Model<S: 'static> {
    shown: RwSignal<Shown<S>, LocalStorage>,
    table: Table<Shown<S>>,
    complaints: RwSignal<Vec<Complaint>>,
    said: RwSignal<String>,
}

impl<S> Clone for Model<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Model<S> {}

impl<S: Default> Model<S> {
    /// A new figure with these settings; what cannot be had is complained of in place.
    #[must_use]
    pub fn new(table: Table<Shown<S>>, given: &[(String, String)]) -> Self {
        let mut shown = Shown::default();
        let complaints = settings::apply(table, &mut shown, given);
        report(&complaints);
        Self {
            shown: RwSignal::new_local(shown),
            table,
            complaints: RwSignal::new(complaints),
            said: RwSignal::new(String::new()),
        }
    }

    /// Gives a setting the value that a new figure has.
    pub fn restore(&self, name: &str) {
        if let Some(setting) = self.setting(name) {
            let default = (setting.get)(&Shown::default());
            self.shown
                .update(|shown| (setting.set)(shown, default));
            self.forgive(name);
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

    /// Looks at the state and at how it is shown, and again when they change.
    pub fn with_shown<R>(&self, look: impl FnOnce(&Shown<S>) -> R) -> R {
        self.shown.with(look)
    }

    /// Changes the state by one of its verbs.
    pub fn update<R>(&self, verb: impl FnOnce(&mut S) -> R) -> Option<R> {
        self.shown.try_update(|shown| verb(&mut shown.state))
    }

    /// Whether a group of controls is to be seen.
    #[must_use]
    pub fn shows(&self, group: &'static str) -> Signal<bool> {
        let shown = self.shown;
        let seen = Memo::new(move |_| shown.with(|shown| !shown.hide.contains(&group)));
        seen.into()
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
            self.forgive(name);
        }
        let table = self.table;
        let complaints = self
            .shown
            .try_update(|shown| settings::apply(table, shown, given))
            .unwrap_or_default();
        report(&complaints);
        if !complaints.is_empty() {
            self.complaints.update(|all| all.extend(complaints));
        }
    }

    /// Applies one setting.
    pub fn apply_one(&self, name: &str, text: &str) {
        self.apply(&[(name.into(), text.into())]);
    }

    /// Whether there is a complaint about a setting, and again when that changes.
    #[must_use]
    pub fn complains_of(&self, name: &str) -> bool {
        self.complaints
            .with(|all| all.iter().any(|complaint| complaint.setting == name))
    }

    /// Forgets the complaints about a setting.
    pub fn forgive(&self, name: &str) {
        let about = |complaint: &Complaint| complaint.setting == name;
        if self.complaints.with_untracked(|all| all.iter().any(about)) {
            self.complaints
                .update(|all| all.retain(|complaint| !about(complaint)));
        }
    }

    /// What could not be had, to be shown in place.
    #[must_use]
    pub fn complaints(&self) -> Signal<Vec<Complaint>> {
        self.complaints.into()
    }

    /// Says a sentence to those who hear the figure.
    pub fn say(&self, sentence: String) {
        self.said.set(sentence);
    }

    /// What was last said.
    #[must_use]
    pub fn said(&self) -> Signal<String> {
        self.said.into()
    }
}

/// The same lines that the figure shows go to the console.
fn report(complaints: &[Complaint]) {
    for complaint in complaints {
        leptos::logging::warn!("downhill: {complaint}");
    }
}
