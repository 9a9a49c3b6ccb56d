//! Contour lines: lines of equal height over a grid.

/// Heights at the points of a grid: row by row from the bottom, each row from the left.
pub struct Grid<'a> {
    /// The number of heights in a row.
    pub columns: usize,
    /// The heights. No line passes through a cell with a height that is not finite.
    pub heights: &'a [f64],
}

/// The points of a line, in units of the grid's cells from its lower left.
pub type Line = Vec<(f64, f64)>;

/// The index in place of an edge, where there is none.
const NONE: usize = usize::MAX;

impl Grid<'_> {
    /// The contour lines of this height, by marching squares with linear interpolation along the edges.
    /// The first and the last point of a closed line are equal.
    ///
    /// Source: the marching cubes of William Lorensen and Harvey Cline (1987), in two dimensions.
    #[must_use]
    pub fn lines(&self, level: f64) -> Vec<Line> {
        let columns = self.columns;
        // Each point of the grid has two edges: one to its right, and one up.
        let mut links = vec![[NONE; 2]; 2 * self.heights.len()];
        let mut crossed = Vec::new();
        let mut link = |one: usize, other: usize| {
            for (from, to) in [(one, other), (other, one)] {
                let free = usize::from(links[from][0] != NONE);
                if free == 0 {
                    crossed.push(from);
                }
                links[from][free] = to;
            }
        };
        let rows = self.heights.len() / columns;
        for low in 0..rows.saturating_sub(1) {
            for left in 0..columns - 1 {
                let at = low * columns + left;
                let corners = [at, at + 1, at + 1 + columns, at + columns];
                let heights = corners.map(|corner| self.heights[corner]);
                if !heights.iter().all(|height| height.is_finite()) {
                    continue;
                }
                let above = heights.map(|height| height > level);
                // Below, right, above, left.
                let edges = [2 * at, 2 * (at + 1) + 1, 2 * (at + columns), 2 * at + 1];
                let cut = |k: &usize| above[*k] != above[(*k + 1) % 4];
                let cuts: Vec<usize> = (0..4).filter(cut).collect();
                if cuts.len() == 2 {
                    link(edges[cuts[0]], edges[cuts[1]]);
                } else if cuts.len() == 4 {
                    // A saddle: the mean of the corners decides which of them are connected.
                    let middle = heights.iter().sum::<f64>() / 4.0 > level;
                    let turn = usize::from(middle == above[0]);
                    link(edges[0], edges[3 - 2 * turn]);
                    link(edges[2], edges[1 + 2 * turn]);
                }
            }
        }
        let mut lines = Vec::new();
        // First the open lines, which end at the border or at a hole, from one of their ends; the
        // remaining ones are closed.
        for open in [true, false] {
            for &start in &crossed {
                let is_start = links[start][0] != NONE && (links[start][1] == NONE) == open;
                if is_start {
                    lines.push(self.follow(&mut links, start, level));
                }
            }
        }
        lines
    }

    /// Follows the line that starts at an edge, and removes its links.
    fn follow(&self, links: &mut [[usize; 2]], start: usize, level: f64) -> Line {
        let mut line = vec![self.point_on(start, level)];
        let mut here = start;
        loop {
            let [next, other] = links[here];
            if next == NONE {
                return line;
            }
            links[here] = [other, NONE];
            let back = links[next];
            links[next] = if back[0] == here {
                [back[1], NONE]
            } else {
                [back[0], NONE]
            };
            line.push(self.point_on(next, level));
            here = next;
        }
    }

    /// The point of this height on an edge.
    fn point_on(&self, edge: usize, level: f64) -> (f64, f64) {
        let (at, up) = (edge / 2, edge % 2 == 1);
        let other = if up { at + self.columns } else { at + 1 };
        let (from, to) = (self.heights[at], self.heights[other]);
        let share = (level - from) / (to - from);
        let (across, high) = ((at % self.columns) as f64, (at / self.columns) as f64);
        if up {
            (across, high + share)
        } else {
            (across + share, high)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(side: usize, height: impl Fn(f64, f64) -> f64) -> Vec<f64> {
        let place = |k: usize| ((k % side) as f64, (k / side) as f64);
        (0..side * side)
            .map(|k| height(place(k).0, place(k).1))
            .collect()
    }

    // Guards against a circle in pieces, or one that does not close.
    #[test]
    fn a_circle_is_one_closed_line_on_its_height() {
        let heights = grid(21, |x, y| (x - 10.0).hypot(y - 10.0));
        let grid = Grid {
            columns: 21,
            heights: &heights,
        };
        let lines = grid.lines(6.3);
        assert_eq!(lines.len(), 1, "one line");
        assert_eq!(lines[0].first(), lines[0].last(), "closed");
        for (x, y) in &lines[0] {
            let radius = (x - 10.0).hypot(y - 10.0);
            assert!((radius - 6.3).abs() < 0.02, "({x}, {y}) has {radius}");
        }
    }

    // Guards against lines that cross in a saddle, or run through a hole.
    #[test]
    fn a_saddle_has_two_lines_a_height_and_a_hole_has_none() {
        let heights = grid(12, |x, y| (x - 5.5) * (y - 5.5));
        let saddle = |level| {
            Grid {
                columns: 12,
                heights: &heights,
            }
            .lines(level)
        };
        for level in [-2.0, -0.1, 0.1, 2.0] {
            let lines = saddle(level);
            assert_eq!(lines.len(), 2, "two branches at {level}");
            for line in &lines {
                let sides: Vec<bool> = line.iter().map(|(x, _)| *x > 5.5).collect();
                let same = sides.iter().all(|side| *side == sides[0]);
                assert!(same, "a branch stays on its side at {level}: {line:?}");
            }
        }
        let hole = grid(12, |x, y| if x > 5.0 { f64::NAN } else { x + 0.0 * y });
        let grid = Grid {
            columns: 12,
            heights: &hole,
        };
        assert_eq!(grid.lines(7.5), [] as [Line; 0], "nothing in the hole");
        assert_eq!(grid.lines(2.5).len(), 1, "and a line beside it");
    }
}
