//! The classes between which a classifier decides.

use std::fmt;

/// The classes of a task.
///
/// With two classes the model has one score, which is high for the first class (target 1). With ten it
/// has a score for each digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Classes {
    /// Two digits, `3,7`; the first has the target 1, and all other digits are left out.
    Pair(u8, u8),
    /// One digit against all others, `8,rest`; the one has the target 1.
    Rest(u8),
    /// Each of the ten digits, `all`.
    All,
}

/// The word for the class of the other nine digits.
const REST: &str = "rest";
/// The word for ten classes, one for each digit.
const ALL: &str = "all";

impl Default for Classes {
    /// Threes and sevens.
    fn default() -> Self {
        Self::Pair(3, 7)
    }
}

impl Classes {
    /// Parses `3,7`, `8,rest` or `all`; blanks and case are ignored. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |word: &str| match word.trim().as_bytes() {
            [digit @ b'0'..=b'9'] => Some(digit - b'0'),
            _ => None,
        };
        if text.trim().eq_ignore_ascii_case(ALL) {
            return Some(Self::All);
        }
        let (one, other) = text.split_once(',')?;
        let one = digit(one)?;
        if other.trim().eq_ignore_ascii_case(REST) {
            return Some(Self::Rest(one));
        }
        let other = digit(other)?;
        (one != other).then_some(Self::Pair(one, other))
    }

    /// The number of classes.
    #[must_use]
    pub fn count(self) -> usize {
        match self {
            Self::All => 10,
            _ => 2,
        }
    }

    /// The number of the model's scores: one for two classes, ten for ten.
    #[must_use]
    pub fn outputs(self) -> usize {
        match self {
            Self::All => 10,
            _ => 1,
        }
    }

    /// The index of the class of a digit; `None` for a digit that is left out.
    #[must_use]
    pub fn of(self, label: u8) -> Option<usize> {
        match self {
            Self::Pair(one, _) if label == one => Some(0),
            Self::Pair(_, other) => (label == other).then_some(1),
            Self::Rest(one) => Some(usize::from(label != one)),
            Self::All => Some(label.into()),
        }
    }

    /// The name of a class: a digit, or `rest`.
    #[must_use]
    pub fn name(self, class: usize) -> String {
        match (self, class) {
            (Self::Pair(digit, _) | Self::Rest(digit), 0) | (Self::Pair(_, digit), _) => {
                digit.to_string()
            }
            (Self::Rest(_), _) => REST.into(),
            (Self::All, _) => class.to_string(),
        }
    }

    /// The target of a class in the loss: 1 and 0 for two classes, the class itself for ten.
    #[must_use]
    pub fn target(self, class: usize) -> f64 {
        match self {
            Self::All => class as f64,
            _ => f64::from(u8::from(class == 0)),
        }
    }
}

impl fmt::Display for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pair(one, other) => write!(f, "{one},{other}"),
            Self::Rest(one) => write!(f, "{one},{REST}"),
            Self::All => f.write_str(ALL),
        }
    }
}
