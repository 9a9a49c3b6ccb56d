//! A table of settings with a state: settings are applied by name, and those that differ are listed.

use super::error::SettingError;
use super::kind::Kind;
use super::setting::{Setting, Table};
use super::value::Value;

/// Access to the settings of a state by their indices in its table, with the type of the state erased:
/// what is done with any table is compiled once.
pub trait SettingAccess {
    /// The name and the kind of setting `k`; none beyond the last.
    fn setting(&self, k: usize) -> Option<(&'static str, &'static dyn Kind)>;

    /// The sentence on what setting `k` does, which is one of the table.
    fn doc(&self, k: usize) -> &'static str;

    /// The value of setting `k`, which is one of the table.
    fn get(&self, k: usize) -> Value;

    /// Gives setting `k`, which is one of the table, a value of its kind and in its range.
    fn set(&mut self, k: usize, value: Value);
}

impl<S> SettingAccess for (&[Setting<S>], &mut S) {
    fn setting(&self, k: usize) -> Option<(&'static str, &'static dyn Kind)> {
        let setting = self.0.get(k)?;
        Some((setting.name, setting.kind))
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

/// The index of a setting in its table, by its name; none if there is no such setting.
#[must_use]
pub fn index_of(access: &dyn SettingAccess, name: &str) -> Option<usize> {
    let names = (0..).map_while(|k| access.setting(k));
    names.map(|(own, _)| own).position(|own| own == name)
}

/// Reads a text into setting `k`, which has this name and kind. What cannot be read or is out of range
/// changes nothing.
fn read(
    access: &mut dyn SettingAccess,
    k: usize,
    (name, kind): (&str, &dyn Kind),
    text: &str,
) -> Result<(), SettingError> {
    let error = |takes| Err(SettingError::new(name, text, takes));
    let Some(value) = kind.parse(text) else {
        return error(format!("it takes {kind}{}", kind.fault(text)));
    };
    access.set(k, value.clone());
    match kind.reread(text, &value, &access.get(k)) {
        Ok(None) => Ok(()),
        Ok(Some(value)) => {
            access.set(k, value);
            Ok(())
        }
        Err(takes) => error(takes),
    }
}

/// Applies settings by name, in the table's order whatever the order they are given in.
/// Returns an error for each text that its setting cannot take, and for each name that is no setting.
pub fn apply<S>(table: Table<S>, state: &mut S, given: &[(String, String)]) -> Vec<SettingError> {
    apply_to(&mut (table, state), given)
}

/// As [`apply`], with the type of the state erased.
pub fn apply_to(access: &mut dyn SettingAccess, given: &[(String, String)]) -> Vec<SettingError> {
    let mut errors = Vec::new();
    let mut names = Vec::new();
    while let Some((own, kind)) = access.setting(names.len()) {
        for (_, text) in given.iter().filter(|(name, _)| name == own) {
            errors.extend(read(access, names.len(), (own, kind), text).err());
        }
        names.push(own);
    }
    for (name, text) in given {
        if !names.contains(&name.as_str()) {
            let takes = format!("the settings here are {}", names.join(", "));
            errors.push(SettingError::new(name, text, takes));
        }
    }
    errors
}

/// The settings that turn a new state into this one, as they are written in an address. A setting
/// that already follows from those before it is left out.
#[must_use]
pub fn differing<S: Default>(table: Table<S>, state: &S) -> Vec<(&'static str, String)> {
    let get = |k: usize| (table[k].get)(state);
    differing_from(&mut (table, &mut S::default()), &get)
}

/// As [`differing`], with the types of the states erased: from a `new` state, while `get` gives the
/// values of the other by their indices.
pub fn differing_from(
    new: &mut dyn SettingAccess,
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
