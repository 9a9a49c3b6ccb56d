//! The layered layout of a graph: inputs below, outputs above, edges from row to row.
//!
//! Source: Kozo Sugiyama, Shojiro Tagawa and Mitsuhiko Toda (1981). Each node has a row; a long
//! edge has a narrow dummy node in each row that it passes; each row is ordered by the barycentres
//! of its neighbours, and its nodes are moved towards these as far as they do not overlap.

use crate::numeric::order::argsort;

/// A box to be placed.
pub struct Item {
    /// The width, in pixels.
    pub width: f64,
    /// The height, in pixels.
    pub height: f64,
    /// The indices of its inputs, which come before it.
    pub inputs: Vec<usize>,
}

/// A position in pixels, to the right and down.
pub type Point = (f64, f64);

/// The layout of a graph, in pixels from the upper left.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The width of the whole.
    pub width: f64,
    /// The height of the whole.
    pub height: f64,
    /// The centre of each box.
    pub boxes: Vec<Point>,
    /// The edges: box, input, and the points from the input to the box.
    pub edges: Vec<(usize, usize, Vec<Point>)>,
}

impl Layout {
    /// Moves everything to the right.
    pub fn shift(&mut self, by: f64) {
        let right = |points: &mut [Point]| points.iter_mut().for_each(|(x, _)| *x += by);
        right(&mut self.boxes);
        for (_, _, points) in &mut self.edges {
            right(points);
        }
    }
}

/// The distance between neighbouring boxes.
const BOX_GAP: f64 = 14.0;
/// The distance between rows, with space for an arrow and its label.
const ROW_GAP: f64 = 42.0;
/// The margin around the whole.
const MARGIN: f64 = 8.0;
/// The width of an edge in a row that it passes.
const EDGE_WIDTH: f64 = 10.0;

/// A box, or the dummy node of a passing edge, in its row.
struct Slot {
    /// The width, in pixels.
    width: f64,
    row: usize,
    /// The connected slots in the row below.
    below: Vec<usize>,
    /// The connected slots in the row above.
    above: Vec<usize>,
    /// The centre.
    x: f64,
}

/// Lays out boxes, each of which comes after its inputs.
#[must_use]
pub fn layout(items: &[Item]) -> Layout {
    let mut slots: Vec<Slot> = Vec::new();
    for item in items {
        let row = item.inputs.iter().map(|input| slots[*input].row + 1).max();
        slots.push(Slot {
            width: item.width,
            row: row.unwrap_or(0),
            below: Vec::new(),
            above: Vec::new(),
            x: 0.0,
        });
    }
    // For each edge the chain of slots from the input to the box.
    let mut chains = Vec::new();
    for (slot_index, item) in items.iter().enumerate() {
        for &input in &item.inputs {
            let mut chain = vec![input];
            for row in slots[input].row + 1..slots[slot_index].row {
                chain.push(slots.len());
                slots.push(Slot {
                    width: EDGE_WIDTH,
                    row,
                    below: Vec::new(),
                    above: Vec::new(),
                    x: 0.0,
                });
            }
            chain.push(slot_index);
            for link in chain.windows(2) {
                slots[link[1]].below.push(link[0]);
                slots[link[0]].above.push(link[1]);
            }
            chains.push((slot_index, input, chain));
        }
    }

    let mut rows = vec![Vec::new(); slots.iter().map(|slot| slot.row + 1).max().unwrap_or(0)];
    for (slot_index, slot) in slots.iter().enumerate() {
        rows[slot.row].push(slot_index);
    }
    arrange(&mut slots, &mut rows);

    let left = |slot: &Slot| slot.x - slot.width / 2.0;
    let first = slots.iter().map(left).fold(f64::INFINITY, f64::min);
    for slot in &mut slots {
        slot.x += MARGIN - first;
    }
    let right = slots.iter().map(|slot| slot.x + slot.width / 2.0);
    let width = right.fold(0.0, f64::max) + MARGIN;

    // From the top row down.
    let mut middles = vec![0.0; rows.len()];
    let mut y = MARGIN;
    for (row, slot_indices) in rows.iter().enumerate().rev() {
        let heights = slot_indices
            .iter()
            .filter_map(|slot_index| items.get(*slot_index));
        let high = heights.map(|item| item.height).fold(0.0, f64::max);
        middles[row] = y + high / 2.0;
        y += high + ROW_GAP;
    }
    let at = |index: usize| (slots[index].x, middles[slots[index].row]);
    let edges = chains.into_iter().map(|(slot_index, input, chain)| {
        let points = chain.into_iter().map(at).collect();
        (slot_index, input, points)
    });
    Layout {
        width,
        height: y - ROW_GAP + MARGIN,
        edges: edges.collect(),
        boxes: (0..items.len()).map(at).collect(),
    }
}

/// The number of sweeps through the rows; a few are enough for graphs of this size.
const SWEEPS: usize = 8;

/// Orders each row by the barycentres of its neighbours, and moves its slots there as far as they
/// do not overlap. Sweeps alternate between upwards, with the neighbours below, and downwards, with
/// those above; the last ones use both.
fn arrange(slots: &mut [Slot], rows: &mut [Vec<usize>]) {
    for sweep in 0..SWEEPS {
        for step in 0..rows.len() {
            let down = sweep % 2 == 1;
            let row = if down { rows.len() - 1 - step } else { step };
            let row = &mut rows[row];
            let barycentre = |slot_index: &usize| {
                let slot = &slots[*slot_index];
                let both = sweep + 2 >= SWEEPS;
                let below = slot.below.iter().filter(|_| both || !down);
                let above = slot.above.iter().filter(|_| both || down);
                let (sum, count) = below.chain(above).fold((0.0, 0.0), |(sum, count), near| {
                    (sum + slots[*near].x, count + 1.0)
                });
                if count > 0.0 { sum / count } else { slot.x }
            };
            let barycentres: Vec<f64> = row.iter().map(barycentre).collect();
            let slot_indices = argsort(&barycentres).into_iter();
            let barycentres: Vec<(f64, usize)> =
                slot_indices.map(|k| (barycentres[k], row[k])).collect();
            *row = barycentres
                .iter()
                .map(|(_, slot_index)| *slot_index)
                .collect();
            // Pushed apart to the right, and to the left: both keep the distances, and so does
            // their mean.
            let mut right: Vec<f64> = barycentres
                .iter()
                .map(|(barycentre, _)| *barycentre)
                .collect();
            let mut left = right.clone();
            let min_distance = |one: usize, next: usize| {
                (slots[row[one]].width + slots[row[next]].width) / 2.0 + BOX_GAP
            };
            for k in 1..row.len() {
                right[k] = right[k].max(right[k - 1] + min_distance(k - 1, k));
            }
            for k in (1..row.len()).rev() {
                left[k - 1] = left[k - 1].min(left[k] - min_distance(k - 1, k));
            }
            for (k, slot_index) in row.iter().enumerate() {
                slots[*slot_index].x = f64::midpoint(left[k], right[k]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Guards against rows in an order that makes edges cross where they need not.
    #[test]
    fn boxes_stand_in_the_order_of_what_they_use() {
        let item = |inputs: &[usize]| Item {
            width: 40.0,
            height: 20.0,
            inputs: inputs.to_vec(),
        };
        let leaf = || item(&[]);
        // Three boxes above three leaves, recorded in another order.
        let plan = layout(&[leaf(), leaf(), leaf(), item(&[2]), item(&[0]), item(&[1])]);
        let across: Vec<f64> = plan.boxes.iter().map(|(x, _)| *x).collect();
        for (above, leaf) in [(3, 2), (4, 0), (5, 1)] {
            assert_eq!(
                across[above], across[leaf],
                "{above} above {leaf}: {plan:?}"
            );
        }
    }
}
