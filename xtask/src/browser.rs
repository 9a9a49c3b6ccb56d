//! The browsers that the tests drive: one for each engine.

use crate::{
    debian,
    shell::{self, Result},
    tools,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    str::FromStr,
};

/// An engine, and with it a browser and its WebDriver server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as GTK's MiniBrowser has it.
    WebKit,
}

/// Where an engine's programs are found.
struct Programs {
    /// The variables that name browser and driver.
    variables: [&'static str; 2],
    /// The names of the browser on PATH.
    browsers: &'static [&'static str],
    /// The name of the driver on PATH.
    driver: &'static str,
    /// The packages of Debian that have what is missing.
    debian: &'static [&'static str],
}

/// Arguments of Chromium: without a window, for any user, and without network requests of its own.
const CHROMIUM: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1000",
];

/// A screen in memory, larger than any that a test asks for.
const SCREEN: &str = "-screen 0 2000x3000x24";

/// Folders of systems that keep MiniBrowser off PATH.
const LIBRARIES: &str = "/usr/lib";

impl Engine {
    /// All engines.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    fn programs(self) -> Programs {
        match self {
            Self::Chromium => Programs {
                variables: ["CHROME", "CHROMEDRIVER"],
                browsers: &[
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "chrome",
                ],
                driver: "chromedriver",
                debian: &["chromium", "chromium-driver"],
            },
            Self::Firefox => Programs {
                variables: ["FIREFOX", "GECKODRIVER"],
                browsers: &["firefox", "firefox-esr"],
                driver: "geckodriver",
                debian: &["firefox-esr"],
            },
            Self::WebKit => Programs {
                variables: ["MINIBROWSER", "WEBKITDRIVER"],
                browsers: &["MiniBrowser"],
                driver: "WebKitWebDriver",
                debian: &["webkit2gtk-driver", "xvfb", "xauth"],
            },
        }
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(name: &str) -> Result<Self> {
        let engine = Self::ALL.into_iter().find(|engine| engine.name() == name);
        engine.ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("`{name}` is no engine; the engines are {names}")
        })
    }
}

/// A browser, and the WebDriver server that starts it.
pub(crate) struct Browser {
    engine: Engine,
    program: PathBuf,
    /// The WebDriver server.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds the browser of an engine by its variables or on PATH, or installs it on Debian.
    ///
    /// # Errors
    /// When it is not found and cannot be installed.
    pub(crate) fn ensure(engine: Engine) -> Result<Self> {
        let Programs {
            variables: [browser, driver],
            debian,
            ..
        } = engine.programs();
        let missing = || {
            format!(
                "the tests in {engine:?} need it and its driver: name them in the variables {browser} and {driver}"
            )
        };
        let has_screen = engine != Engine::WebKit || shell::find(&["xvfb-run"]).is_some();
        if !has_screen || Self::find_program(engine).is_none() {
            println!("      {engine:?} is missing");
            debian::install(debian).map_err(|message| format!("{}; {message}", missing()))?;
        }
        let program = Self::find_program(engine).ok_or_else(missing)?;
        let driver = Self::find_driver(engine);
        let driver = match (driver, engine) {
            (Some(driver), _) => driver,
            // Debian's Firefox comes without it.
            (None, Engine::Firefox) => tools::geckodriver()?,
            (None, _) => {
                debian::install(debian).map_err(|message| format!("{}; {message}", missing()))?;
                Self::find_driver(engine).ok_or_else(missing)?
            }
        };
        Ok(Self {
            engine,
            program,
            driver,
        })
    }

    fn find_program(engine: Engine) -> Option<PathBuf> {
        let Programs {
            variables,
            browsers,
            ..
        } = engine.programs();
        let named = env::var_os(variables[0]).map(PathBuf::from);
        let found = named.or_else(|| shell::find(browsers));
        found.or_else(|| in_libraries(browsers, Path::new(LIBRARIES), 2))
    }

    fn find_driver(engine: Engine) -> Option<PathBuf> {
        let Programs {
            variables, driver, ..
        } = engine.programs();
        let named = env::var_os(variables[1]).map(PathBuf::from);
        named.or_else(|| shell::find(&[driver]))
    }

    /// Writes the capabilities that tests and benches request of the driver, and returns the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn capabilities(&self) -> Result<PathBuf> {
        let name = match self.engine {
            Engine::Chromium => "webdriver.json".to_owned(),
            engine => format!("webdriver-{}.json", engine.name()),
        };
        let file = shell::target_dir().join(name);
        let binary = self.program.display().to_string();
        let text = match self.engine {
            Engine::Chromium => format!(
                r#"{{ "goog:chromeOptions": {{ "binary": {binary:?}, "args": {CHROMIUM:?} }} }}"#
            ),
            Engine::Firefox => format!(
                r#"{{ "moz:firefoxOptions": {{ "binary": {binary:?}, "args": ["-headless"] }} }}"#
            ),
            Engine::WebKit => format!(
                r#"{{ "webkitgtk:browserOptions": {{ "binary": {binary:?}, "args": ["--automation"] }} }}"#
            ),
        };
        fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }

    /// A command as it is run for this browser: one that cannot do without a window has a screen.
    pub(crate) fn with_screen(&self, command: Command) -> Command {
        if self.engine != Engine::WebKit {
            return command;
        }
        let mut run = Command::new("xvfb-run");
        run.args(["--auto-servernum", "--server-args", SCREEN])
            .arg(command.get_program())
            .args(command.get_args())
            // Its sandbox wants rights that containers and the root user do not have.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => run.env(name, value),
                None => run.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            run.current_dir(folder);
        }
        run
    }
}

/// A program in a folder, or so many folders below it.
fn in_libraries(names: &[&str], folder: &Path, depth: u32) -> Option<PathBuf> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let path = entry.path();
        if names.iter().any(|name| path.ends_with(name)) && path.is_file() {
            return Some(path);
        }
        folders.extend(path.is_dir().then_some(path));
    }
    let depth = depth.checked_sub(1)?;
    folders
        .iter()
        .find_map(|folder| in_libraries(names, folder, depth))
}
