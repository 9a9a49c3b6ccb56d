//! A state that holds a descent.

use super::super::outcome::{Outcome, OutcomeKind};
use super::Descent;
use crate::steps::Steps;

/// A state that holds a descent: the interface for its controls and for scripts.
pub trait Descends {
    /// The descent.
    fn descent(&self) -> &Descent;
    /// Changes the descent, and updates all that depends on it.
    fn drive<R>(&mut self, change: impl FnOnce(&mut Descent) -> R) -> R;
    /// Stops playing.
    fn halt(&mut self) {
        self.drive(Descent::pause);
    }
    /// Halves the learning rate, so that a descent that diverged can continue.
    fn halve_learning_rate(&mut self) {
        self.drive(Descent::halve_learning_rate);
    }
    /// Whether no step has been taken.
    fn is_fresh(&self) -> bool {
        self.descent().training().steps() == 0
    }
    /// Whether a drag has moved the start from its setting.
    fn is_moved(&self) -> bool {
        false
    }
    /// Moves the start back to its setting, undoing all drags.
    fn undo_move(&mut self) {}
    /// What the controls and scripts drive: the descent, unless another process is shown in its place.
    fn active(&self) -> &dyn Steps
    where
        Self: Sized,
    {
        self
    }
    /// [`active`](Self::active), mutable.
    fn active_mut(&mut self) -> &mut dyn Steps
    where
        Self: Sized,
    {
        self
    }
    /// Shows a step while the pointer is over it; `None` ends that.
    fn hover_step(&mut self, step: Option<usize>);
    /// The current step in a sentence, for screen readers.
    fn describe(&self) -> String;
    /// How the descent ended, if its end is the step that the picture has reached.
    fn ended_here(&self) -> Option<OutcomeKind> {
        let descent = self.descent();
        let is_last = descent.reached() == descent.training().steps();
        let outcome = is_last.then(|| self.outcome()).flatten();
        outcome.map(|outcome| outcome.kind)
    }
    /// How the descent ended and why; `None` if it did not.
    fn outcome(&self) -> Option<Outcome>;
}
