//! The cross-entropy of scores and targets.

use super::layer::Layer;

/// `ln(e**z[0] + e**z[1] + ...)`. The largest score is subtracted first, so that no power overflows.
///
/// `e**(z[k] - logsumexp(z))` is the softmax of `z` at `k`.
///
/// ```
/// let scores = [1000.0, 1000.0];
/// assert_eq!(downhill_autodiff::logsumexp(&scores), 1000.0 + 2.0_f64.ln());
/// ```
#[must_use]
pub fn logsumexp(scores: &[f64]) -> f64 {
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = scores.iter().map(|score| (score - largest).exp()).sum();
    largest + sum.ln()
}

/// The mean cross-entropy over rows of scores; see
/// [`Expr::cross_entropy`](super::Expr::cross_entropy). There are as many rows as targets.
///
/// For rows with one score it is the binary cross-entropy. A target that is not a class makes it
/// infinite.
#[must_use]
pub fn cross_entropy(scores: &[f64], targets: &[f64]) -> f64 {
    let width = scores.len() / targets.len();
    let rows = scores.chunks_exact(width).zip(targets);
    let sum: f64 = rows.map(|(row, target)| one(row, *target)).sum();
    sum / targets.len() as f64
}

/// The cross-entropy of one row of scores.
fn one(row: &[f64], target: f64) -> f64 {
    match *row {
        [score] => score.max(0.0) - score * target + (-score.abs()).exp().ln_1p(),
        _ => row
            .get(target as usize)
            .map_or(f64::INFINITY, |own| logsumexp(row) - own),
    }
}

/// The mean cross-entropy of scores and targets, as a node of a tape.
#[derive(Debug)]
pub(super) struct CrossEntropy;

impl Layer for CrossEntropy {
    fn forward(&self, [scores, targets]: [&[f64]; 2], output: &mut [f64]) {
        output[0] = cross_entropy(scores, targets);
    }

    /// The gradient with respect to the scores is the probabilities minus the targets; the targets have
    /// none.
    fn backward(&self, input: usize, inputs: [&[f64]; 2], output: &[f64], gradient: &mut [f64]) {
        if input > 0 {
            return;
        }
        let [scores, targets] = inputs;
        let (width, share) = (
            scores.len() / targets.len(),
            output[0] / targets.len() as f64,
        );
        let rows = scores
            .chunks_exact(width)
            .zip(gradient.chunks_exact_mut(width));
        for ((row, gradient), target) in rows.zip(targets) {
            if let ([score], [gradient]) = (row, &mut *gradient) {
                *gradient += share * (1.0 / (1.0 + (-score).exp()) - target);
                continue;
            }
            let all = logsumexp(row);
            for (class, (score, gradient)) in row.iter().zip(gradient).enumerate() {
                let right = f64::from(u8::from(class == *target as usize));
                *gradient += share * ((score - all).exp() - right);
            }
        }
    }

    fn boxed(&self) -> Box<dyn Layer> {
        Box::new(Self)
    }
}
