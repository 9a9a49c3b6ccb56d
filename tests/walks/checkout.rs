//! A copy of the checkout, in the folder of what is built, with the walks followed in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::guide::{Edit, Walk};

/// Cargo's settings, which the checkout around the copy has as well.
const CARGO: &str = ".cargo/config.toml";
/// What Cargo has resolved: the packages, those of the workspace without a source.
const LOCK: &str = "Cargo.lock";
/// The folder of the copy's site.
const SITE: &str = "dist";

/// The copy.
pub(crate) struct Checkout {
    root: PathBuf,
    /// Where the checkout, and the copy, are built.
    target: PathBuf,
}

impl Checkout {
    /// Makes the copy, or brings an older one up to date, and makes the edits of the walks in it.
    /// A file that is as it was keeps its time, so that Cargo builds no more than it has to.
    ///
    /// # Errors
    ///
    /// What cannot be copied, and the step that cannot be done.
    pub(crate) fn with(walks: &[Walk]) -> Result<Self, String> {
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        // The program stands in debug/deps.
        let target = program
            .ancestors()
            .nth(3)
            .ok_or("this program has a folder")?;
        let target = target.to_path_buf();
        let root = target.join("walks").join("checkout");
        let copy = Self { root, target };
        let mut files = known()?;
        copy.set_apart(&mut files)?;
        for edit in walks.iter().flat_map(|walk| &walk.edits) {
            change(&mut files, edit)?;
        }
        copy.remove_others(&copy.root, &files)?;
        for (file, bytes) in files {
            let to = copy.root.join(&file);
            if fs::read(&to).ok().as_ref() != Some(&bytes) {
                let folder = to.parent().unwrap_or(&copy.root);
                fs::create_dir_all(folder).map_err(|error| format!("{file}: {error}"))?;
                fs::write(&to, bytes).map_err(|error| format!("{file}: {error}"))?;
            }
        }
        Ok(copy)
    }

    /// Gives the packages of the workspace a profile of their own. Cargo tells crates apart by that, and
    /// not by the folder of their workspace; so both can be built into one folder, where the crates
    /// that others have written are built once.
    fn set_apart(&self, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), String> {
        let here = std::env::current_dir().map_err(|error| error.to_string())?;
        let mut settings = files.remove(CARGO).unwrap_or_default();
        // Cargo reads the settings of the folders around as well, and would add up what is in both.
        if self.root.starts_with(here) {
            settings.clear();
        }
        let lock = files.get(LOCK).ok_or("there is no Cargo.lock")?;
        let lock = String::from_utf8_lossy(lock);
        let packages = lock.split("[[package]]\n").skip(1);
        for package in packages.filter(|package| !package.contains("\nsource = ")) {
            let name = package.split('"').nth(1).unwrap_or_default();
            let profile = format!("[profile.dev.package.{name}]\ndebug = false\n");
            settings.extend(profile.bytes());
        }
        files.insert(CARGO.into(), settings);
        Ok(())
    }

    /// Removes what is in a folder of the copy and not among its files.
    fn remove_others(
        &self,
        folder: &Path,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Result<(), String> {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(&self.root).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                if name != SITE {
                    self.remove_others(&path, files)?;
                }
            } else if !files.contains_key(&name) {
                fs::remove_file(&path).map_err(|error| format!("{name}: {error}"))?;
            }
        }
        Ok(())
    }

    /// Runs a command, as one types it, in the copy.
    ///
    /// # Errors
    ///
    /// The command, when it fails.
    pub(crate) fn run(&self, line: &str) -> Result<(), String> {
        let start = Instant::now();
        let mut words = line.split(' ');
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).current_dir(&self.root);
        // What Cargo says of the package of this test is not said of the copy's.
        for (variable, _) in std::env::vars_os() {
            let text = variable.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&variable);
            }
        }
        // The crates that are built are the checkout's, the programs the copy's own.
        command
            .env("CARGO_BUILD_BUILD_DIR", &self.target)
            .env("CARGO_TARGET_DIR", self.target.join("walks").join("target"));
        let status = command.status();
        let status = status.map_err(|error| format!("`{line}` could not be started: {error}"))?;
        if !status.success() {
            let root = self.root.display();
            return Err(format!("after the walks, `{line}` failed in {root}"));
        }
        println!("{line}: {:.1} s", start.elapsed().as_secs_f64());
        Ok(())
    }

    /// The text of a file.
    ///
    /// # Panics
    ///
    /// Panics when it is not there.
    pub(crate) fn read(&self, file: &str) -> String {
        let text = fs::read_to_string(self.root.join(file));
        text.unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// The folder of its site.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join(SITE)
    }
}

/// The files that git knows or would take, by their names.
fn known() -> Result<BTreeMap<String, Vec<u8>>, String> {
    const LIST: [&str; 5] = [
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let list = Command::new("git").args(LIST).output();
    let list = list.map_err(|error| format!("git could not be started: {error}"))?;
    let names = String::from_utf8_lossy(&list.stdout);
    let names = names.split('\0').filter(|name| !name.is_empty());
    // One that was removed and is still known is not there.
    let files = names.filter_map(|name| Some((name.to_owned(), fs::read(name).ok()?)));
    let files: BTreeMap<_, _> = files.collect();
    if files.is_empty() {
        let said = String::from_utf8_lossy(&list.stderr);
        return Err(format!("git knows no files here: {said}"));
    }
    Ok(files)
}

/// Makes an edit.
fn change(files: &mut BTreeMap<String, Vec<u8>>, edit: &Edit) -> Result<(), String> {
    let old = files.remove(&edit.file);
    let old = old.map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
    let new = edit.apply(old.as_deref())?;
    files.insert(edit.file.clone(), new.into_bytes());
    Ok(())
}
