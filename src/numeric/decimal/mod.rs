//! Numbers as a notebook prints and reads them.
//!
//! The standard library finds the digits and reads them. Added here are Python's layout, and what a
//! reader expects beside it: no noise in the last digits, no negative zero, no word that is read as
//! a number.

mod letters;
mod parse;
mod print;
mod typed;

pub use letters::{is_blank, is_letter, is_minus};
pub use parse::parse;
pub use print::{
    fixed, power_of_ten, repr, round_significant, short, significant, spoken, written,
};
pub use typed::{retyped, tidy, typed};
