//! The tape as a machine: run again, operations in one, nodes that are not needed, what it refuses.

mod differences;

use differences::{H, assert_near, random};
use downhill::numeric::autodiff::{Expr, Tape};
use downhill::numeric::rng::Generator;

type Function = for<'t> fn(&[Expr<'t>]) -> Expr<'t>;

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
