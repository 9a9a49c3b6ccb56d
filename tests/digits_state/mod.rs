//! What a figure of digits has trained and found out.

use downhill::figures::Figure;
use downhill::figures::digits::state::Digits;
use downhill::figures::shared::fields::Datum;
use downhill::numeric::digits::classifier::Classifier;
use downhill::numeric::steps::Steps;

use super::filled::fill;

pub(crate) fn filled() -> Digits {
    let mut digits = Digits::default();
    fill(&mut digits);
    digits
}

pub(crate) fn entry(digits: &Digits, name: &str) -> Datum {
    let found = digits.snapshot().into_iter().find(|(own, _)| *own == name);
    found.unwrap_or_else(|| panic!("a snapshot has {name}")).1
}

pub(crate) fn number(digits: &Digits, name: &str) -> f64 {
    match entry(digits, name) {
        Datum::Number(number) => number,
        other => panic!("{name} is {other:?}"),
    }
}

pub(crate) fn numbers(digits: &Digits, name: &str) -> Vec<f64> {
    match entry(digits, name) {
        Datum::Numbers(numbers) => numbers,
        other => panic!("{name} is {other:?}"),
    }
}

pub(crate) fn history(digits: &Digits) -> Vec<Vec<f64>> {
    match entry(digits, "history") {
        Datum::Records(names, rows) => {
            assert_eq!(names.len(), 5);
            rows
        }
        other => panic!("the history is {other:?}"),
    }
}

/// What was trained and found out, to compare to the last bit.
#[derive(Debug, PartialEq)]
pub(crate) struct Results {
    classifier: Classifier,
    losses: Vec<f64>,
    history: Vec<Vec<f64>>,
    place: (usize, usize),
    words: String,
}

pub(crate) fn results(digits: &Digits) -> Results {
    Results {
        classifier: digits.classifier(),
        losses: numbers(digits, "losses"),
        history: history(digits),
        place: digits.shown_and_last(),
        words: digits.describe(),
    }
}
