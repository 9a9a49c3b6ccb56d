//! Which values can be compared, and how.

use super::operand::{Operand, listed};
use crate::condition::kind::Kind;
use crate::condition::node::{Comparison, Node};
use crate::expression::ParseError;

/// Checks that a comparison can hold between two parts.
///
/// # Errors
///
/// For what has no order, for kinds that are never equal, and for a text that a field never is.
pub(super) fn check(
    left: &Operand,
    comparison: Comparison,
    right: &Operand,
) -> Result<(), ParseError> {
    for side in [left, right] {
        if side.kind.is_compound() {
            return Err(side.unfit("compare a number or a text in it"));
        }
        if comparison.is_order() && !side.kind.is_number() {
            return Err(side.unfit("compare it with == or !="));
        }
    }
    if !left.kind.can_equal(&right.kind) {
        let what = format!(
            "{} and {}: they are never equal.",
            left.described(),
            right.described()
        );
        return Err(ParseError::new(right.at, what));
    }
    is_possible(left, right)?;
    is_possible(right, left)
}

/// Checks that a field may be the text that it is compared with.
fn is_possible(field: &Operand, text: &Operand) -> Result<(), ParseError> {
    let words = field.kind.words();
    let Node::Text(word) = &text.node else {
        return Ok(());
    };
    if words.is_empty() || words.contains(word) {
        return Ok(());
    }
    let number = matches!(field.kind, Kind::NumberOrText(_)).then_some("a number");
    let values = number.into_iter().chain(words.iter().map(String::as_str));
    let what = format!(
        "{} is never '{word}'; it is {}.",
        field.subject(),
        listed(values, "or")
    );
    Err(ParseError::new(text.at, what))
}
