//! The tools of the build: found if the right version is there, installed if not.
//!
//! Those that cargo builds are kept by version in the user's cache folder, so that the next checkout is
//! quick and a change of version never meets an old tool. Those from npm are where npm puts them, by
//! the `package-lock.json` in `xtask`.

use crate::{
    debian,
    files::{folder, read, write},
    shell::{self, Result},
};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// cargo-fuzz runs the targets in `fuzz`; nothing else names its version.
const CARGO_FUZZ: &str = "0.13.2";

/// Tools in the right versions: all of the build, or cargo-fuzz.
pub(crate) struct Toolbox {
    path: OsString,
}

impl Toolbox {
    /// Finds or installs every tool of the build, and says what it is doing.
    ///
    /// # Errors
    /// When one cannot be installed; the message has the command that would do it.
    pub(crate) fn ensure() -> Result<Self> {
        ensure_target()?;
        let npm = npm_packages("xtask")?.join(".bin");
        let (trunk, bindgen) = versions(&read(&shell::root().join("Trunk.toml"))?, &lock()?)?;
        let bindgen = CargoTool {
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            package: "wasm-bindgen-cli",
            version: bindgen,
            minutes: 2,
            locked: false,
            optimised: "1",
        };
        let trunk = CargoTool {
            programs: &["trunk"],
            package: "trunk",
            version: trunk,
            minutes: 4,
            locked: true,
            optimised: "0",
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
            optimised: "0",
        };
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

/// The versions of Trunk, from Trunk.toml, and of wasm-bindgen, from Cargo.lock: its command has to be
/// of the same version as the crate.
fn versions(trunk_toml: &str, cargo_lock: &str) -> Result<(String, String)> {
    let parse = |text: &str| {
        text.parse::<toml::Table>()
            .map_err(|error| error.to_string())
    };
    let (trunk, lock) = (parse(trunk_toml)?, parse(cargo_lock)?);
    let trunk = trunk.get("trunk-version").and_then(toml::Value::as_str);
    let trunk = trunk.ok_or("Trunk.toml: trunk-version is missing")?;
    let text = |package: &toml::Value, key| package.get(key)?.as_str().map(String::from);
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let bindgen = packages.into_iter().flatten().find_map(|package| {
        let is_it = text(package, "name")? == "wasm-bindgen";
        is_it.then(|| text(package, "version")).flatten()
    });
    let bindgen = bindgen.ok_or("Cargo.lock: wasm-bindgen is missing")?;
    Ok((trunk.trim_start_matches('=').to_owned(), bindgen))
}

fn lock() -> Result<String> {
    read(&shell::root().join("Cargo.lock"))
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

/// A tool that cargo builds.
struct CargoTool {
    programs: &'static [&'static str],
    package: &'static str,
    version: String,
    /// What building it takes, about.
    minutes: u32,
    /// Whether it is built with the lock file that it ships.
    locked: bool,
    /// The level of optimisation: none where it only starts other programs.
    optimised: &'static str,
}

impl CargoTool {
    /// The folder to put on PATH, or `None` when PATH has the right version already.
    fn ensure(&self) -> Result<Option<PathBuf>> {
        let Self {
            package, version, ..
        } = self;
        if self.is_good(None) {
            println!("{package} {version}: on PATH");
            return Ok(None);
        }
        let root = cache()?.join(format!("{package}-{version}"));
        let folder = root.join("bin");
        if self.is_good(Some(&folder)) {
            println!("{package} {version}: in {}", folder.display());
            return Ok(Some(folder));
        }
        println!(
            "{package} {version}: building it, about {} minutes on two cores, once ...",
            self.minutes
        );
        self.install(&root)?;
        if self.is_good(Some(&folder)) {
            return Ok(Some(folder));
        }
        let folder = folder.display();
        Err(format!(
            "{package} {version} was installed but does not run from {folder}"
        ))
    }

    /// Whether every program runs, from `folder` or PATH, and says that it is of the right version.
    fn is_good(&self, folder: Option<&Path>) -> bool {
        self.programs.iter().all(|name| {
            let program = folder.map_or(PathBuf::from(name), |folder| folder.join(name));
            let mut command = Command::new(program);
            let answer = shell::output(command.arg("--version").env_remove("NO_COLOR"));
            answer.is_some_and(|answer| answer.split_whitespace().any(|word| word == self.version))
        })
    }

    /// Builds the crate into `root`. What an interrupted build has done is used by the next.
    fn install(&self, root: &Path) -> Result {
        let build = root.join("build");
        folder(root)?;
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
            // They fetch nothing here, and would take twice as long to build with encryption.
            .arg("--no-default-features")
            .args(self.locked.then_some("--locked"))
            .current_dir(root)
            .env("CARGO_TARGET_DIR", &build)
            // The tools do little here: sooner built is better than faster.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.optimised)
            .envs([
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ]);
        shell::run(&mut command).map_err(|message| {
            format!("{message}; see what it says above, then try that command by hand")
        })?;
        fs::remove_dir_all(&build).map_err(|error| format!("{}: {error}", build.display()))
    }
}

/// The `node_modules` beside a `package-lock.json` of the checkout, with what that names.
///
/// # Errors
/// When npm cannot install it.
pub(crate) fn npm_packages(place: &str) -> Result<PathBuf> {
    let place = shell::root().join(place);
    let lock = read(&place.join("package-lock.json"))?;
    let modules = place.join("node_modules");
    let installed = modules.join("installed-lock.json");
    if read(&installed).ok().as_ref() != Some(&lock) {
        println!(
            "npm packages: installing them into {} ...",
            modules.display()
        );
        let mut install = npm()?;
        install.args(["ci", "--no-fund", "--no-audit"]);
        shell::run(install.current_dir(&place))?;
        write(&installed, lock)?;
    }
    Ok(modules)
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

#[cfg(test)]
mod tests {
    use super::versions;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    // Guards against taking the version of a neighbour with a similar name.
    #[test]
    fn versions_are_read_from_the_files_that_decide_them() {
        let found = versions("trunk-version = \"=0.21.14\"\n", LOCK);
        assert_eq!(found, Ok(("0.21.14".into(), "0.2.130".into())));
    }

    // Guards against a build with whatever version is at hand.
    #[test]
    fn a_missing_version_is_named() {
        let complaint = versions("", LOCK).expect_err("no trunk-version");
        assert!(complaint.contains("trunk-version"), "{complaint}");
    }
}
