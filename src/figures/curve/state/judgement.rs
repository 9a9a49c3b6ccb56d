//! The regime of the learning rate at the shown point.

use super::Curve;
use super::forecast::Forecast;
use super::function::Minimum;
use super::regime::Regime;
use super::simulation::StopLimits;

impl Curve {
    /// The minimum whose curvature sets the marks of the learning rate: the one downhill of the
    /// point, or, if there is none, the last one found.
    #[must_use]
    pub fn minimum(&self) -> Option<Minimum> {
        self.minimum
    }

    /// The forecast from the shown step with the current learning rate, cached until one of them
    /// changes.
    fn forecast(&self) -> Forecast {
        let x = self.now().x;
        let key = (x, self.descent.signed_learning_rate());
        if let Some((of, forecast)) = self.forecast.get()
            && of == key
        {
            return forecast;
        }
        let training = self.descent.training();
        let rules = training.rules();
        let limits = StopLimits {
            flat: rules.gradient_below,
            bound: rules.loss_above,
            reference: training.at(0).loss.abs(),
        };
        let rate = (self.descent.learning_rate(), self.descent.direction());
        let downhill = self.function.minimum_from(x);
        let forecast = Forecast::from(&self.function, x, downhill, rate, limits);
        self.forecast.set(Some((key, forecast)));
        forecast
    }

    /// The regime of a descent from the shown step.
    #[must_use]
    pub fn regime(&self) -> Regime {
        self.forecast().regime
    }

    /// The forecast in one sentence, with the numbers of the current learning rate.
    #[must_use]
    pub fn regime_sentence(&self) -> String {
        let rate = self.descent.learning_rate();
        self.forecast().sentence(&self.function, rate)
    }
}
