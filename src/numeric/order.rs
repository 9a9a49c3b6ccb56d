//! The ascending order of numbers.

/// The indices of numbers in ascending order of the numbers; equal ones keep their order (argsort).
///
/// ```
/// assert_eq!(downhill_numeric::order::argsort(&[2.0, 1.0, 2.0]), [1, 0, 2]);
/// ```
#[must_use]
pub fn argsort(numbers: &[f64]) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..numbers.len()).collect();
    indices.sort_by(|one, other| numbers[*one].total_cmp(&numbers[*other]));
    indices
}
