//! A window of a browser, and the words the cases are written in.

use std::time::{Duration, Instant};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::Url;

use crate::Driver;
use crate::engine::Engine;
use crate::site::made;

/// A browser window of its own, with an empty profile.
pub struct Window {
    client: Client,
    site: u16,
    /// The engine of the browser.
    pub engine: Engine,
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
        let (engine, mut wanted) = Engine::wanted();
        if engine == Engine::Chromium {
            let more = options.as_object().expect("an object").clone();
            let kept = wanted["goog:chromeOptions"].as_object_mut();
            kept.expect("how the browser is started").extend(more);
            wanted.insert("goog:loggingPrefs".into(), json!({ log: "ALL" }));
        }
        wanted.insert("timeouts".into(), json!({ "script": 120_000 }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("a browser starts");
        let window = Self {
            client,
            site,
            engine,
        };
        window.forget().await;
        window
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
    /// lines of the console, and what the browser was made to be.
    pub async fn renew(&self) {
        self.client
            .release_actions()
            .await
            .expect("nothing is held down");
        self.renew_tab().await;
        self.forget().await;
    }

    /// The place and the size of the window.
    pub(crate) async fn rect(&self) -> (u64, u64, u64, u64) {
        self.client.get_window_rect().await.expect("it has one")
    }

    /// Opens an address of the site, and waits for its figures.
    pub async fn go(&self, path: &str) {
        self.goto(path).await;
        self.run("if (document.readyState !== 'complete') await new Promise(r => addEventListener('load', r)); for (const e of figures()) { e.scrollIntoView(); await e.ready; await frame(); } scrollTo(0, 0); await frame()").await;
    }

    /// Opens an address of the site.
    pub async fn goto(&self, path: &str) {
        let address = if path.contains("://") || path.starts_with("about:") {
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

    /// Runs a script and returns what it returns. It knows `figures()`, which tasks are none of, also those that
    /// another element has inside, `el`, the first of them, `$`, which looks into that figure, and
    /// `frame()`, which waits for two animation frames, and `open(group)`, which opens a panel and
    /// waits for what is in it.
    pub async fn run(&self, script: &str) -> Value {
        let script = format!(
            "return (async () => {{
                const figures = (root = document) => [...root.querySelectorAll('*')].flatMap(e => /^downhill-(?!task|progress)/.test(e.localName) ? [e] : e.shadowRoot ? figures(e.shadowRoot) : []);
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
        let until = Instant::now() + Duration::from_secs(60);
        while self.run(&format!("return Boolean({expression})")).await != json!(true) {
            assert!(Instant::now() < until, "never true: {expression}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) async fn command(&self, path: &'static str, body: Value) -> Value {
        let answer = self.client.issue_cmd(Command { path, body }).await;
        answer.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) async fn log(&self, kind: &str) -> Vec<Value> {
        match self.command("se/log", json!({ "type": kind })).await {
            Value::Array(entries) => entries,
            other => panic!("the log is no list: {other}"),
        }
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
