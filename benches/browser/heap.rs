//! What is kept while all five figures play: the heap of JavaScript, the memory of the WebAssembly, the
//! elements, minute by minute.

use downhill::figures::registry::FIGURES;
use downhill_harness::{Driver, Window, made};
use serde_json::json;

use crate::Result;

const MINUTES: u32 = 10;

/// Keeps the memory of the WebAssembly within reach.
const REACH: &str = "const real = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...all) => { const made = await real(...all); window.memory = made.exports.memory; return made };";

/// Plays for ten seconds: who stops, starts anew.
const PLAY: &str = "const end = performance.now() + 10000;
    while (performance.now() < end) {
        for (const figure of figures()) {
            if (figure.state.status === 'running') continue;
            figure.reset();
            figure.play();
        }
        await new Promise((next) => setTimeout(next, 500));
    }";

pub(crate) async fn report(driver: &Driver, site: u16) -> Result {
    let window = Window::open(driver, site).await;
    window
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": REACH }),
        )
        .await;
    window.devtools("Performance.enable", json!({})).await;
    // All of them in view at once: what is off the screen rests.
    let body: String = FIGURES
        .iter()
        .map(|figure| {
            let name = figure.name;
            format!(
                "<downhill-{name} style='zoom: 0.3; width: 900px; float: left'></downhill-{name}>"
            )
        })
        .collect();
    window.go(&made(&body)).await;
    window
        .run("await Promise.all(figures().map((figure) => figure.ready))")
        .await;
    println!(
        "\nAll five figures play\nminute     heap, kB    WebAssembly, kB    nodes    listeners"
    );
    for minute in 0..=MINUTES {
        for _ in 0..6 * minute.min(1) {
            window.run(PLAY).await;
        }
        window
            .devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
        let metrics = window.devtools("Performance.getMetrics", json!({})).await;
        let metrics = metrics["metrics"].as_array().ok_or("no metrics")?;
        let metric = |name: &str| {
            let found = metrics.iter().find(|metric| metric["name"] == name);
            found
                .and_then(|metric| metric["value"].as_f64())
                .unwrap_or(f64::NAN)
        };
        let memory = window.number("memory.buffer.byteLength").await;
        println!(
            "{minute:>6} {:>12.0} {:>18.0} {:>8} {:>12}",
            metric("JSHeapUsedSize") / 1000.0,
            memory / 1000.0,
            metric("Nodes"),
            metric("JSEventListeners"),
        );
    }
    window.close().await;
    Ok(())
}
