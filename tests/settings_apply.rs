//! Settings given to figures: in any order, whole or refused, each refusal with its reason.

use downhill::figures::curve::settings as curve;
use downhill::figures::curve::state::Curve;
use downhill::figures::fit::settings as fit;
use downhill::figures::fit::state::Fit;
use downhill::figures::registry::figure;
use downhill::settings::any_settings::{AnySettings, restore};
use downhill::settings::common::FigureState;
use downhill::settings::{Table, Value, apply, apply_to};

fn given(settings: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, text): &(&str, &str)| (String::from(*name), String::from(*text));
    settings.iter().map(owned).collect()
}

/// All that the table says of a state.
fn values<S>(table: Table<S>, state: &S) -> Vec<Value> {
    table.iter().map(|setting| (setting.get)(state)).collect()
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
        let mut shown = FigureState::<Fit>::default();
        assert_eq!(
            apply(fit::TABLE, &mut shown, &given(&[("params", text)])),
            []
        );
        assert_eq!(shown.state.params(), params, "{text}");
    }
    let mut shown = FigureState::<Fit>::default();
    let errors = apply(fit::TABLE, &mut shown, &given(&[("params", "1,5 2,5")]));
    let line = errors.first().map(ToString::to_string);
    let expected = "params=\"1,5 2,5\" is not usable: it takes 3 numbers here.";
    assert_eq!(line.as_deref(), Some(expected));
}

// Guards against a complaint that does not name the setting, what it was given, what it takes.
#[test]
fn a_complaint_is_one_line_that_says_what_to_do() {
    let mut shown = FigureState::<Curve>::default();
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
    let new = values(curve::TABLE, &FigureState::default());
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
        let mut shown = FigureState::<Curve>::default();
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

// Guards against a default of another figure: the parameters of the notebook's data for those of a seed,
// three parameters for a model of two.
#[test]
fn a_setting_that_is_taken_back_has_what_a_page_without_it_shows() {
    for (name, page, (setting, text)) in [
        ("fit", &[("seed", "7")][..], ("params", "1,2,3")),
        ("fit", &[("model", "a*t + b")], ("params", "1,2")),
        ("fit", &[("data", "0 1_1 2_2 5")], ("params", "1,2,3")),
        ("fit", &[("seed", "7"), ("step", "5")], ("pace", "60")),
        ("landscape", &[("f", "x**2 + 9*y**2")], ("start", "1,1")),
        ("curve", &[("f", "log(x)")], ("start", "0.5")),
        ("curve", &[("start", "2"), ("step", "5@0.2")], ("at", "3")),
    ] {
        let listing = figure(name).expect("a figure");
        let shown = |settings: &[(&str, &str)]| {
            let mut shown = (listing.fresh)();
            assert_eq!(apply_to(&mut *shown, &given(settings)), [], "{settings:?}");
            shown
        };
        let values = |shown: &dyn AnySettings| -> Vec<Value> {
            let all = 0..listing.settings().len();
            all.map(|k| shown.get(k)).collect()
        };
        let mut taken_back = shown(&[page, &[(setting, text)]].concat());
        let without = shown(page);
        assert_ne!(values(&*taken_back), values(&*without), "{setting} is set");
        restore(&mut *taken_back, setting);
        let message = format!("{name} with {page:?}, without {setting}");
        assert_eq!(values(&*taken_back), values(&*without), "{message}");
    }
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
            let mut shown = FigureState::<Fit>::default();
            let given = [(String::from(name), String::from(*text))];
            let errors = apply(fit::TABLE, &mut shown, &given);
            assert_eq!(errors.len(), 1, "{name}={text:?} is refused");
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
        let mut shown = FigureState::<Fit>::default();
        assert_eq!(apply(fit::TABLE, &mut shown, &given(&[("data", text)])), []);
        assert_eq!(shown.state.data().speed, [1.0, 2.0, 5.0], "{text:?}");
    }
    for (text, reason) in [
        (
            "0 1_1 x_2 3",
            "Line 2: “x” is not a number from -1e9 to 1e9.",
        ),
        (
            "0 1 2_1 2 3_4 5 6",
            "Line 1 has 3 columns. It takes two, time and speed.",
        ),
        (
            "t_s,v\n0,1\n1,x",
            "Line 3: “x” is not a number from -1e9 to 1e9.",
        ),
        (
            "time_speed",
            "There are no numbers here. It takes two columns, time and speed.",
        ),
    ] {
        let mut shown = FigureState::<Fit>::default();
        let errors = apply(fit::TABLE, &mut shown, &given(&[("data", text)]));
        let line = errors.first().expect("a complaint").to_string();
        let takes = "is not usable: it takes two columns of numbers, one row per line, at most 10000 rows. ";
        assert!(line.ends_with(&format!("{takes}{reason}")), "{line}");
    }
}
