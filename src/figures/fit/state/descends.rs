//! The fit's implementation of `Descends`.

use super::Fit;
use super::stage::Stage;
use super::view::View;
use crate::numeric::decimal::{fixed, significant, spoken};
use crate::numeric::descent::{Descends, Descent};
use crate::numeric::outcome::Outcome;
use crate::numeric::steps::Steps;

impl Descends for Fit {
    fn descent(&self) -> &Descent {
        &self.regression.descent
    }

    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let before = self.descent().at();
        let result = self.regression.drive(verb);
        let after = self.descent().at();
        if after != before {
            self.stage = if after == 0 {
                Stage::default()
            } else {
                Stage::Step
            };
        }
        result
    }

    fn halt(&mut self) {
        match self.regression.fast_forward_mut() {
            Some(forward) => forward.stop(),
            None => self.drive(Descent::pause),
        }
    }

    fn is_fresh(&self) -> bool {
        self.descent().training().steps() == 0 && self.regression.fast_forward().is_none()
    }

    /// The race in its view, else the descent.
    fn active(&self) -> &dyn Steps {
        match self.view() {
            View::Race => self.race(),
            _ => self,
        }
    }

    fn active_mut(&mut self) -> &mut dyn Steps {
        if self.view() == View::Race {
            // Computes its runs anew where they are out of date.
            let _ = self.race();
        }
        self.player_mut()
    }

    fn hover_step(&mut self, step: Option<usize>) {
        self.regression.descent.hover_step(step);
    }

    fn describe(&self) -> String {
        let step = self.regression.step_now();
        let params = self.model().params().iter().zip(self.params());
        let params =
            params.map(|(name, param)| format!("{name} = {}", spoken(&significant(*param, 3))));
        let params: Vec<String> = params.collect();
        format!(
            "step {step}, loss {}, {}",
            fixed(self.loss(), 2),
            params.join(", ")
        )
    }

    fn outcome(&self) -> Option<Outcome> {
        // The history's outcome does not hold for a fast forward beyond it.
        let is_in_history = self.regression.fast_forward().is_none();
        is_in_history.then(|| self.ending()).flatten()
    }
}
