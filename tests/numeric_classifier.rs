//! The classifier of handwritten digits by itself: its scores, and its random weights.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fixtures/collections.rs"]
mod collections;
mod fixtures;

use collections::DIGITS;
use downhill::numeric::digits::classifier::{Classifier, prediction};

// Guards against a sum that is not that of its parts.
#[test]
fn a_score_is_the_sum_of_its_products() {
    let classifier = Classifier::random(10, 5);
    let image = DIGITS[1].image(17);
    let scores: Vec<f64> = (0..10)
        .map(|output| classifier.score(image, output).sum)
        .collect();
    let told = prediction(&scores);
    for (ours, theirs) in told
        .probabilities
        .iter()
        .zip(classifier.prediction(image).probabilities)
    {
        assert!((ours - theirs).abs() < 1e-12);
    }
    assert!((told.probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    let score = classifier.score(image, 4);
    let product = score.pixels[400] * score.weights[400];
    assert_eq!(
        (score.products[400], score.weights[400]),
        (product, classifier.weights[4004])
    );
    assert!(score.pixels.contains(&1.0), "ink is 1");
}

// Guards against random weights that PyTorch's are not.
#[test]
fn random_weights_are_those_of_the_generator_in_float32() {
    let classifier = Classifier::random(1, 42);
    assert_eq!(
        (classifier.weights.len(), &classifier.bias),
        (784, &vec![0.0])
    );
    // torch.manual_seed(42); torch.randn(784, 1)*0.01
    for (ours, theirs) in classifier
        .weights
        .iter()
        .zip([0.019_269, 0.014_873, 0.009_007])
    {
        assert!((ours - theirs).abs() < 1e-6, "{ours} for {theirs}");
        assert_eq!(*ours, f64::from(*ours as f32), "a number of float32");
    }
}
