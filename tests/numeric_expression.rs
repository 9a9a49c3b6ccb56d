//! The formulas that a reader types: reading, printing, recording, differentiating.

mod formulas;

use downhill::numeric::autodiff::{Expr, Tape};
use downhill::numeric::expression::{Expression, MOST_TERMS};
use downhill::numeric::model::Model;
use formulas::Formulas;

fn read(text: &str) -> Expression {
    Expression::parse(text, &["x"]).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

/// The sum of a formula's values at `x`, and its gradient, by the tape.
fn run(formula: &Expression, x: &[f64]) -> (f64, Vec<f64>) {
    let (mut tape, (leaf, sum)) = Tape::record(|recorder| {
        let x = recorder.leaf(x);
        let leaves = vec![x; formula.names().len()];
        let whole = formula.record(recorder, &leaves).pop().expect("a term");
        (x.var(), whole.sum().var())
    });
    tape.backward(sum);
    (tape.value(sum)[0], tape.gradient(leaf).to_vec())
}

fn value(text: &str, x: f64) -> f64 {
    run(&read(text), &[x]).0
}

// Guards against a precedence that is not Python's.
#[test]
fn formulas_mean_what_python_means() {
    for (text, expected) in [
        ("-x**2", -9.0),
        ("2**-1", 0.5),
        ("2**3**2", 512.0),
        ("-2**-2", -0.25),
        ("2 - 3 - 4", -5.0),
        ("12/2*3", 18.0),
        ("12/(2*3)", 2.0),
        ("1 + 2*x", 7.0),
        ("- -x", 3.0),
        ("+x", 3.0),
        ("2*-x", -6.0),
        ("x^2", 9.0),
        ("\u{2212}x", -3.0),
        ("1e1 + .5 + 5. + 2E-1", 15.7),
        ("x.pow(2).sum()", 9.0),
        ("(x**2).sum()", 9.0),
        ("torch.maximum(x, 5)", 5.0),
        ("x.minimum(2)", 2.0),
        ("pow(x, 2)", 9.0),
        ("2.sqrt()**2", 2.0),
        ("torch.pi - pi + e - e", 0.0),
        ("relu(-x) + sign(-x)", -1.0),
        ("  ( x )  ", 3.0),
        ("sigmoid(0*x)", 0.5),
        ("mean(x) + max(x) + sum(x)", 9.0),
    ] {
        let got = value(text, 3.0);
        assert!(
            (got - expected).abs() < 1e-12,
            "{text}: {got}, not {expected}"
        );
    }
}

// Guards against a fault that points elsewhere, or does not say what would be right.
#[test]
fn faults_point_at_their_character_and_say_what_is_missing() {
    for (text, at, what) in [
        ("", 0, "a number, a name or “(” is missing."),
        ("x**", 3, "a number, a name or “(” is missing."),
        ("x +  * 2", 5, "a number, a name or “(” is missing."),
        ("2x", 1, "an operator such as * is missing before this."),
        ("x x", 2, "an operator such as * is missing before this."),
        ("x(2)", 1, "an operator such as * is missing before this."),
        ("(x", 2, "“)” is missing here."),
        ("x)", 1, "there is no “(” for this “)”."),
        ("y + x", 0, "“y” is unknown; the formula is of x."),
        ("sin x", 0, "“sin” is a function: write sin(…)."),
        ("sinn(x)", 0, "“sinn” is no function; there are sin cos"),
        ("x.foo()", 2, "“foo” is no function"),
        ("x.sum", 5, "“(” is missing after the method's name."),
        ("sin(x, 2)", 5, "“sin” takes no more than one."),
        ("minimum(x)", 9, "“,” is missing before the second number."),
        ("maximum(x, 1, 2)", 12, "“maximum” takes no more than two."),
        ("torch.e2", 6, "torch has no “e2” here."),
        (
            "x + torch",
            4,
            "after “torch” comes a function: torch.sin(…).",
        ),
        ("x = 2", 2, "a formula has no “=”"),
        ("x % 2", 2, "“%” is no operator; there are + - * / **."),
        ("1e999", 0, "this is no number that can be computed with."),
        (".", 0, "this is no number"),
        ("x + θ", 4, "a number, a name or “(” is missing."),
    ] {
        let fault = Expression::parse(text, &["x"]).expect_err(text);
        assert_eq!(fault.at, at, "{text}: {fault}");
        assert!(fault.what.starts_with(what), "{text}: {fault}");
    }
}

// Guards against a formula that is refused because it is written as in a textbook, or is printed so
// that Python cannot read it.
#[test]
fn formulas_are_read_as_textbooks_write_them() {
    for (text, printed) in [
        ("x²", "x**2"),
        ("x³ − 2·x", "x**3 - 2*x"),
        ("x⁻¹ + x¹⁰ + x⁺²", "x**-1 + x**10 + x**2"),
        ("-x²", "-x**2"),
        ("2**x²", "2**x**2"),
        ("(x + 1)² × 3 ÷ 4", "(x + 1)**2*3/4"),
        ("x⋅x ∗ x ∕ 2 ⁄ 3", "x*x*x/2/3"),
        ("sin(x)²", "sin(x)**2"),
        ("(x²).sum()", "(x**2).sum()"),
        ("x².sum()", "(x**2).sum()"),
        ("x[0]²", "x[0]**2"),
        ("2*π + e²", "2*pi + e**2"),
        ("1e−5*x – 2e+1 — x", "1e-5*x - 20 - x"),
        ("‐x ‑ x ‒ x ﹣ x － x", "-x - x - x - x - x"),
        ("x\u{a0}+\u{200b}1\u{feff}", "x + 1"),
        ("|x|", "abs(x)"),
        ("|x| + 2*|x − 1|²", "abs(x) + 2*abs(x - 1)**2"),
        (
            "|(x + 1)*x|/maximum(|x|, 1)",
            "abs((x + 1)*x)/maximum(abs(x), 1)",
        ),
        ("√x", "sqrt(x)"),
        (
            "√2*x + √(x + 1)² + √√x",
            "sqrt(2)*x + sqrt(x + 1)**2 + sqrt(sqrt(x))",
        ),
        ("y = x**2", "x**2"),
        ("f(x) = x²", "x**2"),
        (" L_2 ( x ) =x", "x"),
        ("ŷ=2", "2"),
    ] {
        let names = ["x", "x[]"];
        let formula = Expression::parse(text, &names).unwrap_or_else(|f| panic!("{text}: {f}"));
        assert_eq!(formula.to_string(), printed, "{text}");
        let plain = Expression::parse(printed, &names);
        assert_eq!(plain.as_ref(), Ok(&formula), "{text} is {printed}");
    }
    let surface = Expression::parse("f(x, y) = x² + y²", &["x", "y"]).expect("a surface");
    assert_eq!(surface.to_string(), "x**2 + y**2");
    let z = Expression::parse("z = x*y", &["x", "y"]).expect("a surface");
    assert_eq!(z.to_string(), "x*y");
    for text in [
        "y = a*t² + b",
        "speed(t) = a·t² + b",
        "v(t, a, b)= a*t**2+b",
    ] {
        let model = Model::read(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        assert_eq!(model.formula(), "a*t**2 + b", "{text}");
    }
}

// Guards against a guess where a formula may be meant in two ways, and against a place that counts
// bytes.
#[test]
fn what_a_textbook_may_mean_in_two_ways_is_refused_with_its_place() {
    let equation = "a formula has no “=”; write what is computed alone.";
    for (text, at, what) in [
        ("||x||", 1, "bars within bars are not clear: write abs(…)."),
        (
            "|x + |x||",
            5,
            "bars within bars are not clear: write abs(…).",
        ),
        (
            "|(|x|)|",
            2,
            "bars within bars are not clear: write abs(…).",
        ),
        (
            "|x|x|x|",
            3,
            "with these bars it is not clear: write abs(…), and",
        ),
        (
            "|2|x||",
            3,
            "with these bars it is not clear: write abs(…), and",
        ),
        (
            "2|x|",
            1,
            "with these bars it is not clear: write abs(…), and",
        ),
        (
            "x|",
            1,
            "with these bars it is not clear: write abs(…), and",
        ),
        ("|x", 2, "“|” is missing at the end of the absolute value."),
        ("||", 1, "bars within bars are not clear"),
        (
            "√x²",
            2,
            "how far the root goes is not clear: write sqrt(…).",
        ),
        (
            "√x**2",
            2,
            "how far the root goes is not clear: write sqrt(…).",
        ),
        ("√−x", 1, "a number, a name or “(” is missing."),
        ("2²x", 2, "an operator such as * is missing before this."),
        ("2π", 1, "an operator such as * is missing before this."),
        (
            "x⁻",
            1,
            "a raised exponent is a whole number, as in x² or x⁻¹.",
        ),
        (
            "x²⁻³",
            1,
            "a raised exponent is a whole number, as in x² or x⁻¹.",
        ),
        ("²", 0, "a number, a name or “(” is missing."),
        ("sin²(x)", 0, "“sin” is a function: write sin(…)."),
        ("π − × 2", 4, "a number, a name or “(” is missing."),
        ("x² + y", 5, "“y” is unknown; the formula is of x."),
        ("0,5*x", 1, "a decimal point is written “.”, and no comma"),
        ("x = 2", 2, equation),
        ("x = 3 = 4", 2, equation),
        ("y = x = 4", 6, equation),
        ("2*y = x", 4, equation),
        ("x² + 1 = y", 7, equation),
        ("y = x*y", 6, "“y” is unknown"),
        ("y == x", 2, equation),
        ("x <= 2", 3, equation),
        ("f(2) = x", 5, equation),
        ("f(t) = 2*x", 5, equation),
        ("pi = x", 3, equation),
        ("sin(x) = x", 7, equation),
        ("= x", 0, equation),
        ("y = ", 4, "a number, a name or “(” is missing."),
        ("ŷ = x +", 7, "a number, a name or “(” is missing."),
    ] {
        let fault = Expression::parse(text, &["x"]).expect_err(text);
        assert_eq!(fault.at, at, "{text}: {fault}");
        assert!(fault.what.starts_with(what), "{text}: {fault}");
    }
    for (text, at) in [("t = a*t", 2), ("a = a*t", 2), ("t² = a*t", 3)] {
        let fault = Model::read(text).expect_err(text);
        assert_eq!((fault.at, fault.what.as_str()), (at, equation), "{text}");
    }
}

// Guards against a text that takes all memory or the whole stack.
#[test]
fn long_and_deep_formulas_are_refused() {
    let deep = |n: usize| format!("{}x{}", "(".repeat(n), ")".repeat(n));
    assert!(Expression::parse(&deep(40), &["x"]).is_ok());
    for text in [
        deep(100),
        "-".repeat(100) + "x",
        "sin(".repeat(60) + "x",
        "2**".repeat(80) + "x",
    ] {
        let fault = Expression::parse(&text, &["x"]).expect_err(&text);
        assert_eq!(fault.what, "formulas nest at most 50 deep.", "{text}");
    }
    let long = "x+".repeat(1_000_000) + "x";
    let fault = Expression::parse(&long, &["x"]).expect_err("too long");
    assert_eq!(fault.what, "a formula has at most 300 characters.");
    let terms = vec!["1"; 140].join("+");
    let fault = Expression::parse(&terms, &["x"]).expect_err("too many");
    assert_eq!(
        fault.what,
        format!("a formula has at most {MOST_TERMS} terms.")
    );
}

// Guards against parentheses too few, and names that change place.
#[test]
fn a_printed_formula_reads_back_as_the_same_tree() {
    for (text, printed) in [
        ("x ^ 2", "x**2"),
        ("(x**2)+(3*x)", "x**2 + 3*x"),
        ("(-x)**2", "(-x)**2"),
        ("-(x**2)", "-x**2"),
        ("-(x*2)", "-(x*2)"),
        ("(x**2)**3", "(x**2)**3"),
        ("1-(2-x)", "1 - (2 - x)"),
        ("x/(2*x)", "x/(2*x)"),
        ("torch.sum(x**2)", "(x**2).sum()"),
        ("sum(2)", "(2).sum()"),
        ("x.minimum(1)", "minimum(x, 1)"),
        ("1e-05*x", "1e-5*x"),
    ] {
        let formula = read(text);
        assert_eq!(formula.to_string(), printed, "{text}");
        assert_eq!(read(printed), formula, "{text}");
    }
    let mut formulas = Formulas::seeded(1, &["x"]);
    for _ in 0..2000 {
        let text = formulas.formula(7);
        let Ok(formula) = Expression::parse(&text, &["x"]) else {
            assert!(
                text.chars().count() > 150,
                "only a long one is refused: {text}"
            );
            continue;
        };
        let printed = formula.to_string();
        assert_eq!(read(&printed), formula, "{text} as {printed}");
    }
}

// Guards against a name that reads as something else where it is printed.
#[test]
fn torch_is_no_name_in_a_formula_of_any_names() {
    for (text, at) in [("(torch).sum()", 1), ("w*torch", 2), ("torch.torch", 6)] {
        let fault = Expression::parse(text, &[]).expect_err(text);
        assert_eq!(fault.at, at, "{text}: {fault}");
    }
}

// Guards against an “inf” or “nan” in a derivative, which no formula has.
#[test]
fn a_derivative_of_huge_numbers_reads_back() {
    for (text, derivative) in [
        ("1e200*(1e200*x)", "1e200*1e200"),
        ("1e308*x + 1e308*x", "2*1e308"),
        ("x*1e308 - -1e308*x", "2*1e308"),
        ("1e300*x/1e-300", "1e300/1e-300"),
        ("(1e200*x)**2", "1e200*2e200*x"),
        ("-1.7976931348623157e308*x", "-1.7976931348623157e308"),
    ] {
        let got = read(text).gradient(0, 1).expect("a short one").to_string();
        assert_eq!(read(&got).to_string(), got, "d/dx {text}");
        assert_eq!(got, derivative, "d/dx {text}");
    }
}

// Guards against a wrong derivative in the table of the tape or in the rules for formulas: one must
// agree with central differences, the other with it.
#[test]
fn random_formulas_have_the_gradients_of_central_differences_in_both_ways() {
    let (mut formulas, mut differences, mut printed) = (Formulas::seeded(2, &["x"]), 0, 0);
    for turn in 0..3000 {
        let text = formulas.formula(1 + turn % 5);
        let length = [1, 3][turn % 2];
        let x = formulas.vector(length);
        let Ok(formula) = Expression::parse(&text, &["x"]) else {
            continue;
        };
        let (y, gradient) = run(&formula, &x);
        let size = gradient.iter().fold(y.abs(), |size, g| size.max(g.abs()));
        if y.is_nan() || gradient.iter().any(|g| g.is_nan()) || size > 1e4 {
            continue;
        }
        for i in 0..length {
            let at = |h: f64| {
                let mut moved = x.clone();
                moved[i] += h;
                run(&formula, &moved).0
            };
            let slopes = [1e-5, 1e-6].map(|h| (at(h) - at(-h)) / (2.0 * h));
            // Next to a kink or a pole the differences do not agree with each other.
            if (slopes[0] - slopes[1]).abs() < 1e-4 * size.max(1.0) {
                differences += 1;
                let error = (slopes[1] - gradient[i]).abs();
                assert!(
                    error < 1e-3 * size.max(1.0),
                    "{text} at {x:?}, {i}: {gradient:?}, {slopes:?}"
                );
            }
        }
        let Some(derivative) = formula.gradient(0, length) else {
            continue;
        };
        let (tape, whole) = Tape::record(|recorder| {
            let leaves = vec![recorder.leaf(&x); derivative.names().len()];
            let nodes = derivative.record(recorder, &leaves);
            nodes.last().copied().map(Expr::var).expect("a term")
        });
        let by_formula = tape.value(whole);
        if by_formula.iter().any(|g| !g.is_finite()) {
            // 0 * infinity, which the tape has not met.
            continue;
        }
        printed += 1;
        for i in 0..length {
            let g = by_formula[i % by_formula.len()];
            let error = (g - gradient[i]).abs();
            assert!(
                error < 1e-9 * size.max(1.0),
                "{text} at {x:?}: {derivative} is {g}, not {}",
                gradient[i]
            );
        }
        if derivative.size() < 100 {
            let text = derivative.to_string();
            if let Ok(again) = Expression::parse(&text, &["x"]) {
                assert_eq!(again.to_string(), text, "a derivative reads back");
            }
        }
    }
    assert!(
        differences > 2000 && printed > 1000,
        "{differences} and {printed} were compared"
    );
}

// Guards against terms without end when products are written from left to right: with the 3 amid
// them, the derivative had 1329.
#[test]
fn a_derivative_that_is_too_long_is_given_up() {
    let product = |middle: &str| {
        let (before, after) = ("*(x+1)".repeat(15), "*(x+1)".repeat(22));
        read(&format!("x{before}{middle}{after}"))
    };
    let short = product("").gradient(0, 1).expect("a short one");
    assert!(short.terms().len() <= 1000, "{} terms", short.terms().len());
    let long = product("*3").gradient(0, 1).map(|long| long.terms().len());
    assert_eq!(long, None, "its terms");
}

// Guards against derivatives that a reader would not write.
#[test]
fn derivatives_are_written_as_in_a_textbook() {
    for (text, length, derivative) in [
        ("x**2", 1, "2*x"),
        ("(x**2).sum()", 3, "2*x"),
        ("(x**2).mean()", 4, "0.5*x"),
        ("(x**2).mean()", 3, "2*x/3"),
        ("x**4 - 2*x**2 + 0.3*x", 1, "4*x**3 - 4*x + 0.3"),
        ("sin(3*x) + 0.3*x**2", 1, "3*cos(3*x) + 0.6*x"),
        ("abs(x)", 1, "sign(x)"),
        ("1/x", 1, "-(1/x**2)"),
        ("exp(-x**2)", 1, "-2*exp(-x**2)*x"),
        ("e**x", 1, "e**x"),
        ("log(x)", 1, "1/x"),
        ("sqrt(x)", 1, "1/(2*sqrt(x))"),
        ("5", 1, "0"),
        ("x*x", 1, "2*x"),
        ("x.sum()**2", 3, "2*x.sum()"),
        ("tanh(x)", 1, "1 - tanh(x)**2"),
        ("relu(x)", 1, "relu(sign(x))"),
    ] {
        let got = read(text).gradient(0, length).expect("a short one");
        assert_eq!(got.to_string(), derivative, "d/dx {text}");
    }
}
