//! The fit that all benches measure.

use downhill::numeric::dataset::Dataset;

/// How many points are fitted: the lesson's, and the most that a figure takes.
pub(crate) const COUNTS: [usize; 2] = [20, 10_000];
/// The parameters `a`, `b` and `c` at first.
pub(crate) const START: [f64; 3] = [-0.25, 0.25, -0.6];
/// Small enough to descend with any number of points.
pub(crate) const LEARNING_RATE: f64 = 1e-5;

/// So many points around the lesson's parabola, from its first second to its last.
pub(crate) fn points(count: usize) -> Dataset {
    let last = (count - 1) as f64;
    let (time, speed) = (0..count)
        .map(|k| {
            let time = 19.0 * k as f64 / last;
            (
                time,
                0.75 * (time - 9.5).powi(2) + 1.0 + 3.0 * (k as f64).sin(),
            )
        })
        .unzip();
    Dataset { time, speed }
}
