//! The points of a path, without those that make no visible difference.

use plotters_backend::BackendCoord;

use crate::plot::pen::SUBPIXELS;

/// The points of a path, in SVG's notation.
pub(super) fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let texts = thinned(path.into_iter().collect());
    let texts = texts.into_iter().map(|(x, y)| format!("{x},{y}"));
    texts.collect::<Vec<_>>().join(" ")
}

/// A path without the points that are close to the straight line between their neighbours.
fn thinned(path: Vec<BackendCoord>) -> Vec<BackendCoord> {
    let mut kept = Vec::new();
    let mut from = 0;
    for end in 0..path.len() {
        let is_far = |point: &BackendCoord| is_far(*point, path[from], path[end]);
        if path[from..end].iter().skip(1).any(is_far) {
            from = end - 1;
            kept.push(path[from]);
        }
        if end == 0 || end + 1 == path.len() {
            kept.push(path[end]);
        }
    }
    kept
}

/// Whether a point is farther than a sixteenth of a pixel from the segment between two others.
fn is_far(point: BackendCoord, from: BackendCoord, to: BackendCoord) -> bool {
    const MAX_DISTANCE: f64 = SUBPIXELS as f64 / 16.0;
    let vector = |to: BackendCoord| (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let ((x, y), (right, down)) = (vector(point), vector(to));
    let (length, along) = (right.hypot(down), x * right + y * down);
    let is_between = (0.0..=length * length).contains(&along);
    !is_between || (x * down - y * right).abs() > MAX_DISTANCE * length
}

#[cfg(test)]
mod tests {
    use super::*;

    // Guards against corners, ways back and closed lines that are lost, and against points for nothing.
    #[test]
    fn a_path_keeps_the_points_that_show() {
        let parabola: Vec<_> = (-100..=100).map(|x| (x * 16, x * x)).collect();
        let kept = thinned(parabola.clone());
        assert!((20..80).contains(&kept.len()), "{}", kept.len());
        for point in parabola {
            let is_near = |line: &[BackendCoord]| !is_far(point, line[0], line[1]);
            assert!(kept.windows(2).any(is_near), "{point:?}");
        }
        for path in [
            vec![],
            vec![(3, 4)],
            vec![(0, 0), (160, 0), (160, 160), (0, 0)],
            vec![(0, 0), (900, 0), (300, 0)],
        ] {
            assert_eq!(thinned(path.clone()), path);
        }
        assert_eq!(thinned(vec![(0, 0), (80, 1), (160, 0)]), [(0, 0), (160, 0)]);
    }
}
