//! Formulas at random, from a seed.

use downhill::numeric::rng::Generator;

/// Writes formulas of `x`.
pub(crate) struct Formulas {
    generator: Generator,
    names: &'static [&'static str],
}

const CALLS: [&str; 11] = [
    "sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs", "relu", "sigmoid", "sign",
];
const TOTALS: [&str; 3] = ["sum", "mean", "max"];

impl Formulas {
    /// The same formulas for the same seed. `names` are what they are of, each as often as it
    /// stands there.
    pub(crate) fn seeded(seed: i64, names: &'static [&'static str]) -> Self {
        Self {
            generator: Generator::seeded(seed),
            names,
        }
    }

    fn below(&mut self, count: usize) -> usize {
        (self.generator.rand(1)[0] * count as f32) as usize
    }

    /// Numbers from -2 to 2, away from 0 and from each other's ties.
    pub(crate) fn vector(&mut self, length: usize) -> Vec<f64> {
        let numbers = self.generator.rand(length).into_iter();
        numbers.map(|unit| f64::from(unit) * 4.0 - 2.0).collect()
    }

    /// A formula that nests at most so deep, and has an `x`.
    pub(crate) fn formula(&mut self, depth: usize) -> String {
        if depth == 0 {
            let name = self.below(self.names.len());
            return self.names[name].into();
        }
        let inner = self.formula(depth - 1);
        match self.below(16) {
            0 => format!("-{inner}"),
            1..=4 => {
                let call = CALLS[self.below(CALLS.len())];
                match self.below(3) {
                    0 => format!("{call}({inner})"),
                    1 => format!("torch.{call}( {inner} )"),
                    _ => format!("({inner}).{call}()"),
                }
            }
            5 => format!("({inner}).{}()", TOTALS[self.below(3)]),
            6 => format!("({inner})**{}", [2, 3, -1, 0][self.below(4)]),
            7 => {
                let power = self.other(depth);
                format!("abs({inner})**({power})")
            }
            8 => {
                let (pair, other) = (["minimum", "maximum"][self.below(2)], self.other(depth));
                format!("{pair}({inner}, {other})")
            }
            9 => format!("({inner}){}", ["^2", " ** 2", ".pow(3)"][self.below(3)]),
            _ => {
                let (sign, other) = (["+", "-", "*", "/"][self.below(4)], self.other(depth));
                match self.below(3) {
                    0 => format!("({inner}) {sign} ({other})"),
                    1 => format!("({other}) {sign} ({inner})"),
                    _ => format!("{inner} {sign} {other}"),
                }
            }
        }
    }

    /// The other side of a pair.
    fn other(&mut self, depth: usize) -> String {
        match self.below(6) {
            0 => "pi".into(),
            1 => "e".into(),
            2 => format!("{}", self.below(50) as f64 / 10.0),
            _ => {
                let less = self.below(depth);
                self.formula(less)
            }
        }
    }
}
