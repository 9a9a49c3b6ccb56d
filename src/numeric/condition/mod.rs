//! The conditions that a teacher writes about the state of a figure, such as
//! `status == 'converged' and lr > 0.9`.
//!
//! [`Condition::parse`] parses a condition and checks its names and kinds against a [`Scope`].
//! [`Condition::value`] then computes its value from the fields as they are.
//!
//! # Grammar
//!
//! The language of [formulas](super::expression), in Python's notation and with Python's precedence,
//! with comparisons, logic, texts, and the fields of a state:
//!
//! ```text
//! condition  = all { "or" all }
//! all        = inverse { "and" inverse }
//! inverse    = "not" inverse | comparison
//! comparison = sum { ("<" | "<=" | ">" | ">=" | "==" | "!=") sum }
//! sum        = product { ("+" | "-") product }
//! product    = signed { ("*" | "/") signed }
//! signed     = ("-" | "+") signed | power
//! power      = postfix { raised digits } [ ("**" | "^") signed ]
//! postfix    = atom { "[" condition "]" | "." name }
//! atom       = number | text | "true" | "false" | [ id "." ] name | name "(" condition { "," condition } ")"
//!            | "(" condition ")" | "|" sum "|" | "√" postfix
//! ```
//!
//! Comparisons are chained, so `0 < x < 1` is `0 < x and x < 1`. A text stands in `'…'` or `"…"`,
//! without escapes, so that one with a `'` stands in `"…"`. `^` is a power, as in formulas. `≤`, `≥`, `≠`, `True`, `False` and typographic quotes are accepted, and the
//! textbook notation of formulas.
//!
//! A name is a field of the state, such as `x`, or a constant, `pi` or `e`, where there is no field of
//! that name. `losses[0]` is an entry of a list, `losses[-1]` the last one, `optimum.loss` a field of
//! a record. Where there are several figures, a field is written with the id of its figure, `a.step`.
//! An id may have hyphens; of several that fit, the longest is meant. It begins with a letter or `_`:
//! no other can be written.
//!
//! The functions of a number are `sin cos tan tanh exp log sqrt abs sign relu sigmoid`, of two numbers
//! `minimum maximum pow`, of a list `sum mean`, of a list or of two or more numbers `min max`; `len` is
//! the length of a list or a text, `round(x, 2)` is `x` with two decimals, `round(x)` with none, a half
//! rounded to the even neighbour.
//!
//! # Values
//!
//! Numbers are those of `f64`: `1/0` is infinite, `0/0` is not a number. As in Python, what is not a
//! number is not less than, greater than or equal to any number, itself included, and `!=` holds for
//! it. Unlike in Python, the least and the greatest of some numbers are not a number if one of them is
//! not. A text and a number, where a field may be either, are not equal.
//!
//! What is not there has no value: an entry beyond the end of a list, the least, greatest and mean
//! number of an empty list, a field of a figure that is not there, a product with a text, an order
//! between a text and a number, the sign of what is not a number. Neither has what is computed from
//! it, and `not` of it. In `and`, `or` and a chain of comparisons it may be true or false: they have a
//! value only if the other parts decide it (Stephen Kleene's logic, 1938). A condition without a value
//! does not [hold](Condition::holds).

mod evaluate;
mod function;
mod kind;
mod node;
mod parse;
mod value;

use super::autodiff::Operation;
pub use evaluate::{Part, Read, ReadPart};
use function::Function;
pub use kind::Kind;
use node::Node;
pub use parse::MAX_LENGTH;
pub use value::{Value, place};

/// The greatest number of terms of a condition: numbers, texts, fields and operations.
pub const MAX_TERMS: usize = 200;

/// What the names in a condition mean: the figures that it is about, and their fields.
pub trait Scope {
    /// The ids of the figures; none if there is a single one, whose fields are written without an id.
    fn ids(&self) -> Vec<String>;

    /// The fields of the figure with this id, each with its kind. The id is empty where there is a
    /// single figure.
    fn fields(&self, id: &str) -> Vec<(String, Kind)>;
}

/// A condition over the state of one figure or several, or a formula of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    root: Node,
    kind: Kind,
    /// The fields that it reads, which [`Node::Field`] counts.
    fields: Vec<(String, String)>,
    /// The text of the field or entry that it is.
    plain_field: Option<String>,
}

impl Condition {
    /// What its values are: [`Kind::Flag`] for a comparison, the kind of the field for a field.
    #[must_use]
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Whether its values are true or false.
    #[must_use]
    pub fn is_flag(&self) -> bool {
        self.kind == Kind::Flag
    }

    /// Whether its values are numbers. So is a field that is a number or, where there is none, a word.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.kind.is_number()
    }

    /// The fields that it reads, each once, in order of their first occurrence: the id of the figure,
    /// which is empty where there is a single one, and the name.
    #[must_use]
    pub fn reads(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Its value now. `read` gives the value of a field by the id of its figure and its name, of the
    /// kind that the scope said, or `None` if the figure is not there. It is called for no more fields
    /// than needed.
    ///
    /// Returns `None` if there is [no value](self#values).
    #[must_use]
    pub fn value(&self, read: Read<'_>) -> Option<Value> {
        self.value_by_parts(&mut |id, field, part| part.of(read(id, field)?))
    }

    /// Its [`value`](Self::value), with `read` giving a part of a field: of a list that grows with each
    /// step, `history[-1].x` needs one entry.
    #[must_use]
    pub fn value_by_parts(&self, read: ReadPart<'_>) -> Option<Value> {
        self.root.value(&self.fields, read)
    }

    /// Whether its value now is true. `read` is that of [`value`](Self::value).
    #[must_use]
    pub fn holds(&self, read: Read<'_>) -> bool {
        self.value(read) == Some(Value::Flag(true))
    }

    /// Whether its value now is true. `read` is that of [`value_by_parts`](Self::value_by_parts).
    #[must_use]
    pub fn holds_by_parts(&self, read: ReadPart<'_>) -> bool {
        self.value_by_parts(read) == Some(Value::Flag(true))
    }

    /// Whether it is the sign of something, such as `sign(grad)`.
    #[must_use]
    pub fn is_sign(&self) -> bool {
        matches!(self.root, Node::Call(Function::Of(Operation::Sign), _))
    }

    /// The single field or entry that it is, such as `x`, `losses[3]` or `a.optimum.loss`, written
    /// without blanks; `None` if it is anything else.
    #[must_use]
    pub fn plain_field(&self) -> Option<String> {
        self.plain_field.clone()
    }
}
