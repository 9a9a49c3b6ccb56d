//! What the figures that descend have in common: the steps taken, as a setting.

use crate::numeric::descent::Descent;
use crate::settings::Run;

/// The paces that can be set, in steps a second.
pub const PACES: (f64, f64) = (0.5, 60.0);

/// The steps that a descent has taken, as runs of equal learning rates. A run at the rate and in
/// the direction in force needs no rate of its own.
#[must_use]
pub fn runs(descent: &Descent) -> Vec<Run> {
    let in_force = descent.signed_rate();
    let rates = descent.training().learning_rates();
    let taken = rates.chunk_by(|one, next| one == next).map(|run| Run {
        steps: run.len(),
        learning_rate: (run[0] != in_force).then_some(run[0]),
    });
    let runs: Vec<Run> = taken.collect();
    if runs.is_empty() {
        let none = Run {
            steps: 0,
            learning_rate: None,
        };
        return vec![none];
    }
    runs
}

/// Goes back to step 0 and takes these steps; the learning rate and the direction in force stay.
pub fn replay(descent: &mut Descent, runs: &[Run]) {
    let in_force = descent.signed_rate();
    descent.retrace(runs.iter().flat_map(|run| {
        let rate = run.learning_rate.unwrap_or(in_force);
        std::iter::repeat_n(rate, run.steps)
    }));
}
