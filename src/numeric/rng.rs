//! PyTorch's random numbers on a CPU, so that a seed gives the same numbers here as in the notebook.

use std::f32::consts::PI as PI_F32;
use std::f64::consts::PI;

use rand_mt::Mt;

/// From this many values on, PyTorch makes normal numbers in blocks of this size.
const BLOCK: usize = 16;

/// PyTorch's CPU generator: `torch.manual_seed(seed)`, then `rand`, `randn` and `randperm`.
///
/// Logarithms and sines may differ from PyTorch's in the last digits of an `f32`.
///
/// Sources: Mersenne Twister, Makoto Matsumoto and Takuji Nishimura (1998); normal numbers, George
/// Box and Mervin Muller (1958).
///
/// ```
/// use downhill_numeric::rng::Generator;
///
/// let noise = Generator::seeded(42).randn(3);
/// assert!((noise[0] - 0.3367).abs() < 1e-4);
/// ```
#[derive(Clone, Debug)]
pub struct Generator {
    twister: Mt,
    /// The second of a pair of normal numbers, kept for the next call of `randn` for fewer than 16.
    kept: Option<f64>,
}

impl Generator {
    /// `torch.manual_seed(seed)`. Only the low 32 bits of the seed count.
    #[must_use]
    pub fn seeded(seed: i64) -> Self {
        Self {
            // The cast keeps the low 32 bits.
            twister: Mt::new(seed as u32),
            kept: None,
        }
    }

    /// `torch.rand(n)`: numbers spread evenly over `[0, 1)`.
    pub fn rand(&mut self, n: usize) -> Vec<f32> {
        (0..n).map(|_| self.uniform()).collect()
    }

    /// `torch.randn(n)`: normal numbers of mean 0 and standard deviation 1.
    ///
    /// As in PyTorch, 16 or more are made by another method than fewer.
    pub fn randn(&mut self, n: usize) -> Vec<f32> {
        if n < BLOCK {
            return (0..n).map(|_| self.normal() as f32).collect();
        }
        let mut numbers = self.rand(n);
        for block in numbers.chunks_exact_mut(BLOCK) {
            box_muller(block);
        }
        if !n.is_multiple_of(BLOCK) {
            let last = &mut numbers[n - BLOCK..];
            last.fill_with(|| self.uniform());
            box_muller(last);
        }
        numbers
    }

    /// `torch.randperm(n)`: the numbers `0..n` in random order, for `n` below 2³².
    pub fn randperm(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for i in 0..n.saturating_sub(1) {
            let draw = self.twister.next_u32() as usize;
            order.swap(i, i + draw % (n - i));
        }
        order
    }

    /// A number in `[0, 1)` from the low 24 bits of a draw.
    fn uniform(&mut self) -> f32 {
        (self.twister.next_u32() & 0xff_ffff) as f32 / (1 << 24) as f32
    }

    /// A number in `[0, 1)` from the low 53 bits of two draws.
    fn uniform_double(&mut self) -> f64 {
        let high = u64::from(self.twister.next_u32());
        let low = u64::from(self.twister.next_u32());
        let bits = (high << 32 | low) & ((1 << 53) - 1);
        bits as f64 / (1u64 << 53) as f64
    }

    /// A normal number: the kept one, or the first of a new pair.
    fn normal(&mut self) -> f64 {
        self.kept.take().unwrap_or_else(|| {
            let angle = 2.0 * PI * self.uniform_double();
            let radius = (-2.0 * (-self.uniform_double()).ln_1p()).sqrt();
            self.kept = Some(radius * angle.sin());
            radius * angle.cos()
        })
    }
}

/// Turns 16 uniform numbers into normal ones, in pairs with indices `j` and `j + 8`.
fn box_muller(block: &mut [f32]) {
    let (left, right) = block.split_at_mut(BLOCK / 2);
    for (left, right) in left.iter_mut().zip(right) {
        // Computed as f64 and rounded, so that all platforms give the same f32.
        let radius = (-2.0 * f64::from(1.0 - *left).ln() as f32).sqrt();
        let angle = f64::from(2.0 * PI_F32 * *right);
        *left = radius * angle.cos() as f32;
        *right = radius * angle.sin() as f32;
    }
}
