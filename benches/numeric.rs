//! Times of the mathematics alone: `cargo bench --no-default-features --bench numeric`.
//!
//! Built for speed on this machine. What the page's build costs in a browser, `cargo xtask bench`
//! tells.

#[path = "../tests/fixtures/collections.rs"]
mod collections;
mod fit;
#[path = "../tests/fixtures/mod.rs"]
mod fixtures;

use std::hint::black_box;

use collections::DIGITS;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use downhill::numeric::autodiff::Tape;
use downhill::numeric::dataset::Dataset;
use downhill::numeric::descent::MAX_STEPS;
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::classifier::Classifier;
use downhill::numeric::digits::metrics::Metrics;
use downhill::numeric::digits::trainer::Trainer;
use downhill::numeric::expression::Expression;
use downhill::numeric::loss::mean_squared_error;
use downhill::numeric::model::Model;
use downhill::numeric::training::{Objective, Rules, Training};
use fit::{COUNTS, LEARNING_RATE, START, points};

/// One that the curve comes with.
const FORMULA: &str = "sin(3*x) + 0.3*x**2";

/// The loss of the fit.
fn objective(data: &Dataset) -> Objective {
    Objective::record(3, |recorder, params| {
        let time = recorder.constant(&data.time);
        let speed = recorder.constant(&data.speed);
        let preds = Model::default().record(recorder, time, params);
        mean_squared_error(preds, speed)
    })
}

/// Loss and gradient of the fit, written by hand.
fn by_hand(data: &Dataset, params: &[f64], gradient: &mut [f64]) -> f64 {
    let &[a, b, c] = params else {
        panic!("a quadratic has three parameters, not {}", params.len());
    };
    let (mut loss, mut slopes) = (0.0, [0.0; 3]);
    for (t, speed) in data.time.iter().zip(&data.speed) {
        let error = a * t * t + b * t + c - speed;
        loss += error * error;
        slopes[0] += 2.0 * error * t * t;
        slopes[1] += 2.0 * error * t;
        slopes[2] += 2.0 * error;
    }
    let count = data.time.len() as f64;
    for (gradient, slope) in gradient.iter_mut().zip(slopes) {
        *gradient = slope / count;
    }
    loss / count
}

/// Loss and gradient, by the tape and by hand.
fn evaluate(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("loss and gradient");
    for count in COUNTS {
        let data = points(count);
        let (mut objective, mut gradient) = (objective(&data), [0.0; 3]);
        let (by_tape, mut known) = (objective.evaluate(&START, &mut gradient), [0.0; 3]);
        let same = (by_hand(&data, &START, &mut known) - by_tape).abs() < 1e-9 * by_tape;
        assert!(same, "times of different work compare nothing");
        group.bench_function(BenchmarkId::new("tape", count), |bench| {
            bench.iter(|| objective.evaluate(black_box(&START), &mut gradient));
        });
        group.bench_function(BenchmarkId::new("by hand", count), |bench| {
            bench.iter(|| by_hand(&data, black_box(&START), &mut known));
        });
    }
}

/// A step of the training, with its history.
fn step(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("step with history");
    for count in COUNTS {
        let rules = Rules {
            max_steps: MAX_STEPS,
            ..Rules::default()
        };
        let mut training = Training::new(objective(&points(count)), &START, rules);
        group.bench_function(BenchmarkId::from_parameter(count), |bench| {
            bench.iter(|| {
                if !training.step(black_box(LEARNING_RATE)) {
                    training.reset();
                }
            });
        });
    }
}

/// A formula that a reader typed.
fn formula(criterion: &mut Criterion) {
    let read = || Expression::parse(black_box(FORMULA), &["x"]);
    let formula = read().expect("it is a formula");
    let mut group = criterion.benchmark_group("formula");
    group.bench_function("parse", |bench| bench.iter(read));
    group.bench_function("record", |bench| {
        bench.iter(|| {
            Tape::record(|recorder| {
                let x = recorder.leaf(black_box(&[1.0]));
                formula.record(recorder, &[x]).last().map(|node| node.var())
            })
        });
    });
    group.bench_function("gradient", |bench| bench.iter(|| formula.gradient(0, 1)));
}

/// An epoch of a classifier of digits, in batches of 64, and its evaluation on the digits it trains on.
fn epoch(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("epoch of digits");
    let train = &*DIGITS[0];
    for classes in [Classes::Pair(3, 7), Classes::Rest(8), Classes::All] {
        let mut classifier = Classifier::zero(classes.outputs());
        let trainer = Trainer::new(train, classes, 64, None);
        let mut trainer = trainer.expect("there are such digits");
        group.bench_function(BenchmarkId::new("train", classes), |bench| {
            bench.iter(|| {
                for step in 0..trainer.batches() {
                    black_box(trainer.evaluate(step, &classifier));
                    trainer.update(0.1, &mut classifier);
                }
            });
        });
        group.bench_function(BenchmarkId::new("evaluate", classes), |bench| {
            let selection = trainer.selection();
            bench.iter(|| {
                let mut evaluation = Metrics::new(classes);
                evaluation.go_on(&classifier, (train, selection), usize::MAX)
            });
        });
    }
}

criterion_group!(numeric, evaluate, step, formula, epoch);
criterion_main!(numeric);
