//! Graphs of formulas.

use downhill::figures::autograd::state::Autograd;

/// The graph of a formula at a vector.
pub(crate) fn autograd(formula: &str, x: &[f64]) -> Autograd {
    let mut autograd = Autograd::default();
    autograd.set_formula(formula).expect("a formula");
    autograd.set_x(x);
    assert_eq!(autograd.x(), x, "the vector of {formula}");
    autograd
}
