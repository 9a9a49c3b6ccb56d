//! Formulas: their meaning, printed and read back, their derivatives.

mod formulas;

use downhill::numeric::autodiff::{Expr, Tape};
use downhill::numeric::expression::Expression;
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
