//! Two visits of a reader, and what the platform holds after each, field by field.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::{Value, json};

use crate::PLATFORM;

cases![
    the_visits_of_edition_1_2,
    the_visits_of_edition_2004,
    the_visits_where_the_frame_forbids_storage,
    what_was_reached_is_not_taken_back,
];

/// What a browser does in a frame whose storage is forbidden.
const FORBIDDEN: &str = "if (top !== window) for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })";

async fn the_visits_of_edition_1_2(window: Arc<Window>) {
    visits(&window, "1.2", told_in_1_2).await;
}

async fn the_visits_of_edition_2004(window: Arc<Window>) {
    visits(&window, "2004", told_in_2004).await;
}

async fn the_visits_where_the_frame_forbids_storage(window: Arc<Window>) {
    let script = json!({ "source": FORBIDDEN });
    window
        .devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .await;
    window.goto(PLATFORM).await;
    let denied = window
        .run("await visit('1.2'); try { return document.querySelector('iframe').contentWindow.localStorage } catch ({ name }) { return name }")
        .await;
    assert_eq!(denied, "SecurityError");
    visits(&window, "1.2", told_in_1_2).await;
    visits(&window, "2004", told_in_2004).await;
}

/// How far the reader is.
#[derive(Clone, Copy, PartialEq)]
enum Time {
    First,
    HalfDone,
    Finished,
}

/// The first visit, half done; the second, in which the rest is done.
async fn visits(window: &Window, edition: &str, expected: fn(Time, &str) -> Value) {
    window.goto(PLATFORM).await;
    let told = window
        .run(&format!(
            "await visit('{edition}'); return told('{edition}')"
        ))
        .await;
    assert_eq!(told, expected(Time::First, ""));
    window
        .run("const [step, ways] = tasks(); step.answer('-0.9', 1, { correct: '-0.9' }); ways.answer('1 2', 0)")
        .await;
    let left = window.run(&format!("return leave('{edition}')")).await;
    assert_eq!(left[0], expected(Time::HalfDone, ""));
    assert_eq!(left[1], json!(true), "the session is closed");

    let seen = window
        .run(&format!("await visit('{edition}'); const [step, ways, floor] = tasks(); const {{ top, bottom }} = ways.getBoundingClientRect(); return [step.done, step.answerText, ways.done, ways.answerText, ways.attempts, floor.attempts, top >= 0 && bottom <= 600]"))
        .await;
    assert_eq!(seen, json!([true, "-0.9", false, "1 2", 1, 0, true]));
    let mut told = window.run(&format!("return told('{edition}')")).await;
    let mut resumed = expected(Time::HalfDone, "resume");
    for visit in [&mut told, &mut resumed] {
        without_the_visit(visit);
    }
    assert_eq!(told, resumed, "nothing is lost by coming back");
    let answered = window
        .run("await frame(); return elements.filter(element => /latency|time$|location|score/.test(element))")
        .await;
    assert_eq!(answered, json!([]), "coming back is no answer");
    window
        .run("const [, ways, floor] = tasks(); ways.answer('1 3', 1); floor.answer('x = 0.3, loss\\n3.9', 1)")
        .await;
    let left = window.run(&format!("return leave('{edition}')")).await;
    assert_eq!(left[0], expected(Time::Finished, "resume"));
    assert_eq!(left[1], json!(true), "the session is closed");
    nothing_is_refused(window).await;
}

/// Leaves out what a platform begins anew at each visit.
fn without_the_visit(told: &mut Value) {
    for path in ["/core", ""] {
        let part = told.pointer_mut(path).and_then(Value::as_object_mut);
        for (name, value) in part.into_iter().flatten() {
            if ["session_time", "exit"].contains(&name.as_str()) {
                *value = json!(null);
            }
        }
    }
}

/// The runtime took all that it was told, and the page has nothing to complain of.
pub(crate) async fn nothing_is_refused(window: &Window) {
    assert_eq!(window.run("return refused").await, json!([]));
    let lines = window.console().await;
    assert!(lines.is_empty(), "{lines:?}");
}

/// A task as the stub saves it.
fn saved(score: u32, answer: &str, attempts: u32, correct: &str) -> Value {
    json!({ "done": score == 1, "score": score, "attempts": attempts, "answerText": answer, "correct": correct })
}

/// What is kept to restore the tasks.
fn suspended(time: Time) -> Value {
    let step = json!([1, 1, saved(1, "-0.9", 1, "-0.9")]);
    match time {
        Time::First => json!(""),
        Time::HalfDone => json!({ "version": 1, "tasks": {
            "next step": step,
            "ways": [0, 0, saved(0, "1 2", 1, "1 3")],
            ".3": [0, 0],
        } }),
        Time::Finished => json!({ "version": 1, "tasks": {
            "next step": step,
            "ways": [1, 1, saved(1, "1 3", 2, "1 3")],
            ".3": [1, 1, saved(1, "x = 0.3, loss\n3.9", 1, "loss < 4")],
        } }),
    }
}

/// What stands at a time for the first visit, half of the tasks, all of them.
fn at<T>(time: Time, first: T, half: T, all: T) -> T {
    match time {
        Time::First => first,
        Time::HalfDone => half,
        Time::Finished => all,
    }
}

fn told_in_1_2(time: Time, entry: &str) -> Value {
    let is_first = time == Time::First;
    let is_finished = time == Time::Finished;
    let interaction = |id: &str, of: &str, correct: Option<&str>, answer: &str, result: &str| {
        let patterns = correct.map_or(json!({}), |pattern| json!({ "0": { "pattern": pattern } }));
        let (latency, time) = if answer.is_empty() {
            ("", "")
        } else {
            ("latency", "time")
        };
        json!({
            "id": id, "type": of, "weighting": "1", "correct_responses": patterns, "objectives": {},
            "student_response": answer, "result": result, "latency": latency, "time": time,
        })
    };
    let step = if is_first {
        interaction("next_step", "fill-in", None, "", "")
    } else {
        interaction("next_step", "numeric", Some("-0.9"), "-0.9", "correct")
    };
    let ways = at(time, ("", ""), ("1,2", "wrong"), ("1,3", "correct"));
    let floor = if is_finished {
        ("x = 0.3, loss 3.9", "correct")
    } else {
        ("", "")
    };
    json!({
        "comments": "",
        "comments_from_lms": "",
        "core": {
            "credit": "", "entry": entry, "lesson_mode": "normal", "student_id": "", "student_name": "",
            "exit": at(time, "", "suspend", ""),
            "lesson_location": at(time, "", "ways", "task3"),
            "lesson_status": at(time, "incomplete", "incomplete", "completed"),
            "score": {
                "raw": at(time, "", "33.33", "100"),
                "min": if is_first { "" } else { "0" },
                "max": "100",
            },
            "session_time": "session_time",
        },
        "interactions": {
            "0": step,
            "1": interaction("ways", "choice", Some("1,3"), ways.0, ways.1),
            "2": interaction("task3", "performance", Some("loss < 4"), floor.0, floor.1),
        },
        "launch_data": "",
        "objectives": {},
        "student_data": { "mastery_score": "", "max_time_allowed": "", "time_limit_action": "" },
        "student_preference": { "audio": "", "language": "", "speed": "", "text": "" },
        "suspend_data": suspended(time),
    })
}

fn told_in_2004(time: Time, entry: &str) -> Value {
    let is_first = time == Time::First;
    let is_finished = time == Time::Finished;
    let interaction = |id: &str,
                       of: &str,
                       question: &str,
                       correct: Option<&str>,
                       answer: &str,
                       result: &str| {
        let patterns = correct.map_or(json!({}), |pattern| json!({ "0": { "pattern": pattern } }));
        let (latency, timestamp) = if answer.is_empty() {
            ("", "")
        } else {
            ("latency", "timestamp")
        };
        json!({
            "id": id, "type": of, "weighting": "1", "correct_responses": patterns, "objectives": {},
            "description": question, "learner_response": answer, "result": result,
            "latency": latency, "timestamp": timestamp,
        })
    };
    let where_to = "Where does the next step land?";
    let step = if is_first {
        interaction("next_step", "long-fill-in", where_to, None, "", "")
    } else {
        interaction(
            "next_step",
            "numeric",
            where_to,
            Some("-0.9[:]-0.9"),
            "-0.9",
            "correct",
        )
    };
    let ways = at(time, ("", ""), ("1[,]2", "incorrect"), ("1[,]3", "correct"));
    let floor = if is_finished {
        ("x = 0.3, loss 3.9", "correct")
    } else {
        ("", "")
    };
    json!({
        "comments_from_learner": {},
        "comments_from_lms": {},
        "completion_status": at(time, "incomplete", "incomplete", "completed"),
        "completion_threshold": "",
        "credit": "credit",
        "entry": entry,
        "exit": at(time, "", "suspend", "normal"),
        "interactions": {
            "0": step,
            "1": interaction("ways", "choice", "Which of these reach the floor?", Some("1[,]3"), ways.0, ways.1),
            "2": interaction("task3", "other", "Bring the loss below 4.", Some("loss < 4"), floor.0, floor.1),
        },
        "launch_data": "",
        "learner_id": "",
        "learner_name": "",
        "learner_preference": { "audio_captioning": "0", "audio_level": "1", "delivery_speed": "1", "language": "" },
        "location": at(time, "", "ways", "task3"),
        "max_time_allowed": "",
        "mode": "normal",
        "objectives": {},
        "progress_measure": at(time, "", "0.3333", "1"),
        "scaled_passing_score": "",
        "score": {
            "raw": at(time, "", "33.33", "100"),
            "min": if is_first { "" } else { "0" },
            "max": if is_first { "" } else { "100" },
            "scaled": at(time, "", "0.3333", "1"),
        },
        "session_time": "session_time",
        "success_status": at(time, "unknown", "unknown", "passed"),
        "suspend_data": suspended(time),
        "time_limit_action": "continue,no message",
        "total_time": "PT0S",
    })
}

// A reader who tries again, or looks at the page again, is no worse off for it.
async fn what_was_reached_is_not_taken_back(window: Arc<Window>) {
    window.goto(PLATFORM).await;
    let told = window
        .run("await visit('1.2'); for (const task of tasks()) task.answer('1', 1); tasks()[0].reset(); window.held = told('1.2').interactions[0]; tasks()[0].answer('2', 0); return told('1.2').core")
        .await;
    let held = window
        .run("return [held.type, held.student_response, held.result]")
        .await;
    assert_eq!(held, json!(["numeric", "1", "correct"]));
    assert_eq!(told["score"]["raw"], "100");
    assert_eq!(told["lesson_status"], "completed");
    let again = window
        .run("leave('1.2'); kept.suspend_data = ''; kept.core.lesson_status = 'passed'; await visit('1.2'); tasks()[1].answer('2', 0); return leave('1.2')[0].core")
        .await;
    assert_eq!(again["score"]["raw"], "100");
    assert_eq!(again["lesson_status"], "passed", "as the platform has it");
    nothing_is_refused(&window).await;
}
