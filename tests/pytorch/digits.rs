//! What the digits give to take away: loss and accuracy of both parts before each epoch, and at the
//! end.

use std::path::Path;

use downhill::figures::digits::export::{notebook, script};
use downhill::figures::digits::state::Digits;
use downhill::figures::digits::state::initial_weights::InitialWeights;
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::experiment::Part;
use downhill::numeric::digits::metrics::Metrics;
use downhill::numeric::steps::Steps;

use super::fixtures::{TRAIN, VALID};

/// A state of the figure, by what was done to a new one.
type Case = (&'static str, fn(&mut Digits));

const CASES: [Case; 6] = [
    ("threes and sevens, ten epochs", |digits| digits.step(130)),
    ("no step", |_| {}),
    ("eights, other rates, shuffled", |digits| {
        digits.set_classes(Classes::Rest(8));
        digits.set_shuffle(true);
        digits.set_learning_rate(0.5);
        digits.step(100);
        digits.set_learning_rate(0.1);
        digits.step(40);
    }),
    ("all ten, random weights", |digits| {
        digits.set_classes(Classes::All);
        digits.set_start(InitialWeights::Random);
        digits.set_learning_rate(0.3);
        digits.step(63 * 3);
    }),
    ("all ten, all at once, another seed", |digits| {
        digits.set_classes(Classes::All);
        digits.set_start(InitialWeights::Random);
        digits.set_batch(0);
        digits.set_shuffle(true);
        digits.set_seed(-3);
        digits.step(4);
    }),
    ("painted", |digits| {
        digits.set_classes(Classes::Pair(0, 1));
        digits.paint(0, (14.0, 14.0), 3.0, -0.3);
        digits.paint(0, (8.0, 14.0), 1.0, 0.7);
        digits.set_batch(100);
        digits.paint(0, (14.0, 14.0), 3.0, -0.3);
        digits.step(11);
    }),
];

/// Compares all; how many failed.
pub(super) fn compare(python: &Path, folder: &Path) -> usize {
    let data = "src/figures/digits/data";
    for file in std::fs::read_dir(data).expect("the digits are there") {
        let file = file.expect("the digits are there");
        std::fs::copy(file.path(), folder.join(file.file_name())).expect("a copy of the digits");
    }
    let mut failed = 0;
    for (name, prepare) in CASES {
        let mut digits = Digits::default();
        for (part, files) in [(Part::Train, &TRAIN), (Part::Valid, &VALID)] {
            let taken = digits.take_data(part, &files.images, &files.labels);
            taken.expect("these are digits");
        }
        prepare(&mut digits);
        for (kind, printed) in [
            (
                "script",
                super::run_script(python, folder, &script(&digits)),
            ),
            (
                "notebook",
                super::run_notebook(python, folder, &notebook(&digits)),
            ),
        ] {
            match printed.and_then(|printed| agree(&printed, &expected(&digits))) {
                Ok(count) => println!("test {name}, {kind} ... ok, {count} rows"),
                Err(why) => {
                    failed += 1;
                    println!("test {name}, {kind} ... FAILED\n{why}");
                }
            }
        }
    }
    failed
}

/// The rows that a script prints: step, then loss and accuracy of both parts.
fn expected(digits: &Digits) -> Vec<Vec<f64>> {
    let experiment = digits.experiment().expect("there are digits");
    let row = |step: usize, [train, valid]: [&Metrics; 2]| {
        let parts = [train, valid].map(|part| [part.loss(), part.accuracy()]);
        [&[step as f64], parts.as_flattened()].concat()
    };
    let (batches, steps) = (experiment.run().batches(), experiment.run().steps());
    let epochs = experiment.epochs().iter().enumerate();
    let mut rows: Vec<_> = epochs
        .map(|(epoch, known)| row(epoch * batches, [&known.train, &known.valid]))
        .collect();
    if !steps.is_multiple_of(batches) {
        let mut train = Metrics::new(digits.classes());
        train.go_on(experiment.shown(), experiment.part(Part::Train), usize::MAX);
        rows.push(row(steps, [&train, experiment.valid()]));
    }
    rows
}

/// Whether the rows of numbers that were printed are these; how many there were.
fn agree(printed: &str, expected: &[Vec<f64>]) -> Result<usize, String> {
    let numbers = |line: &str| {
        let numbers = line.split(' ').map(|word| word.parse::<f64>().ok());
        numbers.collect::<Option<Vec<f64>>>()
    };
    let told: Vec<Vec<f64>> = printed.lines().filter_map(numbers).collect();
    let close = |(ours, theirs): (&f64, &f64)| (ours - theirs).abs() <= 1e-6 * ours.abs();
    let same = told.len() == expected.len()
        && told
            .iter()
            .zip(expected)
            .all(|(theirs, ours)| theirs.len() == ours.len() && ours.iter().zip(theirs).all(close));
    if same {
        Ok(told.len())
    } else {
        Err(format!("{told:?}\nfor {expected:?}, in\n{printed}"))
    }
}
