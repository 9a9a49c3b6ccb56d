//! The digits as a figure: before they are there, as settings, in its state, painted.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fixtures/collections.rs"]
mod collections;
mod digits_state;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;

use collections::DIGITS;
use digits_state::{entry, filled, history, number, numbers, results};
use downhill::figures::digits::export::history_csv;
use downhill::figures::digits::settings::TABLE;
use downhill::figures::digits::state::Digits;
use downhill::figures::digits::state::initial_weights::InitialWeights;
use downhill::figures::digits::state::pixels::pixels_in_disc;
use downhill::figures::digits::state::view::View;
use downhill::figures::shared::fields::Datum;
use downhill::numeric::descent::Status;
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::classifier::Classifier;
use downhill::numeric::digits::experiment::Part;
use downhill::numeric::digits::idx::IdxError;
use downhill::numeric::steps::Steps;
use downhill::settings::common::FigureState;
use downhill::settings::{apply, differing};
use filled::fill;
use fixtures::VALID;

// Guards against a figure that stops the page while its data are on their way.
#[test]
fn without_digits_everything_has_an_answer() {
    let mut digits = Digits::default();
    digits.play();
    digits.step(3);
    digits.step_epoch();
    digits.advance(1.0, true);
    digits.hover_step(Some(4));
    digits.hover_step(None);
    digits.back(2);
    digits.show(3);
    digits.show(usize::MAX);
    digits.paint(0, (14.0, 14.0), 2.0, 1.0);
    digits.blank();
    digits.unpaint();
    digits.reset();
    assert!(!digits.has_data() && !digits.can_step() && !digits.can_play());
    assert!(!digits.is_playing() && !digits.can_go_back() && !digits.evaluate_some(9));
    assert_eq!(
        (digits.status(), digits.shown_and_last(), digits.epoch()),
        (Status::Ready, (0, 0), 0)
    );
    assert_eq!(
        (digits.outcome(), digits.describe()),
        (None, "The digits are not loaded yet.".into())
    );
    assert!(digits.run().is_none() && digits.experiment().is_none() && digits.valid().is_none());
    assert!(digits.gradient().is_none() && digits.baseline().is_none());
    assert!(digits.next_batch().is_empty() && digits.mistakes(9).is_empty());
    assert_eq!(digits.index_of_digit(), None);
    assert_eq!(numbers(&digits, "weights"), [0.0; 784]);
    assert!(number(&digits, "loss").is_nan() && history(&digits).is_empty());
    digits.set_classes(Classes::All);
    assert_eq!(
        numbers(&digits, "weights").len(),
        7840,
        "those that it will start from"
    );
    assert!(!digits.is_painted());
}

// Guards against a link that does nothing because the digits come after it.
#[test]
fn what_is_asked_before_the_digits_are_there_is_done_when_they_come() {
    let asked = [
        ("classes", "8,rest"),
        ("lr", "0.5"),
        ("step", "63@0.2,70"),
        ("at", "65"),
        ("weights", "random"),
        ("shuffle", "on"),
        ("seed", "7"),
        ("view", "mistakes"),
        ("digit", "12"),
    ];
    let asked = asked.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let mut shown = FigureState::<Digits>::default();
    assert_eq!(apply(TABLE, &mut shown, &asked), []);
    let link = differing(TABLE, &shown);
    assert_eq!(link.len(), asked.len(), "{link:?}");
    fill(&mut shown.state);
    assert_eq!(
        differing(TABLE, &shown),
        link,
        "the digits change no setting"
    );
    assert_eq!(shown.state.shown_and_last(), (65, 133));
    assert_eq!(shown.state.index_of_digit(), Some(12));
    shown.state.set_classes(Classes::Pair(3, 7));
    let place = shown.state.index_of_digit();
    let places = DIGITS[1].select(Classes::Pair(3, 7)).indices;
    assert_eq!(place, Some(places[12]), "of the threes and sevens");
    assert_eq!(apply(TABLE, &mut shown, &asked), []);

    let mut after = FigureState::<Digits>::default();
    fill(&mut after.state);
    assert_eq!(apply(TABLE, &mut after, &asked), []);
    assert_eq!(results(&after.state), results(&shown.state));
    assert_eq!(differing(TABLE, &after), link);

    let mut digits = filled();
    digits.set_classes(Classes::Rest(8));
    digits.set_start(InitialWeights::Random);
    digits.set_shuffle(true);
    digits.set_seed(7);
    digits.set_learning_rate(0.2);
    digits.step(63);
    digits.set_learning_rate(0.5);
    digits.step(70);
    digits.show(65);
    assert_eq!(
        results(&digits),
        results(&shown.state),
        "as a reader would do it"
    );
    assert_ne!(
        (shown.state.view, digits.view),
        (View::Train, View::Mistakes)
    );
}

// Guards against files that are refused and break what is there.
#[test]
fn files_that_are_none_change_nothing() {
    let mut digits = filled();
    digits.step(5);
    let before = results(&digits);
    let fault = digits.take_data(Part::Valid, &VALID.labels, &VALID.images);
    assert_eq!(fault, Err(IdxError::NoImages(2049)));
    assert_eq!(results(&digits), before);
    // The same ones again: the steps are taken again.
    fill(&mut digits);
    assert_eq!(results(&digits), before);
}

// Guards against a snapshot that says what is not shown.
#[test]
fn the_snapshot_says_what_is_shown() {
    let mut digits = filled();
    digits.set_classes(Classes::All);
    digits.set_learning_rate(0.3);
    digits.step(63 + 5);
    digits.show(63);
    assert_eq!(entry(&digits, "classes"), Datum::Text("all".into()));
    let told = ["step", "at", "epoch", "lr"].map(|name| number(&digits, name));
    assert_eq!(told, [68.0, 63.0, 1.0, 0.3]);
    assert_eq!(
        (
            numbers(&digits, "losses").len(),
            numbers(&digits, "bias").len()
        ),
        (68, 10)
    );
    let rows = history(&digits);
    assert_eq!(rows.len(), 2, "before the first step, and after an epoch");
    assert!((rows[0][1] - 10_f64.ln()).abs() < 1e-12, "guessing");
    assert_eq!([rows[0][2], rows[0][4]], [0.1; 2], "as often right");
    assert_eq!(
        rows[1][3..],
        [number(&digits, "loss"), number(&digits, "accuracy")]
    );
    assert_eq!(rows[1][4], 0.855, "as in PyTorch");
    let confusion = numbers(&digits, "confusion");
    assert_eq!(confusion.iter().sum::<f64>(), 1000.0);
    assert_eq!(confusion.iter().step_by(11).sum::<f64>(), 855.0);
    assert_eq!(entry(&digits, "status"), Datum::Text("paused".into()));
    assert_eq!(
        digits.describe(),
        "step 63, epoch 1.00, loss 0.540, 855 of 1000 validation digits right"
    );
    let csv = history_csv(&digits);
    assert_eq!(csv.lines().count(), 3);
    assert!(
        csv.lines()
            .nth(2)
            .is_some_and(|line| line.starts_with("1,63,0.4")),
        "{csv}"
    );
}

// Guards against a brush beside the pixel, and a history of other weights than those painted.
#[test]
fn painted_weights_are_those_that_are_judged_and_trained_from() {
    let mut digits = filled();
    digits.step(20);
    digits.blank();
    assert_eq!(
        (digits.shown_and_last(), digits.classifier()),
        ((0, 0), Classifier::zero(1))
    );
    assert_eq!(number(&digits, "accuracy"), 0.5, "zero says 7 to all");
    digits.paint(0, (9.5, 20.5), 3.0, 1.0);
    digits.paint(0, (14.5, 22.5), 0.0, 2.0);
    digits.paint(0, (1e9, 3.0), 2.0, 50.0);
    digits.paint(0, (3.0, 3.0), 0.4, f64::NAN);
    digits.paint(1, (3.0, 3.0), 0.4, 5.0);
    assert!(digits.is_painted());
    let painted = digits.classifier();
    let count = painted
        .weights
        .iter()
        .filter(|weight| **weight != 0.0)
        .count();
    assert_eq!(count, 29 + 1, "a disc and a pixel");
    assert_eq!(
        (painted.weights[20 * 28 + 9], painted.weights[22 * 28 + 14]),
        (1.0, 2.0)
    );
    // White where threes have more ink than sevens, black where they have less.
    let (baseline, _) = digits.baseline().expect("there are digits");
    for pixel in 0..784 {
        let apart = baseline.mean(0)[pixel] - baseline.mean(1)[pixel];
        let place = ((pixel % 28) as f64 + 0.5, (pixel / 28) as f64 + 0.5);
        let weight = if apart.abs() > 0.2 {
            apart.signum()
        } else {
            0.0
        };
        digits.paint(0, place, 0.0, weight);
    }
    let painted = digits.classifier();
    let accuracy = number(&digits, "accuracy");
    assert!(
        accuracy > 0.9,
        "drawing the difference is not bad: {accuracy}"
    );
    assert!(
        digits.evaluate_some(100),
        "painting leaves the epochs for later"
    );
    while digits.evaluate_some(100) {}
    assert_eq!(history(&digits)[0][4], accuracy);
    digits.paint(0, (0.5, 0.5), 0.0, 1e9);
    assert_eq!(digits.classifier().weights[0], 100.0, "the most there is");
    digits.paint(0, (0.5, 0.5), 0.0, 0.0);
    digits.step(7);
    digits.reset();
    assert!(digits.classifier() == painted, "step 0 is what was painted");
    digits.unpaint();
    assert!(
        !digits.is_painted() && digits.shown_and_last() == (20, 20),
        "what was trained is back"
    );
    digits.set_painted(Classifier::zero(10));
    assert!(!digits.is_painted(), "not of this task");
    assert_eq!(pixels_in_disc((27.9, 27.9), 0.5), [783], "in the corner");
}
