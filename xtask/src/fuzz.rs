//! Fuzzing: cargo-fuzz runs the targets in `fuzz`, from the seeds there.

use crate::{
    files,
    shell::{self, Result, part},
    tools::Toolbox,
};
use std::process::Command;

/// The targets, as in `fuzz/Cargo.toml`.
const TARGETS: [&str; 3] = ["condition", "parse", "run"];

/// The default running time of each target, in seconds.
pub(crate) const DEFAULT_SECONDS: u32 = 30;

/// Runs each target for this many seconds; skipped without a nightly Rust.
///
/// # Errors
/// When a target fails, or when cargo-fuzz cannot be installed.
pub(crate) fn run(seconds: u32) -> Result {
    if seconds == 0 {
        return Err("--seconds takes a number above 0; the fuzzer would never end".to_owned());
    }
    let Some(nightly) = nightly() else {
        println!("skipped: there is no nightly Rust; `rustup toolchain install nightly` adds it");
        return Ok(());
    };
    let tools = Toolbox::fuzzing()?;
    TARGETS.iter().try_for_each(|target| {
        part(&format!("fuzzing `{target}`"), || {
            one(tools.command("cargo"), &nightly, target, seconds)
        })
    })
}

/// Runs one target with `cargo`. New inputs are added to its corpus; the seeds are not changed.
fn one(mut cargo: Command, nightly: &str, target: &str, seconds: u32) -> Result {
    let folder = shell::root().join("fuzz");
    let corpus = folder.join("corpus").join(target);
    files::folder(&corpus)?;
    cargo
        .arg(format!("+{nightly}"))
        .args(["fuzz", "run", target])
        // The fuzzer writes only to the first folder.
        .args([corpus, folder.join("seeds").join(target)])
        .args([
            "--",
            "-max_len=400",
            "-timeout=5",
            "-rss_limit_mb=512",
            "-verbosity=0",
            "-print_final_stats=1",
        ])
        .arg(format!("-max_total_time={seconds}"))
        // By default the sanitizer keeps 256 MB of freed memory, half of the limit above.
        .env("ASAN_OPTIONS", "quarantine_size_mb=32");
    shell::run(&mut cargo)
}

/// The name of a nightly toolchain.
fn nightly() -> Option<String> {
    let list = shell::output(shell::program("rustup").args(["toolchain", "list"]))?;
    let mut names = list.split_whitespace();
    let name = names.find(|name| name.starts_with("nightly"))?;
    Some(name.to_owned())
}
