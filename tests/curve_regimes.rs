//! The functions of the curve, and the names of what a learning rate does on them: each name is
//! held against a descent.

#[path = "curves/steps.rs"]
mod steps;

use downhill::figures::curve::state::example::{EXAMPLES, Example};
use downhill::figures::curve::state::function::{Function, Minimum};
use downhill::figures::curve::state::regime::{Regime, boundaries};
use downhill::figures::curve::state::{Curve, LEARNING_RATES};
use downhill::numeric::descent::{Descends, Descent, Direction, Status};
use steps::{path, set_rate, square, step};

fn read(formula: &str) -> Function {
    Function::read(formula).unwrap_or_else(|fault| panic!("{formula}: {fault}"))
}

// Guards against a slope that is not the function's: here it meets central differences.
#[test]
fn every_slope_is_that_of_central_differences() {
    const H: f64 = 1e-5;
    for Example { formula, .. } in EXAMPLES {
        let function = read(formula);
        // 0.37 off any grid, so that no x is the kink of abs.
        for k in 0..40 {
            let share = (f64::from(k) + 0.37) / 40.0;
            let x = function.range.0 + share * (function.range.1 - function.range.0);
            let expected = (function.value(x + H) - function.value(x - H)) / (2.0 * H);
            if expected.is_nan() {
                assert_eq!(formula, "x - log(x)", "the only one with an edge");
                continue;
            }
            let error = (function.slope(x) - expected).abs();
            let size = expected.abs().max(1.0);
            assert!(error < 1e-7 * size, "{formula} at {x}: off by {error:e}");
        }
    }
}

// Guards against wrong words beside the slider, just where a reader tries them.
#[test]
fn the_regimes_of_the_square_change_exactly_at_their_boundaries() {
    use Regime::{Alternates, Converges, Creeps, Diverges, Lands, Oscillates};
    for (rate, expected) in [
        (1e-6, Creeps),
        (0.019_999, Creeps),
        (0.020_001, Converges),
        (0.1, Converges),
        (0.5 - 1e-6, Converges),
        (0.5, Lands),
        (0.5 + 1e-6, Alternates),
        (1.0 - 1e-6, Alternates),
        (1.0, Oscillates),
        (1.0 + 1e-6, Diverges),
        (100.0, Diverges),
    ] {
        assert_eq!(square(rate).regime(), expected, "lr = {rate}");
    }
    let marks: Vec<f64> = boundaries(square(0.1).minimum())
        .into_iter()
        .map(|(rate, _)| rate)
        .collect();
    assert_eq!(marks, [0.5, 1.0], "the marks on the slider are exact");
}

// Guards against a regime judged by another function's minimum, or by none, after a change.
#[test]
fn a_regime_is_that_of_the_function_shown_wherever_the_point_is() {
    let mut curve = Curve::default();
    for start in [-1.5, 0.0, 30.0, -1e6] {
        curve.set_start(start);
        for Example { formula, .. } in EXAMPLES {
            assert_eq!(curve.set_function(formula), Ok(()), "{formula}");
            let kink = matches!(curve.minimum(), Some(Minimum::Kink { .. }));
            let kinks = ["abs(x)", "relu(x) + 0.1*relu(-x)"];
            assert_eq!(kink, kinks.contains(&formula), "{formula} from {start}");
        }
        assert_eq!(curve.set_function("x**2"), Ok(()), "back to the square");
        let marks = boundaries(curve.minimum()).len();
        assert_eq!(marks, 2, "x**2 from {start} has its two boundaries");
    }
}

// Guards against "lands in one step" that lands a rounding error away.
#[test]
fn at_one_half_the_square_lands_on_zero_in_one_step() {
    let mut curve = square(0.5);
    step(&mut curve, 1);
    assert_eq!(curve.now().x, 0.0, "exactly");
    assert_eq!(curve.status(), Status::Converged, "there it stays");
    assert!(curve.outcome().is_some(), "and says so");
}

// Guards against a bounce that drifts, or that is taken for an end.
#[test]
fn at_one_the_square_oscillates() {
    let mut curve = square(1.0);
    assert_eq!(step(&mut curve, 1000), 1000, "no step is refused");
    for row in path(&curve) {
        let expected = if row.step % 2 == 0 { 1.5 } else { -1.5 };
        assert_eq!(row.x, expected, "step {}", row.step);
    }
    assert_eq!(curve.status(), Status::Paused, "no end");
    assert_eq!(curve.outcome(), None, "and no reason for one");
}

// Guards against a divergence without a name, a finite picture, or a way back.
#[test]
fn above_one_the_square_diverges_and_can_be_led_back() {
    let mut curve = square(1.1);
    let taken = step(&mut curve, 10_000);
    assert!(taken < 100, "{taken} steps are enough to see it");
    assert_eq!(curve.status(), Status::Diverged, "it has a name");
    assert_eq!(path(&curve).len(), taken + 1, "the history is kept");
    let reason = curve.outcome().expect("a reason").to_string();
    assert!(
        reason.starts_with(&format!("Diverged at step {taken}: each step overshot")),
        "the reason in a sentence: {reason}"
    );
    assert_eq!(step(&mut curve, 1), 0, "it is frozen");

    curve.drive(|descent| descent.back(1));
    assert_eq!(curve.status(), Status::Paused, "a step back leads out");
    step(&mut curve, 1);
    curve.drive(Descent::halve_learning_rate);
    assert_eq!(curve.descent().learning_rate(), 0.55, "halved");
    assert_eq!(curve.status(), Status::Paused, "that leads out as well");
    step(&mut curve, 1000);
    assert_eq!(curve.status(), Status::Converged, "and down");
    assert!(curve.now().x.abs() < 1e-6, "to the minimum");
}

// Guards against halving down to a learning rate that the slider and the link cannot hold.
#[test]
fn halving_stops_at_the_smallest_learning_rate_there_is() {
    let mut curve = square(LEARNING_RATES.0);
    curve.drive(Descent::halve_learning_rate);
    let rate = curve.descent().learning_rate();
    assert_eq!(rate, LEARNING_RATES.0, "no smaller one");
}

// Guards against the wrong sign that is blamed on the learning rate.
#[test]
fn uphill_diverges_and_says_why() {
    let mut curve = square(0.1);
    curve.drive(|descent| descent.set_direction(Direction::Uphill));
    assert_eq!(curve.regime(), Regime::Climbs, "the regime says so before");
    step(&mut curve, 10_000);
    assert_eq!(curve.status(), Status::Diverged, "up and away");
    let reason = curve.outcome().expect("a reason").to_string();
    assert!(reason.contains("up the slope"), "{reason}");
    curve.drive(|descent| descent.set_direction(Direction::Downhill));
    assert!(step(&mut curve, 1) == 1, "turned round, it goes on");
}

// Guards against a minimum that is looked for on the wrong side of a hill.
#[test]
fn each_start_finds_the_minimum_downhill_of_it() {
    let mut curve = Curve::default();
    for (formula, start, expected) in [
        ("x**4 - 2*x**2 + 0.3*x", -1.5, -1.035_57),
        ("x**4 - 2*x**2 + 0.3*x", 1.5, 0.960_15),
        ("sin(3*x) + 0.3*x**2", -1.5, -0.490_82),
        ("sin(3*x) + 0.3*x**2", 2.0, 1.471_24),
    ] {
        assert_eq!(curve.set_function(formula), Ok(()), "{formula}");
        curve.set_start(start);
        let Some(Minimum::Smooth { x, quadratic, .. }) = curve.minimum() else {
            panic!("{formula} from {start} has a smooth minimum");
        };
        assert!((x - expected).abs() < 1e-4, "{formula} from {start}: {x}");
        assert!(!quadratic, "{formula} is no bowl");
        set_rate(&mut curve, 0.01);
        step(&mut curve, 5000);
        assert_eq!(curve.status(), Status::Converged, "{formula}");
        assert!((curve.now().x - x).abs() < 1e-6, "descent agrees with it");
        let [(lands, _), (bounces, _)] = boundaries(curve.minimum())[..] else {
            panic!("a smooth minimum has two boundaries");
        };
        for (rate, regime) in [
            (0.99 * lands, Regime::Converges),
            (1.01 * lands, Regime::Alternates),
            (1.01 * bounces, Regime::Diverges),
        ] {
            set_rate(&mut curve, rate);
            assert_eq!(curve.regime(), regime, "{formula}, lr = {rate}");
        }
    }
}

// Guards against a kink that is taken for a very narrow bowl.
#[test]
fn the_kink_of_abs_oscillates_at_every_rate() {
    let mut curve = Curve::default();
    assert_eq!(curve.set_function("abs(x)"), Ok(()), "a formula");
    curve.set_start(0.35);
    assert_eq!(curve.minimum(), Some(Minimum::Kink { x: 0.0 }), "its kink");
    assert_eq!(boundaries(curve.minimum()), [], "no rate is a boundary");
    for rate in [1e-4, 0.1, 5.0] {
        set_rate(&mut curve, rate);
        assert_eq!(curve.regime(), Regime::Oscillates, "lr = {rate}");
    }
    set_rate(&mut curve, 0.1);
    step(&mut curve, 500);
    assert_eq!(curve.status(), Status::Paused, "it never comes to rest");
    assert!(curve.now().x.abs() < 0.1, "and stays within a step of 0");
}
