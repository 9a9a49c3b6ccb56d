//! The tape, against central differences at seeded random points and against derivatives by hand.

use std::f64::consts::PI;

use downhill::numeric::autodiff::{Expr, Tape};
use downhill::numeric::rng::Generator;

/// How many random points each operation is tried at.
const POINTS: usize = 50;
/// Central differences with this step are right to about its square.
const H: f64 = 1e-5;
const TOLERANCE: f64 = 1e-8;

fn random(generator: &mut Generator, count: usize, low: f64, high: f64) -> Vec<f64> {
    let spread = |unit: f32| low + (high - low) * f64::from(unit);
    generator.rand(count).into_iter().map(spread).collect()
}

fn assert_near(actual: f64, expected: f64, what: &str) {
    let error = (actual - expected).abs() / expected.abs().max(1.0);
    assert!(error < TOLERANCE, "{what}: {actual} for {expected}");
}

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

// Guards against a gradient that keeps something of the run before.
#[test]
fn a_tape_runs_again_with_new_values() {
    let (mut tape, (x, y)) = Tape::record(|recorder| {
        let x = recorder.leaf(&[1.0, 2.0]);
        (x.var(), (x * x).sum().var())
    });
    for values in [[3.0, -4.0], [0.5, 0.0], [3.0, -4.0]] {
        tape.set(x, &values);
        tape.forward();
        tape.backward(y);
        tape.backward(y);
        let [a, b] = values;
        assert_eq!(tape.value(y), [a * a + b * b], "value of {values:?}");
        assert_eq!(
            tape.gradient(x),
            [2.0 * a, 2.0 * b],
            "gradient of {values:?}"
        );
    }
}

// Guards against operations that change when they run as one: an operand on the wrong side, a sign
// that is lost, a fourth term.
#[test]
fn operations_in_one_give_what_they_give_apart() {
    let mut generator = Generator::seeded(5);
    let leaves = [
        random(&mut generator, 7, -3.0, 3.0),
        random(&mut generator, 7, -3.0, 3.0),
        random(&mut generator, 1, 0.5, 3.0),
    ];
    // Each step takes the chain so far, a vector, another one and a number.
    type Step = for<'t> fn(Expr<'t>, [Expr<'t>; 3]) -> Vec<Expr<'t>>;
    let steps: [(&str, Step); 10] = [
        ("+ v", |y, [v, ..]| vec![y + v]),
        ("v -", |y, [v, ..]| vec![v - y]),
        ("+ n", |y, [.., n]| vec![y + n]),
        ("- n", |y, [.., n]| vec![y - n]),
        ("n -", |y, [.., n]| vec![n - y]),
        ("* n", |y, [.., n]| vec![y * n]),
        ("+ n*v", |y, [v, _, n]| vec![n * v, y + n * v]),
        ("- w*n", |y, [_, w, n]| {
            let product = w * n;
            vec![product, y - product]
        }),
        ("- itself", |y, [.., n]| {
            let scaled = y * n;
            vec![scaled, scaled - y]
        }),
        ("* w", |y, [_, w, _]| vec![y * w]),
    ];
    let record = |chain: &[usize], apart: bool, total: Function, leaves: &[Vec<f64>; 3]| {
        Tape::record(|recorder| {
            let [v, w, n] = [0, 1, 2].map(|leaf| recorder.leaf(&leaves[leaf]));
            let mut y = v;
            for step in chain {
                let nodes = steps[*step].1(y, [v, w, n]);
                for node in &nodes {
                    // Nothing is taken inside whose handle somebody has.
                    let _ = apart.then(|| node.var());
                }
                y = nodes[nodes.len() - 1];
            }
            let output = total(&[y]).var();
            ([v, w, n].map(Expr::var), output)
        })
    };
    let ones = [7, 7, 1].map(|length| vec![1.0; length]);
    let run = |chain: &[usize], apart: bool, total: Function| {
        let (mut tape, (vars, output)) = record(chain, apart, total, &ones);
        for (var, leaf) in vars.into_iter().zip(&leaves) {
            tape.set(var, leaf);
        }
        tape.forward();
        tape.backward(output);
        let gradients = vars.map(|var| tape.gradient(var).to_vec());
        (tape.value(output)[0], gradients)
    };
    // While it is recorded, each operation is computed on its own.
    let height = |chain: &[usize], total: Function, leaf: usize, h: f64| {
        let mut moved = leaves.clone();
        moved[leaf][0] += h;
        let (tape, (_, output)) = record(chain, true, total, &moved);
        tape.value(output)[0]
    };
    let totals: [Function; 4] = [
        |y| y[0].sum(),
        |y| y[0].powi(2).mean(),
        |y| y[0].powi(2).mean() + y[0].sum(),
        |y| {
            let squares = y[0].powi(2);
            squares.mean() + squares.tanh().sum()
        },
    ];
    for count in 0..600 {
        let length = 1 + count % 6;
        let chain: Vec<_> = random(&mut generator, length, 0.0, 10.0)
            .into_iter()
            .map(|step| (step as usize).min(steps.len() - 1))
            .collect();
        let name: Vec<_> = chain.iter().map(|step| steps[*step].0).collect();
        for total in totals {
            let known = height(&chain, total, 0, 0.0);
            let apart = run(&chain, true, total).1.concat();
            let (value, gradients) = run(&chain, false, total);
            assert_eq!(value.to_bits(), known.to_bits(), "v {name:?}");
            for (slope, slope_apart) in gradients.concat().into_iter().zip(apart) {
                assert_near(slope, slope_apart, &format!("slope of v {name:?}"));
            }
            for (leaf, gradient) in gradients.iter().enumerate() {
                let [low, high] = [-H, H].map(|h| height(&chain, total, leaf, h));
                let (slope, size) = ((high - low) / (2.0 * H), 1.0 + known.abs());
                assert!(
                    (gradient[0] - slope).abs() < 1e-4 * size.max(slope.abs()),
                    "v {name:?} by leaf {leaf}: {} for {slope}",
                    gradient[0]
                );
            }
        }
    }
}

// Guards against 0 * infinity: a node beside the output must not spoil its gradient.
#[test]
fn nodes_that_the_output_does_not_need_have_no_part_in_its_gradient() {
    let (mut tape, (x, beside, y)) = Tape::record(|recorder| {
        let x = recorder.leaf(&[0.0]);
        let beside = x.ln() * x.sqrt();
        (x.var(), beside.var(), (3.0 * x).var())
    });
    tape.backward(y);
    assert_eq!(tape.gradient(x), [3.0], "the slope of 3x");
    assert_eq!(tape.gradient(beside), [0.0], "y does not depend on it");
}

// Guards against a gradient left over from another output.
#[test]
fn each_backward_run_is_for_its_own_output() {
    let (mut tape, (x, y, sum, number)) = Tape::record(|recorder| {
        let (x, y) = (recorder.leaf(&[2.0]), recorder.leaf(&[5.0]));
        (
            x.var(),
            y.var(),
            (x + y).var(),
            recorder.constant(&[1.0]).var(),
        )
    });
    tape.backward(sum);
    assert_eq!(
        (tape.gradient(x), tape.gradient(y)),
        (&[1.0][..], &[1.0][..])
    );
    tape.backward(x);
    assert_eq!(
        (tape.gradient(x), tape.gradient(y)),
        (&[1.0][..], &[0.0][..]),
        "x alone"
    );
    tape.backward(number);
    assert_eq!(tape.gradient(x), [0.0], "a constant depends on nothing");
}

// Guards against work, and gradients, for what never changes.
#[test]
fn constants_are_computed_once_and_have_no_gradient() {
    let (mut tape, (data, square, y)) = Tape::record(|recorder| {
        let data = recorder.constant(&[1.0, 2.0, 3.0]);
        let square = data.powi(2);
        let y = (recorder.leaf(&[2.0]) * square).sum();
        (data.var(), square.var(), y.var())
    });
    assert_eq!(
        tape.value(square),
        [1.0, 4.0, 9.0],
        "there from the recording"
    );
    tape.forward();
    tape.backward(y);
    assert_eq!(tape.value(y), [28.0], "the constants take part");
    assert_eq!(tape.gradient(data), [0.0; 3], "constants have no gradient");
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

// Guards against a shape that is wrong in silence.
#[test]
#[should_panic(expected = "lengths 2 and 3 do not go together")]
fn lengths_that_do_not_go_together_are_refused_at_recording() {
    Tape::record(|recorder| (recorder.leaf(&[1.0, 2.0]) + recorder.leaf(&[1.0, 2.0, 3.0])).var());
}

// Guards against a leaf that grows into its neighbour.
#[test]
#[should_panic(expected = "a leaf keeps the length")]
fn a_leaf_cannot_change_its_length() {
    let (mut tape, x) = Tape::record(|recorder| recorder.leaf(&[1.0]).var());
    tape.set(x, &[1.0, 2.0]);
}

// Guards against the gradient of a vector, which is no gradient.
#[test]
#[should_panic(expected = "one number")]
fn the_output_of_a_backward_run_is_one_number() {
    let (mut tape, x) = Tape::record(|recorder| recorder.leaf(&[1.0, 2.0]).var());
    tape.backward(x);
}
