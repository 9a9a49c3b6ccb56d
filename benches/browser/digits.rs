//! An epoch of the digits by several hands, from weights of zero.

use std::env;
use std::path::PathBuf;

use downhill_harness::{Driver, Window, serve_folder};
use serde_json::{Value, json};

use crate::rivals::python_says;
use crate::{Result, quantile, run};

/// What is trained: the name, the classes, the learning rate.
const TASKS: [(&str, &str, f64); 2] = [
    ("3 against 7, 800 digits", "3,7", 1.0),
    ("all ten, 4 000 digits", "all", 0.5),
];
const BATCH: usize = 64;
const ROUNDS: usize = 15;

/// Prints a table of all, and what is aimed at.
pub(crate) async fn report(driver: &Driver) -> Result {
    let folder = env::var_os("DOWNHILL_RIVALS").ok_or("DOWNHILL_RIVALS is not set")?;
    let folder = PathBuf::from(folder);
    let python = env::var_os("DOWNHILL_PYTHON").map(PathBuf::from);
    println!(
        "\nAn epoch of a classifier of digits, batches of {BATCH}, median of {ROUNDS}, in ms,"
    );
    println!("and how many times as long as the tape takes");
    for (name, classes, lr) in TASKS {
        let given = json!({
            "classes": classes,
            "batch": BATCH,
            "lr": lr,
            "rounds": ROUNDS,
            "folder": folder,
        });
        let window = Window::open(driver, serve_folder(folder.clone())).await;
        window.goto("index.html").await;
        let mut answers = run(&window, include_str!("digits.js"), json!([given])).await;
        window.close().await;
        if let Some(python) = &python {
            answers["pytorch"] = python_says(python, include_str!("digits.py"), &given)?;
        }
        println!("{name}");
        print(&answers)?;
    }
    Ok(())
}

fn print(answers: &Value) -> Result {
    let wanted = answers["tape"]["loss"].as_f64();
    let wanted = wanted.ok_or_else(|| format!("no loss by the tape: {answers}"))?;
    let median = |answer: &Value| {
        let times = answer["times"].as_array().into_iter().flatten();
        quantile(times.filter_map(Value::as_f64).collect(), 0.5)
    };
    let tape = median(&answers["tape"]).ok_or("no times of the tape")?;
    let version = |answer: &Value| answer["version"].as_str().unwrap_or_default().to_owned();
    let tensorflow = version(answers);
    for (key, name, aim) in [
        ("tape", "the tape in WebAssembly".to_owned(), ""),
        (
            "cpu",
            format!("TensorFlow.js {tensorflow} on the CPU"),
            "above 1",
        ),
        (
            "wasm",
            format!("TensorFlow.js {tensorflow} in WebAssembly"),
            "above 1",
        ),
        (
            "pytorch",
            format!("PyTorch {} on one thread", version(&answers["pytorch"])),
            "above 0.33",
        ),
    ] {
        let answer = &answers[key];
        let Some(time) = median(answer) else {
            println!("  {name:<36} not installed");
            continue;
        };
        let loss = answer["loss"].as_f64().unwrap_or(f64::NAN);
        // Its numbers are of 32 bits.
        let same = (loss - wanted).abs() <= 1e-3 * wanted.abs();
        if !same {
            return Err(format!("the last loss is {wanted} by the tape, {loss} by {name}").into());
        }
        let aim = if aim.is_empty() {
            String::new()
        } else {
            format!("    aim: {aim}")
        };
        println!("  {name:<36} {time:>9.2} {:>8.2}{aim}", time / tape);
    }
    Ok(())
}
