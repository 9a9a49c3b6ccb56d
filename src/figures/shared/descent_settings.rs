//! The settings of a descent, which several figures have.

use crate::numeric::descent::{Descends, Descent, Direction, MAX_STEPS};
use crate::numeric::steps::Steps;
use crate::settings::common::FigureState;
use crate::settings::{Setting, StepRun, Value, about, kinds};

/// The word for the last step.
pub const LAST: &str = "last";

/// The paces that can be set, in steps a second.
pub const PACES: (f64, f64) = (0.5, 60.0);

/// The steps that a descent has taken, as runs of equal learning rates. A run at the rate and in
/// the direction in force needs no rate of its own.
#[must_use]
pub fn runs(descent: &Descent) -> Vec<StepRun> {
    let in_force = descent.signed_learning_rate();
    let rates = descent.training().learning_rates();
    let taken = rates.chunk_by(|one, next| one == next).map(|run| StepRun {
        steps: run.len(),
        learning_rate: (run[0] != in_force).then_some(run[0]),
    });
    let runs: Vec<StepRun> = taken.collect();
    if runs.is_empty() {
        return vec![StepRun::NONE];
    }
    runs
}

/// Goes back to step 0 and takes these steps; the learning rate and the direction in force stay.
pub fn replay(descent: &mut Descent, runs: &[StepRun]) {
    let in_force = descent.signed_learning_rate();
    descent.replay(runs.iter().flat_map(|run| {
        let rate = run.learning_rate.unwrap_or(in_force);
        std::iter::repeat_n(rate, run.steps)
    }));
}

/// What the settings of a training read and set.
pub trait Trains: Steps {
    /// The learning rate in force.
    fn learning_rate(&self) -> f64;
    /// Takes another learning rate.
    fn set_learning_rate(&mut self, learning_rate: f64);
    /// The steps taken, as runs of equal learning rates, at least one. A run at the rate in force needs
    /// no rate of its own.
    fn runs(&self) -> Vec<StepRun>;
    /// Goes back to step 0 and takes these steps; the learning rate in force stays.
    fn replay(&mut self, runs: &[StepRun]);
    /// The step that is shown; none for the last one.
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

/// `lr`.
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

/// `direction`.
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

/// `step`. It comes after what the steps depend on.
#[must_use]
pub const fn step<S: Trains>() -> Setting<FigureState<S>> {
    Setting {
        name: "step",
        kind: &kinds::Steps(MAX_STEPS),
        doc: about("Steps already taken: a number, or runs with their learning rate."),
        get: |figure| Value::Steps(figure.state.runs()),
        set: |figure, value| figure.state.replay(&value.steps()),
    }
}

/// `at`. It comes after `step`.
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

/// `pace`.
#[must_use]
pub const fn pace<S: Steps>() -> Setting<FigureState<S>> {
    Setting {
        name: "pace",
        kind: &kinds::Number(PACES.0, PACES.1),
        doc: about("Steps a second while playing."),
        get: |figure| Value::Number(figure.state.steps_per_second()),
        set: |figure, value| figure.state.set_steps_per_second(value.number()),
    }
}
