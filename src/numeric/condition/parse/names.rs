//! Parsing names: fields, figures, constants and functions.

use std::f64::consts::{E, PI};

use super::lexer::is_usable;
use super::operand::listed;
use super::reader::{Figure, Parsed, Reader};
use super::token::Token;
use crate::condition::function::Function;
use crate::condition::kind::Kind;
use crate::condition::node::Node;
use crate::expression::ParseError;

impl Reader<'_> {
    /// A field, a constant or the call of a function.
    pub(super) fn named(&mut self) -> Parsed {
        let at = self.at;
        let (name, is_id) = match &self.token {
            Token::Id(id) => (id.clone(), true),
            Token::Word(word) => (word.clone(), false),
            _ => return Err(self.fault(at, "a name is missing.")),
        };
        if let Some(what) = (!is_id).then(|| misplaced(&name)).flatten() {
            return Err(self.fault(at, what));
        }
        self.advance()?;
        let is_called = self.token == Token::Sign('(');
        let function = Function::named(&name).filter(|_| !is_id);
        if let Some(function) = function.filter(|_| is_called) {
            return self.calls(at, &name, function);
        }
        let figure = self.figure(&name);
        if let Some(figure) = figure.filter(|_| self.token == Token::Sign('.')) {
            return self.field_of(at, figure, &name);
        }
        if let Some((figure, kind)) = self.field(&name) {
            return self.reads(at, figure, name, kind);
        }
        match name.as_str() {
            "true" | "True" => return self.term(at, Node::Flag(true), Kind::Flag),
            "false" | "False" => return self.term(at, Node::Flag(false), Kind::Flag),
            "pi" => return self.term(at, Node::Number(PI), Kind::Number),
            "e" => return self.term(at, Node::Number(E), Kind::Number),
            _ => {}
        }
        let what = if let Some(figure) = figure {
            self.without_field(figure)
        } else if function.is_some() {
            format!("“{name}” is a function: write {name}(…).")
        } else if is_called {
            let known: Vec<&str> = Function::names().collect();
            in_other_case(&name, known.iter().copied()).unwrap_or_else(|| {
                format!("“{name}” is not a function; there are {}.", known.join(" "))
            })
        } else {
            self.unknown(&name)
        };
        Err(self.fault(at, what))
    }

    /// The index of the figure with this id.
    fn figure(&self, id: &str) -> Option<usize> {
        let mut figures = self.figures.iter();
        figures.position(|(known, _)| known == id && !id.is_empty())
    }

    /// The single figure, if it has a field of this name, and the kind of the field.
    fn field(&self, name: &str) -> Option<(usize, Kind)> {
        let (figure, (_, fields)) = self.single()?;
        let (_, kind) = fields.iter().find(|(known, _)| known == name)?;
        Some((figure, kind.clone()))
    }

    /// The figure whose fields are written without an id.
    fn single(&self) -> Option<(usize, &Figure)> {
        let mut figures = self.figures.iter().enumerate();
        figures.find(|(_, (id, _))| id.is_empty())
    }

    /// The field of a figure whose id was consumed, before the point.
    fn field_of(&mut self, at: usize, figure: usize, id: &str) -> Parsed {
        self.advance()?;
        let Token::Word(name) = &self.token else {
            return Err(self.fault(self.at, "the name of a field is missing."));
        };
        let name = name.clone();
        let (_, fields) = &self.figures[figure];
        let Some((_, kind)) = fields.iter().find(|(known, _)| *known == name) else {
            return Err(Self::no_field(self.at, &format!("“{id}”"), &name, fields));
        };
        let kind = kind.clone();
        self.advance()?;
        self.reads(at, figure, name, kind)
    }

    /// What is wrong with the id of a figure alone.
    fn without_field(&self, figure: usize) -> String {
        let (id, fields) = &self.figures[figure];
        match fields.first() {
            Some((field, _)) => {
                format!("“{id}” is a figure: write one of its fields, as in {id}.{field}.")
            }
            None => format!("“{id}” is a figure without fields."),
        }
    }

    /// A field that is read.
    fn reads(&mut self, at: usize, figure: usize, name: String, kind: Kind) -> Parsed {
        let id = self.figures[figure].0.clone();
        let text = if id.is_empty() {
            name.clone()
        } else {
            format!("{id}.{name}")
        };
        let field = (id, name);
        let known = self.fields.iter().position(|known| *known == field);
        let index = known.unwrap_or_else(|| {
            self.fields.push(field);
            self.fields.len() - 1
        });
        self.told(at, Node::Field(index), kind, text)
    }

    /// The error of a field that a figure or a record does not have.
    pub(super) fn no_field(
        at: usize,
        of: &str,
        name: &str,
        fields: &[(String, Kind)],
    ) -> ParseError {
        let known = || fields.iter().map(|(name, _)| name.as_str());
        let what = in_other_case(name, known()).unwrap_or_else(|| {
            let known = listed(known(), "and");
            format!("{of} has no field “{name}”; there are {known}.")
        });
        ParseError::new(at, what)
    }

    /// What is wrong with a name that is unknown.
    fn unknown(&self, name: &str) -> String {
        let has = |fields: &[(String, Kind)]| fields.iter().any(|(known, _)| known == name);
        let fields = || self.figures.iter().flat_map(|(_, fields)| fields);
        let mut figures = self.figures.iter();
        if let Some((id, _)) = figures.find(|(id, fields)| is_usable(id) && has(fields)) {
            return format!("“{name}” is a field of a figure: write {id}.{name}.");
        }
        if matches!(name, "None" | "null" | "NULL") {
            let what =
                "is unknown: what is not there has no value; a text stands in quotes: 'none'.";
            return format!("“{name}” {what}");
        }
        let ids = || self.figures.iter().map(|(id, _)| id.as_str());
        let others = ["and", "or", "not", "true", "false", "pi"];
        let names = fields().map(|(name, _)| name.as_str()).chain(ids());
        let what = in_other_case(name, names.chain(others));
        if let Some(what) = what.or_else(|| in_other_case(name, Function::names())) {
            return what;
        }
        let mut words = fields().flat_map(|(_, kind)| kind.words());
        if let Some(word) = words.find(|word| word.eq_ignore_ascii_case(name)) {
            return format!("“{name}” is unknown; a text stands in quotes: '{word}'.");
        }
        match self.single() {
            Some((_, (_, fields))) => {
                let known = listed(fields.iter().map(|(name, _)| name.as_str()), "and");
                format!("“{name}” is unknown; there are {known}.")
            }
            None => {
                let ids = listed(ids(), "and");
                format!("“{name}” is unknown; the figures are {ids}.")
            }
        }
    }
}

/// What is wrong with a name that is one of these in other capitals.
fn in_other_case<'n>(name: &str, mut known: impl Iterator<Item = &'n str>) -> Option<String> {
    let known = known.find(|known| known.eq_ignore_ascii_case(name))?;
    Some(format!("“{name}” is written “{known}” here."))
}

/// What is wrong with a word that cannot stand where a name does.
fn misplaced(word: &str) -> Option<&'static str> {
    match word {
        "and" | "or" => Some("a number, a name, a text or “(” is missing."),
        "not" => Some("“not” stands before a comparison: put it and what follows in parentheses."),
        _ => None,
    }
}
