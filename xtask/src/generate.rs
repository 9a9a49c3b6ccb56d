//! The files that are made of the figures, their settings and each other.

use crate::shell::{self, Result};

/// The tests that hold such files to what they are made of, in an order in which none is made of a
/// later one. With a variable set they write them anew.
const TESTS: [&str; 7] = [
    "generated",
    "pictures",
    "lesson",
    "readme",
    "package",
    "notes",
    "teach",
];

/// Writes all of these files anew.
///
/// # Errors
/// When one of them cannot be made.
pub(crate) fn run() -> Result {
    for test in TESTS {
        let mut command = shell::cargo();
        command
            .args([
                "test",
                "--workspace",
                "--no-default-features",
                "--test",
                test,
            ])
            // One after another: some read what others write.
            .args(["--", "--test-threads=1"])
            .env("DOWNHILL_BLESS", "1");
        shell::run(&mut command)?;
    }
    Ok(())
}
