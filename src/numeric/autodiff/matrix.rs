//! A sparse matrix of constants, and its product with weights.

use std::sync::Arc;

use super::lanes::{Lanes, zip};
use super::layer::Layer;

/// A sparse matrix, which stores only the numbers that are not 0, row by row; for example the pixels of
/// pictures.
///
/// ```
/// use downhill_autodiff::Matrix;
///
/// let mut matrix = Matrix::new(3);
/// matrix.push(&[0.0, 2.0, 0.0]);
/// assert_eq!((matrix.height(), matrix.width()), (1, 3));
///
/// let mut scores = [0.0];
/// matrix.linear(&[0], &[5.0, 6.0, 7.0], &[1.0], &mut scores);
/// assert_eq!(scores, [13.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Matrix {
    width: usize,
    /// The columns of the stored numbers with the numbers, row by row.
    cells: Vec<(u32, f32)>,
    /// Where each row ends.
    ends: Vec<usize>,
}

impl Matrix {
    /// A matrix with this many columns and no rows.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self {
            width,
            cells: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Appends a row.
    ///
    /// # Panics
    ///
    /// Panics if the row has another number of columns.
    pub fn push(&mut self, row: &[f32]) {
        assert!(row.len() == self.width, "a row has all columns");
        let cells = (0..).zip(row.iter().copied());
        self.cells
            .extend(cells.filter(|(_, number)| *number != 0.0));
        self.ends.push(self.cells.len());
    }

    /// The number of columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// The number of rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.ends.len()
    }

    fn row(&self, row: usize) -> &[(u32, f32)] {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.cells[start..self.ends[row]]
    }

    /// Computes the same as [`Recorder::linear`](super::Recorder::linear), without a tape.
    ///
    /// # Panics
    ///
    /// Panics when the lengths do not match.
    pub fn linear(&self, rows: &[usize], weights: &[f64], bias: &[f64], output: &mut [f64]) {
        for (row, output) in rows.iter().zip(output.chunks_exact_mut(bias.len())) {
            output.copy_from_slice(bias);
            let cells = self.row(*row);
            match bias.len() {
                1 => output[0] += dot(cells, weights),
                TEN => forward_ten(cells, weights, output),
                width => {
                    for (column, x) in cells {
                        let (x, start) = (Lanes::splat((*x).into()), *column as usize * width);
                        let weights = &weights[start..start + width];
                        zip(output, weights, weights, |y, w, _| y + w * x);
                    }
                }
            }
        }
    }
}

/// The node of a tape that takes rows of a matrix times weights, plus a bias.
#[derive(Clone, Debug)]
pub(super) struct Linear {
    matrix: Arc<Matrix>,
    rows: Vec<usize>,
}

impl Linear {
    pub(super) fn new(matrix: &Arc<Matrix>, rows: &[usize]) -> Self {
        let mut linear = Self {
            matrix: Arc::clone(matrix),
            rows: rows.to_vec(),
        };
        linear.choose(rows);
        linear
    }

    fn choose(&mut self, rows: &[usize]) {
        assert!(
            rows.iter().all(|row| *row < self.matrix.height()),
            "a matrix has only its rows"
        );
        assert!(
            rows.len() == self.rows.len(),
            "a node keeps the number of rows it was recorded with"
        );
        self.rows.copy_from_slice(rows);
    }

    /// `y[r] = x[r] @ w + b`: `dy[r]/dw = x[r]`.
    fn backward_weights(&self, output: &[f64], weights: &mut [f64]) {
        let width = output.len() / self.rows.len();
        for (row, output) in self.rows.iter().zip(output.chunks_exact(width)) {
            let cells = self.matrix.row(*row);
            match width {
                1 => {
                    for (column, x) in cells {
                        weights[*column as usize] += output[0] * f64::from(*x);
                    }
                }
                TEN => backward_ten(cells, output, weights),
                _ => {
                    for (column, x) in cells {
                        let (x, start) = (Lanes::splat((*x).into()), *column as usize * width);
                        let weights = &mut weights[start..start + width];
                        zip(weights, output, output, |sum, g, _| sum + g * x);
                    }
                }
            }
        }
    }
}

impl Layer for Linear {
    fn forward(&self, [weights, bias]: [&[f64]; 2], output: &mut [f64]) {
        self.matrix.linear(&self.rows, weights, bias, output);
    }

    fn backward(&self, input: usize, _inputs: [&[f64]; 2], output: &[f64], gradient: &mut [f64]) {
        if input == 0 {
            return self.backward_weights(output, gradient);
        }
        // `dy[r]/db = 1`.
        for output in output.chunks_exact(gradient.len()) {
            zip(gradient, output, output, |sum, g, _| sum + g);
        }
    }

    fn set_rows(&mut self, rows: &[usize]) -> bool {
        self.choose(rows);
        true
    }

    fn boxed(&self) -> Box<dyn Layer> {
        Box::new(self.clone())
    }
}

/// The sum of a row times one weight a column. Two sums are added up at the same time, since each
/// addition has to wait for the one before it.
fn dot(cells: &[(u32, f32)], weights: &[f64]) -> f64 {
    let term = |(column, x): (u32, f32)| weights[column as usize] * f64::from(x);
    let (pairs, rest) = cells.as_chunks();
    let mut sums = [0.0; 2];
    for [one, two] in pairs {
        sums[0] += term(*one);
        sums[1] += term(*two);
    }
    sums[0] + sums[1] + rest.iter().copied().map(term).sum::<f64>()
}

/// Ten numbers a column, as many as there are digits, have loops that keep them in registers, in pairs.
const TEN: usize = 10;

fn pairs(ten: &[f64]) -> [Lanes; TEN / 2] {
    let (pairs, _) = ten.as_chunks();
    std::array::from_fn(|pair| Lanes::load(pairs[pair]))
}

fn forward_ten(cells: &[(u32, f32)], weights: &[f64], output: &mut [f64]) {
    let mut sums = pairs(output);
    for (column, x) in cells {
        let (x, start) = (Lanes::splat((*x).into()), *column as usize * TEN);
        let weights = pairs(&weights[start..start + TEN]);
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum = *sum + weight * x;
        }
    }
    output.copy_from_slice(sums.map(Lanes::store).as_flattened());
}

fn backward_ten(cells: &[(u32, f32)], output: &[f64], weights: &mut [f64]) {
    let output = pairs(output);
    for (column, x) in cells {
        let (x, start) = (Lanes::splat((*x).into()), *column as usize * TEN);
        let weights = &mut weights[start..start + TEN];
        for (sum, g) in weights.as_chunks_mut().0.iter_mut().zip(output) {
            *sum = (Lanes::load(*sum) + g * x).store();
        }
    }
}
