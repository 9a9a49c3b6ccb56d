//! Why a text given for a setting is not usable, in one line.

use std::fmt;

/// A text given for a setting that is not usable. It prints as one line: the setting, what it was given,
/// what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// The setting's name.
    pub setting: String,
    /// What it was given, shortened if long.
    pub given: String,
    /// What it takes; for an unknown setting, the names there are.
    pub takes: String,
}

impl SettingError {
    /// The error that `setting` is `given` what it does not take.
    #[must_use]
    pub fn new(setting: &str, given: &str, takes: String) -> Self {
        Self {
            setting: shorten(setting),
            given: shorten(given),
            takes,
        }
    }
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            setting,
            given,
            takes,
        } = self;
        write!(f, "{setting}=\"{given}\" is not usable: {takes}.")
    }
}

/// The beginning of a text, on one line.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 40;
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = text.chars().map(plain);
    let mut short: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
