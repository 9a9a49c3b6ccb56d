//! The fit under a reader's hand: the notebook's run, PyTorch's, parameters set by hand.

mod reference;

use downhill::figures::fit::state::{Fit, LEARNING_RATES};
use downhill::numeric::dataset::Source;
use downhill::numeric::descent::{Descends, Descent, Status};
use reference::{numbers, parse};

const PYTORCH: &str = include_str!("data/pytorch_reference.json");
const NOTEBOOK: &str = include_str!("data/notebook_run.json");

fn step(fit: &mut Fit, n: usize) -> usize {
    fit.drive(|descent| descent.step(n))
}

/// Asserts that each number is close, relative to the largest of those expected.
fn assert_close(actual: &[f64], expected: &[f64], tolerance: f64, what: &str) {
    assert_eq!(actual.len(), expected.len(), "{what}: how many");
    let largest = expected
        .iter()
        .fold(0.0_f64, |most, number| most.max(number.abs()));
    for (k, (a, e)) in actual.iter().zip(expected).enumerate() {
        let error = (a - e).abs() / largest;
        assert!(
            error <= tolerance,
            "{what}[{k}]: {a} for {e}, off by {error:e}"
        );
    }
}

/// All the history, bit for bit.
fn bits(fit: &Fit) -> Vec<u64> {
    let training = fit.descent().training();
    let moments = (0..=training.steps()).map(|step| training.at(step));
    moments
        .flat_map(|at| [at.params, at.gradient, &[at.loss]].concat())
        .map(f64::to_bits)
        .collect()
}

// Guards against a page whose losses are not those in the notebook beside it.
#[test]
fn the_notebooks_losses_are_those_it_prints() {
    let mut fit = Fit::default();
    assert_eq!(fit.source(), Source::Notebook, "the default data");
    assert_eq!(fit.descent().learning_rate(), 1e-5, "the default rate");
    assert_eq!(step(&mut fit, 10), 10, "ten steps");
    let shown: Vec<String> = fit
        .losses()
        .iter()
        .map(|loss| format!("{loss:.2}"))
        .collect();
    let printed = "4422.51 1354.70 774.18 664.32 643.53 639.59 638.85 638.70 638.67 638.66 638.66";
    assert_eq!(shown.join(" "), printed, "as the page shows them");
    let expected = numbers(&parse(NOTEBOOK)["notebook_printed"]["losses"]);
    assert_close(fit.losses(), &expected, 1e-6, "loss");
}

// Guards against a seed that shows other numbers than PyTorch with the same seed.
#[test]
fn seed_42_runs_as_in_pytorch() {
    let mut fit = Fit::default();
    fit.set_source(Source::Seed(42));
    assert_eq!(fit.status(), Status::Ready, "other data start anew");
    step(&mut fit, 10);
    let file = parse(PYTORCH);
    let runs = file["runs"].as_array().expect("a list of runs").iter();
    let run = runs.clone().find(|run| run["seed"] == 42).expect("seed 42");
    assert_close(fit.losses(), &numbers(&run["fit"]["losses"]), 1e-5, "loss");
    for (step, params) in run["fit"]["params"]
        .as_array()
        .expect("a list")
        .iter()
        .enumerate()
    {
        let at = fit.descent().training().at(step).params;
        assert_close(
            at,
            &numbers(params),
            1e-5,
            &format!("params of step {step}"),
        );
    }
}

// Guards against a choice of data that changes what the reader set besides.
#[test]
fn other_data_keep_the_rate_the_pace_and_the_axis() {
    let mut fit = Fit::default();
    fit.log_loss = true;
    fit.drive(|descent| {
        descent.set_learning_rate(2e-5);
        descent.steps_per_second = 9.0;
    });
    fit.set_source(Source::Seed(7));
    assert_eq!(fit.source(), Source::Seed(7), "the data");
    assert_eq!(fit.descent().learning_rate(), 2e-5, "the rate");
    assert_eq!(fit.descent().steps_per_second, 9.0, "the pace");
    assert!(fit.log_loss, "the axis");
}

// Guards against predictions, loss and slopes that belong to different parameters.
#[test]
fn predictions_loss_and_slopes_agree_with_the_parameters() {
    let mut fit = Fit::default();
    step(&mut fit, 3);
    let &[a, b, c] = fit.params() else {
        panic!("three parameters");
    };
    let expected: Vec<f64> = fit
        .data()
        .time
        .iter()
        .map(|t| a * t * t + b * t + c)
        .collect();
    assert_close(&fit.preds(), &expected, 1e-12, "prediction");
    let residuals = || {
        fit.preds()
            .into_iter()
            .zip(&fit.data().speed)
            .map(|(p, s)| p - s)
    };
    let loss = residuals().map(|r| r * r).sum::<f64>() / 20.0;
    assert_close(&[fit.loss()], &[loss], 1e-12, "loss");
    let slope = |power: i32| {
        let terms = residuals().zip(&fit.data().time);
        terms.map(|(r, t)| 2.0 * r * t.powi(power)).sum::<f64>() / 20.0
    };
    assert_close(fit.grad(), &[slope(2), slope(1), slope(0)], 1e-9, "slope");
}

// Guards against a parameter set by hand that moves its neighbours, or cannot be undone.
#[test]
fn a_parameter_set_by_hand_is_the_new_start() {
    let mut fit = Fit::default();
    step(&mut fit, 4);
    let now = fit.params().to_vec();
    fit.set_param(1, 0.5);
    assert_eq!(fit.start(), [now[0], 0.5, now[2]], "the others stay");
    assert_eq!(fit.status(), Status::Ready, "the path begins there");
    assert!(!fit.starts_as_given(), "it is not what came with the data");
    step(&mut fit, 4);
    fit.drive(Descent::reset);
    assert_eq!(fit.start(), [now[0], 0.5, now[2]], "reset goes there");
    fit.reset_start();
    assert_eq!(fit.params(), Fit::default().params(), "and this goes back");
    assert!(fit.starts_as_given(), "to what came with the data");
}

// Guards against parameters that no one can see: what is no number changes nothing.
#[test]
fn unusable_parameters_change_nothing() {
    let mut fit = Fit::default();
    step(&mut fit, 2);
    let before = bits(&fit);
    fit.set_param(0, f64::NAN);
    fit.set_param(3, 1.0);
    fit.set_start(&[1.0, 2.0]);
    fit.set_start(&[1.0, f64::INFINITY, 2.0]);
    assert_eq!(bits(&fit), before, "start and path are as before");
}

// Guards against a reset or a step back that rounds.
#[test]
fn reset_and_back_are_exact_bit_for_bit() {
    let mut fit = Fit::default();
    let start = bits(&fit);
    assert_eq!(step(&mut fit, 50), 50, "fifty steps");
    let path = bits(&fit);
    fit.drive(|descent| descent.back(20));
    step(&mut fit, 20);
    assert_eq!(bits(&fit), path, "the same way again");
    fit.drive(Descent::reset);
    assert_eq!(bits(&fit), start, "the start");
}

// Guards against a best fit that is none: the page compares descent with it.
#[test]
fn the_optimum_is_the_best_there_is() {
    let mut fit = Fit::default();
    let optimum = fit.optimum().cloned().expect("it is a sum");
    assert!((optimum.loss - 3.7327).abs() < 5e-5, "{}", optimum.loss);
    for k in 0..3 {
        for h in [-1e-3, 1e-3] {
            fit.set_start(&optimum.params);
            fit.set_param(k, optimum.params[k] + h);
            assert!(fit.loss() > optimum.loss, "parameter {k} moved by {h}");
        }
    }
    fit.set_start(&optimum.params);
    assert!(
        fit.grad().iter().all(|slope| slope.abs() < 1e-6),
        "it is flat"
    );
    fit.set_source(Source::Seed(1));
    assert_ne!(fit.optimum(), Some(&optimum), "other data have another");
}

// Guards against a divergence without a name, with numbers that are none, or without a way back.
#[test]
fn a_rate_of_1e_4_diverges_and_can_be_led_back() {
    let mut fit = Fit::default();
    fit.drive(|descent| descent.set_learning_rate(1e-4));
    let taken = step(&mut fit, 10_000);
    assert!(taken < 100, "{taken} steps are enough to see it");
    assert_eq!(fit.status(), Status::Diverged, "it has a name");
    assert_eq!(fit.losses().len(), taken + 1, "the history is kept");
    assert!(fit.losses().iter().all(|loss| loss.is_finite()), "finite");
    let reason = fit.outcome().expect("a reason").to_string();
    assert!(reason.contains("lr = 0.0001"), "with its rate: {reason}");
    assert_eq!(step(&mut fit, 1), 0, "it is frozen");

    fit.drive(|descent| descent.back(1));
    assert_eq!(fit.status(), Status::Paused, "a step back leads out");
    step(&mut fit, 1);
    fit.drive(Descent::halve_learning_rate);
    fit.drive(Descent::halve_learning_rate);
    assert_eq!(fit.descent().learning_rate(), 2.5e-5, "halved twice");
    assert_eq!(fit.status(), Status::Paused, "that leads out as well");
    step(&mut fit, 2000);
    assert!(fit.loss() < 1000.0, "and down: {}", fit.loss());
}

// Guards against a rate so large that the very first numbers overflow.
#[test]
fn the_largest_rate_leaves_only_finite_numbers() {
    let mut fit = Fit::default();
    fit.drive(|descent| descent.set_learning_rate(LEARNING_RATES.1));
    for _ in 0..200 {
        step(&mut fit, 10);
        // Lifts the divergence each time.
        fit.drive(|descent| descent.set_learning_rate(LEARNING_RATES.1));
    }
    let training = fit.descent().training();
    let last = training.current();
    let mut numbers = [last.params, last.gradient, training.losses()].concat();
    numbers.extend(fit.preds());
    assert!(numbers.iter().all(|number| number.is_finite()), "{last:?}");
    assert!(!fit.describe().contains("inf"), "{}", fit.describe());
}
