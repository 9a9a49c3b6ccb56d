//! What a setting is: a name, a kind with its range, a default, a sentence.
//!
//! A figure has one table of settings over its state. An attribute, a parameter of an address, a
//! field of a message and a property of one name are all the same row of that table. The default
//! of a setting is what a new state says, so it stands nowhere twice.
//!
//! A new kind of setting is a file in [`kinds`] with all that is to be said of it, and a line in its
//! list.

pub mod access;
pub mod any_settings;
pub mod common;
pub mod error;
pub mod kind;
pub mod kinds;
mod run;
#[cfg(not(target_arch = "wasm32"))]
pub mod sample;
pub mod setting;
pub mod text;
mod value;

pub use access::{SettingAccess, apply, apply_to, differing, differing_from, index_of};
pub use error::SettingError;
pub use kind::Kind;
pub use run::StepRun;
pub use setting::{Setting, Table, about};
pub use value::Value;
