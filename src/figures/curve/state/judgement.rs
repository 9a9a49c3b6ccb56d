//! What the learning rate does from where the point is.

use super::Curve;
use super::forecast::Forecast;
use super::function::Minimum;
use super::regime::Regime;
use super::simulation::StopLimits;

impl Curve {
    /// The minimum that the learning rate is judged by: the one downhill of the point, or the
    /// last one that was.
    #[must_use]
    pub fn minimum(&self) -> Option<Minimum> {
        self.minimum
    }

    /// What a descent from here does at the learning rate in force.
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

    /// What the learning rate does from here.
    #[must_use]
    pub fn regime(&self) -> Regime {
        self.forecast().regime
    }

    /// The same in a sentence, with the numbers of this learning rate.
    #[must_use]
    pub fn regime_sentence(&self) -> String {
        let rate = self.descent.learning_rate();
        self.forecast().sentence(&self.function, rate)
    }
}
