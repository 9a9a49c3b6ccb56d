//! The digits as a figure: before they are there, in steps, played, painted, and as settings.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fixtures/collections.rs"]
mod collections;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;

use collections::DIGITS;
use downhill::figures::Figure;
use downhill::figures::digits::export::history_csv;
use downhill::figures::digits::settings::TABLE;
use downhill::figures::digits::state::Digits;
use downhill::figures::digits::task::{Start, View, disc};
use downhill::figures::fields::Datum;
use downhill::numeric::descent::Status;
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::classifier::Classifier;
use downhill::numeric::digits::idx::Fault;
use downhill::numeric::digits::lab::Part;
use downhill::numeric::steps::Steps;
use downhill::settings::common::Shown;
use downhill::settings::{apply, differing};
use filled::fill;
use fixtures::VALID;

fn filled() -> Digits {
    let mut digits = Digits::default();
    fill(&mut digits);
    digits
}

fn entry(digits: &Digits, name: &str) -> Datum {
    let found = digits.snapshot().into_iter().find(|(own, _)| *own == name);
    found.unwrap_or_else(|| panic!("a snapshot has {name}")).1
}

fn number(digits: &Digits, name: &str) -> f64 {
    match entry(digits, name) {
        Datum::Number(number) => number,
        other => panic!("{name} is {other:?}"),
    }
}

fn numbers(digits: &Digits, name: &str) -> Vec<f64> {
    match entry(digits, name) {
        Datum::Numbers(numbers) => numbers,
        other => panic!("{name} is {other:?}"),
    }
}

fn history(digits: &Digits) -> Vec<Vec<f64>> {
    match entry(digits, "history") {
        Datum::Records(names, rows) => {
            assert_eq!(names.len(), 5);
            rows
        }
        other => panic!("the history is {other:?}"),
    }
}

/// All that was trained and found out, to compare to the last bit.
#[derive(Debug, PartialEq)]
struct All {
    classifier: Classifier,
    losses: Vec<f64>,
    history: Vec<Vec<f64>>,
    place: (usize, usize),
    words: String,
}

fn all(digits: &Digits) -> All {
    All {
        classifier: digits.classifier(),
        losses: numbers(digits, "losses"),
        history: history(digits),
        place: digits.place(),
        words: digits.describe(),
    }
}

// Guards against a figure that stops the page while its data are on their way.
#[test]
fn without_digits_everything_has_an_answer() {
    let mut digits = Digits::default();
    digits.play();
    digits.step(3);
    digits.step_epoch();
    digits.advance(1.0, true);
    digits.peek(Some(4));
    digits.peek(None);
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
        (digits.status(), digits.place(), digits.epoch()),
        (Status::Ready, (0, 0), 0)
    );
    assert_eq!(
        (digits.outcome(), digits.describe()),
        (None, "The digits are not there yet.".into())
    );
    assert!(digits.run().is_none() && digits.lab().is_none() && digits.valid().is_none());
    assert!(digits.gradient().is_none() && digits.baseline().is_none());
    assert!(digits.next_batch().is_empty() && digits.mistakes(9).is_empty());
    assert_eq!(digits.place_of_digit(), None);
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
    let mut shown = Shown::<Digits>::default();
    assert_eq!(apply(TABLE, &mut shown, &asked), []);
    let link = differing(TABLE, &shown);
    assert_eq!(link.len(), asked.len(), "{link:?}");
    fill(&mut shown.state);
    assert_eq!(
        differing(TABLE, &shown),
        link,
        "the digits change no setting"
    );
    assert_eq!(shown.state.place(), (65, 133));
    assert_eq!(shown.state.place_of_digit(), Some(12));
    shown.state.set_classes(Classes::Pair(3, 7));
    let place = shown.state.place_of_digit();
    let places = DIGITS[1].select(Classes::Pair(3, 7)).places;
    assert_eq!(place, Some(places[12]), "of the threes and sevens");
    assert_eq!(apply(TABLE, &mut shown, &asked), []);

    let mut after = Shown::<Digits>::default();
    fill(&mut after.state);
    assert_eq!(apply(TABLE, &mut after, &asked), []);
    assert_eq!(all(&after.state), all(&shown.state));
    assert_eq!(differing(TABLE, &after), link);

    let mut digits = filled();
    digits.set_classes(Classes::Rest(8));
    digits.set_start(Start::Random);
    digits.set_shuffle(true);
    digits.set_seed(7);
    digits.set_learning_rate(0.2);
    digits.step(63);
    digits.set_learning_rate(0.5);
    digits.step(70);
    digits.show(65);
    assert_eq!(all(&digits), all(&shown.state), "as a reader would do it");
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
    let before = all(&digits);
    let fault = digits.take_data(Part::Valid, &VALID.labels, &VALID.images);
    assert_eq!(fault, Err(Fault::NoImages(2049)));
    assert_eq!(all(&digits), before);
    // The same ones again: the steps are taken again.
    fill(&mut digits);
    assert_eq!(all(&digits), before);
}

// Guards against a history that is not what was trained.
#[test]
fn going_back_and_looking_back_are_as_a_fresh_run() {
    let fresh = |steps: usize| {
        let mut digits = filled();
        digits.step(steps);
        digits
    };
    let mut digits = fresh(40);
    let last = all(&digits);
    for step in [30, 12, 13, 0, 39] {
        digits.show(step);
        let wanted = fresh(step);
        assert!(digits.classifier() == wanted.classifier(), "step {step}");
        assert_eq!(number(&digits, "loss"), number(&wanted, "loss"));
        assert_eq!(digits.place(), (step, 40));
        assert_eq!(digits.epoch(), step / 13);
        digits.peek(Some(20));
        assert_eq!(digits.place(), (20, 40));
        digits.peek(None);
        assert_eq!(digits.place(), (step, 40), "what was shown before");
    }
    digits.show(40);
    assert_eq!(all(&digits), last);
    for back in [1, 13, 9] {
        digits.back(back);
        assert_eq!(all(&digits), all(&fresh(digits.place().1)), "{back} back");
    }
    digits.step(23);
    assert_eq!(all(&digits), last, "and there again");
    digits.reset();
    assert_eq!(all(&digits), all(&fresh(0)));
    digits.step(5);
    digits.step_epoch();
    assert_eq!(digits.place(), (13, 13));
    digits.step_epoch();
    assert_eq!((digits.place(), digits.epoch()), ((26, 26), 2));
}

// Guards against playing that is another training, or that stops the page.
#[test]
fn playing_takes_the_steps_that_the_pace_asks_for_and_finds_out_on_the_way() {
    let mut digits = filled();
    digits.set_pace(60.0);
    digits.play();
    assert_eq!(digits.status(), Status::Running);
    let mut frames = 0;
    while digits.place().1 < 40 {
        digits.advance(1.0 / 60.0, true);
        frames += 1;
        let known = digits.valid().map(|valid| (valid.seen(), digits.place().0));
        assert_eq!(
            known,
            Some((200, digits.place().1)),
            "the step that is shown"
        );
        assert_eq!(numbers(&digits, "losses").len(), digits.place().1);
    }
    let steps = digits.place().1;
    assert!(
        (steps..steps + 4).contains(&frames),
        "{steps} steps in {frames} frames"
    );
    for _ in 0..9 {
        digits.advance(0.0, true);
    }
    assert!(
        digits.place().1 <= steps + 2,
        "no time, no step but those due"
    );
    digits.pause();
    while digits.evaluate_some(512) {}
    let steps = digits.place().1;
    let mut stepped = filled();
    stepped.step(steps);
    assert_eq!(all(&digits), all(&stepped));
    assert_eq!(digits.status(), Status::Paused);

    // A long frame leaves steps out.
    digits.play();
    digits.advance(60.0, false);
    assert_eq!(digits.place().1, steps + 1, "the first is due at once");
    for _ in 0..9 {
        digits.advance(0.0, false);
    }
    assert_eq!(digits.place().1, steps + 1 + 5 * 512 / 64 + 1);
    digits.set_batch(0);
    digits.play();
    digits.advance(0.0, false);
    assert_eq!(digits.place(), (1, 1), "the first is due at once");
    assert!(digits.is_playing());
    assert_eq!(history(&digits).len(), 1, "the next is on its way");
    let mut frames = 0;
    while digits.evaluate_some(100) {
        frames += 1;
    }
    assert_eq!(frames, 9, "1000 digits are left to look at");
    assert_eq!(history(&digits).len(), 2);
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
        (digits.place(), digits.classifier()),
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
        !digits.is_painted() && digits.place() == (20, 20),
        "what was trained is back"
    );
    digits.set_painted(Classifier::zero(10));
    assert!(!digits.is_painted(), "not of this task");
    assert_eq!(disc((27.9, 27.9), 0.5), [783], "in the corner");
}

// Guards against a divergence that is shown as a result, or that nobody comes back from.
#[test]
fn a_divergence_has_a_reason_and_a_way_back() {
    let mut digits = filled();
    digits.set_learning_rate(1e6);
    digits.play();
    while digits.is_playing() {
        digits.advance(0.1, true);
    }
    assert_eq!(
        (digits.status(), digits.can_step()),
        (Status::Diverged, false)
    );
    let reason = digits.outcome().expect("a reason");
    assert!(
        reason.contains("lr = 1000000.0") || reason.contains("lr = 1e6"),
        "{reason}"
    );
    assert!(number(&digits, "loss").is_finite());
    assert!(
        numbers(&digits, "losses")
            .iter()
            .all(|loss| loss.is_finite())
    );
    let steps = digits.place().1;
    digits.halve_learning_rate();
    assert_eq!((digits.status(), digits.outcome()), (Status::Paused, None));
    digits.set_learning_rate(1e-9);
    digits.back(steps);
    digits.step(3);
    assert_eq!((digits.status(), digits.place()), (Status::Paused, (3, 3)));
}

// Guards against a history that fills the memory.
#[test]
fn a_full_history_says_so() {
    let mut digits = filled();
    digits.set_batch(0);
    digits.step(9999);
    assert_eq!(
        (digits.place().1, digits.can_step()),
        (500, false),
        "500 epochs"
    );
    let words = digits.outcome().expect("a reason");
    assert!(words.contains("500 steps are as many"), "{words}");
    assert_eq!(digits.status(), Status::Paused);
    digits.back(1);
    assert!(digits.can_step() && digits.outcome().is_none());
}

// Guards against a setting that changes nothing, or that keeps a history of something else.
#[test]
fn other_settings_begin_another_training() {
    let trained = |change: fn(&mut Digits)| {
        let mut digits = filled();
        digits.step(20);
        change(&mut digits);
        let steps = digits.place().1;
        digits.step(20 - steps);
        (steps, digits.classifier())
    };
    let (_, plain) = trained(|_| {});
    let changes: [fn(&mut Digits); 6] = [
        |digits| digits.set_classes(Classes::Pair(7, 3)),
        |digits| digits.set_batch(50),
        |digits| digits.set_shuffle(true),
        |digits| digits.set_start(Start::Random),
        |digits| {
            digits.set_start(Start::Random);
            digits.set_seed(1);
        },
        |digits| {
            digits.set_shuffle(true);
            digits.set_seed(1);
        },
    ];
    let mut found = vec![plain];
    for change in changes {
        let (steps, classifier) = trained(change);
        assert_eq!(steps, 0);
        assert!(!found.contains(&classifier), "another training");
        found.push(classifier);
    }
    let (steps, same) = trained(|digits| {
        digits.set_seed(5);
        digits.set_batch(64);
        digits.set_classes(Classes::default());
    });
    assert_eq!(steps, 20, "nothing depends on the seed here");
    assert!(same == found[0]);
}

// Guards against a digit that is drawn and never read.
#[test]
fn a_drawn_digit_is_read() {
    let mut digits = filled();
    digits.step(130);
    let mut draw = |points: &[(f64, f64)]| {
        digits.drawing = Default::default();
        for two in points.windows(2) {
            digits.drawing.stroke(two[0], two[1], 0.04);
        }
        let image = digits.drawing.centred().expect("there is ink");
        digits.classifier().verdict(&image)
    };
    let seven = draw(&[(0.3, 0.3), (0.65, 0.3), (0.45, 0.8)]);
    assert!(seven.class == 1 && seven.probability() > 0.9, "{seven:?}");
    let three = draw(&[
        (0.35, 0.25),
        (0.55, 0.22),
        (0.6, 0.35),
        (0.45, 0.48),
        (0.62, 0.6),
        (0.58, 0.75),
        (0.35, 0.78),
    ]);
    assert!(three.class == 0 && three.probability() > 0.9, "{three:?}");
}

// Guards against a gradient that is not that of the next step.
#[test]
fn the_gradient_is_what_the_next_step_takes_away() {
    let mut digits = filled();
    digits.step(15);
    digits.show(14);
    let before = digits.classifier();
    let (loss, gradient) = digits.gradient().expect("there are digits");
    let moved: Vec<f64> = before
        .weights
        .iter()
        .zip(gradient[0])
        .map(|(w, g)| w - g)
        .collect();
    let bias = before.bias[0] - gradient[1][0];
    assert_eq!(Some(&loss), numbers(&digits, "losses").get(14));
    assert_eq!(digits.next_batch().len(), 64);
    digits.show(15);
    assert_eq!(
        (digits.classifier().weights, digits.classifier().bias[0]),
        (moved, bias)
    );
    digits.show(12);
    assert_eq!(
        digits.next_batch().len(),
        800 - 12 * 64,
        "what is left of the epoch"
    );
    let (baseline, accuracy) = digits.baseline().expect("there are digits");
    assert_eq!((accuracy, baseline.mean(1).len()), (0.955, 784));
}
