//! Fields that other values depend on.

/// Gives a field a value. Returns whether it is another than before: then what depends on it has to
/// follow.
///
/// ```
/// use downhill_numeric::change::assign;
///
/// let mut batch = 64;
/// assert!(assign(&mut batch, 8) && !assign(&mut batch, 8));
/// ```
pub fn assign<T: PartialEq>(field: &mut T, value: T) -> bool {
    let is_other = *field != value;
    *field = value;
    is_other
}
