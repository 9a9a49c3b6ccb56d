//! The curvature of the loss against a library and by experiment, a million steps against their
//! closed form.

// The library of matrices is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

mod problems;

use downhill::numeric::curvature::Curvature;
use downhill::numeric::fast_forward::FastForward;
use downhill::numeric::optimizer::{Method, Optimizer};
use downhill::numeric::problem::Problem;
use nalgebra::DMatrix;
use problems::{run, standardised};

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
            let mut forward = FastForward::new(&training, rate, 200_000);
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
    let mut forward = FastForward::new(&training, 1e-5, 1_000_000);
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
        let mut forward = FastForward::new(&training, 1e-6, 4000);
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
