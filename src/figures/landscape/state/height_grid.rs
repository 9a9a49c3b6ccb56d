//! The heights of a loss surface on a grid, computed in slices: a coarse grid first, then finer
//! ones.

/// A rectangle in data coordinates: left, right, bottom, top.
pub type Bounds = [f64; 4];

/// The number of cells of the finest grid, in each direction.
const STEPS: usize = 128;
/// The stride of the coarsest grid, in cells of the finest.
const COARSE: usize = 8;

/// The heights of a surface on a grid over a rectangle.
pub struct HeightGrid {
    area: Bounds,
    /// The revision of the surface that the heights are of.
    revision: u32,
    /// The heights row by row from the bottom; NaN where they are not computed yet.
    heights: Vec<f64>,
    /// The distance between computed heights, in cells of the finest grid.
    stride: usize,
    /// The row at which the next refinement continues.
    next: usize,
}

impl Default for HeightGrid {
    fn default() -> Self {
        Self {
            area: [0.0; 4],
            revision: 0,
            heights: Vec::new(),
            stride: COARSE,
            next: 0,
        }
    }
}

impl HeightGrid {
    /// Whether the heights are of this revision of the surface and this area.
    #[must_use]
    pub fn is_of(&self, revision: u32, area: Bounds) -> bool {
        !self.heights.is_empty() && self.revision == revision && self.area == area
    }

    /// Whether all heights are computed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.stride == 1
    }

    /// The distance between computed heights, in cells of the finest grid. It changes with each
    /// refinement.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// Starts over for another surface or area: computes the coarsest grid.
    pub fn begin(&mut self, revision: u32, area: Bounds, height: &mut dyn FnMut(f64, f64) -> f64) {
        *self = Self {
            area,
            revision,
            heights: vec![f64::NAN; (STEPS + 1) * (STEPS + 1)],
            ..Self::default()
        };
        self.fill(height, &mut || true, 0);
    }

    /// Computes finer heights until all are there or `more`, which is called after each row,
    /// returns false.
    pub fn refine(
        &mut self,
        height: &mut dyn FnMut(f64, f64) -> f64,
        more: &mut dyn FnMut() -> bool,
    ) {
        while self.stride > 1 {
            self.stride /= 2;
            if !self.fill(height, more, self.next) {
                self.stride *= 2;
                return;
            }
            self.next = 0;
        }
    }

    /// Computes the missing heights at the current stride, from row `first` on. Returns whether it
    /// reached the last row.
    fn fill(
        &mut self,
        height: &mut dyn FnMut(f64, f64) -> f64,
        more: &mut dyn FnMut() -> bool,
        first: usize,
    ) -> bool {
        let [left, right, below, above] = self.area;
        let at = |low: f64, high: f64, k: usize| low + (high - low) * k as f64 / STEPS as f64;
        let (stride, before) = (self.stride, 2 * self.stride);
        let mut row = first;
        while row <= STEPS {
            for column in (0..=STEPS / stride).map(|k| k * stride) {
                let is_there = row.is_multiple_of(before) && column.is_multiple_of(before);
                let is_new = !is_there || stride == COARSE;
                if is_new {
                    let (x, y) = (at(left, right, column), at(below, above, row));
                    self.heights[row * (STEPS + 1) + column] = height(x, y);
                }
            }
            row += stride;
            if row <= STEPS && !more() {
                self.next = row;
                return false;
            }
        }
        true
    }

    /// The number of columns, and the heights row by row from the bottom, on the finest complete
    /// grid.
    #[must_use]
    pub fn heights(&self) -> (usize, Vec<f64>) {
        let mut heights = Vec::new();
        let count = STEPS / self.stride + 1;
        for k in 0..count * count {
            let (row, column) = (k / count * self.stride, k % count * self.stride);
            heights.push(self.heights[row * (STEPS + 1) + column]);
        }
        (count, heights)
    }
}
