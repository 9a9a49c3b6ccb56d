//! What the curve says of a learning rate, held against the iteration itself: for hundreds of
//! formulas, starts and rates the steps are taken here, by the slope alone, and each claim is checked.

use downhill::figures::curve::state::Curve;
use downhill::figures::curve::state::function::{EXAMPLES, Function, Minimum, Shape};
use downhill::figures::curve::state::regime::Regime;
use downhill::numeric::descent::{Descends, Direction, Status};
use downhill::numeric::steps::Steps;

/// Numbers that look random and are the same each time: those of Donald Knuth's MMIX.
struct Numbers(u64);

impl Numbers {
    /// From `low` to `high`.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        low + (high - low) * ((self.0 >> 11) as f64 / (1_u64 << 53) as f64)
    }

    fn one_of<T: Copy>(&mut self, many: &[T]) -> T {
        let place = self.between(0.0, many.len() as f64) as usize;
        many[place.min(many.len() - 1)]
    }

    /// With one or two digits, so that round places occur.
    fn round(&mut self, low: f64, high: f64) -> f64 {
        let digits = self.one_of(&[1.0, 2.0, 10.0, 100.0]);
        (self.between(low, high) * digits).round() / digits
    }
}

/// Formulas of each kind there is: bowls, flat and steep bottoms, kinks, stretches, saddles, plateaus,
/// waves, edges, poles, and those without a bottom.
const KINDS: [&str; 40] = [
    "A*(x - B)**2 + C",
    "-A*(x - B)**2",
    "A*(x - B)**4",
    "(x - B)**6",
    "-A*(x - B)**4",
    "A*abs(x - B)",
    "abs(x - B)**3",
    "abs(x - B)**1.5",
    "A*abs(x - B)**1.2",
    "abs(x - B)**2.5",
    "sqrt(abs(x - B))",
    "x**2 + A*abs(x - B)",
    "relu(x - B)",
    "A*relu(x - B)**2",
    "relu(x - B) + 0.1*relu(B - x)",
    "relu(x)**2 + A*(x - B)**2",
    "maximum(A*x, -x)",
    "minimum((x - B)**2, A)",
    "maximum(x**2, A)",
    "1 - exp(-A*(x - B)**2)",
    "exp(x)",
    "exp(A*x) - x",
    "-exp(-x)",
    "x**3 + C",
    "A*x**3 - x",
    "x**5",
    "C",
    "A*x + B",
    "sin(3*x) + 0.3*x**2",
    "A*sin(x - B)",
    "cos(A*x)*x",
    "x**4 - 2*x**2 + 0.3*x",
    "x**4 - A*x**2",
    "x - log(x)",
    "A*log(x)",
    "1/x",
    "x + A/x",
    "tanh(A*(x - B))",
    "sigmoid(x) + A*relu(-x)",
    "sqrt(x**2 + A)",
];

struct Case {
    formula: String,
    start: f64,
    rate: f64,
}

fn cases() -> Vec<Case> {
    let mut numbers = Numbers(15);
    let mut cases = Vec::new();
    for round in 0..9 {
        for kind in KINDS {
            let a = numbers.round(0.2, 3.0).max(0.1).to_string();
            let [b, c] = [0, 1].map(|_| format!("({})", numbers.round(-1.5, 1.5)));
            let formula = kind.replace('A', &a).replace('B', &b).replace('C', &c);
            let start = match round {
                0 => 0.0,
                1 => 1.0,
                _ => numbers.round(-3.0, 3.0),
            };
            let rate = match round % 3 {
                0 => numbers.one_of(&[0.1, 0.25, 0.3, 0.5, 1.0, 1.5, 2.0]),
                _ => 10_f64.powf(numbers.between(-3.0, 0.8)),
            };
            cases.push(Case {
                formula,
                start,
                rate,
            });
        }
    }
    cases
}

fn curve(formula: &str, start: f64, rate: f64) -> Curve {
    let mut curve = Curve::default();
    assert_eq!(curve.set_function(formula), Ok(()), "{formula}");
    curve.set_start(start);
    curve.drive(|descent| descent.set_learning_rate(rate));
    curve
}

/// The places that the iteration goes through, as long as they are numbers.
fn path(function: &Function, start: f64, rate: f64, most: usize) -> Vec<f64> {
    let mut path = vec![start];
    for _ in 0..most {
        let here = path[path.len() - 1];
        let next = here - rate * function.slope(here);
        if !next.is_finite() {
            break;
        }
        path.push(next);
    }
    path
}

/// How often the way turns round within the last steps of a path.
fn turns(path: &[f64], last: usize) -> usize {
    let from = path.len().saturating_sub(last + 1);
    let ways: Vec<f64> = path[from..].windows(2).map(|two| two[1] - two[0]).collect();
    ways.windows(2).filter(|two| two[0] * two[1] < 0.0).count()
}

/// The number behind some words of a sentence.
fn told(sentence: &str, before: &str) -> Option<f64> {
    let (_, rest) = sentence.split_once(before)?;
    let number: String = rest
        .replace('\u{2212}', "-")
        .chars()
        .take_while(|c| c.is_ascii_digit() || "-.e".contains(*c))
        .collect();
    number.trim_end_matches('.').parse().ok()
}

/// What is wrong with what the figure says of a case, if anything is.
fn complaint(case: &Case) -> Option<String> {
    let mut own = curve(&case.formula, case.start, case.rate);
    let (regime, said) = (own.regime(), own.regime_sentence());
    let before = Descends::outcome(&own);
    // To where playing stops.
    own.drive(
        |descent| {
            while descent.training().termination().is_none() && descent.step(1) > 0 {}
        },
    );
    let (status, steps) = (own.status(), own.descent().training().steps());
    let function = own.function();
    // As far as the figure went, but not as the figure went.
    let path = path(function, case.start, case.rate, steps);
    let end = path[path.len() - 1];
    if path.len() == steps + 1 && (end - own.now().x).abs() > 1e-9 * end.abs().max(1.0) {
        return Some(format!(
            "the figure is at {}, the iteration at {end}",
            own.now().x
        ));
    }
    let heights: Vec<f64> = path.iter().map(|x| function.value(*x)).collect();
    let falls = heights.windows(2).all(|two| {
        let slack = 1e-9 * two[0].abs().max(1e-9);
        two[1] <= two[0] + slack
    });
    let lower = heights[heights.len() - 1] < heights[0];
    let (rest, shape) = (status == Status::Converged, function.shape_at(end));
    // Near the end, where what is said of a minimum holds.
    let to_and_fro = turns(&path, 4) >= 2.min(steps.saturating_sub(1));
    let straight = turns(&path, 20) == 0;
    let moved = (path[path.len() - 1] - path[path.len().saturating_sub(2)]).abs();
    let good = match regime {
        Regime::Lands => steps == 0 || steps == 1 && rest && shape == Shape::Minimum,
        Regime::Converges => {
            rest && (straight || steps < 25) && shape == Shape::Minimum || steps == 0
        }
        // So many steps are not enough, it says, and says no more.
        Regime::Creeps if said.contains("not enough") => {
            steps >= 4096 && turns(&path[..=4096], 4096) == 0
        }
        Regime::Creeps => (falls || rest) && straight && status != Status::Diverged,
        Regime::Alternates => {
            let quarter = path.len() / 4;
            let spread = |part: &[f64]| {
                let [low, high] = [f64::INFINITY, f64::NEG_INFINITY];
                part.iter()
                    .fold([low, high], |[low, high], x| [low.min(*x), high.max(*x)])
            };
            let ends = [&path[..=quarter], &path[path.len() - 1 - quarter..]].map(spread);
            let [first, last] = ends.map(|[low, high]| high - low);
            steps == 0 || to_and_fro && status != Status::Diverged && (last < first || rest)
        }
        Regime::Bounces => {
            !rest && status != Status::Diverged && turns(&path, 2000) > 20 && moved > 0.0
        }
        Regime::Wanders => !(rest && steps <= 4096) && status != Status::Diverged,
        Regime::Diverges => {
            status == Status::Diverged && !lower
                || path.len() > 1 && steps > 50 && shape != Shape::Minimum
        }
        Regime::Unknown => {
            (lower || turns(&path, steps) == 0) && !(rest && shape == Shape::Minimum)
        }
        Regime::Rests => {
            let after = told(&said, "After ").unwrap_or(0.0);
            rest && steps as f64 == after || status == Status::Ready && steps == 0
        }
        Regime::Leaves => {
            let place = told(&said, "leads to x = ");
            status == Status::Diverged && place.is_some_and(|x| !function.value(x).is_finite())
        }
        Regime::Undefined => steps == 0 && status == Status::Diverged,
        Regime::Climbs => false,
    };
    let outcome = Descends::outcome(&own).unwrap_or_default();
    let overshot = outcome.contains("overshot");
    let reason = !overshot || !lower;
    let after = outcome.contains(" 1 steps");
    let agrees =
        before.is_none() || matches!(regime, Regime::Rests | Regime::Undefined | Regime::Creeps);
    (!(good && reason && agrees) || after).then(|| {
        format!(
            "{regime:?}: {said} -- {before:?} -- after {steps} steps {status:?} at {end}, {shape:?}: {outcome}"
        )
    })
}

// Guards against a sentence beside the slider that the steps then belie.
#[test]
fn what_is_said_of_a_learning_rate_is_what_the_steps_do() {
    let cases = cases();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let complaint = complaint(case)?;
            Some(format!(
                "{} from {} at {}: {complaint}",
                case.formula, case.start, case.rate
            ))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} are belied:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

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
            Regime::Bounces,
            "every step is 0.1 long",
        ),
        (
            "3*abs(x)",
            0.35,
            0.1,
            Regime::Bounces,
            "every step is 0.3 long",
        ),
        ("abs(x)", 1.0, 0.25, Regime::Rests, "After 4 steps"),
        ("x**2 + abs(x)", 0.35, 0.1, Regime::Bounces, "to and fro"),
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
            "is not defined",
        ),
    ] {
        let mut curve = curve(formula, start, rate);
        curve.drive(|descent| {
            descent.set_direction(direction);
            descent.step(10_000)
        });
        assert_eq!(curve.status(), Status::Diverged, "{formula}");
        let said = Descends::outcome(&curve).expect("a reason");
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
        chosen.come_in();
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
        let place = outside.way_in().expect("there is a curve somewhere");
        assert!((low..=high).contains(&place), "{formula}: {place}");
        let said = Descends::outcome(&outside).expect("why nothing moves");
        assert!(
            said.contains("The nearest place with a curve is x = "),
            "{said}"
        );
        outside.come_in();
        assert_eq!(outside.start(), place, "{formula}");
        assert_eq!((outside.status(), outside.way_in()), (Status::Ready, None));
        assert_eq!(outside.drive(|descent| descent.step(1)), 1, "{formula}");
    }
    let nowhere = curve("log(-1 - x**2)", 0.5, 0.1);
    assert_eq!(nowhere.way_in(), None, "there is no curve at all");
}
