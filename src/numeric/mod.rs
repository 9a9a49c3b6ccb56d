//! The mathematics: differentiation, models, losses, descent, data and the generator behind it.
//!
//! It does not depend on plots, figures or browsers, so all of it runs and is tested natively.
//!
//! | module | contents |
//! |---|---|
//! | [`autodiff`] | a tape that computes gradients |
//! | [`model`] | the functions with parameters that are fitted |
//! | [`expression`] | the formulas that a reader types |
//! | [`condition`] | the conditions that a teacher writes about the state of a figure |
//! | [`loss`] | the losses: the error of predictions as one number |
//! | [`optimizer`] | the optimisers: the update of the parameters from a gradient |
//! | [`curvature`] | the eigenvalues and eigenvectors of a loss's Hessian |
//! | [`problem`] | the problem of a fit: data, model and loss |
//! | [`regression`] | the fit of a model by descent, with the optimum and curvature of its loss |
//! | [`fast_forward`] | up to a million steps, computed in slices |
//! | [`standing`] | whether a fit has reached the optimum |
//! | [`training`] | the training loop: step, step back, stop |
//! | [`descent`] | a training that is stepped and played: learning rate, direction, status |
//! | [`divergence`] | the reason why a descent diverged |
//! | [`outcome`] | how a run ended, and why |
//! | [`digits`] | handwritten digits, and a linear classifier of them |
//! | [`steps`] | the interface of a stepwise process |
//! | [`stopping`] | the outcome of a fit, in words |
//! | [`dataset`] | the rollercoaster's speed |
//! | [`columns`] | data parsed from pasted text |
//! | [`rng`] | PyTorch's random numbers |
//! | [`least_squares`] | the parameters with the least mean squared error, without descent |
//! | [`least_absolute`] | the parameters with the least mean absolute error, without descent |
//! | [`order`] | the ascending order of numbers |
//! | [`change`] | fields that other values depend on |
//! | [`decimal`] | decimal numbers, printed and parsed as in a notebook |

#[doc(inline)]
pub use downhill_autodiff as autodiff;

pub mod change;
pub mod columns;
pub mod condition;
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
pub mod outcome;
pub mod problem;
pub mod regression;
pub mod rng;
pub mod standing;
pub mod steps;
pub mod stopping;
pub mod training;
mod vectors;
