//! How a gradient changes the parameters.

/// Plain gradient descent: `params -= learning_rate * gradient`.
///
/// Source: Augustin-Louis Cauchy (1847).
///
/// ```
/// use downhill_numeric::optimizer::GradientDescent;
///
/// let mut params = [-1.5];
/// GradientDescent { learning_rate: 0.1 }.update(&mut params, &[-3.0]);
/// assert_eq!(params, [-1.2]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientDescent {
    /// The lesson's `lr`. Below 0 it walks against the slope, uphill.
    pub learning_rate: f64,
}

impl GradientDescent {
    /// Makes one step from `params`, where the loss has this `gradient`. Both have the same length.
    pub fn update(&self, params: &mut [f64], gradient: &[f64]) {
        debug_assert_eq!(params.len(), gradient.len(), "one slope for each parameter");
        for (param, slope) in params.iter_mut().zip(gradient) {
            *param -= self.learning_rate * slope;
        }
    }
}
