//! An axis: a range of values, and its scale.

/// The scale of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences have equal lengths.
    Linear,
    /// Equal ratios have equal lengths; all values are positive.
    Log,
}

/// An axis: a range of values with a scale. The constructors repair degenerate ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    low: f64,
    high: f64,
    scale: Scale,
}

impl Axis {
    /// The smallest ratio of the ends of a logarithmic axis.
    const MIN_RATIO: f64 = 10.0;

    /// An axis from `low` to `high`. Ends in the wrong order are swapped; ends that coincide, or
    /// nearly, are moved apart; ends that are not finite or beyond ±1e300 become -1 and 1.
    #[must_use]
    pub fn linear(low: f64, high: f64) -> Self {
        let usable = |end: f64| end.abs() < 1e300;
        let (low, high) = if usable(low) && usable(high) {
            (low.min(high), low.max(high))
        } else {
            (-1.0, 1.0)
        };
        let min_length = (low.abs().max(high.abs()) * 1e-9).max(1e-12);
        let short = ((min_length - (high - low)) / 2.0).max(0.0);
        Self {
            low: low - short,
            high: high + short,
            scale: Scale::Linear,
        }
    }

    /// A logarithmic axis from `low` to `high`, at least one decade long. Ends that are not
    /// between 1e-150 and 1e150 become 1 and 10.
    #[must_use]
    pub fn log(low: f64, high: f64) -> Self {
        // The ratio of any two such ends is finite.
        let usable = |end: f64| (1e-150..1e150).contains(&end);
        let (low, high) = if usable(low) && usable(high) {
            (low.min(high), low.max(high))
        } else {
            (1.0, 10.0)
        };
        let spread = (Self::MIN_RATIO / (high / low)).max(1.0).sqrt();
        Self {
            low: low / spread,
            high: high * spread,
            scale: Scale::Log,
        }
    }

    /// The lower end.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Linear or logarithmic.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// The value of the axis nearest to `value`.
    #[must_use]
    pub fn clamp(&self, value: f64) -> f64 {
        value.clamp(self.low, self.high)
    }

    /// The fraction of the axis at which `value` lies: 0 at the lower end, 1 at the upper. On a
    /// logarithmic axis values that are not positive lie at minus infinity.
    pub(super) fn fraction(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => (value - self.low) / (self.high - self.low),
            Scale::Log if value > 0.0 => (value / self.low).ln() / (self.high / self.low).ln(),
            Scale::Log => f64::NEG_INFINITY,
        }
    }

    /// The value at a fraction of the axis: the inverse of `fraction`.
    pub(super) fn value(&self, fraction: f64) -> f64 {
        match self.scale {
            Scale::Linear => self.low + fraction * (self.high - self.low),
            Scale::Log => self.low * (self.high / self.low).powf(fraction),
        }
    }
}
