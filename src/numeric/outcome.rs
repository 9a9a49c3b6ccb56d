//! The outcome of a run: how it ended, and why.

use std::fmt::{Display, Formatter, Result};

use strum::{IntoStaticStr, VariantNames};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum OutcomeKind {
    /// It has converged at a minimum.
    Arrived,
    /// It has stalled: its steps lead nowhere, or hardly, and it is at no known minimum.
    Stuck,
    /// A rule stopped it: the number of steps, or the goal that was set.
    Stopped,
    /// Its steps jump to and fro across a valley.
    Oscillates,
    /// Its steps lead away without end, or to where the loss is no number.
    Diverged,
    /// There is no value or no gradient here.
    Undefined,
}

impl OutcomeKind {
    /// The names of the variants for scripts, in order.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// The name of the variant for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The word with which its sentence begins.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Arrived => "Converged",
            Self::Stuck => "Stalled",
            Self::Stopped => "Stopped",
            Self::Oscillates => "Oscillates",
            Self::Diverged => "Diverged",
            Self::Undefined => "Undefined",
        }
    }

    /// The outcome of this kind with the rest of its sentence.
    #[must_use]
    pub fn with(self, rest: impl Into<String>) -> Outcome {
        Outcome {
            kind: self,
            rest: rest.into(),
        }
    }
}

/// How a run ended, and why, in a sentence.
///
/// ```
/// use downhill_numeric::outcome::OutcomeKind;
///
/// let outcome = OutcomeKind::Arrived.with(" after 41 steps.");
/// assert_eq!(outcome.to_string(), "Converged after 41 steps.");
/// assert_eq!(outcome.kind.name(), "arrived");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How it ended.
    pub kind: OutcomeKind,
    /// The sentence after the kind's word.
    pub rest: String,
}

impl Display for Outcome {
    fn fmt(&self, text: &mut Formatter<'_>) -> Result {
        text.write_str(self.kind.word())?;
        text.write_str(&self.rest)
    }
}
