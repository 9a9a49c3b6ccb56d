//! Candidate positions of a label, the best first.

use crate::plot::pen::Pixel;
use crate::plot::viewport::Viewport;

/// Candidate centres for a label of this width and height beside a mark: first above it, to the right,
/// or to the left if `to_the_left`; then below it; then at growing distances.
#[must_use]
pub fn beside((x, y): Pixel, (width, height): (f64, f64), to_the_left: bool) -> Vec<Pixel> {
    const MIN_DISTANCE: f64 = 12.0;
    const ROUNDS: u32 = 16;
    let side = if to_the_left { -1.0 } else { 1.0 };
    let directions = [
        (side, -1.0),
        (-side, -1.0),
        (side, 1.0),
        (-side, 1.0),
        (0.0, -1.0),
        (0.0, 1.0),
        (side, 0.0),
        (-side, 0.0),
    ];
    let mut middles = Vec::new();
    for round in 0..ROUNDS {
        let far = MIN_DISTANCE + 9.0 * f64::from(round);
        for (right, down) in directions {
            // A label diagonal to the mark may be closer than one above or beside it.
            let is_corner = right * down != 0.0;
            let up = if is_corner { 0.5 * far } else { far };
            middles.push((
                x + right * (far + width / 2.0),
                y + down * (up + height / 2.0),
            ));
        }
    }
    middles
}

/// Candidate centres for a label along a horizontal line at the pixel height `height`, above and below
/// it: from the left end, or from the right end if `from_the_right`.
#[must_use]
pub fn along(
    map: &Viewport,
    height: f64,
    (_, high): (f64, f64),
    from_the_right: bool,
) -> Vec<Pixel> {
    const COUNT: u32 = 24;
    let up = high / 2.0 + 2.0;
    let mut middles = Vec::new();
    for index in 0..=COUNT {
        let share = f64::from(index) / f64::from(COUNT);
        let share = if from_the_right { 1.0 - share } else { share };
        let across = map.left + share * (map.right - map.left);
        middles.extend([-up, up].map(|down| (across, height + down)));
    }
    middles
}
