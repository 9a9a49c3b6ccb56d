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
//! | [`curvature`] | the eigenvalues and eigenvectors of a loss's Hessian |
//! | [`problem`] | what is fitted: data, model and loss |
//! | [`regression`] | the fit of a model by descent, and what is known of its loss without it |
//! | [`fast_forward`] | a million steps, a slice at a time |
//! | [`standing`] | whether a fit has reached the optimum |
//! | [`training`] | the loop: step, step back, stop |
//! | [`descent`] | a training that is stepped and played: learning rate, direction, status |
//! | [`divergence`] | why a descent diverged |
//! | [`digits`] | handwritten digits, and a linear classifier of them |
//! | [`steps`] | a state that is gone through step by step |
//! | [`stopping`] | why a fit stopped, in words |
//! | [`dataset`] | the rollercoaster's speed |
//! | [`columns`] | data read from pasted text |
//! | [`rng`] | PyTorch's random numbers |
//! | [`least_squares`] | the parameters with the least mean squared error, without descent |
//! | [`least_absolute`] | the parameters with the least mean absolute error, without descent |
//! | [`order`] | numbers in ascending order |
//! | [`change`] | fields that other values depend on |
//! | [`decimal`] | numbers as a notebook prints them |

#[doc(inline)]
pub use downhill_autodiff as autodiff;

pub mod change;
pub mod columns;
pub mod curvature;
pub mod dataset;
pub mod decimal;
pub mod descent;
pub mod digits;
pub mod divergence;
pub mod expression;
pub mod fast_forward;
pub mod least_absolute;
pub mod least_squares;
pub mod loss;
pub mod model;
pub mod optimizer;
pub mod order;
pub mod problem;
pub mod regression;
pub mod rng;
pub mod standing;
pub mod steps;
pub mod stopping;
pub mod training;
mod vectors;
