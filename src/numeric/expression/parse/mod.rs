//! Reading a formula.

use std::fmt;

use super::{Expression, FUNCTIONS, MOST_ENTRIES, MOST_TERMS, Term};
use crate::autodiff::Operation;
use crate::decimal;

/// A formula is at most this many characters long.
const LONGEST: usize = 300;
/// Parentheses and signs nest at most this deep.
const DEEPEST: usize = 50;

/// Why a text is no formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The character it is about, counted from 0; the length of the text stands for its end.
    pub at: usize,
    /// What is wrong there, and what would be right: a sentence.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Character {}: {}", self.at + 1, self.what)
    }
}

impl Expression {
    /// Reads a formula. `names` says which names it may have: these, or any when there are none.
    /// Where `x[]` is among them, it may have entries of `x`.
    ///
    /// # Errors
    ///
    /// The first fault of the text.
    ///
    /// ```
    /// use downhill_numeric::expression::Expression;
    ///
    /// let bowl = Expression::parse("x**2", &["x"]).expect("a formula");
    /// assert_eq!(bowl.to_string(), "x**2");
    /// let fault = Expression::parse("x**", &["x"]).unwrap_err();
    /// assert_eq!((fault.at, fault.what.as_str()), (3, "a number, a name or “(” is missing."));
    /// ```
    pub fn parse(text: &str, names: &[&str]) -> Result<Self, Fault> {
        let letters: Vec<char> = text.chars().take(LONGEST + 1).collect();
        let mut reader = Reader {
            letters: &letters,
            at: 0,
            allowed: names,
            depth: 0,
            expression: Self {
                terms: Vec::new(),
                names: Vec::new(),
            },
        };
        if letters.len() > LONGEST {
            return Err(reader.fault(
                LONGEST,
                format!("a formula has at most {LONGEST} characters."),
            ));
        }
        let last = reader.sum()?;
        if let Some(letter) = reader.peek() {
            let what = match letter {
                ')' => "there is no “(” for this “)”.".into(),
                '=' => "a formula has no “=”; write what is computed alone.".into(),
                letter if begins_name(letter) || letter.is_ascii_digit() || letter == '(' => {
                    "an operator such as * is missing before this.".into()
                }
                letter if letter.is_control() => "this is no operator.".into(),
                letter => format!("“{letter}” is no operator; there are + - * / **."),
            };
            return Err(reader.fault(reader.at, what));
        }
        Ok(reader.expression.ending_with(last))
    }

    /// The formula up to a term, without the terms that it does not need.
    pub(super) fn ending_with(&self, last: usize) -> Self {
        let mut needed = vec![false; last + 1];
        needed[last] = true;
        for place in (0..=last).rev() {
            if let (true, Term::Apply(_, a, b)) = (needed[place], self.terms[place]) {
                needed[a] = true;
                needed[b] = true;
            }
        }
        let mut whole = Self {
            terms: Vec::new(),
            names: Vec::new(),
        };
        let mut moved = vec![0; last + 1];
        for place in (0..=last).filter(|place| needed[*place]) {
            moved[place] = match self.terms[place] {
                Term::Name(name) => whole.name(&self.names[name]),
                Term::Apply(operation, a, b) => {
                    whole.push(Term::Apply(operation, moved[a], moved[b]))
                }
                term => whole.push(term),
            };
        }
        whole
    }

    pub(super) fn push(&mut self, term: Term) -> usize {
        self.terms.push(term);
        self.terms.len() - 1
    }

    /// The term of a name, which is there once.
    pub(super) fn name(&mut self, name: &str) -> usize {
        let known = self.names.iter().position(|known| known == name);
        let index = known.unwrap_or_else(|| {
            self.names.push(name.into());
            self.names.len() - 1
        });
        let place = self
            .terms
            .iter()
            .position(|term| *term == Term::Name(index));
        place.unwrap_or_else(|| self.push(Term::Name(index)))
    }
}

struct Reader<'a> {
    letters: &'a [char],
    at: usize,
    allowed: &'a [&'a str],
    depth: usize,
    expression: Expression,
}

type Read = Result<usize, Fault>;

fn begins_name(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

impl Reader<'_> {
    fn fault(&self, at: usize, what: impl Into<String>) -> Fault {
        let what = what.into();
        Fault { at, what }
    }

    /// The next letter that is no space.
    fn peek(&mut self) -> Option<char> {
        while self.letters.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.letters.get(self.at).copied()
    }

    /// Goes past `letter` if it is next.
    fn take(&mut self, letter: char) -> bool {
        let there = self.peek() == Some(letter);
        self.at += usize::from(there);
        there
    }

    /// Goes past `letter`.
    fn expect(&mut self, letter: char, why: &str) -> Result<(), Fault> {
        if self.take(letter) {
            Ok(())
        } else {
            Err(self.fault(self.at, format!("“{letter}” is missing{why}.")))
        }
    }

    fn push(&mut self, term: Term) -> Read {
        if self.expression.terms.len() == MOST_TERMS {
            let what = format!("a formula has at most {MOST_TERMS} terms.");
            return Err(self.fault(self.at, what));
        }
        Ok(self.expression.push(term))
    }

    /// Reads one level deeper.
    fn deeper(&mut self, read: fn(&mut Self) -> Read) -> Read {
        if self.depth == DEEPEST {
            let what = format!("formulas nest at most {DEEPEST} deep.");
            return Err(self.fault(self.at, what));
        }
        self.depth += 1;
        let term = read(self)?;
        self.depth -= 1;
        Ok(term)
    }

    fn sum(&mut self) -> Read {
        let mut left = self.product()?;
        loop {
            let operation = match self.peek() {
                Some('+') => Operation::Add,
                Some('-' | '\u{2212}') => Operation::Sub,
                _ => return Ok(left),
            };
            self.at += 1;
            let right = self.product()?;
            left = self.push(Term::Apply(operation, left, right))?;
        }
    }

    fn product(&mut self) -> Read {
        let mut left = self.signed()?;
        loop {
            let operation = match self.peek() {
                Some('*') => Operation::Mul,
                Some('/') => Operation::Div,
                _ => return Ok(left),
            };
            self.at += 1;
            let right = self.signed()?;
            left = self.push(Term::Apply(operation, left, right))?;
        }
    }

    fn signed(&mut self) -> Read {
        match self.peek() {
            Some('-' | '\u{2212}') => {
                self.at += 1;
                let term = self.deeper(Self::signed)?;
                self.push(Term::Apply(Operation::Neg, term, term))
            }
            Some('+') => {
                self.at += 1;
                self.deeper(Self::signed)
            }
            _ => self.power(),
        }
    }

    fn power(&mut self) -> Read {
        let base = self.postfix()?;
        let stars = self.peek() == Some('*') && self.letters.get(self.at + 1) == Some(&'*');
        if !stars && self.peek() != Some('^') {
            return Ok(base);
        }
        self.at += 1 + usize::from(stars);
        let exponent = self.deeper(Self::signed)?;
        self.push(Term::Apply(Operation::Pow, base, exponent))
    }

    fn postfix(&mut self) -> Read {
        let mut term = self.atom()?;
        while self.take('.') {
            let (at, operation) = self.function()?;
            self.expect('(', " after the method's name")?;
            let other = if operation.is_pair() {
                self.deeper(Self::sum)?
            } else {
                term
            };
            self.close(at, operation)?;
            term = self.push(Term::Apply(operation, term, other))?;
        }
        Ok(term)
    }

    /// Goes past the end of a call.
    fn close(&mut self, at: usize, operation: Operation) -> Result<(), Fault> {
        if self.peek() == Some(',') {
            let count = if operation.is_pair() { "two" } else { "one" };
            let name: String = self.letters[at..]
                .iter()
                .take_while(|c| begins_name(**c))
                .collect();
            let what = format!("“{name}” takes no more than {count}.");
            return Err(self.fault(self.at, what));
        }
        self.expect(')', " at the end of the call")
    }

    fn atom(&mut self) -> Read {
        match self.peek() {
            Some('(') => {
                self.at += 1;
                let term = self.deeper(Self::sum)?;
                self.expect(')', " here")?;
                Ok(term)
            }
            Some(letter) if letter.is_ascii_digit() || letter == '.' => self.number(),
            Some(letter) if begins_name(letter) => self.named(),
            _ => Err(self.fault(self.at, "a number, a name or “(” is missing.")),
        }
    }

    fn number(&mut self) -> Read {
        let start = self.at;
        let digits = |reader: &mut Self| {
            while reader
                .letters
                .get(reader.at)
                .is_some_and(char::is_ascii_digit)
            {
                reader.at += 1;
            }
        };
        digits(self);
        // The point of `2.sin()` is no part of the number.
        let method = |letter: &char| begins_name(*letter) && !matches!(letter, 'e' | 'E');
        if self.letters.get(self.at) == Some(&'.')
            && !self.letters.get(self.at + 1).is_some_and(method)
        {
            self.at += 1;
            digits(self);
        }
        if matches!(self.letters.get(self.at), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.letters.get(self.at + 1), Some('+' | '-')));
            let power = self.letters.get(self.at + 1 + sign);
            if power.is_some_and(char::is_ascii_digit) {
                self.at += 1 + sign;
                digits(self);
            }
        }
        let text: String = self.letters[start..self.at].iter().collect();
        match decimal::parse(&text) {
            Some(number) if number.is_finite() => self.push(Term::Number(number)),
            _ => Err(self.fault(start, "this is no number that can be computed with.")),
        }
    }

    fn word(&mut self) -> String {
        let start = self.at;
        let in_name = |c: &char| begins_name(*c) || c.is_ascii_digit();
        while self.letters.get(self.at).is_some_and(in_name) {
            self.at += 1;
        }
        self.letters[start..self.at].iter().collect()
    }

    /// A function's name, and where it stands.
    fn function(&mut self) -> Result<(usize, Operation), Fault> {
        self.peek();
        let at = self.at;
        let name = self.word();
        let function = FUNCTIONS.iter().find(|(known, _)| *known == name);
        function
            .map(|(_, operation)| (at, *operation))
            .ok_or_else(|| {
                let known: Vec<&str> = FUNCTIONS.iter().map(|(known, _)| *known).collect();
                let known = known.join(" ");
                self.fault(at, format!("“{name}” is no function; there are {known}."))
            })
    }

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
            let second = if operation.is_pair() {
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
            format!("“{name}” is unknown; the formula is of {known}.")
        };
        Err(self.fault(at, what))
    }

    /// An entry of the vector whose name has been read.
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
            Ok(index) if index < MOST_ENTRIES => {
                self.expect(']', " after the number of the entry")?;
                Ok(self.expression.name(&format!("{name}[{index}]")))
            }
            _ => {
                let what = format!("an entry has a number, from 0 to {}.", MOST_ENTRIES - 1);
                Err(self.fault(start, what))
            }
        }
    }
}
