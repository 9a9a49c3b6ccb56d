//! Parsing signs, operators and powers; their operands are parsed in `atom`.

use super::letters::lowered;
use super::reader::{Read, Reader};
use crate::autodiff::Operation;
use crate::decimal::is_minus;
use crate::expression::Term;

impl Reader<'_> {
    pub(super) fn sum(&mut self) -> Read {
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
    pub(super) fn is_at_power(&mut self) -> bool {
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

    /// A term with a superscript exponent, such as `x²`.
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
