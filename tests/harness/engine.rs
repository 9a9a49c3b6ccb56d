//! The browsers that the cases run in, and what each of them can do.

use serde_json::{Map, Value, json};

use crate::variable;

/// An engine, by which its browser and its driver go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink: Chromium, with chromedriver.
    Chromium,
    /// Gecko: Firefox, with geckodriver.
    Firefox,
    /// WebKit: GTK's MiniBrowser, with WebKitWebDriver.
    WebKit,
}

/// Why a case ends before its end: its engine cannot be made to do what it needs.
pub(crate) struct NotTried(pub(crate) String);

impl Engine {
    /// The engine that `cargo xtask test` asks for, with the capabilities of a session.
    ///
    /// # Panics
    ///
    /// Panics when the file of the capabilities is not there, or names no engine.
    pub(crate) fn wanted() -> (Self, Map<String, Value>) {
        let file = variable("DOWNHILL_BROWSER");
        let text = std::fs::read_to_string(&file).expect("the capabilities are there");
        let wanted: Map<String, Value> = serde_json::from_str(&text).expect("they are an object");
        let engines = [
            ("goog:chromeOptions", Self::Chromium),
            ("moz:firefoxOptions", Self::Firefox),
            ("webkitgtk:browserOptions", Self::WebKit),
        ];
        let engine = engines.iter().find(|(key, _)| wanted.contains_key(*key));
        let (_, engine) = engine.unwrap_or_else(|| panic!("{file} has the options of no engine"));
        (*engine, wanted)
    }

    /// The arguments of its driver.
    pub(crate) fn driver_arguments(self, port: u16) -> Vec<String> {
        let port = format!("--port={port}");
        match self {
            Self::Chromium | Self::WebKit => vec![port],
            Self::Firefox => vec![port, "--allow-system-access".into()],
        }
    }

    /// How many cases run at once. Each waits about as long as it works.
    pub(crate) fn at_once(self) -> usize {
        match self {
            Self::Chromium => 3,
            Self::Firefox | Self::WebKit => 2,
        }
    }

    /// Ends the case that calls it, which is not tried in this engine.
    pub(crate) fn cannot(self, what: &str) -> ! {
        std::panic::resume_unwind(Box::new(NotTried(format!("{self:?} {what}"))))
    }
}

/// A script of Firefox's own window sets these preferences; none clears one.
pub(crate) fn preferences(wanted: &[(&str, Option<Value>)]) -> (&'static str, Value) {
    let script = "for (const [name, value] of arguments[0]) {
        if (value === null) Services.prefs.clearUserPref(name);
        else if (typeof value === 'string') Services.prefs.setCharPref(name, value);
        else Services.prefs.setIntPref(name, value);
    }";
    (script, json!([wanted]))
}
