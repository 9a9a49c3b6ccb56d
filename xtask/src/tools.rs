//! The tools of the build: found if the right version is there, installed if not.
//!
//! They are kept by version in the user's cache folder, so that the next checkout is quick and a
//! change of version never meets an old tool. A tool counts as installed when it runs and says the
//! right version; an interrupted install therefore never passes for a good one.

use crate::{
    debian, files,
    shell::{self, Result},
    versions::{AXE_CORE, CARGO_FUZZ, ESBUILD, TENSORFLOW, Versions, reported},
};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Tools in the right versions: all of the build, or cargo-fuzz.
pub(crate) struct Toolbox {
    path: OsString,
}

impl Toolbox {
    /// Finds or installs every tool, and says what it is doing.
    ///
    /// # Errors
    /// When one cannot be installed; the message has the command that would do it.
    pub(crate) fn ensure() -> Result<Self> {
        let versions = Versions::read()?;
        let tools = [
            Tool {
                programs: &["wasm-opt"],
                package: "binaryen",
                version: versions.wasm_opt,
                source: Source::Npm,
            },
            Tool {
                programs: &["esbuild"],
                package: "esbuild",
                version: ESBUILD.to_owned(),
                source: Source::Npm,
            },
            Tool {
                programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
                package: "wasm-bindgen-cli",
                version: versions.wasm_bindgen,
                source: Source::Cargo {
                    minutes: 2,
                    locked: false,
                },
            },
            Tool {
                programs: &["trunk"],
                package: "trunk",
                version: versions.trunk,
                source: Source::Cargo {
                    minutes: 6,
                    locked: true,
                },
            },
        ];
        let count = PARTS.len() + tools.len();
        for (index, part) in PARTS.iter().enumerate() {
            println!(
                "[{}/{count}] Rust's {}: {}",
                index + 1,
                part.name,
                part.ensure()?
            );
        }
        let mut folders = Vec::new();
        for (index, tool) in tools.iter().enumerate() {
            print!(
                "[{}/{count}] {} {}: ",
                PARTS.len() + index + 1,
                tool.programs[0],
                tool.version
            );
            folders.extend(tool.ensure()?);
        }
        Self::on_path(folders)
    }

    /// Finds or installs cargo-fuzz, which the build does not need.
    ///
    /// # Errors
    /// When it cannot be installed; the message has the command that would do it.
    pub(crate) fn fuzzing() -> Result<Self> {
        let tool = Tool {
            programs: &["cargo-fuzz"],
            package: "cargo-fuzz",
            version: CARGO_FUZZ.to_owned(),
            source: Source::Cargo {
                minutes: 1,
                locked: true,
            },
        };
        print!("{} {}: ", tool.programs[0], tool.version);
        Self::on_path(tool.ensure()?)
    }

    /// The tools in `folders`, and then what PATH has.
    fn on_path(folders: impl IntoIterator<Item = PathBuf>) -> Result<Self> {
        let old = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(folders.into_iter().chain(env::split_paths(&old)))
            .map_err(|error| format!("PATH cannot be extended: {error}"))?;
        Ok(Self { path })
    }

    /// `name`, in the checkout, with the tools on its PATH.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = shell::program(name);
        command.env("PATH", &self.path);
        // Trunk reads these as `true` or `false` alone, and would look on the network for news.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command.env("TRUNK_SKIP_VERSION_CHECK", "true");
        command
    }
}

/// The script of axe-core, which the browser tests put into the page.
///
/// # Errors
/// When npm cannot install it.
pub(crate) fn axe_core() -> Result<PathBuf> {
    npm_script("axe-core", AXE_CORE, "axe.min.js")
}

/// The script of TensorFlow.js, which the bench measures beside the tape.
///
/// # Errors
/// When npm cannot install it.
pub(crate) fn tensorflow() -> Result<PathBuf> {
    npm_script("@tensorflow/tfjs", TENSORFLOW, "dist/tf.min.js")
}

/// A file of TensorFlow.js' backend in WebAssembly.
///
/// # Errors
/// When npm cannot install it.
pub(crate) fn tensorflow_wasm(file: &str) -> Result<PathBuf> {
    let package = "@tensorflow/tfjs-backend-wasm";
    npm_script(package, TENSORFLOW, &format!("dist/{file}"))
}

/// A file of an npm package.
fn npm_script(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    let name = package.trim_start_matches('@').replace('/', "-");
    let folder = cache()?.join(format!("{name}-{version}"));
    let script = folder.join("node_modules").join(package).join(file);
    if !script.is_file() {
        npm_install(&folder, &format!("{package}@{version}"))?;
    }
    Ok(script)
}

/// A tool that is found or installed.
struct Tool {
    programs: &'static [&'static str],
    package: &'static str,
    version: String,
    source: Source,
}

/// Where a tool comes from.
enum Source {
    /// crates.io, built here in about so many minutes. `locked`: with the lock file it ships.
    Cargo {
        minutes: u32,
        locked: bool,
    },
    Npm,
}

impl Tool {
    /// The folder to put on PATH, or `None` when PATH has the right version already.
    fn ensure(&self) -> Result<Option<PathBuf>> {
        if self.is_good(None) {
            println!("on PATH");
            return Ok(None);
        }
        let root = cache()?.join(format!("{}-{}", self.package, self.version));
        let folder = match self.source {
            Source::Cargo { .. } => root.join("bin"),
            Source::Npm => root.join("node_modules").join(".bin"),
        };
        if self.is_good(Some(&folder)) {
            println!("in {}", folder.display());
            return Ok(Some(folder));
        }
        match self.source {
            Source::Cargo { minutes, locked } => {
                println!("building it, about {minutes} minutes on two cores, once ...");
                self.cargo_install(&root, locked)?;
            }
            Source::Npm => {
                println!("installing it from npm ...");
                npm_install(&root, &format!("{}@{}", self.package, self.version))?;
            }
        }
        if self.is_good(Some(&folder)) {
            return Ok(Some(folder));
        }
        let (name, folder) = (self.programs[0], folder.display());
        Err(format!(
            "{name} {} was installed but does not run from {folder}",
            self.version
        ))
    }

    /// Whether every program runs, from `folder` or PATH, and is of the right version.
    fn is_good(&self, folder: Option<&Path>) -> bool {
        self.programs.iter().all(|name| {
            let program = folder.map_or(PathBuf::from(name), |folder| folder.join(name));
            let answer = shell::output(
                Command::new(program)
                    .arg("--version")
                    .env_remove("NO_COLOR"),
            );
            answer.as_deref().and_then(reported) == Some(&self.version)
        })
    }

    /// Builds the crate into `root`. What an interrupted build has done is used by the next.
    fn cargo_install(&self, root: &Path, locked: bool) -> Result {
        let build = root.join("build");
        files::folder(root)?;
        let mut command = shell::cargo();
        command
            .args([
                "install",
                self.package,
                "--version",
                &self.version,
                "--force",
                "--root",
            ])
            .arg(root)
            .args(locked.then_some("--locked"))
            .current_dir(root)
            .env("CARGO_TARGET_DIR", &build)
            // The tools do little here: sooner built is better than faster.
            .envs([
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ]);
        shell::run(&mut command).map_err(|message| {
            format!("{message}; see what it says above, then try that command by hand")
        })?;
        fs::remove_dir_all(&build).map_err(|error| format!("{}: {error}", build.display()))
    }
}

/// Adds Rust's target for WebAssembly if it is missing, and says what it found.
/// A part of this Rust that rustup brings: the arguments that do, and where it is then.
struct Part {
    name: &'static str,
    add: [&'static str; 3],
    folder: &'static str,
}

/// The target, and the source of the standard library, which is built with the page.
const PARTS: [Part; 2] = [
    Part {
        name: "target wasm32-unknown-unknown",
        add: ["target", "add", WASM_TARGET],
        folder: "lib/rustlib/wasm32-unknown-unknown",
    },
    Part {
        name: "source of the standard library",
        add: ["component", "add", "rust-src"],
        folder: "lib/rustlib/src/rust/library",
    },
];

impl Part {
    /// Finds or adds it; says which.
    fn ensure(&self) -> Result<&'static str> {
        let sysroot = shell::output(shell::program("rustc").args(["--print", "sysroot"]))
            .ok_or("rustc does not run; please install Rust from https://rustup.rs")?;
        if Path::new(&sysroot).join(self.folder).is_dir() {
            return Ok("there");
        }
        shell::run(shell::program("rustup").args(self.add)).map_err(|message| {
            let name = self.name;
            format!("{message}; please add the {name} the way this Rust was installed")
        })?;
        Ok("added")
    }
}

/// Installs one npm package, and what it needs, into `folder`.
fn npm_install(folder: &Path, package: &str) -> Result {
    files::folder(folder)?;
    let mut command = npm()?;
    command.args([
        "install",
        "--no-fund",
        "--no-audit",
        "--no-save",
        "--prefix",
    ]);
    shell::run(command.arg(folder).arg(package))
}

/// npm, installed if it is missing.
///
/// # Errors
/// When it cannot be installed.
pub(crate) fn npm() -> Result<Command> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if shell::output(Command::new(npm).arg("--version")).is_none() {
        debian::install(&["nodejs", "npm"])
            .map_err(|message| format!("npm is missing; {message}"))?;
    }
    Ok(Command::new(npm))
}

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
