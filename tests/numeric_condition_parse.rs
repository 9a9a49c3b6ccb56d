//! What a teacher writes as a condition: refused with its place, and what would be right.

#[path = "conditions/mod.rs"]
mod conditions;
#[path = "conditions/random.rs"]
mod random;
#[path = "conditions/refused.rs"]
mod refused;

use std::time::{Duration, Instant};

use conditions::{Figures, ONE, condition_of, now, value};
use downhill::numeric::condition::{Condition, MAX_LENGTH, MAX_TERMS};
use random::Random;
use refused::is_refused;

// Guards against a fault that points elsewhere, and one that does not say what is missing.
#[test]
fn what_is_missing_is_named_with_its_place() {
    const ATOM: &str = "a number, a name, a text or “(” is missing.";
    const OPERATOR: &str = "an operator such as and, < or * is missing before this.";
    const BARS: &str = "bars within bars are not clear: write abs(…).";
    const WITH_BARS: &str =
        "with these bars it is not clear: write abs(…), and an operator between values.";
    const NESTED_NOT: &str =
        "“not” stands before a comparison: put it and what follows in parentheses.";
    const ROOT: &str = "how far the root goes is not clear: write sqrt(…).";
    is_refused(
        &ONE,
        &[
            ("", 0, "a condition is missing, such as step >= 10."),
            ("  ", 2, "a condition is missing, such as step >= 10."),
            ("x <", 3, ATOM),
            ("< x", 0, ATOM),
            ("x < and", 4, ATOM),
            ("and x < 1", 0, ATOM),
            ("x < 1 and", 9, ATOM),
            ("x < 1 or or x < 2", 9, ATOM),
            ("not", 3, ATOM),
            ("()", 1, ATOM),
            ("x + * 2", 4, ATOM),
            ("²", 0, ATOM),
            ("x == not open", 5, NESTED_NOT),
            ("2x < 1", 1, OPERATOR),
            ("x 'a'", 2, OPERATOR),
            ("x < 1 x > 0", 6, OPERATOR),
            ("open not open", 5, OPERATOR),
            ("x(2)", 1, OPERATOR),
            ("(x < 1", 6, "“)” is missing here."),
            ("x < 1)", 5, "there is no “(” for this “)”."),
            ("x < 1]", 5, "there is no “[” for this “]”."),
            (
                "x < 0,5",
                5,
                "a decimal point is written “.”, and no comma is needed here.",
            ),
            ("losses[", 7, ATOM),
            (
                "losses[]",
                7,
                "the number of the entry is missing, as in losses[0].",
            ),
            (
                "losses[0",
                8,
                "“]” is missing after the number of the entry.",
            ),
            ("optimum.", 8, "the name of a field is missing."),
            ("optimum.'x'", 8, "the name of a field is missing."),
            ("|x", 2, "“|” is missing at the end of the absolute value."),
            ("|x + |x", 5, BARS),
            ("|x|x < 1", 3, WITH_BARS),
            ("x| < 1", 1, WITH_BARS),
            ("√x² < 1", 2, ROOT),
            ("√x**2 < 1", 2, ROOT),
            (
                "x⁻ < 1",
                1,
                "a raised exponent is a whole number, as in x² or x⁻¹.",
            ),
            (
                "x²[0] < 1",
                2,
                "this is not clear here: parentheses or an operator are missing.",
            ),
            (
                "status == 'ready",
                10,
                "this text has no end: ' is missing.",
            ),
            (
                "status == \"ready'",
                10,
                "this text has no end: \" is missing.",
            ),
            (
                "status == “ready\"",
                10,
                "this text has no end: ” is missing.",
            ),
            (
                "x < 1e999",
                4,
                "this is not a number that can be computed with.",
            ),
            ("x < .", 4, ATOM),
            ("sin(x", 5, "“)” is missing at the end of the call."),
            ("sin(x y)", 6, "“)” is missing at the end of the call."),
        ],
    );
}

// Guards against a sign of another language that is only called wrong.
#[test]
fn what_other_languages_write_is_told_as_it_is_written_here() {
    is_refused(
        &ONE,
        &[
            ("x < 1 && x > 0", 6, "“&&” is written “and” here."),
            ("x < 1 & x > 0", 6, "“&” is written “and” here."),
            ("x < 1 ∧ x > 0", 6, "“∧” is written “and” here."),
            ("x < 1; x > 0", 5, "“;” is written “and” here."),
            ("x < 1 || x > 0", 6, "“||” is written “or” here."),
            ("x < 1 ∨ x > 0", 6, "“∨” is written “or” here."),
            ("!open", 0, "“!” is written “not” here."),
            ("¬open", 0, "“¬” is written “not” here."),
            ("x = 1", 2, "“=” is written “==” here."),
            ("x === 1", 2, "“===” is written “==” here."),
            ("x !== 1", 2, "“!==” is written “!=” here."),
            ("x <> 1", 2, "“<>” is written “!=” here."),
            ("x => 1", 2, "“=>” is written “>=” here."),
            ("x =< 1", 2, "“=<” is written “<=” here."),
            ("status is 'ready'", 7, "“is” is written “==” here."),
            ("open AND open", 5, "“AND” is written “and” here."),
            ("open Or open", 5, "“Or” is written “or” here."),
            ("NOT open", 0, "“NOT” is written “not” here."),
            (
                "x % 2 == 0",
                2,
                "“%” is not an operator; there are + - * / ** and < <= > >= == !=.",
            ),
            ("x \u{1} 2", 2, "this is not an operator."),
        ],
    );
}

// Guards against a misspelt name that is not told, or is told without what there is.
#[test]
fn unknown_names_are_told_with_those_that_there_are() {
    const FIELDS: &str =
        "f, x, lr, step, status, loss, speed, open, losses, none, history, optimum and nan";
    is_refused(
        &ONE,
        &[
            (
                "stp > 1",
                0,
                &format!("“stp” is unknown; there are {FIELDS}."),
            ),
            (
                "x < 1 and ŷ > 1",
                10,
                &format!("“ŷ” is unknown; there are {FIELDS}."),
            ),
            (
                "a.step > 1",
                0,
                &format!("“a” is unknown; there are {FIELDS}."),
            ),
            (
                "status == paused",
                10,
                "“paused” is unknown; a text stands in quotes: 'paused'.",
            ),
            ("sin > 1", 0, "“sin” is a function: write sin(…)."),
            ("len < 1", 0, "“len” is a function: write len(…)."),
            (
                "optimum.los < 1",
                8,
                "“optimum” has no field “los”; there are params and loss.",
            ),
            (
                "history[0].z < 1",
                11,
                "“history[0]” has no field “z”; there are x and y.",
            ),
        ],
    );
    is_refused(
        &Figures(&["a", "b-c"]),
        &[
            (
                "step > 1",
                0,
                "“step” is a field of a figure: write a.step.",
            ),
            (
                "d.step > 1",
                0,
                "“d” is unknown; the figures are a and b-c.",
            ),
            (
                "b.step > 1",
                0,
                "“b” is unknown; the figures are a and b-c.",
            ),
            (
                "b-c > 1",
                0,
                "“b-c” is a figure: write one of its fields, as in b-c.f.",
            ),
            (
                "b-cd.step > 1",
                0,
                "“b” is unknown; the figures are a and b-c.",
            ),
            (
                "a > 1",
                0,
                "“a” is a figure: write one of its fields, as in a.f.",
            ),
            (
                "a.stp > 1",
                2,
                &format!("“a” has no field “stp”; there are {FIELDS}."),
            ),
            ("b-c.", 4, "the name of a field is missing."),
        ],
    );
}

// Guards against a condition that never holds, and one that is refused without a way out.
#[test]
fn kinds_that_do_not_fit_are_refused() {
    const ORDER: &str = "compare it with == or !=.";
    const LIST: &str = "“losses” is a list of numbers";
    is_refused(
        &ONE,
        &[
            ("status < 3", 0, &format!("“status” is a text: {ORDER}")),
            ("3 > status", 4, &format!("“status” is a text: {ORDER}")),
            (
                "loss < 'diverged'",
                7,
                &format!("'diverged' is a text: {ORDER}"),
            ),
            (
                "open < true",
                0,
                &format!("“open” is true or false: {ORDER}"),
            ),
            ("1 < (x < 2)", 5, &format!("this is true or false: {ORDER}")),
            (
                "status == 3",
                10,
                "“status” is a text and “3” is a number: they are never equal.",
            ),
            (
                "0 < 1 < x == status",
                13,
                "“x” is a number and “status” is a text: they are never equal.",
            ),
            (
                "step != 'a'",
                8,
                "“step” is a number and 'a' is a text: they are never equal.",
            ),
            (
                "open == 1",
                8,
                "“open” is true or false and “1” is a number: they are never equal.",
            ),
            (
                "status == 'convergd'",
                10,
                "“status” is never 'convergd'; it is ready, running, paused, converged or diverged.",
            ),
            (
                "'Ready' != status",
                0,
                "“status” is never 'Ready'; it is ready, running, paused, converged or diverged.",
            ),
            (
                "loss == 'diverges'",
                8,
                "“loss” is never 'diverges'; it is a number or diverged.",
            ),
            (
                "losses == 1",
                0,
                &format!("{LIST}: compare a number or a text in it, such as losses[0]."),
            ),
            (
                "1 < history",
                4,
                "“history” is a list of records: compare a number or a text in it, such as history[0].x.",
            ),
            (
                "optimum == optimum",
                0,
                "“optimum” is a record: compare a number or a text in it, such as optimum.loss.",
            ),
            (
                "x and open",
                0,
                "“x” is a number: compare it, as in x < 10.",
            ),
            (
                "open and x + 1",
                9,
                "this is a number: compare it, as in loss < 10.",
            ),
            (
                "open or loss",
                8,
                "“loss” is a number: compare it, as in loss < 10.",
            ),
            (
                "not status",
                4,
                "“status” is a text: compare it, as in status == 'diverged'.",
            ),
            (
                "open or 'x'",
                8,
                "'x' is a text: compare it, as in status == 'converged'.",
            ),
            (
                "open or losses",
                8,
                &format!("{LIST}: compare a number in it, as in losses[0] < 10."),
            ),
            (
                "not optimum",
                4,
                "“optimum” is a record: compare a number in it, as in optimum.loss < 10.",
            ),
            ("status + 1 < 2", 0, "“status” is a text: + takes numbers."),
            (
                "2 - losses < 2",
                4,
                &format!("{LIST}: - takes numbers, such as losses[0]."),
            ),
            ("-open", 1, "“open” is true or false: - takes numbers."),
            ("2**(x < 1)", 4, "this is true or false: ** takes numbers."),
            ("'a'² < 1", 0, "'a' is a text: ** takes numbers."),
            (
                "|status| < 1",
                1,
                "“status” is a text: an absolute value is that of a number.",
            ),
            (
                "√status < 1",
                1,
                "“status” is a text: a root is that of a number.",
            ),
            ("x[0] < 1", 0, "“x” is a number: it has no entries."),
            (
                "status[0] == 'r'",
                0,
                "“status” is a text: it has no entries.",
            ),
            (
                "optimum[0] < 1",
                0,
                "“optimum” is a record: it has no entries.",
            ),
            (
                "losses['a'] < 1",
                7,
                "'a' is a text: the entry of a list has a number.",
            ),
            (
                "losses[0.5] < 1",
                7,
                "the number of an entry is a whole one, from 0.",
            ),
            ("losses.x < 1", 0, &format!("{LIST}: it has no fields.")),
            ("x.y < 1", 0, "“x” is a number: it has no fields."),
            (
                "history.x < 1",
                0,
                "“history” is a list of records: its entries have fields, such as history[0].x.",
            ),
        ],
    );
}

// Guards against a call that is computed from what it does not take.
#[test]
fn calls_are_refused_with_what_they_take() {
    const MAX: &str = "max takes two or more numbers, or a list of numbers.";
    const ROUND: &str = "round takes a number, and how many decimals it keeps if not none.";
    is_refused(
        &ONE,
        &[
            ("sin() < 1", 0, "sin takes a number."),
            ("x < sin(x, 2)", 11, "sin takes a number."),
            (
                "sin(status) < 1",
                4,
                "“status” is a text: sin takes a number.",
            ),
            (
                "sin(losses) < 1",
                4,
                "“losses” is a list of numbers: sin takes a number, such as losses[0].",
            ),
            ("pow(2) < 1", 0, "pow takes two numbers."),
            ("pow(2, 3, 4) < 1", 10, "pow takes two numbers."),
            ("max() < 1", 0, MAX),
            ("max(x) < 1", 4, &format!("“x” is a number: {MAX}")),
            (
                "max(history) < 1",
                4,
                &format!("“history” is a list of records: {MAX}"),
            ),
            (
                "min(losses, 1) < 1",
                4,
                "“losses” is a list of numbers: min takes two or more numbers, or a list of numbers, such as losses[0].",
            ),
            (
                "sum(1) < 1",
                4,
                "“1” is a number: sum takes a list of numbers.",
            ),
            ("mean(losses, 1) < 1", 13, "mean takes a list of numbers."),
            (
                "len(x) < 1",
                4,
                "“x” is a number: len takes a list or a text.",
            ),
            (
                "len(optimum) < 1",
                4,
                "“optimum” is a record: len takes a list or a text.",
            ),
            ("round(x, 2, 3) < 1", 12, ROUND),
            ("round() < 1", 0, ROUND),
            (
                "foo(x) < 1",
                0,
                "“foo” is not a function; there are sin cos tan tanh exp log sqrt abs sign relu sigmoid minimum maximum pow sum mean max min len round.",
            ),
        ],
    );
}

// Guards against a text that takes all memory or the whole stack.
#[test]
fn long_and_deep_conditions_are_refused_at_once() {
    let deep = |n: usize| format!("{}open{}", "(".repeat(n), ")".repeat(n));
    assert!(condition_of(&ONE, &deep(50)).holds(&mut now));
    for text in [
        deep(51),
        "(".repeat(MAX_LENGTH),
        "not ".repeat(51) + "open",
        "-".repeat(51) + "x",
        "+".repeat(51) + "x",
        "√".repeat(51) + "x",
        "2**".repeat(51) + "x",
        "losses[".repeat(51) + "0",
        "sin(".repeat(51) + "x",
    ] {
        let fault = Condition::parse(&text, &ONE).expect_err(&text);
        assert_eq!(fault.what, "conditions nest at most 50 deep.", "{text}");
    }
    let shallow = vec!["(open)"; 60].join(" and ");
    assert!(condition_of(&ONE, &shallow).holds(&mut now));
    let many = |n: usize| vec!["x"; n].join("+");
    assert!(Condition::parse(&many(MAX_TERMS / 2), &ONE).is_ok());
    for (text, at) in [
        (many(MAX_TERMS / 2 + 1), MAX_TERMS),
        (vec!["1"; 250].join("<"), 2 * MAX_TERMS),
    ] {
        let fault = Condition::parse(&text, &ONE).expect_err(&text);
        let what = format!("a condition has at most {MAX_TERMS} terms.");
        assert_eq!((fault.at, fault.what), (at, what), "{text}");
    }
    let blank = " ".repeat(MAX_LENGTH - 4);
    assert!(Condition::parse(&format!("{blank}open"), &ONE).is_ok());
    for text in [format!("{blank} open"), "open or ".repeat(1_000_000)] {
        let fault = Condition::parse(&text, &ONE).expect_err("too long");
        let what = format!("a condition has at most {MAX_LENGTH} characters.");
        assert_eq!((fault.at, fault.what), (MAX_LENGTH, what));
    }
}

// Guards against what a teacher copies from a text with other signs, and a hyphen without an id.
#[test]
fn conditions_are_read_as_textbooks_write_them() {
    for text in [
        "x ≤ −1.5 and step ≥ 7",
        "x\u{a0}<\u{200b}1\u{feff}",
        "\n  step > 3\n\tand open\n",
        "status ≠ ‘ready’ and f == “x**2”",
        "status == „paused“",
        "x²=={9/4}",
    ] {
        let text = text.replace(['{', '}'], " ");
        assert_eq!(value(&text).and_then(|v| v.flag()), Some(true), "{text}");
    }
    let quotes = "f == \"it's\" or f == 'a \"b\"' or f == ''";
    assert!(!condition_of(&ONE, quotes).holds(&mut now));
}

const PIECES: [&str; 48] = [
    "x", "step", "status", "losses", "history", "optimum", ".loss", ".x", "a", "a-b.step", "and",
    "or", "not", " ", " ", "(", ")", "[", "]", "<", "<=", "==", "!=", "=", "!", "&&", "|", "'",
    "\"", "ready", "“", "1", "0.5", "1e", "-", "+", "*", "**", "^", "/", ",", ".", "√", "²", "⁻",
    "sin(", "max(", "é",
];

// Guards against a panic, a fault beyond the text, and one without a sentence, for any text.
#[test]
fn nonsense_has_a_fault_within_it() {
    let mut random = Random::seeded(11);
    let start = Instant::now();
    let mut parsed = 0;
    for round in 0..3000 {
        let count = match round % 100 {
            0 => 20_000,
            _ => 1 + random.below(14),
        };
        let pieces = (0..count).map(|_| PIECES[random.below(PIECES.len())]);
        let text: String = pieces.collect();
        check(&text);
        parsed += usize::from(Condition::parse(&text, &ONE).is_ok());
    }
    assert!(parsed > 20, "{parsed}");
    for letter in [
        "(", "[", "|", "√", "-", "not ", "'", "a.", "x[", "²", "<", "1", "1.", "&", "\0",
    ] {
        check(&letter.repeat(65536 / letter.len()));
        check(&letter.repeat(MAX_LENGTH / letter.chars().count()));
    }
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

// Guards against a panic in the middle of what a person types: any start of a condition, and any
// condition with a character taken out.
#[test]
fn a_condition_that_is_being_typed_has_a_fault_within_it() {
    let mut random = Random::seeded(5);
    for _ in 0..150 {
        let text = random.flag(3).text;
        for (at, letter) in text.char_indices() {
            check(&text[..at]);
            check(&format!(
                "{}{}",
                &text[..at],
                &text[at + letter.len_utf8()..]
            ));
        }
    }
}

/// Any text is a condition with a value or without, or has a fault that points into it.
fn check(text: &str) {
    for figures in [&ONE, &Figures(&["a", "a-b", "gone"])] {
        match Condition::parse(text, figures) {
            Ok(condition) => {
                let _ = condition.value(&mut now);
            }
            Err(fault) => {
                assert!(fault.at <= text.chars().count(), "{text}: {fault}");
                assert!(fault.what.ends_with('.'), "{text}: {fault}");
            }
        }
    }
}
