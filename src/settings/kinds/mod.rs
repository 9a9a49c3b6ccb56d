//! The kinds of settings that several figures use, one per file, which parses, describes and samples
//! its values and gives their TypeScript types.

mod area;
mod choice;
mod columns;
mod flag;
mod formula;
mod integer;
mod integer_or;
mod integers;
mod model;
mod number;
mod numbers;
mod numbers_up_to;
mod rule;
mod span;
mod steps;
mod subset;

pub use area::Area;
pub use choice::Choice;
pub use columns::Columns;
pub use flag::Flag;
pub use formula::{Formula, FormulaOr};
pub use integer::Integer;
pub use integer_or::IntegerOr;
pub use integers::Integers;
pub use model::Model;
pub use number::Number;
pub use numbers::Numbers;
pub use numbers_up_to::NumbersUpTo;
pub use rule::Rule;
pub use span::Span;
pub use steps::Steps;
pub use subset::Subset;
