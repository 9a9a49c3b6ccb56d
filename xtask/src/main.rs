//! The repository's own commands: `cargo xtask <verb>`.
//!
//! | file | what it knows |
//! |---|---|
//! | `versions` | which version of each tool fits, read from the files that decide it |
//! | `tools` | how the tools of the build are found and installed |
//! | `browser` | how a browser for the tests is found and installed |
//! | `python` | how PyTorch and Jupyter are found and installed |
//! | `site`, `serve` | building the page and showing it |
//! | `standalone` | the lesson and each figure as one file |
//! | `test` | everything that has to hold, part by part |
//! | `hosts` | notes of every kind, with figures in them |
//! | `fuzz` | formulas at random, by cargo-fuzz |
//! | `bench` | what the figures, and the tape alone, cost in a browser: the report |
//! | `order`, `names`, `strands` | what makes the page's WebAssembly smaller after wasm-opt |
//! | `size` | what a browser loads of the site: the report, and the limit of the WebAssembly |
//! | `package` | the elements as an npm package |
//! | `bundle` | a script with all that it would fetch inside |
//! | `shell`, `debian`, `files` | running other programs; Debian's packages; files |

mod bench;
mod browser;
mod bundle;
mod debian;
mod files;
mod fuzz;
mod hosts;
mod names;
mod order;
mod package;
mod python;
mod reach;
mod segments;
mod serve;
mod shell;
mod site;
mod size;
mod split;
mod standalone;
mod strands;
mod test;
mod tools;
mod versions;
mod whole;

use shell::Result;
use std::{env, process::ExitCode};

const HELP: &str = "\
cargo xtask <verb>

  serve [--port N] [--release]   build the page, serve it, build again on every change
  build                          the release site, in dist/
  standalone                     the lesson and each figure as one file, in standalone/, from
                                 the site in dist/
  package                        the npm package, in package/, from the site in dist/
  hosts                          notes of every kind with figures in them, in target/hosts, from
                                 the site in dist/ and the packages in package/
  test [--no-browser] [--hosts] [--pytorch] [--fuzz]
                                 all tests; with --no-browser the native ones alone, with
                                 --hosts figures in notes of every kind, too, with --pytorch
                                 the exported code in PyTorch, too, with --fuzz what `fuzz`
                                 does, too
  fuzz [--seconds N]             formulas at random, N seconds a target; needs a nightly Rust
  size                           what a browser loads of the lesson and of one figure, from the
                                 site in dist/; fails when the WebAssembly is above its limit
  bench [part]...                times in a browser, from the site in dist/: all, or the parts
                                 first, step, million, rivals, digits, frames
  setup                          only install what the build needs
  help                           this text

Tools are kept by version in the user's cache folder, outside the checkout.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the verb and its options, and does it.
fn run(arguments: &[String]) -> Result {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["serve", options @ ..] => {
            let options = Options::read(options, &["--port"], &["--release"])?;
            let port = options.number("--port")?.unwrap_or(serve::DEFAULT_PORT);
            serve::run(port, options.has("--release"))
        }
        ["build"] => site::build(&tools::Toolbox::ensure()?),
        ["standalone"] => standalone::build(&tools::Toolbox::ensure()?),
        ["package"] => package::build(&tools::Toolbox::ensure()?),
        ["hosts"] => hosts::build().map(drop),
        ["test", options @ ..] => {
            let known = ["--no-browser", "--hosts", "--pytorch", "--fuzz"];
            let options = Options::read(options, &[], &known)?;
            test::run(&test::Parts {
                browser: !options.has("--no-browser"),
                hosts: options.has("--hosts"),
                pytorch: options.has("--pytorch"),
                fuzz: options.has("--fuzz"),
            })
        }
        ["fuzz", options @ ..] => {
            let options = Options::read(options, &["--seconds"], &[])?;
            let seconds = options.number("--seconds")?;
            fuzz::run(seconds.unwrap_or(fuzz::DEFAULT_SECONDS))
        }
        ["size"] => size::run(),
        ["bench", parts @ ..] => bench::run(parts),
        ["setup"] => tools::Toolbox::ensure().map(drop),
        [verb, ..] => Err(format!("`{verb}` cannot be read here.\n\n{HELP}")),
    }
}

/// The options after a verb: `--name value`, or a bare `--name`.
struct Options<'a>(Vec<(&'a str, Option<&'a str>)>);

impl<'a> Options<'a> {
    /// Splits `words`, and refuses what is neither in `valued` nor in `bare`.
    fn read(words: &[&'a str], valued: &[&str], bare: &[&str]) -> Result<Self> {
        let mut found = Vec::new();
        let mut words = words.iter().copied();
        while let Some(name) = words.next() {
            if bare.contains(&name) {
                found.push((name, None));
            } else if valued.contains(&name) {
                let value = words.next().ok_or(format!("{name} needs a number"))?;
                found.push((name, Some(value)));
            } else {
                return Err(format!("`{name}` is no option of this verb\n\n{HELP}"));
            }
        }
        Ok(Self(found))
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(found, _)| *found == name)
    }

    fn number<N: std::str::FromStr>(&self, name: &str) -> Result<Option<N>> {
        let value = self.0.iter().rev().find(|(found, _)| *found == name);
        value
            .and_then(|(_, value)| *value)
            .map(|text| {
                text.parse()
                    .map_err(|_| format!("{name} takes a number, not `{text}`"))
            })
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    // Guards against an option that is misspelt and silently ignored.
    #[test]
    fn an_unknown_option_is_refused() {
        let read = Options::read(&["--no-browsers"], &[], &["--no-browser"]);
        assert!(read.is_err(), "--no-browsers is no option");
    }

    // Guards against a limit that is read as none.
    #[test]
    fn a_number_is_read_or_complained_about() {
        let options =
            Options::read(&["--seconds", "130"], &["--seconds"], &[]).expect("known option");
        assert_eq!(
            options.number("--seconds"),
            Ok(Some(130.0)),
            "--seconds 130"
        );
        let options =
            Options::read(&["--seconds", "few"], &["--seconds"], &[]).expect("known option");
        assert!(options.number::<f64>("--seconds").is_err(), "--seconds few");
    }
}
