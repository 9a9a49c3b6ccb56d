//! The formulas that a reader types.
//!
//! A formula is read once by [`Expression::parse`]. It is then recorded on a tape, printed, or
//! [differentiated](Expression::gradient) into another formula.
//!
//! # Grammar
//!
//! Python's, as far as a notebook on gradient descent needs it:
//!
//! ```text
//! formula = [ name [ "(" name { "," name } ")" ] "=" ] sum
//! sum     = product { ("+" | "-") product }
//! product = signed { ("*" | "/") signed }
//! signed  = ("-" | "+") signed | power
//! power   = postfix [ ("**" | "^") signed ]
//! postfix = atom { "." name "(" [ sum ] ")" | raised digits }
//! atom    = number | [ "torch." ] name | [ "torch." ] name "(" sum [ "," sum ] ")" | "(" sum ")"
//!         | name "[" whole "]" | "|" sum "|" | "√" atom
//! ```
//!
//! Signs of textbooks stand for these: `×` and `·` for `*`, `÷` for `/`, a true minus or a dash for
//! `-`, `π` for `pi`, `x²` and `x⁻¹` for powers, `|x|` for `abs(x)`, `√x` for `sqrt(x)`. Bars within
//! bars, and a power after a root without parentheses, are refused. What is printed has none of
//! them.
//!
//! So `-x**2` is `-(x**2)`, `2**3**2` is `2**9`, and `2**-1` is a half. The constants are `pi` and
//! `e`. The functions are `sin cos tan tanh exp log sqrt abs sign relu sigmoid`, of two numbers
//! `minimum maximum pow`, and of a vector `sum mean max`. Each is also a method, `x.sin()` for
//! `sin(x)`, and of `torch`. `x[0]` is the first entry of a vector, where a formula may have
//! entries; it is a name of its own.

mod gradient;
mod parse;
mod print;

use std::f64::consts::{E, PI};

use super::autodiff::{Expr, Operation, Recorder};
pub use parse::Fault;
pub(crate) use parse::equation;
pub use print::name;

/// A formula has at most this many terms, so that it stays quick to draw and to differentiate.
pub const MOST_TERMS: usize = 200;

/// A vector whose entries a formula asks for has at most this many.
pub const MOST_ENTRIES: usize = 100;

/// A formula's place for one of its terms.
pub type Place = usize;

/// A number, a name, or an operation on terms before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Term {
    /// A number as it was typed, not negative.
    Number(f64),
    /// `pi`.
    Pi,
    /// `e`.
    E,
    /// A name, by its place in [`Expression::names`].
    Name(usize),
    /// An operation; one with a single input has it twice.
    Apply(Operation, Place, Place),
}

/// A formula as its terms in the order in which they are computed: each after its inputs, the
/// whole formula last. A name is one term, however often it occurs.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    terms: Vec<Term>,
    names: Vec<String>,
}

impl Default for Expression {
    /// The number 0.
    fn default() -> Self {
        Self {
            terms: vec![Term::Number(0.0)],
            names: Vec::new(),
        }
    }
}

impl Expression {
    /// The terms, each after its inputs. The last is the whole formula.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The names that occur, in the order in which they do.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The name of which this name is an entry, such as `x` of `x[0]`, and which entry.
    #[must_use]
    pub fn entry(name: &str) -> Option<(&str, usize)> {
        let (of, index) = name.strip_suffix(']')?.split_once('[')?;
        Some((of, index.parse().ok()?))
    }

    /// The sum of the formula over all of its numbers.
    #[must_use]
    pub fn summed(&self) -> Self {
        let mut whole = self.clone();
        let last = whole.terms.len() - 1;
        whole.push(Term::Apply(Operation::Sum, last, last));
        whole
    }

    /// Which terms depend on a name.
    #[must_use]
    pub fn varying(&self) -> Vec<bool> {
        let mut varying = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            varying.push(match *term {
                Term::Name(_) => true,
                Term::Apply(_, a, b) => varying[a] || varying[b],
                _ => false,
            });
        }
        varying
    }

    /// One term as a formula of its inputs: `named` names those that depend on a name themselves,
    /// and what is made of numbers alone stands in full.
    #[must_use]
    pub fn alone(&self, place: Place, named: &dyn Fn(Place) -> String) -> Self {
        let mut whole = Self {
            terms: Vec::new(),
            names: Vec::new(),
        };
        let varying = self.varying();
        let last = match self.terms[place] {
            Term::Apply(operation, a, b) => {
                let [a, b] = [a, b].map(|input| whole.input(self, input, &varying, named));
                whole.push(Term::Apply(operation, a, b))
            }
            _ => whole.input(self, place, &varying, named),
        };
        whole.ending_with(last)
    }

    fn input(
        &mut self,
        of: &Self,
        place: Place,
        varying: &[bool],
        named: &dyn Fn(Place) -> String,
    ) -> Place {
        match of.terms[place] {
            _ if varying[place] => self.name(&named(place)),
            Term::Apply(operation, a, b) => {
                let [a, b] = [a, b].map(|input| self.input(of, input, varying, named));
                self.push(Term::Apply(operation, a, b))
            }
            term => self.push(term),
        }
    }

    /// Records the formula on a tape. `leaves` are the values of the names, in their order.
    ///
    /// Returns a node for each term.
    ///
    /// # Panics
    ///
    /// Panics when there are fewer leaves than names, or when their lengths do not go together.
    #[must_use]
    pub fn record<'t>(&self, recorder: &'t Recorder, leaves: &[Expr<'t>]) -> Vec<Expr<'t>> {
        let mut nodes: Vec<Expr<'t>> = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            nodes.push(match *term {
                Term::Number(number) => recorder.constant(&[number]),
                Term::Pi => recorder.constant(&[PI]),
                Term::E => recorder.constant(&[E]),
                Term::Name(name) => leaves[name],
                Term::Apply(operation, a, b) => nodes[a].apply(operation, nodes[b]),
            });
        }
        nodes
    }
}

/// The names of the functions; those of two inputs and the vector's are marked by the operation.
const FUNCTIONS: [(&str, Operation); 17] = [
    ("sin", Operation::Sin),
    ("cos", Operation::Cos),
    ("tan", Operation::Tan),
    ("tanh", Operation::Tanh),
    ("exp", Operation::Exp),
    ("log", Operation::Log),
    ("sqrt", Operation::Sqrt),
    ("abs", Operation::Abs),
    ("sign", Operation::Sign),
    ("relu", Operation::Relu),
    ("sigmoid", Operation::Sigmoid),
    ("minimum", Operation::Minimum),
    ("maximum", Operation::Maximum),
    ("pow", Operation::Pow),
    ("sum", Operation::Sum),
    ("mean", Operation::Mean),
    ("max", Operation::Max),
];
