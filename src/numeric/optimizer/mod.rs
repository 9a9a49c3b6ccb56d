//! The optimisers: the update of the parameters from a gradient, with PyTorch's definitions.
//!
//! Here `g` is the gradient, `lr` the learning rate, `t` counts the steps from 1.

mod contender;
mod method;

pub use contender::Contender;
pub use method::Method;

/// An optimiser with its settings.
///
/// ```
/// use downhill_numeric::optimizer::Optimizer;
///
/// let mut params = [-1.5];
/// Optimizer::default().update(0.1, 1, &mut params, &[-3.0], &mut []);
/// assert_eq!(params, [-1.2]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Optimizer {
    /// The method.
    pub method: Method,
    /// The share of the velocity that is kept from one step to the next, from 0 to below 1; used by
    /// `momentum` and `nesterov`.
    pub momentum: f64,
}

impl Default for Optimizer {
    /// Plain gradient descent. The momentum of 0.9 is used once a method with momentum is chosen.
    fn default() -> Self {
        Self {
            method: Method::Sgd,
            momentum: 0.9,
        }
    }
}

impl Optimizer {
    /// Updates `params` by step `t`, counted from 1; `gradient` is the gradient of the loss there. The
    /// optimiser's `state` holds the velocity of each parameter, then the squares, all 0 before the
    /// first step; it is unused by plain gradient descent. With a negative learning rate the step goes
    /// uphill.
    ///
    /// # Panics
    ///
    /// Panics, except for plain gradient descent, unless `gradient` is as long as `params` and `state`
    /// twice as long.
    pub fn update(
        &self,
        learning_rate: f64,
        t: usize,
        params: &mut [f64],
        gradient: &[f64],
        state: &mut [f64],
    ) {
        const ADAM: (f64, f64) = (0.9, 0.999);
        if self.method == Method::Sgd {
            for (param, slope) in params.iter_mut().zip(gradient) {
                *param -= learning_rate * slope;
            }
            return;
        }
        assert!(params.len() == gradient.len() && state.len() == 2 * params.len());
        let (velocities, squares) = state.split_at_mut(params.len());
        // Adam's bias correction: the sum of the weights in a running mean, which is below 1 at first.
        let weight = |share: f64| 1.0 - (share.ln() * t as f64).exp();
        for (k, param) in params.iter_mut().enumerate() {
            let g = gradient[k];
            let (velocity, square) = (&mut velocities[k], &mut squares[k]);
            let step = match self.method {
                Method::Sgd | Method::Momentum | Method::Nesterov => {
                    *velocity = self.momentum * *velocity + g;
                    if self.method == Method::Nesterov {
                        g + self.momentum * *velocity
                    } else {
                        *velocity
                    }
                }
                Method::RmsProp => {
                    *square = 0.99 * *square + 0.01 * g * g;
                    g / (square.sqrt() + 1e-8)
                }
                Method::Adagrad => {
                    *square += g * g;
                    g / (square.sqrt() + 1e-10)
                }
                Method::Adam => {
                    *velocity = ADAM.0 * *velocity + (1.0 - ADAM.0) * g;
                    *square = ADAM.1 * *square + (1.0 - ADAM.1) * g * g;
                    let slope = *velocity / weight(ADAM.0);
                    slope / ((*square / weight(ADAM.1)).sqrt() + 1e-8)
                }
            };
            *param -= learning_rate * step;
        }
    }
}
