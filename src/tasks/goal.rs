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
    /// The step of the figure when it was last looked at.
    step: f64,
    /// The number of steps after which it was reached, if it was.
    pub reached: Option<f64>,
}

impl Goal {
    /// A goal that has not been tried.
    #[must_use]
    pub fn new(text: &str, condition: Condition) -> Self {
        Self {
            text: text.into(),
            condition,
            tries: 0,
            step: 0.0,
            reached: None,
        }
    }

    /// Takes note of the state of the figures: the step of the first of them, and whether the condition
    /// holds. Once reached, it stays so.
    pub fn look(&mut self, step: f64, holds: bool) {
        if self.reached.is_some() {
            return;
        }
        let begins = step > 0.0 && (self.step == 0.0 || step < self.step);
        self.step = step;
        if begins || (holds && self.tries == 0) {
            self.tries += 1;
        }
        if holds {
            self.reached = Some(step);
        }
    }

    /// Forgets the tries.
    pub fn reset(&mut self) {
        *self = Self::new(&self.text, self.condition.clone());
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
        self.reset();
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
