//! Follows the walks of CONTRIBUTING.md in a copy of the checkout, step by step as they are written, and
//! looks for what they promise: in the files that are generated, and on a page in a real browser.
//! `cargo xtask test` runs this; `tests/walks_apply.rs` tells sooner when a step does not fit.

mod checkout;
mod generated;
mod guide;
mod page;

use std::fs;
use std::process::ExitCode;

use downhill_harness::{run, serve_folder};

use checkout::Checkout;
use guide::{FIGURE, GUIDE, SETTING, walk};

/// A page as `cargo xtask serve` builds it.
const BUILD: &str = "trunk build";
/// What new files may break without being generated, built or shown.
const RULES: [&str; 2] = [
    "cargo fmt --all --check",
    "cargo test --workspace --no-default-features --test layers",
];
/// The step of the walks that runs all tests: those of the copy are these.
const TEST: &str = "cargo xtask test";

/// Follows the walks, and builds a page of what they made.
fn follow() -> Result<Checkout, String> {
    let guide = fs::read_to_string(GUIDE).map_err(|error| format!("{GUIDE}: {error}"))?;
    let guide = guide.replace("\r\n", "\n");
    let walks = [walk(&guide, SETTING)?, walk(&guide, FIGURE)?];
    let checkout = Checkout::with(&walks)?;
    let mut commands: Vec<_> = walks.iter().flat_map(|walk| &walk.commands).collect();
    commands.sort();
    commands.dedup();
    for command in commands.into_iter().filter(|command| *command != TEST) {
        checkout.run(command)?;
    }
    generated::check(&checkout)?;
    for rule in RULES {
        checkout.run(rule)?;
    }
    checkout.run(BUILD)?;
    Ok(checkout)
}

#[tokio::main]
async fn main() -> ExitCode {
    match follow() {
        Ok(checkout) => run(serve_folder(checkout.site()), page::CASES, &[]).await,
        Err(wrong) => {
            eprintln!("\n{wrong}");
            ExitCode::FAILURE
        }
    }
}
