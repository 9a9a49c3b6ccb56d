//! Derivatives on the tape, against central differences at seeded random points and against those by
//! hand.

mod differences;

use std::f64::consts::PI;

use differences::{H, assert_near, random};
use downhill::numeric::autodiff::{Expr, Tape};
use downhill::numeric::rng::Generator;

/// How many random points each operation is tried at.
const POINTS: usize = 50;

type Function = for<'t> fn(&[Expr<'t>]) -> Expr<'t>;

/// Records `f` of leaves of these values, summed up, and checks each leaf's whole gradient against
/// central differences. Returns the gradients.
fn check(name: &str, f: Function, leaves: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (mut tape, (vars, output)) = Tape::record(|recorder| {
        let exprs: Vec<_> = leaves.iter().map(|leaf| recorder.leaf(leaf)).collect();
        let output = f(&exprs).sum().var();
        (exprs.into_iter().map(Expr::var).collect::<Vec<_>>(), output)
    });
    tape.backward(output);
    let gradients: Vec<_> = vars
        .iter()
        .map(|var| tape.gradient(*var).to_vec())
        .collect();

    for (leaf, var) in vars.iter().enumerate() {
        for i in 0..leaves[leaf].len() {
            let mut height = |h: f64| {
                let mut moved = leaves[leaf].clone();
                moved[i] += h;
                tape.set(*var, &moved);
                tape.forward();
                tape.value(output)[0]
            };
            let slope = (height(H) - height(-H)) / (2.0 * H);
            height(0.0);
            assert_near(
                gradients[leaf][i],
                slope,
                &format!("{name} by leaf {leaf}[{i}]"),
            );
        }
    }
    gradients
}

/// Checks an operation on one vector, its value and its derivative by hand.
fn check_one(
    name: &str,
    (low, high): (f64, f64),
    f: Function,
    value: fn(f64) -> f64,
    derivative: fn(f64) -> f64,
) {
    let x = random(&mut Generator::seeded(1), POINTS, low, high);
    let gradients = check(name, f, std::slice::from_ref(&x));
    let (tape, y) = Tape::record(|recorder| f(&[recorder.leaf(&x)]).var());
    for (i, &x) in x.iter().enumerate() {
        assert_near(tape.value(y)[i], value(x), &format!("{name} at {x}"));
        assert_near(
            gradients[0][i],
            derivative(x),
            &format!("slope of {name} at {x}"),
        );
    }
}

// Guards against a wrong row in the table of operations.
#[test]
fn operations_on_one_vector_have_the_derivatives_of_the_textbook() {
    let all = (-3.0, 3.0);
    let positive = (0.2, 3.0);
    check_one("-x", all, |x| -x[0], |x| -x, |_| -1.0);
    check_one("x**0", all, |x| x[0].powi(0), |_| 1.0, |_| 0.0);
    check_one("x**1", all, |x| x[0].powi(1), |x| x, |_| 1.0);
    check_one("x**2", all, |x| x[0].powi(2), |x| x * x, |x| 2.0 * x);
    check_one(
        "x**5",
        all,
        |x| x[0].powi(5),
        |x| x.powf(5.0),
        |x| 5.0 * x.powf(4.0),
    );
    check_one(
        "x**-2",
        positive,
        |x| x[0].powi(-2),
        |x| 1.0 / (x * x),
        |x| -2.0 / (x * x * x),
    );
    check_one("sin", all, |x| x[0].sin(), f64::sin, f64::cos);
    check_one("cos", all, |x| x[0].cos(), f64::cos, |x| (x + PI).sin());
    check_one(
        "tan",
        (-1.2, 1.2),
        |x| x[0].tan(),
        |x| x.sin() / x.cos(),
        |x| x.cos().powi(-2),
    );
    check_one(
        "tanh",
        all,
        |x| x[0].tanh(),
        f64::tanh,
        |x| x.cosh().powi(-2),
    );
    check_one(
        "sigmoid",
        all,
        |x| x[0].sigmoid(),
        |x| 0.5 + 0.5 * (0.5 * x).tanh(),
        |x| 0.25 * (0.5 * x).cosh().powi(-2),
    );
    check_one("relu of x > 0", positive, |x| x[0].relu(), |x| x, |_| 1.0);
    check_one(
        "relu of x < 0",
        (-3.0, -0.2),
        |x| x[0].relu(),
        |_| 0.0,
        |_| 0.0,
    );
    check_one(
        "x**x",
        positive,
        |x| x[0].pow(x[0]),
        |x| x.powf(x),
        |x| x.powf(x) * (x.ln() + 1.0),
    );
    check_one("x / x", positive, |x| x[0] / x[0], |_| 1.0, |_| 0.0);
    check_one("exp", all, |x| x[0].exp(), f64::exp, f64::exp);
    check_one("ln", positive, |x| x[0].ln(), f64::ln, f64::recip);
    check_one(
        "sqrt",
        positive,
        |x| x[0].sqrt(),
        |x| x.powf(0.5),
        |x| 0.5 * x.powf(-0.5),
    );
    check_one("abs of x > 0", positive, |x| x[0].abs(), |x| x, |_| 1.0);
    check_one(
        "abs of x < 0",
        (-3.0, -0.2),
        |x| x[0].abs(),
        |x| -x,
        |_| -1.0,
    );
    check_one("x + 2", all, |x| x[0] + 2.0, |x| x + 2.0, |_| 1.0);
    check_one("2 + x", all, |x| 2.0 + x[0], |x| x + 2.0, |_| 1.0);
    check_one("x - 2", all, |x| x[0] - 2.0, |x| x - 2.0, |_| 1.0);
    check_one("2 - x", all, |x| 2.0 - x[0], |x| 2.0 - x, |_| -1.0);
    check_one("x * 3", all, |x| x[0] * 3.0, |x| 3.0 * x, |_| 3.0);
    check_one("3 * x", all, |x| 3.0 * x[0], |x| 3.0 * x, |_| 3.0);
    check_one("x / 4", all, |x| x[0] / 4.0, |x| 0.25 * x, |_| 0.25);
    check_one(
        "4 / x",
        positive,
        |x| 4.0 / x[0],
        |x| 4.0 / x,
        |x| -4.0 / (x * x),
    );
}

// Guards against a swapped derivative, and against a broadcast that forgets to add up.
#[test]
fn operators_between_vectors_differentiate_for_both_sides() {
    let mut generator = Generator::seeded(2);
    for (left, right) in [(POINTS, POINTS), (POINTS, 1), (1, POINTS), (1, 1)] {
        let a = random(&mut generator, left, -3.0, 3.0);
        let b = random(&mut generator, right, 0.5, 3.0);
        let count = left.max(right);
        let at = |i: usize| (a[i % left], b[i % right]);
        // By hand: the derivatives at each place, added up where one number serves all places.
        let expect =
            |name: &str, f: Function, value: fn(f64, f64) -> f64, by: [fn(f64, f64) -> f64; 2]| {
                let (tape, y) =
                    Tape::record(|recorder| f(&[recorder.leaf(&a), recorder.leaf(&b)]).var());
                let expected: Vec<_> = (0..count).map(at).map(|(a, b)| value(a, b)).collect();
                assert_eq!(tape.value(y), expected, "{name} of {left} and {right}");
                let gradients = check(name, f, &[a.clone(), b.clone()]);
                for (gradient, derivative) in gradients.iter().zip(by) {
                    let mut expected = vec![0.0; gradient.len()];
                    for i in 0..count {
                        let (a, b) = at(i);
                        expected[i % gradient.len()] += derivative(a, b);
                    }
                    for (gradient, expected) in gradient.iter().zip(expected) {
                        assert_near(
                            *gradient,
                            expected,
                            &format!("{name} of {left} and {right}"),
                        );
                    }
                }
            };
        expect(
            "a + b",
            |x| x[0] + x[1],
            |a, b| a + b,
            [|_, _| 1.0, |_, _| 1.0],
        );
        expect(
            "a - b",
            |x| x[0] - x[1],
            |a, b| a - b,
            [|_, _| 1.0, |_, _| -1.0],
        );
        expect("a * b", |x| x[0] * x[1], |a, b| a * b, [|_, b| b, |a, _| a]);
        expect(
            "a / b",
            |x| x[0] / x[1],
            |a, b| a / b,
            [|_, b| 1.0 / b, |a, b| -a / (b * b)],
        );
        expect(
            "(1 + a**2)**b",
            |x| (1.0 + x[0].powi(2)).pow(x[1]),
            |a, b| (1.0 + a * a).powf(b),
            [
                |a, b| 2.0 * a * b * (1.0 + a * a).powf(b - 1.0),
                |a, b| (1.0 + a * a).powf(b) * (1.0 + a * a).ln(),
            ],
        );
        expect(
            "minimum",
            |x| x[0].minimum(x[1]),
            f64::min,
            [
                |a, b| f64::from(u8::from(a < b)),
                |a, b| f64::from(u8::from(b < a)),
            ],
        );
        expect(
            "maximum",
            |x| x[0].maximum(x[1]),
            f64::max,
            [
                |a, b| f64::from(u8::from(a > b)),
                |a, b| f64::from(u8::from(b > a)),
            ],
        );
    }
}

// Guards against a sum or mean that weighs its terms wrongly.
#[test]
fn sum_and_mean_spread_their_gradient_evenly() {
    let x = random(&mut Generator::seeded(3), POINTS, -3.0, 3.0);
    let leaf = std::slice::from_ref(&x);
    for slope in &check("sum", |x| x[0].sum(), leaf)[0] {
        assert_near(*slope, 1.0, "slope of sum");
    }
    for slope in &check("mean", |x| x[0].mean(), leaf)[0] {
        assert_near(*slope, 1.0 / POINTS as f64, "slope of mean");
    }
    let (tape, (sum, mean)) = Tape::record(|recorder| {
        let x = recorder.leaf(&x);
        (x.sum().var(), x.mean().var())
    });
    let total: f64 = x.iter().sum();
    assert_near(tape.value(sum)[0], total, "sum");
    assert_near(tape.value(mean)[0], total / POINTS as f64, "mean");
}

// Guards against a chain rule that loses a path: nodes used twice, vectors that meet numbers.
#[test]
fn composed_formulas_differentiate() {
    let mut generator = Generator::seeded(4);
    for _ in 0..POINTS {
        let x = random(&mut generator, 7, -2.0, 2.0);
        let w = random(&mut generator, 1, 0.5, 2.0);
        let gradients = check(
            "(x * sin(w*x) + x) * exp(-x**2) / sqrt(1 + w**2)",
            |v| {
                let (x, w) = (v[0], v[1]);
                (x * (w * x).sin() + x) * (-x.powi(2)).exp() / (1.0 + w.powi(2)).sqrt()
            },
            &[x.clone(), w.clone()],
        );
        // By hand, for x: (x sin + x) e / r, with r = sqrt(1 + w²).
        let (w, r) = (w[0], (1.0 + w[0] * w[0]).sqrt());
        for (x, gradient) in x.into_iter().zip(&gradients[0]) {
            let (s, c) = (w * x).sin_cos();
            let e = (-x * x).exp();
            let by_x = ((s + w * x * c + 1.0) - 2.0 * x * (x * s + x)) * e / r;
            assert_near(*gradient, by_x, "by hand");
        }
        check(
            "mean(cos(ln(x**2 + w) - mean(x))) * w / (x - 5)",
            |v| {
                let (x, w) = (v[0], v[1]);
                ((x.powi(2) + w).ln() - x.mean()).cos().mean() * w / (x - 5.0)
            },
            &[random(&mut generator, 5, -2.0, 2.0), vec![w]],
        );
    }
}

// Guards against a slope at a kink that is not PyTorch's.
#[test]
fn slopes_at_kinks_are_those_of_pytorch() {
    let slopes = |f: Function, x: &[f64]| {
        let (mut tape, (x, y)) = Tape::record(|recorder| {
            let x = recorder.leaf(x);
            (x.var(), f(&[x]).var())
        });
        tape.backward(y);
        tape.gradient(x).to_vec()
    };
    for zero in [0.0, -0.0] {
        assert_eq!(slopes(|x| x[0].abs(), &[zero]), [0.0], "abs at {zero:?}");
        assert_eq!(slopes(|x| x[0].relu(), &[zero]), [0.0], "relu at {zero:?}");
    }
    let half: [(&str, Function); 2] = [
        ("maximum", |x| (2.0 * x[0]).maximum(x[0] + 1.0)),
        ("minimum", |x| (2.0 * x[0]).minimum(x[0] + 1.0)),
    ];
    for (name, f) in half {
        assert_eq!(slopes(f, &[1.0]), [1.5], "half of each at a tie of {name}");
    }
    let max: Function = |x| x[0].max();
    assert_eq!(
        slopes(max, &[1.0, 4.0, 2.0]),
        [0.0, 1.0, 0.0],
        "the largest"
    );
    assert_eq!(
        slopes(max, &[4.0, 1.0, 4.0]),
        [0.5, 0.0, 0.5],
        "equal shares"
    );
    let powers: Function = |x| x[0].pow(2.0 * x[0]);
    assert_eq!(
        slopes(powers, &[0.0]),
        [0.0],
        "0**0: by base and exponent 0"
    );
}
