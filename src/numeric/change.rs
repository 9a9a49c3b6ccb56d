//! Fields that other values depend on.

/// Gives a field a value. Returns whether it is another than before: then what depends on it has to
/// follow.
///
/// ```
/// use downhill_numeric::change::change;
///
/// let mut batch = 64;
/// assert!(change(&mut batch, 8) && !change(&mut batch, 8));
/// ```
pub fn change<T: PartialEq>(field: &mut T, value: T) -> bool {
    let is_other = *field != value;
    *field = value;
    is_other
}
