//! The time from the click to the first figure that answers, beside a page that holds nothing but a
//! canvas.

use std::path::{Path, PathBuf};

use downhill_harness::{Driver, Window, serve_as_host, variable};
use serde_json::json;

use crate::{Result, quantile};

/// The place of the lesson's first figure: where it does not see one, a figure does not start.
const LESSON: &str = "index.html#curve";

/// How many browsers are started, each with an empty profile.
const PROFILES: usize = 5;
/// How often each page is visited in a profile: what a browser keeps of compiled code is there at the
/// third visit.
const VISITS: usize = 3;

/// How long a reader stays, in milliseconds: a browser keeps compiled code after some seconds.
const STAY: u32 = 4000;

/// What the script in the page has seen, with what the browser tells when the reader has stayed.
const SEEN: &str = "return await (async (stay) => {
    const sleep = (time) => new Promise((next) => setTimeout(next, time));
    const seen = await downhillFirst;
    await sleep(stay);
    const painted = () => performance.getEntriesByName('first-contentful-paint')[0];
    while (!painted()) await sleep(10);
    const entries = (type) => performance.getEntriesByType(type);
    const loaded = [...entries('navigation'), ...entries('resource')];
    const bytes = loaded.reduce((sum, { transferSize }) => sum + transferSize, 0);
    return { ...seen, bytes, text: painted().startTime };
})";

/// A line and a processor.
struct Conditions {
    name: &'static str,
    /// Bytes a second, and milliseconds until an answer begins.
    line: Option<(f64, u32)>,
    /// How many times slower the processor is made.
    slower: u32,
    /// Milliseconds to the first figure that answers that are aimed at, at the first and the third
    /// visit.
    aims: Option<(f64, f64)>,
}

const CONDITIONS: [Conditions; 2] = [
    Conditions {
        name: "1.6 Mbit/s, 150 ms, a processor 4 times slower",
        line: Some((1.6e6 / 8.0, 150)),
        slower: 4,
        aims: Some((2500.0, 1500.0)),
    },
    Conditions {
        name: "neither line nor processor limited",
        line: None,
        slower: 1,
        aims: None,
    },
];

/// What one page showed at one visit, in milliseconds and bytes.
#[derive(Clone, Copy)]
struct Visit {
    /// The first figure has answered.
    answered: f64,
    /// The first contentful paint.
    text: f64,
    /// What came over the line.
    bytes: f64,
}

/// The visits of one page in all profiles, by their number.
type Visits = [Vec<Visit>; VISITS];

/// Prints a table for each of [`CONDITIONS`].
pub(crate) async fn report(driver: &Driver) -> Result {
    let lesson = serve_as_host(&PathBuf::from(variable("DOWNHILL_DIST")));
    let bare = serve_as_host(Path::new("benches/browser"));
    let other = serve_as_host(Path::new("benches/browser"));
    // The server compresses a file when it is first asked for it.
    let window = Window::open(driver, lesson).await;
    window.go(LESSON).await;
    window.close().await;
    println!("\nFrom the click to the first figure that answers, median of {PROFILES} profiles");
    for conditions in &CONDITIONS {
        let (mut of_lesson, mut of_bare) = (Visits::default(), Visits::default());
        for _ in 0..PROFILES {
            let window = Window::open(driver, other).await;
            // A reader's browser has shown pages before.
            window.goto("bare.html").await;
            for number in 0..VISITS {
                let seen = visit(&window, (lesson, LESSON, STAY), conditions).await?;
                of_lesson[number].push(seen);
                let seen = visit(&window, (bare, "bare.html", 0), conditions).await?;
                of_bare[number].push(seen);
            }
            window.close().await;
        }
        print(conditions, &of_lesson, &of_bare)?;
    }
    Ok(())
}

/// Opens a page in a new tab, as a reader who stays so many milliseconds.
async fn visit(
    window: &Window,
    (site, page, stay): (u16, &str, u32),
    conditions: &Conditions,
) -> Result<Visit> {
    window.renew_tab().await;
    if let Some((bytes, latency)) = conditions.line {
        let line = json!({
            "offline": false,
            "latency": latency,
            "downloadThroughput": bytes,
            "uploadThroughput": bytes,
        });
        window.devtools("Network.enable", json!({})).await;
        window
            .devtools("Network.emulateNetworkConditions", line)
            .await;
    }
    let rate = json!({ "rate": conditions.slower });
    window
        .devtools("Emulation.setCPUThrottlingRate", rate)
        .await;
    let script = json!({ "source": include_str!("first.js") });
    window
        .devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .await;
    window
        .goto(&format!("http://127.0.0.1:{site}/{page}"))
        .await;
    let answer = window.run(&format!("{SEEN}({stay})")).await;
    let number = |name: &str| {
        let number = answer[name].as_f64();
        number.ok_or_else(|| format!("{page} shows no figure that answers: {answer}"))
    };
    if answer["moved"] != true {
        return Err(format!("{page}: a step does not change the figure: {answer}").into());
    }
    Ok(Visit {
        answered: number("answered")?,
        text: number("text")?,
        bytes: number("bytes")?,
    })
}

/// A row: its name, the visits, which of their numbers, its unit.
type Row<'a> = (&'a str, &'a Visits, fn(&Visit) -> f64, &'a str);

fn print(conditions: &Conditions, lesson: &Visits, bare: &Visits) -> Result {
    let Conditions { name, aims, .. } = conditions;
    println!("{name:<48} {:>10} {:>12}", "1st visit", "3rd visit");
    let rows: [Row; 5] = [
        (
            "the lesson: first figure answers",
            lesson,
            |visit| visit.answered,
            "ms",
        ),
        (
            "a bare page: its canvas answers",
            bare,
            |visit| visit.answered,
            "ms",
        ),
        (
            "the lesson: first contentful paint",
            lesson,
            |visit| visit.text,
            "ms",
        ),
        (
            "a bare page: first contentful paint",
            bare,
            |visit| visit.text,
            "ms",
        ),
        (
            "the lesson: bytes on the line",
            lesson,
            |visit| visit.bytes / 1e3,
            "kB",
        ),
    ];
    let mut answers = Vec::new();
    for (name, visits, of, unit) in rows {
        let median = |number: usize| {
            let values = visits[number].iter().map(of).collect();
            quantile(values, 0.5).ok_or("no visits")
        };
        let (first, third) = (median(0)?, median(VISITS - 1)?);
        print!("  {name:<46} {first:>7.0} {unit} {third:>9.0} {unit}");
        match aims {
            Some((first, third)) if answers.is_empty() => println!("    aims: {first}, {third}"),
            _ => println!(),
        }
        answers.push((first, third));
    }
    let [lesson, bare, ..] = answers[..] else {
        return Err("no rows".into());
    };
    let (first, third) = (lesson.0 / bare.0, lesson.1 / bare.1);
    println!(
        "  {:<46} {first:>7.1} {third:>12.1}",
        "the lesson / a bare page"
    );
    Ok(())
}
