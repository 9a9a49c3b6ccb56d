//! Loops over slices that take two numbers at once.
//!
//! The page is compiled for size, with which the compiler vectorises no loops. So the vector
//! instructions of WebAssembly are called here by name. On other machines an array replaces them. Both
//! do the same operations in the same order, so their results are equal to the last bit.

use std::ops::{Add, Mul, Sub};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector {
    use std::arch::wasm32::v128;
    pub(super) use std::arch::wasm32::{f64x2_add, f64x2_mul, f64x2_sub};
    use std::mem::transmute;

    pub(super) type Vector = v128;

    #[expect(
        unsafe_code,
        reason = "a vector has no safe way to be loaded in one go"
    )]
    pub(super) fn load(numbers: [f64; 2]) -> v128 {
        // SAFETY: both are 16 bytes, and a vector may hold any.
        unsafe { transmute(numbers) }
    }

    #[expect(
        unsafe_code,
        reason = "a vector has no safe way to be stored in one go"
    )]
    pub(super) fn store(vector: v128) -> [f64; 2] {
        // SAFETY: both are 16 bytes, and a number may hold any.
        unsafe { transmute(vector) }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod vector {
    pub(super) type Vector = [f64; 2];

    pub(super) fn load(numbers: [f64; 2]) -> Vector {
        numbers
    }

    pub(super) fn store(vector: Vector) -> [f64; 2] {
        vector
    }

    pub(super) fn f64x2_add(a: Vector, b: Vector) -> Vector {
        [a[0] + b[0], a[1] + b[1]]
    }

    pub(super) fn f64x2_sub(a: Vector, b: Vector) -> Vector {
        [a[0] - b[0], a[1] - b[1]]
    }

    pub(super) fn f64x2_mul(a: Vector, b: Vector) -> Vector {
        [a[0] * b[0], a[1] * b[1]]
    }
}

/// Two numbers side by side. The operators work number by number.
#[derive(Clone, Copy)]
pub(super) struct Lanes(vector::Vector);

impl Lanes {
    pub(super) fn load(numbers: [f64; 2]) -> Self {
        Self(vector::load(numbers))
    }

    pub(super) fn store(self) -> [f64; 2] {
        vector::store(self.0)
    }

    /// The same number twice.
    pub(super) fn splat(number: f64) -> Self {
        Self::load([number; 2])
    }
}

macro_rules! operator {
    ($operator:ident, $method:ident, $instruction:ident) => {
        impl $operator for Lanes {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                Self(vector::$instruction(self.0, other.0))
            }
        }
    };
}

operator!(Add, add, f64x2_add);
operator!(Sub, sub, f64x2_sub);
operator!(Mul, mul, f64x2_mul);

/// Computes each number of `y` from its value and from the numbers of `a` and `b` with the same index.
///
/// All are equally long.
#[inline]
pub(super) fn zip(
    y: &mut [f64],
    a: &[f64],
    b: &[f64],
    value: impl Fn(Lanes, Lanes, Lanes) -> Lanes,
) {
    let ((y, y_rest), (a, a_rest), (b, b_rest)) = (quads_mut(y), quads(a), quads(b));
    for (y, (a, b)) in y.iter_mut().zip(a.iter().zip(b)) {
        for (y, (a, b)) in y.iter_mut().zip(a.iter().zip(b)) {
            *y = value(Lanes::load(*y), Lanes::load(*a), Lanes::load(*b)).store();
        }
    }
    for (y, (a, b)) in y_rest.iter_mut().zip(a_rest.iter().zip(b_rest)) {
        [*y, _] = value(Lanes::splat(*y), Lanes::splat(*a), Lanes::splat(*b)).store();
    }
}

/// A vector times a number, plus a number: a summand.
#[derive(Clone, Copy)]
pub(super) struct Scaled<'a> {
    pub(super) factor: Lanes,
    pub(super) vector: &'a [f64],
    pub(super) number: Lanes,
}

impl Default for Scaled<'_> {
    fn default() -> Self {
        let nothing = Lanes::splat(0.0);
        Self {
            factor: nothing,
            vector: &[],
            number: nothing,
        }
    }
}

/// Computes each number of `y` as the sum of what the terms have in its place, from the first on; or
/// adds that to it.
///
/// All are equally long.
pub(super) fn combine<const N: usize>(y: &mut [f64], terms: [Scaled<'_>; N], is_first: bool) {
    let (y, y_rest) = quads_mut(y);
    let vectors = terms.map(|term| {
        let (vector, rest) = quads(term.vector);
        (&vector[..y.len()], &rest[..y_rest.len()])
    });
    let total = |y: Lanes, number: &dyn Fn(usize) -> Lanes| {
        let scaled = |n: usize| number(n) * terms[n].factor;
        let first = if is_first { scaled(0) } else { y + scaled(0) };
        let add = |sum, n| sum + scaled(n) + terms[n].number;
        (1..N).fold(first + terms[0].number, add)
    };
    for (place, y) in y.iter_mut().enumerate() {
        for (half, y) in y.iter_mut().enumerate() {
            *y = total(Lanes::load(*y), &|n| Lanes::load(vectors[n].0[place][half])).store();
        }
    }
    for (place, y) in y_rest.iter_mut().enumerate() {
        [*y, _] = total(Lanes::splat(*y), &|n| Lanes::splat(vectors[n].1[place])).store();
    }
}

/// Fours of numbers, each as two pairs, and what is left of them.
fn quads(x: &[f64]) -> (&[[[f64; 2]; 2]], &[f64]) {
    let whole = x.len() / 4 * 4;
    let (x, rest) = x.split_at(whole);
    (x.as_chunks().0.as_chunks().0, rest)
}

fn quads_mut(x: &mut [f64]) -> (&mut [[[f64; 2]; 2]], &mut [f64]) {
    let whole = x.len() / 4 * 4;
    let (x, rest) = x.split_at_mut(whole);
    (x.as_chunks_mut().0.as_chunks_mut().0, rest)
}

/// The sum of all numbers.
///
/// Two sums of two lanes grow side by side, since an addition has to wait for the one before it.
pub(super) fn sum(x: &[f64]) -> f64 {
    let (x, rest) = quads(x);
    let mut sums = [Lanes::splat(0.0); 2];
    for [low, high] in x {
        sums[0] = sums[0] + Lanes::load(*low);
        sums[1] = sums[1] + Lanes::load(*high);
    }
    total(sums) + rest.iter().sum::<f64>()
}

/// The sum of the products of two equally long slices.
pub(super) fn dot(x: &[f64], y: &[f64]) -> f64 {
    let ((x, x_rest), (y, y_rest)) = (quads(x), quads(y));
    let mut sums = [Lanes::splat(0.0); 2];
    for ([x_low, x_high], [y_low, y_high]) in x.iter().zip(y) {
        sums[0] = sums[0] + Lanes::load(*x_low) * Lanes::load(*y_low);
        sums[1] = sums[1] + Lanes::load(*x_high) * Lanes::load(*y_high);
    }
    let rest = x_rest.iter().zip(y_rest).map(|(x, y)| x * y);
    total(sums) + rest.sum::<f64>()
}

fn total(sums: [Lanes; 2]) -> f64 {
    sums.map(Lanes::store).as_flattened().iter().sum()
}

#[cfg(test)]
mod tests {
    use super::{dot, sum, zip};

    #[test]
    fn no_length_leaves_a_number_out() {
        for length in 1..10 {
            let a: Vec<f64> = (1..=length).map(f64::from).collect();
            let squares: Vec<f64> = a.iter().map(|a| a * a).collect();
            let mut y = a.clone();
            zip(&mut y, &a, &a, |y, a, b| y + a * b);
            let wanted: Vec<f64> = a.iter().map(|a| a + a * a).collect();
            assert_eq!(y, wanted);
            assert_eq!(sum(&squares), squares.iter().sum());
            assert_eq!(dot(&a, &a), squares.iter().sum());
        }
    }
}
