//! Generates files from the figures and their settings.

use crate::{
    shell::{self, Result},
    test_program::test_program,
};

/// The tests that compare these files with their sources, in an order in which none depends on a later
/// one. With the variable `DOWNHILL_BLESS` they write the files instead.
const TESTS: [&str; 7] = [
    "generated",
    "pictures",
    "lesson",
    "readme",
    "package",
    "notes",
    "teach",
];

/// Writes all generated files.
///
/// # Errors
/// When one of them cannot be generated.
pub(crate) fn run() -> Result {
    // Built with one command, so that they share the cores.
    let mut build = test_program("--test", TESTS[0]);
    let others = TESTS[1..].iter().flat_map(|test| ["--test", test]);
    shell::run(build.args(others).arg("--no-run"))?;
    for test in TESTS {
        let mut command = test_program("--test", test);
        command
            // In one thread, because some read files that others write.
            .args(["--", "--test-threads=1"])
            .env("DOWNHILL_BLESS", "1");
        shell::run(&mut command)?;
    }
    Ok(())
}
