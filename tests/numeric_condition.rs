//! Conditions over the state of a figure: their meaning.

#[path = "conditions/mod.rs"]
mod conditions;
#[path = "conditions/random.rs"]
mod random;

use conditions::{Figures, ONE, condition_of, now, value};
use downhill::numeric::condition::{Condition, Kind, Scope, Value};
use random::Random;

fn number(text: &str) -> f64 {
    let value = value(text);
    let number = value.as_ref().and_then(Value::number);
    number.unwrap_or_else(|| panic!("{text} is {value:?}"))
}

fn flag(text: &str) -> bool {
    let value = value(text);
    let flag = value.as_ref().and_then(Value::flag);
    flag.unwrap_or_else(|| panic!("{text} is {value:?}"))
}

// Guards against an operation, a function or a field that gives another's value.
#[test]
fn every_operation_has_its_value() {
    for (text, expected) in [
        ("2 + 3", 5.0),
        ("2 - 3", -1.0),
        ("2*3", 6.0),
        ("3/2", 1.5),
        ("2**3", 8.0),
        ("2^3", 8.0),
        ("-x", 1.5),
        ("+x", -1.5),
        ("+loss", 4.5),
        ("+-+loss", -4.5),
        ("--2", 2.0),
        ("sin(0.5)", 0.5_f64.sin()),
        ("cos(0.5)", 0.5_f64.cos()),
        ("tan(0.5)", 0.5_f64.tan()),
        ("tanh(0.5)", 0.5_f64.tanh()),
        ("exp(1)", 1_f64.exp()),
        ("log(2)", 2_f64.ln()),
        ("sqrt(16)", 4.0),
        ("abs(x)", 1.5),
        ("sign(x)", -1.0),
        ("sign(0)", 0.0),
        ("sign(3)", 1.0),
        ("relu(x)", 0.0),
        ("relu(2)", 2.0),
        ("sigmoid(0)", 0.5),
        ("minimum(2, 3)", 2.0),
        ("maximum(2, 3)", 3.0),
        ("pow(2, 3)", 8.0),
        ("min(3, 2)", 2.0),
        ("min(3, 2, 1, 4)", 1.0),
        ("max(3, 2, 1, 4)", 4.0),
        ("min(losses)", 1.0),
        ("max(losses)", 8.0),
        ("sum(losses)", 15.0),
        ("mean(losses)", 3.75),
        ("sum(none)", 0.0),
        ("len(losses)", 4.0),
        ("len(none)", 0.0),
        ("len(history)", 3.0),
        ("len(f)", 4.0),
        ("len(status)", 6.0),
        ("len('größer')", 6.0),
        ("pi", std::f64::consts::PI),
        ("π", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("|x|", 1.5),
        ("|x - 1| * |x|", 3.75),
        ("√16", 4.0),
        ("√losses[0]", 8_f64.sqrt()),
        ("√√16", 2.0),
        ("√(16)²", 16.0),
        ("3²", 9.0),
        ("2⁻¹", 0.5),
        ("2 × 3 · 4 ÷ 8 − 1", 2.0),
        ("1e-3", 0.001),
        (".5", 0.5),
        ("losses[0]", 8.0),
        ("losses[3]", 1.0),
        ("losses[-1]", 1.0),
        ("losses[-4]", 8.0),
        ("losses[step - 6]", 4.0),
        ("(losses)[1]", 4.0),
        ("history[0].x", 3.0),
        ("history[-1].y", 1.0),
        ("history[len(history) - 2].y", 4.0),
        ("optimum.loss", 0.5),
        ("optimum.params[1]", -2.0),
        ("loss", 4.5),
        ("loss*2", 9.0),
    ] {
        assert_eq!(number(text), expected, "{text}");
    }
}

// Guards against a greatest number that depends on the order of its inputs, as Python's does.
#[test]
fn nothing_is_the_greatest_of_what_is_not_a_number() {
    for text in [
        "max(1, nan)",
        "max(nan, 1)",
        "min(1, nan)",
        "min(0/0, 1, 2)",
    ] {
        assert!(number(text).is_nan(), "{text}");
    }
}

// Guards against halves that are rounded away from 0, and a scaled number that is rounded twice. The
// values are Python's.
#[test]
fn numbers_are_rounded_as_in_python() {
    for (text, expected) in [
        ("round(2.5)", 2.0),
        ("round(3.5)", 4.0),
        ("round(-0.6)", -1.0),
        ("round(2.675, 2)", 2.67),
        ("round(0.125, 2)", 0.12),
        ("round(1.005, 2)", 1.0),
        ("round(0.1 + 0.2, 5)", 0.3),
        ("round(1250, -2)", 1200.0),
        ("round(1350, -2)", 1400.0),
        ("round(1e300, -400)", 0.0),
        ("round(7, -320)", 0.0),
        ("round(1e-300, 400)", 1e-300),
        ("round(1e22, 2)", 1e22),
        ("round(1/0, 2)", f64::INFINITY),
    ] {
        assert_eq!(number(text), expected, "{text}");
    }
    assert!(number("round(0/0)").is_nan());
    assert_eq!(value("round(x, 1/2)"), None);
    assert_eq!(value("round(x, 0/0)"), None);
}

// Guards against a precedence that is not Python's.
#[test]
fn conditions_mean_what_python_means() {
    for (text, expected) in [
        ("-2**2", -4.0),
        ("2**3**2", 512.0),
        ("2**-1", 0.5),
        ("-3²", -9.0),
        ("2²**3", 64.0),
        ("2² ³", 64.0),
        ("2**2³", 256.0),
        ("2*3 + 4", 10.0),
        ("2 + 3*4", 14.0),
        ("10 - 3 - 2", 5.0),
        ("16/4/2", 2.0),
        ("-2*-3", 6.0),
        ("-losses[0]**2", -64.0),
        ("2**losses[-1]", 2.0),
        ("2*(3 + 4)", 14.0),
    ] {
        assert_eq!(number(text), expected, "{text}");
    }
    for (text, expected) in [
        ("true or true and false", true),
        ("(true or true) and false", false),
        ("not true or true", true),
        ("not (true or true)", false),
        ("not false and false", false),
        ("not 1 > 2", true),
        ("not not true", true),
        ("1 + 1 == 2", true),
        ("1 < 2 and 3 > 2 or false", true),
        ("1 == 1 == 1", true),
        ("(1 < 2) == (2 < 1)", false),
        ("0 < 1 < 2", true),
        ("0 < 3 < 2", false),
        ("3 < 1 < 2", false),
        ("1 < 3 > 2", true),
        ("3 > 2 >= 2 != 1", true),
        ("3 > 2 >= 2 != 2", false),
        ("True and not False", true),
    ] {
        assert_eq!(flag(text), expected, "{text}");
    }
}

// Guards against a comparison that takes its bound, or not, and a sign that means another.
#[test]
fn every_comparison_holds_where_it_should() {
    for (sign, less, equal, greater) in [
        ("<", true, false, false),
        ("<=", true, true, false),
        ("≤", true, true, false),
        (">", false, false, true),
        (">=", false, true, true),
        ("≥", false, true, true),
        ("==", false, true, false),
        ("!=", true, false, true),
        ("≠", true, false, true),
    ] {
        assert_eq!(flag(&format!("1 {sign} 2")), less, "{sign}");
        assert_eq!(flag(&format!("2{sign}2")), equal, "{sign}");
        assert_eq!(flag(&format!("3 {sign} 2")), greater, "{sign}");
        let nan = format!("nan {sign} nan");
        assert_eq!(flag(&nan), matches!(sign, "!=" | "≠"), "{sign}");
    }
    for (text, expected) in [
        ("status == 'paused'", true),
        ("status == \"paused\"", true),
        ("‘paused’ == status", true),
        ("status == “ready”", false),
        ("status != 'ready'", true),
        ("f == 'x**2'", true),
        ("f == 'X**2'", false),
        ("open == true", true),
        ("open != true", false),
        ("open and step == 7", true),
        ("loss < 5", true),
        ("loss == 'diverged'", false),
        ("speed == 'diverged'", true),
        ("speed != 'diverged'", false),
        ("speed == 5", false),
        ("speed != 5", true),
        ("speed == loss", false),
        ("not speed == 5", true),
    ] {
        assert_eq!(flag(text), expected, "{text}");
    }
}

// Guards against a condition that holds because something is not there, or that does not although the
// rest decides it.
#[test]
fn what_is_not_there_has_no_value() {
    for text in [
        "losses[4] < 10",
        "losses[4] != 10",
        "losses[-5] < 10",
        "losses[step/2] < 10",
        "losses[nan] < 10",
        "losses[1/0] < 10",
        "losses[-1/0] < 10",
        "history[3].x < 10",
        "not losses[4] < 10",
        "losses[4] < 10 or false",
        "losses[4] < 10 and true",
        "0 < 1 < losses[4]",
        "-losses[4] < 1",
        "max(1, losses[4]) < 10",
        "max(none) < 1",
        "min(none) < 1",
        "mean(none) < 1",
        "speed*2 < 1",
        "not speed*2 < 1",
        "speed < 5",
        "speed >= 5",
        "not speed > 100",
        "not speed < 0",
        "not (speed < 100)",
        "not 100 <= speed",
        "not speed >= speed",
        "not 0 < speed < 1",
        "speed < 5 or false",
        "+speed != 5",
        "not +speed < 5",
        "+speed == 5",
        "sign(nan) == 0",
        "sign(0/0) != 0",
    ] {
        let condition = condition_of(&ONE, text);
        assert_eq!(condition.value(&mut now), None, "{text}");
        assert!(!condition.holds(&mut now), "{text}");
    }
    for (text, expected) in [
        ("losses[4] < 10 or true", true),
        ("true or losses[4] < 10", true),
        ("losses[4] < 10 and false", false),
        ("losses[4] < 2 < 1", false),
        ("speed < 5 or open", true),
        ("speed < 5 and not open", false),
        ("not (losses[4] < 10 and false)", true),
    ] {
        assert_eq!(flag(text), expected, "{text}");
    }
    assert!(number("1/0").is_infinite());
    assert!(!condition_of(&ONE, "step").holds(&mut now));
}

// Guards against a field that is read although the answer stands, and one that is not named.
#[test]
fn no_more_fields_are_read_than_needed() {
    for (text, names, read) in [
        ("step < 3", "step", "step"),
        ("x < 1 and step < 3 and lr < 1", "x step lr", "x step"),
        ("x < 1 or step < 3", "x step", "x"),
        ("1 < x < step", "x step", "x"),
        ("losses[3] < x < losses[0]", "losses x", "losses x"),
        (
            "optimum.loss < history[0].x",
            "optimum history",
            "optimum history",
        ),
        ("pi > e", "", ""),
    ] {
        let condition = condition_of(&ONE, text);
        let fields = condition.reads().iter().map(|(id, name)| {
            assert_eq!(id, "", "{text}");
            name.as_str()
        });
        let expected: Vec<&str> = names.split_whitespace().collect();
        assert_eq!(fields.collect::<Vec<_>>(), expected, "{text}");
        let mut asked = Vec::new();
        let _ = condition.value(&mut |id, name| {
            asked.push(name.to_owned());
            now(id, name)
        });
        assert_eq!(asked.join(" "), read, "{text}");
    }
}

// Guards against a minus that is read as a hyphen, and a figure that is taken for another.
#[test]
fn fields_of_several_figures_are_written_with_their_ids() {
    const FIGURES: Figures = Figures(&[
        "a", "b", "a-b", "a-b-c", "my-hill", "gone", "e", "max", "hügel",
    ]);
    for (text, reads) in [
        ("a.step == 7", "a.step"),
        ("a.step-b.step == 0", "a.step b.step"),
        ("a-b.step == 7", "a-b.step"),
        ("a-b-c.step == 7", "a-b-c.step"),
        (
            "a.step-a-b-c.step-a-b.step == -7",
            "a.step a-b-c.step a-b.step",
        ),
        ("a.x - a-b.step == -8.5", "a.x a-b.step"),
        ("my-hill.step-7 == 0", "my-hill.step"),
        ("-my-hill.x == 1.5", "my-hill.x"),
        ("a.losses[-1] == 1", "a.losses"),
        (
            "a.optimum.loss == my-hill.optimum.loss",
            "a.optimum my-hill.optimum",
        ),
        ("e.step == 7 and 2.7 < e < 2.8", "e.step"),
        ("max.step == max(7, 6)", "max.step"),
        ("hügel.step == 7", "hügel.step"),
        ("not gone.step == 3 or a.step == 7", "gone.step a.step"),
    ] {
        let condition = condition_of(&FIGURES, text);
        let names = condition.reads().iter();
        let names: Vec<String> = names.map(|(id, name)| format!("{id}.{name}")).collect();
        assert_eq!(names.join(" "), reads, "{text}");
        assert!(condition.holds(&mut now), "{text}");
    }
    let gone = condition_of(&FIGURES, "gone.step == 7");
    assert_eq!(gone.value(&mut now), None);
}

// Guards against a question for a number where a sign is asked, and a name that is no field.
#[test]
fn a_condition_knows_what_it_is() {
    for (text, kind) in [
        ("step < 3", Kind::Flag),
        ("open", Kind::Flag),
        ("not open", Kind::Flag),
        ("step", Kind::Number),
        ("history[0].x", Kind::Number),
        ("sign(x)", Kind::Number),
        ("'x'", Kind::Text),
        ("f", Kind::Text),
        ("losses", Kind::Numbers),
        ("loss", Kind::NumberOrText(vec!["diverged".into()])),
    ] {
        let condition = condition_of(&ONE, text);
        assert_eq!(*condition.kind(), kind, "{text}");
        assert_eq!(condition.is_flag(), kind == Kind::Flag, "{text}");
        let is_number = matches!(kind, Kind::Number | Kind::NumberOrText(_));
        assert_eq!(condition.is_number(), is_number, "{text}");
    }
    for (text, is_sign) in [
        ("sign(x)", true),
        ("(sign(x - 1))", true),
        ("+sign(x)", true),
        ("-sign(x)", false),
        ("sign(x) + 1", false),
        ("abs(x)", false),
        ("x", false),
    ] {
        assert_eq!(condition_of(&ONE, text).is_sign(), is_sign, "{text}");
    }
    for (text, field) in [
        ("x", Some("x")),
        (" ( x ) ", Some("x")),
        ("losses[ 3 ]", Some("losses[3]")),
        ("losses[-1]", Some("losses[-1]")),
        ("history [0] . x", Some("history[0].x")),
        ("optimum.params[1]", Some("optimum.params[1]")),
        ("losses[step]", None),
        ("losses[1 + 1]", None),
        ("+x", None),
        ("-x", None),
        ("x + 1", None),
        ("3", None),
        ("'x'", None),
        ("pi", None),
        ("x < 1", None),
    ] {
        let plain = condition_of(&ONE, text).plain_field();
        assert_eq!(plain.as_deref(), field, "{text}");
    }
    let of_two = condition_of(&Figures(&["a", "b-c"]), "b-c.optimum.loss");
    assert_eq!(of_two.plain_field().as_deref(), Some("b-c.optimum.loss"));
}

/// A figure with fields that are named as constants and functions are.
struct Confusing;

impl Scope for Confusing {
    fn ids(&self) -> Vec<String> {
        Vec::new()
    }

    fn fields(&self, _: &str) -> Vec<(String, Kind)> {
        let names = ["e", "pi", "max", "true"];
        names.map(|name| (name.into(), Kind::Number)).into()
    }
}

// Guards against a constant that hides a field, and a field that hides a function.
#[test]
fn a_field_comes_before_a_constant_of_its_name() {
    let holds = |text: &str| {
        let condition = Condition::parse(text, &Confusing).expect(text);
        condition.holds(&mut |_, _| Some(Value::Number(5.0)))
    };
    assert!(holds("e == 5 and pi == 5 and true == 5"));
    assert!(holds("max == 5 and max(max, 6) == 6"));
}

// Guards against precedence, chains and values without a number that go wrong in some nesting: what
// is parsed has the value that was computed beside it.
#[test]
fn random_conditions_have_the_values_computed_beside_them() {
    let mut random = Random::seeded(3);
    let (mut some, mut none, mut lengths) = (0, 0, 0);
    for _ in 0..4000 {
        let drawn = random.flag(4);
        let condition = condition_of(&ONE, &drawn.text);
        let expected = drawn.value.map(Value::Flag);
        assert_eq!(condition.value(&mut now), expected, "{}", drawn.text);
        *(if expected.is_some() {
            &mut some
        } else {
            &mut none
        }) += 1;
        lengths += drawn.text.len();
        let drawn = random.number(4);
        let computed = condition_of(&ONE, &drawn.text).value(&mut now);
        let is_equal = match (computed, drawn.value) {
            (Some(Value::Number(a)), Some(b)) => a == b || (a.is_nan() && b.is_nan()),
            (computed, expected) => computed.is_none() && expected.is_none(),
        };
        assert!(is_equal, "{}", drawn.text);
    }
    assert!(
        some > 1000 && none > 100 && lengths > 100_000,
        "{some} {none} {lengths}"
    );
}
