//! How wrong scores are: the cross-entropy of what they say and what is right.

use super::layer::Layer;

/// `ln(e**z[0] + e**z[1] + ...)`. The largest is taken out first, so none is too large.
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
/// Where a row has one score, it is the binary one. Something that is no class of its row makes it
/// infinite.
#[must_use]
pub fn cross_entropy(scores: &[f64], targets: &[f64]) -> f64 {
    let width = scores.len() / targets.len();
    let rows = scores.chunks_exact(width).zip(targets);
    let sum: f64 = rows.map(|(row, target)| one(row, *target)).sum();
    sum / targets.len() as f64
}

fn one(row: &[f64], target: f64) -> f64 {
    match *row {
        [score] => score.max(0.0) - score * target + (-score.abs()).exp().ln_1p(),
        _ => row
            .get(target as usize)
            .map_or(f64::INFINITY, |own| logsumexp(row) - own),
    }
}

/// The node of a tape that takes the mean cross-entropy of scores and targets.
#[derive(Debug)]
pub(super) struct CrossEntropy;

impl Layer for CrossEntropy {
    fn forward(&self, [scores, targets]: [&[f64]; 2], output: &mut [f64]) {
        output[0] = cross_entropy(scores, targets);
    }

    /// By the scores: what they say less what is right. The targets have no gradient.
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
