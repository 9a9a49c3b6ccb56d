//! The error of a text that a setting rejects.

use std::fmt;

/// A text that a setting rejects. It prints as one line: the setting, the text, the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// The setting's name.
    pub setting: String,
    /// The rejected text, shortened if long.
    pub given: String,
    /// The reason: what the setting takes; for an unknown setting, the names of the settings.
    pub reason: String,
}

impl SettingError {
    /// The error of a setting that rejects the text `given`; name and text are shortened if long.
    #[must_use]
    pub fn new(setting: &str, given: &str, reason: String) -> Self {
        Self {
            setting: shorten(setting),
            given: shorten(given),
            reason,
        }
    }
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            setting,
            given,
            reason,
        } = self;
        write!(f, "{setting}=\"{given}\" is not usable: {reason}.")
    }
}

/// The first 40 characters of a text, with control characters replaced by blanks.
fn shorten(text: &str) -> String {
    const MAX_LENGTH: usize = 40;
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = text.chars().map(plain);
    let mut short: String = letters.by_ref().take(MAX_LENGTH).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
