//! Determines from the last steps of a training whether and why it stops.

use super::super::optimizer::Method;
use super::{Batches, Convergence, Stop, Termination, Training};

impl Training {
    /// The reason why the training stops here, or `None` if it does not.
    ///
    /// If it [`is_done`](Training::is_done), further steps can be taken nevertheless.
    #[must_use]
    pub fn termination(&self) -> Option<Termination> {
        if self.diverged {
            Some(Termination::Diverged)
        } else if self.steps() >= self.rules.max_steps {
            Some(Termination::StepLimit)
        } else if self.is_flat() {
            Some(Termination::Converged(Convergence::Flat))
        } else if self.has_stalled() {
            Some(Termination::Converged(Convergence::Stalled))
        } else if self.has_reached_goal() {
            Some(Termination::Reached)
        } else {
            self.settled()
        }
    }

    /// Whether playing stops here, though further steps can be taken.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(
            self.termination(),
            Some(Termination::Converged(_) | Termination::Oscillates | Termination::Reached)
        )
    }

    fn has_reached_goal(&self) -> bool {
        match self.rules.stop {
            Some(Stop::Steps(steps)) => self.steps() >= steps,
            Some(Stop::LossBelow(loss)) => self.current().loss < loss,
            Some(Stop::ChangeBelow(_)) | None => false,
        }
    }

    /// The number of steps of an epoch: 1 without batches.
    fn epoch(&self) -> usize {
        self.batches.as_ref().map_or(1, Batches::per_epoch)
    }

    /// The number of steps for which the loss has to stay nearly constant, so that this is not by
    /// chance: with batches four epochs, and as many steps as a gradient affects the optimiser's state.
    #[must_use]
    pub fn settling(&self) -> usize {
        /// Enough epochs to distinguish progress from oscillation.
        const EPOCHS: usize = 4;
        let memory = match self.optimizer.method {
            Method::Momentum | Method::Nesterov => 1.0 / (1.0 - self.optimizer.momentum),
            Method::Adam => 10.0,
            Method::Sgd | Method::RmsProp | Method::Adagrad => 1.0,
        };
        let epochs = match self.epoch() {
            1 => 1,
            epoch => EPOCHS * epoch,
        };
        epochs.max(memory.round() as usize)
    }

    /// Whether no component of the gradient exceeds the threshold; with batches, in every batch of an
    /// epoch.
    fn is_flat(&self) -> bool {
        let threshold = self.rules.gradient_below;
        let epoch = self.epoch();
        let flat = |step: usize| {
            let gradient = self.at(step).gradient;
            gradient.iter().all(|slope| slope.abs() <= threshold)
        };
        let now = self.steps();
        now + 1 >= epoch && (now + 1 - epoch..=now).rev().all(flat)
    }

    /// Whether the steps of the last epoch changed no parameter although their learning rates are not 0,
    /// because the steps are below the precision of the parameters.
    fn has_stalled(&self) -> bool {
        let (now, epoch) = (self.steps(), self.epoch());
        let moved = |step: &f64| *step != 0.0;
        now >= epoch
            && self.learning_rates[now - epoch..].iter().all(moved)
            && (now - epoch..now).all(|step| self.at(step).params == self.at(now).params)
    }

    /// Whether the last steps converged or oscillate, if they changed the loss by no more than the
    /// threshold of [`Stop::ChangeBelow`].
    fn settled(&self) -> Option<Termination> {
        let Some(Stop::ChangeBelow(limit)) = self.rules.stop else {
            return None;
        };
        let (now, settling) = (self.steps(), self.settling());
        if self.learning_rates.last().is_none_or(|rate| *rate == 0.0) {
            return None;
        }
        if self.undoes_step(limit) {
            return Some(Termination::Oscillates);
        }
        let before = now.checked_sub(settling)?;
        let allowed = limit * self.losses[before].abs();
        let empty = (f64::INFINITY, f64::NEG_INFINITY);
        let (min, max) = self.losses[before..].iter().fold(empty, |range, loss| {
            (f64::min(range.0, *loss), f64::max(range.1, *loss))
        });
        if max - min > allowed {
            return None;
        }
        let oscillates = if self.batches.is_some() {
            self.oscillates(before)
        } else {
            (before..now).any(|step| self.jumps_across(step, limit))
        };
        Some(if oscillates {
            Termination::Oscillates
        } else {
            Termination::Converged(Convergence::Settled)
        })
    }

    /// Whether a step jumped across a valley to the same height on its other side: the slope along the
    /// step changed its sign, and the loss changed little compared with the valley's depth.
    ///
    /// The depth is the height above the minimum of the parabola that has these slopes at both ends.
    fn jumps_across(&self, step: usize, limit: f64) -> bool {
        /// The greatest change of the loss by such a jump, as a share of the depth.
        const MAX_SHARE_LOST: f64 = 0.01;
        let (from, to) = (self.at(step), self.at(step + 1));
        let along = |gradient: &[f64]| -> f64 {
            let moves = from.params.iter().zip(to.params);
            let slopes = moves.zip(gradient);
            slopes.map(|((from, to), slope)| (to - from) * slope).sum()
        };
        let (before, after) = (along(from.gradient), along(to.gradient));
        let depth = after * after / (2.0 * (after - before).abs());
        let turned = before * after < 0.0;
        let change = (to.loss - from.loss).abs();
        turned && depth > limit * to.loss.abs() && change <= MAX_SHARE_LOST * depth
    }

    /// Whether the last step undid the one before it.
    fn undoes_step(&self, limit: f64) -> bool {
        /// The greatest distance of the parameters after two steps, as a share of the first step's
        /// length.
        const MAX_DISTANCE: f64 = 1e-6;
        let now = self.steps();
        if now < 2 || self.batches.is_some() {
            return false;
        }
        let [first, second, last] = [now - 2, now - 1, now].map(|step| self.at(step));
        let apart = |one: &[f64], other: &[f64]| {
            let each = one
                .iter()
                .zip(other)
                .map(|(one, other)| (one - other).abs());
            each.fold(0.0, f64::max)
        };
        let length = apart(first.params, second.params);
        let differs = (second.loss - last.loss).abs() > limit * last.loss.abs();
        differs && apart(first.params, last.params) <= MAX_DISTANCE * length
    }

    /// Whether the total length of the steps since step `from` is more than twice the distance covered.
    fn oscillates(&self, from: usize) -> bool {
        let length = |one: usize, other: usize| {
            let pairs = self.at(one).params.iter().zip(self.at(other).params);
            pairs
                .map(|(one, other)| (one - other) * (one - other))
                .sum::<f64>()
                .sqrt()
        };
        let now = self.steps();
        let total: f64 = (from..now).map(|step| length(step, step + 1)).sum();
        2.0 * length(from, now) < total
    }
}
