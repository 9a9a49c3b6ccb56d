//! What the curve says of a learning rate, held against the iteration itself: for hundreds of
//! formulas, starts and rates the steps are taken here, by the slope alone, and each claim is checked.

mod curves;

use curves::curve;
use downhill::figures::curve::state::function::{Function, Shape};
use downhill::figures::curve::state::regime::Regime;
use downhill::numeric::descent::{Descends, Status};

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
fn number_after(sentence: &str, before: &str) -> Option<f64> {
    let (_, rest) = sentence.split_once(before)?;
    let number: String = rest
        .replace('\u{2212}', "-")
        .chars()
        .take_while(|c| c.is_ascii_digit() || "-.e".contains(*c))
        .collect();
    number.trim_end_matches('.').parse().ok()
}

/// What is wrong with what the figure says of a case, if anything is.
fn contradiction(case: &Case) -> Option<String> {
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
        Regime::Oscillates => {
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
            let after = number_after(&said, "After ").unwrap_or(0.0);
            rest && steps as f64 == after || status == Status::Ready && steps == 0
        }
        Regime::Leaves => {
            let place = number_after(&said, "leads to x = ");
            status == Status::Diverged && place.is_some_and(|x| !function.value(x).is_finite())
        }
        Regime::Undefined => steps == 0 && status == Status::Diverged,
        Regime::Climbs => false,
    };
    let outcome = Descends::outcome(&own).map_or(String::new(), |outcome| outcome.to_string());
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
            let contradiction = contradiction(case)?;
            Some(format!(
                "{} from {} at {}: {contradiction}",
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
