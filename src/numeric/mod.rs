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
//! | [`standing`] | where a fit stopped: at the best, or before it |
//! | [`training`] | the loop: step, step back, stop |
//! | [`descent`] | a training in a reader's hands: pace, direction, status |
//! | [`divergence`] | why a descent diverged |
//! | [`digits`] | handwritten digits, and a linear classifier of them |
//! | [`steps`] | what is gone through step by step |
//! | [`stopping`] | why a fit stopped, in words |
//! | [`dataset`] | the rollercoaster's speed |
//! | [`columns`] | data out of pasted text |
//! | [`rng`] | PyTorch's random numbers |
//! | [`least_squares`] | the best fit, without descent |
//! | [`least_absolute`] | the same by the mean absolute error |
//! | [`decimal`] | numbers as a notebook prints them |

#[doc(inline)]
pub use downhill_autodiff as autodiff;

pub mod columns;
pub mod curvature;
pub mod dataset;
pub mod decimal;
pub mod descent;
pub mod digits;
pub mod divergence;
pub mod expression;
pub mod fitting;
pub mod forward;
pub mod least_absolute;
pub mod least_squares;
pub mod loss;
pub mod model;
pub mod optimizer;
pub mod order;
pub mod problem;
pub mod rng;
pub mod standing;
pub mod steps;
pub mod stopping;
pub mod training;
