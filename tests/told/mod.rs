//! What the project's files tell, for the tests that hold them together.

use std::fs;

/// The text of a file of the checkout; empty if there is none.
pub(crate) fn read(path: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.replace("\r\n", "\n")
}

/// Holds a file of the checkout to `text`, or with `DOWNHILL_BLESS` writes it anew, as `cargo xtask generate` does.
pub(crate) fn holds(path: &str, text: &str) {
    if std::env::var_os("DOWNHILL_BLESS").is_some() {
        fs::write(path, text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    assert!(
        read(path) == text,
        "{path} is of another day: `cargo xtask generate` writes it anew; look at what it changes"
    );
}
