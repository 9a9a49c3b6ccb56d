//! The reader of a condition: it consumes tokens and builds the tree.

use super::lexer::Lexer;
use super::operand::Operand;
use super::token::Token;
use crate::condition::kind::Kind;
use crate::condition::node::Node;
use crate::condition::{MAX_TERMS, Scope};
use crate::expression::ParseError;

/// The greatest nesting depth of parentheses, signs and `not`.
const MAX_DEPTH: usize = 50;

/// A figure: its id, and its fields with their kinds.
pub(super) type Figure = (String, Vec<(String, Kind)>);

/// A condition that is being parsed.
pub(super) struct Reader<'a> {
    pub(super) lexer: Lexer<'a>,
    /// The next token.
    pub(super) token: Token,
    /// The index of its first character.
    pub(super) at: usize,
    /// The index of the first character of the token before it.
    before: usize,
    /// The figures; a single one without an id has an empty one.
    pub(super) figures: Vec<Figure>,
    /// The fields that are read so far.
    pub(super) fields: Vec<(String, String)>,
    /// The count of terms so far.
    terms: usize,
    /// The current nesting depth.
    depth: usize,
    /// Whether an absolute value is open, so that a bar closes it.
    pub(super) in_bars: bool,
}

/// The part that was parsed.
pub(super) type Parsed = Result<Operand, ParseError>;

impl<'a> Reader<'a> {
    /// A reader of some characters, at the first token.
    pub(super) fn new(letters: &'a [char], scope: &dyn Scope) -> Result<Self, ParseError> {
        let mut ids = scope.ids();
        if ids.is_empty() {
            ids.push(String::new());
        }
        let lexer = Lexer::new(letters, ids.iter().map(String::as_str));
        let with_fields = |id: String| {
            let fields = scope.fields(&id);
            (id, fields)
        };
        let mut reader = Self {
            lexer,
            token: Token::End,
            at: 0,
            before: 0,
            figures: ids.into_iter().map(with_fields).collect(),
            fields: Vec::new(),
            terms: 0,
            depth: 0,
            in_bars: false,
        };
        reader.advance()?;
        Ok(reader)
    }

    /// The error at a position.
    pub(super) fn fault(&self, at: usize, what: impl Into<String>) -> ParseError {
        ParseError::new(at, what)
    }

    /// Consumes the token, and returns it.
    pub(super) fn advance(&mut self) -> Result<Token, ParseError> {
        let (at, next) = self.lexer.next()?;
        self.before = std::mem::replace(&mut self.at, at);
        Ok(std::mem::replace(&mut self.token, next))
    }

    /// Consumes a sign if it is next. Returns whether it was.
    pub(super) fn take(&mut self, sign: char) -> Result<bool, ParseError> {
        let is_next = self.token == Token::Sign(sign);
        if is_next {
            self.advance()?;
        }
        Ok(is_next)
    }

    /// Consumes a sign; an error if it is not next.
    pub(super) fn expect(&mut self, sign: char, why: &str) -> Result<(), ParseError> {
        if self.take(sign)? {
            return Ok(());
        }
        let what = self.separator().filter(|_| sign == ')');
        let what = what.unwrap_or_else(|| format!("“{sign}” is missing{why}."));
        Err(self.fault(self.at, what))
    }

    /// One more part; an error if there are too many.
    pub(super) fn term(&mut self, at: usize, node: Node, kind: Kind) -> Parsed {
        if self.terms == MAX_TERMS {
            let what = format!("a condition has at most {MAX_TERMS} terms.");
            return Err(self.fault(self.before, what));
        }
        self.terms += 1;
        Ok(Operand {
            node,
            kind,
            at,
            text: None,
        })
    }

    /// One more part with a text for messages.
    pub(super) fn told(&mut self, at: usize, node: Node, kind: Kind, text: String) -> Parsed {
        let operand = self.term(at, node, kind)?;
        Ok(Operand {
            text: Some(text),
            ..operand
        })
    }

    /// Parses at one more level of nesting; an error if that is too deep.
    pub(super) fn deeper(&mut self, parse: fn(&mut Self) -> Parsed) -> Parsed {
        if self.depth == MAX_DEPTH {
            let what = format!("conditions nest at most {MAX_DEPTH} deep.");
            return Err(self.fault(self.at, what));
        }
        self.depth += 1;
        let operand = parse(self)?;
        self.depth -= 1;
        Ok(operand)
    }
}
