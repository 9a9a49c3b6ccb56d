//! Parsing the operands of a formula: numbers, names, calls, parentheses, bars, roots.

use super::error::ParseError;
use super::letters::{begins_name, lowered, number_length};
use super::reader::{Read, Reader};
use crate::autodiff::Operation;
use crate::decimal;
use crate::expression::functions::FUNCTIONS;
use crate::expression::{MAX_ENTRIES, Term};

impl Reader<'_> {
    pub(super) fn atom(&mut self) -> Read {
        match self.peek() {
            Some('(') => {
                self.at += 1;
                let term = self.deeper(Self::sum)?;
                self.expect(')', " here")?;
                Ok(term)
            }
            Some('|') => self.bars(),
            Some('√') => self.root(),
            Some('π') => {
                self.at += 1;
                self.push(Term::Pi)
            }
            Some(letter) if letter.is_ascii_digit() || letter == '.' => self.number(),
            Some(letter) if begins_name(letter) => self.named(),
            _ => Err(self.fault(self.at, "a number, a name or “(” is missing.")),
        }
    }

    /// An absolute value in bars. Nested bars are an error, because a bar could open or close.
    fn bars(&mut self) -> Read {
        if self.in_bars {
            return Err(self.fault(self.at, "bars within bars are not clear: write abs(…)."));
        }
        self.at += 1;
        self.in_bars = true;
        let term = self.deeper(Self::sum)?;
        self.expect('|', " at the end of the absolute value")?;
        self.in_bars = false;
        self.push(Term::Apply(Operation::Abs, term, term))
    }

    /// A square root of the following operand; an error if the extent of the root is ambiguous.
    fn root(&mut self) -> Read {
        self.at += 1;
        let is_bare = self.peek() != Some('(');
        let term = self.deeper(Self::atom)?;
        let goes_on = |letter: char| letter == '.' || lowered(letter).is_some();
        if is_bare && (self.is_at_power() || self.peek().is_some_and(goes_on)) {
            let what = "how far the root goes is not clear: write sqrt(…).";
            return Err(self.fault(self.at, what));
        }
        self.push(Term::Apply(Operation::Sqrt, term, term))
    }

    fn number(&mut self) -> Read {
        let start = self.at;
        self.at += number_length(&self.letters[start..]);
        let text: String = self.letters[start..self.at].iter().collect();
        match decimal::parse(&decimal::tidy(&text)) {
            Some(number) if number.is_finite() => self.push(Term::Number(number)),
            _ => Err(self.fault(start, "this is not a number that can be computed with.")),
        }
    }

    /// A name, or digits, or both.
    fn word(&mut self) -> String {
        let start = self.at;
        let in_name = |c: &char| begins_name(*c) || c.is_ascii_digit();
        while self.letters.get(self.at).is_some_and(in_name) {
            self.at += 1;
        }
        self.letters[start..self.at].iter().collect()
    }

    /// A function's name: its position and its operation.
    fn function(&mut self) -> Result<(usize, Operation), ParseError> {
        self.peek();
        let at = self.at;
        let name = self.word();
        let function = FUNCTIONS.iter().find(|(known, _)| *known == name);
        function
            .map(|(_, operation)| (at, *operation))
            .ok_or_else(|| {
                let known: Vec<&str> = FUNCTIONS.iter().map(|(known, _)| *known).collect();
                let known = known.join(" ");
                self.fault(
                    at,
                    format!("“{name}” is not a function; there are {known}."),
                )
            })
    }

    /// A name, a constant, a function call, or an entry of a vector.
    fn named(&mut self) -> Read {
        let mut at = self.at;
        let mut name = self.word();
        let of_torch = name == "torch" && self.take('.');
        if of_torch {
            self.peek();
            at = self.at;
            name = self.word();
        }
        if self.peek() == Some('(') && !self.allowed.contains(&name.as_str()) {
            self.at = at;
            let (_, operation) = self.function()?;
            self.expect('(', "")?;
            let first = self.deeper(Self::sum)?;
            let second = if operation.is_binary() {
                self.expect(',', " before the second number")?;
                self.deeper(Self::sum)?
            } else {
                first
            };
            self.close(at, operation)?;
            return self.push(Term::Apply(operation, first, second));
        }
        match name.as_str() {
            "pi" => return self.push(Term::Pi),
            "e" => return self.push(Term::E),
            _ => {}
        }
        if self.peek() == Some('[') && !of_torch {
            return self.entry(at, &name);
        }
        let what = if FUNCTIONS.iter().any(|(known, _)| *known == name) {
            format!("“{name}” is a function: write {name}(…).")
        } else if of_torch {
            format!("torch has no “{name}” here.")
        } else if name == "torch" {
            "after “torch” comes a function: torch.sin(…).".into()
        } else if self.allowed.is_empty() || self.allowed.contains(&name.as_str()) {
            return Ok(self.expression.name(&name));
        } else {
            let plain = self.allowed.iter().filter(|name| !name.ends_with(']'));
            let known: Vec<&str> = plain.copied().collect();
            let known = known.join(" and ");
            format!("“{name}” is unknown; this formula may use {known}.")
        };
        Err(self.fault(at, what))
    }

    /// An entry of the vector whose name has just been parsed.
    fn entry(&mut self, at: usize, name: &str) -> Read {
        let vector = format!("{name}[]");
        if !self.allowed.contains(&vector.as_str()) {
            return Err(self.fault(at, format!("“{name}” has no entries here.")));
        }
        self.at += 1;
        self.peek();
        let start = self.at;
        let index = self.word();
        match index.parse::<usize>() {
            Ok(index) if index < MAX_ENTRIES => {
                self.expect(']', " after the number of the entry")?;
                Ok(self.expression.name(&format!("{name}[{index}]")))
            }
            _ => {
                let what = format!("an entry has a number, from 0 to {}.", MAX_ENTRIES - 1);
                Err(self.fault(start, what))
            }
        }
    }

    /// A method call on a term.
    pub(super) fn method(&mut self, term: usize) -> Read {
        self.at += 1;
        let (at, operation) = self.function()?;
        self.expect('(', " after the method’s name")?;
        let other = if operation.is_binary() {
            self.deeper(Self::sum)?
        } else {
            term
        };
        self.close(at, operation)?;
        self.push(Term::Apply(operation, term, other))
    }

    /// Consumes the closing parenthesis of a call.
    fn close(&mut self, at: usize, operation: Operation) -> Result<(), ParseError> {
        if self.peek() == Some(',') {
            let count = if operation.is_binary() { "two" } else { "one" };
            let name: String = self.letters[at..]
                .iter()
                .take_while(|c| begins_name(**c))
                .collect();
            let what = format!("“{name}” takes no more than {count}.");
            return Err(self.fault(self.at, what));
        }
        self.expect(')', " at the end of the call")
    }
}
