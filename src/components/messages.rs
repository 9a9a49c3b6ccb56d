//! What a figure says: complaints in place, and sentences for those who hear it.

use leptos::prelude::*;

use crate::settings::SettingError;

/// What a figure has to say.
#[derive(Clone, Copy, Default)]
pub struct Messages(RwSignal<MessageState>);

/// SettingErrors, in place, and a sentence for those who hear the figure.
#[derive(Clone, Debug, Default)]
pub struct MessageState {
    /// The settings that could not be had.
    pub errors: Vec<SettingError>,
    /// What was last said aloud.
    pub announcement: String,
}

impl Messages {
    /// Looks at what was said, and again when that changes.
    pub fn with<R>(&self, look: impl FnOnce(&MessageState) -> R) -> R {
        self.0.with(look)
    }

    /// Says a sentence to those who hear the figure.
    pub fn announce(&self, sentence: String) {
        self.0.update(|state| state.announcement = sentence);
    }

    /// Whether there is a complaint about a setting, and again when that changes.
    #[must_use]
    pub fn has_error(&self, name: &str) -> bool {
        self.with(|state| state.errors.iter().any(|about| about.setting == name))
    }

    /// Forgets the complaints about a setting.
    pub fn clear_error(&self, name: &str) {
        if untrack(|| self.has_error(name)) {
            self.0
                .update(|state| state.errors.retain(|about| about.setting != name));
        }
    }

    /// Forgets all complaints.
    pub fn clear_errors(&self) {
        self.0.update(|state| state.errors.clear());
    }

    /// Complains that something given is not usable, or forgets the complaint.
    pub fn reject(&self, name: &str, given: &str, takes: &str) {
        self.clear_error(name);
        if !takes.is_empty() {
            self.report(vec![SettingError::new(name, given, takes.into())]);
        }
    }

    /// Adds complaints; the same lines go to the console.
    pub fn report(&self, errors: Vec<SettingError>) {
        for error in &errors {
            leptos::logging::warn!("downhill: {error}");
        }
        if !errors.is_empty() {
            self.0.update(|state| state.errors.extend(errors));
        }
    }
}
