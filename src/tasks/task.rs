//! A task of any kind.

use super::choose::{Choose, numbers};
use super::goal::Goal;
use super::guess::Guess;
use super::predict::{Phase, Predict};
use crate::numeric::condition::Value;

/// A task: what it asks, and how far the reader is.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// The reader says what will happen before it does.
    Predict(Box<Predict>),
    /// The reader brings figures to a state.
    Goal(Goal),
    /// The reader picks items of a list.
    Choose(Choose),
}

/// What a page is told of a task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Whether it is done: compared, reached, or right.
    pub done: bool,
    /// From 0 to 1: 1 for a goal that was reached; 1 for a prediction that was near enough or the right
    /// choice at the first attempt, a half at the second, and so on.
    pub score: f64,
    /// The number of attempts: predictions, runs that began, or choices.
    pub attempts: usize,
    /// The reader's answer as a text; empty before there is one.
    pub answer: String,
}

impl Task {
    /// The name of its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Predict(_) => "predict",
            Self::Goal(_) => "goal",
            Self::Choose(_) => "choose",
        }
    }

    /// What a page is told of it.
    #[must_use]
    pub fn report(&self) -> Report {
        match self {
            Self::Predict(predict) => {
                let guess = predict.guess().map(ToString::to_string);
                Report {
                    done: predict.comparison().is_some(),
                    score: predict.score(),
                    attempts: predict.attempts,
                    answer: guess.unwrap_or_default(),
                }
            }
            Self::Goal(goal) => Report {
                done: goal.reached.is_some(),
                score: f64::from(goal.reached.is_some()),
                attempts: goal.tries,
                answer: goal.reached.map_or(String::new(), |_| goal.sentence()),
            },
            Self::Choose(choose) => Report {
                done: choose.is_done(),
                score: choose.score(),
                attempts: choose.attempts,
                answer: choose.answer(),
            },
        }
    }

    /// The reader's answer as a platform takes it: a number as Python writes it, the numbers of the items
    /// of the last attempt; else as in the [`report`](Self::report).
    #[must_use]
    pub fn response(&self) -> String {
        match self {
            Self::Predict(predict) => predict.guess().map_or(String::new(), Guess::written),
            Self::Goal(_) => self.report().answer,
            Self::Choose(choose) => choose.checked.as_deref().map_or(String::new(), numbers),
        }
    }

    /// What to say of it.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Predict(predict) => predict.sentence(),
            Self::Goal(goal) => goal.sentence(),
            Self::Choose(choose) => choose.sentence(),
        }
    }

    /// Whether the last answer was right; `None` as long as there is none.
    #[must_use]
    pub fn is_right(&self) -> Option<bool> {
        match self {
            Self::Predict(predict) => predict.comparison().map(|comparison| comparison.is_right),
            Self::Goal(goal) => goal.reached.map(|_| true),
            Self::Choose(choose) => choose.is_checked().then(|| choose.is_done()),
        }
    }

    /// The right answer, in the form of [`response`](Self::response): the condition of a goal, the numbers
    /// of the right items; for a prediction what happened, and nothing before it has.
    #[must_use]
    pub fn correct(&self) -> String {
        match self {
            Self::Predict(predict) => {
                let happened = predict.comparison().and_then(|both| both.happened.as_ref());
                happened.map_or(String::new(), Guess::written)
            }
            Self::Goal(goal) => goal.text.clone(),
            Self::Choose(choose) => numbers(&choose.right),
        }
    }

    /// Whether there is something to do anew.
    #[must_use]
    pub fn can_try_again(&self) -> bool {
        match self {
            Self::Predict(predict) => predict.phase != Phase::Asking,
            Self::Goal(goal) => goal.reached.is_some(),
            Self::Choose(choose) => choose.is_done(),
        }
    }

    /// What happened, in the words of the figure; empty before it has.
    #[must_use]
    pub fn described(&self) -> &str {
        match self {
            Self::Predict(predict) => predict
                .comparison()
                .map_or("", |comparison| comparison.described.as_str()),
            _ => "",
        }
    }

    /// Whether the explanation is due: the answer is known, or the reader does without.
    #[must_use]
    pub fn is_explained(&self) -> bool {
        match self {
            Self::Predict(predict) => {
                matches!(
                    predict.phase,
                    Phase::Compared(_) | Phase::Looking | Phase::Looked
                )
            }
            _ => self.report().done,
        }
    }

    /// Whether a try has failed, so that a hint is due.
    #[must_use]
    pub fn needs_hint(&self) -> bool {
        match self {
            Self::Predict(_) => false,
            Self::Goal(goal) => goal.reached.is_none() && goal.tries > 1,
            Self::Choose(choose) => choose.checked.is_some() && !choose.is_done(),
        }
    }

    /// Whether the figure must not get to where the answer is known.
    #[must_use]
    pub fn holds_back(&self) -> bool {
        matches!(self, Self::Predict(predict) if predict.phase == Phase::Asking && !predict.is_free)
    }

    /// Whether nothing was predicted yet.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        matches!(self, Self::Predict(predict) if predict.phase == Phase::Asking)
    }

    /// Whether it waits for the state in which the answer is known.
    #[must_use]
    pub fn awaits(&self) -> bool {
        let phase = match self {
            Self::Predict(predict) => Some(&predict.phase),
            _ => None,
        };
        matches!(phase, Some(Phase::Asking | Phase::Waiting(_)))
    }

    /// Sets a prediction beside what happened.
    pub fn compare(&mut self, value: Option<Value>, described: String) {
        if let Self::Predict(predict) = self {
            predict.compare(value, described);
        }
    }

    /// Asks anew; the attempts count on.
    pub fn again(&mut self) {
        match self {
            Self::Predict(predict) => predict.again(),
            Self::Goal(goal) => goal.again(),
            Self::Choose(choose) => choose.again(),
        }
    }

    /// Forgets what the reader did.
    pub fn reset(&mut self) {
        self.again();
        match self {
            Self::Predict(predict) => predict.attempts = 0,
            Self::Goal(goal) => goal.tries = 0,
            Self::Choose(choose) => choose.attempts = 0,
        }
    }

    /// What is needed to [restore](Self::restore) it: a short text, empty if nothing was done.
    #[must_use]
    pub fn saved(&self) -> String {
        match self {
            Self::Predict(predict) => predict.saved(),
            Self::Goal(goal) => goal.saved(),
            Self::Choose(choose) => choose.saved(),
        }
    }

    /// Restores what [`saved`](Self::saved) gave. Another text, from a task that was changed, changes
    /// nothing.
    pub fn restore(&mut self, saved: &str) {
        let mut restored = self.clone();
        restored.reset();
        let done = match &mut restored {
            _ if saved.is_empty() => Some(()),
            Self::Predict(predict) => predict.restore(saved),
            Self::Goal(goal) => goal.restore(saved),
            Self::Choose(choose) => choose.restore(saved),
        };
        if done.is_some() {
            *self = restored;
        }
    }
}
