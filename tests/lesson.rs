//! The lesson's numbers are those of its figures.
//!
//! A number in the prose stands in a `<data value="NAME">`.
//! `cargo xtask generate` writes them anew.

#![cfg(not(target_arch = "wasm32"))]

#[path = "fixtures/collections.rs"]
mod collections;
mod docs;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;
mod snapshots;
#[path = "fixtures/tasks.rs"]
mod tasks;
#[path = "fixtures/trained.rs"]
mod trained;

use docs::{assert_up_to_date, read};
use downhill::figures::digits::state::Digits;
use downhill::figures::fit::settings::TABLE;
use downhill::figures::fit::state::Fit;
use downhill::numeric::condition::Value;
use downhill::numeric::decimal::{fixed, repr, short, significant};
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::experiment::Part;
use downhill::numeric::digits::metrics::Metrics;
use downhill::numeric::regression::HasRegression;
use downhill::numeric::steps::Steps;
use downhill::plot::viewport::Size;
use downhill::settings::apply;
use downhill::settings::common::FigureState;
use downhill::tasks::task::Task;
use tasks::{Asked, tasks};

const PAGE: &str = "index.html";
/// The size of the picture at the top.
const WIDE: Size = Size {
    width: 960.0,
    height: 320.0,
};
/// The contenders of the lesson's race.
const RACE: &str = "sgd@1e-5,sgd@1e-5/4,momentum@1e-5,adam@0.1";

/// Settings by name, each with its text.
type Settings<'a> = &'a [(&'a str, &'a str)];

fn fit(settings: &[(&str, &str)]) -> Fit {
    let mut shown = FigureState::<Fit>::default();
    let given: Vec<_> = settings
        .iter()
        .map(|(name, text)| (String::from(*name), String::from(*text)))
        .collect();
    assert_eq!(apply(TABLE, &mut shown, &given), [], "usable settings");
    shown.state
}

/// The loss after so many steps of the notebook's run.
fn after(steps: &str) -> String {
    let mut fit = fit(&[("forward", steps)]);
    fit.change(|regression| regression.advance(f64::INFINITY, &|| 0.0));
    fixed(fit.loss(), 2)
}

/// The digits of these classes after so many epochs.
fn digits(classes: &str, epochs: usize) -> Digits {
    let mut digits = trained::digits(&[("classes", classes)]);
    (0..epochs).for_each(|_| digits.step_epoch());
    digits
}

/// A number of theirs.
fn digit(name: &str) -> String {
    let seen = |classes, part: Part| {
        let classes = Classes::parse(classes).expect("classes");
        let selection = collections::DIGITS[part as usize].select(classes);
        selection.indices.len().to_string()
    };
    let valid = |classes, epochs, number: fn(&Metrics) -> f64| {
        number(digits(classes, epochs).valid().expect("digits"))
    };
    let percent = |share: f64| fixed(100.0 * share, 1);
    let turn = || {
        let ten = digits("3,7", 10);
        let losses = ten.epochs().iter().map(|epoch| epoch.valid.loss());
        let losses: Vec<f64> = losses.collect();
        let best = (0..losses.len()).min_by(|a, b| losses[*a].total_cmp(&losses[*b]));
        (best.expect("epochs"), losses)
    };
    let loss = |classes, epochs| fixed(valid(classes, epochs, Metrics::loss), 4);
    let accuracy = |classes, epochs| percent(valid(classes, epochs, Metrics::accuracy));
    match name {
        "digits-train" => seen("3,7", Part::Train),
        "digits-valid" => seen("3,7", Part::Valid),
        "digits-all-train" => seen("all", Part::Train),
        "digits-all-valid" => seen("all", Part::Valid),
        "digits-baseline" => percent(digits("3,7", 0).baseline().expect("digits").1),
        "digits-one" => accuracy("3,7", 1),
        "digits-two" => accuracy("3,7", 2),
        "digits-loss-one" => loss("3,7", 1),
        "digits-loss-two" => loss("3,7", 2),
        "nine-loss-four" => loss("7,9", 4),
        "nine-loss-ten" => loss("7,9", 10),
        "nine-four" => accuracy("7,9", 4),
        "nine-ten" => accuracy("7,9", 10),
        "digits-turn" => {
            let (best, losses) = turn();
            fixed(losses[best], 4)
        }
        "digits-turn-epoch" => ["no", "one", "two", "three", "four"][turn().0].into(),
        "digits-ten" => loss("3,7", 10),
        "digits-all" => accuracy("all", 10),
        other => panic!("the digits have no number called {other}"),
    }
}

/// The number called `name` in the lesson, as the figures have it.
fn number(name: &str) -> String {
    let notebook = fit(&[]);
    let standardised = |steps| fit(&[("standardise", "on"), ("lr", "0.3"), ("step", steps)]);
    let rmse = |rate, steps| {
        fixed(
            fit(&[("loss", "rmse"), ("lr", rate), ("step", steps)]).loss(),
            2,
        )
    };
    let speed = |k: usize, rate: &str| fit(&[("lr", rate)]).convergence().swap_remove(k);
    let bends = |fit: &Fit| fit.regression().curvature().expect("it bends").clone();
    let whole = |number: f64| short(significant(number.round(), 6));
    let halving = |rate| {
        let steps = speed(2, rate).halving().expect("it shrinks");
        short(significant(steps, 3))
    };
    match name {
        "start" => fixed(notebook.losses()[0], 2),
        "ten" => fixed(fit(&[("step", "10")]).loss(), 2),
        "thousand" => after("1000"),
        "hundred-thousand" => after("100000"),
        "million" => after("1000000"),
        "best" => fixed(notebook.optimum().expect("least squares").loss, 2),
        "mean" => fixed(notebook.problem().loss_of_mean(), 2),
        "steep" => whole(speed(0, "1e-5").eigenvalue),
        "middle" => significant(speed(1, "1e-5").eigenvalue, 4),
        "flat" => significant(speed(2, "1e-5").eigenvalue, 4),
        "limit" => significant(notebook.regression().limit().expect("a limit"), 3),
        "condition" => whole(bends(&notebook).condition_number().expect("a valley")),
        "leaves-flat" => significant(100.0 * speed(2, "1e-5").factor, 6),
        "halve-flat" => halving("1e-5"),
        "halve-limit" => halving("3.5e-5"),
        "factor" => significant(speed(0, "4e-5").factor, 3).replace('-', "\u{2212}"),
        "rmse-start" => rmse("1e-5", "0"),
        "rmse-ten" => rmse("1e-5", "10"),
        "rmse-rate" => rmse("1e-3", "10"),
        "truth" => fixed(fit(&[("params", "[0.75, -14.25, 68.6875]")]).loss(), 2),
        "z-near" => {
            let fit = standardised("100");
            let best = fit.optimum().expect("least squares").loss;
            let mut losses = fit.losses().iter();
            let near = losses.position(|loss| *loss <= 1.1 * best);
            near.expect("it arrives").to_string()
        }
        "z-ten" => fixed(standardised("10").loss(), 2),
        "z-hundred" => fixed(standardised("100").loss(), 2),
        "z-condition" => {
            let number = bends(&standardised("0")).condition_number();
            significant(number.expect("a bowl"), 2)
        }
        "z-limit" => significant(standardised("0").regression().limit().expect("a limit"), 3),
        name => digit(name),
    }
}

// Guards against a number in the prose that its figure no longer shows.
#[test]
fn the_numbers_of_the_lesson_are_those_of_its_figures() {
    const OPEN: &str = "<data value=\"";
    let page = read(PAGE);
    let mut parts = page.split(OPEN);
    let mut written = parts.next().unwrap_or_default().to_owned();
    let mut count = 0;
    for part in parts {
        let (name, rest) = part.split_once("\">").expect("a name");
        let (_, rest) = rest.split_once("</data>").expect("an end");
        written.push_str(&format!("{OPEN}{name}\">{}</data>{rest}", number(name)));
        count += 1;
    }
    assert!(count > 20, "{count} numbers");
    assert_up_to_date(PAGE, &written);
}

// Guards against a picture that shows another figure than the one that takes its place.
#[test]
fn the_pictures_of_the_lesson_are_what_its_figures_draw() {
    snapshots::assert_drawn(WIDE, "hero", "curve", &[("bare", "on"), ("lr", "0.15")]);
    let vertex = [("model", "a*(t - b)**2 + c"), ("params", "0.2, 5, 10")];
    snapshots::assert_up_to_date("vertex", "fit", &vertex);
    let bowl = [("f", "x**2 + 10*y**2"), ("start", "-2, 1"), ("lr", "0.09")];
    snapshots::assert_up_to_date("two-speeds", "landscape", &bowl);
    snapshots::assert_up_to_date("stuck", "fit", &[("step", "10")]);
    snapshots::assert_up_to_date("standardised", "fit", &[("standardise", "on")]);
    snapshots::assert_up_to_date("bowl", "landscape", &[("standardise", "on"), ("lr", "0.3")]);
    // At its end: at the start of a race there is nothing to see.
    let race = [
        ("view", "race"),
        ("scale", "log"),
        ("race", RACE),
        ("lap", "100"),
    ];
    snapshots::assert_up_to_date("race", "fit", &race);
    snapshots::assert_up_to_date("digits", "digits", &[("step", "13")]);
}

fn with_task<T>(id: &str, look: impl FnOnce(&Asked<'_>) -> T) -> T {
    let page = read(PAGE);
    let all = tasks(&page);
    let task = all.iter().find(|task| task.id() == id);
    look(task.unwrap_or_else(|| panic!("the lesson asks {id}")))
}

// Guards against a question of the lesson that a figure refuses, that stops a reader, that forgets the
// answer, or that says no more than no to what a reader may well believe.
#[test]
fn the_tasks_of_the_lesson_are_usable() {
    let page = read(PAGE);
    let all = tasks(&page);
    assert!(all.len() > 20, "{} tasks", all.len());
    let mut ids = Vec::new();
    for asked in &all {
        let (id, task) = (asked.id(), asked.task());
        assert!(!ids.contains(&id), "{id} is there once");
        ids.push(id);
        assert!(asked.has("keep"), "{id} keeps its answer");
        match task {
            Task::Predict(_) => assert!(asked.has("free"), "{id} holds nobody back"),
            Task::Goal(_) => {}
            Task::Choose(choose) => {
                assert!(choose.items.len() > 2, "{id} is no toss of a coin");
                for (k, reply) in choose.replies.iter().enumerate() {
                    let (is_right, is_silent) = (choose.right.contains(&k), reply.is_empty());
                    assert_eq!(is_right, is_silent, "{id}, item {k}: {reply}");
                }
            }
        }
    }
}

// Guards against an answer of the lesson that is not what its figure does.
#[test]
fn what_the_lesson_asks_to_predict_happens() {
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [f64]);
    let none: &[f64] = &[];
    let cases: [Case<'_>; 6] = [
        ("ask-step", &[("step", "1")], &[-1.2]),
        ("ask-across", &[("step", "1")], &[1.2]),
        ("ask-gradient", &[("step", "5")], &[6.0, 8.0, 20.0]),
        ("ask-gradient", &[("step", "4")], none),
        ("ask-bowl", &[("step", "12")], &[12.0]),
        ("ask-bowl", &[("step", "11")], none),
    ];
    for (id, settings, wanted) in cases {
        let found = with_task(id, |task| task.happens_with(settings));
        let found = match found {
            Some(Value::Number(number)) => vec![number],
            Some(Value::Numbers(numbers)) => numbers,
            None => Vec::new(),
            other => panic!("{id}: {other:?}"),
        };
        let near = |(found, wanted): (&f64, &f64)| (found - wanted).abs() < 1e-9;
        assert!(
            found.len() == wanted.len() && found.iter().zip(wanted).all(near),
            "{id}: {found:?}"
        );
    }
}

// Guards against something to find that cannot be found, or that is there from the start.
#[test]
fn what_the_lesson_asks_to_find_can_be_found() {
    let best = fit(&[]).optimum().expect("least squares").params.clone();
    let beside: Vec<_> = [best[0] + 0.3, best[1], best[2]].map(repr).into();
    let beside = beside.join(",");
    let cases: [(&str, Settings<'_>, Settings<'_>); 8] = [
        ("ask-lowest", &[("start", "0.01")], &[]),
        (
            "ask-perfect",
            &[("lr", "0.5"), ("step", "1")],
            &[("lr", "0.4"), ("step", "9")],
        ),
        (
            "ask-hopeless",
            &[("lr", "1"), ("step", "6")],
            &[("lr", "0.9"), ("step", "6")],
        ),
        (
            "ask-puzzle",
            &[("params", "0.5,-9.5,50")],
            &[("params", "0,0,26")],
        ),
        ("ask-vertex", &[("params", "0.75,9.5,1")], &[]),
        (
            "ask-root",
            &[("lr", "1e-3"), ("step", "10")],
            &[("step", "10")],
        ),
        (
            "ask-map",
            &[("params", &beside), ("step", "10")],
            &[("step", "10")],
        ),
        (
            "ask-apart",
            &[("classes", "7,9"), ("step", "65")],
            &[("step", "130")],
        ),
    ];
    for (id, found, not_found) in cases {
        with_task(id, |task| {
            assert!(task.is_reached_with(found), "{id}: {found:?}");
            assert!(!task.is_reached_with(not_found), "{id}: {not_found:?}");
        });
    }
    with_task("ask-paint", |task| {
        assert!(
            !task.is_reached_with(&[("step", "13")]),
            "trained, not painted"
        );
    });
}

// Guards against a race that another wins than the lesson says.
#[test]
fn adam_is_ahead_at_the_end_of_the_race() {
    let race = fit(&[("view", "race"), ("race", RACE), ("lap", "100")]);
    let said = race.race().describe();
    assert!(
        said.contains("After 100 steps of each, 4 Adam is ahead"),
        "{said}"
    );
    let right = with_task("ask-race", |task| task.attribute("answer"));
    assert_eq!(right.as_deref(), Some("4"));
}
