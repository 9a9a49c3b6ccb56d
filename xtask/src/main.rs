//! The repository's own commands: `cargo xtask <verb>`.
//!
//! | file | what it does |
//! |---|---|
//! | `tools` | finds or installs the tools of the build |
//! | `browser` | finds or installs a browser for the tests |
//! | `python` | finds or installs PyTorch and Jupyter, and what builds the Python package |
//! | `site`, `serve` | builds the page; serves it |
//! | `standalone` | the lesson and each figure as one file |
//! | `package` | the elements as an npm package |
//! | `release` | everything that a person publishes, and its use by strangers |
//! | `scorm` | a page of tasks as a package for learning platforms |
//! | `archive` | a folder as a zip file |
//! | `bundle` | a script that contains all that it would fetch |
//! | `generate` | the files that are generated from the figures and their settings |
//! | `test`, `test_program` | all tests, part by part; a test or a bench as a command |
//! | `hosts` | notes of every kind, with figures in them |
//! | `fuzz` | formulas and conditions at random, by cargo-fuzz |
//! | `bench` | times of the figures, and of the tape alone, in a browser: the report |
//! | `size` | the bytes that a browser loads from the site: the report, and the limit of the WebAssembly |
//! | `shell`, `debian`, `files` | runs other programs; installs Debian's packages; reads and writes files |

mod archive;
mod bench;
mod browser;
mod bundle;
mod debian;
mod files;
mod fuzz;
mod generate;
mod hosts;
mod package;
mod python;
mod release;
mod scorm;
mod serve;
mod shell;
mod site;
mod size;
mod standalone;
mod test;
mod test_program;
mod tools;
#[cfg(test)]
mod workflows;

use pico_args::Arguments;
use shell::Result;
use std::{iter, path::PathBuf, process::ExitCode};

const HELP: &str = "\
cargo xtask <verb>

  serve [--port N] [--release]   build the page, serve it, build again on every change
  build                          the release site, in dist/
  standalone                     the lesson and each figure as one file, in standalone/, from
                                 the site in dist/
  package                        the npm package, in package/, from the site in dist/
  release [--tag TAG] [--try]    everything that a person publishes, in release/: builds the site,
                                 the files and the packages anew; fails when TAG is given and not
                                 that of the version; with --try it is made twice, compared, and
                                 used in strangers' projects, in a browser
  scorm [PAGE] [--edition 1.2|2004] [--title TEXT] [--try]
                                 a page of tasks as a SCORM package for learning platforms, in
                                 target/scorm, with all that it needs and the figures of the site
                                 in dist/: of edition 1.2, or 2004; with --try no page, but the
                                 packages of tests/scorm, in a browser
  hosts [name]...                notes of every kind with figures in them, built in target/hosts
                                 and tried in a browser, from the site in dist/ and the packages
                                 in package/: those that are built soon, or these, or all
  test [--no-browser] [--hosts] [--pytorch] [--fuzz] [--engine NAME]
                                 all tests, in Chromium, and the core of those in a browser in
                                 Firefox and WebKit; with --no-browser the native ones alone, with
                                 --hosts what `hosts` does, too, SCORM packages, and the release
                                 in strangers' projects, with --pytorch the exported code in
                                 PyTorch, too, with --fuzz what `fuzz` does, too; with --engine
                                 those in a browser alone, in chromium, firefox or webkit
  fuzz [--seconds N]             formulas at random, N seconds a target; needs a nightly Rust
  generate                       writes anew what is made of the figures and their settings:
                                 tables, types, pictures
  size                           what a browser loads of the lesson and of one figure, from the
                                 site in dist/; fails when the WebAssembly is above its limit
  bench [part]...                times in a browser, from the site in dist/: all, or the parts
                                 first, step, million, rivals, digits, frames
  setup                          only install what the build needs
  stage                          what Trunk calls after each build
  help                           this text

Tools are kept by version in the user's cache folder, outside the checkout.";

fn main() -> ExitCode {
    match run(Arguments::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Parses the verb and its options, and runs it.
///
/// # Errors
/// Those of [`parse`] and of the verb.
fn run(arguments: Arguments) -> Result {
    parse(arguments)?()
}

/// What a verb and its options ask for.
///
/// # Errors
/// When there is no such verb, or it has no such option.
fn parse(mut arguments: Arguments) -> Result<Box<dyn FnOnce() -> Result>> {
    let failed = |error: pico_args::Error| error.to_string();
    let verb = arguments.subcommand().map_err(failed)?;
    let verb = verb.unwrap_or_else(|| "help".to_owned());
    let work: Box<dyn FnOnce() -> Result> = match verb.as_str() {
        "serve" => {
            let port = arguments.opt_value_from_str("--port").map_err(failed)?;
            let release = arguments.contains("--release");
            Box::new(move || serve::run(port.unwrap_or(serve::DEFAULT_PORT), release))
        }
        "build" => Box::new(|| site::build(&tools::Toolbox::ensure()?)),
        "standalone" => Box::new(|| standalone::build(&tools::Toolbox::ensure()?)),
        "package" => Box::new(|| package::build(&tools::Toolbox::ensure()?)),
        "release" => {
            let tag: Option<String> = arguments.opt_value_from_str("--tag").map_err(failed)?;
            let is_tried = arguments.contains("--try");
            Box::new(move || release::build(tag.as_deref(), is_tried))
        }
        "scorm" if arguments.contains("--try") => Box::new(|| {
            let tools = tools::Toolbox::ensure()?;
            let browser = browser::Browser::ensure(browser::Engine::Chromium)?;
            scorm::try_out(&tools, &browser)
        }),
        "scorm" => {
            let edition = arguments.opt_value_from_str("--edition").map_err(failed)?;
            let title: Option<String> = arguments.opt_value_from_str("--title").map_err(failed)?;
            let page: Option<PathBuf> = arguments.opt_free_from_str().map_err(failed)?;
            let page = page.ok_or("`scorm` wants the HTML file of the page")?;
            Box::new(move || {
                let edition = edition.unwrap_or(scorm::Edition::V1_2);
                scorm::pack(&tools::Toolbox::ensure()?, &page, edition, title.as_deref()).map(drop)
            })
        }
        "hosts" => {
            let hosts = hosts::choose(&words(&mut arguments).map_err(failed)?)?;
            Box::new(move || {
                hosts::run(
                    &browser::Browser::ensure(browser::Engine::Chromium)?,
                    &hosts,
                )
            })
        }
        "test" if arguments.contains("--engine") => {
            let engine = arguments.free_from_str().map_err(failed)?;
            Box::new(move || test::run_in(engine))
        }
        "test" => {
            let parts = test::Parts {
                browser: !arguments.contains("--no-browser"),
                hosts: arguments.contains("--hosts"),
                pytorch: arguments.contains("--pytorch"),
                fuzz: arguments.contains("--fuzz"),
            };
            Box::new(move || test::run(&parts))
        }
        "fuzz" => {
            let seconds = arguments.opt_value_from_str("--seconds").map_err(failed)?;
            Box::new(move || fuzz::run(seconds.unwrap_or(fuzz::DEFAULT_SECONDS)))
        }
        "generate" => Box::new(generate::run),
        "size" => Box::new(size::run),
        "bench" => {
            let parts = words(&mut arguments).map_err(failed)?;
            Box::new(move || bench::run(&parts))
        }
        "setup" => Box::new(|| tools::Toolbox::ensure().map(drop)),
        "stage" => Box::new(site::stage),
        "help" => Box::new(|| {
            println!("{HELP}");
            Ok(())
        }),
        _ => return Err(format!("`{verb}` is no verb\n\n{HELP}")),
    };
    // A misspelt option is an error.
    match arguments.finish().first() {
        Some(left) => Err(format!(
            "`{}` is no option of `{verb}`\n\n{HELP}",
            left.display()
        )),
        None => Ok(work),
    }
}

/// The words that are no options.
fn words(arguments: &mut Arguments) -> Result<Vec<String>, pico_args::Error> {
    iter::from_fn(|| arguments.opt_free_from_str().transpose()).collect()
}

#[cfg(test)]
mod tests {
    use super::run;
    use pico_args::Arguments;

    // Guards against an option that is misspelt and silently ignored, and a number read as none.
    #[test]
    fn an_unknown_option_is_refused() {
        for (words, complaint) in [
            (
                &["test", "--no-browsers"][..],
                "`--no-browsers` is no option of `test`",
            ),
            (&["test", "--engine", "gecko"], "`gecko` is no engine"),
            (&["fuzz", "--seconds", "few"], "few"),
            (&["fuzz", "--seconds"], "--seconds"),
            (&["tests"], "`tests` is no verb"),
            (&["release", "--tags"], "`--tags` is no option of `release`"),
            (&["size", "more"], "`more` is no option of `size`"),
            (
                &["scorm", "page.html", "--edition", "1.3"],
                "the editions are 1.2 and 2004",
            ),
            (&["scorm", "--edition", "2004"], "wants the HTML file"),
            (&["scorm", "a.html", "b.html"], "`b.html` is no option"),
            (&["hosts", "reakt"], "`reakt` is no kind of notes"),
            (&["hosts", "--all"], "--all"),
        ] {
            let words = words.iter().map(Into::into).collect();
            let error = run(Arguments::from_vec(words)).expect_err("it is refused");
            assert!(error.contains(complaint), "{error}");
        }
    }
}
