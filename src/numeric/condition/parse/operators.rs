//! Parsing logic, comparisons, signs, operators and powers; their operands are parsed in `atom`.

use super::comparisons;
use super::operand::Operand;
use super::reader::{Parsed, Reader};
use super::token::Token;
use crate::autodiff::Operation;
use crate::condition::function::Function;
use crate::condition::kind::Kind;
use crate::condition::node::{Comparison, Node};
use crate::decimal;
use crate::expression;

impl Reader<'_> {
    pub(super) fn condition(&mut self) -> Parsed {
        self.junction("or", Self::all, Node::Any)
    }

    fn all(&mut self) -> Parsed {
        self.junction("and", Self::inverse, Node::All)
    }

    /// Parts joined by a word.
    fn junction(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Parsed,
        node: fn(Vec<Node>) -> Node,
    ) -> Parsed {
        let first = part(self)?;
        if !self.token.is_word(word) {
            return Ok(first);
        }
        let at = first.at;
        let mut parts = vec![first.flag()?];
        while self.token.is_word(word) {
            self.advance()?;
            parts.push(part(self)?.flag()?);
        }
        self.term(at, node(parts), Kind::Flag)
    }

    fn inverse(&mut self) -> Parsed {
        if !self.token.is_word("not") {
            return self.comparison();
        }
        let at = self.at;
        self.advance()?;
        let part = self.deeper(Self::inverse)?.flag()?;
        self.term(at, Node::Not(Box::new(part)), Kind::Flag)
    }

    fn comparison(&mut self) -> Parsed {
        let first = self.sum()?;
        let mut others: Vec<(Comparison, Operand)> = Vec::new();
        while let Token::Compare(comparison) = self.token {
            self.advance()?;
            let right = self.sum()?;
            let left = others.last().map_or(&first, |(_, left)| left);
            comparisons::check(left, comparison, &right)?;
            others.push((comparison, right));
        }
        if let Some(what) = self.misplaced_word() {
            return Err(self.fault(self.at, what));
        }
        if others.is_empty() {
            return Ok(first);
        }
        let others = others.into_iter();
        let others = others.map(|(comparison, other)| (comparison, other.node));
        let node = Node::Compare(Box::new(first.node), others.collect());
        self.term(first.at, node, Kind::Flag)
    }

    pub(super) fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        loop {
            let operation = match self.token {
                Token::Sign('+') => Operation::Add,
                Token::Sign('-') => Operation::Sub,
                _ => return Ok(left),
            };
            self.advance()?;
            let right = self.product()?;
            left = self.apply(operation, left, right)?;
        }
    }

    fn product(&mut self) -> Parsed {
        let mut left = self.signed()?;
        loop {
            let operation = match self.token {
                Token::Sign('*') => Operation::Mul,
                Token::Sign('/') => Operation::Div,
                _ => return Ok(left),
            };
            self.advance()?;
            let right = self.signed()?;
            left = self.apply(operation, left, right)?;
        }
    }

    fn signed(&mut self) -> Parsed {
        let at = self.at;
        if self.take('+')? {
            let operand = self.deeper(Self::signed)?;
            let is_number = operand.kind == Kind::Number;
            let node = operand.number("+ takes numbers")?;
            if is_number {
                return self.term(at, node, Kind::Number);
            }
            // A product, because that has no value while the field is a word.
            return self.call(at, Operation::Mul, vec![Node::Number(1.0), node]);
        }
        if !self.take('-')? {
            return self.power();
        }
        let operand = self.deeper(Self::signed)?;
        match operand.number("- takes numbers")? {
            Node::Number(number) => self.number(at, -number),
            node => self.call(at, Operation::Neg, vec![node]),
        }
    }

    fn power(&mut self) -> Parsed {
        let mut base = self.postfix()?;
        while let Token::Raised(exponent) = self.token {
            let at = self.at;
            self.advance()?;
            let exponent = self.number(at, exponent)?;
            base = self.apply(Operation::Pow, base, exponent)?;
        }
        if self.token != Token::Power {
            return Ok(base);
        }
        self.advance()?;
        let exponent = self.deeper(Self::signed)?;
        self.apply(Operation::Pow, base, exponent)
    }

    /// An operator between two numbers.
    fn apply(&mut self, operation: Operation, left: Operand, right: Operand) -> Parsed {
        let takes = format!("{} takes numbers", expression::name(operation));
        let at = left.at;
        let inputs = vec![left.number(&takes)?, right.number(&takes)?];
        self.call(at, operation, inputs)
    }

    /// An operation on numbers.
    pub(super) fn call(&mut self, at: usize, operation: Operation, inputs: Vec<Node>) -> Parsed {
        let node = Node::Call(Function::Of(operation), inputs);
        self.term(at, node, Kind::Number)
    }

    /// A number as it is written.
    pub(super) fn number(&mut self, at: usize, number: f64) -> Parsed {
        let text = decimal::short(decimal::repr(number));
        self.told(at, Node::Number(number), Kind::Number, text)
    }
}
