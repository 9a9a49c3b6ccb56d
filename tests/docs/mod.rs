//! Reading the files of the checkout, and comparing generated files with what they are made of.

use std::fs;

/// The text of a file of the checkout; empty if there is none.
pub(crate) fn read(path: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.replace("\r\n", "\n")
}

/// Asserts that a file of the checkout is `text`, or with `DOWNHILL_BLESS` writes it anew, as `cargo xtask generate` does.
pub(crate) fn assert_up_to_date(path: &str, text: &str) {
    // A file that is as it should be keeps its time, so that what is built of it need not be built again.
    if std::env::var_os("DOWNHILL_BLESS").is_some() && read(path) != text {
        fs::write(path, text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    assert!(
        read(path) == text,
        "{path} is of another day: `cargo xtask generate` writes it anew; look at what it changes"
    );
}
