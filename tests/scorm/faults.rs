//! What a platform does not take, and how the page goes on.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::{Value, json};

use crate::PLATFORM;
use crate::hands::run;

cases![
    too_much_to_keep_costs_no_score,
    a_platform_that_fails_disturbs_nobody,
    what_cannot_be_read_is_forgotten,
    answers_of_every_form_are_taken,
];

/// What the page has written to the console, all of it warnings of the bridge.
async fn warnings(window: &Window) -> Vec<String> {
    let lines = window.console().await;
    let text = |line: &Value| {
        let message = line["message"].to_string();
        assert!(
            line["level"] == "WARNING" && message.contains("downhill-scorm: "),
            "{line}"
        );
        message
    };
    lines.iter().map(text).collect()
}

async fn too_much_to_keep_costs_no_score(window: Arc<Window>) {
    for (edition, limit, many) in [("1.2", 4096, 5_000), ("2004", 64_000, 70_000)] {
        window.goto(PLATFORM).await;
        let kept = run(&window, &format!("await visit('{edition}'); const {{ step, choose }} = reader(); pretend(step, {{ response: 'x'.repeat({many}), score: 1 }}); await choose(1, 3); leave('{edition}'); return [kept.suspend_data.length, JSON.parse(kept.suspend_data).tasks, refused]"))
            .await;
        assert!(kept[0].as_u64().is_some_and(|length| length <= limit));
        assert_eq!(
            kept[1]["next step"],
            json!([1, 1]),
            "the longest is left out"
        );
        assert_eq!(
            kept[1]["ways"][2]
                .as_str()
                .map(|saved| saved.ends_with(":1;1 3")),
            Some(true),
            "another is kept"
        );
        assert_eq!(kept[2], json!([]), "no text is too long");
        let said = warnings(&window).await;
        let is_said = |line: &String| line.contains("too few to restore the task next step");
        assert!(said.len() == 1 && said.iter().all(is_said), "{said:?}");
        let after = run(&window, &format!("await visit('{edition}'); const {{ step, ways, floor, predict, walk, until }} = reader(); await until(() => ways.done); const before = step.attempts; await predict('-1.2'); await walk(7); await until(() => floor.done); const [{{ core, ...all }}] = leave('{edition}'); return [before, (core ?? all).score.raw, core?.lesson_status ?? all.completion_status]"))
            .await;
        assert_eq!(after, json!([0, "100", "completed"]));
        warnings(&window).await;
    }
}

async fn a_platform_that_fails_disturbs_nobody(window: Arc<Window>) {
    // All but the first call throws; all fails; the first call throws.
    for (api, least) in [
        (
            "{ LMSInitialize: () => 'true', LMSGetLastError: () => '0' }",
            4,
        ),
        (
            "{ LMSInitialize: () => 'true', LMSGetLastError: () => '0', LMSGetValue: () => '', LMSSetValue: () => 'false', LMSCommit: () => 'false', LMSFinish: () => 'false', LMSGetErrorString: () => 'no reason' }",
            4,
        ),
        ("{ LMSInitialize() { throw new Error('gone') } }", 1),
        (
            "{ LMSInitialize: () => 'false', LMSGetLastError: () => '101', LMSGetErrorString: () => 'General exception' }",
            1,
        ),
        (
            "{ LMSInitialize: () => 'false', LMSGetLastError: () => '', LMSGetErrorString: () => '' }",
            1,
        ),
    ] {
        window.goto(PLATFORM).await;
        let seen = run(&window, &format!("window.API = {api}; const frame1 = document.createElement('iframe'); frame1.src = '1.2/lesson.html'; document.body.append(frame1); await new Promise(done => frame1.onload = done); await reader().finish(); const all = [...tasks()].map(task => task.done); frame1.remove(); return all"))
            .await;
        assert_eq!(seen, json!([true, true, true]));
        let said = warnings(&window).await;
        assert!(said.len() >= least, "{said:?}");
        let once: std::collections::BTreeSet<_> = said.iter().collect();
        assert_eq!(once.len(), said.len(), "each is said once: {said:?}");
    }
}

async fn what_cannot_be_read_is_forgotten(window: Arc<Window>) {
    window.goto(PLATFORM).await;
    for text in [
        "of another package",
        "{\"version\":1,\"tasks\":{\"ways\":[1",
        "{\"version\":7}",
    ] {
        let raw = run(&window, &format!("await visit('1.2'); leave('1.2'); kept.suspend_data = {}; await visit('1.2'); await reader().choose(1, 3); return leave('1.2')[0].core.score.raw", json!(text)))
            .await;
        assert_eq!(raw, "33.33", "{text}");
        let said = warnings(&window).await;
        assert!(
            said.len() == 1 && said[0].contains("cannot be read"),
            "{said:?}"
        );
        window.run("kept = undefined").await;
    }
}

// A runtime compares each text with its format, and refuses it otherwise.
async fn answers_of_every_form_are_taken(window: Arc<Window>) {
    for (edition, response) in [("1.2", "student_response"), ("2004", "learner_response")] {
        window.goto(PLATFORM).await;
        window.run(&format!("await visit('{edition}')")).await;
        for (task, answer, of, told) in [
            (0, "-0.25", "numeric", "-0.25"),
            (0, "1e-5", "text", "1e-5"),
            (
                0,
                "a, b, c, d, e, f, g, h, i, j, k, l [,] m",
                "text",
                "a, b, c, d, e, f, g, h, i, j, k, l [,] m",
            ),
            (
                0,
                "{lang=xx} \\\"quoted\\\"\\t∇L ≤ 4",
                "text",
                "({lang=xx} \"quoted\" ∇L ≤ 4",
            ),
            (
                1,
                "3 12",
                "choice",
                if edition == "1.2" { "3,c" } else { "3[,]12" },
            ),
            if edition == "1.2" {
                (1, "3 36", "text", "3 36")
            } else {
                (1, "3 36", "choice", "3[,]36")
            },
            (1, "the second", "text", "the second"),
            (
                2,
                "loss = 3.9[:]4, step 7",
                "goal",
                "loss = 3.9[:]4, step 7",
            ),
        ] {
            let types = match (edition, of) {
                ("1.2", "text") => "fill-in",
                ("1.2", "goal") => "performance",
                (_, "text") => "long-fill-in",
                (_, "goal") => "other",
                _ => of,
            };
            let held = run(&window, &format!("pretend(tasks()[{task}], {{ response: \"{answer}\", score: 0.25 }}); const held = told('{edition}').interactions[{task}]; return [held.type, held.{response}, held.result]"))
                .await;
            assert_eq!(held, json!([types, told, "0.25"]), "{edition}: {answer}");
        }
        let long = run(&window, &format!("pretend(tasks()[2], {{ response: 'long '.repeat(400), score: 0 }}); return [told('{edition}').interactions[2].{response}.length, refused]"))
            .await;
        assert_eq!(long, json!([250, []]));
        let cut = run(&window, &format!("pretend(tasks()[2], {{ response: 'x' + '\u{1f4c9}'.repeat(200), score: 0 }}); return told('{edition}').interactions[2].{response}"))
            .await;
        assert_eq!(cut, "x".to_owned() + &"\u{1f4c9}".repeat(124));
        assert_eq!(warnings(&window).await, Vec::<String>::new());
    }
}
