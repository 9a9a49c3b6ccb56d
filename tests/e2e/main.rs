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
mod formulas;
mod frames;
mod hosts;
mod keys;
mod landscape;
mod landscape_drag;
mod life;
mod looks;
mod page;
mod places;
mod print;
mod states;
mod teach;
mod touch;
mod views;

use std::process::ExitCode;

use downhill_harness::{run, serve};

#[tokio::main]
async fn main() -> ExitCode {
    let cases = [
        autograd::CASES,
        canvas::CASES,
        conditioning::CASES,
        curve::CASES,
        digits::CASES,
        digits_drawn::CASES,
        digits_hand::CASES,
        elements::CASES,
        embed::CASES,
        fit::CASES,
        formulas::CASES,
        frames::CASES,
        hosts::CASES,
        keys::CASES,
        landscape::CASES,
        landscape_drag::CASES,
        life::CASES,
        views::CASES,
        looks::CASES,
        page::CASES,
        places::CASES,
        print::CASES,
        states::CASES,
        teach::CASES,
        touch::CASES,
    ];
    let alone = [
        digits_frames::CASES,
        landscape_drag::ALONE,
        life::ALONE,
        page::ALONE,
    ];
    run(serve(), &cases.concat(), &alone.concat()).await
}
