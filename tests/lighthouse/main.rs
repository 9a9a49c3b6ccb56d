//! What Lighthouse says of the built site's pages, as on a phone with a slow network and a slow processor,
//! which it simulates: `cargo xtask test` runs this.

mod report;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::thread;
use std::time::Duration;

use downhill_harness::{serve_as_host, variable};
use report::Report;
use serde_json::Value;

/// A page that is looked at.
struct Page {
    name: &'static str,
    path: &'static str,
    /// The time, in seconds, below which the largest element of its first screen has to be painted.
    largest_paint: f64,
}

const PAGES: [Page; 3] = [
    Page {
        name: "the lesson",
        path: "index.html",
        largest_paint: 2.0,
    },
    Page {
        name: "the page for teachers",
        path: "teach.html",
        largest_paint: f64::INFINITY,
    },
    Page {
        name: "a frame",
        path: "embed.html?figure=curve",
        largest_paint: f64::INFINITY,
    },
];

/// How often a page is looked at until one run passes. Other programs of the machine can only make a
/// page slower, so its best run is the one that tells most of the page.
const RUNS: usize = 12;
/// How long is waited before the next run: what else the machine is busy with may end.
const PAUSE: Duration = Duration::from_secs(10);

/// The largest file of the site. The server compresses it when it is first requested, for some seconds,
/// which no reader waits for.
const LARGEST: &str = "downhill-figures_bg.wasm";

fn main() -> ExitCode {
    let site = serve_as_host(Path::new(&variable("DOWNHILL_DIST")));
    request(site, LARGEST).expect("the server answers");
    let is_well = |page: &Page| match page.best_run(site) {
        Ok(faults) => {
            for fault in &faults {
                println!("    {fault}");
            }
            faults.is_empty()
        }
        Err(error) => {
            println!("{}: {error}", page.name);
            false
        }
    };
    let passed = PAGES.iter().filter(|page| is_well(page)).count();
    let failed = PAGES.len() - passed;
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

impl Page {
    /// Prints the scores of this page, and returns what is wrong with it, in its best run.
    ///
    /// # Errors
    /// When Lighthouse does not run, or its report is not understood.
    fn best_run(&self, site: u16) -> Result<Vec<String>, String> {
        let address = format!("http://127.0.0.1:{site}/{}", self.path);
        let mut best: Option<Report> = None;
        for k in 0..RUNS {
            if k > 0 {
                thread::sleep(PAUSE);
            }
            let report = Report::read(&run(&address)?)?;
            println!("{}: {}", self.name, report.line());
            if report.faults(self.largest_paint).is_empty() {
                return Ok(Vec::new());
            }
            if best
                .as_ref()
                .is_none_or(|best| best.performance() < report.performance())
            {
                best = Some(report);
            }
        }
        Ok(best.map_or(Vec::new(), |best| best.faults(self.largest_paint)))
    }
}

/// Requests a file as a browser does.
fn request(site: u16, file: &str) -> std::io::Result<usize> {
    let mut stream = TcpStream::connect(("127.0.0.1", site))?;
    write!(
        stream,
        "GET /{file} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n"
    )?;
    stream.read_to_end(&mut Vec::new())
}

/// Runs Lighthouse once, as its users do, in the browser of the tests.
fn run(address: &str) -> Result<Value, String> {
    let browser = std::fs::read_to_string(variable("DOWNHILL_BROWSER"));
    let browser: Value = serde_json::from_str(&browser.map_err(|error| error.to_string())?)
        .map_err(|error| format!("the browser's capabilities: {error}"))?;
    let options = &browser["goog:chromeOptions"];
    let flags: Vec<&str> = options["args"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let output = Command::new("node")
        .arg(variable("DOWNHILL_LIGHTHOUSE"))
        .arg(address)
        .args(["--output=json", "--quiet", "--no-enable-error-reporting"])
        .args(["--form-factor=mobile", "--throttling-method=simulate"])
        .arg(format!("--chrome-flags={}", flags.join(" ")))
        .env(
            "CHROME_PATH",
            options["binary"].as_str().unwrap_or_default(),
        )
        .output()
        .map_err(|error| format!("node: {error}"))?;
    serde_json::from_slice(&output.stdout).map_err(|error| {
        let said = String::from_utf8_lossy(&output.stderr);
        format!("Lighthouse gave no report ({error}): {said}")
    })
}
