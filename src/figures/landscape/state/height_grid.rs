//! The heights of the ground over a rectangle, computed a slice at a time: coarse first, then finer.

/// A rectangle: left, right, below, above.
pub type Bounds = [f64; 4];

/// The steps of the finest grid, in each direction.
const STEPS: usize = 128;
/// The steps of the finest grid in one of the first.
const COARSE: usize = 8;

/// The heights over a grid.
pub struct HeightGrid {
    area: Bounds,
    /// Of which ground: another number, another ground.
    revision: u32,
    /// A row after the other from the lowest; some of them are not there yet.
    heights: Vec<f64>,
    /// The distance of those that are there, in steps of the finest grid.
    stride: usize,
    /// Where the next finer ones go on.
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
    /// Whether it is of this ground and area.
    #[must_use]
    pub fn is_of(&self, revision: u32, area: Bounds) -> bool {
        !self.heights.is_empty() && self.revision == revision && self.area == area
    }

    /// Whether all heights are there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.stride == 1
    }

    /// Another number whenever finer heights are there.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// Begins anew: the coarsest heights of another ground or area.
    pub fn begin(&mut self, revision: u32, area: Bounds, height: &mut dyn FnMut(f64, f64) -> f64) {
        *self = Self {
            area,
            revision,
            heights: vec![f64::NAN; (STEPS + 1) * (STEPS + 1)],
            ..Self::default()
        };
        self.fill(height, &mut || true, 0);
    }

    /// Goes on, as long as there is `more` time; it is asked after each row.
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

    /// The heights at this stride from a row on, but those that are there; whether it came to the
    /// end.
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

    /// How many heights a row has, and the heights, as fine as they are there.
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
