//! The tasks of the page for teachers, one for each of the twelve misconceptions: each is given nonsense, a
//! wrong answer and the right one.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::{Value, json};

use crate::lesson::HANDS;

cases![each_task_tells_nonsense_and_wrong_answers_from_the_right_one];

/// A task of the page. `f` is its figure, `task` the task; `field`, `word` and `pick` answer it.
struct Answers {
    id: &'static str,
    /// The id of the figure, if the task is about one.
    figure: Option<&'static str>,
    /// What is no answer, and a part of what is said of it; nothing is said of an answer that was not given.
    nonsense: (&'static str, &'static str),
    /// What is wrong, and a part of what is said of it.
    wrong: (&'static str, &'static str),
    /// What is right, and a part of what is said of it.
    right: (&'static str, &'static str),
}

const TASKS: [Answers; 12] = [
    Answers {
        id: "task-faster",
        figure: Some("hunt"),
        nonsense: ("f.set({ lr: 'fast' })", "Not reached yet."),
        wrong: (
            "f.set({ lr: 0.6 }); f.step(2000)",
            "Not reached yet, at the 1st try.",
        ),
        right: (
            "f.reset(); await frame(); f.set({ lr: 0.46 }); f.step(2000)",
            "at the 2nd try.",
        ),
    },
    Answers {
        id: "task-lowest",
        figure: Some("two-minima"),
        nonsense: (
            "await press(task, 'predict')",
            "A prediction is one of negative, zero, positive.",
        ),
        wrong: (
            "await word('positive'); f.step(400)",
            "Not quite: sign(x) is negative",
        ),
        right: (
            "await again(); await word('negative'); f.step(400)",
            "Right: sign(x) is negative",
        ),
    },
    Answers {
        id: "task-zero-slope",
        figure: Some("inflection"),
        nonsense: ("f.set({ start: 'zero' })", "Not reached yet."),
        wrong: ("f.set({ start: 0.5 })", "Not reached yet."),
        right: ("f.set({ start: 0 })", "Reached"),
    },
    Answers {
        id: "task-shrinks",
        figure: None,
        nonsense: ("await press(task, 'check')", ""),
        wrong: ("await pick(0)", "Not that; try again. It stays as it is"),
        right: ("await pick(1)", "Right."),
    },
    Answers {
        id: "task-minus",
        figure: Some("uphill"),
        nonsense: ("await field('left')", "A prediction is a number"),
        wrong: ("await field('-0.4'); f.step(1)", "Not quite: x is"),
        right: (
            "await again(); await field('−0,6'); f.step(1)",
            "Right: x is",
        ),
    },
    Answers {
        id: "task-direction",
        figure: Some("valley"),
        nonsense: (
            "await field('the middle')",
            "A prediction is a list of numbers",
        ),
        wrong: ("await field('0, 0'); f.step(1)", "Not quite: point is"),
        right: (
            "await again(); await field('(-1.8, 0)'); f.step(1)",
            "Right: point is",
        ),
    },
    Answers {
        id: "task-arrived",
        figure: Some("ride"),
        nonsense: ("f.set({ forward: 'far' })", "Not reached yet"),
        wrong: ("f.step(10)", "Not reached yet"),
        right: ("await press(f, 'forward-1000000')", "Reached after"),
    },
    Answers {
        id: "task-clever",
        figure: Some("ride"),
        nonsense: ("f.set({ optimizer: 'best' })", "Not reached yet"),
        wrong: (
            "f.set({ optimizer: 'adam', lr: 1, step: 100 })",
            "Not reached yet",
        ),
        right: (
            "f.set({ optimizer: 'sgd', standardise: 'on', lr: 0.3, step: 100 })",
            "Reached after 100 steps",
        ),
    },
    Answers {
        id: "task-root",
        figure: Some("rmse"),
        nonsense: ("f.set({ lr: 'fast' })", "Not reached yet."),
        wrong: ("f.step(10)", "Not reached yet, at the 1st try."),
        right: (
            "f.reset(); await frame(); f.set({ lr: 1e-3 }); f.step(10)",
            "Reached after 10 steps, at the 2nd try.",
        ),
    },
    Answers {
        id: "task-same",
        figure: Some("digits-3-7"),
        nonsense: ("await field('high')", "A prediction is a number"),
        wrong: (
            "await field('0.98'); f.step(13)",
            "Not quite: accuracy is 0.97",
        ),
        right: (
            "await again(); await field('0.97'); f.step(26)",
            "Right: accuracy is 0.97",
        ),
    },
    Answers {
        id: "task-longer",
        figure: Some("digits-3-7"),
        nonsense: ("f.set({ step: 'many' })", "Not reached yet"),
        wrong: ("f.set({ step: 39 })", "Not reached yet"),
        right: ("f.set({ step: 52 })", "Reached after 52 steps"),
    },
    Answers {
        id: "task-knows",
        figure: None,
        nonsense: ("await press(task, 'check')", ""),
        wrong: (
            "await pick(0)",
            "Not that; try again. It has no word for that",
        ),
        right: ("await pick(2)", "Right."),
    },
];

/// Ways to answer, and what is seen of the task then: `done`, `score`, `attempts` and what it says.
const ANSWER: &str = "
    const until = async holds => { for (let k = 0; !holds(); k++) { if (k > 600) return false; await frame() } return true };
    const again = async () => { f.reset(); await frame(); task.reset(); await frame() };
    const field = async text => { const input = $('.field', task); input.value = text; input.dispatchEvent(new Event('input', { bubbles: true })); await press(task, 'predict') };
    const item = name => [...task.shadowRoot.querySelectorAll('.choices label')].find((label, k) => k === name || label.textContent.trim() === name).querySelector('input');
    const word = async name => { item(name).click(); await frame(); await press(task, 'predict') };
    const pick = async k => { item(k).click(); await frame(); await press(task, 'check') };
    const said = () => [...task.shadowRoot.querySelectorAll('.note, .about, .verdict')].filter(line => line.checkVisibility()).map(line => line.textContent).join(' ');
    const seen = () => [task.done, task.score, task.attempts, said()];
";

// Guards against a task that takes nonsense for an answer, that a wrong answer does, or that the right one
// does not; and against one on the page that this test does not know.
async fn each_task_tells_nonsense_and_wrong_answers_from_the_right_one(window: Arc<Window>) {
    window.go("teach.html").await;
    let ids = window
        .run("return [...document.querySelectorAll('downhill-task')].map(task => task.id)")
        .await;
    assert_eq!(ids, json!(TASKS.map(|task| task.id)), "all are answered");
    for Answers {
        id,
        figure,
        nonsense,
        wrong,
        right,
    } in TASKS
    {
        window.goto("teach.html").await;
        let figure = figure.map_or("undefined".into(), |id| format!("await start('{id}')"));
        let (nonsense_is, wrong_is, right_is) = (nonsense.0, wrong.0, right.0);
        let seen = window
            .run(&format!(
                "{HANDS}
                 const f = {figure}, task = await start('{id}');
                 if (f?.localName === 'downhill-digits') while (!Number.isFinite(f.state.loss)) await frame();
                 {ANSWER}
                 await until(() => $('.task', task)); await frame();
                 const told = []; document.addEventListener('downhill-task', event => event.target === task && told.push(event.detail));
                 const all = [task.kind, $('.task', task).dataset.kind, $('.fault', task).checkVisibility()];
                 {nonsense_is}; await frame(); await frame(); all.push(seen());
                 {wrong_is}; await frame(); await frame(); all.push(seen());
                 {right_is}; await until(() => task.score > 0); await frame(); all.push(seen());
                 const progress = document.querySelector('downhill-progress');
                 return [...all, told.at(-1)?.done, [progress.done, progress.of], progress.shadowRoot.textContent, Boolean(task.correct) && Boolean(task.answerText) && Boolean(task.question)]",
            ))
            .await;
        let kind = seen[0].as_str().unwrap_or_default();
        assert_eq!(seen[1], seen[0], "{id}: {seen}");
        assert_eq!(seen[2], json!(false), "{id} has no fault: {seen}");
        // A prediction is done when it is set beside what happened, right or not.
        let ends = match kind {
            "predict" => [(true, 0.0), (true, 1.0)],
            "goal" => [(false, 0.0), (true, 1.0)],
            _ => [(false, 0.0), (true, 0.5)],
        };
        let [of_wrong, of_right] = ends;
        assert_seen(id, &seen[3], (false, 0.0), nonsense.1);
        assert_seen(id, &seen[4], of_wrong, wrong.1);
        assert_seen(id, &seen[5], of_right, right.1);
        assert_eq!(seen[6], json!(true), "{id} tells the page: {seen}");
        let of = TASKS.len();
        assert_eq!(seen[7], json!([1, of]), "{id}: {seen}");
        assert_eq!(seen[8], json!(format!("1 of {of}")), "{id}: {seen}");
        assert_eq!(seen[9], json!(true), "{id} says what was asked: {seen}");
    }
}

/// Asserts that a task has this `done` and `score`, and says this.
fn assert_seen(id: &str, seen: &Value, (done, score): (bool, f64), says: &str) {
    assert_eq!(seen[0], json!(done), "{id}: {seen}");
    assert_eq!(seen[1].as_f64(), Some(score), "{id}: {seen}");
    let said = seen[3].as_str().unwrap_or_default();
    let is_said = if says.is_empty() {
        said.is_empty()
    } else {
        said.contains(says)
    };
    assert!(is_said, "{id} says “{says}”: {seen}");
}
