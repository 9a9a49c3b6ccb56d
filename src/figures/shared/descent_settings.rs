//! The settings of a descent, shared by several figures.

use crate::numeric::descent::{Descends, Descent, Direction, MAX_STEPS};
use crate::numeric::steps::Steps;
use crate::settings::common::FigureState;
use crate::settings::{Setting, StepRun, Value, about, kinds};

/// The value of `at` for the last step.
pub const LAST: &str = "last";

/// The range of the pace, in steps per second.
pub const PACES: (f64, f64) = (0.5, 60.0);

/// The steps that a descent has taken, as runs of equal learning rates, at least one. A run with
/// the current rate and direction has none as its learning rate.
#[must_use]
pub fn runs(descent: &Descent) -> Vec<StepRun> {
    let current = descent.signed_learning_rate();
    let rates = descent.training().learning_rates();
    let taken = rates.chunk_by(|one, next| one == next).map(|run| StepRun {
        steps: run.len(),
        learning_rate: (run[0] != current).then_some(run[0]),
    });
    let runs: Vec<StepRun> = taken.collect();
    if runs.is_empty() {
        return vec![StepRun::NONE];
    }
    runs
}

/// Goes back to step 0 and takes these runs of steps; the current learning rate and direction stay.
pub fn replay(descent: &mut Descent, runs: &[StepRun]) {
    let current = descent.signed_learning_rate();
    descent.replay(runs.iter().flat_map(|run| {
        let rate = run.learning_rate.unwrap_or(current);
        std::iter::repeat_n(rate, run.steps)
    }));
}

/// A training, as its settings read and set it.
pub trait Trains: Steps {
    /// The current learning rate.
    fn learning_rate(&self) -> f64;
    /// Sets the learning rate.
    fn set_learning_rate(&mut self, learning_rate: f64);
    /// The steps taken, as runs of equal learning rates, at least one. A run with the current
    /// learning rate has none as its own.
    fn runs(&self) -> Vec<StepRun>;
    /// Goes back to step 0 and takes these runs of steps; the current learning rate stays.
    fn replay(&mut self, runs: &[StepRun]);
    /// The selected step; none for the last one.
    fn selected_step(&self) -> Option<usize>;
}

impl<S: Descends> Trains for S {
    fn learning_rate(&self) -> f64 {
        self.descent().learning_rate()
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.drive(|descent| descent.set_learning_rate(learning_rate));
    }

    fn runs(&self) -> Vec<StepRun> {
        runs(self.descent())
    }

    fn replay(&mut self, runs: &[StepRun]) {
        self.drive(|descent| replay(descent, runs));
    }

    fn selected_step(&self) -> Option<usize> {
        self.descent().selected_step()
    }
}

/// The setting `lr`.
#[must_use]
pub const fn learning_rate<S: Trains>(kind: &'static kinds::Number) -> Setting<FigureState<S>> {
    Setting {
        name: "lr",
        kind,
        doc: about("The learning rate."),
        get: |figure| Value::Number(figure.state.learning_rate()),
        set: |figure, value| figure.state.set_learning_rate(value.number()),
    }
}

/// The setting `direction`.
#[must_use]
pub const fn direction<S: Descends>() -> Setting<FigureState<S>> {
    Setting {
        name: "direction",
        kind: &kinds::Choice(Direction::NAMES),
        doc: about("Which way a step goes; `uphill` has the wrong sign."),
        get: |figure| Value::Word(figure.state.descent().direction().name()),
        set: |figure, value| {
            let direction = value.variant();
            figure
                .state
                .drive(|descent| descent.set_direction(direction));
        },
    }
}

/// The setting `step`. It comes after all settings that the steps depend on.
#[must_use]
pub const fn step<S: Trains>() -> Setting<FigureState<S>> {
    Setting {
        name: "step",
        kind: &kinds::Steps(MAX_STEPS),
        doc: about("Steps already taken: a number, or runs with their learning rates."),
        get: |figure| Value::Steps(figure.state.runs()),
        set: |figure, value| figure.state.replay(&value.steps()),
    }
}

/// The setting `at`. It comes after `step`.
#[must_use]
pub const fn at<S: Trains>() -> Setting<FigureState<S>> {
    Setting {
        name: "at",
        kind: &kinds::IntegerOr(0, MAX_STEPS as i64, LAST),
        doc: about("The step that is shown, of those already taken."),
        get: |figure| Value::of_count(figure.state.selected_step(), LAST),
        set: |figure, value| {
            figure
                .state
                .show(value.count_or_word().unwrap_or(usize::MAX))
        },
    }
}

/// The setting `pace`.
#[must_use]
pub const fn pace<S: Steps>() -> Setting<FigureState<S>> {
    Setting {
        name: "pace",
        kind: &kinds::Number(PACES.0, PACES.1),
        doc: about("Steps a second while playing."),
        get: |figure| Value::Number(figure.state.active().steps_per_second()),
        set: |figure, value| {
            let steps = figure.state.active_mut();
            steps.set_steps_per_second(value.number());
        },
    }
}
