//! Drives a real browser against the built site: `cargo xtask test` builds it and runs this.
//!
//! Each case is a sentence and has a tab of its own. A word on the command line runs only the
//! cases with that word in their name.

mod autograd;
mod axe;
mod canvas;
mod conditioning;
mod curve;
mod digits;
mod digits_drawn;
mod digits_frames;
mod digits_hand;
mod elements;
mod embed;
mod fit;
mod forms;
mod formulas;
mod frames;
mod hosts;
mod keys;
mod landscape;
mod landscape_drag;
mod layout;
mod lesson;
mod life;
mod looks;
mod misconceptions;
mod page;
mod places;
mod print;
mod states;
mod task_parts;
mod tasks;
mod tasks_by_hand;
mod teach;
mod teach_tasks;
mod touch;
mod values;
mod views;

use std::process::ExitCode;

use downhill_harness::{Case, run, serve};

/// What depends on the site's scripts and style sheets as files, and each figure under hand and keys. With
/// `DOWNHILL_CORE` set these cases alone run: for a second site of which the WebAssembly is that of the
/// first, byte for byte, and for other engines than the first.
const CORE: [&[(&str, Case)]; 19] = [
    autograd::CASES,
    curve::CASES,
    digits_drawn::CASES,
    elements::CASES,
    embed::CASES,
    fit::CASES,
    forms::CASES,
    hosts::CASES,
    keys::CASES,
    landscape::CASES,
    life::CASES,
    page::CASES,
    places::CASES,
    print::CASES,
    task_parts::CASES,
    tasks::CASES,
    tasks_by_hand::CASES,
    teach::CASES,
    values::CASES,
];

/// All other cases.
const MORE: [&[(&str, Case)]; 15] = [
    canvas::CASES,
    conditioning::CASES,
    digits::CASES,
    digits_hand::CASES,
    formulas::CASES,
    frames::CASES,
    landscape_drag::CASES,
    layout::CASES,
    lesson::CASES,
    looks::CASES,
    misconceptions::CASES,
    states::CASES,
    teach_tasks::CASES,
    touch::CASES,
    views::CASES,
];

/// Those that need the processor for themselves.
const ALONE: [&[(&str, Case)]; 3] = [digits_frames::CASES, life::ALONE, page::ALONE];

#[tokio::main]
async fn main() -> ExitCode {
    let core = CORE.concat();
    if std::env::var_os("DOWNHILL_CORE").is_some() {
        return run(serve(), &core, &[]).await;
    }
    run(serve(), &[core, MORE.concat()].concat(), &ALONE.concat()).await
}
