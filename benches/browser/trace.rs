//! Scripting time, read from the events of a browser's trace.

use serde_json::Value;

/// The categories of events that [`scripting`] reads.
pub(crate) const CATEGORIES: &str = "devtools.timeline,blink.user_timing";

/// The mark that the page sets at the start of each frame.
const MARK: &str = "downhill-frame";

/// The events that are scripting, collecting its garbage included.
const SCRIPTING: [&str; 8] = [
    "EvaluateScript",
    "EventDispatch",
    "FireAnimationFrame",
    "FunctionCall",
    "MajorGC",
    "MinorGC",
    "RunMicrotasks",
    "TimerFire",
];

/// An event with a duration, in microseconds.
struct Span {
    start: f64,
    end: f64,
}

/// Milliseconds of scripting in each frame, on the thread that set the marks.
///
/// A frame lasts from the script that set one mark to the script that set the next. Scripting
/// inside of scripting counts once; style and layout that a script forces count as the script's.
pub(crate) fn scripting(events: &[Value]) -> Vec<f64> {
    let marks: Vec<&Value> = events
        .iter()
        .filter(|event| event["name"] == MARK)
        .collect();
    let Some(&first) = marks.first() else {
        return Vec::new();
    };
    let here = |event: &&Value| event["pid"] == first["pid"] && event["tid"] == first["tid"];
    let spans = outermost(events.iter().filter(here).filter_map(span).collect());
    let mut starts: Vec<f64> = marks
        .iter()
        .filter_map(|mark| mark["ts"].as_f64())
        .map(|at| {
            let around = spans.iter().find(|span| span.start <= at && at <= span.end);
            around.map_or(at, |span| span.start)
        })
        .collect();
    starts.sort_by(f64::total_cmp);
    let during = |frame: &[f64]| {
        let inside = |span: &&Span| (frame[0]..frame[1]).contains(&span.start);
        let spans = spans.iter().filter(inside);
        spans.map(|span| span.end - span.start).sum::<f64>() / 1000.0
    };
    starts.windows(2).map(during).collect()
}

fn span(event: &Value) -> Option<Span> {
    let name = event["name"].as_str()?;
    let start = event["ts"].as_f64()?;
    let end = start + event["dur"].as_f64()?;
    SCRIPTING.contains(&name).then_some(Span { start, end })
}

/// The spans that lie in no other, in the order of time.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|a, b| a.start.total_cmp(&b.start).then(b.end.total_cmp(&a.end)));
    let mut until = f64::NEG_INFINITY;
    spans.retain(|span| {
        let outer = span.start >= until;
        until = until.max(span.end);
        outer
    });
    spans
}
