//! What a browser is made to be: a screen of some size, a reader's preferences, a line of the console.

use serde_json::{Value, json};

use crate::Window;
use crate::engine::{Engine, preferences};

/// The preference of Firefox that stands for an answer to a media query, and its number.
const FIREFOX_MEDIA: [(&str, &str, &str, i32); 6] = [
    ("prefers-color-scheme", "dark", SCHEME, 0),
    ("prefers-color-scheme", "light", SCHEME, 1),
    ("prefers-reduced-motion", "reduce", MOTION, 1),
    ("prefers-reduced-motion", "no-preference", MOTION, 0),
    ("forced-colors", "active", COLORS, 2),
    ("forced-colors", "none", COLORS, 0),
];
const SCHEME: &str = "layout.css.prefers-color-scheme.content-override";
const MOTION: &str = "ui.prefersReducedMotion";
const COLORS: &str = "browser.display.document_color_use";

/// Firefox's preference for device pixels.
const FIREFOX_RATIO: &str = "layout.css.devPixelsPerPx";

/// The errors in Firefox's console since it was last asked, in the form of Chromium's log.
const FIREFOX_ERRORS: &str = "
    const lines = Services.console.getMessageArray().filter(line => line instanceof Ci.nsIScriptError);
    Services.console.reset();
    const isOfPage = line => /^https?:|^blob:|^file:/.test(line.sourceName);
    return lines.filter(isOfPage).map(line => ({
        level: line.flags & Ci.nsIScriptError.warningFlag ? 'WARNING' : 'SEVERE',
        message: `${line.sourceName}:${line.lineNumber} ${line.errorMessage}`,
    }));";

impl Window {
    /// Calls Chromium's own protocol, and returns what it answers.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        self.only(Engine::Chromium, &format!("has no {command}"));
        let body = json!({ "cmd": command, "params": params });
        self.command("goog/cdp/execute", body).await
    }

    /// Runs a script in Firefox's own window.
    async fn in_firefox(&self, script: &str, arguments: Value) -> Value {
        self.command("moz/context", json!({ "context": "chrome" }))
            .await;
        let body = json!({ "script": script, "args": arguments });
        let answer = self.command("execute/sync", body).await;
        self.command("moz/context", json!({ "context": "content" }))
            .await;
        answer
    }

    /// Forgets what a case made of the browser.
    pub(crate) async fn forget(&self) {
        match self.engine {
            Engine::Chromium => {
                self.devtools("Page.bringToFront", json!({})).await;
                self.console().await;
            }
            Engine::Firefox => {
                let cleared = [SCHEME, MOTION, COLORS, FIREFOX_RATIO].map(|name| (name, None));
                let (script, arguments) = preferences(&cleared);
                self.in_firefox(script, arguments).await;
                self.in_firefox("gBrowser.selectedBrowser.style.maxWidth = ''", json!([]))
                    .await;
                self.errors().await;
                self.resize(FIRST_SCREEN).await;
            }
            Engine::WebKit => self.resize(FIRST_SCREEN).await,
        }
    }

    /// The lines of the console since it was last asked, each with its `level` and `message`. Only
    /// Chromium's driver keeps what scripts write there.
    pub async fn console(&self) -> Vec<Value> {
        self.only(
            Engine::Chromium,
            "tells nothing of what scripts write to its console",
        );
        self.log("browser").await
    }

    /// The errors of scripts and of loading since they were last asked for. WebKit's driver tells none.
    async fn errors(&self) -> Vec<Value> {
        match self.engine {
            Engine::Chromium => self.console().await,
            Engine::Firefox => {
                let lines = self.in_firefox(FIREFOX_ERRORS, json!([])).await;
                lines.as_array().expect("a list").clone()
            }
            Engine::WebKit => Vec::new(),
        }
    }

    /// Asserts that there was no error since it was last asked, but for an icon that the browser looks
    /// for by itself. WebKit's driver tells none.
    ///
    /// # Panics
    ///
    /// Panics when there was one.
    pub async fn quiet(&self) {
        let lines = self.errors().await;
        let bad: Vec<&Value> = lines
            .iter()
            .filter(|line| line["level"] == "SEVERE" && !line.to_string().contains("favicon"))
            .collect();
        assert!(bad.is_empty(), "the console: {bad:?}");
    }

    /// Ends the case in engines other than this, of which it says what they lack.
    pub fn only(&self, engine: Engine, lack: &str) {
        if self.engine != engine {
            self.engine.cannot(lack);
        }
    }

    /// Ends the case in an engine that makes no performance entries of this type.
    pub async fn needs_entries(&self, kind: &str) {
        let expression = format!("PerformanceObserver.supportedEntryTypes.includes('{kind}')");
        if self.text(&expression).await != "true" {
            self.engine.cannot(&format!("observes no {kind}"));
        }
    }

    /// Gives the screen this size in CSS pixels, at so many device pixels for one of them.
    pub async fn screen(&self, width: u32, height: u32, ratio: f64) {
        match self.engine {
            Engine::Chromium => {
                let params = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": width < 600 });
                self.devtools("Emulation.setDeviceMetricsOverride", params)
                    .await;
            }
            Engine::Firefox => {
                let (script, arguments) =
                    preferences(&[(FIREFOX_RATIO, Some(json!(ratio.to_string())))]);
                self.in_firefox(script, arguments).await;
                // A window has a least width; what shows the page in it has none.
                let narrow = format!("gBrowser.selectedBrowser.style.maxWidth = '{width}px'");
                self.in_firefox(&narrow, json!([])).await;
                self.resize((width, height)).await;
            }
            Engine::WebKit => {
                if ratio.to_bits() != 1f64.to_bits() {
                    self.engine.cannot("has the pixels of its screen");
                }
                self.resize((width, height)).await;
            }
        }
    }

    /// Makes the window so large that the page in it has this size.
    async fn resize(&self, (width, height): (u32, u32)) {
        for _ in 0..4 {
            let inner = self.run("return [innerWidth, innerHeight]").await;
            let (_, _, outer_width, outer_height) = self.rect().await;
            let more = |wanted: u32, inner: &Value, outer: u64| {
                let inner = inner.as_u64().expect("a whole number");
                (u64::from(wanted) + outer).saturating_sub(inner)
            };
            if inner == json!([width, height]) {
                return;
            }
            let rect = json!({ "width": more(width, &inner[0], outer_width), "height": more(height, &inner[1], outer_height) });
            self.command("window/rect", rect).await;
            self.run("await frame()").await;
        }
        let inner = self.run("return [innerWidth, innerHeight]").await;
        if inner != json!([width, height]) {
            self.engine.cannot(&format!(
                "has no window of {width} by {height}, but of {inner}"
            ));
        }
    }

    /// Answers a media query in this way.
    pub async fn media(&self, name: &str, value: &str) {
        match self.engine {
            Engine::Chromium => {
                let params = json!({ "features": [{ "name": name, "value": value }] });
                self.devtools("Emulation.setEmulatedMedia", params).await;
            }
            Engine::Firefox => {
                let row = FIREFOX_MEDIA
                    .iter()
                    .find(|(query, answer, ..)| (*query, *answer) == (name, value));
                let Some((_, _, preference, number)) = row else {
                    self.engine
                        .cannot(&format!("has no preference for {name}: {value}"));
                };
                let answer = (*preference, Some(json!(number)));
                let (script, arguments) = preferences(&[answer]);
                self.in_firefox(script, arguments).await;
            }
            Engine::WebKit => self.engine.cannot("takes its preferences from the system"),
        }
    }
}

/// The size of the page in a window that a case has not changed.
pub(crate) const FIRST_SCREEN: (u32, u32) = (1280, 900);
