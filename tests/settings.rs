//! The tables of settings: what is printed reads back, what cannot be read changes nothing.

use downhill::figures::curve::settings as curve;
use downhill::figures::curve::state::Curve;
use downhill::figures::digits::classes_kind::ClassesKind;
use downhill::figures::fit::racers_kind::RacersKind;
use downhill::figures::fit::settings as fit;
use downhill::figures::fit::state::Fit;
use downhill::figures::registry::{FIGURES, Listing};
use downhill::settings::common::Shown;
use downhill::settings::sample::Dice;
use downhill::settings::{Kind, Run, Slots, Table, Value, apply, apply_to, kinds};
use rand_mt::Mt64;

/// A seeded source of values to try.
fn seeded(seed: u64) -> Dice {
    let mut bits = Mt64::new(seed);
    Dice::new(move || bits.next_u64())
}

/// A text that nobody should write: pieces of all that means something somewhere.
fn nonsense(dice: &mut Dice) -> String {
    const PIECES: [&str; 34] = [
        "",
        " ",
        ",",
        "@",
        "-",
        "+",
        ".",
        "0",
        "1",
        "-1.5",
        "0.1",
        "1e",
        "e",
        "1e999",
        "-1e999",
        "nan",
        "inf",
        "-inf",
        "infinity",
        "99999999999999999999",
        "0x10",
        "1_000",
        "[",
        "]",
        "x**2",
        "on",
        "notebook",
        "rate",
        "\0",
        "\n",
        "\u{ff11}",
        "\u{2212}1",
        "é",
        "🎢",
    ];
    (0..dice.below(6)).map(|_| dice.pick(&PIECES)).collect()
}

/// A usable text with one letter taken out, put in, or changed.
fn mutated(dice: &mut Dice, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = dice.below(letters.len() + 1);
    let other = dice.pick(&["9", "e", "-", ",", "@", " ", ".", "\u{0}", "ß"]);
    let end = (at + dice.below(2)).min(letters.len());
    let put = if dice.below(3) == 0 { "" } else { other };
    letters.splice(at..end, put.chars());
    letters.into_iter().collect()
}

fn given(settings: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, text): &(&str, &str)| (String::from(*name), String::from(*text));
    settings.iter().map(owned).collect()
}

/// All that the table says of a state.
fn values<S>(table: Table<S>, state: &S) -> Vec<Value> {
    table.iter().map(|setting| (setting.get)(state)).collect()
}

// Guards against a link that leads to another figure than the one it was copied from.
#[test]
fn what_is_printed_reads_back_as_the_same_value() {
    let mut dice = seeded(1);
    for figure in &FIGURES {
        let new = (figure.fresh)();
        for (k, setting) in figure.settings().iter().enumerate() {
            let random = (0..300).map(|_| setting.kind.sample(&mut dice));
            for value in std::iter::once(new.get(k)).chain(random) {
                let text = value.to_string();
                let read = setting.kind.parse(&text);
                assert_eq!(read, Some(value), "{} from {text:?}", setting.name);
            }
        }
    }
}

fn assert_survives_nonsense(figure: &Listing) {
    let mut dice = seeded(2);
    let (mut held, settings) = ((figure.fresh)(), figure.settings());
    let mut refused = 0;
    for round in 0..3000 {
        let setting = &settings[dice.below(settings.len())];
        let text = if round % 2 == 0 {
            nonsense(&mut dice)
        } else {
            let usable = setting.kind.sample(&mut dice).to_string();
            mutated(&mut dice, &usable)
        };
        let values =
            |held: &dyn Slots| -> Vec<Value> { (0..settings.len()).map(|k| held.get(k)).collect() };
        let before = values(&*held);
        let given = [(setting.name.to_owned(), text.clone())];
        let complaints = apply_to(&mut *held, &given);
        let Some(complaint) = complaints.first() else {
            held = (figure.fresh)();
            continue;
        };
        refused += 1;
        let name = setting.name;
        assert_eq!(values(&*held), before, "{name} after {text:?}");
        let line = complaint.to_string();
        assert!(!line.contains(char::is_control), "one line: {line:?}");
    }
    assert!(refused > 1000, "most of it is nonsense, {refused} refused");
}

// Guards against a typing error in a page that stops the figure, or sets what nobody meant.
#[test]
fn nonsense_never_panics_and_changes_nothing_when_it_is_refused() {
    FIGURES.iter().for_each(assert_survives_nonsense);
}

// Guards against a kind that takes what no setting of it can mean.
#[test]
fn what_a_kind_never_takes_is_refused_by_all_settings_of_it() {
    for figure in &FIGURES {
        for setting in figure.settings() {
            for text in setting.kind.refused() {
                assert_eq!(setting.kind.parse(text), None, "{}={text:?}", setting.name);
            }
        }
    }
}

// Guards against numbers that parse and are none.
#[test]
fn what_is_no_finite_number_in_range_is_refused() {
    let kind = kinds::Number(-2.0, 2.0);
    for text in [
        "", "fast", "nan", "NaN", "inf", "-inf", "1e999", "2.1", "2,1", "1,5.0", "1,0,5",
    ] {
        assert_eq!(kind.parse(text), None, "{text:?}");
    }
    for (text, value) in [("2", 2.0), (" -2.0 ", -2.0), ("1e-5", 1e-5), (".5", 0.5)] {
        assert_eq!(kind.parse(text), Some(Value::Number(value)), "{text:?}");
    }
}

// Guards against a number that is refused, or is another one, because of the keyboard that it was
// typed on.
#[test]
fn a_comma_is_a_decimal_point_and_a_dash_is_a_minus() {
    let kind = kinds::Number(-20.0, 2.0);
    for (text, value) in [
        ("1,5", 1.5),
        ("−1,5", -1.5),
        ("\u{a0}–,5\u{202f}", -0.5),
        ("\u{feff}1e−5", 1e-5),
        ("—1,5e1", -15.0),
    ] {
        assert_eq!(kind.parse(text), Some(Value::Number(value)), "{text:?}");
    }
    for minus in "‐‑‒–—−﹣－".chars() {
        let text = format!("{minus}3");
        let (whole, seed) = (kinds::Integer(-9, 9), kinds::IntegerOr(-9, 9, "notebook"));
        assert_eq!(whole.parse(&text), Some(Value::Integer(-3)), "{text}");
        assert_eq!(seed.parse(&text), Some(Value::Integer(-3)), "{text}");
    }
    let loss = kinds::Rule(&[("steps", 1.0, 9.0), ("loss", 0.0, 9.0)]);
    for text in ["loss 0,5", "loss 0.5", "loss,0.5", " LOSS\u{a0} 0,5"] {
        assert_eq!(loss.parse(text), Some(Value::Rule("loss", 0.5)), "{text}");
    }
    let span = Some(Value::Numbers(vec![-0.5, 1.5]));
    for text in ["-0.5,1.5", "−0,5 1,5", "-0,5; 1,5", "–0,5, 1,5"] {
        assert_eq!(kinds::Span(-9.0, 9.0, "auto").parse(text), span, "{text}");
    }
    let three = Some(Value::Numbers(vec![1.5, -2.0, 3.0]));
    for text in [
        "1,5 -2 3",
        "1,5; −2; 3",
        "[1,5;-2;3]",
        "1,5, −2, 3",
        "[1.5, −2, 3]",
    ] {
        let kinds: [&dyn Kind; 2] = [
            &kinds::Numbers(3, -9.0, 9.0),
            &kinds::NumbersUpTo(3, -9.0, 9.0),
        ];
        for kind in kinds {
            assert_eq!(kind.parse(text), three, "{text}: {kind}");
        }
    }
    let area = kinds::Area(-9.0, 9.0, "auto");
    let plain = Some(Value::Numbers(vec![-2.0, 2.0, -1.0, 5.0]));
    assert_eq!(area.parse("−2,2 −1,5"), plain, "four numbers as they are");
    let fine = Some(Value::Numbers(vec![-2.5, 2.5, 0.0, 5.0]));
    assert_eq!(area.parse("−2,5 2,5 0 5"), fine, "four with points");
    assert_eq!(kinds::Numbers(2, -9.0, 9.0).parse("1,2; 3,4; 5"), None);
    let run = |steps, learning_rate| Run {
        steps,
        learning_rate: Some(learning_rate),
    };
    let runs = Some(Value::Steps(vec![run(5, 0.1), run(15, -0.3)]));
    assert_eq!(kinds::Steps(20).parse("5@0,1; 15@−0,3"), runs, "runs");
    let race = RacersKind(2, 1e-9, 1.0);
    let racers = race.parse("sgd@0,5/4; adam@1e−5").expect("two racers");
    assert_eq!(racers.to_string(), "sgd@0.5/4,adam@1e-5");
}

// Guards against decimal commas that are taken to stand between parameters, of which the model has
// another number.
#[test]
fn parameters_with_decimal_commas_are_as_many_as_the_model_has() {
    for (text, params) in [
        ("1,5 −2,5 0,5", [1.5, -2.5, 0.5]),
        ("1,5; −2,5; 0,5", [1.5, -2.5, 0.5]),
        ("1,2,3", [1.0, 2.0, 3.0]),
    ] {
        let mut shown = Shown::<Fit>::default();
        assert_eq!(
            apply(fit::TABLE, &mut shown, &given(&[("params", text)])),
            []
        );
        assert_eq!(shown.state.params(), params, "{text}");
    }
    let mut shown = Shown::<Fit>::default();
    let complaints = apply(fit::TABLE, &mut shown, &given(&[("params", "1,5 2,5")]));
    let line = complaints.first().map(ToString::to_string);
    let expected = "params=\"1,5 2,5\" is not usable: it takes 3 numbers here.";
    assert_eq!(line.as_deref(), Some(expected));
}

// Guards against keys on a phone that cannot write all that a field takes.
#[test]
fn only_what_takes_nothing_but_digits_asks_for_digits() {
    let mut dice = seeded(3);
    let mut of_digits = Vec::new();
    for figure in &FIGURES {
        for setting in figure.settings() {
            if setting.kind.is_of_digits() {
                of_digits.push(setting.name);
                let texts = (0..300).map(|_| setting.kind.sample(&mut dice).to_string());
                for text in texts {
                    let plain = text.chars().all(|letter| letter.is_ascii_digit());
                    assert!(plain, "{}={text}", setting.name);
                }
            }
        }
    }
    for name in ["guess", "laps", "digit"] {
        assert!(of_digits.contains(&name), "{name} in {of_digits:?}");
    }
    for name in ["lr", "start", "params", "seed", "batch", "at", "step", "x"] {
        assert!(!of_digits.contains(&name), "{name} takes more than digits");
    }
}

// Guards against a form of writing that the documents promise and the parser refuses.
#[test]
fn lists_words_and_steps_are_read_as_teachers_write_them() {
    let numbers = Some(Value::Numbers(vec![1.0, -2.0, 0.5]));
    for text in ["1,-2,0.5", "1 -2 .5", "[1, -2, 0.5]"] {
        assert_eq!(kinds::Numbers(3, -9.0, 9.0).parse(text), numbers, "{text}");
    }
    let words = Some(Value::Words(vec!["rate", "pace"]));
    for text in ["rate,pace", "pace rate", " PACE,  rate,rate"] {
        assert_eq!(
            kinds::Subset(&["rate", "pace"]).parse(text),
            words,
            "{text}"
        );
    }
    let formula = Some(Value::Text("x**2".into()));
    for text in ["x**2", " x ** 2", "(x)^2"] {
        assert_eq!(kinds::Formula(&["x"]).parse(text), formula, "{text}");
    }
    for (text, classes) in [("3, 7", Some("3,7")), ("ALL", Some("all")), ("3,3", None)] {
        let classes = classes.map(|classes| Value::Text(classes.into()));
        assert_eq!(ClassesKind.parse(text), classes, "{text}");
    }
    for (text, on) in [("", true), ("on", true), ("True", true), ("0", false)] {
        assert_eq!(kinds::Flag.parse(text), Some(Value::Flag(on)), "{text:?}");
    }
    let run = |steps, learning_rate| Run {
        steps,
        learning_rate,
    };
    let runs = Some(Value::Steps(vec![run(5, Some(0.1)), run(15, None)]));
    assert_eq!(kinds::Steps(20).parse("5@0.1 15"), runs, "runs of steps");
    assert_eq!(kinds::Steps(19).parse("5@0.1 15"), None, "too many in all");
}

// Guards against a sentence in the figure that does not say what to write instead.
#[test]
fn every_kind_says_what_it_takes() {
    let said: [(&dyn Kind, &str); 9] = [
        (&kinds::Number(1e-9, 100.0), "a number from 1e-9 to 100"),
        (
            &kinds::Numbers(3, -1.0, 1.0),
            "3 numbers from -1 to 1, separated by commas",
        ),
        (&kinds::Integer(0, 9), "a whole number from 0 to 9"),
        (
            &kinds::IntegerOr(0, 9, "notebook"),
            "notebook, or a whole number from 0 to 9",
        ),
        (&kinds::Choice(&["auto", "dark"]), "one of: auto, dark"),
        (&kinds::Subset(&["rate", "pace"]), "any of: rate, pace"),
        (&kinds::Flag, "on or off"),
        (
            &ClassesKind,
            "two digits such as 3,7, a digit and rest such as 8,rest, or all",
        ),
        (
            &kinds::Steps(50),
            "a number of steps up to 50, or runs with their learning rate such as 5@0.1 15@0.3",
        ),
    ];
    for (kind, said) in said {
        assert_eq!(kind.to_string(), said);
    }
}

// Guards against a complaint that does not name the setting, what it was given, what it takes.
#[test]
fn a_complaint_is_one_line_that_says_what_to_do() {
    let mut shown = Shown::<Curve>::default();
    let asked = [
        ("lr", "fast"),
        ("speed", "9"),
        ("h", "a\nb"),
        ("theme", &"x".repeat(99)),
    ];
    let lines: Vec<String> = apply(curve::TABLE, &mut shown, &given(&asked))
        .iter()
        .map(ToString::to_string)
        .collect();
    let names = curve::TABLE.iter().map(|setting| setting.name);
    let names = names.collect::<Vec<_>>().join(", ");
    let expected = [
        "lr=\"fast\" is not usable: it takes a number from 1e-9 to 100.".into(),
        "h=\"a b\" is not usable: it takes a number from 1e-6 to 1.".into(),
        format!(
            "theme=\"{}…\" is not usable: it takes one of: auto, light, dark.",
            "x".repeat(40)
        ),
        format!("speed=\"9\" is not usable: the settings here are {names}."),
    ];
    assert_eq!(lines, expected, "in the table's order, unknown names last");
    let new = values(curve::TABLE, &Shown::default());
    assert_eq!(values(curve::TABLE, &shown), new, "nothing has changed");
}

// Guards against attributes whose order in the page matters.
#[test]
fn the_order_in_which_settings_are_given_does_not_matter() {
    let mut asked = given(&[
        ("f", "abs(x)"),
        ("start", "1.2"),
        ("lr", "0.3"),
        ("step", "3"),
    ]);
    let reached = |asked: &[(String, String)]| {
        let mut shown = Shown::<Curve>::default();
        assert_eq!(apply(curve::TABLE, &mut shown, asked), [], "all is usable");
        (values(curve::TABLE, &shown), shown.state.now().x)
    };
    let expected = reached(&asked);
    assert!((expected.1 - 0.3).abs() < 1e-12, "three steps of 0.3");
    asked.reverse();
    assert_eq!(reached(&asked), expected, "backwards");
    asked.rotate_left(2);
    assert_eq!(reached(&asked), expected, "from the middle");
}

// Guards against an empty list of panels, a rule without its number, data without their columns.
#[test]
fn lists_rules_and_columns_are_whole_or_refused() {
    for (name, texts) in [
        (
            "panels",
            &["", ",", "0 1 2 3 4 5 6 7 8 9 10 11 12", "101", "-1", "1.5"][..],
        ),
        (
            "stop",
            &[
                "",
                "steps",
                "10",
                "steps 0",
                "steps 10 20",
                "loss -1",
                "change 2",
                "never 1",
            ],
        ),
        (
            "data",
            &["0", "0 1_1 2", "0 1_1 x_2 3", "0 1 2_1 2 3_4 5 6"],
        ),
    ] {
        for text in texts {
            let mut shown = Shown::<Fit>::default();
            let given = [(String::from(name), String::from(*text))];
            let complaints = apply(fit::TABLE, &mut shown, &given);
            assert_eq!(complaints.len(), 1, "{name}={text:?} is refused");
        }
    }
}

// Guards against data in an address that are refused for the names above them, and against a
// refusal without a reason.
#[test]
fn data_in_an_attribute_may_have_names_and_are_refused_with_a_reason() {
    for text in [
        "0 1_1 2_2 5",
        "time speed_0 1_1 2_2 5",
        "time_s speed_kmh_0 1_1 2_2 5",
        "time_s,speed_kmh\n0,1\n1,2\n2,5",
        "t_s;v_kmh;v_pred\n0;1;9\n1;2;9\n2;5;9\n",
        "−0 1_1 2,0_2 5",
    ] {
        let mut shown = Shown::<Fit>::default();
        assert_eq!(apply(fit::TABLE, &mut shown, &given(&[("data", text)])), []);
        assert_eq!(shown.state.data().speed, [1.0, 2.0, 5.0], "{text:?}");
    }
    for (text, reason) in [
        ("0 1_1 x_2 3", "Line 2: “x” is no number from -1e9 to 1e9."),
        (
            "0 1 2_1 2 3_4 5 6",
            "Line 1 has 3 columns. It takes two, time and speed.",
        ),
        (
            "t_s,v\n0,1\n1,x",
            "Line 3: “x” is no number from -1e9 to 1e9.",
        ),
        (
            "time_speed",
            "There are no numbers here. It takes two columns, time and speed.",
        ),
    ] {
        let mut shown = Shown::<Fit>::default();
        let complaints = apply(fit::TABLE, &mut shown, &given(&[("data", text)]));
        let line = complaints.first().expect("a complaint").to_string();
        let takes =
            "is not usable: it takes two columns of numbers, a row a line, at most 10000 rows. ";
        assert!(line.ends_with(&format!("{takes}{reason}")), "{line}");
    }
}
