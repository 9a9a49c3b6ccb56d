//! Reading a formula: signs and powers; what they are between is in `atom`.

mod atom;
mod title;

use std::fmt;

use super::{Expression, MOST_TERMS, Term};
use crate::autodiff::Operation;
use crate::decimal::{is_blank, is_minus};
pub(crate) use title::equation;

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
    /// Where `x[]` is among them, it may have entries of `x`. What it is called may stand in front,
    /// as `y =` or `f(x) =`.
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
            in_bars: false,
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
        let title = reader.title()?;
        let last = reader.sum()?;
        if let Some(letter) = reader.peek() {
            let what = match letter {
                ')' => "there is no “(” for this “)”.".into(),
                '=' => return Err(equation(reader.at)),
                letter
                    if letters[..=reader.at].contains(&'|')
                        && (letter == '|' || begins_atom(letter)) =>
                {
                    "with these bars it is not clear: write abs(…), and * between factors.".into()
                }
                letter if begins_atom(letter) => {
                    "an operator such as * is missing before this.".into()
                }
                ',' => "a decimal point is written “.”, and no comma is needed here.".into(),
                letter if letter.is_control() => "this is no operator.".into(),
                letter => format!("“{letter}” is no operator; there are + - * / **."),
            };
            return Err(reader.fault(reader.at, what));
        }
        match title {
            Some(title) if !title.is_of(&reader.expression, names) => Err(equation(title.at)),
            _ => Ok(reader.expression.ending_with(last)),
        }
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
    /// Whether a bar ends an absolute value.
    in_bars: bool,
    expression: Expression,
}

type Read = Result<usize, Fault>;

fn begins_name(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

/// Whether a number, a name, a root or parentheses begin here.
fn begins_atom(letter: char) -> bool {
    begins_name(letter) || letter.is_ascii_digit() || matches!(letter, '(' | 'π' | '√')
}

/// A digit or sign that is raised as an exponent, as it is written on the line.
fn lowered(letter: char) -> Option<char> {
    let place = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻".chars().position(|raised| raised == letter)?;
    "0123456789+-".chars().nth(place)
}

impl Reader<'_> {
    fn fault(&self, at: usize, what: impl Into<String>) -> Fault {
        let what = what.into();
        Fault { at, what }
    }

    /// The next letter that is not blank.
    fn peek(&mut self) -> Option<char> {
        while self.letters.get(self.at).is_some_and(|c| is_blank(*c)) {
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
                Some(letter) if is_minus(letter) => Operation::Sub,
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
                Some('*' | '×' | '·' | '⋅' | '∙' | '∗') => Operation::Mul,
                Some('/' | '÷' | '∕' | '⁄') => Operation::Div,
                _ => return Ok(left),
            };
            self.at += 1;
            let right = self.signed()?;
            left = self.push(Term::Apply(operation, left, right))?;
        }
    }

    fn signed(&mut self) -> Read {
        match self.peek() {
            Some(letter) if is_minus(letter) => {
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
        if !self.is_at_power() {
            return Ok(base);
        }
        self.at += 1 + usize::from(self.letters[self.at] == '*');
        let exponent = self.deeper(Self::signed)?;
        self.push(Term::Apply(Operation::Pow, base, exponent))
    }

    /// Whether `**` or `^` is next.
    fn is_at_power(&mut self) -> bool {
        match self.peek() {
            Some('*') => self.letters.get(self.at + 1) == Some(&'*'),
            letter => letter == Some('^'),
        }
    }

    fn postfix(&mut self) -> Read {
        let mut term = self.atom()?;
        loop {
            term = match self.peek() {
                Some('.') => self.method(term)?,
                Some(letter) if lowered(letter).is_some() => self.raised(term)?,
                _ => return Ok(term),
            };
        }
    }

    /// A term with a raised exponent, such as `x²`.
    fn raised(&mut self, base: usize) -> Read {
        let start = self.at;
        let letters = self.letters[start..].iter();
        let text: String = letters.map_while(|letter| lowered(*letter)).collect();
        self.at += text.chars().count();
        let digits = text.trim_start_matches(['+', '-']);
        let number = digits
            .parse()
            .ok()
            .filter(|_| digits.len() + 1 >= text.len());
        let Some(number) = number else {
            let what = "a raised exponent is a whole number, as in x² or x⁻¹.";
            return Err(self.fault(start, what));
        };
        let mut exponent = self.push(Term::Number(number))?;
        if text.starts_with('-') {
            exponent = self.push(Term::Apply(Operation::Neg, exponent, exponent))?;
        }
        self.push(Term::Apply(Operation::Pow, base, exponent))
    }
}
