//! The tables of settings: what is printed reads back, what cannot be read changes nothing.

use downhill::figures::curve::settings as curve;
use downhill::figures::curve::state::Curve;
use downhill::figures::fit::settings as fit;
use downhill::figures::fit::state::Fit;
use downhill::figures::registry::{FIGURES, Listing};
use downhill::numeric::dataset::Dataset;
use downhill::numeric::optimizer::{Method, Racer};
use downhill::settings::common::Shown;
use downhill::settings::{Kind, Run, Slots, Table, Value, apply, apply_to};
use rand_mt::Mt64;

/// A seeded source of values to try.
struct Dice(Mt64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(Mt64::new(seed))
    }

    /// A whole number below `n`.
    fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).expect("a length is small");
        usize::try_from(self.0.next_u64() % n).expect("below a length")
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    /// A number in a range: an end, or near 0 at any order of magnitude, or anywhere.
    fn number(&mut self, low: f64, high: f64) -> f64 {
        let share = self.0.next_u64() as f64 / u64::MAX as f64;
        let value = match self.below(8) {
            0 => low,
            1 => high,
            2 => share.round() - 0.5,
            3..6 => (share - 0.5) * 10_f64.powf(20.0 * share - 14.0),
            _ => low + share * (high - low),
        };
        value.clamp(low, high)
    }

    fn whole(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low) + 1;
        low.wrapping_add_unsigned(self.0.next_u64() % span)
    }

    /// A value that a setting of this kind can have.
    fn value(&mut self, kind: &Kind) -> Value {
        match *kind {
            Kind::Number(low, high) => Value::Number(self.number(low, high)),
            Kind::Numbers(count, low, high) => {
                Value::Numbers((0..count).map(|_| self.number(low, high)).collect())
            }
            Kind::Whole(low, high) => Value::Whole(self.whole(low, high)),
            Kind::WholeOr(_, _, word) if self.below(4) == 0 => Value::Word(word),
            Kind::WholeOr(low, high, _) => Value::Whole(self.whole(low, high)),
            Kind::Choice(words) => Value::Word(self.pick(words)),
            Kind::Subset(words) => {
                let kept = words.iter().filter(|_| self.below(2) == 0);
                Value::Words(kept.copied().collect())
            }
            Kind::Flag => Value::Flag(self.below(2) == 0),
            Kind::Steps(most) => {
                let mut left = most;
                let runs = (0..=self.below(4)).map(|_| {
                    let steps = self.below(left + 1);
                    left -= steps;
                    let rate = self.number(-10.0, 10.0);
                    let learning_rate = (self.below(3) > 0).then_some(rate);
                    Run {
                        steps,
                        learning_rate,
                    }
                });
                Value::Steps(runs.collect())
            }
            Kind::Wholes(count, most) => {
                let count = 1 + self.below(count);
                Value::Wholes((0..count).map(|_| self.below(most + 1)).collect())
            }
            Kind::Rule(rules) => {
                let (rule, low, high) = rules[self.below(rules.len())];
                Value::Rule(rule, self.number(low, high))
            }
            Kind::Span(..) if self.below(4) == 0 => Value::Span(None),
            Kind::Span(low, high) => {
                let [a, b] =
                    [low, high].map(|end| self.number(-0.9 * end.abs(), 0.9 * end.abs()).min(1e5));
                Value::Span(Some((a.min(b), a.max(b) + 1.0)))
            }
            Kind::Formula(_) => {
                let formulas = [
                    "x**2",
                    "-x",
                    "sin(3*x) + 0.3*x**2",
                    "(1 + x)**-2",
                    "minimum(x, 1)",
                ];
                Value::Formula(self.pick(&formulas).into())
            }
            Kind::FormulaOr(_, word) if self.below(4) == 0 => Value::Word(word),
            Kind::FormulaOr(..) => {
                let formulas = ["x**2 + y**2", "x*y", "(1 - x)**2 + 100*(y - x**2)**2", "1"];
                Value::Formula(self.pick(&formulas).into())
            }
            Kind::Plane(words) if self.below(2) == 0 => Value::Formula(self.pick(words).into()),
            Kind::Plane(_) => Value::Formula(self.pick(&["a,b", "c,a", "b,c"]).into()),
            Kind::Classes => Value::Formula(self.pick(&["3,7", "0,1", "8,rest", "all"]).into()),
            Kind::Area(.., word) if self.below(4) == 0 => Value::Word(word),
            Kind::Area(low, high, _) => {
                let mut ends = Vec::new();
                for _ in 0..2 {
                    let [a, b] =
                        [low, high].map(|end| self.number(-0.9 * end.abs(), 0.9 * end.abs()));
                    ends.extend([a.min(b), a.max(b) + 1.0]);
                }
                Value::Numbers(ends)
            }
            Kind::Model => {
                let models = ["a*t**2 + b*t + c", "a*sin(b*t) + c", "k", "u*exp(-v*t)"];
                Value::Formula(self.pick(&models).into())
            }
            Kind::Some(count, low, high) => {
                let count = 1 + self.below(count);
                Value::Numbers((0..count).map(|_| self.number(low, high)).collect())
            }
            Kind::Race(most, low, high) => {
                let racer = |mill: &mut Self| Racer {
                    method: Method::ALL[mill.below(Method::ALL.len())],
                    learning_rate: mill.number(low, high),
                    batch: mill.below(30),
                };
                let count = 1 + self.below(most);
                Value::Race((0..count).map(|_| racer(self)).collect())
            }
            Kind::Columns if self.below(4) == 0 => Value::Columns(None),
            Kind::Columns => {
                let time = (0..3 + self.below(20))
                    .map(|k| k as f64 - 0.5)
                    .collect::<Vec<_>>();
                let speed = (0..time.len()).map(|_| self.number(-1e9, 1e9)).collect();
                Value::Columns(Some(Dataset { time, speed }))
            }
        }
    }

    /// A text that nobody should write: pieces of all that means something somewhere.
    fn text(&mut self) -> String {
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
        (0..self.below(6)).map(|_| self.pick(&PIECES)).collect()
    }

    /// A usable text with one letter taken out, put in, or changed.
    fn mutated(&mut self, text: &str) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        let at = self.below(letters.len() + 1);
        let other = self.pick(&["9", "e", "-", ",", "@", " ", ".", "\u{0}", "ß"]);
        let end = (at + self.below(2)).min(letters.len());
        let put = if self.below(3) == 0 { "" } else { other };
        letters.splice(at..end, put.chars());
        letters.into_iter().collect()
    }
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
    let mut dice = Dice::new(1);
    for figure in &FIGURES {
        let new = (figure.fresh)();
        for (k, setting) in figure.settings().iter().enumerate() {
            let random = (0..300).map(|_| dice.value(&setting.kind));
            for value in std::iter::once(new.get(k)).chain(random) {
                let text = value.to_string();
                let read = setting.kind.parse(&text);
                assert_eq!(read, Some(value), "{} from {text:?}", setting.name);
            }
        }
    }
}

fn assert_survives_nonsense(figure: &Listing) {
    let mut dice = Dice::new(2);
    let (mut held, settings) = ((figure.fresh)(), figure.settings());
    let mut refused = 0;
    for round in 0..3000 {
        let setting = &settings[dice.below(settings.len())];
        let text = if round % 2 == 0 {
            dice.text()
        } else {
            let usable = dice.value(&setting.kind).to_string();
            dice.mutated(&usable)
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

// Guards against numbers that parse and are none.
#[test]
fn what_is_no_finite_number_in_range_is_refused() {
    let kind = Kind::Number(-2.0, 2.0);
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
    let kind = Kind::Number(-20.0, 2.0);
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
        let (whole, seed) = (Kind::Whole(-9, 9), Kind::WholeOr(-9, 9, "notebook"));
        assert_eq!(whole.parse(&text), Some(Value::Whole(-3)), "{text}");
        assert_eq!(seed.parse(&text), Some(Value::Whole(-3)), "{text}");
    }
    let loss = Kind::Rule(&[("steps", 1.0, 9.0), ("loss", 0.0, 9.0)]);
    for text in ["loss 0,5", "loss 0.5", "loss,0.5", " LOSS\u{a0} 0,5"] {
        assert_eq!(loss.parse(text), Some(Value::Rule("loss", 0.5)), "{text}");
    }
    let span = Some(Value::Span(Some((-0.5, 1.5))));
    for text in ["-0.5,1.5", "−0,5 1,5", "-0,5; 1,5", "–0,5, 1,5"] {
        assert_eq!(Kind::Span(-9.0, 9.0).parse(text), span, "{text}");
    }
    let three = Some(Value::Numbers(vec![1.5, -2.0, 3.0]));
    for text in [
        "1,5 -2 3",
        "1,5; −2; 3",
        "[1,5;-2;3]",
        "1,5, −2, 3",
        "[1.5, −2, 3]",
    ] {
        let kinds = [Kind::Numbers(3, -9.0, 9.0), Kind::Some(3, -9.0, 9.0)];
        for kind in kinds {
            assert_eq!(kind.parse(text), three, "{text}: {kind}");
        }
    }
    let area = Kind::Area(-9.0, 9.0, "auto");
    let plain = Some(Value::Numbers(vec![-2.0, 2.0, -1.0, 5.0]));
    assert_eq!(area.parse("−2,2 −1,5"), plain, "four numbers as they are");
    let fine = Some(Value::Numbers(vec![-2.5, 2.5, 0.0, 5.0]));
    assert_eq!(area.parse("−2,5 2,5 0 5"), fine, "four with points");
    assert_eq!(Kind::Numbers(2, -9.0, 9.0).parse("1,2; 3,4; 5"), None);
    let run = |steps, learning_rate| Run {
        steps,
        learning_rate: Some(learning_rate),
    };
    let runs = Some(Value::Steps(vec![run(5, 0.1), run(15, -0.3)]));
    assert_eq!(Kind::Steps(20).parse("5@0,1; 15@−0,3"), runs, "runs");
    let race = Kind::Race(2, 1e-9, 1.0);
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
    let mut dice = Dice::new(3);
    let mut of_digits = Vec::new();
    for figure in &FIGURES {
        for setting in figure.settings() {
            if setting.kind.is_of_digits() {
                of_digits.push(setting.name);
                let texts = (0..300).map(|_| dice.value(&setting.kind).to_string());
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
        assert_eq!(Kind::Numbers(3, -9.0, 9.0).parse(text), numbers, "{text}");
    }
    let words = Some(Value::Words(vec!["rate", "pace"]));
    for text in ["rate,pace", "pace rate", " PACE,  rate,rate"] {
        assert_eq!(Kind::Subset(&["rate", "pace"]).parse(text), words, "{text}");
    }
    let formula = Some(Value::Formula("x**2".into()));
    for text in ["x**2", " x ** 2", "(x)^2"] {
        assert_eq!(Kind::Formula(&["x"]).parse(text), formula, "{text}");
    }
    for (text, classes) in [("3, 7", Some("3,7")), ("ALL", Some("all")), ("3,3", None)] {
        let classes = classes.map(|classes| Value::Formula(classes.into()));
        assert_eq!(Kind::Classes.parse(text), classes, "{text}");
    }
    for (text, on) in [("", true), ("on", true), ("True", true), ("0", false)] {
        assert_eq!(Kind::Flag.parse(text), Some(Value::Flag(on)), "{text:?}");
    }
    let run = |steps, learning_rate| Run {
        steps,
        learning_rate,
    };
    let runs = Some(Value::Steps(vec![run(5, Some(0.1)), run(15, None)]));
    assert_eq!(Kind::Steps(20).parse("5@0.1 15"), runs, "runs of steps");
    assert_eq!(Kind::Steps(19).parse("5@0.1 15"), None, "too many in all");
}

// Guards against a sentence in the figure that does not say what to write instead.
#[test]
fn every_kind_says_what_it_takes() {
    for (kind, said) in [
        (Kind::Number(1e-9, 100.0), "a number from 1e-9 to 100"),
        (
            Kind::Numbers(3, -1.0, 1.0),
            "3 numbers from -1 to 1, separated by commas",
        ),
        (Kind::Whole(0, 9), "a whole number from 0 to 9"),
        (
            Kind::WholeOr(0, 9, "notebook"),
            "notebook, or a whole number from 0 to 9",
        ),
        (Kind::Choice(&["auto", "dark"]), "one of: auto, dark"),
        (Kind::Subset(&["rate", "pace"]), "any of: rate, pace"),
        (Kind::Flag, "on or off"),
        (
            Kind::Classes,
            "two digits such as 3,7, a digit and rest such as 8,rest, or all",
        ),
        (
            Kind::Steps(50),
            "a number of steps up to 50, or runs with their learning rate such as 5@0.1 15@0.3",
        ),
    ] {
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
