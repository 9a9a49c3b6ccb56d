//! What a reader types as a formula: as a textbook writes it too, or refused with its place.

use downhill::numeric::expression::{Expression, MAX_TERMS};
use downhill::numeric::model::Model;

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
        ("y + x", 0, "“y” is unknown; this formula may use x."),
        ("sin x", 0, "“sin” is a function: write sin(…)."),
        ("sinn(x)", 0, "“sinn” is not a function; there are sin cos"),
        ("x.foo()", 2, "“foo” is not a function"),
        ("x.sum", 5, "“(” is missing after the method’s name."),
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
        ("x % 2", 2, "“%” is not an operator; there are + - * / **."),
        (
            "1e999",
            0,
            "this is not a number that can be computed with.",
        ),
        (".", 0, "this is not a number"),
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
    let equation = "a formula has no “=”; write only what is to be computed.";
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
        ("x² + y", 5, "“y” is unknown; this formula may use x."),
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
        format!("a formula has at most {MAX_TERMS} terms.")
    );
}

// Guards against a name that reads as something else where it is printed.
#[test]
fn torch_is_no_name_in_a_formula_of_any_names() {
    for (text, at) in [("(torch).sum()", 1), ("w*torch", 2), ("torch.torch", 6)] {
        let fault = Expression::parse(text, &[]).expect_err(text);
        assert_eq!(fault.at, at, "{text}: {fault}");
    }
}
