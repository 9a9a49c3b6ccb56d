//! The mathematics: differentiation, models, losses, descent, data and the generator behind it.
//!
//! This room knows nothing of plots, figures or browsers, so all of it runs and is tested natively.
//!
//! | module | what it holds |
//! |---|---|
//! | [`autodiff`] | a tape that computes gradients |
//! | [`model`] | the functions with parameters that are fitted |
//! | [`expression`] | the formulas that a reader types |
//! | [`loss`] | how wrong predictions are, as one number |
//! | [`optimizer`] | how a gradient changes the parameters |
//! | [`curvature`] | how a loss bends: its Hessian's eigenvalues |
//! | [`problem`] | data, model and loss: what is fitted |
//! | [`fitting`] | a fit in a reader's hands |
//! | [`forward`] | a million steps, a slice at a time |
//! | [`training`] | the loop: step, step back, stop |
//! | [`descent`] | a training in a reader's hands: pace, direction, status |
//! | [`digits`] | handwritten digits, and a linear classifier of them |
//! | [`steps`] | what is gone through step by step |
//! | [`dataset`] | the rollercoaster's speed |
//! | [`columns`] | data out of pasted text |
//! | [`rng`] | PyTorch's random numbers |
//! | [`least_squares`] | the best fit, without descent |
//! | [`decimal`] | numbers as a notebook prints them |

#[doc(inline)]
pub use downhill_autodiff as autodiff;

pub mod columns;
pub mod curvature;
pub mod dataset;
pub mod decimal;
pub mod descent;
pub mod digits;
pub mod expression;
pub mod fitting;
pub mod forward;
pub mod least_squares;
pub mod loss;
pub mod model;
pub mod optimizer;
pub mod problem;
pub mod rng;
pub mod steps;
pub mod training;

/// `value`, or the nearer end where it lies outside `low..=high`; what is not a number stays so.
///
/// `f64::clamp` does the same, and panics with a message in which it prints both ends: 5 kB of
/// digits for every reader of the page.
#[must_use]
pub fn clamp(value: f64, low: f64, high: f64) -> f64 {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}

/// The places of `keys` from the smallest key to the largest; equal ones stay in their order.
///
/// It inserts one after the other, which is quick for a few hundred. The sort of the standard
/// library costs every reader of the page 2 kB.
///
/// ```
/// assert_eq!(downhill_numeric::argsort(&[3.0, 1.0, 2.0, 1.0]), [1, 3, 2, 0]);
/// ```
#[must_use]
pub fn argsort(keys: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(keys.len());
    for (place, key) in keys.iter().enumerate() {
        let at = order.partition_point(|before| keys[*before] <= *key);
        order.insert(at, place);
    }
    order
}
