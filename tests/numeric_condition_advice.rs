//! What a teacher writes as other languages or other people do: refused with what is written here.

#[path = "conditions/mod.rs"]
mod conditions;
#[path = "conditions/refused.rs"]
mod refused;

use conditions::{Figures, ONE, condition_of, now, value};
use downhill::numeric::condition::{Condition, Value};
use refused::is_refused;

// Guards against a list of names in which a teacher has to look for a name that only begins with
// another letter, and a word of Python without what stands for it here.
#[test]
fn names_in_other_capitals_are_told_as_they_are_written() {
    is_refused(
        &ONE,
        &[
            ("Status == 'ready'", 0, "“Status” is written “status” here."),
            ("x < 1 and STEP > 1", 10, "“STEP” is written “step” here."),
            ("open == TRUE", 8, "“TRUE” is written “true” here."),
            ("x < PI", 4, "“PI” is written “pi” here."),
            ("ABS(x) < 1", 0, "“ABS” is written “abs” here."),
            ("Max < 1", 0, "“Max” is written “max” here."),
            ("optimum.Loss < 1", 8, "“Loss” is written “loss” here."),
            (
                "status == Paused",
                10,
                "“Paused” is unknown; a text stands in quotes: 'paused'.",
            ),
        ],
    );
    for word in ["None", "NULL", "null"] {
        let fault = Condition::parse(&format!("loss == {word}"), &ONE).expect_err(word);
        let what = format!(
            "“{word}” is unknown: what is not there has no value; a text stands in quotes: 'none'."
        );
        assert_eq!((fault.at, fault.what), (8, what));
    }
    assert_eq!(value("open == True"), Some(Value::Flag(true)));
    is_refused(
        &Figures(&["a", "b-c"]),
        &[
            ("A.step > 1", 0, "“A” is written “a” here."),
            ("a.Step > 1", 2, "“Step” is written “step” here."),
            ("b-c.optimum.LOSS > 1", 12, "“LOSS” is written “loss” here."),
        ],
    );
}

// Guards against advice that only leads to the next fault.
#[test]
fn what_is_written_otherwise_is_told_as_a_whole() {
    const IN: &str = "there is no “in” here: write what it may be, as in x == 1 or x == 2.";
    const DECIMAL: &str = "a decimal point is written “.”, and no comma is needed here.";
    const COMMA: &str = "“,” stands only in calls such as max(x, 0); conditions are joined by and.";
    const QUOTES: &str = "a text stands in quotes such as '…'.";
    is_refused(
        &ONE,
        &[
            ("status is not 'ready'", 7, "“is not” is written “!=” here."),
            (
                "open and (x is  NOT 3)",
                12,
                "“is not” is written “!=” here.",
            ),
            ("(status is 'ready')", 8, "“is” is written “==” here."),
            ("open and x IS 2", 11, "“IS” is written “==” here."),
            ("(open OR open)", 6, "“OR” is written “or” here."),
            ("x > = 1", 2, "“> =” is written “>=” here."),
            ("x <= = 1", 2, "“<= =” is written “<=” here."),
            ("x ≥= 1", 2, "“≥=” is written “>=” here."),
            ("x ! = 1", 2, "“! =” is written “!=” here."),
            ("x = = 1", 2, "“= =” is written “==” here."),
            ("x = > 1", 2, "“= >” is written “>=” here."),
            ("x < > 1", 2, "“< >” is written “!=” here."),
            ("x ≠= 1", 2, "“≠=” is written “!=” here."),
            ("open == !open", 8, "“!” is written “not” here."),
            ("x &lt; 1", 2, "“&lt;” is written “<” here."),
            ("x &gt;= 1", 2, "“&gt;” is written “>” here."),
            ("x > 1 &amp;&amp; open", 6, "“&amp;” is written “and” here."),
            (
                "status == &quot;ready&quot;",
                10,
                "“&quot;” is written “'” here.",
            ),
            ("(loss < 0,5)", 9, DECIMAL),
            ("abs(x - 0,5) < 1", 9, DECIMAL),
            ("open and (x < 0,5 or open)", 15, DECIMAL),
            ("pow(0,5, 2) < 1", 5, DECIMAL),
            ("pow(2, 0,5) < 1", 8, DECIMAL),
            ("pow(2,3,4) < 1", 8, "pow takes two numbers."),
            ("step >= 1,", 9, "no “,” is needed at the end."),
            ("step >= 10; ", 10, "no “;” is needed at the end."),
            ("x, 2", 1, COMMA),
            ("(x < 1, open)", 6, COMMA),
            ("0, 5 < x", 1, COMMA),
            ("(x < 1; open)", 6, "“;” is written “and” here."),
            ("max(x; 1) < 1", 5, "“;” is written “,” here."),
            ("status in ('paused', 'ready')", 7, IN),
            ("x not in losses", 2, IN),
            ("open and (x IN losses)", 12, IN),
            (
                "x < 1_000",
                4,
                "“1_000” is not a number: its digits stand without “_”.",
            ),
            (
                "x < 0x10",
                4,
                "“0x10” is not a number: it is written with the digits from 0 to 9 alone.",
            ),
            (
                "x < 1e",
                4,
                "“1e” is not a number: digits are missing after the e, or * before it.",
            ),
            (
                "1e- < x",
                0,
                "“1e” is not a number: digits are missing after the e, or * before it.",
            ),
            (
                "x < 1.2.3",
                4,
                "“1.2.3” is not a number: it has a point too many.",
            ),
            (
                "2exp(x) < 1",
                1,
                "an operator such as and, < or * is missing before this.",
            ),
            ("x // 2 == 1", 2, "“//” is written “round(…/…)” here."),
            ("status == «paused»", 10, QUOTES),
            ("status == `paused`", 10, QUOTES),
        ],
    );
}

// Guards against an id that a teacher is told to write, and cannot.
#[test]
fn an_id_that_cannot_be_written_is_named() {
    let figures = Figures(&["2nd", "and", "not", "a"]);
    for (text, at, id) in [
        ("2nd.step > 1", 0, "2nd"),
        ("a.step < 2nd.step", 9, "2nd"),
        ("and.step > 1", 0, "and"),
        ("a.open and not.step > 1", 11, "not"),
    ] {
        let what = format!(
            "the id “{id}” cannot be used in a condition: give the figure another, which begins with a letter."
        );
        is_refused(&figures, &[(text, at, &what)]);
    }
    is_refused(
        &figures,
        &[(
            "step > 1",
            0,
            "“step” is a field of a figure: write a.step.",
        )],
    );
    let condition = condition_of(&figures, "a.open and not a.step <.5 and.5 < a.step");
    assert!(condition.holds(&mut now));
}

// Guards against a message that a character turns round, or that hides it.
#[test]
fn what_cannot_be_seen_is_shown_by_its_number() {
    for (text, shown) in [
        ("x \u{202e} 1", "“U+202E” is"),
        ("x \u{2066} 1", "“U+2066” is"),
        ("x \u{ad} 1", "“U+00AD” is"),
        ("status == 'a\nb\u{a0}c'", "'aU+000AbU+00A0c'"),
        ("x >\n= 1", "“>U+000A=” is"),
    ] {
        let fault = Condition::parse(text, &ONE).expect_err(text);
        assert!(fault.what.contains(shown), "{}", fault.what);
        let is_hidden = |letter: char| letter.is_control() || fault.what.contains('\u{202e}');
        assert!(!fault.what.contains(is_hidden), "{}", fault.what);
    }
}
