//! How a gradient changes the parameters: the optimisers, with PyTorch's definitions.
//!
//! Here `g` is the gradient, `lr` the learning rate, `t` counts the steps from 1.

use strum::{EnumString, IntoStaticStr, VariantArray, VariantNames};

/// An optimiser by its name.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    EnumString,
    IntoStaticStr,
    VariantArray,
    VariantNames,
)]
#[strum(serialize_all = "lowercase")]
pub enum Method {
    /// Plain gradient descent: `params -= lr * g`.
    ///
    /// Source: Augustin-Louis Cauchy (1847).
    #[default]
    Sgd,
    /// `velocity = momentum * velocity + g`, then `params -= lr * velocity`.
    ///
    /// Source: Boris Polyak (1964).
    Momentum,
    /// As momentum, but the step is `g + momentum * velocity`: it looks ahead.
    ///
    /// Source: Yurii Nesterov (1983); in this form Ilya Sutskever and others (2013).
    Nesterov,
    /// `squares = 0.99 * squares + 0.01 * g**2`, then `params -= lr * g / (sqrt(squares) + 1e-8)`.
    ///
    /// Source: Geoffrey Hinton (2012), in a lecture.
    RmsProp,
    /// `squares += g**2`, then `params -= lr * g / (sqrt(squares) + 1e-10)`.
    ///
    /// Source: John Duchi, Elad Hazan and Yoram Singer (2011).
    Adagrad,
    /// Momentum and squares, each a running mean that is corrected for its start at 0:
    /// `velocity = 0.9 * velocity + 0.1 * g`, `squares = 0.999 * squares + 0.001 * g**2`, then
    /// `params -= lr * (velocity / (1 - 0.9**t)) / (sqrt(squares / (1 - 0.999**t)) + 1e-8)`.
    ///
    /// Source: Diederik Kingma and Jimmy Ba (2014).
    Adam,
}

impl Method {
    /// All of them, in the order of the variants.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;
    /// As settings write them, in the order of the variants.
    pub const NAMES: &'static [&'static str] = <Self as VariantNames>::VARIANTS;

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it keeps a velocity, and whether it keeps squares.
    #[must_use]
    pub fn keeps(self) -> [bool; 2] {
        [
            matches!(self, Self::Momentum | Self::Nesterov | Self::Adam),
            matches!(self, Self::RmsProp | Self::Adagrad | Self::Adam),
        ]
    }
}

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
    /// Which one.
    pub method: Method,
    /// The share of the velocity that stays from one step to the next, for `momentum` and
    /// `nesterov`; from 0 to below 1.
    pub momentum: f64,
}

impl Default for Optimizer {
    /// Plain descent; with 0.9 should it be given momentum.
    fn default() -> Self {
        Self {
            method: Method::Sgd,
            momentum: 0.9,
        }
    }
}

/// One who runs in a race.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Racer {
    /// The optimiser.
    pub method: Method,
    /// Its learning rate.
    pub learning_rate: f64,
    /// The rows that each of its steps looks at; 0 for all.
    pub batch: usize,
}

impl Optimizer {
    /// Makes step `t`, counted from 1, from `params`, where the loss has this `gradient`. `memory`
    /// holds the velocity of each parameter, then its squares, all 0 before the first step; for
    /// plain descent it is empty. A negative learning rate walks up the slope.
    ///
    /// # Panics
    ///
    /// Panics when the lengths are not those of `params`, or twice as many for `memory`.
    pub fn update(
        &self,
        learning_rate: f64,
        t: usize,
        params: &mut [f64],
        gradient: &[f64],
        memory: &mut [f64],
    ) {
        const ADAM: (f64, f64) = (0.9, 0.999);
        if self.method == Method::Sgd {
            for (param, slope) in params.iter_mut().zip(gradient) {
                *param -= learning_rate * slope;
            }
            return;
        }
        assert!(params.len() == gradient.len() && memory.len() == 2 * params.len());
        let (velocities, squares) = memory.split_at_mut(params.len());
        // What the running means of Adam have seen by now: 1 in the end.
        let seen = |share: f64| 1.0 - (share.ln() * t as f64).exp();
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
                    let slope = *velocity / seen(ADAM.0);
                    slope / ((*square / seen(ADAM.1)).sqrt() + 1e-8)
                }
            };
            *param -= learning_rate * step;
        }
    }
}
