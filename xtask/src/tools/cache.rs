//! The folder in which tools are kept from one checkout to the next.

use crate::shell::Result;
use std::{env, path::PathBuf};

/// The user's cache folder for this project's tools.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = if cfg!(windows) {
        env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else {
        let named = env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty());
        named
            .map(PathBuf::from)
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
    };
    let base = base.ok_or("there is no home folder to keep the tools in; set XDG_CACHE_HOME")?;
    Ok(base.join("downhill"))
}
