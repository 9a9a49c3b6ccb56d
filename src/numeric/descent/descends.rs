//! A state that holds a descent.

use super::Descent;

/// A state that descends: what its controls, and scripts, need to know of it.
pub trait Descends {
    /// The descent.
    fn descent(&self) -> &Descent;
    /// Changes the descent by one of its methods, and what depends on it.
    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R;
    /// Stops playing.
    fn halt(&mut self) {
        self.drive(Descent::pause);
    }
    /// Halves the learning rate, so that a descent that diverged can go on.
    fn halve_learning_rate(&mut self) {
        self.drive(Descent::halve_learning_rate);
    }
    /// Whether no step has been taken.
    fn is_fresh(&self) -> bool {
        self.descent().training().steps() == 0
    }
    /// Whether a drag has moved the start from where it was set.
    fn is_moved(&self) -> bool {
        false
    }
    /// Takes the start back to where it was set, before any drag.
    fn undo_move(&mut self) {}
    /// Shows a step while the pointer is over it; none ends that.
    fn hover_step(&mut self, step: Option<usize>);
    /// The current step in a sentence, for screen readers.
    fn describe(&self) -> String;
    /// Why it stopped, in a sentence, if it did.
    fn outcome(&self) -> Option<String>;
}
