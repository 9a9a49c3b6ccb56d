//! The release as strangers use it, in the projects that `cargo xtask test --hosts` has made: in each a
//! figure is dragged and stepped, and its state read.

mod lab;
mod network;
mod projects;
mod steps;

use std::process::ExitCode;

use downhill_harness::{run, serve};

#[tokio::main]
async fn main() -> ExitCode {
    let side_by_side = [projects::CASES, network::CASES].concat();
    run(serve(), &side_by_side, lab::CASES).await
}
