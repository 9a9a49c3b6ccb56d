//! Formulas at random: their values and gradients by our tape and by PyTorch, in float64.

use std::path::Path;
use std::process::Command;

use downhill::numeric::autodiff::Tape;
use downhill::numeric::expression::Expression;
use serde_json::{Value, json};

use super::generated::Formulas;

/// How many formulas are compared.
const COUNT: usize = 400;

/// Evaluates each line of the file, and prints values and gradients. What is no finite number
/// becomes a word, since JSON has none for it.
const SCRIPT: &str = r#"
import json, sys, types, torch
lift = lambda f: lambda *a: f(*[torch.as_tensor(v, dtype=torch.float64) for v in a])
calls = "sin cos tan tanh exp log sqrt abs sign relu sigmoid minimum maximum".split()
names = {name: lift(getattr(torch, name)) for name in calls}
names |= {"pi": torch.pi, "e": torch.e}
for line in open(sys.argv[1]):
    case = json.loads(line)
    x = torch.tensor(case["x"], dtype=torch.float64, requires_grad=True)
    y = eval(case["formula"], {"__builtins__": {}}, names | {"x": x})
    y.sum().backward()
    word = lambda v: v if abs(v) < float("inf") else str(v)
    told = [[word(v) for v in t.reshape(-1).tolist()] for t in (y.detach(), x.grad)]
    print(json.dumps(told))
"#;

/// Compares all; how many there were.
pub(super) fn compare(python: &Path, folder: &Path) -> Result<usize, String> {
    let (mut formulas, mut cases) = (Formulas::seeded(3, &["x", "x", "x", "x[0]"]), Vec::new());
    while cases.len() < COUNT {
        let text = formulas.formula(1 + cases.len() % 5);
        let x = formulas.vector(1 + cases.len() % 4);
        if let Ok(formula) = Expression::parse(&text, &["x", "x[]"]) {
            cases.push((formula, x));
        }
    }
    // Kinks and ties, which random numbers do not meet.
    for (text, x) in [
        ("abs(x) + relu(x)", vec![0.0, -0.0, 1.0]),
        ("maximum(x, 1)*minimum(3, x)", vec![1.0, 3.0, 2.0]),
        ("x.max()*x", vec![2.0, 5.0, 5.0]),
        ("x**0 + x**2", vec![0.0, 1.0]),
        ("abs(x)**x", vec![0.0, 2.0]),
        ("sqrt(x) + log(x)", vec![0.0, 4.0]),
        ("x*x.mean() + sign(x)", vec![0.0, -2.0]),
        ("(1 - x[0])**2 + 100*(x[1] - x[0]**2)**2", vec![-1.0, 2.0]),
        ("x[1]**-1 + x.sum()", vec![3.0, 0.0, 1.0]),
    ] {
        let formula = Expression::parse(text, &["x", "x[]"]).map_err(|fault| fault.to_string())?;
        cases.push((formula, x));
    }
    let (script, data) = (folder.join("formulas.py"), folder.join("formulas.jsonl"));
    let lines: String = cases
        .iter()
        .map(|(formula, x)| format!("{}\n", json!({"formula": formula.to_string(), "x": x})))
        .collect();
    std::fs::write(&script, SCRIPT).map_err(|error| error.to_string())?;
    std::fs::write(&data, lines).map_err(|error| error.to_string())?;
    let told = super::output(Command::new(python).arg(script).arg(data))?;
    let told: Vec<&str> = told.lines().collect();
    if told.len() != cases.len() {
        return Err(format!("{} answers for {}", told.len(), cases.len()));
    }
    for (line, (formula, x)) in told.iter().zip(&cases) {
        let theirs: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        for (k, (ours, what)) in run(formula, x)
            .iter()
            .zip(["value", "gradient"])
            .enumerate()
        {
            let theirs: Vec<f64> = theirs[k]
                .as_array()
                .into_iter()
                .flatten()
                .map(number)
                .collect();
            let equal = theirs.len() == ours.len()
                && ours
                    .iter()
                    .zip(&theirs)
                    .all(|(ours, theirs)| is_close(*ours, *theirs));
            if !equal {
                return Err(format!(
                    "{what} of {formula} at {x:?}: {ours:?}, theirs {theirs:?}"
                ));
            }
        }
    }
    Ok(cases.len())
}

fn number(value: &Value) -> f64 {
    match value.as_str() {
        Some("inf") => f64::INFINITY,
        Some("-inf") => f64::NEG_INFINITY,
        Some(_) => f64::NAN,
        None => value.as_f64().unwrap_or(f64::NAN),
    }
}

/// Whether two numbers agree to 1e-9 of their size, or are infinite or no numbers alike.
fn is_close(ours: f64, theirs: f64) -> bool {
    ours == theirs
        || ours.is_nan() && theirs.is_nan()
        || (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1e-3)
}

/// The values of a formula, and the gradient of their sum.
fn run(formula: &Expression, x: &[f64]) -> [Vec<f64>; 2] {
    let (mut tape, (leaf, whole, sum)) = Tape::record(|recorder| {
        let x = recorder.leaf(x);
        let of = |name: &String| Expression::entry(name).map_or(x, |(_, entry)| x.entry(entry));
        let leaves: Vec<_> = formula.names().iter().map(of).collect();
        let nodes = formula.record(recorder, &leaves);
        let whole = *nodes.last().expect("a formula has a term");
        (x.var(), whole.var(), whole.sum().var())
    });
    tape.backward(sum);
    [tape.value(whole).to_vec(), tape.gradient(leaf).to_vec()]
}
