//! Packages of a page of tasks in the runtime of a learning platform: `cargo xtask scorm --try` runs this.

mod alone;
mod ends;
mod faults;
mod hands;
mod manifest;
mod visits;

use std::process::ExitCode;

use downhill_harness::{run, serve_folder, variable};

/// The editions, by which the folders of the packages are called.
const EDITIONS: [&str; 2] = ["1.2", "2004"];

/// A page that offers the API of both, and is served beside the packages.
const PLATFORM: &str = "platform.html";

#[tokio::main]
async fn main() -> ExitCode {
    let packages = serve_folder(variable("DOWNHILL_SCORM").into());
    let cases = [
        visits::CASES,
        ends::CASES,
        faults::CASES,
        alone::CASES,
        manifest::CASES,
    ]
    .concat();
    run(packages, &cases, &[]).await
}
