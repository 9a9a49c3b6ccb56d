//! The optimisers by their names. `g` is the gradient, `lr` the learning rate, `t` counts the steps
//! from 1.

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
    /// Momentum with the look-ahead step `g + momentum * velocity`.
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
    /// Momentum and squares, each a running mean that is corrected for its initial value 0:
    /// `velocity = 0.9 * velocity + 0.1 * g`, `squares = 0.999 * squares + 0.001 * g**2`, then
    /// `params -= lr * (velocity / (1 - 0.9**t)) / (sqrt(squares / (1 - 0.999**t)) + 1e-8)`.
    ///
    /// Source: Diederik Kingma and Jimmy Ba (2014).
    Adam,
}

impl Method {
    /// All methods, in the order of the variants.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;
    /// The names of the variants in settings, in order.
    pub const NAMES: &'static [&'static str] = <Self as VariantNames>::VARIANTS;

    /// The name of the variant in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The name that a reader sees.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Sgd => "plain descent",
            Self::Momentum => "momentum",
            Self::Nesterov => "Nesterov",
            Self::RmsProp => "RMSProp",
            Self::Adagrad => "Adagrad",
            Self::Adam => "Adam",
        }
    }

    /// Whether its state has a velocity, and whether it has mean or summed squares of gradients.
    #[must_use]
    pub fn keeps(self) -> [bool; 2] {
        match self {
            Self::Sgd => [false, false],
            Self::Momentum | Self::Nesterov => [true, false],
            Self::RmsProp | Self::Adagrad => [false, true],
            Self::Adam => [true, true],
        }
    }
}
