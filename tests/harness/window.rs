//! A window of a browser, and the words the cases are written in.

use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::Url;

use crate::site::made;
use crate::{Driver, variable};

/// A browser window of its own, with an empty profile.
pub struct Window {
    client: Client,
    site: u16,
}

/// A command that the protocol's standard does not have.
#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

impl Window {
    /// Opens one on the site at this port.
    ///
    /// # Panics
    ///
    /// Panics when the browser does what it should not, here and below.
    pub async fn open(driver: &Driver, site: u16) -> Self {
        Self::with(driver, site, "browser", json!({})).await
    }

    /// Opens one that keeps a trace of these categories of events.
    pub async fn traced(driver: &Driver, site: u16, categories: &str) -> Self {
        let trace =
            json!({ "enableNetwork": false, "enablePage": false, "traceCategories": categories });
        let options = json!({ "perfLoggingPrefs": trace });
        Self::with(driver, site, "performance", options).await
    }

    async fn with(driver: &Driver, site: u16, log: &str, options: Value) -> Self {
        let file = variable("DOWNHILL_BROWSER");
        let text = std::fs::read_to_string(&file).expect("the capabilities are there");
        let mut wanted: Capabilities = serde_json::from_str(&text).expect("they are an object");
        let more = options.as_object().expect("an object").clone();
        let kept = wanted["goog:chromeOptions"].as_object_mut();
        kept.expect("how the browser is started").extend(more);
        wanted.insert("goog:loggingPrefs".into(), json!({ log: "ALL" }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("a browser starts");
        Self { client, site }
    }

    /// Closes it.
    pub async fn close(self) {
        // One that is gone is closed.
        let _ = self.client.close().await;
    }

    /// Goes to a new tab of the same profile, and closes the one before.
    pub async fn renew_tab(&self) {
        let new = self.client.new_window(true).await.expect("a new tab");
        self.client
            .close_window()
            .await
            .expect("the old one closes");
        let switched = self.client.switch_to_window(new.handle).await;
        switched.expect("the new tab is there");
    }

    /// As [`renew_tab`](Self::renew_tab), brings it to the front, as a reader's tab is, and forgets the
    /// lines of the console.
    pub async fn renew(&self) {
        self.renew_tab().await;
        self.devtools("Page.bringToFront", json!({})).await;
        self.console().await;
    }

    /// Opens an address of the site, and waits for its figures.
    pub async fn go(&self, path: &str) {
        self.goto(path).await;
        self.run("for (const e of figures()) { e.scrollIntoView(); await e.ready; await frame(); } scrollTo(0, 0); await frame()").await;
    }

    /// Opens an address of the site.
    pub async fn goto(&self, path: &str) {
        let address = if path.contains("://") {
            path.to_owned()
        } else {
            format!("http://127.0.0.1:{}/{path}", self.site)
        };
        self.client.goto(&address).await.expect("the page opens");
    }

    /// Goes into the first frame of the page: scripts run there, until another page is opened.
    pub async fn enter_frame(&self) {
        let entered = self.client.enter_frame(0).await;
        entered.expect("the page has a frame");
    }

    /// Opens a page with this body, and waits for its figures.
    pub async fn made(&self, body: &str) {
        self.go(&made(body)).await;
    }

    /// Runs a script and returns what it returns. It knows `figures()`, also those that another
    /// element has inside, `el`, the first of them, `$`, which looks into that figure, and
    /// `frame()`, which waits for two animation frames, and `open(group)`, which opens a panel and
    /// waits for what is in it.
    pub async fn run(&self, script: &str) -> Value {
        let script = format!(
            "return (async () => {{
                const figures = (root = document) => [...root.querySelectorAll('*')].flatMap(e => e.localName.startsWith('downhill-') ? [e] : e.shadowRoot ? figures(e.shadowRoot) : []);
                const el = figures()[0];
                const $ = (selector, of = el) => of.shadowRoot.querySelector(selector);
                const frame = () => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r))));
                const open = async (group, of = el) => {{ const panel = $(`details[data-group=${{group}}]`, of); panel.open = true; while (panel.children.length < 2) await frame(); return panel }};
                {script}
            }})()"
        );
        let answer = self.client.execute(&script, Vec::new()).await;
        answer.unwrap_or_else(|error| panic!("{script}\n{error}"))
    }

    /// A number of the page.
    pub async fn number(&self, expression: &str) -> f64 {
        let value = self.run(&format!("return {expression}")).await;
        value
            .as_f64()
            .unwrap_or_else(|| panic!("{expression} is {value}, not a number"))
    }

    /// A text of the page.
    pub async fn text(&self, expression: &str) -> String {
        let value = self.run(&format!("return String({expression})")).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while self.run(&format!("return Boolean({expression})")).await != json!(true) {
            assert!(Instant::now() < until, "never true: {expression}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn command(&self, path: &'static str, body: Value) -> Value {
        let answer = self.client.issue_cmd(Command { path, body }).await;
        answer.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Calls the browser's own protocol, and returns what it answers.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.command("goog/cdp/execute", body).await
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        match self.command("se/log", json!({ "type": kind })).await {
            Value::Array(entries) => entries,
            other => panic!("the log is no list: {other}"),
        }
    }

    /// The lines of the console since it was last asked, each with its `level` and `message`.
    pub async fn console(&self) -> Vec<Value> {
        self.log("browser").await
    }

    /// Asserts that the console has no error since it was last asked, but for an icon that the browser
    /// looks for by itself.
    ///
    /// # Panics
    ///
    /// Panics when it has one.
    pub async fn quiet(&self) {
        let lines = self.console().await;
        let bad: Vec<&Value> = lines
            .iter()
            .filter(|line| line["level"] == "SEVERE" && !line.to_string().contains("favicon"))
            .collect();
        assert!(bad.is_empty(), "the console: {bad:?}");
    }

    /// The events of the trace since the window was opened. The driver gives them once.
    pub async fn trace(&self) -> Vec<Value> {
        let event = |entry: Value| {
            let text = entry["message"].as_str()?;
            let mut entry: Value = serde_json::from_str(text).ok()?;
            let message = &mut entry["message"];
            (message["method"] == "Tracing.dataCollected").then(|| message["params"].take())
        };
        let entries = self.log("performance").await;
        entries.into_iter().filter_map(event).collect()
    }

    /// Moves the mouse with its left button down, presses or releases it: `mousePressed`,
    /// `mouseMoved`, `mouseReleased`.
    pub async fn mouse(&self, kind: &str, (x, y): (f64, f64)) {
        let params = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
        self.devtools("Input.dispatchMouseEvent", params).await;
    }

    /// Moves the mouse with no button down.
    pub async fn hover(&self, (x, y): (f64, f64)) {
        let params = json!({ "type": "mouseMoved", "x": x, "y": y });
        self.devtools("Input.dispatchMouseEvent", params).await;
    }

    /// Touches, moves or lifts a finger: `touchStart`, `touchMove`, `touchEnd`.
    pub async fn touch(&self, kind: &str, at: Option<(f64, f64)>) {
        let points: Vec<Value> = at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        let params = json!({ "type": kind, "touchPoints": points });
        self.devtools("Input.dispatchTouchEvent", params).await;
    }

    /// Presses a key as a keyboard does; `modifiers` 8 is Shift. A key that is a character types it.
    pub async fn key(&self, key: &str, modifiers: u8) {
        let text = match key {
            "Enter" => "\r",
            key if key.chars().count() == 1 => key,
            _ => "",
        };
        // What a page sees of some keys hangs on their number.
        let number = match key {
            "Tab" => 9,
            "Enter" => 13,
            " " => 32,
            _ => 0,
        };
        let kinds = if text.is_empty() {
            ["rawKeyDown", "keyUp"]
        } else {
            ["keyDown", "keyUp"]
        };
        for kind in kinds {
            let params = json!({ "type": kind, "key": key, "code": key, "text": text, "modifiers": modifiers, "windowsVirtualKeyCode": number });
            self.devtools("Input.dispatchKeyEvent", params).await;
        }
    }

    /// Gives the screen this size in CSS pixels, at so many device pixels for one of them.
    pub async fn screen(&self, width: u32, height: u32, ratio: f64) {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", params)
            .await;
    }

    /// Answers a media query in this way.
    pub async fn media(&self, name: &str, value: &str) {
        let params = json!({ "features": [{ "name": name, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", params).await;
    }

    /// The middle of an element of the first figure, on the screen.
    pub async fn middle(&self, selector: &str) -> (f64, f64) {
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
}
