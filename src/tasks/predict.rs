//! A prediction: the reader says what will happen before it does.

use super::guess::{Comparison, Guess};
use super::tolerance::Tolerance;
use crate::numeric::condition::{Condition, Kind, Value};
use crate::numeric::decimal::typed;

/// What is predicted, from when on it is known, and how far the reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Predict {
    /// What is predicted, as it was written.
    pub text: String,
    /// What is predicted.
    pub what: Condition,
    /// Where it is known: at the first state in which this holds.
    pub when: Condition,
    /// How near a number has to be.
    pub within: Tolerance,
    /// Whether the figure may get there before anything was predicted.
    pub is_free: bool,
    /// How the reader answers.
    pub form: Form,
    /// How far the reader is.
    pub phase: Phase,
}

/// How the reader answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// With a number.
    Number,
    /// With a list of numbers, such as a point.
    Numbers,
    /// With one of these words.
    Words(Vec<String>),
}

/// How far the reader is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Nothing was predicted, and the figure is held back.
    Asking,
    /// The reader looks without a prediction.
    Looking,
    /// This was predicted, and has not happened yet.
    Waiting(Guess),
    /// It has happened.
    Compared(Comparison),
}

/// The words for the sign of a number.
const SIGNS: [&str; 3] = ["negative", "zero", "positive"];
/// The words for whether something holds.
const ANSWERS: [&str; 2] = ["no", "yes"];

impl Predict {
    /// A prediction that has not been made; `None` if what is predicted is neither a number, nor numbers,
    /// nor one of some words.
    #[must_use]
    pub fn new(text: &str, what: Condition, when: Condition, within: Tolerance) -> Option<Self> {
        let owned = |words: &[&str]| Form::Words(words.iter().copied().map(String::from).collect());
        let form = match what.kind() {
            _ if what.is_sign() => owned(&SIGNS),
            Kind::Number | Kind::NumberOrText(_) => Form::Number,
            Kind::Numbers => Form::Numbers,
            Kind::Flag => owned(&ANSWERS),
            Kind::Word(words) if !words.is_empty() => Form::Words(words.clone()),
            _ => return None,
        };
        Some(Self {
            is_free: false,
            text: text.trim().into(),
            what,
            when,
            within,
            form,
            phase: Phase::Asking,
        })
    }

    /// The prediction that a text stands for.
    ///
    /// # Errors
    ///
    /// What is to be written, if the text is something else.
    pub fn read(&self, text: &str) -> Result<Guess, String> {
        let number = |text: &str| typed(text).filter(|number| number.is_finite());
        match &self.form {
            Form::Number => number(text)
                .map(Guess::Number)
                .ok_or_else(|| "A prediction is a number, such as -1.5.".into()),
            Form::Numbers => {
                let separators = |letter: char| letter.is_whitespace() || ";,[]()".contains(letter);
                let parts = text.split(separators).filter(|part| !part.is_empty());
                let numbers = parts.map(number).collect::<Option<Vec<_>>>();
                let numbers = numbers.filter(|numbers| !numbers.is_empty());
                numbers
                    .map(Guess::Numbers)
                    .ok_or_else(|| "A prediction is a list of numbers, such as 1.5, -2.".into())
            }
            Form::Words(words) => {
                let word = words.iter().find(|word| *word == text.trim());
                word.cloned()
                    .map(Guess::Word)
                    .ok_or_else(|| format!("A prediction is one of {}.", words.join(", ")))
            }
        }
    }

    /// Takes a prediction, as long as none was made.
    pub fn predict(&mut self, guess: Guess) {
        if self.phase == Phase::Asking {
            self.phase = Phase::Waiting(guess);
        }
    }

    /// Lets the figure go on without a prediction.
    pub fn look(&mut self) {
        if self.phase == Phase::Asking {
            self.phase = Phase::Looking;
        }
    }

    /// Sets the prediction beside what happened: the value of what is predicted, and the figure's words.
    /// Without a prediction the reader has looked.
    pub fn compare(&mut self, value: Option<Value>, described: String) {
        let Phase::Waiting(guess) = &self.phase else {
            return self.look();
        };
        let happened = value.and_then(|value| self.happened(value));
        let is_right = happened
            .as_ref()
            .is_some_and(|happened| self.is_near(guess, happened));
        self.phase = Phase::Compared(Comparison {
            guess: guess.clone(),
            happened,
            described,
            is_right,
        });
    }

    /// What happened, as a reader would have predicted it.
    fn happened(&self, value: Value) -> Option<Guess> {
        let word = |word: &str| Some(Guess::Word(word.into()));
        match value {
            Value::Number(number) if number.is_nan() => None,
            Value::Number(number) if self.what.is_sign() => match number.total_cmp(&0.0) {
                _ if number == 0.0 => word(SIGNS[1]),
                std::cmp::Ordering::Less => word(SIGNS[0]),
                _ => word(SIGNS[2]),
            },
            Value::Number(number) => Some(Guess::Number(number)),
            Value::Numbers(numbers) => Some(Guess::Numbers(numbers)),
            Value::Flag(holds) => word(ANSWERS[usize::from(holds)]),
            Value::Text(text) => Some(Guess::Word(text)),
            Value::Record(_) | Value::Records(..) => None,
        }
    }

    fn is_near(&self, guess: &Guess, happened: &Guess) -> bool {
        match (guess, happened) {
            (Guess::Number(guess), Guess::Number(happened)) => {
                self.within.allows((guess - happened).abs(), happened.abs())
            }
            (Guess::Numbers(guess), Guess::Numbers(happened)) => {
                let norm = |numbers: &mut dyn Iterator<Item = f64>| {
                    numbers.map(|number| number * number).sum::<f64>().sqrt()
                };
                let distance = norm(&mut guess.iter().zip(happened).map(|(a, b)| a - b));
                guess.len() == happened.len()
                    && self
                        .within
                        .allows(distance, norm(&mut happened.iter().copied()))
            }
            (guess, happened) => guess == happened,
        }
    }

    /// Forgets the prediction.
    pub fn reset(&mut self) {
        self.phase = Phase::Asking;
    }

    /// What was predicted, if anything was.
    #[must_use]
    pub fn guess(&self) -> Option<&Guess> {
        match &self.phase {
            Phase::Asking | Phase::Looking => None,
            Phase::Waiting(guess) => Some(guess),
            Phase::Compared(comparison) => Some(&comparison.guess),
        }
    }

    /// The prediction beside what happened, once it has.
    #[must_use]
    pub fn comparison(&self) -> Option<&Comparison> {
        match &self.phase {
            Phase::Compared(comparison) => Some(comparison),
            _ => None,
        }
    }

    /// What to say of it; empty before anything was predicted.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { text, phase, .. } = self;
        match phase {
            Phase::Asking => String::new(),
            Phase::Looking => "No prediction. Let the figure run, and look.".into(),
            Phase::Waiting(guess) => {
                format!("You predict {text} = {guess}. Now let the figure run.")
            }
            Phase::Compared(comparison) => comparison.sentence(text),
        }
    }

    /// What is needed to [restore](Self::restore) it; empty if nothing was predicted.
    #[must_use]
    pub fn saved(&self) -> String {
        let Some(guess) = self.guess() else {
            return String::new();
        };
        let mut saved = guess.written();
        if let Some(comparison) = self.comparison() {
            let happened = comparison.happened.as_ref();
            saved.push(';');
            saved += &happened.map_or(String::new(), Guess::written);
        }
        saved
    }

    /// Restores what was saved; `None` if that was something else.
    pub fn restore(&mut self, saved: &str) -> Option<()> {
        let (guess, happened) = match saved.split_once(';') {
            Some((guess, happened)) => (guess, Some(happened)),
            None => (saved, None),
        };
        self.phase = Phase::Waiting(self.read(guess).ok()?);
        if let Some(happened) = happened {
            self.compare(self.value(happened), String::new());
        }
        Some(())
    }

    /// The value whose text is that of what happened.
    fn value(&self, text: &str) -> Option<Value> {
        if self.what.is_sign() {
            let place = SIGNS.iter().position(|sign| *sign == text)?;
            return Some(Value::Number([-1.0, 0.0, 1.0][place]));
        }
        if *self.what.kind() == Kind::Flag {
            return Some(Value::Flag(text == ANSWERS[1]));
        }
        Some(match self.read(text) {
            Ok(Guess::Number(number)) => Value::Number(number),
            Ok(Guess::Numbers(numbers)) => Value::Numbers(numbers),
            Ok(Guess::Word(word)) => Value::Text(word),
            Err(_) if text.is_empty() => return None,
            // A number that has grown beyond all bounds, or the word for one that is not there.
            Err(_) => text
                .parse()
                .map_or_else(|_| Value::Text(text.into()), Value::Number),
        })
    }
}
