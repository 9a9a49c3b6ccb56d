//! Parsing the operands of a condition: numbers, texts, calls, parentheses, bars, roots, and the
//! entries and fields after them.

use super::operand::Operand;
use super::reader::{Parsed, Reader};
use super::token::Token;
use super::unexpected::DECIMAL;
use crate::autodiff::Operation;
use crate::condition::function::Function;
use crate::condition::kind::Kind;
use crate::condition::node::Node;
use crate::expression::ParseError;

impl Reader<'_> {
    /// An atom with the entries and fields after it.
    pub(super) fn postfix(&mut self) -> Parsed {
        let mut operand = self.atom()?;
        loop {
            if self.take('[')? {
                operand = self.entry(operand)?;
            } else if self.take('.')? {
                operand = self.member(operand)?;
            } else {
                return Ok(operand);
            }
        }
    }

    fn atom(&mut self) -> Parsed {
        let at = self.at;
        match &self.token {
            Token::Sign('(') => {
                self.advance()?;
                let operand = self.deeper(Self::condition)?;
                self.expect(')', " here")?;
                Ok(operand)
            }
            Token::Sign('|') => self.bars(),
            Token::Sign('√') => self.root(),
            Token::Number(number) => {
                let number = *number;
                self.advance()?;
                self.number(at, number)
            }
            Token::Text(text) => {
                let text = text.clone();
                self.advance()?;
                let shown = format!("'{text}'");
                self.told(at, Node::Text(text), Kind::Text, shown)
            }
            Token::Word(_) | Token::Id(_) => self.named(),
            _ => Err(self.fault(at, "a number, a name, a text or “(” is missing.")),
        }
    }

    /// An absolute value in bars. Nested bars are an error, because a bar could open or close.
    fn bars(&mut self) -> Parsed {
        let at = self.at;
        if self.in_bars {
            return Err(self.fault(at, "bars within bars are not clear: write abs(…)."));
        }
        self.in_bars = true;
        self.advance()?;
        let operand = self.deeper(Self::sum)?;
        self.expect('|', " at the end of the absolute value")?;
        self.in_bars = false;
        let number = operand.number("an absolute value is that of a number")?;
        self.call(at, Operation::Abs, vec![number])
    }

    /// A square root of the following operand; an error if the extent of the root is ambiguous.
    fn root(&mut self) -> Parsed {
        let at = self.at;
        self.advance()?;
        let is_bare = self.token != Token::Sign('(');
        let operand = self.deeper(Self::postfix)?;
        if is_bare && matches!(self.token, Token::Power | Token::Raised(_)) {
            let what = "how far the root goes is not clear: write sqrt(…).";
            return Err(self.fault(self.at, what));
        }
        let number = operand.number("a root is that of a number")?;
        self.call(at, Operation::Sqrt, vec![number])
    }

    /// The entry of a list, after its `[`.
    fn entry(&mut self, list: Operand) -> Parsed {
        let Some(kind) = list.kind.entry() else {
            return Err(list.unfit_alone("it has no entries"));
        };
        if self.token == Token::Sign(']') {
            let what = "the number of the entry is missing, as in losses[0].";
            return Err(self.fault(self.at, what));
        }
        let index = self.deeper(Self::condition)?;
        let text = list.text.zip(index.text.as_ref());
        let text = text.map(|(list, index)| format!("{list}[{index}]"));
        let at = index.at;
        let index = index.number("the entry of a list has a number")?;
        if matches!(index, Node::Number(number) if number.fract() != 0.0) {
            return Err(self.fault(at, "the number of an entry is a whole one, from 0."));
        }
        self.expect(']', " after the number of the entry")?;
        let node = Node::Entry(Box::new(list.node), Box::new(index));
        let operand = self.term(list.at, node, kind)?;
        Ok(Operand { text, ..operand })
    }

    /// The field of a record, after its `.`.
    fn member(&mut self, record: Operand) -> Parsed {
        let at = self.at;
        let Some(fields) = record.kind.fields() else {
            let what = match record.kind {
                Kind::Records(_) => record.unfit("its entries have fields"),
                _ => record.unfit_alone("it has no fields"),
            };
            return Err(what);
        };
        let name = match &self.token {
            Token::Word(name) => name.clone(),
            _ => return Err(self.fault(at, "the name of a field is missing.")),
        };
        let Some((_, kind)) = fields.iter().find(|(known, _)| *known == name) else {
            return Err(Self::no_field(at, &record.subject(), &name, fields));
        };
        self.advance()?;
        let text = record.text.map(|record| format!("{record}.{name}"));
        let node = Node::Member(Box::new(record.node), name);
        let operand = self.term(record.at, node, kind.clone())?;
        Ok(Operand { text, ..operand })
    }

    /// The call of a function, whose name was consumed.
    pub(super) fn calls(&mut self, at: usize, name: &str, function: Function) -> Parsed {
        let takes = format!("{name} takes {}", function.takes());
        let (least, greatest) = function.inputs();
        self.expect('(', "")?;
        let mut inputs: Vec<Operand> = Vec::new();
        let mut decimals = Vec::new();
        if self.token != Token::Sign(')') {
            loop {
                let input = self.deeper(Self::condition)?;
                if inputs.len() == greatest {
                    // Where all commas are between digits, they rather separate the inputs, if there
                    // are to be several.
                    let is_mixed = greatest == 1 || decimals.len() < inputs.len();
                    return Err(match decimals.first() {
                        Some(comma) if is_mixed => self.fault(*comma, DECIMAL),
                        _ => self.fault(input.at, format!("{takes}.")),
                    });
                }
                inputs.push(input);
                if self.token == Token::Sign(';') {
                    return Err(self.fault(self.at, "“;” is written “,” here."));
                }
                let comma = self.at;
                if !self.take(',')? {
                    break;
                }
                decimals.extend(self.lexer.is_decimal_comma(comma).then_some(comma));
            }
        }
        self.expect(')', " at the end of the call")?;
        if inputs.len() < least {
            return Err(self.fault(at, format!("{takes}.")));
        }
        let inputs = self::inputs(function, inputs, &takes)?;
        self.term(at, Node::Call(function, inputs), Kind::Number)
    }
}

/// The inputs of a call as nodes, if they are of the kinds that it `takes`.
fn inputs(function: Function, inputs: Vec<Operand>, takes: &str) -> Result<Vec<Node>, ParseError> {
    let is_alone = inputs.len() == 1;
    let node = |input: Operand| {
        let fits = match function {
            Function::Len => input.kind.is_list() || input.kind.is_text(),
            Function::Of(Operation::Sum | Operation::Mean) => input.kind == Kind::Numbers,
            Function::Of(Operation::Max) | Function::Min if is_alone => input.kind == Kind::Numbers,
            _ => return input.number(takes),
        };
        if fits {
            Ok(input.node)
        } else {
            Err(input.unfit_alone(takes))
        }
    };
    inputs.into_iter().map(node).collect()
}
