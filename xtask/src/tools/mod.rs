//! The tools of the build, which are installed unless the required version is found.
//!
//! Tools that cargo builds are kept by version in the user's cache folder, so that other checkouts can
//! use them and a change of version never finds an old tool. Tools from npm are installed in `xtask`,
//! by its `package-lock.json`.

mod cache;
mod cargo_tool;
mod npm;
mod versions;

pub(crate) use cache::cache;
use cargo_tool::CargoTool;
pub(crate) use npm::{npm, npm_packages};
use versions::Versions;

use crate::shell::{self, Result};
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The version of cargo-fuzz, which runs the targets in `fuzz`.
const CARGO_FUZZ: &str = "0.13.2";

/// The version of geckodriver, which Debian's Firefox comes without.
const GECKODRIVER: &str = "0.37.1";

/// The version of mdBook, with which `tests/hosts` has a book.
const MDBOOK: &str = "0.5.4";

/// Tools in the required versions: all tools of the build, or one that the build does not need.
pub(crate) struct Toolbox {
    path: OsString,
}

impl Toolbox {
    /// Finds or installs every tool of the build, and prints what it is doing.
    ///
    /// # Errors
    /// When one cannot be installed; the message has the command that would do it.
    pub(crate) fn ensure() -> Result<Self> {
        ensure_target()?;
        let npm = npm_packages("xtask")?.join(".bin");
        let Versions { trunk, bindgen } = Versions::read()?;
        let bindgen = CargoTool {
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            package: "wasm-bindgen-cli",
            version: bindgen,
            minutes: 2,
            locked: false,
            opt_level: "1",
        };
        let trunk = CargoTool {
            programs: &["trunk"],
            package: "trunk",
            version: trunk,
            minutes: 4,
            locked: true,
            opt_level: "0",
        };
        let built = [bindgen.ensure()?, trunk.ensure()?];
        Self::on_path([npm].into_iter().chain(built.into_iter().flatten()))
    }

    /// Finds or installs cargo-fuzz, which the build does not need.
    ///
    /// # Errors
    /// When it cannot be installed; the message has the command that would do it.
    pub(crate) fn fuzzing() -> Result<Self> {
        let tool = CargoTool {
            programs: &["cargo-fuzz"],
            package: "cargo-fuzz",
            version: CARGO_FUZZ.to_owned(),
            minutes: 1,
            locked: true,
            opt_level: "0",
        };
        Self::on_path(tool.ensure()?)
    }

    /// Finds or installs mdBook, which makes a book of notes.
    ///
    /// # Errors
    /// When it cannot be installed; the message has the command that would do it.
    pub(crate) fn mdbook() -> Result<Self> {
        let tool = CargoTool {
            programs: &["mdbook"],
            package: "mdbook",
            version: MDBOOK.to_owned(),
            minutes: 3,
            locked: true,
            opt_level: "0",
        };
        Self::on_path(tool.ensure()?)
    }

    /// The tools in `folders`, followed by the folders of PATH.
    fn on_path(folders: impl IntoIterator<Item = PathBuf>) -> Result<Self> {
        let old = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(folders.into_iter().chain(env::split_paths(&old)))
            .map_err(|error| format!("PATH cannot be extended: {error}"))?;
        Ok(Self { path })
    }

    /// The command `name`, in the checkout, with the tools on its PATH.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = shell::program(name);
        self.give(&mut command);
        command
    }

    /// Puts the tools on the PATH of a command.
    pub(crate) fn give<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("PATH", &self.path);
        // Trunk accepts only `true` and `false` for NO_COLOR.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        // Trunk would look for a new version on the network.
        command.env("TRUNK_SKIP_VERSION_CHECK", "true")
    }
}

/// Finds or builds the driver of Firefox, and returns the program.
///
/// # Errors
/// When it cannot be built; the message has the command that would do it.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    let tool = CargoTool {
        programs: &["geckodriver"],
        package: "geckodriver",
        version: GECKODRIVER.to_owned(),
        minutes: 2,
        locked: true,
        opt_level: "0",
    };
    let folder = tool.ensure()?;
    Ok(folder.map_or("geckodriver".into(), |folder| folder.join("geckodriver")))
}

/// Adds Rust's target for WebAssembly if it is missing.
fn ensure_target() -> Result {
    let sysroot = shell::output(shell::program("rustc").args(["--print", "sysroot"]))
        .ok_or("rustc does not run; please install Rust from https://rustup.rs")?;
    if Path::new(&sysroot)
        .join("lib/rustlib")
        .join(WASM_TARGET)
        .is_dir()
    {
        return Ok(());
    }
    shell::run(shell::program("rustup").args(["target", "add", WASM_TARGET])).map_err(|message| {
        format!("{message}; please add the target {WASM_TARGET} the way this Rust was installed")
    })
}
