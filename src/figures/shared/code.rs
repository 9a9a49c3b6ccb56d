//! Exported code: cells of text and Python, as a script or as a Jupyter notebook.

use std::fmt::Write;

/// A cell of a notebook.
pub enum Cell {
    /// A text about the code below.
    Text(String),
    /// Python.
    Code(String),
}

/// The cells as a Python script, with the texts as comments.
#[must_use]
pub fn script(cells: Vec<Cell>) -> String {
    let cells = cells.into_iter().map(|cell| match cell {
        Cell::Text(text) => text
            .lines()
            .map(|line| format!("# {line}\n"))
            .collect::<String>(),
        Cell::Code(code) => code,
    });
    cells.collect::<Vec<_>>().join("\n")
}

/// The cells as a Jupyter notebook, in nbformat 4.4.
#[must_use]
pub fn notebook(cells: Vec<Cell>) -> String {
    let cells = cells.into_iter().map(|cell| {
        let (kind, more, source) = match cell {
            Cell::Text(text) => ("markdown", "", text),
            Cell::Code(code) => ("code", r#""execution_count":null,"outputs":[],"#, code),
        };
        format!(
            r#"{{"cell_type":"{kind}","metadata":{{}},{more}"source":{}}}"#,
            quoted(source.trim_end())
        )
    });
    format!(
        concat!(
            r#"{{"cells":[{}],"metadata":{{"kernelspec":{{"display_name":"Python 3","#,
            r#""language":"python","name":"python3"}},"language_info":{{"name":"python"}}}},"#,
            r#""nbformat":4,"nbformat_minor":4}}"#
        ),
        cells.collect::<Vec<_>>().join(",")
    )
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            letter if letter < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
