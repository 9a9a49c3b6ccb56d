//! The operations that a classifier is made of: rows of a matrix times weights, and the cross-entropy,
//! against central differences at seeded random points and against what PyTorch's are defined as.

use std::sync::Arc;

use downhill::numeric::autodiff::{Expr, Matrix, Tape, Var, logsumexp};
use downhill::numeric::rng::Generator;

/// Central differences with this step are right to about its square.
const H: f64 = 1e-5;

fn random(generator: &mut Generator, count: usize) -> Vec<f64> {
    generator.randn(count).into_iter().map(f64::from).collect()
}

/// Rows of random numbers, of which four in five are 0.
fn sparse(generator: &mut Generator, height: usize, width: usize) -> (Arc<Matrix>, Vec<Vec<f64>>) {
    let (mut matrix, mut rows) = (Matrix::new(width), Vec::new());
    for _ in 0..height {
        let numbers = generator
            .randn(width)
            .into_iter()
            .zip(generator.rand(width));
        let row = numbers.map(|(number, rare)| if rare < 0.2 { number } else { 0.0 });
        let row: Vec<f32> = row.collect();
        matrix.push(&row);
        rows.push(row.into_iter().map(f64::from).collect());
    }
    (Arc::new(matrix), rows)
}

fn assert_near(actual: &[f64], expected: &[f64], tolerance: f64, what: &str) {
    assert_eq!(actual.len(), expected.len(), "{what}");
    for (place, (actual, expected)) in actual.iter().zip(expected).enumerate() {
        let error = (actual - expected).abs() / expected.abs().max(1.0);
        assert!(
            error < tolerance,
            "{what}[{place}]: {actual} for {expected}"
        );
    }
}

/// Checks the gradient of an output by a leaf against central differences.
fn check(tape: &mut Tape, leaf: Var, output: Var, what: &str) {
    tape.forward();
    tape.backward(output);
    let (gradient, values) = (tape.gradient(leaf).to_vec(), tape.value(leaf).to_vec());
    let slopes = (0..values.len()).map(|place| {
        let mut height = |h: f64| {
            let mut moved = values.clone();
            moved[place] += h;
            tape.set(leaf, &moved);
            tape.forward();
            tape.value(output)[0]
        };
        (height(H) - height(-H)) / (2.0 * H)
    });
    let slopes: Vec<f64> = slopes.collect();
    tape.set(leaf, &values);
    tape.forward();
    assert!(
        gradient.iter().any(|slope| *slope != 0.0),
        "{what} is no gradient"
    );
    assert_near(&gradient, &slopes, 1e-8, what);
}

// Guards against a loop, of those for one, for ten and for other numbers of scores, that is wrong, and
// against rows that are chosen but not taken.
#[test]
fn rows_times_weights_are_those_of_the_textbook_for_each_number_of_scores() {
    const WIDTH: usize = 23;
    let mut generator = Generator::seeded(4);
    let (matrix, all) = sparse(&mut generator, 9, WIDTH);
    for outputs in [1, 2, 3, 4, 7, 10, 11] {
        let (weights, bias) = (
            random(&mut generator, WIDTH * outputs),
            random(&mut generator, outputs),
        );
        let (mut tape, [w, b, scores, loss]) = Tape::record(|recorder| {
            let [w, b] = [&weights, &bias].map(|numbers| recorder.leaf(numbers));
            let scores = recorder.linear(&matrix, &[0, 1, 2, 3], w, b);
            // Each score has another slope.
            let loss = (scores.powi(3) / 3.0).sum();
            [w, b, scores, loss].map(Expr::var)
        });
        for rows in [[0, 1, 2, 3], [8, 2, 5, 2]] {
            tape.set_rows(scores, &rows);
            tape.forward();
            let wanted = rows.iter().flat_map(|row| {
                (0..outputs).map(|output| {
                    let column = weights.iter().skip(output).step_by(outputs);
                    let products = column.zip(&all[*row]).map(|(w, x)| w * x);
                    products.sum::<f64>() + bias[output]
                })
            });
            let wanted: Vec<f64> = wanted.collect();
            assert_near(
                tape.value(scores),
                &wanted,
                1e-12,
                &format!("{outputs} scores"),
            );
            check(
                &mut tape,
                w,
                loss,
                &format!("weights of {outputs}, rows {rows:?}"),
            );
            check(
                &mut tape,
                b,
                loss,
                &format!("bias of {outputs}, rows {rows:?}"),
            );
        }
    }
}

// Guards against a softmax of one class too many, a sign, and a mean that is a sum.
#[test]
fn cross_entropy_is_the_mean_of_minus_the_logarithm_of_the_softmax() {
    let mut generator = Generator::seeded(5);
    for (classes, targets) in [(10, [3.0, 9.0, 0.0, 3.0]), (2, [0.0, 1.0, 1.0, 0.0])] {
        let scores = random(&mut generator, 4 * classes);
        let (mut tape, [z, y, loss]) = Tape::record(|recorder| {
            let (z, y) = (recorder.leaf(&scores), recorder.leaf(&targets));
            [z, y, z.cross_entropy(y)].map(Expr::var)
        });
        let parts = scores.chunks(classes).zip(targets).map(|(row, target)| {
            let sum: f64 = row.iter().map(|score| score.exp()).sum();
            -(row[target as usize].exp() / sum).ln() / 4.0
        });
        assert_near(tape.value(loss), &[parts.sum()], 1e-12, "the loss");
        check(&mut tape, z, loss, &format!("{classes} scores"));
        assert_eq!(tape.gradient(y), [0.0; 4], "targets have no gradient");
        tape.set(y, &targets.map(|target| 1.0 - target.min(1.0)));
        check(&mut tape, z, loss, "other targets");
    }
}

// Guards against the wrong sign of a target.
#[test]
fn binary_cross_entropy_takes_the_sigmoid() {
    let (scores, targets) = ([-2.0, -0.5, 0.0, 3.0, 1.5], [0.0, 1.0, 1.0, 1.0, 0.25]);
    let (mut tape, [z, loss]) = Tape::record(|recorder| {
        let (z, y) = (recorder.leaf(&scores), recorder.leaf(&targets));
        [z, z.binary_cross_entropy_with_logits(y)].map(Expr::var)
    });
    let parts = scores.iter().zip(targets).map(|(score, target)| {
        let p = 1.0 / (1.0 + (-score).exp());
        -(target * p.ln() + (1.0 - target) * (1.0 - p).ln()) / 5.0
    });
    assert_near(tape.value(loss), &[parts.sum()], 1e-12, "the loss");
    check(&mut tape, z, loss, "scores");
}

// Guards against infinities and lost digits where a classifier is very sure.
#[test]
fn scores_of_any_size_have_a_loss_and_a_gradient() {
    let run = |scores: &[f64], target: f64| {
        let (mut tape, [z, loss]) = Tape::record(|recorder| {
            let z = recorder.leaf(scores);
            [z, z.cross_entropy(recorder.constant(&[target]))].map(Expr::var)
        });
        tape.backward(loss);
        (tape.value(loss)[0], tape.gradient(z).to_vec())
    };
    let tiny = (-40.0_f64).exp();
    assert_eq!(run(&[1000.0], 0.0), (1000.0, vec![1.0]), "sure, and wrong");
    assert_eq!(run(&[-1000.0], 1.0), (1000.0, vec![-1.0]), "the other way");
    assert_eq!(run(&[1000.0], 1.0), (0.0, vec![0.0]), "sure, and right");
    let (loss, _) = run(&[40.0], 1.0);
    assert_near(&[loss / tiny], &[1.0], 1e-9, "what is left of a sure one");
    let (loss, gradient) = run(&[1000.0, -1000.0, 999.0], 1.0);
    assert_near(
        &[loss],
        &[2000.0 + (1.0 + (-1.0_f64).exp()).ln()],
        1e-12,
        "ten thousand",
    );
    assert_near(
        &gradient,
        &[0.731_058_578_630_004_9, -1.0, 0.268_941_421_369_995_1],
        1e-12,
        "slopes",
    );
    assert_eq!(logsumexp(&[-1e300, 1e300]), 1e300, "no overflow");
}

// Guards against shapes that are wrong in silence.
#[test]
fn what_does_not_fit_is_refused() {
    let (matrix, _) = sparse(&mut Generator::seeded(1), 2, 3);
    let refusal = |rows: &[usize], weights: usize, later: Option<&[usize]>| {
        let work = || {
            let (mut tape, scores) = Tape::record(|recorder| {
                let (w, b) = (recorder.leaf(&vec![0.0; weights]), recorder.leaf(&[0.0; 2]));
                recorder.linear(&matrix, rows, w, b).var()
            });
            later.map(|rows| tape.set_rows(scores, rows))
        };
        let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).err()?;
        payload
            .downcast_ref::<&str>()
            .map(|said| (*said).to_owned())
    };
    for (rows, weights, later, said) in [
        (&[0, 1][..], 6, None, None),
        (
            &[0, 1],
            5,
            None,
            Some("each column has a weight for each number of the bias"),
        ),
        (&[0, 2], 6, None, Some("a matrix has only its rows")),
        (
            &[0, 1],
            6,
            Some(&[0, 2][..]),
            Some("a matrix has only its rows"),
        ),
        (
            &[0, 1],
            6,
            Some(&[0]),
            Some("a node keeps the number of rows it was recorded with"),
        ),
    ] {
        assert_eq!(
            refusal(rows, weights, later).as_deref(),
            said,
            "{rows:?} {weights} {later:?}"
        );
    }
}
