//! A part of a condition with its kind and its place in the text, and what is wrong with it.

use crate::condition::kind::Kind;
use crate::condition::node::Node;
use crate::expression::ParseError;

/// A part of a condition that was parsed.
pub(super) struct Operand {
    pub(super) node: Node,
    pub(super) kind: Kind,
    /// The index of its first character.
    pub(super) at: usize,
    /// Its text, if it is a number, a text, a field or an entry.
    pub(super) text: Option<String>,
}

impl Operand {
    /// What it is, as the start of a sentence: “x” is a number.
    pub(super) fn described(&self) -> String {
        format!("{} is {}", self.subject(), self.kind.described())
    }

    /// Its text in quotes, or “this”.
    pub(super) fn subject(&self) -> String {
        match (&self.text, &self.node) {
            (None, _) => "this".into(),
            (Some(text), Node::Text(_)) => text.clone(),
            (Some(text), _) => format!("“{text}”"),
        }
    }

    /// A number, or else a text, within it, as it would be written; something like it if it has no
    /// such text.
    fn sample(&self, otherwise: &str) -> String {
        let text = self.text.as_ref();
        let sample = text.and_then(|text| self.kind.sample(text));
        sample.unwrap_or_else(|| otherwise.into())
    }

    /// The error of a part that is not what is taken here, with an example within it that would be.
    pub(super) fn unfit(&self, takes: &str) -> ParseError {
        if self.kind.is_compound() {
            let sample = self.sample("losses[0]");
            self.unfit_alone(&format!("{takes}, such as {sample}"))
        } else {
            self.unfit_alone(takes)
        }
    }

    /// The error of a part that is not what is taken here.
    pub(super) fn unfit_alone(&self, takes: &str) -> ParseError {
        ParseError::new(self.at, format!("{}: {takes}.", self.described()))
    }

    /// The node, if it is a number; else the error that `takes` begins: “sin takes a number”.
    pub(super) fn number(self, takes: &str) -> Result<Node, ParseError> {
        if self.kind.is_number() {
            Ok(self.node)
        } else {
            Err(self.unfit(takes))
        }
    }

    /// The node, if it is true or false.
    ///
    /// # Errors
    ///
    /// With a comparison that would be: “x” is a number: compare it, as in x < 10.
    pub(super) fn flag(self) -> Result<Node, ParseError> {
        if self.kind == Kind::Flag {
            return Ok(self.node);
        }
        let example = match &self.kind {
            Kind::Number | Kind::NumberOrText(_) => {
                format!("{} < 10", self.text.as_deref().unwrap_or("loss"))
            }
            Kind::Text | Kind::Word(_) => {
                let word = self.kind.words().last().map_or("converged", String::as_str);
                let text = match self.node {
                    Node::Text(_) => None,
                    _ => self.text.as_deref(),
                };
                format!("{} == '{word}'", text.unwrap_or("status"))
            }
            _ => format!("{} < 10", self.sample("losses[0]")),
        };
        let compare = if self.kind.is_compound() {
            "compare a number in it"
        } else {
            "compare it"
        };
        Err(self.unfit_alone(&format!("{compare}, as in {example}")))
    }
}

/// Some names as a list for a sentence: “x, y and z”.
pub(super) fn listed<'n>(names: impl Iterator<Item = &'n str>, last: &str) -> String {
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [] => "none".into(),
        [name] => (*name).into(),
        [first @ .., name] => format!("{} {last} {name}", first.join(", ")),
    }
}
