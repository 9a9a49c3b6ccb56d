//! The interface of a stepwise process: a descent, a race, or a walk along a tape.

use super::descent::Status;
use super::outcome::Outcome;

/// A state that advances in steps: the interface for its controls and for scripts.
pub trait Steps {
    /// The status.
    fn status(&self) -> Status;
    /// Whether it is being played.
    fn is_playing(&self) -> bool;
    /// Whether frames have something to compute; by default while it is being played.
    fn is_busy(&self) -> bool {
        self.is_playing()
    }
    /// Whether another step can be taken.
    fn can_step(&self) -> bool;
    /// Whether playing can start.
    fn can_play(&self) -> bool {
        self.can_step()
    }
    /// Whether there is a step to undo.
    fn can_go_back(&self) -> bool;
    /// Whether a reset changes anything.
    fn can_reset(&self) -> bool {
        self.can_go_back()
    }
    /// The step that is shown, and the last one that can be shown.
    fn shown_and_last(&self) -> (usize, usize);
    /// The pace of playing, in steps per second.
    fn steps_per_second(&self) -> f64;

    /// Sets the pace of playing, in steps per second.
    fn set_steps_per_second(&mut self, steps_per_second: f64);
    /// Takes up to `n` steps.
    fn step(&mut self, n: usize);
    /// Undoes up to `n` steps.
    fn back(&mut self, n: usize);
    /// Goes back to step 0; at step 0, moves the start back to its setting.
    fn reset(&mut self);
    /// Starts playing, if a step can be taken.
    fn play(&mut self);
    /// Stops playing.
    fn pause(&mut self);
    /// Selects a step to show; playing stops.
    fn show(&mut self, step: usize);
    /// Shows a step while the pointer is over it; `None` ends that.
    fn hover_step(&mut self, step: Option<usize>);
    /// Advances playing by this many seconds; the picture glides from step to step, or jumps if `glide`
    /// is false.
    fn advance(&mut self, seconds: f64, glide: bool);
    /// The numbers that determine the display: while they are equal, nothing needs to be drawn again.
    /// `None` if there are no such numbers.
    fn display_key(&self) -> Option<[usize; 5]> {
        None
    }

    /// The current step in a sentence, for screen readers.
    fn describe(&self) -> String;
    /// How it ended and why; `None` if it did not.
    fn outcome(&self) -> Option<Outcome>;
    /// What the controls and scripts drive: this process, unless another is shown in its place.
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
    /// Whether it diverged and half the learning rate would lead down again.
    fn halving_helps(&self) -> bool {
        self.status() == Status::Diverged
    }
}

/// A number of steps in words.
///
/// ```
/// use downhill_numeric::steps::counted;
///
/// assert_eq!([1, 2].map(counted), ["1 step", "2 steps"]);
/// ```
#[must_use]
pub fn counted(steps: usize) -> String {
    let noun = if steps == 1 { "step" } else { "steps" };
    format!("{steps} {noun}")
}
