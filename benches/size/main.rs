//! How many bytes a browser loads from the built site, by the browser's own account: `cargo xtask size`
//! runs this, prints a table for each visit, and fails when the WebAssembly is above its limit.

mod report;

use std::path::PathBuf;
use std::process::ExitCode;

use downhill_harness::{Driver, Window, made, serve_as_host, variable};
use report::Loaded;
use serde_json::Value;

/// Waits until no file has come for a second.
const QUIET: &str = "
    const count = () => performance.getEntriesByType('resource').length;
    for (let seen = -1; seen !== count(); ) {
        seen = count();
        await new Promise((next) => setTimeout(next, 1000));
    }";

/// Opens every panel, for a part that is loaded by one of them.
const PANELS: &str = "
    for (const figure of figures()) {
        for (const panel of figure.shadowRoot.querySelectorAll('details')) panel.open = true;
        await frame();
    }";

/// What the page has loaded: name, bytes, bytes on the line.
const LOADED: &str = "
    const entries = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
    return entries.map(({ name, decodedBodySize, encodedBodySize }) => {
        const { origin, pathname, search } = new URL(name);
        return [origin === location.origin ? pathname.slice(1) + search : name, decodedBodySize, encodedBodySize];
    })";

#[tokio::main]
async fn main() -> ExitCode {
    match report().await {
        Ok(sentence) => {
            println!("\n{sentence}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("\nsize: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn report() -> Result<String, String> {
    let driver = Driver::start();
    let site = serve_as_host(&PathBuf::from(variable("DOWNHILL_DIST")));
    let mut all = Vec::new();

    let window = Window::open(&driver, site).await;
    window.go("index.html").await;
    window.run(PANELS).await;
    all.extend(visit(window, "The lesson to its end, panels opened").await?);

    // The server has compressed these files by now, so that none of them takes seconds.
    let window = Window::open(&driver, site).await;
    window.goto("index.html").await;
    all.extend(visit(window, "The lesson's first screen").await?);

    let window = Window::open(&driver, site).await;
    window.made("<downhill-curve></downhill-curve>").await;
    all.extend(visit(window, "A curve in another page").await?);

    report::wasm(&all)
}

/// Prints what the page of this window has loaded, once no more comes.
async fn visit(window: Window, name: &str) -> Result<Vec<Loaded>, String> {
    window.run(QUIET).await;
    let answer = window.run(LOADED).await;
    window.close().await;
    let file = |entry: &Value| {
        Some(Loaded {
            name: entry[0].as_str()?.to_owned(),
            raw: entry[1].as_u64()?,
            brotli: entry[2].as_u64()?,
        })
    };
    let files: Option<Vec<Loaded>> = answer.as_array().into_iter().flatten().map(file).collect();
    let mut files = files.ok_or_else(|| format!("{name}: {answer}"))?;
    // The page around a figure is somebody else's; an icon that it does not have is empty.
    files.retain(|file| !file.name.starts_with(&made("")) && file.raw > 0);
    print!("\n{}", report::table(name, &files));
    Ok(files)
}
