//! Printing and parsing of decimal numbers as in a notebook.
//!
//! The standard library computes and parses the digits. This module adds Python's layout, rounding to
//! significant digits without noise, and it prints no negative zero and parses no words such as `nan`.

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
