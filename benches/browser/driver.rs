//! A browser and its driver, spoken to in the WebDriver protocol.

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::Result;

/// How the browser is started: unseen, as any user, and quiet on the network.
const ARGUMENTS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1000,900",
];

/// A running chromedriver, ended with the value that holds it.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the program that the variable `CHROMEDRIVER` names, on a free port.
    ///
    /// # Errors
    /// When it does not start, or does not say its port.
    pub(crate) fn start() -> Result<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut driver = Self {
            process: Command::new(program)
                .args(["--port=0", "--log-level=SEVERE"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .map_err(|error| format!("chromedriver does not start: {error}"))?,
            port: 0,
        };
        let output = driver.process.stdout.take().ok_or("no output to read")?;
        let mut lines = BufReader::new(output)
            .lines()
            .map_while(std::io::Result::ok);
        driver.port = lines
            .find_map(|line| {
                let (_, port) = line.split_once("started successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            })
            .ok_or("chromedriver does not say its port")?;
        Ok(driver)
    }

    /// Sends a command and returns the value of the answer.
    fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        // A command without a body must not have one that says so.
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let (head, body) = answer(&stream)?;
        if !head.contains(" 200 ") {
            return Err(format!("{path} was refused: {body}").into());
        }
        let mut answer: Value = serde_json::from_str(&body)?;
        Ok(answer["value"].take())
    }
}

/// The first line and the body of an answer. The driver may leave the connection open after it, so
/// the length in the head says where it ends.
fn answer(stream: &TcpStream) -> Result<(String, String)> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok((first, String::from_utf8(body)?))
}

impl Drop for Driver {
    fn drop(&mut self) {
        // If it has ended by itself, there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A browser with an empty profile, closed with the value that holds it.
pub(crate) struct Browser<'a> {
    driver: &'a Driver,
    session: String,
}

impl<'a> Browser<'a> {
    /// Opens the browser that the variable `CHROME` names. With categories of trace events in
    /// `traced`, it keeps a trace.
    ///
    /// # Errors
    /// When it does not open.
    pub(crate) fn open(driver: &'a Driver, traced: Option<&str>) -> Result<Self> {
        let mut options = json!({ "args": ARGUMENTS });
        if let Ok(chrome) = env::var("CHROME") {
            options["binary"] = chrome.into();
        }
        let mut wanted = json!({});
        if let Some(categories) = traced {
            options["perfLoggingPrefs"] = json!({ "enableNetwork": false, "enablePage": false, "traceCategories": categories });
            wanted["goog:loggingPrefs"] = json!({ "performance": "ALL" });
        }
        wanted["goog:chromeOptions"] = options;
        let body = json!({ "capabilities": { "alwaysMatch": wanted } });
        let opened = driver.send("POST", "/session", &body)?;
        let session = opened["sessionId"].as_str().ok_or("no session")?.to_owned();
        Ok(Self { driver, session })
    }

    fn post(&self, command: &str, body: &Value) -> Result<Value> {
        let path = format!("/session/{}/{command}", self.session);
        self.driver.send("POST", &path, body)
    }

    /// Opens a page.
    ///
    /// # Errors
    /// When it does not open.
    pub(crate) fn go(&self, address: &str) -> Result {
        self.post("url", &json!({ "url": address })).map(drop)
    }

    /// Runs a script in the page, and returns what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub(crate) fn run(&self, script: &str, arguments: Value) -> Result<Value> {
        let script = format!("return (async function () {{ {script} }}).apply(null, arguments)");
        self.post(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Makes the processor seem so many times slower to the page.
    ///
    /// # Errors
    /// When the browser refuses.
    pub(crate) fn slow_down(&self, times: u32) -> Result {
        let body = json!({
            "cmd": "Emulation.setCPUThrottlingRate",
            "params": { "rate": times },
        });
        self.post("goog/cdp/execute", &body).map(drop)
    }

    /// The events of the trace since the browser was opened. The driver gives them once: after
    /// that it traces no more.
    ///
    /// # Errors
    /// When there is no trace.
    pub(crate) fn trace(self) -> Result<Vec<Value>> {
        let log = self.post("se/log", &json!({ "type": "performance" }))?;
        let event = |entry: &Value| {
            let text = entry["message"].as_str()?;
            let mut entry: Value = serde_json::from_str(text).ok()?;
            let message = &mut entry["message"];
            (message["method"] == "Tracing.dataCollected").then(|| message["params"].take())
        };
        let entries = log.as_array().ok_or("the trace is no list")?;
        Ok(entries.iter().filter_map(event).collect())
    }
}

impl Drop for Browser<'_> {
    fn drop(&mut self) {
        // A driver that is gone has ended its browser already.
        let path = format!("/session/{}", self.session);
        let _ = self.driver.send("DELETE", &path, &Value::Null);
    }
}
