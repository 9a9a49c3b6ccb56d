//! The kinds of settings: what is printed reads back, what cannot be read changes nothing.

// Random values of settings are made by native builds alone.
#![cfg(not(target_arch = "wasm32"))]

mod values;

use downhill::figures::digits::classes_kind::ClassesKind;
use downhill::figures::fit::contenders_kind::ContendersKind;
use downhill::figures::registry::{FIGURES, Listing};
use downhill::settings::{Kind, SettingAccess, StepRun, Value, apply_to, kinds};
use values::{mutated, nonsense, seeded};

// Guards against a link that leads to another figure than the one it was copied from.
#[test]
fn what_is_printed_reads_back_as_the_same_value() {
    let mut dice = seeded(1);
    for figure in FIGURES {
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
        let values = |held: &dyn SettingAccess| -> Vec<Value> {
            (0..settings.len()).map(|k| held.get(k)).collect()
        };
        let before = values(&*held);
        let given = [(setting.name.to_owned(), text.clone())];
        let errors = apply_to(&mut *held, &given);
        let Some(error) = errors.first() else {
            held = (figure.fresh)();
            continue;
        };
        refused += 1;
        let name = setting.name;
        assert_eq!(values(&*held), before, "{name} after {text:?}");
        let line = error.to_string();
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
    for figure in FIGURES {
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
    let run = |steps, learning_rate| StepRun {
        steps,
        learning_rate: Some(learning_rate),
    };
    let runs = Some(Value::Steps(vec![run(5, 0.1), run(15, -0.3)]));
    assert_eq!(kinds::Steps(20).parse("5@0,1; 15@−0,3"), runs, "runs");
    let race = ContendersKind(2, 1e-9, 1.0);
    let racers = race.parse("sgd@0,5/4; adam@1e−5").expect("two racers");
    assert_eq!(racers.to_string(), "sgd@0.5/4,adam@1e-5");
}

// Guards against keys on a phone that cannot write all that a field takes.
#[test]
fn only_what_takes_nothing_but_digits_asks_for_digits() {
    let mut dice = seeded(3);
    let mut of_digits = Vec::new();
    for figure in FIGURES {
        for setting in figure.settings() {
            if setting.kind.takes_only_digits() {
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
    let run = |steps, learning_rate| StepRun {
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
            "a number of steps up to 50, or runs with their learning rates, such as 5@0.1 15@0.3",
        ),
    ];
    for (kind, said) in said {
        assert_eq!(kind.to_string(), said);
    }
}
