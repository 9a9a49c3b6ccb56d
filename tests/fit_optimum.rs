//! The best fit is the best in the loss that is chosen, or none is claimed: held against every vertex
//! of small problems, and against a proof for large ones.

mod with_settings;

use downhill::figures::fit::state::Fit;
use downhill::numeric::dataset::Dataset;
use downhill::numeric::least_absolute;
use downhill::numeric::loss::Loss;
use downhill::numeric::rng::Generator;
use with_settings::figure;

fn fit(settings: &[(&str, &str)]) -> Fit {
    figure(settings).state
}

fn sum_of_sizes(columns: &[Vec<f64>], target: &[f64], x: &[f64]) -> f64 {
    let size = |row: usize| {
        let pred: f64 = columns
            .iter()
            .zip(x)
            .map(|(column, x)| column[row] * x)
            .sum();
        (pred - target[row]).abs()
    };
    (0..target.len()).map(size).sum()
}

/// The determinant of a small matrix, by its first row.
fn determinant(rows: &[Vec<f64>]) -> f64 {
    if rows.is_empty() {
        return 1.0;
    }
    let minor = |k: usize| -> Vec<Vec<f64>> {
        let without = |row: &Vec<f64>| {
            let kept = row.iter().enumerate().filter(|(j, _)| *j != k);
            kept.map(|(_, entry)| *entry).collect()
        };
        rows[1..].iter().map(without).collect()
    };
    let signed = |k: usize| if k.is_multiple_of(2) { 1.0 } else { -1.0 };
    (0..rows.len())
        .map(|k| signed(k) * rows[0][k] * determinant(&minor(k)))
        .sum()
}

/// All ways to choose `count` of the rows from `first` on.
fn choices(first: usize, rows: usize, count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for row in first..rows {
        for mut rest in choices(row + 1, rows, count - 1) {
            rest.insert(0, row);
            all.push(rest);
        }
    }
    all
}

/// The least sum of sizes over all vertices, by Cramer's rule: one of them is a best fit.
fn least(columns: &[Vec<f64>], target: &[f64]) -> f64 {
    let mut least = f64::INFINITY;
    for rows in choices(0, target.len(), columns.len()) {
        let matrix: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| columns.iter().map(|column| column[*row]).collect())
            .collect();
        let whole = determinant(&matrix);
        if whole.abs() < 1e-9 {
            continue;
        }
        let entry = |k: usize| {
            let mut with = matrix.clone();
            for (row, own) in with.iter_mut().zip(&rows) {
                row[k] = target[*own];
            }
            determinant(&with) / whole
        };
        let x: Vec<f64> = (0..columns.len()).map(entry).collect();
        least = least.min(sum_of_sizes(columns, target, &x));
    }
    least
}

// Guards against a fit that is good and not the best: ties, equal rows and exact fits among the data.
#[test]
fn the_least_absolute_deviations_are_those_of_the_best_vertex() {
    let mut generator = Generator::seeded(17);
    for round in 0..200 {
        let rows = 5 + round % 6;
        let count = 1 + round % 3;
        let mut numbers = |scale: f64| -> Vec<f64> {
            let drawn = generator.randn(rows);
            // Every other round in whole numbers, so that there are ties.
            let number = |drawn: &f32| match round % 2 {
                0 => f64::from(*drawn) * scale,
                _ => (f64::from(*drawn) * 2.0).round() * scale,
            };
            drawn.iter().map(number).collect()
        };
        let mut columns: Vec<Vec<f64>> = (1..count).map(|_| numbers(1.0)).collect();
        columns.push(vec![1.0; rows]);
        let target = numbers(10.0);
        let Some(x) = least_absolute::solve(&columns, &target) else {
            let dependent = downhill::numeric::least_squares::solve(&columns, &target).is_none();
            assert!(
                dependent,
                "round {round}: only where the columns say the same"
            );
            continue;
        };
        let (found, best) = (
            sum_of_sizes(&columns, &target, &x),
            least(&columns, &target),
        );
        assert!(
            (found - best).abs() <= 1e-9 * best.max(1.0),
            "round {round}: {found} for {best}"
        );
    }
}

// Guards against a best fit in another loss than the one that is chosen.
#[test]
fn no_step_from_anywhere_leads_below_the_best_fit() {
    let years = "2000 64_2001 66.5_2002 67_2003 70_2004 71.5_2005 75_2006 76_2007 79.5";
    for settings in [
        &[("loss", "mae")][..],
        &[("loss", "mae"), ("seed", "4")],
        &[("loss", "mae"), ("model", "a*t + b")],
        &[("loss", "mae"), ("model", "a")],
        &[("loss", "mae"), ("data", years)],
        &[("loss", "mae"), ("standardise", "on")],
        &[
            ("loss", "mae"),
            ("model", "a*t + b"),
            ("data", "0 1_1 1_2 1_3 9"),
        ],
        &[
            ("loss", "mae"),
            ("model", "a*sin(t) + b*t**3 + c*exp(-t) + d"),
        ],
        &[("loss", "rmse")],
        &[("loss", "rmse"), ("data", years)],
        &[("loss", "mse"), ("data", years)],
    ] {
        let mut fit = fit(settings);
        let optimum = fit.optimum().cloned().expect("it is a sum");
        fit.set_start(&optimum.params);
        let here = fit.loss();
        assert!(
            (here - optimum.loss).abs() <= 1e-9 * here.max(1e-9),
            "{settings:?}: the loss of these parameters"
        );
        let mut generator = Generator::seeded(3);
        for round in 0..300 {
            let scale = 10_f64.powi(-(round % 9));
            let drawn = generator.randn(optimum.params.len());
            let moved: Vec<f64> = optimum
                .params
                .iter()
                .zip(drawn)
                .map(|(param, by)| param + scale * param.abs().max(1e-3) * f64::from(by))
                .collect();
            fit.set_start(&moved);
            assert!(
                fit.loss() >= optimum.loss * (1.0 - 1e-9),
                "{settings:?}: {} below {} at {moved:?}",
                fit.loss(),
                optimum.loss
            );
        }
    }
}

// Guards against the case that was reported: “you are here” below “best fit”.
#[test]
fn the_best_fit_of_the_notebook_by_the_mean_absolute_error_is_below_that_of_least_squares() {
    let squares = fit(&[]).optimum().cloned().expect("a sum");
    let mut by_sizes = fit(&[("loss", "mae")]);
    let best = by_sizes.optimum().expect("a sum").loss;
    by_sizes.set_start(&squares.params);
    assert!(best < by_sizes.loss(), "{best} for {}", by_sizes.loss());
    let root = fit(&[("loss", "rmse")]).optimum().cloned().expect("a sum");
    assert_eq!(root.params, squares.params, "the same fit");
    assert!((root.loss * root.loss - squares.loss).abs() < 1e-12 * squares.loss);
}

// Guards against a claim where there is no telling.
#[test]
fn of_a_model_that_is_no_sum_no_best_fit_is_claimed() {
    for loss in Loss::NAMES {
        for model in ["a*sin(b*t)", "a*exp(b*t)", "abs(t - a)", "a*a*t"] {
            let fit = fit(&[("model", model), ("loss", loss)]);
            assert_eq!(fit.optimum(), None, "{model} by {loss}");
        }
        // Two parameters that do the same have no best values.
        let fit = fit(&[("model", "a*t + b*t"), ("loss", loss)]);
        assert_eq!(fit.optimum(), None, "{loss}");
    }
}

// Guards against a page that stands still while the best fit of many rows is looked for.
#[test]
fn ten_thousand_rows_have_their_best_fit_at_once() {
    let mut generator = Generator::seeded(1);
    let noise = generator.randn(10_000);
    let time: Vec<f64> = (0..10_000)
        .map(|row| 1900.0 + f64::from(row) / 80.0)
        .collect();
    let speed = time.iter().zip(noise).map(|(t, noise)| {
        let far = if ((t * 80.0) as u32).is_multiple_of(10) {
            1e4
        } else {
            0.0
        };
        0.3 * (t - 1960.0) + 20.0 * f64::from(noise) + far
    });
    let data = Dataset {
        speed: speed.collect(),
        time,
    };
    let mut fit = fit(&[("loss", "mae"), ("model", "a*t**2 + b*t + c")]);
    let begun = std::time::Instant::now();
    fit.set_data(data);
    let took = begun.elapsed().as_secs_f64();
    // The proof is part of the search: without it there would be no answer.
    let best = fit.optimum().expect("a best fit of 10 000 rows").loss;
    assert!(best > 0.0 && took < 20.0, "{best} in {took} s");
}
