//! The kinds of minima of a curve, the words for them, and the ways back from where there is none.

mod curves;

use curves::curve;
use downhill::figures::curve::state::Curve;
use downhill::figures::curve::state::example::EXAMPLES;
use downhill::figures::curve::state::function::{Function, Minimum};
use downhill::figures::curve::state::regime::Regime;
use downhill::numeric::descent::{Descends, Direction, Status};
use downhill::numeric::steps::Steps;

// Guards against a minimum that is passed over since its second derivative is none.
#[test]
fn minima_without_an_ordinary_curvature_are_minima() {
    for (formula, expected) in [
        ("x**4", Minimum::Irregular { x: 0.0 }),
        ("abs(x)**3", Minimum::Irregular { x: 0.0 }),
        ("abs(x)**1.5", Minimum::Irregular { x: 0.0 }),
        ("sqrt(abs(x - 0.5))", Minimum::Irregular { x: 0.5 }),
        ("relu(x)**2", Minimum::Stretch { x: 0.0 }),
        ("relu(x)", Minimum::Stretch { x: 0.0 }),
        ("x**2 + abs(x)", Minimum::Kink { x: 0.0 }),
        ("3*abs(x - 1)", Minimum::Kink { x: 1.0 }),
    ] {
        let function = Function::read(formula).expect("a formula");
        assert_eq!(function.minimum_from(1.4), Some(expected), "{formula}");
        let regime = curve(formula, 1.4, 0.01).regime();
        assert_ne!(regime, Regime::Unknown, "{formula} has a minimum ahead");
    }
    for formula in ["5", "x**3", "exp(x)", "-x**2"] {
        let function = Function::read(formula).expect("a formula");
        assert_eq!(function.minimum_from(-1.4), None, "{formula} has none");
    }
}

// Guards against the wrong words for the places that the kinds of minima are taken for.
#[test]
fn each_kind_of_bottom_has_its_words() {
    for (formula, start, rate, regime, words) in [
        (
            "relu(x)",
            1.0,
            0.3,
            Regime::Rests,
            "After 4 steps the point comes to rest at x = \u{2212}0.2",
        ),
        (
            "5",
            1.0,
            0.1,
            Regime::Rests,
            "The slope is zero here, so no step moves the point.",
        ),
        ("x**3", 0.0, 0.1, Regime::Rests, "The slope is zero here"),
        ("x**3", -1.5, 0.1, Regime::Unknown, "down without end"),
        (
            "x**4",
            1.0,
            0.1,
            Regime::Creeps,
            "fades faster than the distance",
        ),
        (
            "abs(x)",
            0.35,
            0.1,
            Regime::Oscillates,
            "every step is 0.1 long",
        ),
        (
            "3*abs(x)",
            0.35,
            0.1,
            Regime::Oscillates,
            "every step is 0.3 long",
        ),
        ("abs(x)", 1.0, 0.25, Regime::Rests, "After 4 steps"),
        ("x**2 + abs(x)", 0.35, 0.1, Regime::Oscillates, "to and fro"),
        (
            "1 - exp(-x**2)",
            0.5,
            1.0,
            Regime::Alternates,
            "jumps to the other side",
        ),
        ("-x**2", 1.0, 0.1, Regime::Unknown, "no minimum that way"),
        (
            "log(x)",
            0.5,
            0.5,
            Regime::Leaves,
            "The next step leads to x = \u{2212}0.5, where f(x) is not defined.",
        ),
        ("log(x)", -1.0, 0.5, Regime::Undefined, "no slope here"),
    ] {
        let curve = curve(formula, start, rate);
        let said = curve.regime_sentence();
        assert_eq!(curve.regime(), regime, "{formula} from {start}: {said}");
        assert!(said.contains(words), "{formula} from {start}: {said}");
    }
    // A flat bottom lets go of no step that is small enough, and throws out one that is not.
    assert_eq!(curve("x**4", 1.5, 1.0).regime(), Regime::Diverges);
    // |x|**1.5: the two places at which a step of lr * 1.5 * sqrt(x) is 2x are (0.75 lr)**2 apart from 0.
    let said = curve("abs(x)**1.5", 1.0, 0.4).regime_sentence();
    assert!(
        said.contains("between x = \u{2212}0.09 and x = 0.09"),
        "{said}"
    );
}

// Guards against the wrong way back: half a learning rate does not help where there is no bottom.
#[test]
fn half_the_rate_is_offered_only_where_it_helps() {
    for (formula, start, rate, direction, helps, words) in [
        ("x**2", 1.0, 1.5, Direction::Downhill, true, "overshot"),
        ("x**4", 1.5, 1.0, Direction::Downhill, true, "overshot"),
        (
            "-x**2",
            1.0,
            0.5,
            Direction::Downhill,
            false,
            "the way down has no end",
        ),
        (
            "x**3",
            -1.5,
            0.5,
            Direction::Downhill,
            false,
            "the way down has no end",
        ),
        (
            "-exp(x)",
            1.0,
            1.0,
            Direction::Downhill,
            false,
            "the way down has no end",
        ),
        ("x**2", 1.0, 0.5, Direction::Uphill, false, "up the slope"),
        (
            "log(x) + 0*x",
            0.1,
            0.2,
            Direction::Downhill,
            true,
            "is not defined",
        ),
        (
            "log(x)",
            -1.0,
            0.2,
            Direction::Downhill,
            false,
            "has no value",
        ),
    ] {
        let mut curve = curve(formula, start, rate);
        curve.drive(|descent| {
            descent.set_direction(direction);
            descent.step(10_000)
        });
        assert_eq!(curve.status(), Status::Diverged, "{formula}");
        let said = Descends::outcome(&curve).expect("a reason").to_string();
        assert!(said.contains(words), "{formula}: {said}");
        assert_eq!(Steps::halving_helps(&curve), helps, "{formula}: {said}");
    }
}

// Guards against an example that opens where there is no curve, with buttons that do nothing.
#[test]
fn a_start_beyond_the_edge_is_told_the_nearest_way_in_and_an_example_takes_it() {
    for example in EXAMPLES {
        let mut chosen = Curve::default();
        assert_eq!(chosen.set_function(example.formula), Ok(()));
        chosen.move_into_domain();
        assert!(chosen.now().y.is_finite(), "{}", example.formula);
        assert!(
            Steps::can_step(&chosen),
            "{} can be stepped",
            example.formula
        );
    }
    for (formula, start, low, high) in [
        ("x - log(x)", -1.5, 0.0, 1.0),
        ("log(x)", -1e6, 0.0, 1.0),
        ("sqrt(x - 3)", -1.5, 3.0, 4.0),
        ("sqrt(-x)", 1.5, -1.0, 0.0),
        ("1/x", 0.0, -1.0, 1.0),
    ] {
        let mut outside = curve(formula, start, 0.1);
        let place = outside
            .nearest_defined()
            .expect("there is a curve somewhere");
        assert!((low..=high).contains(&place), "{formula}: {place}");
        let said = Descends::outcome(&outside)
            .expect("why nothing moves")
            .to_string();
        assert!(
            said.contains("where there is a curve") || said.contains("Move the point away"),
            "{said}"
        );
        assert!(
            said.contains("The nearest place where it is defined is x = "),
            "{said}"
        );
        outside.move_into_domain();
        assert_eq!(outside.start(), place, "{formula}");
        assert_eq!(
            (outside.status(), outside.nearest_defined()),
            (Status::Ready, None)
        );
        assert_eq!(outside.drive(|descent| descent.step(1)), 1, "{formula}");
    }
    let nowhere = curve("log(-1 - x**2)", 0.5, 0.1);
    assert_eq!(nowhere.nearest_defined(), None, "there is no curve at all");
}
