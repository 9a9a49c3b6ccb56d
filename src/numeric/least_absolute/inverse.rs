//! The inverse of a small matrix.

/// The columns of the inverse of a square matrix, given by its rows, by Gauss-Jordan elimination; `None`
/// if the matrix is singular.
pub(super) fn inverse(mut rows: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let n = rows.len();
    let unit = |k: usize| (0..n).map(move |j| f64::from(u8::from(j == k)));
    for (k, row) in rows.iter_mut().enumerate() {
        row.extend(unit(k));
    }
    for k in 0..n {
        let size = |row: &usize| rows[*row][k].abs();
        let pivot = (k..n).max_by(|one, other| size(one).total_cmp(&size(other)))?;
        rows.swap(k, pivot);
        let top = rows[k][k];
        if top == 0.0 || !top.is_finite() {
            return None;
        }
        rows[k].iter_mut().for_each(|entry| *entry /= top);
        let own = rows[k].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != k) {
            let share = row[k];
            for (entry, own) in row.iter_mut().zip(&own) {
                *entry -= share * own;
            }
        }
    }
    Some(
        (0..n)
            .map(|k| rows.iter().map(|row| row[n + k]).collect())
            .collect(),
    )
}
