//! Values of settings, and texts that are none, at random from a seed.

use downhill::numeric::dataset::Dataset;
use downhill::numeric::optimizer::{Method, Racer};
use downhill::settings::{Kind, Run, Value};
use rand_mt::Mt64;

/// A seeded source of values to try.
pub(crate) struct Dice(Mt64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Mt64::new(seed))
    }

    /// A whole number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).expect("a length is small");
        usize::try_from(self.0.next_u64() % n).expect("below a length")
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    /// A number in a range: an end, or near 0 at any order of magnitude, or anywhere.
    fn number(&mut self, low: f64, high: f64) -> f64 {
        let share = self.0.next_u64() as f64 / u64::MAX as f64;
        let value = match self.below(8) {
            0 => low,
            1 => high,
            2 => share.round() - 0.5,
            3..6 => (share - 0.5) * 10_f64.powf(20.0 * share - 14.0),
            _ => low + share * (high - low),
        };
        value.clamp(low, high)
    }

    fn whole(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low) + 1;
        low.wrapping_add_unsigned(self.0.next_u64() % span)
    }

    /// A value that a setting of this kind can have.
    pub(crate) fn value(&mut self, kind: &Kind) -> Value {
        match *kind {
            Kind::Number(low, high) => Value::Number(self.number(low, high)),
            Kind::Numbers(count, low, high) => {
                Value::Numbers((0..count).map(|_| self.number(low, high)).collect())
            }
            Kind::Whole(low, high) => Value::Whole(self.whole(low, high)),
            Kind::WholeOr(_, _, word) if self.below(4) == 0 => Value::Word(word),
            Kind::WholeOr(low, high, _) => Value::Whole(self.whole(low, high)),
            Kind::Choice(words) => Value::Word(self.pick(words)),
            Kind::Subset(words) => {
                let kept = words.iter().filter(|_| self.below(2) == 0);
                Value::Words(kept.copied().collect())
            }
            Kind::Flag => Value::Flag(self.below(2) == 0),
            Kind::Steps(most) => {
                let mut left = most;
                let runs = (0..=self.below(4)).map(|_| {
                    let steps = self.below(left + 1);
                    left -= steps;
                    let rate = self.number(-10.0, 10.0);
                    let learning_rate = (self.below(3) > 0).then_some(rate);
                    Run {
                        steps,
                        learning_rate,
                    }
                });
                Value::Steps(runs.collect())
            }
            Kind::Wholes(count, most) => {
                let count = 1 + self.below(count);
                Value::Wholes((0..count).map(|_| self.below(most + 1)).collect())
            }
            Kind::Rule(rules) => {
                let (rule, low, high) = rules[self.below(rules.len())];
                Value::Rule(rule, self.number(low, high))
            }
            Kind::Span(..) if self.below(4) == 0 => Value::Span(None),
            Kind::Span(low, high) => {
                let [a, b] =
                    [low, high].map(|end| self.number(-0.9 * end.abs(), 0.9 * end.abs()).min(1e5));
                Value::Span(Some((a.min(b), a.max(b) + 1.0)))
            }
            Kind::Formula(_) => {
                let formulas = [
                    "x**2",
                    "-x",
                    "sin(3*x) + 0.3*x**2",
                    "(1 + x)**-2",
                    "minimum(x, 1)",
                ];
                Value::Formula(self.pick(&formulas).into())
            }
            Kind::FormulaOr(_, word) if self.below(4) == 0 => Value::Word(word),
            Kind::FormulaOr(..) => {
                let formulas = ["x**2 + y**2", "x*y", "(1 - x)**2 + 100*(y - x**2)**2", "1"];
                Value::Formula(self.pick(&formulas).into())
            }
            Kind::Plane(words) if self.below(2) == 0 => Value::Formula(self.pick(words).into()),
            Kind::Plane(_) => Value::Formula(self.pick(&["a,b", "c,a", "b,c"]).into()),
            Kind::Classes => Value::Formula(self.pick(&["3,7", "0,1", "8,rest", "all"]).into()),
            Kind::Area(.., word) if self.below(4) == 0 => Value::Word(word),
            Kind::Area(low, high, _) => {
                let mut ends = Vec::new();
                for _ in 0..2 {
                    let [a, b] =
                        [low, high].map(|end| self.number(-0.9 * end.abs(), 0.9 * end.abs()));
                    ends.extend([a.min(b), a.max(b) + 1.0]);
                }
                Value::Numbers(ends)
            }
            Kind::Model => {
                let models = ["a*t**2 + b*t + c", "a*sin(b*t) + c", "k", "u*exp(-v*t)"];
                Value::Formula(self.pick(&models).into())
            }
            Kind::Some(count, low, high) => {
                let count = 1 + self.below(count);
                Value::Numbers((0..count).map(|_| self.number(low, high)).collect())
            }
            Kind::Race(most, low, high) => {
                let racer = |mill: &mut Self| Racer {
                    method: Method::ALL[mill.below(Method::ALL.len())],
                    learning_rate: mill.number(low, high),
                    batch: mill.below(30),
                };
                let count = 1 + self.below(most);
                Value::Race((0..count).map(|_| racer(self)).collect())
            }
            Kind::Columns if self.below(4) == 0 => Value::Columns(None),
            Kind::Columns => {
                let time = (0..3 + self.below(20))
                    .map(|k| k as f64 - 0.5)
                    .collect::<Vec<_>>();
                let speed = (0..time.len()).map(|_| self.number(-1e9, 1e9)).collect();
                Value::Columns(Some(Dataset { time, speed }))
            }
        }
    }

    /// A text that nobody should write: pieces of all that means something somewhere.
    pub(crate) fn text(&mut self) -> String {
        const PIECES: [&str; 34] = [
            "",
            " ",
            ",",
            "@",
            "-",
            "+",
            ".",
            "0",
            "1",
            "-1.5",
            "0.1",
            "1e",
            "e",
            "1e999",
            "-1e999",
            "nan",
            "inf",
            "-inf",
            "infinity",
            "99999999999999999999",
            "0x10",
            "1_000",
            "[",
            "]",
            "x**2",
            "on",
            "notebook",
            "rate",
            "\0",
            "\n",
            "\u{ff11}",
            "\u{2212}1",
            "é",
            "🎢",
        ];
        (0..self.below(6)).map(|_| self.pick(&PIECES)).collect()
    }

    /// A usable text with one letter taken out, put in, or changed.
    pub(crate) fn mutated(&mut self, text: &str) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        let at = self.below(letters.len() + 1);
        let other = self.pick(&["9", "e", "-", ",", "@", " ", ".", "\u{0}", "ß"]);
        let end = (at + self.below(2)).min(letters.len());
        let put = if self.below(3) == 0 { "" } else { other };
        letters.splice(at..end, put.chars());
        letters.into_iter().collect()
    }
}
