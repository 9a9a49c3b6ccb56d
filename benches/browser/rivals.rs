//! The step of the fit by several hands: forward, gradient, update, and no history.

use std::env;
use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use downhill_harness::{Driver, Window, serve_folder};
use serde_json::{Value, json};

use crate::fit::{COUNTS, LEARNING_RATE, START, points};
use crate::{ROUNDS, Result, by_hand, quantile, run};

/// After so many steps all have the same loss.
const COMPARED: usize = 10;

/// What takes the steps: the name in the answers, how far its loss may be off.
const RIVALS: [(&str, f64); 4] = [
    ("tape", 1e-6),
    ("hand", 1e-6),
    // Its numbers are of 32 bits.
    ("tensorflow", 1e-3),
    ("pytorch", 1e-6),
];

/// What is measured with a number of points: nanoseconds by each of [`RIVALS`] that is there.
type Times = [Option<f64>; RIVALS.len()];

/// Prints a table of all, and what is aimed at.
pub(crate) async fn report(driver: &Driver) -> Result {
    let folder = env::var_os("DOWNHILL_RIVALS").ok_or("DOWNHILL_RIVALS is not set")?;
    let window = Window::open(driver, serve_folder(PathBuf::from(folder))).await;
    window.goto("index.html").await;
    let python = env::var_os("DOWNHILL_PYTHON").map(PathBuf::from);
    let mut versions = [const { String::new() }; 2];
    let mut measured = Vec::new();
    for count in COUNTS {
        let data = points(count);
        let given = json!({
            "time": data.time,
            "speed": data.speed,
            "start": START,
            "lr": LEARNING_RATE,
            "compared": COMPARED,
            "rounds": ROUNDS,
        });
        let script = by_hand(include_str!("rivals.js"));
        let mut answers = run(&window, &script, json!([given])).await;
        if let Some(python) = &python {
            answers["pytorch"] = python_says(python, include_str!("pytorch.py"), &given)?;
        }
        measured.push(times(&answers)?);
        versions = ["tensorflow", "pytorch"].map(|name| {
            let version = answers[name]["version"].as_str();
            version.unwrap_or_default().to_owned()
        });
    }
    window.close().await;
    let [tensorflow, pytorch] = versions;
    let names = [
        "the tape in WebAssembly".to_owned(),
        "by hand in JavaScript".to_owned(),
        format!("TensorFlow.js {tensorflow} on the CPU"),
        format!("PyTorch {pytorch} on one thread"),
    ];
    print(&names, &measured);
    Ok(())
}

/// What a script in Python answers.
pub(crate) fn python_says(python: &Path, script: &str, given: &Value) -> Result<Value> {
    let mut child = Command::new(python)
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("it has an input")?;
    input.write_all(given.to_string().as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The median of the times of each. Fails when their losses differ: times of different work compare
/// nothing.
fn times(answers: &Value) -> Result<Times> {
    let wanted = answers["hand"]["loss"].as_f64();
    let wanted = wanted.ok_or_else(|| format!("no loss by hand: {answers}"))?;
    let mut times = [None; RIVALS.len()];
    for ((name, off), median) in RIVALS.into_iter().zip(&mut times) {
        let answer = &answers[name];
        if answer.is_null() {
            continue;
        }
        let loss = answer["loss"].as_f64().unwrap_or(f64::NAN);
        let same = (loss - wanted).abs() <= off * wanted.abs();
        if !same {
            let message = format!("the loss after {COMPARED} steps is {wanted} by hand");
            return Err(format!("{message}, {loss} by {name}").into());
        }
        let rounds = answer["times"].as_array().into_iter().flatten();
        *median = quantile(rounds.filter_map(Value::as_f64).collect(), 0.5);
    }
    Ok(times)
}

fn print(names: &[String], measured: &[Times]) {
    println!("\nOne step of the fit without history, median of {ROUNDS}, in ns,");
    println!("and how many times as long as the tape takes");
    let row = |name: &str, cells: [&dyn Display; 4]| {
        let [a, b, c, d] = cells;
        println!("{name:<36} {a:>9} {b:>8} {c:>11} {d:>8}");
    };
    row("", [&"20 points", &"", &"10 000", &""]);
    for (k, name) in names.iter().enumerate() {
        let cells = measured
            .iter()
            .flat_map(|times| match (times[0], times[k]) {
                (Some(tape), Some(time)) => [format!("{time:.0}"), format!("{:.2}", time / tape)],
                _ => ["not installed".to_owned(), String::new()],
            });
        let cells: Vec<String> = cells.collect();
        if let [a, b, c, d] = &cells[..] {
            row(name, [a, b, c, d]);
        }
    }
    let ratio = |points: usize, above: usize, below: usize| {
        let times = measured.get(points).copied().unwrap_or_default();
        times[above]
            .zip(times[below])
            .map_or(f64::NAN, |(above, below)| above / below)
    };
    for (name, ratio, aim) in [
        ("the tape / by hand, 20 points", ratio(0, 0, 1), "at most 3"),
        ("the tape / by hand, 10 000", ratio(1, 0, 1), "below 1"),
        (
            "TensorFlow.js / the tape, 20 points",
            ratio(0, 2, 0),
            "at least 1000",
        ),
    ] {
        println!("{name:<36} {ratio:>9.2}    aim: {aim}");
    }
}
