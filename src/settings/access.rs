//! Access to settings: they are applied by name, and those that differ from a new state are listed.

use super::error::SettingError;
use super::kind::Kind;
use super::setting::{Setting, Table};
use super::value::Value;

/// Access to the settings of a state by their indices in its table, with the type of the state erased,
/// so that code for any table is compiled once.
pub trait SettingAccess {
    /// The name and the kind of setting `k`; `None` beyond the last.
    fn setting(&self, k: usize) -> Option<(&'static str, &'static dyn Kind)>;

    /// The sentence on what setting `k` does. Panics if there is no setting `k`.
    fn doc(&self, k: usize) -> &'static str;

    /// The value of setting `k`. Panics if there is no setting `k`.
    fn get(&self, k: usize) -> Value;

    /// Sets setting `k` to a value of its kind and in its range. Panics if there is no setting `k` or
    /// the value is of another variant.
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

/// The index of the setting of this name in its table; `None` if there is none.
#[must_use]
pub fn index_of(access: &dyn SettingAccess, name: &str) -> Option<usize> {
    let names = (0..).map_while(|k| access.setting(k));
    names.map(|(own, _)| own).position(|own| own == name)
}

/// Parses a text and sets setting `k`, which has this name and kind, to the value. A text that cannot be
/// parsed or is out of range changes nothing.
fn read(
    access: &mut dyn SettingAccess,
    k: usize,
    (name, kind): (&str, &dyn Kind),
    text: &str,
) -> Result<(), SettingError> {
    let error = |reason| Err(SettingError::new(name, text, reason));
    let Some(value) = kind.parse(text) else {
        return error(format!("it takes {kind}{}", kind.reason(text)));
    };
    access.set(k, value.clone());
    match kind.reread(text, &value, &access.get(k)) {
        Ok(None) => Ok(()),
        Ok(Some(value)) => {
            access.set(k, value);
            Ok(())
        }
        Err(reason) => error(reason),
    }
}

/// Applies settings by name, in the table's order, whatever the order of `given`. Returns an error for
/// each text that its setting rejects and for each name that is no setting.
pub fn apply<S>(table: Table<S>, state: &mut S, given: &[(String, String)]) -> Vec<SettingError> {
    apply_to(&mut (table, state), given)
}

/// [`apply`] with the type of the state erased.
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
            let reason = format!("the settings here are {}", names.join(", "));
            errors.push(SettingError::new(name, text, reason));
        }
    }
    errors
}

/// The settings that turn a new state into this one, with their values as text. A setting whose value
/// already follows from those before it is omitted.
#[must_use]
pub fn differing<S: Default>(table: Table<S>, state: &S) -> Vec<(&'static str, String)> {
    let get = |k: usize| (table[k].get)(state);
    differing_from(&mut (table, &mut S::default()), &get)
}

/// [`differing`] with the types of the states erased: `new` is a new state, and `get` returns the value
/// of the other state's setting at an index. Afterwards `new` has the values of the other state.
pub fn differing_from(
    new: &mut dyn SettingAccess,
    get: &dyn Fn(usize) -> Value,
) -> Vec<(&'static str, String)> {
    let (mut differing, mut k) = (Vec::new(), 0);
    while let Some((name, _)) = new.setting(k) {
        let value = get(k);
        if new.get(k) != value {
            differing.push((name, value.to_string()));
            new.set(k, value);
        }
        k += 1;
    }
    differing
}
