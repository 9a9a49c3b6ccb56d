//! Tasks: what their attributes mean, what is right, what a page is told, what is kept.

use downhill::figures::registry;
use downhill::numeric::condition::Value;
use downhill::tasks::attributes::Written;
use downhill::tasks::complaint::Complaint;
use downhill::tasks::guess::Guess;
use downhill::tasks::predict::Predict;
use downhill::tasks::task::{Report, Task};

/// A task with these attributes, about figures with the ids and of the kinds `a curve` and so on.
fn written(attributes: &[(&str, &str)], figures: &[(&str, &str)]) -> Written {
    let owned = |pairs: &[(&str, &str)]| {
        let pair = |(a, b): &(&str, &str)| (String::from(*a), String::from(*b));
        pairs.iter().map(pair).collect()
    };
    Written {
        attributes: owned(attributes),
        figures: owned(figures),
        items: Vec::new(),
        replies: Vec::new(),
    }
}

fn with_list(answer: &str, replies: &[&str]) -> Written {
    let texts = |texts: &[&str]| texts.iter().copied().map(String::from).collect();
    Written {
        items: texts(&["rate", "slope", "weight"]),
        replies: texts(replies),
        ..written(&[("answer", answer)], &[])
    }
}

/// A task about a curve with the id `hill`.
fn of_curve(attributes: &[(&str, &str)]) -> Task {
    let attributes = [&[("for", "hill")], attributes].concat();
    let task = written(&attributes, &[("hill", "curve")]).task();
    task.expect("its attributes are usable")
}

fn predict(task: &mut Task) -> &mut Predict {
    match task {
        Task::Predict(predict) => predict,
        other => panic!("{other:?} is no prediction"),
    }
}

/// Predicts this, and lets that happen.
fn compared(attributes: &[(&str, &str)], guess: &str, happened: Value) -> Task {
    let mut task = of_curve(attributes);
    let guess = predict(&mut task).read(guess, None).expect("a prediction");
    predict(&mut task).predict(guess);
    task.compare(Some(happened), "x is there".into());
    task
}

fn complaint(written: &Written) -> Complaint {
    written.task().expect_err("an attribute is not usable")
}

fn report(done: bool, score: f64, attempts: usize, answer: &str) -> Report {
    Report {
        done,
        score,
        attempts,
        answer: answer.into(),
    }
}

// Guards against a distance that counts although it is too far, and one that does not because of
// rounding: −1.15 lies 0.05 from −1.2 but for the last digit.
#[test]
fn a_prediction_is_right_within_a_distance_or_a_share() {
    let right = |within: &[(&str, &str)], guess: &str, happened: f64| {
        let attributes = [&[("predict", "x")], within].concat();
        let task = compared(&attributes, guess, Value::Number(happened));
        task.is_right().expect("it was compared")
    };
    for (within, guess, happened, expected) in [
        ("0.05", "-1.15", -1.2, true),
        ("0.05", "−1,25", -1.2, true),
        ("0.05", "-1.14", -1.2, false),
        ("0", "-1.2", -1.2, true),
        ("0", "-1.2000001", -1.2, false),
        ("5%", "95", 100.0, true),
        ("5 %", "94.9", 100.0, false),
        ("5%", "0.1", 0.0, false),
        ("5%", "0", 0.0, true),
        ("1", "7", f64::INFINITY, false),
    ] {
        assert_eq!(
            right(&[("within", within)], guess, happened),
            expected,
            "{guess} for {happened} within {within}"
        );
    }
    assert!(right(&[], "-1.25", -1.2), "a twentieth if nothing is said");
    assert!(!right(&[], "-1.3", -1.2));
}

#[test]
fn a_sign_a_word_and_whether_something_holds_are_predicted_in_words() {
    let right = |what: &str, guess: &str, happened: Value| {
        let task = compared(&[("predict", what)], guess, happened);
        (task.is_right(), task.sentence())
    };
    let (is_right, sentence) = right("sign(slope)", "negative", Value::Number(-1.0));
    assert_eq!(is_right, Some(true), "{sentence}");
    let (is_right, sentence) = right("sign(slope)", "positive", Value::Number(0.0));
    assert_eq!(
        (is_right, sentence.as_str()),
        (
            Some(false),
            "Not quite: sign(slope) is zero; you predicted positive."
        )
    );
    let (is_right, _) = right("x < 0", "no", Value::Flag(true));
    assert_eq!(is_right, Some(false));
    let (is_right, sentence) = right("status", "diverged", Value::Text("diverged".into()));
    assert_eq!(
        (is_right, sentence.as_str()),
        (Some(true), "Right: status is diverged, as you predicted.")
    );
    let mut task = of_curve(&[("predict", "sign(slope)")]);
    let refused = predict(&mut task).read("upwards", None);
    assert_eq!(
        refused,
        Err("A prediction is one of negative, zero, positive.".into())
    );
}

#[test]
fn a_point_is_predicted_by_its_distance() {
    let attributes = [("for", "land"), ("predict", "point"), ("within", "0.5")];
    let task = written(&attributes, &[("land", "landscape")]).task();
    let mut task = task.expect("a point can be predicted");
    for (guess, expected) in [("1, 2.5", true), ("1.4 2.4", false), ("[1; 2]", true)] {
        task.reset();
        let guess = predict(&mut task).read(guess, None).expect("a point");
        predict(&mut task).predict(guess);
        task.compare(Some(Value::Numbers(vec![1.0, 2.0])), String::new());
        assert_eq!(task.is_right(), Some(expected), "{}", task.sentence());
    }
    for nonsense in ["", "north", "1, north"] {
        assert!(
            predict(&mut task).read(nonsense, None).is_err(),
            "{nonsense:?}"
        );
    }
}

// Guards against an answer that is taken from a text that is none, and against one that counts twice.
#[test]
fn a_prediction_is_made_once_and_only_from_a_number() {
    let mut task = of_curve(&[("predict", "x")]);
    for nonsense in ["", "left", "1 2", "1e999", "NaN"] {
        assert!(
            predict(&mut task).read(nonsense, None).is_err(),
            "{nonsense:?}"
        );
    }
    assert_eq!(task.report(), Report::default());
    assert!(task.holds_back() && task.awaits() && !task.is_explained());
    predict(&mut task).predict(Guess::Number(1.0));
    assert!(!task.holds_back() && task.awaits());
    assert_eq!(task.report(), report(false, 0.0, 1, "1.0"));
    predict(&mut task).predict(Guess::Number(-1.2));
    assert_eq!(task.report().answer, "1.0", "the first counts");
    task.compare(Some(Value::Number(-1.2)), "Step 1.".into());
    assert!(!task.awaits() && task.is_explained());
    assert_eq!(task.report(), report(true, 0.0, 1, "1.0"));
    assert_eq!(
        (
            task.response().as_str(),
            task.correct().as_str(),
            task.described()
        ),
        ("1.0", "-1.2", "Step 1.")
    );
    assert_eq!(task.sentence(), "Not quite: x is −1.2; you predicted 1.0.");
    task.again();
    assert_eq!(task.report(), report(false, 0.0, 1, ""));
    predict(&mut task).predict(Guess::Number(-1.2));
    task.compare(Some(Value::Number(-1.2)), String::new());
    assert_eq!(task.report(), report(true, 0.5, 2, "−1.2"));
    task.reset();
    assert_eq!(task.report(), Report::default());
}

// Guards against a right answer that rounding makes wrong: 0.3 - 0.3 is rarely 0.
#[test]
fn what_is_zero_but_for_rounding_is_zero() {
    for within in ["5%", "0", "0.001"] {
        let task = compared(
            &[("predict", "x"), ("within", within)],
            "0",
            Value::Number(5.551_115_123_125_783e-17),
        );
        assert_eq!(task.is_right(), Some(true), "{within}");
    }
    let task = compared(&[("predict", "x")], "0", Value::Number(1e-9));
    assert_eq!(task.is_right(), Some(false));
}

// Guards against a list that is compared with one of another length, and against decimal commas that
// divide a list.
#[test]
fn a_list_has_as_many_numbers_as_there_are() {
    let valley = [("valley".into(), "landscape".into())];
    let attributes = [("for", "valley"), ("predict", "point")];
    let attributes = attributes.map(|(name, text)| (name.into(), text.into()));
    let mut task = Written {
        attributes: attributes.into(),
        figures: valley.into(),
        ..Written::default()
    }
    .task()
    .expect("a prediction");
    let now = Value::Numbers(vec![-2.0, 1.0]);
    let mut read = |text: &str| predict(&mut task).read(text, Some(&now));
    let point = Guess::Numbers(vec![-1.8, 0.0]);
    for text in ["-1.8, 0", "-1.8 0", "-1,8; 0", "[-1.8; 0]", "(-1.8, 0)"] {
        assert_eq!(read(text), Ok(point.clone()), "{text}");
    }
    for text in ["5", "-1,8, 0", "1 2 3"] {
        let message = read(text).expect_err("another length");
        assert!(
            message.starts_with("point has 2 numbers, and not "),
            "{message}"
        );
    }
}

#[test]
fn one_who_just_looks_has_not_answered() {
    let mut task = of_curve(&[("predict", "x")]);
    predict(&mut task).look();
    assert!(!task.holds_back() && !task.awaits() && task.is_explained());
    task.compare(Some(Value::Number(-1.2)), String::new());
    assert_eq!(task.report(), Report::default());
    assert_eq!((task.is_right(), task.saved().as_str()), (None, ""));
    task.reset();
    assert!(task.holds_back());
}

#[test]
fn a_figure_without_a_hold_may_get_there_first() {
    let mut task = of_curve(&[("predict", "x"), ("free", "")]);
    assert!(!task.holds_back() && task.awaits());
    task.compare(Some(Value::Number(-1.2)), String::new());
    assert!(task.is_explained());
    assert_eq!(task.report(), Report::default());
}

#[test]
fn what_has_no_value_is_no_right_prediction() {
    for happened in [None, Some(Value::Number(f64::NAN))] {
        let mut task = of_curve(&[("predict", "x")]);
        predict(&mut task).predict(Guess::Number(1.0));
        task.compare(happened, String::new());
        assert_eq!(task.report(), report(true, 0.0, 1, "1.0"));
        assert_eq!(
            task.sentence(),
            "You predicted 1.0, but x has no value there."
        );
    }
}

#[test]
fn a_goal_is_reached_once_and_counts_its_tries() {
    let mut task = of_curve(&[("goal", "status == 'converged'")]);
    let Task::Goal(goal) = &mut task else {
        panic!("it is a goal")
    };
    for step in [0.0, 1.0, 2.0] {
        goal.look(&[step], false);
    }
    assert_eq!(goal.sentence(), "Not reached yet, at the 1st try.");
    for step in [0.0, 1.0] {
        goal.look(&[step], false);
    }
    goal.look(&[14.0], true);
    goal.look(&[0.0], false);
    goal.look(&[1.0], false);
    let sentence = "Reached after 14 steps, at the 2nd try.";
    assert_eq!(task.report(), report(true, 1.0, 2, sentence));
    assert_eq!(task.correct(), "status == 'converged'");
    task.reset();
    assert_eq!(task.report(), Report::default());
    if let Task::Goal(goal) = &mut task {
        goal.look(&[0.0], true);
    }
    assert_eq!(task.sentence(), "Reached.", "by a drag, without a step");
    task.again();
    let Task::Goal(goal) = &mut task else {
        panic!("it is a goal")
    };
    goal.look(&[0.0], true);
    assert_eq!(goal.reached, None, "it held when it was asked anew");
    goal.look(&[1.0], false);
    goal.look(&[2.0], true);
    let sentence = "Reached after 2 steps, at the 2nd try.";
    assert_eq!(task.sentence(), sentence);
}

// Guards against tries that are counted in one figure of several, and against a step back that counts.
#[test]
fn a_try_is_a_run_that_begins_in_any_figure() {
    let mut task = of_curve(&[("goal", "x > 100")]);
    let Task::Goal(goal) = &mut task else {
        panic!("it is a goal")
    };
    for (steps, tries) in [
        ([0.0, 1.0], 1),
        ([0.0, 3.0], 1),
        ([0.0, 2.0], 1),
        ([0.0, 0.0], 1),
        ([0.0, 4.0], 2),
        ([1.0, 4.0], 3),
        ([1.0, 1.0], 4),
    ] {
        goal.look(&steps, false);
        assert_eq!(goal.tries, tries, "{steps:?}");
    }
    goal.look(&[1.0, 8.0], true);
    let sentence = "Reached after 8 steps, at the 4th try.";
    assert_eq!(goal.sentence(), sentence);
}

// Guards against a hint that comes while the first try is still under way.
#[test]
fn a_hint_is_due_after_a_try_that_failed() {
    let mut task = of_curve(&[("goal", "x > 100")]);
    let mut look = |step| {
        if let Task::Goal(goal) = &mut task {
            goal.look(&[step], false);
        }
        task.needs_hint()
    };
    assert_eq!(
        [0.0, 1.0, 2.0, 0.0, 1.0].map(&mut look),
        [false, false, false, false, true]
    );

    let mut task = with_list("2", &[]).task().expect("a choice");
    let Task::Choose(choose) = &mut task else {
        panic!("it is a choice")
    };
    choose.pick(0, true);
    choose.check();
    assert!(task.needs_hint());
}

#[test]
fn a_choice_is_right_when_all_right_items_are_picked_and_no_other() {
    let mut task = with_list("2", &["The rate stays.", "", "It weighs nothing."])
        .task()
        .expect("a choice");
    let mut attempt = |item: usize| {
        let Task::Choose(choose) = &mut task else {
            panic!("it is a choice")
        };
        choose.pick(item, true);
        choose.check();
        choose.check();
        (task.report(), task.sentence())
    };
    assert_eq!(
        attempt(0),
        (
            report(false, 0.0, 1, "rate"),
            "Not that; try again. The rate stays.".into()
        )
    );
    assert_eq!(attempt(1), (report(true, 0.5, 2, "slope"), "Right.".into()));
    assert_eq!(attempt(2).0, report(true, 0.5, 2, "slope"), "it is done");
    task.again();
    assert_eq!(task.report(), report(false, 0.0, 2, ""));
    let Task::Choose(choose) = &mut task else {
        panic!("it is a choice")
    };
    choose.pick(0, true);
    choose.check();
    choose.pick(1, true);
    assert_eq!(
        (task.sentence().as_str(), task.is_right(), task.report()),
        ("", None, report(false, 0.0, 3, "rate")),
        "what is picked is another answer"
    );
    let Task::Choose(choose) = &mut task else {
        panic!("it is a choice")
    };
    choose.check();
    assert_eq!(task.report(), report(true, 0.25, 4, "slope"));

    let mut task = with_list("3 1", &[]).task().expect("a choice of two");
    let mut attempt = |item: usize, on: bool| {
        let Task::Choose(choose) = &mut task else {
            panic!("it is a choice")
        };
        choose.pick(item, on);
        choose.check();
        task.sentence()
    };
    assert_eq!(attempt(0, true), "Right so far, but not all of them.");
    assert_eq!(attempt(1, true), "Not that; try again.");
    assert_eq!(attempt(1, false), "Right so far, but not all of them.");
    assert_eq!(attempt(2, true), "Right.");
    assert_eq!(task.report(), report(true, 0.25, 4, "rate; weight"));
    assert_eq!(
        (task.response(), task.correct()),
        ("1 3".into(), "1 3".into())
    );
}

// Guards against a task that comes back as another: each state is kept by a text, and nonsense changes
// nothing.
#[test]
fn what_was_done_is_kept_and_restored() {
    let mut looked = of_curve(&[("goal", "x > 100")]);
    if let Task::Goal(goal) = &mut looked {
        goal.look(&[1.0], false);
    }
    let mut waiting = of_curve(&[("predict", "x")]);
    predict(&mut waiting).predict(Guess::Number(-1.234_567_890_123));
    let mut chosen = with_list("1 3", &[]).task().expect("a choice");
    if let Task::Choose(choose) = &mut chosen {
        choose.pick(1, true);
        choose.pick(2, true);
        choose.check();
    }
    let number = Value::Number;
    let mut asked_anew = compared(&[("predict", "x")], "1", number(1.0));
    asked_anew.again();
    for task in [
        looked,
        waiting,
        chosen,
        compared(&[("predict", "x")], "-1.1", number(-1.2)),
        compared(&[("predict", "x")], "-1.1", number(f64::INFINITY)),
        compared(&[("predict", "x")], "-1.1", number(f64::NAN)),
        compared(&[("predict", "sign(x)")], "zero", number(-1.0)),
        compared(&[("predict", "x > 1")], "yes", Value::Flag(true)),
        compared(
            &[("predict", "status")],
            "ready",
            Value::Text("paused".into()),
        ),
        asked_anew,
    ] {
        let saved = task.saved();
        assert!(!saved.is_empty() && saved.len() < 60, "{saved}");
        let mut again = task.clone();
        again.reset();
        assert_eq!(again.saved(), "");
        again.restore(&saved);
        assert_eq!(again.report(), task.report(), "{saved}");
        assert_eq!(again.sentence(), task.sentence(), "{saved}");
        for nonsense in [
            "x", ";", "1;2;3;4", "-1;9", "0;1", "1;1;zzz", "1;zzz;1", "\u{0}",
        ] {
            let before = again.clone();
            again.restore(nonsense);
            let is_same = again.report() == before.report();
            assert!(is_same || again.report().attempts > 0, "{nonsense:?}");
            assert!(!again.sentence().contains("zzz"), "{nonsense:?}");
        }
        again.restore("");
        assert_eq!(again.report(), Report::default());
    }
}

#[test]
fn what_cannot_be_used_is_said_in_one_line() {
    let hill: &[(&str, &str)] = &[("hill", "curve")];
    let of_hill = |attributes: &[(&str, &str)]| {
        complaint(&written(&[&[("for", "hill")], attributes].concat(), hill)).to_string()
    };
    for (line, start) in [
        (
            of_hill(&[("goal", "losses < 1")]),
            "goal=\"losses < 1\" is not usable: Character 1: “losses” is unknown",
        ),
        (
            of_hill(&[("goal", "x")]),
            "goal=\"x\" is not usable: it takes a condition",
        ),
        (
            of_hill(&[("predict", "x"), ("when", "step >= ")]),
            "when=\"step >= \" is not usable: Character 9: ",
        ),
        (
            of_hill(&[("predict", "x"), ("within", "near")]),
            "within=\"near\" is not usable: it takes a distance such as 0.05",
        ),
        (
            of_hill(&[("predict", "history")]),
            "predict=\"history\" is not usable: a reader predicts a number",
        ),
        (
            of_hill(&[("predict", "x"), ("goal", "x > 1")]),
            "goal=\"x > 1\" is not usable: the task has predict already",
        ),
        (
            of_hill(&[]),
            "downhill-task=\"\" is not usable: a task takes one of",
        ),
        (
            complaint(&written(
                &[("for", "hil"), ("goal", "x > 1")],
                &[("hil", "")],
            ))
            .to_string(),
            "for=\"hil\" is not usable: there is no figure with the id “hil” on this page.",
        ),
        (
            complaint(&written(&[("goal", "x > 1")], &[])).to_string(),
            "for=\"\" is not usable: it takes the id of a figure",
        ),
        (
            complaint(&with_list("4", &[])).to_string(),
            "answer=\"4\" is not usable: it takes numbers of items of the list, from 1 to 3.",
        ),
        (
            complaint(&with_list("", &[])).to_string(),
            "answer=\"\" is not usable: it takes numbers of items",
        ),
        (
            complaint(&written(&[("answer", "1")], &[])).to_string(),
            "answer=\"1\" is not usable: the task has no list",
        ),
    ] {
        assert!(line.starts_with(start), "{line}\nis not\n{start}");
        assert!(!line.contains('\n'), "{line}");
    }
}

#[test]
fn the_place_of_an_error_is_marked() {
    let attributes = [("for", "hill"), ("goal", "x > y > zz")];
    let complaint = complaint(&written(&attributes, &[("hill", "curve")]));
    assert_eq!(complaint.at, Some(8));
    assert_eq!(complaint.parts(), ["x > y > ", "z", "z"]);
}

// Guards against a field that a figure has and a condition does not know, or knows as another kind.
#[test]
fn every_field_of_every_figure_can_be_asked_for() {
    for figure in registry::FIGURES {
        for field in (figure.fields)() {
            let tries = [
                format!("{} >= 0", field.name),
                format!("{} != 'none such'", field.name),
                format!("len({}) >= 0", field.name),
                format!("{}.loss >= 0", field.name),
            ];
            let usable = tries.iter().any(|goal| {
                let attributes = [("for", "it"), ("goal", goal.as_str())];
                let written = written(&attributes, &[("it", figure.name)]);
                match written.task() {
                    Ok(_) => true,
                    // The words of a field are known: another is never equal, and so the field is.
                    Err(complaint) => complaint.reason.contains("is never"),
                }
            });
            assert!(usable, "{}: {}", figure.name, field.name);
        }
    }
}

#[test]
fn several_figures_are_told_by_their_ids() {
    let figures = [("slow", "curve"), ("fast-one", "curve")];
    let goal = |goal| {
        let attributes = [("for", "slow fast-one"), ("goal", goal)];
        written(&attributes, &figures).task()
    };
    assert!(goal("slow.step > fast-one.step + 10").is_ok());
    assert!(goal("step > 10").is_err());
    let attributes = [("for", "slow fast-one"), ("predict", "slow.x")];
    let complaint = complaint(&written(&attributes, &figures));
    assert_eq!(complaint.reason, "a prediction is about one figure");
}

// Guards against an answer that is restored into another task.
#[test]
fn a_task_is_told_from_another_by_what_its_answer_depends_on() {
    let curve = [("hill", "curve")];
    let own = written(&[("for", "hill"), ("predict", "x")], &curve).fingerprint();
    let same = [
        written(&[("predict", "x"), ("for", "hill")], &[]),
        written(&[("for", "other"), ("predict", "x")], &curve),
        written(&[("for", "hill"), ("predict", "x"), ("free", "")], &curve),
        written(
            &[("for", "hill"), ("predict", "x"), ("within", "1")],
            &curve,
        ),
    ];
    let others = [
        written(&[("for", "hill"), ("predict", "y")], &curve),
        written(&[("for", "hill"), ("goal", "x")], &curve),
        written(
            &[("for", "hill"), ("predict", "x"), ("when", "step > 1")],
            &curve,
        ),
        with_list("2", &[]),
    ];
    assert!(same.iter().all(|written| written.fingerprint() == own));
    assert!(others.iter().all(|written| written.fingerprint() != own));
    let mut list = with_list("2", &[]);
    let before = list.fingerprint();
    list.items[0].push('!');
    assert_eq!(list.fingerprint(), before, "the words may be translated");
    list.items.pop();
    assert_ne!(list.fingerprint(), before);
}
