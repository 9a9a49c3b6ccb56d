//! Measures the built site in a real browser: `cargo xtask bench` runs this and prints a table.
//!
//! Words on the command line run only these parts: `first`, `step`, `million`, `rivals`, `digits`,
//! `frames`; and `heap`, which takes ten minutes, only when it is named.
//!
//! It reports and judges nothing: milliseconds depend on the machine and on what else it does. It
//! fails only if there is nothing to measure, or if the figure did not do the work.

mod digits;
mod first;
#[path = "../fit/mod.rs"]
mod fit;
mod heap;
mod rivals;
mod trace;

use std::process::ExitCode;

use downhill_harness::{Driver, Window, serve};
use serde_json::{Value, json};

/// What could not be measured, and why.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How often a step of the fit is timed.
const ROUNDS: usize = 15;
/// How many frames are looked at.
const FRAMES: usize = 120;
/// The milliseconds from one frame to the next.
const FRAME: f64 = 16.0;
/// How many times slower the processor is made, with the milliseconds of scripting in a frame that are
/// aimed at.
const SPEEDS: [(u32, f64); 2] = [(1, 2.0), (4, 8.0)];
/// What a figure is kept busy with: the name, what frames.js calls it, the page.
const WORK: [(&str, &str, &str); 8] = [
    ("nothing (the bench itself)", "nothing", "figure=curve"),
    // The least that a page with two plots does: what the browser takes for it, nobody can save.
    ("a number, two lines by hand", "least", "figure=curve"),
    ("dragging the point", "drag", "figure=curve"),
    (
        "dragging a path of 200 steps",
        "drag",
        "figure=landscape&plane=a,b&step=200",
    ),
    // At the lesson's rate it arrives after ten steps: this one, and no rule to stop by, keep it
    // moving.
    (
        "playing the fit",
        "play",
        "figure=fit&pace=60&lr=3e-7&stop=change+0",
    ),
    (
        "playing 10 000 points",
        "many",
        "figure=fit&pace=60&lr=1e-7&stop=change+0",
    ),
    ("training 3 against 7", "play", "figure=digits"),
    (
        "training all ten digits",
        "play",
        "figure=digits&classes=all",
    ),
];

#[tokio::main]
async fn main() -> ExitCode {
    match report().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The parts, by the words that ask for them.
const PARTS: [&str; 7] = [
    "first", "step", "million", "rivals", "digits", "frames", HEAP,
];
/// The part that takes long.
const HEAP: &str = "heap";

async fn report() -> Result {
    let words = std::env::args().skip(1);
    let words: Vec<String> = words.filter(|word| !word.starts_with('-')).collect();
    if let Some(word) = words.iter().find(|word| !PARTS.contains(&word.as_str())) {
        return Err(format!("there is no part {word}; there are {}", PARTS.join(", ")).into());
    }
    let site = serve();
    let driver = Driver::start();
    for part in PARTS {
        let is_named = words.iter().any(|word| word == part);
        if !is_named && (!words.is_empty() || part == HEAP) {
            continue;
        }
        match part {
            "first" => first::report(&driver).await?,
            "step" => steps(&driver, site).await?,
            "million" => million(&driver, site).await?,
            "rivals" => rivals::report(&driver).await?,
            "digits" => digits::report(&driver).await?,
            HEAP => heap::report(&driver, site).await?,
            _ => frames(&driver, site).await?,
        }
    }
    Ok(())
}

/// Runs a script with its `arguments`.
async fn run(window: &Window, script: &str, arguments: Value) -> Value {
    let call = format!("return (async function () {{ {script} }}).apply(null, {arguments})");
    window.run(&call).await
}

/// A script that can call the loop written by hand.
fn by_hand(script: &str) -> String {
    include_str!("by_hand.js").to_owned() + script
}

/// One step of the fit, beside the same loop written by hand.
async fn steps(driver: &Driver, site: u16) -> Result {
    let window = Window::open(driver, site).await;
    window.go("embed.html?figure=fit").await;
    let answer = run(&window, &by_hand(include_str!("step.js")), json!([ROUNDS])).await;
    window.close().await;
    same_work(&answer)?;
    let (figure, hand) = medians(&answer)?;
    println!("\nOne step of the figure, median of {ROUNDS}");
    println!("{:<36} {figure:>8.0} ns", "the figure (tape and history)");
    println!("{:<36} {hand:>8.0} ns", "by hand in JavaScript");
    println!("{:<36} {:>8.1}    aim: 5", "ratio", figure / hand);
    Ok(())
}

/// A million steps of the figure, beside the same loop written by hand.
async fn million(driver: &Driver, site: u16) -> Result {
    const RUNS: usize = 5;
    let window = Window::open(driver, site).await;
    window.go("embed.html?figure=fit").await;
    let answer = run(&window, &by_hand(include_str!("million.js")), json!([RUNS])).await;
    window.close().await;
    same_work(&answer)?;
    let (figure, hand) = medians(&answer)?;
    // The browser tells of tasks above 50 ms alone.
    let longest = match answer["longest"].as_f64() {
        Some(longest) if longest > 0.0 => format!("{longest:.0} ms"),
        _ => "below 50 ms".to_owned(),
    };
    println!("\nA million steps of the figure, drawn on the way, median of {RUNS}");
    println!(
        "{:<36} {figure:>8.0} ms    aim: well under 500",
        "the figure"
    );
    println!("{:<36} {hand:>8.0} ms", "by hand in JavaScript");
    println!("{:<36} {:>8.1}", "ratio", figure / hand);
    println!(
        "{:<36} {longest:>11}    aim: below 50 ms",
        "the longest task"
    );
    Ok(())
}

/// The medians of the times of the figure and of the loop by hand.
fn medians(answer: &Value) -> Result<(f64, f64)> {
    let rounds = answer["times"].as_array().ok_or("no times")?;
    let median = |which: usize| {
        let times = rounds.iter().filter_map(|round| round[which].as_f64());
        quantile(times.collect(), 0.5).ok_or("no times")
    };
    Ok((median(0)?, median(1)?))
}

/// Whether the figure and the loop took the same steps: times of different work compare nothing.
fn same_work(answer: &Value) -> Result {
    let numbers = |name: &str| -> Vec<f64> {
        let list = answer[name].as_array().into_iter().flatten();
        list.filter_map(Value::as_f64).collect()
    };
    let (figure, hand) = (numbers("figure"), numbers("hand"));
    let close = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-9 * b.abs();
    let same = figure.len() == 3 && hand.len() == 3 && figure.iter().zip(&hand).all(close);
    if same && answer["steps"] == answer["wanted"] {
        return Ok(());
    }
    Err(format!("the figure and the loop by hand differ: {answer}").into())
}

/// What a frame takes of the page's thread, for each kind of work, at each speed: scripting, and all,
/// with the browser's layout and painting.
async fn frames(driver: &Driver, site: u16) -> Result {
    println!("\nA frame on the page's thread, of {FRAMES}, in ms");
    println!(
        "{:<36} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "", "script", "95 %", "all", "95 %", "over 16"
    );
    for (times, aim) in SPEEDS {
        let speed = match times {
            1 => "at normal speed".to_owned(),
            _ => format!("with a processor {times} times slower"),
        };
        println!("{speed}, aim for scripts: {aim}");
        for (name, what, page) in WORK {
            let window = Window::traced(driver, site, trace::CATEGORIES).await;
            window.go(&format!("embed.html?{page}")).await;
            let rate = json!({ "rate": times });
            window
                .devtools("Emulation.setCPUThrottlingRate", rate)
                .await;
            let script = include_str!("frames.js");
            let answer = run(&window, script, json!([what, FRAMES])).await;
            let script = trace::scripting(&window.trace().await);
            window.close().await;
            let all = answer["times"].as_array().into_iter().flatten();
            let all: Vec<f64> = all.filter_map(Value::as_f64).collect();
            let followed = &answer["followed"];
            if followed != true || script.len() != FRAMES || all.len() != FRAMES {
                let frames = script.len();
                return Err(format!("{name}: {frames} frames; followed: {followed}").into());
            }
            print!("  {name:<34}");
            for times in [&script, &all] {
                for share in [0.5, 0.95] {
                    let time = quantile(times.clone(), share).ok_or("no frames")?;
                    print!(" {time:>8.2}");
                }
            }
            let over = all.iter().filter(|time| **time > FRAME).count();
            println!(" {:>6.1} %", 100.0 * over as f64 / FRAMES as f64);
        }
    }
    Ok(())
}

/// The value that a share of the values does not exceed; none of no values.
fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let place = (share * values.len() as f64).ceil() as usize;
    values.get(place.saturating_sub(1)).copied()
}
