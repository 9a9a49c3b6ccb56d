//! Printing a formula as Python writes it, with no more parentheses than it takes.

use std::fmt;

use super::{Expression, FUNCTIONS, Place, Term};
use crate::autodiff::Operation;
use crate::decimal;

/// How strongly a term holds together, from a sum to what needs no parentheses.
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
    /// Panics when there is no such term.
    #[must_use]
    pub fn text(&self, place: Place) -> String {
        self.written(place, &|name| self.names[name].clone()).0
    }

    /// The text with others in place of the names, by their place in [`names`](Self::names).
    #[must_use]
    pub fn text_with(&self, named: &dyn Fn(usize) -> String) -> String {
        self.written(self.terms.len() - 1, named).0
    }

    /// The text of a term, and how strongly it holds together.
    fn written(&self, place: Place, named: &dyn Fn(usize) -> String) -> (String, u8) {
        let (operation, a, b) = match self.terms[place] {
            Term::Number(number) => {
                return (decimal::short(decimal::repr(number)), ATOM);
            }
            Term::Pi => return ("pi".into(), ATOM),
            Term::E => return ("e".into(), ATOM),
            Term::Name(name) => {
                let text = named(name);
                let strength = if text.starts_with('-') { SIGNED } else { ATOM };
                return (text, strength);
            }
            Term::Apply(operation, a, b) => (operation, a, b),
        };
        let infix = |sign: &str, strength: u8, left: u8, right: u8| {
            let (left, right) = (
                self.at_least(a, left, named),
                self.at_least(b, right, named),
            );
            (format!("{left}{sign}{right}"), strength)
        };
        match operation {
            Operation::Add => infix(" + ", SUM, SUM, PRODUCT),
            Operation::Sub => infix(" - ", SUM, SUM, PRODUCT),
            Operation::Mul => infix("*", PRODUCT, PRODUCT, SIGNED),
            Operation::Div => infix("/", PRODUCT, PRODUCT, SIGNED),
            Operation::Pow => infix("**", POWER, ATOM, SIGNED),
            Operation::Neg => (format!("-{}", self.at_least(a, SIGNED, named)), SIGNED),
            _ => {
                let name = name(operation);
                let text = if operation.is_total() {
                    let number = matches!(self.terms[a], Term::Number(_));
                    // The point after a number would be its own.
                    let of = if number {
                        format!("({})", self.written(a, named).0)
                    } else {
                        self.at_least(a, ATOM, named)
                    };
                    format!("{of}.{name}()")
                } else if operation.is_pair() {
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

    /// The text of a term, in parentheses if it holds together less strongly than `strength`.
    fn at_least(&self, place: Place, strength: u8, named: &dyn Fn(usize) -> String) -> String {
        let (text, own) = self.written(place, named);
        if own < strength {
            format!("({text})")
        } else {
            text
        }
    }
}

/// The name of an operation: its sign, or that of its function.
#[must_use]
pub fn name(operation: Operation) -> &'static str {
    match operation {
        Operation::Add => "+",
        Operation::Sub => "-",
        Operation::Mul => "*",
        Operation::Div => "/",
        Operation::Pow => "**",
        Operation::Neg => "-",
        _ => {
            let function = FUNCTIONS.iter().find(|(_, known)| *known == operation);
            function.map_or("", |(name, _)| name)
        }
    }
}
