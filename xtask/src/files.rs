//! Reading and writing files, with errors that name the file.

use crate::shell::Result;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Creates a folder unless it exists, and returns its path.
///
/// # Errors
/// When it cannot be created.
pub(crate) fn folder(path: &Path) -> Result<PathBuf> {
    fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path.to_path_buf())
}

/// Empties a folder, but keeps the entry `kept`.
///
/// # Errors
/// When something in it cannot be removed.
pub(crate) fn clear(path: &Path, kept: &str) -> Result {
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let path = entry.path();
        let removed = match entry.file_name() {
            name if name == kept => Ok(()),
            _ if path.is_dir() => fs::remove_dir_all(&path),
            _ => fs::remove_file(&path),
        };
        removed.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Copies the entries of a folder into another, overwriting files there.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn copy(from: &Path, to: &Path) -> Result {
    folder(to)?;
    let failed = |error| format!("{}: {error}", from.display());
    for entry in fs::read_dir(from).map_err(failed)?.flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            copy_file(&path, &to)?;
        }
    }
    Ok(())
}

/// The paths of all files in a folder and those in it, from there, in their order.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn all(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let failed = |error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)?.flatten() {
        let (path, name) = (entry.path(), PathBuf::from(entry.file_name()));
        if path.is_dir() {
            files.extend(all(&path)?.iter().map(|file| name.join(file)));
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// Copies a file, overwriting the target.
///
/// # Errors
/// When it cannot be read or written.
pub(crate) fn copy_file(from: &Path, to: &Path) -> Result {
    write(to, bytes(from)?)
}

/// The text of a file.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The bytes of a file.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Writes a file, overwriting it if it exists.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write(file: &Path, content: impl AsRef<[u8]>) -> Result {
    fs::write(file, content).map_err(|error| format!("{}: {error}", file.display()))
}
