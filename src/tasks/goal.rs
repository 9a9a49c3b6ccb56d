//! A goal: a condition to reach.

use crate::numeric::condition::Condition;
use crate::numeric::steps::counted;

/// A condition to reach, and how far the reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The condition, as it was written.
    pub text: String,
    /// The condition.
    pub condition: Condition,
    /// The number of tries: of runs that began.
    pub tries: usize,
    /// The steps of the figures when they were last looked at.
    steps: Vec<f64>,
    /// The number of steps after which it was reached, if it was.
    pub reached: Option<f64>,
    /// Whether the condition held when the figures were last looked at.
    holds: bool,
    /// Whether it has held ever since the goal was to be reached anew.
    still_holds: bool,
}

impl Goal {
    /// A goal that has not been tried.
    #[must_use]
    pub fn new(text: &str, condition: Condition) -> Self {
        Self {
            text: text.into(),
            condition,
            tries: 0,
            steps: Vec::new(),
            reached: None,
            holds: false,
            still_holds: false,
        }
    }

    /// Takes note of the steps of figures that have come: what they have run before is no try.
    pub fn meet(&mut self, steps: &[f64]) {
        self.steps = steps.into();
    }

    /// Takes note of the state of the figures: the step of each, and whether the condition holds. Once
    /// reached, it stays so, and the steps are those of the figure that has taken the most.
    pub fn look(&mut self, steps: &[f64], holds: bool) {
        self.holds = holds;
        if self.reached.is_some() {
            return;
        }
        // A run begins at step 0. One step back is no new run.
        let begins = |(k, step): (usize, &f64)| {
            let before = self.steps.get(k).copied().unwrap_or_default();
            *step > 0.0 && (before == 0.0 || *step < before - 1.0)
        };
        let begins = steps.iter().enumerate().any(begins);
        self.steps = steps.into();
        self.still_holds &= holds;
        let is_reached = holds && !self.still_holds;
        if begins || (is_reached && self.tries == 0) {
            self.tries += 1;
        }
        if is_reached {
            self.reached = steps.iter().copied().reduce(f64::max);
        }
    }

    /// Sets out to reach it anew; the tries count on. A state in which it holds already does not count.
    pub fn again(&mut self) {
        self.still_holds = self.holds;
        self.reached = None;
    }

    /// What to say of it.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Some(steps) = self.reached else {
            return match self.tries {
                0 => "Not reached yet.".into(),
                1 => "Not reached yet, at the 1st try.".into(),
                tries => format!("Not reached yet, at the {} try.", ordinal(tries)),
            };
        };
        if steps == 0.0 {
            return "Reached.".into();
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of steps is a whole number from 0"
        )]
        let steps = counted(steps as usize);
        format!(
            "Reached after {steps}, at the {} try.",
            ordinal(self.tries.max(1))
        )
    }

    /// What is needed to [restore](Self::restore) it; empty if nothing was tried.
    #[must_use]
    pub fn saved(&self) -> String {
        match self.reached {
            Some(steps) => format!("{};{steps}", self.tries),
            None if self.tries > 0 => self.tries.to_string(),
            None => String::new(),
        }
    }

    /// Restores what was saved; `None` if that was something else.
    pub fn restore(&mut self, saved: &str) -> Option<()> {
        let mut parts = saved.split(';');
        let tries = parts.next()?.parse().ok().filter(|tries| *tries > 0)?;
        let reached = match parts.next() {
            Some(steps) => Some(steps.parse().ok().filter(|steps| *steps >= 0.0)?),
            None => None,
        };
        self.tries = tries;
        self.reached = reached;
        Some(())
    }
}

/// A place in a row, in English.
///
/// ```
/// use downhill::tasks::goal::ordinal;
///
/// assert_eq!([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal).join(" "),
///     "1st 2nd 3rd 4th 11th 12th 13th 21st 112th");
/// ```
#[must_use]
pub fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}
