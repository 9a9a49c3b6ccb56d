//! Figures in notes of every kind, as `cargo xtask test --hosts` has built them.
//!
//! In each a figure is dragged and its state read, and the page stays what it was.

mod jupyterlab;
mod notes;

use std::process::ExitCode;

use downhill_harness::{run, serve};

#[tokio::main]
async fn main() -> ExitCode {
    let cases = [notes::CASES, jupyterlab::CASES];
    run(serve(), &[], &cases.concat()).await
}
