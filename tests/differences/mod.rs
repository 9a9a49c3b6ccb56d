//! What derivatives are held against: central differences at random points.

use downhill::numeric::rng::Generator;

/// Central differences with this step are right to about its square.
pub(crate) const H: f64 = 1e-5;

const TOLERANCE: f64 = 1e-8;

/// Asserts that two derivatives are the same but for the error of a central difference.
pub(crate) fn assert_near(actual: f64, expected: f64, what: &str) {
    let error = (actual - expected).abs() / expected.abs().max(1.0);
    assert!(error < TOLERANCE, "{what}: {actual} for {expected}");
}

/// Numbers from `low` to `high`.
pub(crate) fn random(generator: &mut Generator, count: usize, low: f64, high: f64) -> Vec<f64> {
    let spread = |unit: f32| low + (high - low) * f64::from(unit);
    generator.rand(count).into_iter().map(spread).collect()
}
