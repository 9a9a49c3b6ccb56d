//! Tasks: questions about figures that know their answers.
//!
//! | kind | the reader | done when |
//! |---|---|---|
//! | [`predict`] | says what will happen before it does | it is set beside what happened |
//! | [`goal`] | brings figures to a state | a condition on their fields holds |
//! | [`choose`] | picks items of a list | all right ones are picked, and no other |
//!
//! A [`Task`](task::Task) comes from the attributes of its element. Its `view` asks the question beside
//! figures of any kind: it reads their fields by the registry.

pub mod attributes;
pub mod choose;
pub mod complaint;
pub mod goal;
pub mod guess;
pub mod predict;
pub mod scope;
pub mod task;
pub mod tolerance;
#[cfg(feature = "web")]
pub mod view;
