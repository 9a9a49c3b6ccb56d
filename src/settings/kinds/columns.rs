//! Data in two columns.

use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use crate::numeric::columns::MAX_SIZE;
use crate::numeric::columns::{MAX_ROWS, TableError, read};
use crate::numeric::dataset::Dataset;
use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::text::plain;
use crate::settings::text::trimmed;
use crate::settings::value::Value;

/// Two columns of numbers, one row per line; `_` also ends a line. Empty for no data.
#[derive(Clone, Copy)]
pub struct Columns;

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "two columns of numbers, one row per line, at most {MAX_ROWS} rows"
        )
    }
}

impl Kind for Columns {
    fn parse(&self, text: &str) -> Option<Value> {
        let text = trimmed(text);
        if text.is_empty() {
            return Some(Value::Columns(None));
        }
        data(text).ok().map(|data| Value::Columns(Some(data)))
    }

    fn reason(&self, text: &str) -> String {
        let error = data(text).map_or_else(|error| error.to_string(), |_| String::new());
        format!(". {}", error.trim_end_matches('.'))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::string()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let arguments = format!("{MAX_ROWS}, {}", plain(MAX_SIZE));
        let rows = "list[list[float]] | str | None";
        Python::new("Columns", arguments, rows, "Iterable[Any] | str")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        if dice.once_in(4) {
            return Value::Columns(None);
        }
        let count = 3 + dice.below(20);
        let time = (0..count).map(|k| k as f64 - 0.5).collect();
        let speed = dice.numbers(count, -1e9, 1e9);
        Value::Columns(Some(Dataset { time, speed }))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["0", "0 1_1 2", "0 1_1 x_2 3", "0 1 2_1 2 3_4 5 6"]
    }
}

/// Parses two columns; if that fails, again with `_` as the end of a line.
fn data(text: &str) -> Result<Dataset, TableError> {
    read(text).or_else(|error| {
        let joined = read(&text.replace('_', "\n"));
        // If the text has line ends, the error must count its own lines.
        joined.map_err(|other| if text.contains('\n') { error } else { other })
    })
}
