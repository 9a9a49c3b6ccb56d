//! Any text is a formula that prints and reads back, or has a fault that points into it.

#![no_main]

use downhill_numeric::expression::{Expression, ParseError};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for names in [&["x"][..], &["x", "x[]"], &[]] {
        match Expression::parse(&text, names) {
            Ok(formula) => reads_back(&formula, names),
            Err(fault) => is_told(&fault, &text),
        }
    }
});

/// The printed formula is the same tree, unless it is too long or too deep.
fn reads_back(formula: &Expression, names: &[&str]) {
    let printed = formula.to_string();
    match Expression::parse(&printed, names) {
        Ok(again) => assert_eq!(&again, formula, "{printed}"),
        Err(fault) => {
            is_told(&fault, &printed);
            assert!(fault.what.contains("at most"), "{printed}: {fault}");
        }
    }
}

fn is_told(fault: &ParseError, text: &str) {
    assert!(fault.at <= text.chars().count(), "{fault}");
    assert!(fault.what.len() > 1 && fault.what.ends_with('.'), "{fault}");
}
