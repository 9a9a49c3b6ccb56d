//! What a setting is: a name, a kind with its range, a default, a sentence.
//!
//! A figure has one table of settings over its state. An attribute, a parameter of an address, a
//! field of a message and a property of one name are all the same row of that table. The default
//! of a setting is what a new state says, so it stands nowhere twice.

pub mod common;
pub mod kind;
mod print;

pub use kind::{Kind, Run, Value};

use std::fmt;

/// One row of a table of settings over a state `S`.
pub struct Setting<S> {
    /// As it is written in an attribute.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// One sentence on what it does, by [`about`].
    pub doc: &'static str,
    /// The value that a state has.
    pub get: fn(&S) -> Value,
    /// Gives a state this value, which is of the setting's kind and in its range.
    pub set: fn(&mut S, Value),
}

/// A sentence for the tables of documentation. The page does not show it, so it does not carry it.
#[must_use]
pub const fn about(sentence: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        sentence
    }
}

/// A figure's settings, in the order in which they are applied.
pub type Table<S> = &'static [Setting<S>];

/// A setting that could not be had, in one line: the setting, what it was given, what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The setting's name.
    pub setting: String,
    /// What it was given, shortened if long.
    pub given: String,
    /// What it takes; for an unknown setting, the names there are.
    pub takes: String,
}

impl Complaint {
    /// A complaint about what a setting was given.
    #[must_use]
    pub fn new(setting: &str, given: &str, takes: String) -> Self {
        Self {
            setting: shorten(setting),
            given: shorten(given),
            takes,
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            setting,
            given,
            takes,
        } = self;
        write!(f, "{setting}=\"{given}\" is not usable: {takes}.")
    }
}

impl<S> Setting<S> {
    /// Reads `text` into the state. What cannot be read or is out of range changes nothing.
    ///
    /// # Errors
    ///
    /// A complaint for the reader.
    pub fn read(&self, state: &mut S, text: &str) -> Result<(), Complaint> {
        read(&mut (std::slice::from_ref(self), state), 0, text)
    }

    /// The state's value as text that reads back to it.
    #[must_use]
    pub fn print(&self, state: &S) -> String {
        (self.get)(state).to_string()
    }
}

/// A table over a state, whatever the state is: so what is done with both is compiled once.
pub trait Slots {
    /// The name and kind of a setting; none beyond the last.
    fn setting(&self, k: usize) -> Option<(&'static str, &Kind)>;

    /// The sentence on what a setting that there is does.
    fn doc(&self, k: usize) -> &'static str;

    /// The value of a setting that there is.
    fn get(&self, k: usize) -> Value;

    /// Gives a setting that there is a value of its kind and in its range.
    fn set(&mut self, k: usize, value: Value);
}

impl<S> Slots for (&[Setting<S>], &mut S) {
    fn setting(&self, k: usize) -> Option<(&'static str, &Kind)> {
        let setting = self.0.get(k)?;
        Some((setting.name, &setting.kind))
    }

    fn doc(&self, k: usize) -> &'static str {
        self.0[k].doc
    }

    fn get(&self, k: usize) -> Value {
        (self.0[k].get)(self.1)
    }

    fn set(&mut self, k: usize, value: Value) {
        (self.0[k].set)(self.1, value);
    }
}

/// The place of a setting in its table; none if there is no such setting.
#[must_use]
pub fn place(slots: &dyn Slots, name: &str) -> Option<usize> {
    let names = (0..).map_while(|k| slots.setting(k));
    names.map(|(own, _)| own).position(|own| own == name)
}

fn read(slots: &mut dyn Slots, k: usize, text: &str) -> Result<(), Complaint> {
    let Some((name, kind)) = slots.setting(k).map(|(name, kind)| (name, *kind)) else {
        return Ok(());
    };
    let complain = |takes| Err(Complaint::new(name, text, takes));
    let Some(value) = kind.parse(text) else {
        return complain(kind.refusal(text));
    };
    slots.set(k, value.clone());
    match (slots.get(k), &value, kind) {
        (Value::Numbers(now), Value::Numbers(given), Kind::Some(_, low, high))
            if now.len() != given.len() =>
        {
            let count = now.len();
            // So many they are if their commas are decimal points.
            match Kind::Numbers(count, low, high).parse(text) {
                Some(value) => {
                    slots.set(k, value);
                    Ok(())
                }
                None => complain(format!("it takes {count} numbers here")),
            }
        }
        (Value::Formula(now), Value::Formula(given), Kind::Plane(_)) if now != *given => {
            complain(format!("{given} are not both parameters of the model here"))
        }
        _ => Ok(()),
    }
}

/// Applies settings by name, in the table's order whatever the order they are given in.
/// Returns what could not be had; names that are no settings are among it.
pub fn apply<S>(table: Table<S>, state: &mut S, given: &[(String, String)]) -> Vec<Complaint> {
    apply_to(&mut (table, state), given)
}

/// As [`apply`].
pub fn apply_to(slots: &mut dyn Slots, given: &[(String, String)]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut names = Vec::new();
    while let Some((own, _)) = slots.setting(names.len()) {
        for (_, text) in given.iter().filter(|(name, _)| name == own) {
            complaints.extend(read(slots, names.len(), text).err());
        }
        names.push(own);
    }
    for (name, text) in given {
        if !names.contains(&name.as_str()) {
            let takes = format!("the settings here are {}", names.join(", "));
            complaints.push(Complaint::new(name, text, takes));
        }
    }
    complaints
}

/// The settings that turn a new state into this one, as they are written in an address. A setting
/// that already follows from those before it is left out.
#[must_use]
pub fn differing<S: Default>(table: Table<S>, state: &S) -> Vec<(&'static str, String)> {
    let get = |k: usize| (table[k].get)(state);
    differing_from(&mut (table, &mut S::default()), &get)
}

/// As [`differing`], from a new state; `get` gives the values of the other, by their places.
pub fn differing_from(
    new: &mut dyn Slots,
    get: &dyn Fn(usize) -> Value,
) -> Vec<(&'static str, String)> {
    let (mut given, mut k) = (Vec::new(), 0);
    while let Some((name, _)) = new.setting(k) {
        let value = get(k);
        if new.get(k) != value {
            given.push((name, value.to_string()));
            new.set(k, value);
        }
        k += 1;
    }
    given
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
