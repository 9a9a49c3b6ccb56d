//! Any formula runs on the tape. So does its gradient, which prints and reads back.

#![no_main]

use downhill_numeric::autodiff::Tape;
use downhill_numeric::expression::Expression;
use libfuzzer_sys::fuzz_target;

/// A vector and its entries.
const NAMES: [&str; 2] = ["x", "x[]"];
/// A gradient with more terms is given up.
const MAX_TERMS: usize = 1000;
/// Shorter gradients are printed.
const PRINTED: usize = 2000;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let Ok(formula) = Expression::parse(&text, &NAMES) else {
        return;
    };
    for x in [&[0.5][..], &[-1.5, 0.0, 2.0]] {
        run(&formula, x);
        if formula.names().is_empty() {
            continue;
        }
        let Some(gradient) = formula.gradient(0, x.len()) else {
            continue;
        };
        let count = gradient.terms().len();
        assert!(count <= MAX_TERMS, "{count} terms");
        run(&gradient, x);
        if gradient.size() < PRINTED {
            reads_back(&gradient);
        }
    }
});

/// The printed gradient has the same text again, unless it is too long or too deep to be read.
fn reads_back(gradient: &Expression) {
    let printed = gradient.to_string();
    match Expression::parse(&printed, &NAMES) {
        Ok(again) => assert_eq!(again.to_string(), printed),
        Err(fault) => assert!(fault.what.contains("at most"), "{printed}: {fault}"),
    }
}

/// Runs the sum of a formula forward and backward, twice.
fn run(formula: &Expression, x: &[f64]) {
    let (mut tape, sum) = Tape::record(|recorder| {
        let vector = recorder.leaf(x);
        let leaf = |name: &String| {
            let entry = Expression::entry(name);
            // A vector that is too short stands for one that goes round.
            entry.map_or(vector, |(_, entry)| vector.entry(entry % x.len()))
        };
        let leaves: Vec<_> = formula.names().iter().map(leaf).collect();
        let nodes = formula.record(recorder, &leaves);
        nodes.last().expect("a formula has a term").sum().var()
    });
    for _ in 0..2 {
        tape.forward();
        tape.backward(sum);
    }
}
