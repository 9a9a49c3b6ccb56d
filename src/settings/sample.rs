//! Random values for the tests of the tables of settings.

/// A source of random values.
pub struct Dice(Box<dyn FnMut() -> u64>);

impl Dice {
    /// A source of values from a generator of random bits.
    #[must_use]
    pub fn new(bits: impl FnMut() -> u64 + 'static) -> Self {
        Self(Box::new(bits))
    }

    /// An integer from 0 to `n - 1`.
    ///
    /// # Panics
    ///
    /// Panics when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((self.0)() % n as u64) as usize
    }

    /// True with probability 1/`n`.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// A random element. Panics if there is none.
    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    /// A number in a range: one of its ends, or near 0 at any order of magnitude, or uniform.
    pub fn number(&mut self, low: f64, high: f64) -> f64 {
        let share = (self.0)() as f64 / u64::MAX as f64;
        let value = match self.below(8) {
            0 => low,
            1 => high,
            2 => share.round() - 0.5,
            3..6 => (share - 0.5) * 10_f64.powf(20.0 * share - 14.0),
            _ => low + share * (high - low),
        };
        value.clamp(low, high)
    }

    /// `count` numbers in a range.
    pub fn numbers(&mut self, count: usize, low: f64, high: f64) -> Vec<f64> {
        (0..count).map(|_| self.number(low, high)).collect()
    }

    /// Two ends of an axis in a range, the smaller one first.
    pub fn ends(&mut self, low: f64, high: f64) -> [f64; 2] {
        let [a, b] = [low, high].map(|end| self.number(-0.9 * end.abs(), 0.9 * end.abs()).min(1e5));
        [a.min(b), a.max(b) + 1.0]
    }

    /// An integer in a range, both ends included.
    pub fn integer(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low) + 1;
        low.wrapping_add_unsigned((self.0)() % span)
    }
}
