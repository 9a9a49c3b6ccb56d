//! A history that the reader looks back at, whatever descends.

use leptos::prelude::untrack;

use super::model::Model;
use crate::numeric::descent::Descends;

/// The steps taken, the one that is shown, and the ways to show another.
pub trait History {
    /// The step that is shown, and the last one; and again when that changes.
    fn place(&self) -> (usize, usize);
    /// Shows a step while it is pointed at; none shows again what was shown before.
    fn peek(&self, step: Option<usize>);
    /// Goes to a step.
    fn show(&self, step: usize);
    /// Says where it stands to those who hear it.
    fn say(&self);
}

impl<S: Descends> History for Model<S> {
    fn place(&self) -> (usize, usize) {
        self.with(|state| (state.descent().at(), state.descent().training().steps()))
    }

    fn peek(&self, step: Option<usize>) {
        self.update(|state| state.peek(step));
    }

    fn show(&self, step: usize) {
        self.update(|state| {
            state.peek(None);
            state.drive(|descent| descent.show(step));
        });
    }

    fn say(&self) {
        self.voice().say(untrack(|| self.with(S::describe)));
    }
}
