//! Parsing a formula by recursive descent: each rule of the grammar is a method of [`Reader`].

mod atom;
mod error;
mod letters;
mod operators;
mod reader;
mod title;

use super::Expression;
pub use error::ParseError;
pub(crate) use error::equation;
use letters::begins_atom;
pub(crate) use letters::{lowered, number_length};
use reader::Reader;

/// The greatest length of a formula, in characters.
const MAX_LENGTH: usize = 300;

impl Expression {
    /// Parses a formula. `names` are the names that it may have; any name is allowed if `names` is
    /// empty. If `x[]` is among them, it may have entries of `x`. A title such as `y =` or `f(x) =` may
    /// precede it.
    ///
    /// # Errors
    ///
    /// The first error in the text.
    ///
    /// ```
    /// use downhill_numeric::expression::Expression;
    ///
    /// let bowl = Expression::parse("x**2", &["x"]).expect("a formula");
    /// assert_eq!(bowl.to_string(), "x**2");
    /// let fault = Expression::parse("x**", &["x"]).unwrap_err();
    /// assert_eq!((fault.at, fault.what.as_str()), (3, "a number, a name or “(” is missing."));
    /// ```
    pub fn parse(text: &str, names: &[&str]) -> Result<Self, ParseError> {
        let letters: Vec<char> = text.chars().take(MAX_LENGTH + 1).collect();
        let mut reader = Reader::new(&letters, names);
        if letters.len() > MAX_LENGTH {
            return Err(reader.fault(
                MAX_LENGTH,
                format!("a formula has at most {MAX_LENGTH} characters."),
            ));
        }
        let title = reader.title()?;
        let last = reader.sum()?;
        if let Some(letter) = reader.peek() {
            let what = match letter {
                ')' => "there is no “(” for this “)”.".into(),
                '=' => return Err(equation(reader.at)),
                letter
                    if letters[..=reader.at].contains(&'|')
                        && (letter == '|' || begins_atom(letter)) =>
                {
                    "with these bars it is not clear: write abs(…), and * between factors.".into()
                }
                letter if begins_atom(letter) => {
                    "an operator such as * is missing before this.".into()
                }
                ',' => "a decimal point is written “.”, and no comma is needed here.".into(),
                letter if letter.is_control() => "this is not an operator.".into(),
                letter => format!("“{letter}” is not an operator; there are + - * / **."),
            };
            return Err(reader.fault(reader.at, what));
        }
        match title {
            Some(title) if !title.is_of(&reader.expression, names) => Err(equation(title.at)),
            _ => Ok(reader.expression.ending_with(last)),
        }
    }
}
