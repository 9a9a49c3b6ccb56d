//! Checksums of files, in the forms in which others check them.

use crate::{
    files::{self, bytes},
    shell::Result,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::path::{Path, PathBuf};

/// The list of the files of a folder, as `sha256sum --check` reads it there.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn of_folder(folder: &Path) -> Result<String> {
    let line = |path: PathBuf| {
        let sum = Sha256::digest(bytes(&folder.join(&path))?);
        Ok(format!("{sum:x}  {}\n", path.display()))
    };
    files::all(folder)?.into_iter().map(line).collect()
}

/// The value of the attribute `integrity` of a script.
pub(super) fn integrity(script: &[u8]) -> String {
    let sum = BASE64_STANDARD.encode(Sha384::digest(script));
    format!("sha384-{sum}")
}

#[cfg(test)]
mod tests {
    use super::integrity;

    // Guards against a value that a browser refuses: this one is of the specification.
    #[test]
    fn the_integrity_is_that_of_the_specification() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
