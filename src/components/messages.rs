//! The messages of a figure: errors of its settings, and announcements for screen readers.

use leptos::prelude::*;

use crate::settings::SettingError;

/// The messages of a figure, as a signal.
#[derive(Clone, Copy, Default)]
pub struct Messages(RwSignal<MessageState>);

/// The errors of settings, and the last announcement.
#[derive(Clone, Debug, Default)]
pub struct MessageState {
    /// The settings that were rejected.
    pub errors: Vec<SettingError>,
    /// The last sentence for screen readers.
    pub announcement: String,
}

impl Messages {
    /// Reads the messages and subscribes to their changes.
    pub fn with<R>(&self, read: impl FnOnce(&MessageState) -> R) -> R {
        self.0.with(read)
    }

    /// Announces a sentence to screen readers.
    pub fn announce(&self, sentence: String) {
        self.0.update(|state| state.announcement = sentence);
    }

    /// Whether a setting has an error; subscribes to changes.
    #[must_use]
    pub fn has_error(&self, name: &str) -> bool {
        self.with(|state| state.errors.iter().any(|error| error.setting == name))
    }

    /// The settings that were rejected, without subscribing to changes.
    #[must_use]
    pub fn errors(&self) -> Vec<SettingError> {
        self.0.with_untracked(|state| state.errors.clone())
    }

    /// Removes the errors of a setting.
    pub fn clear_error(&self, name: &str) {
        if untrack(|| self.has_error(name)) {
            self.0
                .update(|state| state.errors.retain(|error| error.setting != name));
        }
    }

    /// Removes all errors.
    pub fn clear_errors(&self) {
        self.0.update(|state| state.errors.clear());
    }

    /// Replaces the errors of a setting by one for this text and reason; with an empty reason there is
    /// none.
    pub fn reject(&self, name: &str, given: &str, reason: &str) {
        self.clear_error(name);
        if !reason.is_empty() {
            self.report(vec![SettingError::new(name, given, reason.into())]);
        }
    }

    /// Adds errors, and writes the same lines to the console.
    pub fn report(&self, errors: Vec<SettingError>) {
        for error in &errors {
            leptos::logging::warn!("downhill: {error}");
        }
        if !errors.is_empty() {
            self.0.update(|state| state.errors.extend(errors));
        }
    }
}
