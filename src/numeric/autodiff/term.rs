//! A term of a linear combination, and the two constants with which a term has no factor or no number.

use super::Var;

/// The first node of each tape: the number 1, the factor of a vector that is not scaled.
pub(super) const ONE: Var = Var(0);
/// The second node: minus zero. Added to any number, also to either zero, it changes nothing.
pub(super) const MINUS_ZERO: Var = Var(1);
/// The values of [`ONE`] and [`MINUS_ZERO`].
pub(super) const NEUTRAL: [f64; 2] = [1.0, -0.0];

/// A vector times a number, plus a number: `k*v + c`.
#[derive(Clone, Copy, Debug)]
pub(super) struct FusedTerm {
    /// The factor `k`.
    pub(super) factor: Signed,
    /// The vector `v`.
    pub(super) vector: Var,
    /// The number `c`.
    pub(super) number: Signed,
}

/// A node of one number, multiplied by a sign that is 1 or -1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signed {
    pub(super) sign: f64,
    pub(super) var: Var,
}

impl Signed {
    pub(super) fn plus(var: Var) -> Self {
        Self { sign: 1.0, var }
    }
}

impl FusedTerm {
    /// A scaled vector, to which no number is added.
    pub(super) fn scaled(factor: Var, vector: Var) -> Self {
        Self {
            factor: Signed::plus(factor),
            vector,
            number: Signed::plus(MINUS_ZERO),
        }
    }

    pub(super) fn has_number(&self) -> bool {
        self.number.var != MINUS_ZERO
    }
}
