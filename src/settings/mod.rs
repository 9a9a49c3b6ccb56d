//! Settings: each has a name, a kind with its range, a default, and a sentence that describes it.
//!
//! A figure has one table of settings over its state. An attribute, an address parameter, a message
//! field and a property of the same name all refer to the same row of that table. The default of a
//! setting is its value in a new state; it is not stored anywhere else.
//!
//! To add a kind of setting, add a file to [`kinds`] that implements [`Kind`], and a line to its list.

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
