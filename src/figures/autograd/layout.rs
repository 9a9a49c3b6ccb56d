//! Where the boxes of a graph stand: inputs below, outputs above, edges from row to row.
//!
//! The layered drawing of Kozo Sugiyama, Shojiro Tagawa and Mitsuhiko Toda (1981): each node has
//! its row, long edges get a narrow place in each row that they pass, rows are ordered by the
//! barycentres of their neighbours, and then moved above each other as far as there is room.

use crate::numeric::order::argsort;

/// A box to place.
pub struct Item {
    /// In pixels.
    pub width: f64,
    /// In pixels.
    pub height: f64,
    /// What it is computed from: boxes before it.
    pub inputs: Vec<usize>,
}

/// A pixel: right, down.
pub type Point = (f64, f64);

/// Where everything stands, in pixels from the upper left.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Of the whole.
    pub width: f64,
    /// Of the whole.
    pub height: f64,
    /// The middle of each box.
    pub boxes: Vec<Point>,
    /// The edges, as box and input, with the points that they go through from the input up.
    pub edges: Vec<(usize, usize, Vec<Point>)>,
}

impl Layout {
    /// Moves all to the right.
    pub fn shift(&mut self, by: f64) {
        let right = |points: &mut [Point]| points.iter_mut().for_each(|(x, _)| *x += by);
        right(&mut self.boxes);
        for (_, _, points) in &mut self.edges {
            right(points);
        }
    }
}

/// Between boxes side by side.
const BESIDE: f64 = 14.0;
/// Between rows: room for an arrow and its label.
const BETWEEN: f64 = 42.0;
/// Around the whole.
const MARGIN: f64 = 8.0;
/// What an edge takes of a row that it passes.
const LANE: f64 = 10.0;

/// A box, or the place of a passing edge, in its row.
struct Slot {
    width: f64,
    row: usize,
    /// The slots in the row below that it hangs on.
    below: Vec<usize>,
    above: Vec<usize>,
    x: f64,
}

/// Places boxes, each of which comes after its inputs.
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
    // Each edge as the chain of slots from the input to the box.
    let mut chains = Vec::new();
    for (place, item) in items.iter().enumerate() {
        for &input in &item.inputs {
            let mut chain = vec![input];
            for row in slots[input].row + 1..slots[place].row {
                chain.push(slots.len());
                slots.push(Slot {
                    width: LANE,
                    row,
                    below: Vec::new(),
                    above: Vec::new(),
                    x: 0.0,
                });
            }
            chain.push(place);
            for link in chain.windows(2) {
                slots[link[1]].below.push(link[0]);
                slots[link[0]].above.push(link[1]);
            }
            chains.push((place, input, chain));
        }
    }

    let mut rows = vec![Vec::new(); slots.iter().map(|slot| slot.row + 1).max().unwrap_or(0)];
    for (place, slot) in slots.iter().enumerate() {
        rows[slot.row].push(place);
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
    for (row, places) in rows.iter().enumerate().rev() {
        let heights = places.iter().filter_map(|place| items.get(*place));
        let high = heights.map(|item| item.height).fold(0.0, f64::max);
        middles[row] = y + high / 2.0;
        y += high + BETWEEN;
    }
    let at = |place: usize| (slots[place].x, middles[slots[place].row]);
    let edges = chains.into_iter().map(|(place, input, chain)| {
        let points = chain.into_iter().map(at).collect();
        (place, input, points)
    });
    Layout {
        width,
        height: y - BETWEEN + MARGIN,
        edges: edges.collect(),
        boxes: (0..items.len()).map(at).collect(),
    }
}

/// How often the rows are gone through: a few times settle graphs of this size.
const SWEEPS: usize = 8;

/// Orders each row by the barycentres of its neighbours, and moves its slots there as far as they
/// stay apart: on the way up by the row below, on the way down by the row above, at last by both.
fn arrange(slots: &mut [Slot], rows: &mut [Vec<usize>]) {
    for sweep in 0..SWEEPS {
        for step in 0..rows.len() {
            let down = sweep % 2 == 1;
            let row = if down { rows.len() - 1 - step } else { step };
            let row = &mut rows[row];
            let wish = |place: &usize| {
                let slot = &slots[*place];
                let both = sweep + 2 >= SWEEPS;
                let below = slot.below.iter().filter(|_| both || !down);
                let above = slot.above.iter().filter(|_| both || down);
                let (sum, count) = below.chain(above).fold((0.0, 0.0), |(sum, count), near| {
                    (sum + slots[*near].x, count + 1.0)
                });
                if count > 0.0 { sum / count } else { slot.x }
            };
            let wishes: Vec<f64> = row.iter().map(wish).collect();
            let places = argsort(&wishes).into_iter();
            let wishes: Vec<(f64, usize)> = places.map(|k| (wishes[k], row[k])).collect();
            *row = wishes.iter().map(|(_, place)| *place).collect();
            // Pushed apart to the right, and to the left: both keep the distances, so does the mean.
            let mut right: Vec<f64> = wishes.iter().map(|(wish, _)| *wish).collect();
            let mut left = right.clone();
            let apart = |one: usize, next: usize| {
                (slots[row[one]].width + slots[row[next]].width) / 2.0 + BESIDE
            };
            for k in 1..row.len() {
                right[k] = right[k].max(right[k - 1] + apart(k - 1, k));
            }
            for k in (1..row.len()).rev() {
                left[k - 1] = left[k - 1].min(left[k] - apart(k - 1, k));
            }
            for (k, place) in row.iter().enumerate() {
                slots[*place].x = f64::midpoint(left[k], right[k]);
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
