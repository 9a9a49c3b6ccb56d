//! Conditions at random, from a seed, each with its value.

use downhill::numeric::rng::Generator;

/// A text, how tightly it binds, and its value.
pub(crate) struct Drawn<T> {
    pub(crate) text: String,
    binds: u8,
    pub(crate) value: Option<T>,
}

// How tightly a text binds, from `or` to what needs no parentheses.
const OR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const COMPARISON: u8 = 4;
const SUM: u8 = 5;
const PRODUCT: u8 = 6;
const SIGNED: u8 = 7;
const POWER: u8 = 8;
const ATOM: u8 = 9;

impl<T> Drawn<T> {
    /// The text, in parentheses if it binds less than this.
    fn at_least(&self, binds: u8) -> String {
        if self.binds < binds {
            format!("({})", self.text)
        } else {
            self.text.clone()
        }
    }
}

fn drawn<T>(text: impl Into<String>, binds: u8, value: Option<T>) -> Drawn<T> {
    let text = text.into();
    Drawn { text, binds, value }
}

/// Draws conditions of the state in `conditions`.
pub(crate) struct Random(Generator);

impl Random {
    /// The same conditions for the same seed.
    pub(crate) fn seeded(seed: i64) -> Self {
        Self(Generator::seeded(seed))
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.0.rand(1)[0] * count as f32) as usize
    }

    fn blank(&mut self) -> &'static str {
        ["", " ", "  "][self.below(3)]
    }

    /// A number that nests at most so deep.
    pub(crate) fn number(&mut self, depth: usize) -> Drawn<f64> {
        if depth == 0 {
            return self.plain_number();
        }
        let a = self.number(depth - 1);
        match self.below(14) {
            0 => drawn(
                format!("-{}", a.at_least(SIGNED)),
                SIGNED,
                a.value.map(|a| -a),
            ),
            1 => {
                let (name, function): (_, fn(f64) -> f64) = [
                    ("sin", f64::sin as fn(f64) -> f64),
                    ("exp", f64::exp),
                    ("abs", f64::abs),
                    ("sqrt", f64::sqrt),
                    ("round", f64::round_ties_even),
                ][self.below(5)];
                drawn(format!("{name}({})", a.text), ATOM, a.value.map(function))
            }
            2 => {
                let b = self.number(depth - 1);
                let value = a.value.zip(b.value);
                let value = value.map(|(a, b)| if b > a || b.is_nan() { b } else { a });
                // Where `a` is not a number, neither is the greater of both.
                let value = value.map(|greater| {
                    if a.value.is_some_and(f64::is_nan) {
                        f64::NAN
                    } else {
                        greater
                    }
                });
                drawn(format!("max({},{})", a.text, b.text), ATOM, value)
            }
            3 => {
                let b = self.number(depth - 1);
                let text = format!("{}**{}", a.at_least(ATOM), b.at_least(SIGNED));
                let value = a.value.zip(b.value).map(|(a, b)| a.powf(b));
                drawn(text, POWER, value)
            }
            4 => {
                let value = a.value.and_then(entry);
                // A fraction alone would be refused.
                drawn(format!("losses[{} + 0]", a.text), ATOM, value)
            }
            kind => {
                let b = self.number(depth - 1);
                let (sign, binds, operation): (_, _, fn(f64, f64) -> f64) = match kind % 4 {
                    0 => ("+", SUM, |a, b| a + b),
                    1 => ("-", SUM, |a, b| a - b),
                    2 => ("*", PRODUCT, |a, b| a * b),
                    _ => ("/", PRODUCT, |a, b| a / b),
                };
                let value = a.value.zip(b.value).map(|(a, b)| operation(a, b));
                let (left, right) = (a.at_least(binds), b.at_least(binds + 1));
                let text = format!("{left}{}{sign}{}{right}", self.blank(), self.blank());
                drawn(text, binds, value)
            }
        }
    }

    fn plain_number(&mut self) -> Drawn<f64> {
        match self.below(10) {
            0 => drawn("x", ATOM, Some(-1.5)),
            1 => drawn("step", ATOM, Some(7.0)),
            2 => drawn("loss", ATOM, Some(4.5)),
            3 => drawn("optimum.params[1]", ATOM, Some(-2.0)),
            4 => drawn("history[1].y", ATOM, Some(4.0)),
            5 => drawn("losses[-1]", ATOM, Some(1.0)),
            6 => {
                let index = self.below(6);
                drawn(format!("losses[{index}]"), ATOM, entry(index as f64))
            }
            7 => drawn("nan", ATOM, Some(f64::NAN)),
            8 => drawn("1.5", ATOM, Some(1.5)),
            _ => {
                let digit = self.below(4);
                drawn(digit.to_string(), ATOM, Some(digit as f64))
            }
        }
    }

    /// A flag that nests at most so deep.
    pub(crate) fn flag(&mut self, depth: usize) -> Drawn<bool> {
        if depth == 0 {
            return self.plain_flag();
        }
        match self.below(8) {
            0 => {
                let a = self.flag(depth - 1);
                drawn(format!("not {}", a.at_least(NOT)), NOT, a.value.map(|a| !a))
            }
            kind @ 1..=4 => {
                let is_or = kind % 2 == 0;
                let (word, binds) = if is_or { ("or", OR) } else { ("and", AND) };
                let count = 2 + self.below(2);
                let parts: Vec<Drawn<bool>> = (0..count).map(|_| self.flag(depth - 1)).collect();
                let texts: Vec<String> =
                    parts.iter().map(|part| part.at_least(binds + 1)).collect();
                let value = if parts.iter().any(|part| part.value == Some(is_or)) {
                    Some(is_or)
                } else if parts.iter().any(|part| part.value.is_none()) {
                    None
                } else {
                    Some(!is_or)
                };
                drawn(texts.join(&format!(" {word} ")), binds, value)
            }
            5 => self.plain_flag(),
            _ => self.chain(depth - 1),
        }
    }

    fn plain_flag(&mut self) -> Drawn<bool> {
        match self.below(6) {
            0 => drawn("open", ATOM, Some(true)),
            1 => drawn("false", ATOM, Some(false)),
            2 => drawn("status == 'paused'", COMPARISON, Some(true)),
            3 => drawn("speed<1", COMPARISON, None),
            4 => drawn("speed != 1", COMPARISON, Some(true)),
            _ => drawn("speed != 'diverged'", COMPARISON, Some(false)),
        }
    }

    /// One comparison or two.
    fn chain(&mut self, depth: usize) -> Drawn<bool> {
        let mut left = self.number(depth.min(2));
        let mut text = left.at_least(SUM);
        let mut holds = Vec::new();
        for _ in 0..=self.below(2) {
            let right = self.number(depth.min(2));
            let (sign, compare): (_, fn(f64, f64) -> bool) = match self.below(6) {
                0 => ("<", |a, b| a < b),
                1 => ("<=", |a, b| a <= b),
                2 => (">", |a, b| a > b),
                3 => (">=", |a, b| a >= b),
                4 => ("==", |a, b| a == b),
                _ => ("!=", |a, b| a != b),
            };
            text = format!(
                "{text}{}{sign}{}{}",
                self.blank(),
                self.blank(),
                right.at_least(SUM)
            );
            holds.push(left.value.zip(right.value).map(|(a, b)| compare(a, b)));
            left = right;
        }
        let value = if holds.contains(&Some(false)) {
            Some(false)
        } else if holds.contains(&None) {
            None
        } else {
            Some(true)
        };
        drawn(text, COMPARISON, value)
    }
}

/// The entry of `losses` at an index.
fn entry(index: f64) -> Option<f64> {
    match index {
        0.0 | -4.0 => Some(8.0),
        1.0 | -3.0 => Some(4.0),
        2.0 | -2.0 => Some(2.0),
        3.0 | -1.0 => Some(1.0),
        _ => None,
    }
}
