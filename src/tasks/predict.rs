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
    /// The number of predictions.
    pub attempts: usize,
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
    /// It has happened, and nothing was predicted.
    Looked,
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
            attempts: 0,
            phase: Phase::Asking,
        })
    }

    /// The prediction that a text stands for. If it is a list, it has as many numbers as there are `now`.
    ///
    /// # Errors
    ///
    /// What is to be written, if the text is something else.
    pub fn read(&self, text: &str, now: Option<&Value>) -> Result<Guess, String> {
        let number = |text: &str| typed(text).filter(|number| number.is_finite());
        match &self.form {
            Form::Number => number(text)
                .map(Guess::Number)
                .ok_or_else(|| "A prediction is a number, such as -1.5.".into()),
            Form::Numbers => {
                // Between semicolons a comma is that of a decimal fraction.
                let commas = if text.contains(';') { ";[]()" } else { ",[]()" };
                let separators = |letter: char| letter.is_whitespace() || commas.contains(letter);
                let parts = text.split(separators).filter(|part| !part.is_empty());
                let numbers = parts.map(number).collect::<Option<Vec<_>>>();
                let numbers = numbers.filter(|numbers| !numbers.is_empty());
                let numbers = numbers.ok_or_else(|| {
                    "A prediction is a list of numbers, such as 1.5, -2.".to_owned()
                })?;
                match now {
                    Some(Value::Numbers(now)) if now.len() != numbers.len() => {
                        let (takes, given) = (now.len(), numbers.len());
                        Err(format!(
                            "{} has {takes} numbers, and not {given}.",
                            self.text
                        ))
                    }
                    _ => Ok(Guess::Numbers(numbers)),
                }
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
            self.attempts += 1;
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
            self.phase = Phase::Looked;
            return;
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

    /// Forgets the prediction; the attempts count on.
    pub fn again(&mut self) {
        self.phase = Phase::Asking;
    }

    /// 1 for a prediction that was near enough at the first attempt, a half at the second, and so on; 0
    /// before.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody tries so often")]
    pub fn score(&self) -> f64 {
        let is_right = self.comparison().is_some_and(|both| both.is_right);
        if is_right {
            1.0 / self.attempts.max(1) as f64
        } else {
            0.0
        }
    }

    /// What was predicted, if anything was.
    #[must_use]
    pub fn guess(&self) -> Option<&Guess> {
        match &self.phase {
            Phase::Asking | Phase::Looking | Phase::Looked => None,
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
            Phase::Looked => "No prediction.".into(),
            Phase::Waiting(guess) => {
                format!("You predict {text} = {guess}. Now let the figure run.")
            }
            Phase::Compared(comparison) => comparison.sentence(text),
        }
    }

    /// What is needed to [restore](Self::restore) it, divided by semicolons: the number of attempts, what
    /// was predicted, and what happened. Empty if nothing was predicted.
    #[must_use]
    pub fn saved(&self) -> String {
        let mut saved = match self.attempts {
            0 => return String::new(),
            attempts => attempts.to_string(),
        };
        let happened = self.comparison().map(|both| both.happened.as_ref());
        let happened = happened.map(|happened| happened.map_or(String::new(), Guess::written));
        for part in [self.guess().map(Guess::written), happened]
            .into_iter()
            .flatten()
        {
            saved.push(';');
            saved += &part;
        }
        saved
    }

    /// Restores what was saved; `None` if that was something else.
    pub fn restore(&mut self, saved: &str) -> Option<()> {
        let parts: Vec<_> = saved.split(';').collect();
        let (attempts, guess, happened) = match *parts {
            [attempts] => (attempts, None, None),
            [attempts, guess] => (attempts, Some(guess), None),
            [attempts, guess, happened] => (attempts, Some(guess), Some(happened)),
            _ => return None,
        };
        self.attempts = attempts.parse().ok().filter(|attempts| *attempts > 0)?;
        if let Some(guess) = guess {
            self.phase = Phase::Waiting(self.read(guess, None).ok()?);
        }
        match happened {
            None => {}
            Some("") => self.compare(None, String::new()),
            Some(happened) => self.compare(Some(self.value(happened)?), String::new()),
        }
        Some(())
    }

    /// The value whose text is that of what happened; `None` if it is none.
    fn value(&self, text: &str) -> Option<Value> {
        if self.what.is_sign() {
            let place = SIGNS.iter().position(|sign| *sign == text)?;
            return Some(Value::Number([-1.0, 0.0, 1.0][place]));
        }
        if *self.what.kind() == Kind::Flag {
            return Some(Value::Flag(text == ANSWERS[1]));
        }
        match (self.read(text, None), self.what.kind()) {
            (Ok(Guess::Number(number)), _) => Some(Value::Number(number)),
            (Ok(Guess::Numbers(numbers)), _) => Some(Value::Numbers(numbers)),
            (Ok(Guess::Word(word)), _) => Some(Value::Text(word)),
            // The word for a number that is not there, or one that has grown beyond all bounds.
            (Err(_), Kind::NumberOrText(words)) if words.iter().any(|word| word == text) => {
                Some(Value::Text(text.into()))
            }
            (Err(_), _) => text.parse().ok().map(Value::Number),
        }
    }
}
