//! Why a training stops: what its last steps came to.

use super::super::optimizer::Method;
use super::{Batches, Stop, Termination, Training};

impl Training {
    /// Why the training stops here, if it does.
    ///
    /// Further steps can be made all the same when it [`is_done`](Training::is_done).
    #[must_use]
    pub fn termination(&self) -> Option<Termination> {
        if self.diverged {
            Some(Termination::Diverged)
        } else if self.steps() >= self.rules.max_steps {
            Some(Termination::StepLimit)
        } else if self.is_flat() || self.is_at_rest() {
            Some(Termination::Converged)
        } else if self.has_reached() {
            Some(Termination::Reached)
        } else {
            self.settled()
        }
    }

    /// Whether it is time to stop, though further steps can be made.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(
            self.termination(),
            Some(Termination::Converged | Termination::Bouncing | Termination::Reached)
        )
    }

    fn has_reached(&self) -> bool {
        match self.rules.stop {
            Some(Stop::Steps(steps)) => self.steps() >= steps,
            Some(Stop::LossBelow(loss)) => self.current().loss < loss,
            Some(Stop::ChangeBelow(_)) | None => false,
        }
    }

    /// The steps of an epoch: 1 where each looks at all of the data.
    fn epoch(&self) -> usize {
        self.batches.as_ref().map_or(1, Batches::per_epoch)
    }

    /// Over how many steps the loss has to stay as it is, so that this is no chance: some epochs, and
    /// as long as the optimiser remembers gradients.
    #[must_use]
    pub fn settling(&self) -> usize {
        /// So many that it shows whether they lead away or to and fro.
        const EPOCHS: usize = 4;
        let remembers = match self.optimizer.method {
            Method::Momentum | Method::Nesterov => 1.0 / (1.0 - self.optimizer.momentum),
            Method::Adam => 10.0,
            Method::Sgd | Method::RmsProp | Method::Adagrad => 1.0,
        };
        let epochs = match self.epoch() {
            1 => 1,
            epoch => EPOCHS * epoch,
        };
        epochs.max(remembers.round() as usize)
    }

    /// Whether no slope is steep enough to go on; with batches, for any batch of an epoch.
    fn is_flat(&self) -> bool {
        let steepest = self.rules.gradient_below;
        let epoch = self.epoch();
        let flat = |step: usize| {
            let gradient = self.at(step).gradient;
            gradient.iter().all(|slope| slope.abs() <= steepest)
        };
        let now = self.steps();
        now + 1 >= epoch && (now + 1 - epoch..=now).rev().all(flat)
    }

    /// Whether the last steps, if they were to move at all, did not: they are too small for the
    /// digits of the parameters.
    fn is_at_rest(&self) -> bool {
        let (now, epoch) = (self.steps(), self.epoch());
        let moved = |step: &f64| *step != 0.0;
        now >= epoch
            && self.learning_rates[now - epoch..].iter().all(moved)
            && (now - epoch..now).all(|step| self.at(step).params == self.at(now).params)
    }

    /// What the last steps came to, if by the rule they changed as good as nothing.
    fn settled(&self) -> Option<Termination> {
        let Some(Stop::ChangeBelow(limit)) = self.rules.stop else {
            return None;
        };
        let (now, settling) = (self.steps(), self.settling());
        if self.learning_rates.last().is_none_or(|rate| *rate == 0.0) {
            return None;
        }
        if self.returns(limit) {
            return Some(Termination::Bouncing);
        }
        let before = now.checked_sub(settling)?;
        let allowed = limit * self.losses[before].abs();
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        let (least, most) = self.losses[before..].iter().fold(ends, |ends, loss| {
            (f64::min(ends.0, *loss), f64::max(ends.1, *loss))
        });
        if most - least > allowed {
            return None;
        }
        let bounces = if self.batches.is_some() {
            self.turns_back(before)
        } else {
            (before..now).any(|step| self.leaps(step, limit))
        };
        Some(if bounces {
            Termination::Bouncing
        } else {
            Termination::Converged
        })
    }

    /// Whether a step led over a valley to the same height on its other side: the slope along the
    /// step turned round, and what the loss changed by is nothing beside the depth between.
    ///
    /// The depth is that of the parabola with these slopes at both ends, above its bottom.
    fn leaps(&self, step: usize, limit: f64) -> bool {
        /// What a bounce loses of its height in a step, at most.
        const LOST: f64 = 0.01;
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
        turned && depth > limit * to.loss.abs() && change <= LOST * depth
    }

    /// Whether the last step took back the one before it.
    fn returns(&self, limit: f64) -> bool {
        /// What two steps leave of the way, at most.
        const LEFT: f64 = 1e-6;
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
        let way = apart(first.params, second.params);
        let differs = (second.loss - last.loss).abs() > limit * last.loss.abs();
        differs && apart(first.params, last.params) <= LEFT * way
    }

    /// Whether the way since step `from` is more to and fro than away.
    fn turns_back(&self, from: usize) -> bool {
        let length = |one: usize, other: usize| {
            let pairs = self.at(one).params.iter().zip(self.at(other).params);
            pairs
                .map(|(one, other)| (one - other) * (one - other))
                .sum::<f64>()
                .sqrt()
        };
        let now = self.steps();
        let way: f64 = (from..now).map(|step| length(step, step + 1)).sum();
        2.0 * length(from, now) < way
    }
}
