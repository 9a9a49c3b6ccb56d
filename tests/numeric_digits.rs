//! Classifiers of handwritten digits against real PyTorch, which trained the same ones in `f32`; and
//! the ways back in a run.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fixtures/collections.rs"]
mod collections;
mod fixtures;

use collections::DIGITS;
use downhill::numeric::autodiff::Tape;
use downhill::numeric::digits::baseline::Baseline;
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::classifier::Classifier;
use downhill::numeric::digits::experiment::{Experiment, Part, TrainingTask};
use downhill::numeric::digits::metrics::Metrics;
use downhill::numeric::digits::run::TrainingRun;
use downhill::numeric::digits::trainer::{PORTION, Trainer};
use serde_json::Value;

const PYTORCH: &str = include_str!("data/pytorch_digits.json");

fn pytorch() -> Value {
    serde_json::from_str(PYTORCH).expect("the reference is JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn assert_close(actual: f64, expected: &Value, tolerance: f64, what: &str) {
    let expected = number(expected);
    let error = (actual - expected).abs() / expected.abs();
    // What is no number is not close.
    let close = error <= tolerance;
    assert!(close, "{what}: {actual} for {expected}");
}

fn experiment(
    classes: Classes,
    batch: usize,
    shuffle: Option<i64>,
    start: Classifier,
) -> Experiment {
    let [train, valid] = &*DIGITS;
    let task = TrainingTask {
        classes,
        batch,
        shuffle,
        start,
    };
    Experiment::new(train, valid, task).expect("there are such digits")
}

fn zero(classes: Classes) -> Classifier {
    Classifier::zero(classes.outputs())
}

// Guards against a gradient, an order of batches, a mean or a class that is not PyTorch's.
#[test]
fn ten_epochs_are_those_of_pytorch_for_all_three_classifiers() {
    let file = pytorch();
    for (name, classes) in [
        ("three_vs_seven", Classes::Pair(3, 7)),
        ("eight_vs_rest", Classes::Rest(8)),
        ("ten_way", Classes::All),
    ] {
        let (told, rate) = (&file[name], number(&file[name]["lr"]));
        let mut experiment = experiment(classes, 64, None, zero(classes));
        for (part, size) in [(Part::Train, "train_size"), (Part::Valid, "valid_size")] {
            if let Some(size) = told[size].as_u64() {
                assert_eq!(experiment.part(part).1.indices.len() as u64, size, "{name}");
            }
        }
        let epochs = told["epochs"].as_array().expect("a list");
        assert_eq!(epochs.len(), 10);
        experiment.step(10 * experiment.run().batches(), rate);
        let firsts = told["first_batch_losses"].as_array().expect("a list");
        assert_eq!(firsts.len(), 10);
        for (step, (ours, theirs)) in experiment.run().losses().iter().zip(firsts).enumerate() {
            assert_close(*ours, theirs, 1e-4, &format!("{name}, loss {step}"));
        }
        assert!(!experiment.evaluate_some(usize::MAX), "all is known");
        assert_eq!(experiment.epochs().len(), 11, "with the start");
        for (epoch, theirs) in epochs.iter().enumerate() {
            let ours = &experiment.epochs()[epoch + 1];
            let what = |what: &str| format!("{name}, {what} after epoch {epoch}");
            assert_close(
                ours.valid.loss(),
                &theirs["valid_loss"],
                1e-3,
                &what("loss"),
            );
            if !theirs["train_loss"].is_null() {
                assert_close(
                    ours.train.loss(),
                    &theirs["train_loss"],
                    1e-3,
                    &what("loss in training"),
                );
            }
            let correct = number(&theirs["valid_accuracy"]) * ours.valid.seen() as f64;
            assert!(
                (correct - correct.round()).abs() < 1e-3,
                "a whole number of digits"
            );
            assert_eq!(
                ours.valid.correct(),
                correct.round() as usize,
                "{}",
                what("correct")
            );
            let classifier = &experiment.run().starts()[epoch + 1];
            assert_close(
                classifier.norm(),
                &theirs["weight_norm"],
                1e-3,
                &what("norm"),
            );
            if !theirs["bias"].is_null() {
                assert_close(classifier.bias[0], &theirs["bias"], 1e-3, &what("bias"));
            }
        }
        assert_eq!(
            experiment.valid(),
            &experiment.epochs()[10].valid,
            "what is looked at is the last"
        );
    }
}

// Guards against a mean over the wrong digits, or a difference that is squared.
#[test]
fn the_nearest_mean_picture_is_right_for_as_many_as_in_pytorch() {
    let [train, valid] = &*DIGITS;
    let accuracy = |classes: Classes| {
        let [train, valid] = [train, valid].map(|part| (&**part, part.select(classes)));
        let baseline = Baseline::of((train.0, &train.1), classes);
        assert_eq!(baseline.mean(0).len(), 784);
        baseline.accuracy((valid.0, &valid.1))
    };
    let told = number(&pytorch()["pixel_similarity_3_vs_7"]);
    assert!((accuracy(Classes::Pair(3, 7)) - told).abs() < 1e-6);
    assert_eq!(accuracy(Classes::Pair(3, 7)), 0.955);
    let all = accuracy(Classes::All);
    assert!((0.6..0.7).contains(&all), "better than guessing, {all}");
}

// Guards against history that is not what happened.
#[test]
fn each_step_on_the_way_is_that_of_a_fresh_run_to_the_last_bit() {
    for (classes, batch, shuffle) in [
        (Classes::Pair(3, 7), 64, None),
        (Classes::Pair(1, 8), 100, Some(7)),
        (Classes::All, 999, Some(0)),
    ] {
        let start = Classifier::random(classes.outputs(), 3);
        let fresh = || {
            let trainer = Trainer::new(&DIGITS[0], classes, batch, shuffle);
            TrainingRun::new(trainer.expect("there are digits"), start.clone())
        };
        let rate = |step: usize| if step < 9 { 0.5 } else { 0.1 };
        let mut run = fresh();
        let mut way = vec![run.current().clone()];
        for step in 0..17 {
            assert!(run.step(rate(step)));
            way.push(run.current().clone());
        }
        assert_ne!(way[16], way[17], "it moves");
        for (step, wanted) in way.iter().enumerate() {
            assert!(run.at(step, None) == *wanted, "step {step} of {classes}");
            for near in [step.saturating_sub(2), 17.min(step + 1)] {
                let found = run.at(step, Some((near, &way[near])));
                assert!(found == *wanted, "step {step} from {near}");
            }
        }
        let losses = run.losses().to_vec();
        for back in [14, 13, 3, 0] {
            run.truncate(back);
            assert!(*run.current() == way[back], "back to {back} of {classes}");
            assert_eq!(run.losses(), &losses[..back]);
            assert_eq!(run.starts().len(), back / run.batches() + 1);
        }
        for step in 0..17 {
            run.step(rate(step));
        }
        assert!(*run.current() == way[17], "and there again");
        assert_eq!(run.losses(), losses);
    }
}

/// Loss and gradient over a batch by one tape, which takes all of its digits at once.
fn at_once(classifier: &Classifier, classes: Classes, places: &[usize]) -> (f64, [Vec<f64>; 2]) {
    let train = &DIGITS[0];
    let class = |place: &usize| classes.of(train.label(*place)).expect("one of these");
    let targets: Vec<f64> = places
        .iter()
        .map(|place| classes.target(class(place)))
        .collect();
    let (mut tape, (params, loss)) = Tape::record(|recorder| {
        let params = [&classifier.weights, &classifier.bias].map(|own| recorder.leaf(own));
        let scores = recorder.linear(train.matrix(), places, params[0], params[1]);
        let loss = scores.cross_entropy(recorder.leaf(&targets));
        (params.map(|param| param.var()), loss.var())
    });
    tape.forward();
    tape.backward(loss);
    let gradient = params.map(|param| tape.gradient(param).to_vec());
    (tape.value(loss)[0], gradient)
}

// Guards against a mean in which a small portion counts as much as a large one.
#[test]
fn a_batch_in_portions_has_the_gradient_of_the_whole() {
    for classes in [Classes::Pair(3, 7), Classes::Rest(8), Classes::All] {
        let classifier = Classifier::random(classes.outputs(), 9);
        for batch in [64, PORTION, PORTION + 1, 3 * PORTION - 5, 0] {
            let trainer = Trainer::new(&DIGITS[0], classes, batch, Some(2));
            let mut trainer = trainer.expect("there are digits");
            for step in [0, trainer.batches() - 1] {
                let places = trainer.batch(step);
                let (wanted, slopes) = at_once(&classifier, classes, &places);
                let loss = trainer.evaluate(step, &classifier);
                let what = format!("{} digits of {classes}", places.len());
                if places.len() <= PORTION {
                    assert_eq!(
                        (loss, trainer.gradient().map(<[f64]>::to_vec)),
                        (wanted, slopes)
                    );
                    continue;
                }
                assert!((loss / wanted - 1.0).abs() < 1e-12, "{what}: {loss}");
                for (ours, theirs) in trainer.gradient().into_iter().zip(&slopes) {
                    let largest = theirs
                        .iter()
                        .fold(0.0, |most: f64, own| most.max(own.abs()));
                    let close = |(one, other): (&f64, &f64)| (one - other).abs() <= 1e-12 * largest;
                    assert!(ours.iter().zip(theirs).all(close), "{what}");
                }
            }
        }
    }
}

// Guards against a step that depends on how busy the machine is, or on what is looked at meanwhile.
#[test]
fn a_step_is_the_same_however_its_digits_are_spread_over_frames() {
    let classes = Classes::All;
    let steps = 2;
    let fresh = || experiment(classes, 0, Some(4), Classifier::random(10, 1));
    let mut wanted = fresh();
    wanted.step(steps, 0.3);
    for most in [PORTION, PORTION + 177, 5 * PORTION, usize::MAX] {
        let mut experiment = fresh();
        let mut looked_back = false;
        for step in 0..steps {
            let shown = (experiment.shown().clone(), experiment.valid().clone());
            // What another learning rate leads to is of no use.
            experiment.prepare(0.7, most);
            loop {
                let before = experiment.evaluated_digits();
                let is_known = experiment.prepare(0.3, most);
                assert!(
                    experiment.evaluated_digits() - before <= most,
                    "no more than it was told"
                );
                assert!((experiment.shown(), experiment.valid()) == (&shown.0, &shown.1));
                assert_eq!((experiment.at(), experiment.run().steps()), (step, step));
                if is_known {
                    break;
                }
                if step == 1 && !std::mem::replace(&mut looked_back, true) {
                    experiment.show(0);
                    experiment.show(1);
                }
            }
            let before = experiment.evaluated_digits();
            assert_eq!(experiment.step(1, 0.3), 1);
            assert_eq!(experiment.evaluated_digits(), before, "all of it was known");
        }
        assert!(
            experiment.shown() == wanted.shown()
                && experiment.shown() == experiment.run().current()
        );
        assert_eq!(experiment.run().losses(), wanted.run().losses());
        assert_eq!(
            experiment.run().learning_rates(),
            wanted.run().learning_rates()
        );
        assert_eq!(experiment.valid(), wanted.valid());
        assert!(
            experiment.gradient() == wanted.gradient(),
            "where the next leads"
        );
    }
}

// Guards against results that depend on how busy the machine is.
#[test]
fn evaluating_a_few_at_a_time_is_the_same_as_all_at_once() {
    let classes = Classes::All;
    let [train, _] = &*DIGITS;
    let (selection, classifier) = (train.select(classes), Classifier::random(10, 1));
    let digits = (&**train, &selection);
    let (mut once, mut bits) = (Metrics::new(classes), Metrics::new(classes));
    assert_eq!(once.go_on(&classifier, digits, usize::MAX), 4000);
    let mut most = 1;
    while bits.go_on(&classifier, digits, most) > 0 {
        most = most * 2 % 701;
    }
    assert_eq!(once, bits);
    assert_eq!(once.seen(), 4000);
    let rows: Vec<usize> = once
        .confusion()
        .chunks(10)
        .map(|row| row.iter().sum())
        .collect();
    assert_eq!(rows, [400; 10], "400 of each class");

    let epochs = |portion: usize| {
        let mut experiment = experiment(classes, 64, None, zero(classes));
        experiment.step(70, 0.3);
        let mut calls = 0;
        while experiment.evaluate_some(portion) {
            calls += 1;
        }
        (experiment.epochs().to_vec(), calls)
    };
    let ((few, many), (once, never)) = (epochs(137), epochs(usize::MAX));
    assert_eq!(few, once);
    assert_eq!(few.len(), 2);
    assert_eq!(
        (many, never),
        (2 * 5000 / 137, 0),
        "no more digits than it was told"
    );
}

// Guards against a mistake that is none, and an order that hides the worst.
#[test]
fn the_worst_mistakes_come_first() {
    let classes = Classes::Pair(3, 7);
    let mut experiment = experiment(classes, 64, None, zero(classes));
    experiment.step(130, 1.0);
    let all = experiment.mistakes(usize::MAX);
    assert_eq!(
        all.len(),
        experiment.valid().seen() - experiment.valid().correct()
    );
    assert!(all.len() > 2);
    let (valid, _) = experiment.part(Part::Valid);
    for mistake in &all {
        assert_ne!(mistake.prediction.class, mistake.class);
        assert_eq!(classes.of(valid.label(mistake.place)), Some(mistake.class));
        assert_eq!(
            experiment.shown().prediction(valid.image(mistake.place)),
            mistake.prediction
        );
        let wrong = mistake.prediction.probabilities[mistake.class];
        assert!((mistake.loss + wrong.ln()).abs() < 1e-9);
    }
    assert!(all.windows(2).all(|two| two[0].loss >= two[1].loss));
    assert_eq!(experiment.mistakes(2), all[..2]);
}
