//! What a figure says: complaints in place, and sentences for those who hear it.

use leptos::prelude::*;

use crate::settings::Complaint;

/// What a figure has to say.
#[derive(Clone, Copy, Default)]
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
    pub fn complain(&self, complaints: Vec<Complaint>) {
        for complaint in &complaints {
            leptos::logging::warn!("downhill: {complaint}");
        }
        if !complaints.is_empty() {
            self.0.update(|said| said.complaints.extend(complaints));
        }
    }
}
