//! A linear classifier: its weights, scores and probabilities.

use super::super::autodiff::{Matrix, logsumexp};
use super::super::rng::Generator;
use super::classes::Classes;
use super::collection::matrix;
use super::{Image, PIXELS, level};

/// Weights and bias of a linear classifier: `score = image @ weights + bias`.
#[derive(Clone, Debug, PartialEq)]
pub struct Classifier {
    /// The weights, a matrix of `784 × k` for `k` scores, row by row.
    pub weights: Vec<f64>,
    /// The bias of each of the `k` scores.
    pub bias: Vec<f64>,
}

/// The class that a classifier predicts for a digit, and the probabilities of all classes.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The most probable class.
    pub class: usize,
    /// The probability of each class: the sigmoid of the one score, or the softmax of ten.
    pub probabilities: Vec<f64>,
}

impl Prediction {
    /// The probability of the predicted class.
    #[must_use]
    pub fn probability(&self) -> f64 {
        self.probabilities[self.class]
    }
}

/// A score of a digit with its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The pixels, from 0 to 1.
    pub pixels: Vec<f64>,
    /// The weight of each pixel.
    pub weights: Vec<f64>,
    /// Each pixel times its weight.
    pub products: Vec<f64>,
    /// The bias of the score.
    pub bias: f64,
    /// The score: the sum of the products, plus the bias.
    pub sum: f64,
}

impl Classifier {
    /// A classifier with all weights and biases 0, for which all classes are equally probable.
    #[must_use]
    pub fn zero(outputs: usize) -> Self {
        Self {
            weights: vec![0.0; PIXELS * outputs],
            bias: vec![0.0; outputs],
        }
    }

    /// A classifier with random weights: `torch.manual_seed(seed)`, then `torch.randn(784, k)*0.01` in
    /// `float32`. The bias is 0.
    #[must_use]
    pub fn random(outputs: usize, seed: i64) -> Self {
        let numbers = Generator::seeded(seed).randn(PIXELS * outputs);
        let weights = numbers.iter().map(|number| f64::from(number * 0.01));
        Self {
            weights: weights.collect(),
            ..Self::zero(outputs)
        }
    }

    /// Adds `share` times these numbers to the weights and to the bias.
    pub(super) fn add(&mut self, share: f64, numbers: [&[f64]; 2]) {
        let own = [&mut self.weights, &mut self.bias];
        for (own, numbers) in own.into_iter().zip(numbers) {
            for (own, number) in own.iter_mut().zip(numbers) {
                *own += share * number;
            }
        }
    }

    /// The number of scores for a digit.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// The scores (logits) of these rows of a matrix, `k` for each row.
    #[must_use]
    pub fn scores(&self, matrix: &Matrix, rows: &[usize]) -> Vec<f64> {
        let mut scores = vec![0.0; rows.len() * self.outputs()];
        matrix.linear(rows, &self.weights, &self.bias, &mut scores);
        scores
    }

    /// The prediction for a picture.
    #[must_use]
    pub fn prediction(&self, image: &Image) -> Prediction {
        prediction(&self.scores(&matrix(&[*image]), &[0]))
    }

    /// The score of a picture with the index `output`, with its parts.
    ///
    /// # Panics
    ///
    /// Panics if there is no such score.
    #[must_use]
    pub fn score(&self, image: &Image, output: usize) -> Score {
        let pixels: Vec<f64> = image.iter().map(|pixel| level(*pixel).into()).collect();
        let weights = self.picture(output);
        let both = pixels.iter().zip(&weights);
        let products: Vec<f64> = both.map(|(pixel, weight)| pixel * weight).collect();
        let bias = self.bias[output];
        Score {
            sum: products.iter().sum::<f64>() + bias,
            pixels,
            weights,
            products,
            bias,
        }
    }

    /// The weights of a score, one for each pixel.
    #[must_use]
    pub fn picture(&self, output: usize) -> Vec<f64> {
        column(&self.weights, self.outputs(), output)
    }

    /// The Euclidean norm of all weights as one vector, without the bias.
    #[must_use]
    pub fn norm(&self) -> f64 {
        let squares = self.weights.iter().map(|weight| weight * weight);
        squares.sum::<f64>().sqrt()
    }

    /// Whether the number of its scores is right for these classes.
    #[must_use]
    pub fn fits(&self, classes: Classes) -> bool {
        self.outputs() == classes.outputs()
    }
}

/// The column `output` of a matrix of rows of `outputs` numbers.
#[must_use]
pub fn column(numbers: &[f64], outputs: usize, output: usize) -> Vec<f64> {
    numbers
        .iter()
        .skip(output)
        .step_by(outputs)
        .copied()
        .collect()
}

/// The class with the highest score.
///
/// A single score above 0 means the first class, otherwise the second. Of ten scores it is the largest,
/// the first if several are equal.
#[must_use]
pub fn decide(scores: &[f64]) -> usize {
    if let [score] = *scores {
        return usize::from(score <= 0.0);
    }
    let mut class = 0;
    for (other, score) in scores.iter().enumerate() {
        if *score > scores[class] {
            class = other;
        }
    }
    class
}

/// The class for these scores by [`decide`], and the probability of each class: the sigmoid of a single
/// score, or the softmax of ten.
#[must_use]
pub fn prediction(scores: &[f64]) -> Prediction {
    let sigmoid = |score: f64| 1.0 / (1.0 + (-score).exp());
    let probabilities = match *scores {
        [score] => vec![sigmoid(score), sigmoid(-score)],
        _ => {
            let all = logsumexp(scores);
            scores.iter().map(|score| (score - all).exp()).collect()
        }
    };
    Prediction {
        class: decide(scores),
        probabilities,
    }
}
