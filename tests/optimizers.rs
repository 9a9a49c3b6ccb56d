//! The optimisers against real PyTorch, batches against its shuffling, the bends of the loss against
//! a library and by experiment, a million steps against their closed form.

// The library of matrices is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

use downhill::numeric::curvature::Curvature;
use downhill::numeric::dataset::Source;
use downhill::numeric::forward::Forward;
use downhill::numeric::optimizer::{Method, Optimizer};
use downhill::numeric::problem::Problem;
use downhill::numeric::rng::Generator;
use downhill::numeric::training::{Objective, Rules, Stop, Termination, Training};
use nalgebra::DMatrix;
use serde_json::Value;

const OPTIMIZERS: &str = include_str!("data/pytorch_optimizers.json");
const REFERENCE: &str = include_str!("data/pytorch_reference.json");

const NO_STOP: Stop = Stop::Steps(usize::MAX);

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().expect("a list");
    list.iter()
        .map(|number| number.as_f64().expect("a number"))
        .collect()
}

fn run(problem: &Problem, optimizer: Optimizer, batch: usize) -> Training {
    problem.training(problem.initial(), NO_STOP, optimizer, batch)
}

fn standardised() -> Problem {
    let mut problem = Problem::default();
    problem.standardise = true;
    problem
}

// Guards against a definition that is not PyTorch's: an epsilon inside the root, a velocity that is
// damped, a correction that counts from 0.
#[test]
fn every_optimiser_makes_pytorchs_steps() {
    let file: Value = serde_json::from_str(OPTIMIZERS).expect("the reference is JSON");
    let runs = file["runs"].as_array().expect("runs");
    assert_eq!(runs.len(), 12, "all of them");
    for reference in runs {
        let (name, settings) = (&reference["optimizer"], &reference["settings"]);
        let method = match name.as_str().expect("a name") {
            "SGD" if settings["nesterov"] == true => Method::Nesterov,
            "SGD" if settings["momentum"].is_number() => Method::Momentum,
            "SGD" => Method::Sgd,
            "RMSprop" => Method::RmsProp,
            "Adagrad" => Method::Adagrad,
            "Adam" => Method::Adam,
            other => panic!("{other} is unknown"),
        };
        let mut problem = Problem::default();
        problem.loss = reference["loss"]
            .as_str()
            .and_then(|name| name.parse().ok())
            .expect("a loss");
        problem.standardise = reference["standardised_time"] == true;
        let mut training = run(
            &problem,
            Optimizer {
                method,
                momentum: 0.9,
            },
            0,
        );
        training.rules_mut().loss_above = f64::INFINITY;
        let rate = settings["lr"].as_f64().expect("a rate");
        let (losses, params) = (numbers(&reference["losses"]), &reference["params"]);
        // What diverges makes more of f32's rounding.
        let tolerance = if losses.last() > losses.first() {
            1e-3
        } else {
            1e-4
        };
        for (step, loss) in losses.iter().enumerate() {
            let what = format!("{name} {settings} step {step}");
            let now = training.current();
            let off = (now.loss - loss).abs() / loss;
            assert!(off < tolerance, "{what}: loss {} for {loss}", now.loss);
            let expected = numbers(&params[step]);
            let size = expected.iter().fold(0.0_f64, |size, p| size.max(p.abs()));
            for (own, expected) in now.params.iter().zip(&expected) {
                let off = (own - expected).abs() / size;
                assert!(off < tolerance, "{what}: {own} for {expected}");
            }
            assert!(training.step(rate), "{what}");
        }
        assert_eq!(
            losses.len(),
            1 + reference["steps"].as_u64().expect("steps") as usize
        );
    }
}

// Guards against a step back that keeps the velocity, and against a start that keeps it.
#[test]
fn a_step_back_restores_what_the_optimiser_remembers() {
    for &method in Method::ALL {
        let optimizer = Optimizer {
            method,
            momentum: 0.9,
        };
        let mut training = run(&Problem::default(), optimizer, 4);
        let seen = |training: &Training| format!("{:?}", training.current());
        let start = seen(&training);
        let mut before = Vec::new();
        for _ in 0..12 {
            before.push(seen(&training));
            assert!(training.step(1e-5));
        }
        for moment in before.iter().rev() {
            assert!(training.back());
            assert_eq!(seen(&training), *moment, "{}", method.name());
        }
        for _ in 0..12 {
            training.step(1e-5);
        }
        training.reset();
        assert_eq!(seen(&training), start, "{}", method.name());
        training.step(1e-5);
        assert_eq!(seen(&training), before[1], "{}: again", method.name());
    }
}

// Guards against batches that are not those of PyTorch's order, that miss a row, or that do not
// divide the data.
#[test]
fn batches_are_pytorchs_permutation_cut_up() {
    let file: Value = serde_json::from_str(REFERENCE).expect("the reference is JSON");
    for reference in file["runs"].as_array().expect("runs") {
        let seed = reference["seed"].as_i64().expect("a seed");
        let fresh: Vec<usize> = numbers(&reference["fresh_randperm_20"])
            .into_iter()
            .map(|row| row as usize)
            .collect();
        let mut problem = Problem::default();
        problem.set_source(Source::Seed(seed));
        for size in [1, 4, 7] {
            let mut batches = problem.batches(size).expect("fewer than all");
            let each = 20_usize.div_ceil(size);
            let epoch = |batches: &mut downhill::numeric::training::Batches, number: usize| {
                let rows = (0..each).map(|k| batches.rows(number * each + k).to_vec());
                rows.collect::<Vec<_>>()
            };
            let first = epoch(&mut batches, 0);
            assert_eq!(first.concat(), fresh, "seed {seed}, size {size}");
            assert_eq!(first[0].len(), size);
            let mut generator = Generator::seeded(seed);
            generator.randperm(20);
            let third = epoch(&mut batches, 2).concat();
            generator.randperm(20);
            assert_eq!(third, generator.randperm(20), "the third epoch");
            assert_eq!(epoch(&mut batches, 0), first, "back to the first");
        }
        assert!(
            problem.batches(20).is_none(),
            "all of the data are no batch"
        );
    }
}

// Guards against a batch whose gradient is that of other rows, or that is summed.
#[test]
fn a_batch_has_the_loss_and_the_gradient_of_its_rows() {
    let problem = standardised();
    let mut batches = problem.batches(3).expect("fewer than all");
    let time = problem.scaled(&problem.data().time);
    let params = [1.0, -2.0, 3.0];
    for step in [0, 5, 6, 20] {
        let rows = batches.rows(step).to_vec();
        let pick = |column: &[f64]| rows.iter().map(|row| column[*row]).collect::<Vec<_>>();
        let (time, speed) = (pick(&time), pick(&problem.data().speed));
        let mut own = Objective::record(3, |recorder, params| {
            let preds = problem
                .model()
                .record(recorder, recorder.constant(&time), params);
            problem.loss.of(preds, recorder.constant(&speed))
        });
        let (mut expected, mut gradient) = ([0.0; 3], [0.0; 3]);
        let loss = own.evaluate(&params, &mut expected);
        assert_eq!(
            batches.evaluate(step, &params, &mut gradient),
            loss,
            "step {step}"
        );
        assert_eq!(gradient, expected, "step {step}");
    }
    let training = run(&problem, Optimizer::default(), 3);
    let all = problem.objective().loss(problem.initial());
    assert_eq!(training.current().loss, all, "the loss is over all");
    assert_ne!(
        training.batch_loss(0),
        Some(all),
        "that of the batch stands beside it"
    );
}

/// The Hessian of the quadratic's squared error: `2/n` times the products of its columns.
fn hessian(problem: &Problem) -> DMatrix<f64> {
    let time = problem.scaled(&problem.data().time);
    let columns = DMatrix::from_fn(time.len(), 3, |row, column| {
        time[row].powi(2 - column as i32)
    });
    columns.transpose() * &columns * (2.0 / time.len() as f64)
}

// Guards against eigenvalues that lose the weakest beside the strongest, which is 218 451 times as
// large.
#[test]
fn the_curvature_is_that_of_a_library() {
    for (problem, condition, limit) in [
        (Problem::default(), 218_451.0, 3.54e-5),
        (standardised(), 7.7, 0.404),
    ] {
        let objective = &mut problem.objective();
        let own = Curvature::at(objective, problem.initial()).expect("finite");
        let library = hessian(&problem).symmetric_eigen();
        let mut order: Vec<usize> = (0..3).collect();
        order.sort_by(|a, b| library.eigenvalues[*b].total_cmp(&library.eigenvalues[*a]));
        for (k, place) in order.into_iter().enumerate() {
            let (value, expected) = (own.eigenvalues[k], library.eigenvalues[place]);
            assert!(
                (value - expected).abs() < 1e-6 * expected,
                "{value} for {expected}"
            );
            let direction = library.eigenvectors.column(place);
            let along: f64 = own.directions[k]
                .iter()
                .zip(direction.iter())
                .map(|(a, b)| a * b)
                .sum();
            assert!((along.abs() - 1.0).abs() < 1e-6, "direction {k}: {along}");
        }
        let number = own.condition_number().expect("it bends upwards");
        assert!(
            (number / condition - 1.0).abs() < 1e-2,
            "{number} for {condition}"
        );
        let steepest = own.limit().expect("it bends upwards");
        assert!(
            (steepest / limit - 1.0).abs() < 1e-2,
            "{steepest} for {limit}"
        );
    }
    let saddle = Curvature::of(vec![vec![1.0, 0.0], vec![0.0, -3.0]]);
    assert_eq!(saddle.eigenvalues, [-3.0, 1.0], "the strongest first");
    assert_eq!((saddle.condition_number(), saddle.limit()), (None, None));
}

// Guards against a limit that is a formula and not what happens.
#[test]
fn just_below_the_limit_it_converges_and_just_above_it_diverges() {
    for problem in [Problem::default(), standardised()] {
        let objective = &mut problem.objective();
        let limit = Curvature::at(objective, problem.initial()).and_then(|bends| bends.limit());
        let limit = limit.expect("it bends upwards");
        let optimum = problem.optimum().expect("least squares");
        let go = |rate: f64| {
            let training = run(&problem, Optimizer::default(), 0);
            let mut forward = Forward::new(&training, rate, 200_000);
            forward.advance(usize::MAX);
            forward
        };
        let below = go(0.999 * limit);
        assert!(!below.has_diverged());
        let start = problem.objective().loss(problem.initial());
        assert!(below.current().loss < start, "{}", below.current().loss);
        if problem.standardise {
            assert!((below.current().loss / optimum.loss - 1.0).abs() < 1e-9);
        }
        assert!(go(1.001 * limit).has_diverged());
    }
}

/// The parameters after so many steps of plain descent of the squared error, by the eigenvectors:
/// along each the error is multiplied by `1 - lr * eigenvalue` in each step.
fn closed_form(problem: &Problem, rate: f64, steps: usize) -> Vec<f64> {
    let bends = hessian(problem).symmetric_eigen();
    let best = problem.optimum().expect("least squares").params;
    let error = DMatrix::from_fn(3, 1, |k, _| problem.initial()[k] - best[k]);
    let mut left = bends.eigenvectors.transpose() * error;
    for k in 0..3 {
        left[k] *= (1.0 - rate * bends.eigenvalues[k]).powf(steps as f64);
    }
    let error = &bends.eigenvectors * left;
    (0..3).map(|k| best[k] + error[k]).collect()
}

// Guards against steps that are skipped, and against what a million roundings add up to.
#[test]
fn a_million_steps_are_those_of_the_closed_form() {
    let problem = Problem::default();
    let training = run(&problem, Optimizer::default(), 0);
    let mut forward = Forward::new(&training, 1e-5, 1_000_000);
    let mut slices = 0;
    while !forward.is_done() {
        forward.advance(30_000);
        slices += 1;
    }
    assert_eq!((slices, forward.progress()), (34, (1_000_000, 1_000_000)));
    let expected = closed_form(&problem, 1e-5, 1_000_000);
    let size = expected
        .iter()
        .fold(0.0_f64, |size, param| size.max(param.abs()));
    for (own, expected) in forward.current().params.iter().zip(&expected) {
        assert!((own - expected).abs() < 1e-9 * size, "{own} for {expected}");
    }
    let loss = problem.objective().loss(&expected);
    assert!((forward.current().loss / loss - 1.0).abs() < 1e-9);
    // The losses on the way are those of the steps, each of the first among them.
    let trace = forward.trace();
    assert!((300..3000).contains(&trace.len()), "{} points", trace.len());
    assert_eq!(trace[3].0, 3.0);
    let (step, loss) = trace[trace.len() / 2];
    let expected = problem
        .objective()
        .loss(&closed_form(&problem, 1e-5, step as usize));
    assert!(
        (loss / expected - 1.0).abs() < 1e-9,
        "step {step}: {loss} for {expected}"
    );
}

// Guards against a long way whose steps are not those of the short one, with what it remembers.
#[test]
fn going_forward_is_stepping() {
    for &method in Method::ALL {
        let optimizer = Optimizer {
            method,
            momentum: 0.9,
        };
        let mut training = run(&Problem::default(), optimizer, 4);
        training.step(2e-6);
        let mut forward = Forward::new(&training, 1e-6, 4000);
        while !forward.is_done() {
            forward.advance(333);
        }
        while training.steps() < 4000 {
            training.step(1e-6);
        }
        let (own, other) = (forward.current(), training.current());
        assert_eq!(
            (own.params, own.loss),
            (other.params, other.loss),
            "{}",
            method.name()
        );
        assert_eq!(forward.trace()[1].1, training.losses()[1]);
    }
}

// Guards against a curve that is another one in the scale of the data.
#[test]
fn standardised_parameters_are_a_curve_of_the_data() {
    let mut problem = standardised();
    let params = [24.0, 0.2, 1.3];
    let unscaled = problem
        .unscaled(&params)
        .expect("a quadratic is one in any scale");
    let plain = Problem::default();
    let time = [0.0, 3.3, 19.0, 40.0];
    let both = problem
        .predict(&time, &params)
        .into_iter()
        .zip(plain.predict(&time, &unscaled));
    for (one, other) in both {
        assert!((one - other).abs() < 1e-6 * one.abs(), "{one} for {other}");
    }
    problem.set_model("a*sin(t) + b").expect("a formula");
    assert_eq!(
        problem.unscaled(&[1.0, 2.0]),
        None,
        "a shifted wave is another model"
    );
    problem.set_model("a*t + b").expect("a formula");
    assert!(problem.unscaled(&[1.0, 2.0]).is_some());
}

// The numbers that the lesson tells.
#[test]
fn the_yardsticks_are_those_of_the_lesson() {
    let problem = Problem::default();
    assert!((problem.loss_of_mean() - 486.79).abs() < 0.005);
    assert!((problem.optimum().expect("least squares").loss - 3.73).abs() < 0.005);
    let mut training = run(&standardised(), Optimizer::default(), 0);
    for _ in 0..10 {
        training.step(0.3);
    }
    assert!((training.current().loss - 4.42).abs() < 0.005);
    let square = Objective::record(1, |_, x| x[0].powi(2));
    let mut stuck = Training::new(square, &[1.0], Rules::default());
    stuck.set_method(
        Optimizer {
            method: Method::Adagrad,
            momentum: 0.0,
        },
        None,
    );
    stuck.restart(&[0.0]);
    assert_eq!(
        stuck.termination(),
        Some(Termination::Converged),
        "flat is flat"
    );
}
