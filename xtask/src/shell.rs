//! Runs other programs, and prints progress.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Instant,
};

/// The result of this crate's functions: a value, or a sentence about the failure.
pub(crate) type Result<T = (), E = String> = std::result::Result<T, E>;

/// The folder of the checkout.
pub(crate) fn root() -> PathBuf {
    // Read at run time: the checkout may have been moved since this was compiled.
    let here = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    Path::new(&here)
        .parent()
        .unwrap_or(Path::new("."))
        .to_path_buf()
}

/// Cargo's target folder, which also takes our own temporary files.
pub(crate) fn target_dir() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or("target".into()))
}

/// Cargo, in the checkout.
pub(crate) fn cargo() -> Command {
    program("cargo")
}

/// `name` with the checkout as its working folder.
///
/// `cargo run` sets variables such as `CARGO_PKG_NAME` for xtask. They are removed, because build
/// scripts that watch them would run again whenever cargo is called alternately from here and by hand.
pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    for (variable, _) in env::vars_os() {
        let text = variable.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&variable);
        }
    }
    command
}

/// Runs `command` and passes its output through.
///
/// # Errors
/// When it cannot be started or fails.
pub(crate) fn run(command: &mut Command) -> Result {
    let line = spell(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` failed ({status})")),
        Err(error) => Err(format!("`{line}` could not be started: {error}")),
    }
}

/// The standard output of `command`, or `None` if it cannot be started or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The command line of `command`.
pub(crate) fn spell(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

/// The first of `names` that is a program on PATH.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(name).with_extension(env::consts::EXE_EXTENSION))
            .find(|file| file.is_file())
    })
}

/// Does `work` under a printed heading, and prints the time that it took.
///
/// # Errors
/// Those of `work`, with the heading before them.
pub(crate) fn part<T>(heading: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n== {heading}");
    let start = Instant::now();
    let done = work().map_err(|message| format!("{heading}: {message}"))?;
    println!("== {heading}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(done)
}

/// Does both in parallel, and returns both results.
///
/// # Errors
/// When one of them fails, after both have ended.
pub(crate) fn both<A: Send, B>(
    one: impl FnOnce() -> Result<A> + Send,
    other: impl FnOnce() -> Result<B>,
) -> Result<(A, B)> {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        let one = one.join().map_err(|_| "it has panicked".to_owned())?;
        Ok((one?, other?))
    })
}
