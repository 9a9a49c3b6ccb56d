//! A static server, a driver, a window, and the words the cases are written in.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};

/// A variable that `cargo xtask test` sets.
fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test`"))
}

/// Serves the built site, and under `/made` a page with whatever body the address carries.
pub(crate) fn serve() -> u16 {
    let root = PathBuf::from(variable("DOWNHILL_DIST"));
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("it is bound").port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let root = root.clone();
            std::thread::spawn(move || answer(stream, &root));
        }
    });
    port
}

fn answer(mut stream: TcpStream, root: &Path) {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return,
            Ok(read) => request.extend_from_slice(&chunk[..read]),
        }
    }
    let request = String::from_utf8_lossy(&request);
    let target = request.split(' ').nth(1).unwrap_or("/");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let (kind, body) = if path == "/made" {
        let head = "<!doctype html><html lang=en><title>made</title><script type=module src=downhill.js></script><body>";
        let page = format!("{head}{}", decode(query));
        ("text/html; charset=utf-8", Some(page.into_bytes()))
    } else {
        let file = if path == "/" {
            "index.html"
        } else {
            &path[1..]
        };
        let kind = match file.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("svg") => "image/svg+xml",
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        };
        (kind, std::fs::read(root.join(file)).ok())
    };
    let (status, body) = match body {
        Some(body) => ("200 OK", body),
        None => ("404 Not Found", Vec::new()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // A browser that hangs up has nobody to tell.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(&body);
}

/// Text for a query, and back.
fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

fn decode(text: &str) -> String {
    let bytes = text.split('%').skip(1);
    let bytes = bytes.filter_map(|pair| u8::from_str_radix(pair, 16).ok());
    String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned()
}

/// The driver, which ends with this value.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    pub(crate) fn start() -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = free.local_addr().expect("it is bound").port();
        drop(free);
        let process = Command::new(variable("CHROMEDRIVER"))
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let until = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "chromedriver does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        Self { process, port }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A browser window of its own.
pub(crate) struct Window {
    client: Client,
    driver: u16,
    site: u16,
    session: String,
}

impl Window {
    pub(crate) async fn open(driver: &Driver, site: u16) -> Self {
        let options = json!({
            "binary": variable("CHROME"),
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--window-size=1280,1000",
            ],
        });
        let wanted = json!({
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let wanted = wanted.as_object().expect("it is an object").clone();
        let client = ClientBuilder::rustls()
            .expect("rustls needs nothing")
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("a browser starts");
        let session = client.session_id().await;
        let session = session.expect("an answer").expect("a session");
        Self {
            client,
            driver: driver.port,
            site,
            session,
        }
    }

    pub(crate) async fn close(self) {
        let _ = self.client.close().await;
    }

    /// Opens an address of the site, and waits for its figures.
    pub(crate) async fn go(&self, path: &str) {
        self.goto(path).await;
        self.run("for (const e of document.querySelectorAll('downhill-curve,downhill-fit')) { e.scrollIntoView(); await e.ready; await frame(); } scrollTo(0, 0); await frame()").await;
    }

    /// Opens an address of the site.
    pub(crate) async fn goto(&self, path: &str) {
        let address = if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("http://127.0.0.1:{}/{path}", self.site)
        };
        self.client.goto(&address).await.expect("the page opens");
    }

    /// Opens a page with this body, and waits for its figures.
    pub(crate) async fn made(&self, body: &str) {
        self.go(&format!("made?{}", encode(body))).await;
    }

    /// Runs a script and returns what it returns. It knows `el`, the first figure, `$`, which
    /// looks into that figure, and `frame()`, which waits for two animation frames.
    pub(crate) async fn run(&self, script: &str) -> Value {
        let script = format!(
            "return (async () => {{
                const el = document.querySelector('downhill-curve, downhill-fit');
                const $ = (selector, of = el) => of.shadowRoot.querySelector(selector);
                const frame = () => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r))));
                {script}
            }})()"
        );
        let answer = self.client.execute(&script, Vec::new()).await;
        answer.unwrap_or_else(|error| panic!("{script}\n{error}"))
    }

    pub(crate) async fn number(&self, expression: &str) -> f64 {
        let value = self.run(&format!("return {expression}")).await;
        value
            .as_f64()
            .unwrap_or_else(|| panic!("{expression} is {value}, not a number"))
    }

    pub(crate) async fn text(&self, expression: &str) -> String {
        let value = self.run(&format!("return String({expression})")).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an expression is true.
    pub(crate) async fn until(&self, expression: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while self.run(&format!("return Boolean({expression})")).await != json!(true) {
            assert!(Instant::now() < until, "never true: {expression}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Calls the browser's own protocol.
    pub(crate) fn devtools(&self, command: &str, params: &Value) {
        let body = json!({ "cmd": command, "params": params }).to_string();
        let path = format!("/session/{}/goog/cdp/execute", self.session);
        self.post(&path, &body);
    }

    fn post(&self, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.driver)).expect("the driver runs");
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).expect("it listens");
        // The driver keeps the connection open: the answer is as long as it says.
        let mut answer = Vec::new();
        let mut chunk = [0; 4096];
        let answer = loop {
            let read = stream.read(&mut chunk).expect("the driver answers");
            answer.extend_from_slice(&chunk[..read]);
            let text = String::from_utf8_lossy(&answer);
            let whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
                let head = head.to_ascii_lowercase();
                let length = head.split("content-length:").nth(1);
                let length = length.and_then(|rest| rest.lines().next()?.trim().parse().ok());
                length.is_some_and(|length: usize| body.len() >= length)
            });
            if whole || read == 0 {
                break text.into_owned();
            }
        };
        assert!(answer.contains(" 200 "), "{path}: {answer}");
        answer
    }

    /// The lines of the console that are errors.
    pub(crate) fn console_errors(&self) -> Vec<String> {
        let path = format!("/session/{}/se/log", self.session);
        let answer = self.post(&path, r#"{"type":"browser"}"#);
        let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
        let log: Value = serde_json::from_str(body).unwrap_or_default();
        let lines = log["value"].as_array().cloned().unwrap_or_default();
        let severe = lines.iter().filter(|line| line["level"] == "SEVERE");
        severe.map(|line| line["message"].to_string()).collect()
    }

    pub(crate) fn mouse(&self, kind: &str, (x, y): (f64, f64)) {
        let params = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
        self.devtools("Input.dispatchMouseEvent", &params);
    }

    pub(crate) fn touch(&self, kind: &str, at: Option<(f64, f64)>) {
        let points: Vec<Value> = at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        self.devtools(
            "Input.dispatchTouchEvent",
            &json!({ "type": kind, "touchPoints": points }),
        );
    }

    /// Presses a key as a keyboard does; `modifiers` 8 is Shift.
    pub(crate) fn key(&self, key: &str, modifiers: u8) {
        for kind in ["rawKeyDown", "keyUp"] {
            let params = json!({ "type": kind, "key": key, "code": key, "modifiers": modifiers });
            self.devtools("Input.dispatchKeyEvent", &params);
        }
    }

    pub(crate) fn screen(&self, width: u32, height: u32, ratio: f64) {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", &params);
    }

    pub(crate) fn media(&self, name: &str, value: &str) {
        let params = json!({ "features": [{ "name": name, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", &params);
    }

    /// The middle of an element of the first figure, on the screen.
    pub(crate) async fn middle(&self, selector: &str) -> (f64, f64) {
        let rect = self
            .run(&format!(
                "const r = $('{selector}').getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]"
            ))
            .await;
        (
            rect[0].as_f64().expect("a number"),
            rect[1].as_f64().expect("a number"),
        )
    }

    pub(crate) fn axe() -> String {
        std::fs::read_to_string(variable("DOWNHILL_AXE")).expect("axe-core is there")
    }
}
