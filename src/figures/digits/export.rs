//! Exports of the training: a PyTorch script, a notebook, a CSV table.
//!
//! The script prints the losses that the figure shows, since it computes in `float64`, as the
//! figure does, from pixels and random weights in `float32`.

use super::state::Digits;
use super::state::initial_weights::InitialWeights;
use super::state::inspection::with_article;
use crate::figures::shared::code::{self, Cell};
use crate::numeric::decimal::repr;
use crate::numeric::digits::classes::Classes;
use crate::numeric::digits::run::TrainingRun;

/// A PyTorch script that repeats the training on the same files: it prints loss and accuracy before
/// each epoch and at the end. It expects the files in the folder where it runs.
#[must_use]
pub fn script(digits: &Digits) -> String {
    code::script(cells(digits))
}

/// The script as a Jupyter notebook, in nbformat 4.4.
#[must_use]
pub fn notebook(digits: &Digits) -> String {
    code::notebook(cells(digits))
}

/// The cells of script and notebook.
fn cells(digits: &Digits) -> Vec<Cell> {
    vec![
        Cell::Text(
            "A linear classifier of handwritten digits.\n\
             It reads the four files digits-*-ubyte.gz from the folder in which it runs.\n\
             The numbers printed below are those of the figure."
                .into(),
        ),
        Cell::Code("import gzip, torch\nimport torch.nn.functional as F\n".into()),
        Cell::Text(
            "The digits: a row of 784 pixels from 0 to 1 for each, and which digit it is.".into(),
        ),
        Cell::Code(DATA.into()),
        Cell::Text(format!("The task: {}.", in_words(digits.classes()))),
        Cell::Code(task(digits.classes())),
        Cell::Text("The initial weights, one for each pixel and score, and the bias.".into()),
        Cell::Code(weights(digits)),
        Cell::Text("A step: predict a batch, its loss, the gradient, the update.".into()),
        Cell::Code(STEP.into()),
        Cell::Text("Repeat. An epoch is all of the training digits, cut into batches.".into()),
        Cell::Code(repeat(digits)),
    ]
}

/// The code that loads the files.
const DATA: &str = "\
def read(part, what, start):
    with gzip.open(f'digits-{part}-{what}-ubyte.gz') as file: data = bytearray(file.read())
    return torch.frombuffer(data, dtype=torch.uint8, offset=start)

def load(part):
    pixels = read(part, 'images-idx3', 16).view(-1, 28*28).float()/255
    # From here on with more digits: the figure computes in float64.
    return pixels.double(), read(part, 'labels-idx1', 8).long()
";

/// The code of a step and of its report.
const STEP: &str = "\
weights.requires_grad_()
bias.requires_grad_()

def predict(x): return x@weights + bias

def apply_step(rows, lr):
    loss = loss_of(predict(x[rows]), y[rows])
    loss.backward()
    for params in weights,bias:
        params.data -= lr * params.grad
        params.grad = None

def report(step):
    with torch.no_grad():
        told = [f(predict(a), b).item() for a,b in ((x,y), (valid_x,valid_y)) for f in (loss_of,accuracy)]
    print(step, *told)
";

/// The task in a sentence.
fn in_words(classes: Classes) -> String {
    match classes {
        Classes::Pair(one, other) => format!(
            "{one} or {other}? The score of {} is high",
            with_article(one)
        ),
        Classes::Rest(one) => format!("is it {one}? Then the score is high"),
        Classes::All => "which of the ten is it? It has the highest score".into(),
    }
}

/// The code of the task: digits, targets, loss and accuracy.
fn task(classes: Classes) -> String {
    let (take, targets) = match classes {
        Classes::Pair(one, other) => (
            format!(
                "    keep = (labels=={one}) | (labels=={other})\n    x,labels = x[keep],labels[keep]\n"
            ),
            format!("(labels=={one}).double()[:,None]"),
        ),
        Classes::Rest(one) => (String::new(), format!("(labels=={one}).double()[:,None]")),
        Classes::All => (String::new(), "labels".into()),
    };
    let (loss, right) = match classes {
        Classes::All => ("cross_entropy", "preds.argmax(1) == y"),
        _ => (
            "binary_cross_entropy_with_logits",
            "(preds > 0) == (y == 1)",
        ),
    };
    format!(
        "\
def task(part):
    x,labels = load(part)
{take}    return x, {targets}

x,y = task('train')
valid_x,valid_y = task('valid')

loss_of = F.{loss}
def accuracy(preds, y): return ({right}).double().mean()
"
    )
}

/// The code of the initial weights and biases.
fn weights(digits: &Digits) -> String {
    let outputs = digits.classes().outputs();
    let zeros = |shape: &str| format!("torch.zeros({shape}, dtype=torch.float64)\n");
    let painted = digits.run().filter(|_| digits.is_painted());
    if let Some(start) = painted.map(|run| &run.starts()[0]) {
        let tensor = |numbers: &[f64]| {
            let lines = numbers.chunks(14).map(|line| {
                let line: Vec<String> = line.iter().map(|number| repr(*number)).collect();
                line.join(", ")
            });
            let lines: Vec<String> = lines.collect();
            format!(
                "torch.tensor([{}], dtype=torch.float64)",
                lines.join(",\n    ")
            )
        };
        return format!(
            "weights = {}.view(28*28, {outputs})\nbias = {}\n",
            tensor(&start.weights),
            tensor(&start.bias)
        );
    }
    let weights = match digits.start() {
        InitialWeights::Zero => format!("weights = {}", zeros(&format!("28*28, {outputs}"))),
        InitialWeights::Random => format!(
            "torch.manual_seed({})\nweights = (torch.randn(28*28, {outputs})*0.01).double()\n",
            digits.seed()
        ),
    };
    weights + "bias = " + &zeros(&outputs.to_string())
}

/// The code that takes the steps.
fn repeat(digits: &Digits) -> String {
    let size = match digits.batch() {
        0 => "len(x)".into(),
        batch => batch.to_string(),
    };
    let (generator, order) = if digits.shuffle() {
        (
            format!(
                "generator = torch.Generator().manual_seed({})\n",
                digits.seed()
            ),
            "torch.randperm(len(x), generator=generator)",
        )
    } else {
        (String::new(), "torch.arange(len(x))")
    };
    let rate = |rate: &Option<f64>| repr(rate.unwrap_or(digits.learning_rate()));
    let rates: Vec<String> = digits
        .runs()
        .iter()
        .map(|(steps, own)| format!("[{}]*{steps}", rate(own)))
        .collect();
    let rates = if rates.is_empty() {
        "[]".into()
    } else {
        rates.join(" + ")
    };
    format!(
        "\
{generator}def batches():
    while True: yield from {order}.split({size})

rates = {rates}
batch_count = len(torch.arange(len(x)).split({size}))
print('step, then loss and accuracy of the training digits, then of the validation digits')
for step,(rows,lr) in enumerate(zip(batches(), rates)):
    if step % batch_count == 0: report(step)
    apply_step(rows, lr)
report(len(rates))
"
    )
}

/// The history as CSV, one row for each evaluated epoch: loss and accuracy of the training and of
/// the validation digits before its first step.
#[must_use]
pub fn history_csv(digits: &Digits) -> String {
    let batches = digits.run().map_or(1, TrainingRun::batches);
    let mut csv = String::from("epoch,step,train_loss,train_accuracy,valid_loss,valid_accuracy\n");
    for (epoch, known) in digits.epochs().iter().enumerate() {
        let parts = [&known.train, &known.valid].map(|part| [part.loss(), part.accuracy()]);
        let cells: Vec<String> = parts.as_flattened().iter().copied().map(repr).collect();
        csv += &format!("{epoch},{},{}\n", epoch * batches, cells.join(","));
    }
    csv
}
