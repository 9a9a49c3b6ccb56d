//! The numbers of real PyTorch: its generator, the rollercoaster fit for ten seeds, and the run that
//! the lesson's notebook prints. PyTorch computed in `f32`.

mod reference;

use downhill::numeric::dataset::{Dataset, Source, rollercoaster};
use downhill::numeric::least_squares;
use downhill::numeric::loss::mean_squared_error;
use downhill::numeric::model::Model;
use downhill::numeric::rng::Generator;
use downhill::numeric::training::{Objective, Rules, Training};
use reference::{numbers, parse};
use serde_json::Value;

const PYTORCH: &str = include_str!("data/pytorch_reference.json");
const NOTEBOOK: &str = include_str!("data/notebook_run.json");

/// Each entry of PyTorch's file with its seed.
fn runs() -> Vec<(i64, Value)> {
    let file = parse(PYTORCH);
    let runs = file["runs"].as_array().expect("a list of runs").clone();
    assert_eq!(runs.len(), 10, "the file holds ten seeds");
    let seed = |run: &Value| run["seed"].as_i64().expect("a seed");
    runs.into_iter().map(|run| (seed(&run), run)).collect()
}

/// Asserts that vectors agree, relative to the largest number of the expected one: a component that
/// is nearly 0 carries the rounding of its neighbours.
fn assert_close(actual: &[f64], expected: &[f64], tolerance: f64, what: &str) {
    let scale = expected
        .iter()
        .fold(0.0_f64, |scale, number| scale.max(number.abs()));
    let bounds = vec![tolerance * scale; expected.len()];
    assert_within(actual, expected, &bounds, what);
}

fn assert_within(actual: &[f64], expected: &[f64], bounds: &[f64], what: &str) {
    assert_eq!(actual.len(), expected.len(), "{what}: length");
    for (i, (a, e)) in actual.iter().zip(expected).enumerate() {
        let (error, bound) = ((a - e).abs(), bounds[i]);
        assert!(
            error <= bound,
            "{what}[{i}]: {a} for {e}, off by {error:e} of {bound:e}"
        );
    }
}

/// How far PyTorch's gradient may be off: 1e-5 of its largest slope, or, once the terms of the
/// gradient's sums nearly cancel, what `f32` loses in adding them: 1e-6 of their sizes.
fn gradient_bounds(data: &Dataset, params: &[f64], gradient: &[f64]) -> Vec<f64> {
    let largest = gradient
        .iter()
        .fold(0.0_f64, |size, slope| size.max(slope.abs()));
    let count = data.time.len() as f64;
    [2, 1, 0]
        .map(|power| {
            let terms = data.time.iter().zip(&data.speed).map(|(&time, speed)| {
                let residual = Model::default().predict(&[time], params)[0] - speed;
                (2.0 / count * residual * time.powi(power)).abs()
            });
            f64::max(1e-5 * largest, 1e-6 * terms.sum::<f64>())
        })
        .to_vec()
}

fn fit(source: Source) -> Training {
    let (data, initial) = rollercoaster(source);
    let objective = Objective::record(3, |recorder, params| {
        let preds = Model::default().record(recorder, recorder.constant(&data.time), params);
        mean_squared_error(preds, recorder.constant(&data.speed))
    });
    let rules = Rules {
        gradient_below: 0.0,
        stop: None,
        loss_above: f64::INFINITY,
        max_steps: 10,
    };
    Training::new(objective, &initial, rules)
}

// Guards against a seed in a link that shows other data than the same seed in PyTorch.
#[test]
fn the_generator_gives_pytorch_numbers_for_every_seed() {
    for (seed, run) in runs() {
        let mut generator = Generator::seeded(seed);
        let mut check = |name: &str, count: usize| {
            // 'fresh' starts over; 'then' goes on from the line above it.
            if !name.starts_with("then") {
                generator = Generator::seeded(seed);
            }
            let actual = if name.contains("randn") {
                generator.randn(count)
            } else {
                generator.rand(count)
            };
            for (i, (a, e)) in actual.iter().zip(numbers(&run[name])).enumerate() {
                let error = (f64::from(*a) - e).abs();
                assert!(error <= 1e-5, "seed {seed}, {name}[{i}]: {a} for {e}");
            }
            assert_eq!(
                actual.len(),
                numbers(&run[name]).len(),
                "seed {seed}, {name}"
            );
        };
        check("randn_20", 20);
        check("then_randn_3", 3);
        check("fresh_randn_3", 3);
        check("then_randn_1", 1);
        check("then_randn_2", 2);
        check("fresh_randn_16", 16);
        check("then_randn_37", 37);
        check("then_rand_5", 5);

        let order: Vec<_> = Generator::seeded(seed).randperm(20);
        let order: Vec<_> = order.into_iter().map(|place| place as f64).collect();
        assert_eq!(
            order,
            numbers(&run["fresh_randperm_20"]),
            "seed {seed}: randperm is exact"
        );
    }
}

// Guards against a panic for sizes that have nothing to draw, and against seeds out of 32 bits.
#[test]
fn the_generator_takes_any_size_and_any_seed() {
    let mut generator = Generator::seeded(-1);
    assert!(
        generator.randn(0).is_empty(),
        "nothing asked, nothing given"
    );
    assert!(generator.randperm(0).is_empty(), "nothing to order");
    assert_eq!(generator.randperm(1), [0], "one thing has one order");
    assert_eq!(
        Generator::seeded(-1).rand(3),
        Generator::seeded(0xffff_ffff).rand(3),
        "only the low 32 bits of a seed count, as in PyTorch"
    );
}

// Guards against a wrong loss, gradient or step anywhere between the data and the optimiser.
#[test]
fn ten_steps_of_the_fit_agree_with_pytorch_for_every_seed() {
    for (seed, run) in runs() {
        let mut training = fit(Source::Seed(seed));
        let (data, _) = rollercoaster(Source::Seed(seed));
        let reference = &run["fit"];
        let learning_rate = reference["learning_rate"].as_f64().expect("a number");
        while training.step(learning_rate) {}
        assert_eq!(training.steps(), 10, "seed {seed}: all steps are made");

        for (step, loss) in numbers(&reference["losses"]).into_iter().enumerate() {
            let now = training.at(step);
            let what = |name: &str| format!("seed {seed}, step {step}, {name}");
            assert_close(&[now.loss], &[loss], 1e-5, &what("loss"));
            let params = numbers(&reference["params"][step]);
            assert_close(now.params, &params, 1e-5, &what("params"));
            let gradient = numbers(&reference["gradients"][step]);
            let bounds = gradient_bounds(&data, now.params, &gradient);
            assert_within(now.gradient, &gradient, &bounds, &what("gradient"));
        }
    }
}

// Guards against a page whose losses are not those in the notebook beside it.
#[test]
fn the_notebook_run_gives_the_table_that_the_notebook_prints() {
    let file = parse(NOTEBOOK);
    let mut training = fit(Source::Notebook);
    while training.step(1e-5) {}

    let printed = &file["notebook_printed"];
    for (step, loss) in numbers(&printed["losses"]).into_iter().enumerate() {
        let what = format!("loss before step {step}");
        assert_close(&[training.losses()[step]], &[loss], 1e-6, &what);
    }
    let gradient = numbers(&printed["first_gradient"]);
    assert_close(training.at(0).gradient, &gradient, 1e-6, "first gradient");

    let shown: Vec<_> = training
        .losses()
        .iter()
        .map(|loss| format!("{loss:.2}"))
        .collect();
    let expected = [
        "4422.51", "1354.70", "774.18", "664.32", "643.53", "639.59", "638.85", "638.70", "638.67",
        "638.66", "638.66",
    ];
    assert_eq!(shown, expected, "as the page shows them");
}

// Guards against constants in the code that are not those of the reference.
#[test]
fn the_notebook_data_are_those_of_the_reference() {
    let file = parse(NOTEBOOK);
    let (data, [a, b, c]) = rollercoaster(Source::Notebook);
    assert_eq!(data.time, numbers(&file["time"]), "time");
    // The JSON reader may round the last bit in its own way.
    assert_close(&data.speed, &numbers(&file["speed"]), 1e-15, "speed");
    let initial = &file["initial_params"];
    for (name, value) in [("a", a), ("b", b), ("c", c)] {
        let expected = initial[name].as_f64().expect("a number");
        assert_close(&[value], &[expected], 1e-15, name);
    }
}

// Guards against an optimum that is none: the page says how far descent is from it.
#[test]
fn least_squares_finds_the_optimum_of_the_notebook_data() {
    let file = parse(NOTEBOOK);
    let (data, _) = rollercoaster(Source::Notebook);
    let power = |n: i32| data.time.iter().map(|t| t.powi(n)).collect::<Vec<_>>();
    let optimum = least_squares::solve(&[power(2), power(1), power(0)], &data.speed)
        .expect("three powers of time are independent");
    let expected = &file["least_squares_optimum"];
    assert_close(&optimum, &numbers(&expected["params"]), 1e-12, "params");

    let mut gradient = [0.0; 3];
    let training = fit(Source::Notebook);
    let loss = training
        .objective()
        .clone()
        .evaluate(&optimum, &mut gradient);
    let expected = expected["loss"].as_f64().expect("a number");
    assert_close(&[loss], &[expected], 1e-12, "loss");
    assert!(
        gradient.iter().all(|slope| slope.abs() < 1e-9),
        "the tape agrees that the optimum is flat: {gradient:?}"
    );
}

// Guards against a mirror of length 0: these columns are triangular from the start.
#[test]
fn least_squares_solves_what_needs_no_work() {
    let columns = [vec![1.0, 0.0, 0.0], vec![0.0, 2.0, 0.0]];
    let weights = least_squares::solve(&columns, &[3.0, 4.0, 5.0]).expect("independent columns");
    assert_close(&weights, &[3.0, 2.0], 1e-15, "weights");
}

// Guards against made-up weights where there is no single best fit.
#[test]
fn least_squares_refuses_what_has_no_single_answer() {
    let target = [1.0, 2.0, 4.0];
    let line = vec![1.0, 2.0, 3.0];
    let refused = |columns: &[Vec<f64>]| least_squares::solve(columns, &target).is_none();
    let doubled = line.iter().map(|x| 2.0 * x).collect();
    assert!(refused(&[line.clone(), doubled]), "a column twice");
    assert!(refused(&[vec![0.0; 3]]), "a column of zeros");
    assert!(refused(&vec![line.clone(); 4]), "more columns than rows");
    assert!(refused(&[vec![1.0, 2.0]]), "a column that is too short");
    assert!(
        refused(&[vec![1.0, f64::NAN, 3.0]]),
        "a column that is not a number"
    );
    assert_eq!(
        least_squares::solve(&[], &target),
        Some(vec![]),
        "nothing to find"
    );
}
