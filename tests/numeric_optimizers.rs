//! The optimisers against real PyTorch, batches against its shuffling.

mod problems;
mod reference;

use downhill::numeric::dataset::Source;
use downhill::numeric::optimizer::{Method, Optimizer};
use downhill::numeric::problem::Problem;
use downhill::numeric::rng::Generator;
use downhill::numeric::training::{Convergence, Objective, Rules, Termination, Training};
use problems::{run, standardised};
use reference::{numbers, parse};

const OPTIMIZERS: &str = include_str!("data/pytorch_optimizers.json");
const REFERENCE: &str = include_str!("data/pytorch_reference.json");

// Guards against a definition that is not PyTorch's: an epsilon inside the root, a velocity that is
// damped, a correction that counts from 0.
#[test]
fn every_optimiser_makes_pytorchs_steps() {
    let file = parse(OPTIMIZERS);
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
    let file = parse(REFERENCE);
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
    stuck.set_optimizer(
        Optimizer {
            method: Method::Adagrad,
            momentum: 0.0,
        },
        None,
    );
    stuck.restart(&[0.0]);
    assert_eq!(
        stuck.termination(),
        Some(Termination::Converged(Convergence::Flat)),
        "flat is flat"
    );
}
