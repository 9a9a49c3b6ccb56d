//! Exports of the fit: a PyTorch script, a notebook, CSV tables, an SVG.
//!
//! The script prints the losses that the figure shows, since it computes in `float64`, as the
//! figure does, from the `float32` numbers of PyTorch's generator.

use std::fmt::Write;

use plotters::style::RGBColor;

use super::charts;
use super::scene;
use super::state::Fit;
use super::state::view::View;
use crate::figures::shared::code::{self, Cell};
use crate::figures::shared::descent_settings;
use crate::numeric::autodiff::Operation;
use crate::numeric::dataset::Source;
use crate::numeric::decimal::repr;
use crate::numeric::descent::Descends;
use crate::numeric::expression::{Term, name};
use crate::numeric::model::{Model, QUADRATIC};
use crate::numeric::optimizer::{Method, Optimizer};
use crate::numeric::regression::HasRegression;
use crate::plot::palette::{Palette, hex};
use crate::plot::svg;
use crate::plot::viewport::Size;

/// A PyTorch script that repeats the steps taken: it prints the loss before each step and, at the
/// end, the loss and the parameters.
#[must_use]
pub fn script(fit: &Fit) -> String {
    code::script(cells(fit))
}

/// The script as a Jupyter notebook, in nbformat 4.4.
#[must_use]
pub fn notebook(fit: &Fit) -> String {
    code::notebook(cells(fit))
}

/// The cells of script and notebook.
fn cells(fit: &Fit) -> Vec<Cell> {
    let steps = fit.descent().training().steps();
    vec![
        Cell::Text(format!(
            "Fitting the rollercoaster, {} steps of gradient descent.\n\
             The losses printed below are those of the figure.",
            fit.regression()
                .fast_forward()
                .map_or(steps, |forward| forward.progress().0)
        )),
        Cell::Code("import torch\nfrom torch import tensor\n".into()),
        Cell::Text("The data, and the initial parameters.".into()),
        Cell::Code(data(fit) + &params(fit) + standardise(fit)),
        Cell::Text("The model, and the loss.".into()),
        Cell::Code(model(fit)),
        Cell::Text("Steps 2 to 5: predict, loss, gradient, step.".into()),
        Cell::Code(step(fit)),
        Cell::Text("Repeat, and stop.".into()),
        Cell::Code(repeat(fit)),
    ]
}

/// The code of a step: loss, gradient and update.
fn step(fit: &Fit) -> String {
    let loss = fit.loss_kind().name();
    let regression = fit.regression();
    let (Optimizer { method, momentum }, batch) = (regression.optimizer(), regression.batch());
    if method == Method::Sgd && fit.problem().batches(batch).is_none() {
        return format!(
            "\
params.requires_grad_()

def apply_step(params, lr):
    preds = f(time, params)
    loss = {loss}(preds, speed)
    loss.backward()
    params.data -= lr * params.grad.data
    params.grad = None
    return loss.item()
"
        );
    }
    let class = match method {
        Method::Sgd => "SGD([params], lr=1)".into(),
        Method::Momentum => format!("SGD([params], lr=1, momentum={})", repr(momentum)),
        Method::Nesterov => format!(
            "SGD([params], lr=1, momentum={}, nesterov=True)",
            repr(momentum)
        ),
        Method::RmsProp => "RMSprop([params])".into(),
        Method::Adagrad => "Adagrad([params])".into(),
        Method::Adam => "Adam([params])".into(),
    };
    let (batches, rows) = match fit.problem().batches(batch) {
        None => (String::new(), ["", ""]),
        Some(_) => (
            format!(
                "\
# An epoch is all of the data in a new order, cut into batches.
generator = torch.Generator().manual_seed({})
def batches():
    while True: yield from torch.randperm(len(time), generator=generator).split({batch})
rows = batches()

",
                fit.problem().seed()
            ),
            ["    batch = next(rows)\n", "[batch]"],
        ),
    };
    let [next, rows] = rows;
    format!(
        "\
params.requires_grad_()
optimizer = torch.optim.{class}

{batches}def apply_step(params, lr):
    for group in optimizer.param_groups: group['lr'] = lr
    loss = {loss}(f(time, params), speed)
{next}    optimizer.zero_grad()
    {loss}(f(time{rows}, params), speed{rows}).backward()
    optimizer.step()
    return loss.item()
"
    )
}

/// The code of the data, and of the initial parameters unless the data are the reader's own.
fn data(fit: &Fit) -> String {
    let literal = || {
        let data = fit.data();
        let (time, speed) = (tensor(&data.time), tensor(&data.speed));
        format!("time  = {time}\nspeed = {speed}\n")
    };
    match fit.source() {
        _ if fit.has_own_data() => literal(),
        Source::Notebook => literal() + &format!("params = {}\n", tensor(fit.initial())),
        Source::Seed(seed) => {
            let count = fit.initial().len();
            format!(
                "torch.manual_seed({seed})\n\
             time  = torch.arange(0,20).float()\n\
             speed = torch.randn(20)*3 + 0.75*(time-9.5)**2 + 1\n\
             params = torch.randn({count})\n\
             # From here on with more digits: the figure computes in float64.\n\
             time,speed,params = time.double(),speed.double(),params.double()\n"
            )
        }
    }
}

/// The code that standardises the time; empty if it is not standardised.
fn standardise(fit: &Fit) -> &'static str {
    if fit.problem().standardise {
        "time = (time - time.mean())/time.std(unbiased=False)\n"
    } else {
        ""
    }
}

/// The code of the parameters; empty if they are the initial ones of the source.
fn params(fit: &Fit) -> String {
    if fit.starts_as_given() && !fit.has_own_data() {
        return String::new();
    }
    format!("params = {}\n", tensor(fit.start()))
}

/// The code of a tensor, ten numbers a line.
fn tensor(numbers: &[f64]) -> String {
    const PER_LINE: usize = 10;
    let lines = numbers.chunks(PER_LINE).map(|line| {
        let line: Vec<String> = line.iter().map(|number| repr(*number)).collect();
        line.join(", ")
    });
    let lines: Vec<String> = lines.collect();
    format!("tensor([{}], dtype=torch.float64)", lines.join(",\n    "))
}

/// The code of the model and the loss.
fn model(fit: &Fit) -> String {
    let (model, loss) = (fit.model(), fit.loss_kind());
    // The lesson's model is written as in its notebook.
    let formula = if *model == Model::default() {
        QUADRATIC
    } else {
        model.formula()
    };
    let mut names = model.params().join(",");
    if model.params().len() == 1 {
        names.push(',');
    }
    format!(
        "{}def f(t, params):\n    {names} = params\n    return {formula}\n\n\
         def {}(preds, targets): return {}\n",
        functions(model),
        loss.name(),
        loss.formula()
    )
}

/// The definitions of the functions and constants that the model uses. The functions accept plain
/// numbers too, which PyTorch's do not.
fn functions(model: &Model) -> String {
    let mut code = String::new();
    for term in model.expression().terms() {
        let line = match *term {
            Term::Pi => "from math import pi\n".into(),
            Term::E => "from math import e\n".into(),
            Term::Apply(operation, ..) => {
                let name = name(operation);
                match operation {
                    _ if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) => continue,
                    _ if operation.is_reduction() => continue,
                    Operation::Minimum | Operation::Maximum => format!(
                        "def {name}(a, b): return torch.{name}(torch.as_tensor(a), torch.as_tensor(b))\n"
                    ),
                    _ => format!("def {name}(x): return torch.{name}(torch.as_tensor(x))\n"),
                }
            }
            _ => continue,
        };
        if !code.contains(line.trim_end()) {
            code.push_str(&line);
        }
    }
    if !code.is_empty() {
        code.push('\n');
    }
    code
}

/// The code that takes the steps, with one range for each learning rate.
fn repeat(fit: &Fit) -> String {
    let descent = fit.descent();
    let steps = descent.training().steps();
    let runs = descent_settings::runs(descent);
    let rate = |run: &crate::settings::StepRun| {
        repr(
            run.learning_rate
                .unwrap_or_else(|| descent.signed_learning_rate()),
        )
    };
    let mut code = match runs.as_slice() {
        [run] => format!(
            "lr = {}\nfor i in range({steps}): print(i, apply_step(params, lr))\n",
            rate(run)
        ),
        runs => {
            let lists: Vec<String> = runs
                .iter()
                .map(|run| format!("[{}]*{}", rate(run), run.steps))
                .collect();
            format!(
                "rates = {}\nfor i,lr in enumerate(rates): print(i, apply_step(params, lr))\n",
                lists.join(" + ")
            )
        }
    };
    if runs.iter().any(|run| rate(run).starts_with('-')) {
        code.insert_str(0, "# A negative learning rate steps up the slope.\n");
    }
    let loss = fit.loss_kind().name();
    let steps = match fit.regression().fast_forward() {
        None => steps,
        Some(forward) => {
            let (end, _) = forward.progress();
            let rate = repr(descent.signed_learning_rate());
            // Writing to a string cannot fail.
            let _ = writeln!(
                code,
                "for i in range({steps},{end}): apply_step(params, {rate})"
            );
            end
        }
    };
    // Writing to a string cannot fail.
    let _ = write!(
        code,
        "print({steps}, {loss}(f(time, params), speed).item())\nprint(params.tolist())\n"
    );
    code
}

/// The history as CSV, one row for each step: the loss, the parameters and the gradient before it.
#[must_use]
pub fn history_csv(fit: &Fit) -> String {
    let training = fit.descent().training();
    let names = fit.model().params();
    let grads: Vec<String> = names.iter().map(|name| format!("grad_{name}")).collect();
    let mut csv = format!("step,loss,{},{}\n", names.join(","), grads.join(","));
    for step in 0..=training.steps() {
        let at = training.at(step);
        let numbers = [&[at.loss], at.params, at.gradient].concat();
        csv.push_str(&row(step.to_string(), &numbers));
    }
    csv
}

/// The data as CSV, one row for each measurement, with the prediction at the shown step.
#[must_use]
pub fn data_csv(fit: &Fit) -> String {
    let data = fit.data();
    let mut csv = String::from("time,speed,pred\n");
    for ((time, speed), pred) in data.time.iter().zip(&data.speed).zip(fit.preds()) {
        csv.push_str(&row(repr(*time), &[*speed, pred]));
    }
    csv
}

/// A row of CSV.
fn row(first: String, numbers: &[f64]) -> String {
    let cells: Vec<String> = numbers.iter().map(|number| repr(*number)).collect();
    format!("{first},{}\n", cells.join(","))
}

/// The plots as an SVG, without marks at the pointer: the panels in their view, otherwise the data
/// with the model and, below, the loss.
#[must_use]
pub fn svg(fit: &Fit, palette: &Palette) -> String {
    let size = |height| Size {
        width: 640.0,
        height,
    };
    let (main, loss) = (size(400.0), size(260.0));
    let map = scene::viewport(fit, main);
    // Drawing into an SVG cannot fail.
    let plots = if fit.view() == View::Panels {
        let panels = svg::svg(main, |pen| {
            let _ = scene::draw_panels_static(fit, pen, &map, palette);
            let _ = scene::draw_panels(fit, pen, &map, palette);
        });
        vec![(main, panels)]
    } else {
        let model = svg::svg(main, |pen| {
            let _ = scene::draw_static(fit, pen, &map, palette);
            let _ = scene::draw_dynamic(fit, pen, &map, palette);
            let _ = scene::draw_key(pen, &map, palette);
        });
        let map = charts::loss_viewport(fit, loss);
        let below = svg::svg(loss, |pen| {
            let _ = charts::draw_loss_static(fit, pen, &map, palette);
            let _ = charts::draw_loss(fit, pen, &map, palette);
        });
        vec![(main, model), (loss, below)]
    };
    let high: f64 = plots.iter().map(|(size, _)| size.height).sum();
    let RGBColor(red, green, blue) = palette.surface;
    let surface = hex((red, green, blue));
    let mut document = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{high}" viewBox="0 0 640 {high}"><rect width="640" height="{high}" fill="{surface}"/>"#
    );
    let mut top = 0.0;
    for (size, plot) in plots {
        // Writing to a string cannot fail.
        let _ = write!(document, "<g transform=\"translate(0 {top})\">\n{plot}</g>");
        top += size.height;
    }
    document + "</svg>\n"
}
