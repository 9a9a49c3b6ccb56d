//! The order of numbers.

/// The places of numbers, that of the least first; of equal ones that of the first.
///
/// ```
/// assert_eq!(downhill_numeric::order::order(&[2.0, 1.0, 2.0]), [1, 0, 2]);
/// ```
#[must_use]
pub fn order(numbers: &[f64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..numbers.len()).collect();
    places.sort_by(|one, other| numbers[*one].total_cmp(&numbers[*other]));
    places
}
