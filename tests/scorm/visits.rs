//! Three visits of a reader, and what the platform holds after each, field by field.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::{Value, json};

use crate::PLATFORM;
use crate::hands::run;

cases![
    the_visits_of_edition_1_2,
    the_visits_of_edition_2004,
    the_visits_where_the_frame_forbids_storage,
    what_was_predicted_is_compared_at_the_next_visit,
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

/// What the goal's task says of it at the end.
const REACHED: &str = "Reached after 7 steps, at the 2nd try.";

/// How far the reader is.
#[derive(Clone, Copy, PartialEq)]
enum Time {
    First,
    HalfDone,
    Finished,
}

/// The first visit, half done; the second, in which the rest is done; the third, to look at it again.
async fn visits(window: &Window, edition: &str, expected: fn(Time, &str) -> Value) {
    window.goto(PLATFORM).await;
    let told = window
        .run(&format!(
            "await visit('{edition}'); return told('{edition}')"
        ))
        .await;
    assert_eq!(told, expected(Time::First, ""));
    run(window, "const { step, floor, until, predict, walk, choose } = reader(); await predict('-1.2'); await walk(1); await until(() => step.done && floor.attempts); await choose(1, 2)").await;
    let left = window.run(&format!("return leave('{edition}')")).await;
    assert_eq!(left[0], expected(Time::HalfDone, ""));
    assert_eq!(left[1], json!(true), "the session is closed");

    let seen = run(
        window,
        &format!("await visit('{edition}'); const {{ step, ways, floor, hill, until }} = reader(); await until(() => step.attempts && ways.attempts && floor.attempts); await hill.ready; await frame();
            const isShown = () => {{ const {{ top, bottom }} = ways.getBoundingClientRect(); return top >= 0 && bottom <= 600 }}; await until(isShown); return [step.done, step.response, ways.done, ways.response, ways.attempts, floor.done, floor.attempts, hill.state.step, isShown()]"),
    )
    .await;
    assert_eq!(
        seen,
        json!([true, "-1.2", false, "1 2", 1, false, 1, 0, true])
    );
    nothing_is_lost(window, edition, expected(Time::HalfDone, "resume")).await;
    let answered = window
        .run("await frame(); return elements.filter(element => /latency|time$|location|score/.test(element))")
        .await;
    assert_eq!(answered, json!([]), "coming back is no answer");
    run(window, "const { floor, until, walk, choose } = reader(); await choose(1, 3); await walk(7); await until(() => floor.done)").await;
    let left = window.run(&format!("return leave('{edition}')")).await;
    assert_eq!(left[0], expected(Time::Finished, "resume"));
    assert_eq!(left[1], json!(true), "the session is closed");

    run(window, &format!("await visit('{edition}'); const {{ step, ways, floor, until }} = reader(); await until(() => step.done && ways.done && floor.done)")).await;
    nothing_is_lost(window, edition, expected(Time::Finished, "resume")).await;
    window.run(&format!("leave('{edition}')")).await;
    nothing_is_refused(window).await;
}

/// What the platform holds is that of the last visit.
async fn nothing_is_lost(window: &Window, edition: &str, mut last: Value) {
    let mut told = window.run(&format!("return told('{edition}')")).await;
    for visit in [&mut told, &mut last] {
        without_the_visit(visit);
    }
    assert_eq!(told, last, "nothing is lost by coming back");
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

/// What is kept to restore the tasks.
fn suspended(time: Time) -> Value {
    let step = json!([1, 1, "1;-1.2;-1.2"]);
    match time {
        Time::First => json!(""),
        Time::HalfDone => json!({ "version": 1, "tasks": {
            "next step": step,
            "ways": [0, 0, "1;1 2"],
            ".3": [0, 0, "1"],
        } }),
        Time::Finished => json!({ "version": 1, "tasks": {
            "next step": step,
            "ways": [0.5, 1, "2;1 3"],
            ".3": [1, 1, "2;7"],
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

/// The right answer, which a task tells with its first answer.
fn known(time: Time, correct: &str) -> Option<&str> {
    (time != Time::First).then_some(correct)
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
        interaction("next_step", "numeric", Some("-1.2"), "-1.2", "correct")
    };
    let ways = at(time, ("", ""), ("1,2", "wrong"), ("1,3", "0.5"));
    let floor = if is_finished {
        (REACHED, "correct")
    } else {
        ("", "")
    };
    json!({
        "comments": "",
        "comments_from_lms": "",
        "core": {
            "credit": "", "entry": entry, "lesson_mode": "normal", "student_id": "", "student_name": "",
            "exit": at(time, "", "suspend", "suspend"),
            "lesson_location": at(time, "", "ways", "task3"),
            "lesson_status": at(time, "incomplete", "incomplete", "completed"),
            "score": {
                "raw": at(time, "", "33.33", "83.33"),
                "min": if is_first { "" } else { "0" },
                "max": "100",
            },
            "session_time": "session_time",
        },
        "interactions": {
            "0": step,
            "1": interaction("ways", "choice", known(time, "1,3"), ways.0, ways.1),
            "2": interaction("task3", "performance", is_finished.then_some("y < 0.1"), floor.0, floor.1),
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
            Some("-1.2[:]-1.2"),
            "-1.2",
            "correct",
        )
    };
    let ways = at(time, ("", ""), ("1[,]2", "incorrect"), ("1[,]3", "0.5"));
    let floor = if is_finished {
        (REACHED, "correct")
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
        "exit": at(time, "", "suspend", "suspend"),
        "interactions": {
            "0": step,
            "1": interaction("ways", "choice", "Which of these reach the floor?", known(time, "1[,]3"), ways.0, ways.1),
            "2": interaction("task3", "other", "Bring the loss below 0.1.", is_finished.then_some("y < 0.1"), floor.0, floor.1),
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
            "raw": at(time, "", "33.33", "83.33"),
            "min": if is_first { "" } else { "0" },
            "max": if is_first { "" } else { "100" },
            "scaled": at(time, "", "0.3333", "0.8333"),
        },
        "session_time": "session_time",
        "success_status": "unknown",
        "suspend_data": suspended(time),
        "time_limit_action": "continue,no message",
        "total_time": "PT0S",
    })
}

// Guards against a prediction that is lost, or never compared, because the reader left before the figure ran.
async fn what_was_predicted_is_compared_at_the_next_visit(window: Arc<Window>) {
    for (edition, response) in [("1.2", "student_response"), ("2004", "learner_response")] {
        window.goto(PLATFORM).await;
        let left = run(
            &window,
            &format!("await visit('{edition}'); await reader().predict('-0,5'); const [held] = leave('{edition}'); return [held.suspend_data.tasks['next step'], held.interactions[0].{response}]"),
        )
        .await;
        assert_eq!(left, json!([[0, 0, "1;-0.5"], "-0.5"]));
        let seen = run(
            &window,
            &format!("await visit('{edition}'); const {{ step, until, walk }} = reader(); await until(() => step.attempts); const before = step.done; await walk(1); await until(() => step.done);
                const [held] = leave('{edition}'); const {{ type, {response}: answer, result, correct_responses }} = held.interactions[0]; return [before, held.suspend_data.tasks['next step'], type, answer, result, correct_responses[0].pattern]"),
        )
        .await;
        let (wrong, pattern) = match edition {
            "1.2" => ("wrong", "-1.2"),
            _ => ("incorrect", "-1.2[:]-1.2"),
        };
        assert_eq!(
            seen,
            json!([
                false,
                [0, 1, "1;-0.5;-1.2"],
                "numeric",
                "-0.5",
                wrong,
                pattern
            ])
        );
        nothing_is_refused(&window).await;
    }
}

// A reader who tries again, or looks at the page again, is no worse off for it.
async fn what_was_reached_is_not_taken_back(window: Arc<Window>) {
    for (edition, response) in [("1.2", "student_response"), ("2004", "learner_response")] {
        window.goto(PLATFORM).await;
        let seen = run(
            &window,
            &format!("await visit('{edition}'); const {{ step, hill, until, predict, walk, finish }} = reader(); await finish(); step.reset(); await frame();
                const {{ type, {response}: answer, result }} = told('{edition}').interactions[0];
                hill.reset(); await predict('5'); await walk(1); await until(() => step.done);
                const all = told('{edition}'), core = all.core ?? all; return [type, answer, result, all.interactions[0].{response}, core.score.raw, core.lesson_status ?? core.completion_status, core.success_status]"),
        )
        .await;
        let success = (edition == "2004").then_some("passed");
        assert_eq!(
            seen,
            json!([
                "numeric",
                "-1.2",
                "correct",
                "5.0",
                "100",
                "completed",
                success
            ])
        );
        let passed = match edition {
            "1.2" => "core.lesson_status = 'passed'",
            _ => "success_status = 'passed'",
        };
        let again = run(
            &window,
            &format!("leave('{edition}'); kept.suspend_data = ''; kept.{passed}; await visit('{edition}'); await reader().choose(2);
                const [all] = leave('{edition}'), core = all.core ?? all; return [core.score.raw, core.lesson_status ?? core.completion_status, core.success_status]"),
        )
        .await;
        let expected = match edition {
            "1.2" => json!(["100", "passed", null]),
            _ => json!(["100", "completed", "passed"]),
        };
        assert_eq!(again, expected, "as the platform has it");
        nothing_is_refused(&window).await;
    }
}
