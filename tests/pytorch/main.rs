//! Runs what the figures give to take away in real PyTorch: `cargo xtask test --pytorch` says where.
//!
//! The scripts and the notebooks have to print the figures' losses, over all steps. Beside them,
//! formulas at random have to give PyTorch's values and gradients.

mod digits;
#[path = "../fixtures/mod.rs"]
mod fixtures;
mod formulas;
#[path = "../formulas/mod.rs"]
mod generated;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use downhill::figures::fit::export::{notebook, script};
use downhill::figures::fit::state::Fit;
use downhill::numeric::columns::read;
use downhill::numeric::dataset::Source;
use downhill::numeric::descent::{Descends, Direction};
use downhill::numeric::loss::Loss;
use downhill::numeric::optimizer::{Method, Optimizer};
use downhill::numeric::regression::HasRegression;
use serde_json::Value;

/// A state of the fit, by what was done to a new one.
type Case = (&'static str, fn(&mut Fit));

const CASES: [Case; 22] = [
    ("the notebook's run", |fit| step(fit, 10)),
    ("seed 0", |fit| seed(fit, 0)),
    ("seed 42", |fit| seed(fit, 42)),
    ("seed -7", |fit| seed(fit, -7)),
    ("the root of the mean squared error", |fit| {
        fit.set_loss_kind(Loss::Rmse);
        step(fit, 30);
    }),
    ("the mean absolute error", |fit| {
        fit.set_loss_kind(Loss::Mae);
        step(fit, 30);
    }),
    ("pasted data", |fit| {
        let text = "time;speed\n0;1,5\n1,25;-2\n2;1e3\n7;0,1\n7;12";
        fit.set_data(read(text).expect("five rows"));
        step(fit, 12);
    }),
    ("a dragged point and parameters by hand", |fit| {
        fit.select(5.0, 0.0);
        fit.drag(-20.0);
        fit.set_param(1, 0.1 + 0.2);
        step(fit, 5);
    }),
    ("a wave", |fit| model(fit, "a*sin(b*t) + c", 12)),
    ("a fold, from a seed", |fit| {
        fit.set_source(Source::Seed(3));
        model(fit, "a*abs(t - b) + c", 12);
    }),
    (
        "a line, from a seed, with more parameters after it",
        |fit| {
            model(fit, "a*t + b", 0);
            fit.set_source(Source::Seed(4));
            step(fit, 12);
        },
    ),
    ("one parameter, and no time in a part", |fit| {
        model(fit, "k*t + exp(-k) + pi*e", 5);
    }),
    ("six parameters and most of the functions", |fit| {
        let formula = "maximum(a, b*t) + minimum(c, 2) + relu(d*t)**2/100 - tanh(g)*sqrt(abs(h) + 1) + t.mean()*sigmoid(a)";
        model(fit, formula, 5);
    }),
    ("momentum", |fit| optimizer(fit, Method::Momentum, 1e-5)),
    ("Nesterov, other rates on the way", |fit| {
        optimizer(fit, Method::Nesterov, 1e-5);
        fit.drive(|descent| descent.set_learning_rate(2e-6));
        step(fit, 5);
    }),
    ("RMSProp", |fit| optimizer(fit, Method::RmsProp, 0.05)),
    ("Adagrad, the mean absolute error", |fit| {
        fit.set_loss_kind(Loss::Mae);
        optimizer(fit, Method::Adagrad, 0.5);
    }),
    ("Adam on standardised time, from a seed", |fit| {
        fit.set_source(Source::Seed(5));
        fit.change(|regression| regression.set_standardise(true));
        optimizer(fit, Method::Adam, 0.1);
    }),
    ("one epoch of stochastic descent, a point a step", |fit| {
        fit.set_source(Source::Seed(42));
        stochastic(fit, 1, 20);
    }),
    ("batches that do not divide the data, over epochs", |fit| {
        fit.change(|regression| regression.set_standardise(true));
        fit.drive(|descent| descent.set_learning_rate(0.05));
        stochastic(fit, 7, 10);
    }),
    ("three thousand steps at once", |fit| {
        step(fit, 3);
        fit.change(|regression| {
            regression.start_fast_forward(3000);
            regression.advance(f64::INFINITY, &|| 0.0);
        });
    }),
    ("other rates on the way, and up the slope", |fit| {
        step(fit, 3);
        fit.drive(|descent| descent.set_learning_rate(3e-6));
        step(fit, 4);
        fit.drive(|descent| descent.set_direction(Direction::Uphill));
        step(fit, 2);
    }),
];

fn step(fit: &mut Fit, n: usize) {
    fit.drive(|descent| descent.step(n));
}

fn model(fit: &mut Fit, formula: &str, steps: usize) {
    fit.set_model(formula).expect("a model");
    step(fit, steps);
}

fn optimizer(fit: &mut Fit, method: Method, rate: f64) {
    let momentum = 0.9;
    fit.change(|regression| regression.set_optimizer(Optimizer { method, momentum }));
    fit.drive(|descent| descent.set_learning_rate(rate));
    step(fit, 30);
}

fn stochastic(fit: &mut Fit, batch: usize, steps: usize) {
    fit.change(|regression| regression.set_batch(batch));
    step(fit, steps);
}

fn seed(fit: &mut Fit, seed: i64) {
    fit.set_source(Source::Seed(seed));
    step(fit, 10);
}

/// Python starts slowly: the groups run side by side, each in a folder of its own.
fn main() -> ExitCode {
    const GROUPS: [fn(&Path, &Path) -> usize; 4] = [
        |python, folder| fits(python, folder, 0),
        |python, folder| fits(python, folder, 1),
        digits::compare,
        formulas,
    ];
    let python = variable("DOWNHILL_PYTHON");
    let all = std::env::temp_dir().join(format!("downhill-{}", std::process::id()));
    let failed: usize = std::thread::scope(|scope| {
        let (python, all) = (&python, &all);
        let groups: Vec<_> = (0..)
            .zip(GROUPS)
            .map(|(k, group)| {
                scope.spawn(move || {
                    let folder = all.join(format!("{k}"));
                    std::fs::create_dir_all(&folder).expect("a folder for the files");
                    group(python, &folder)
                })
            })
            .collect();
        let ends = groups.into_iter().map(|group| group.join().unwrap_or(1));
        ends.sum()
    });
    // What is left behind is in the system's own folder for that.
    let _ = std::fs::remove_dir_all(&all);
    println!("\n{failed} failed");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Every second fit, from this one on.
fn fits(python: &Path, folder: &Path, from: usize) -> usize {
    let mut failed = 0;
    for (name, prepare) in CASES.into_iter().skip(from).step_by(2) {
        let mut fit = Fit::default();
        prepare(&mut fit);
        for (kind, printed) in [
            ("script", run_script(python, folder, &script(&fit))),
            ("notebook", run_notebook(python, folder, &notebook(&fit))),
        ] {
            let found = printed.and_then(|printed| compare(&printed, &expected(&fit)));
            match found {
                Ok(count) => println!("test {name}, {kind} ... ok, {count} losses"),
                Err(why) => {
                    failed += 1;
                    println!("test {name}, {kind} ... FAILED\n{why}");
                }
            }
        }
    }
    failed
}

fn formulas(python: &Path, folder: &Path) -> usize {
    match formulas::compare(python, folder) {
        Ok(count) => {
            println!("test formulas at random ... ok, {count} formulas");
            0
        }
        Err(why) => {
            println!("test formulas at random ... FAILED\n{why}");
            1
        }
    }
}

fn variable(name: &str) -> PathBuf {
    std::env::var_os(name)
        .unwrap_or_else(|| panic!("{name} is not set: run `cargo xtask test --pytorch`"))
        .into()
}

fn run_script(python: &Path, folder: &Path, script: &str) -> Result<String, String> {
    let file = folder.join("figure.py");
    std::fs::write(&file, script).map_err(|error| error.to_string())?;
    output(Command::new(python).arg(file).current_dir(folder))
}

fn run_notebook(python: &Path, folder: &Path, notebook: &str) -> Result<String, String> {
    let file = folder.join("figure.ipynb");
    std::fs::write(&file, notebook).map_err(|error| error.to_string())?;
    let options = ["--to", "notebook", "--execute", "--stdout"];
    let executed = output(
        Command::new(python)
            .args(["-m", "nbconvert"])
            .args(options)
            .arg(&file),
    )?;
    let executed: Value = serde_json::from_str(&executed).map_err(|error| error.to_string())?;
    let cells = executed["cells"].as_array().into_iter().flatten();
    let outputs = cells.flat_map(|cell| cell["outputs"].as_array().into_iter().flatten());
    let text = |text: &Value| match text {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    Ok(outputs.map(|output| text(&output["text"])).collect())
}

fn output(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(text(&output.stderr))
    }
}

/// The steps that a script prints with their losses: those of the history, and where it stands.
fn expected(fit: &Fit) -> Vec<(usize, f64)> {
    let history = fit.losses().iter().copied().enumerate();
    let before = history.take(fit.descent_steps());
    let now = (fit.regression().step_now(), fit.loss());
    before.chain([now]).collect()
}

/// Whether the lines `step loss` say these losses, all of them; how many there were.
fn compare(printed: &str, losses: &[(usize, f64)]) -> Result<usize, String> {
    let lines = printed.lines().filter_map(|line| {
        let (step, loss) = line.split_once(' ')?;
        Some((step.parse::<usize>().ok()?, loss.parse::<f64>().ok()?))
    });
    let lines: Vec<(usize, f64)> = lines.collect();
    if lines.len() != losses.len() {
        let (told, wanted) = (lines.len(), losses.len());
        return Err(format!("{told} losses for {wanted}, in\n{printed}"));
    }
    for ((step, theirs), (expected, ours)) in lines.iter().zip(losses) {
        let off = (theirs - ours).abs() / ours.abs();
        // A number that is none is off, too.
        let close = off <= 1e-5;
        if step != expected || !close {
            return Err(format!("step {step}: {theirs} for {ours}, off by {off:e}"));
        }
    }
    Ok(lines.len())
}
