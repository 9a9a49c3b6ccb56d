//! Printing a formula in Python's notation, with no more parentheses than necessary.

use std::fmt;

use super::{Expression, Term, TermIndex, name};
use crate::autodiff::Operation;
use crate::decimal;

// The precedence of a term, from a sum to an atom, which needs no parentheses.
const SUM: u8 = 1;
const PRODUCT: u8 = 2;
const SIGNED: u8 = 3;
const POWER: u8 = 4;
const ATOM: u8 = 5;

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(self.terms.len() - 1))
    }
}

impl Expression {
    /// The text of one term.
    ///
    /// # Panics
    ///
    /// Panics if there is no such term.
    #[must_use]
    pub fn text(&self, index: TermIndex) -> String {
        self.written(index, &|name| self.names[name].clone()).0
    }

    /// The text with the names replaced: `named` returns the text for an index in
    /// [`names`](Self::names).
    #[must_use]
    pub fn text_with(&self, named: &dyn Fn(usize) -> String) -> String {
        self.written(self.terms.len() - 1, named).0
    }

    /// The text of a term, and its precedence.
    fn written(&self, index: TermIndex, named: &dyn Fn(usize) -> String) -> (String, u8) {
        let (operation, a, b) = match self.terms[index] {
            Term::Number(number) => {
                return (decimal::short(decimal::repr(number)), ATOM);
            }
            Term::Pi => return ("pi".into(), ATOM),
            Term::E => return ("e".into(), ATOM),
            Term::Name(name) => {
                let text = named(name);
                let precedence = if text.starts_with('-') { SIGNED } else { ATOM };
                return (text, precedence);
            }
            Term::Apply(operation, a, b) => (operation, a, b),
        };
        let infix = |sign: &str, precedence: u8, left: u8, right: u8| {
            let (left, right) = (
                self.with_precedence(a, left, named),
                self.with_precedence(b, right, named),
            );
            (format!("{left}{sign}{right}"), precedence)
        };
        match operation {
            Operation::Add => infix(" + ", SUM, SUM, PRODUCT),
            Operation::Sub => infix(" - ", SUM, SUM, PRODUCT),
            Operation::Mul => infix("*", PRODUCT, PRODUCT, SIGNED),
            Operation::Div => infix("/", PRODUCT, PRODUCT, SIGNED),
            Operation::Pow => infix("**", POWER, ATOM, SIGNED),
            Operation::Neg => (
                format!("-{}", self.with_precedence(a, SIGNED, named)),
                SIGNED,
            ),
            _ => {
                let name = name(operation);
                let text = if operation.is_reduction() {
                    let number = matches!(self.terms[a], Term::Number(_));
                    // After a number, the point would be parsed as its decimal point.
                    let of = if number {
                        format!("({})", self.written(a, named).0)
                    } else {
                        self.with_precedence(a, ATOM, named)
                    };
                    format!("{of}.{name}()")
                } else if operation.is_binary() {
                    format!(
                        "{name}({}, {})",
                        self.written(a, named).0,
                        self.written(b, named).0
                    )
                } else {
                    format!("{name}({})", self.written(a, named).0)
                };
                (text, ATOM)
            }
        }
    }

    /// The text of a term, in parentheses if its precedence is below `precedence`.
    fn with_precedence(
        &self,
        index: TermIndex,
        precedence: u8,
        named: &dyn Fn(usize) -> String,
    ) -> String {
        let (text, own) = self.written(index, named);
        if own < precedence {
            format!("({text})")
        } else {
            text
        }
    }
}
