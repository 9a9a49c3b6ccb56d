//! The contents of the walk at each stage: its PyTorch code, a sentence and a table.

use super::state::Fit;
use super::state::stage::Stage;
use crate::numeric::decimal::{fixed, repr, significant};
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::loss::Loss;
use crate::numeric::optimizer::Method;
use crate::numeric::regression::HasRegression;
use crate::numeric::steps::counted;
use crate::numeric::training::Stop;

/// What the walk shows at a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The PyTorch code of the stage.
    pub code: String,
    /// A sentence on what the code does, with the current numbers.
    pub says: String,
    /// The table: its head, then its rows.
    pub table: Vec<Vec<String>>,
}

/// The largest number of measurements that a table lists.
const MAX_LISTED: usize = 20;

/// The page of the current stage.
#[must_use]
pub fn page(fit: &Fit) -> Page {
    match fit.stage() {
        Stage::Initialise => initialise(fit),
        Stage::Predict => predict(fit),
        Stage::Loss => loss(fit),
        Stage::Gradient => gradient(fit),
        Stage::Step => step(fit),
        Stage::Repeat => repeat(fit),
        Stage::Stop => stop(fit),
    }
}

/// The head of a table.
fn head(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| String::from(*name)).collect()
}

/// A number with four decimals.
fn number(value: f64) -> String {
    fixed(value, 4)
}

/// A table with a row for each parameter.
fn by_parameter(fit: &Fit, names: &[&str], columns: &[&[f64]]) -> Vec<Vec<String>> {
    let mut rows = vec![head(names)];
    for (k, name) in fit.model().params().iter().enumerate() {
        let mut row = vec![name.clone()];
        row.extend(columns.iter().map(|column| significant(column[k], 6)));
        rows.push(row);
    }
    rows
}

fn initialise(fit: &Fit) -> Page {
    let random = fit.starts_as_given() && !fit.has_own_data();
    let numbers: Vec<String> = fit
        .start()
        .iter()
        .map(|start| significant(*start, 5))
        .collect();
    Page {
        code: if random {
            format!("params = torch.randn({}).requires_grad_()", numbers.len())
        } else {
            format!("params = tensor([{}]).requires_grad_()", numbers.join(", "))
        },
        says: format!(
            "{} to begin with; random ones will do. The learning rate is {}.",
            match numbers.len() {
                1 => "One number".into(),
                3 => "Three numbers".into(),
                count => format!("{count} numbers"),
            },
            repr(fit.descent().learning_rate())
        ),
        table: by_parameter(fit, &["", "params"], &[fit.start()]),
    }
}

/// A table with a row for each measurement: its time, and the two numbers made of speed and
/// prediction.
fn by_time(
    fit: &Fit,
    names: [&str; 3],
    numbers: impl Fn(f64, f64) -> [f64; 2],
) -> Vec<Vec<String>> {
    let data = fit.data();
    let params = fit.descent().training().at(fit.walk_step()).params;
    let listed = data.time.len().min(MAX_LISTED);
    let preds = fit.problem().predict(&data.time[..listed], params);
    let mut rows = vec![head(&names)];
    for ((time, speed), pred) in data.time.iter().zip(&data.speed).zip(preds) {
        let [first, second] = numbers(*speed, pred);
        rows.push(vec![significant(*time, 6), number(first), number(second)]);
    }
    let more = data.time.len().saturating_sub(MAX_LISTED);
    if more > 0 {
        rows.push(vec![
            format!("and {more} more"),
            String::new(),
            String::new(),
        ]);
    }
    rows
}

fn predict(fit: &Fit) -> Page {
    let params = fit.descent().training().at(fit.walk_step()).params;
    let params: Vec<String> = params.iter().map(|param| significant(*param, 5)).collect();
    Page {
        code: "preds = f(time, params)".into(),
        says: format!(
            "The model with the current parameters: preds = {}.",
            fit.model().with_numbers(&params)
        ),
        table: by_time(fit, ["time", "speed", "preds"], |speed, pred| [speed, pred]),
    }
}

fn loss(fit: &Fit) -> Page {
    let kind = fit.loss_kind();
    let loss = number(fit.descent().training().at(fit.walk_step()).loss);
    let count = fit.data().time.len();
    let (column, says) = match kind {
        Loss::Mse => (
            "squared",
            format!("The mean of the {count} squared errors is the loss: {loss}."),
        ),
        Loss::Rmse => (
            "squared",
            format!("The root of the mean of the {count} squared errors is the loss: {loss}."),
        ),
        Loss::Mae => (
            "absolute",
            format!("The mean of the {count} absolute errors is the loss: {loss}."),
        ),
    };
    Page {
        code: format!("loss = {}(preds, speed)", kind.name()),
        says,
        table: by_time(fit, ["time", "preds - speed", column], |speed, pred| {
            let error = pred - speed;
            let measured = match kind {
                Loss::Mae => error.abs(),
                Loss::Mse | Loss::Rmse => error * error,
            };
            [error, measured]
        }),
    }
}

fn gradient(fit: &Fit) -> Page {
    let at = fit.descent().training().at(fit.walk_step());
    Page {
        code: "loss.backward()".into(),
        says: format!(
            "For each parameter, how the loss changes if that one moves a little: if {} grew by \
             0.001, the loss would change by about {}.",
            fit.model().params()[0],
            significant(at.gradient[0] * 0.001, 4)
        ),
        table: by_parameter(
            fit,
            &["", "params", "params.grad"],
            &[at.params, at.gradient],
        ),
    }
}

fn step(fit: &Fit) -> Page {
    let training = fit.descent().training();
    let before = training.at(fit.walk_step());
    let after = training.at((fit.walk_step() + 1).min(training.steps()));
    let rate = training.learning_rates().get(fit.walk_step());
    let rate = rate
        .copied()
        .unwrap_or_else(|| fit.descent().signed_learning_rate());
    let plain = fit.regression().optimizer().method == Method::Sgd;
    let moves = before.params.iter().zip(after.params);
    let moves: Vec<f64> = moves.map(|(before, after)| after - before).collect();
    let slopes: Vec<f64> = before
        .gradient
        .iter()
        .map(|slope| rate.abs() * slope)
        .collect();
    let sign = if rate < 0.0 { '+' } else { '-' };
    let losses = format!(
        "The loss was {} and is now {}.",
        number(before.loss),
        number(after.loss)
    );
    if !plain {
        return Page {
            code: "optimizer.step()\noptimizer.zero_grad()".into(),
            says: format!(
                "The optimiser, {}, turns the slopes, and what it remembers of earlier ones, into a step \
                 for each parameter. {losses}",
                fit.regression().optimizer().method.title()
            ),
            table: by_parameter(
                fit,
                &["", "before", "moved by", "after"],
                &[before.params, &moves, after.params],
            ),
        };
    }
    Page {
        code: format!("params.data {sign}= lr * params.grad.data\nparams.grad = None"),
        says: format!(
            "With lr = {} each parameter moves {} its slope. {losses}",
            repr(rate.abs()),
            if rate < 0.0 { "along" } else { "against" },
        ),
        table: by_parameter(
            fit,
            &["", "before", "lr * grad", "after"],
            &[before.params, &slopes, after.params],
        ),
    }
}

/// A table of the newest losses.
fn losses(fit: &Fit) -> Vec<Vec<String>> {
    const NEWEST: usize = 11;
    let end = fit.descent().at() + 1;
    let first = end.saturating_sub(NEWEST);
    let mut rows = vec![head(&["step", "loss"])];
    rows.extend((first..end).map(|step| vec![step.to_string(), number(fit.losses()[step])]));
    rows
}

fn repeat(fit: &Fit) -> Page {
    let at = fit.descent().at();
    Page {
        code: format!("for i in range({}): print(apply_step(params))", at.max(10)),
        says: format!(
            "Back to the prediction, with the new parameters. {} done so far.",
            if at == 1 {
                "One step is".into()
            } else {
                format!("{at} steps are")
            }
        ),
        table: losses(fit),
    }
}

fn stop(fit: &Fit) -> Page {
    let rule = match fit.stop() {
        Stop::Steps(steps) => format!("It stops after {}.", counted(steps)),
        Stop::LossBelow(loss) => {
            format!("It stops once the loss is below {}.", significant(loss, 6))
        }
        Stop::ChangeBelow(share) => format!(
            "It stops when a step changes the loss by less than {} %.",
            significant(share * 100.0, 3)
        ),
    };
    // Steps come to their number in either direction.
    let direction = match (fit.descent().direction(), fit.stop()) {
        (Direction::Downhill, _) | (_, Stop::Steps(_)) => "",
        (Direction::Uphill, _) => " Going up the slope, it never will.",
    };
    Page {
        code: format!("{}(f(time, params), speed).item()", fit.loss_kind().name()),
        says: fit
            .outcome()
            .map(|outcome| outcome.to_string())
            .unwrap_or_else(|| format!("Nothing has stopped it yet. {rule}{direction}")),
        table: losses(fit),
    }
}
