//! Lines and points as they reach a backend: in their place, broken, dashed, cut at the frame.

mod viewports;

use downhill::plot::pen::{Pen, SUBPIXELS, Stroke, Surface};
use downhill::plot::series;
use downhill::plot::viewport::{Axis, Viewport};
use plotters::style::BLACK;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use viewports::{SIZE, square, viewport};

/// A backend that remembers the lines and the middles of the discs it is given.
#[derive(Default)]
struct Recording {
    lines: Vec<Vec<BackendCoord>>,
    discs: Vec<BackendCoord>,
}

type Recorded = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recording {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let side = |pixels: f64| (pixels * f64::from(SUBPIXELS)) as u32;
        (side(SIZE.width), side(SIZE.height))
    }

    fn ensure_prepared(&mut self) -> Recorded {
        Ok(())
    }

    fn present(&mut self) -> Recorded {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Recorded {
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Recorded {
        self.lines.push(path.into_iter().collect());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        _: u32,
        _: &S,
        _: bool,
    ) -> Recorded {
        self.discs.push(center);
        Ok(())
    }
}

impl Surface for Recording {
    type Backend = Self;

    fn backend(&mut self) -> &mut Self {
        self
    }
}

/// A coordinate of the backend in CSS pixels.
fn css((x, y): BackendCoord) -> (f64, f64) {
    let scale = f64::from(SUBPIXELS);
    (f64::from(x) / scale, f64::from(y) / scale)
}

/// The lines that `series::line` draws through these points, in CSS pixels.
fn drawn_lines(viewport: &Viewport, points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
    let mut backend = Recording::default();
    let stroke = Stroke::new(BLACK, 2.0);
    series::line(
        &mut Pen::new(&mut backend, SIZE),
        viewport,
        points.iter().copied(),
        stroke,
    )
    .expect("a recording takes all");
    let in_css = |line: Vec<BackendCoord>| line.into_iter().map(css).collect();
    backend.lines.into_iter().map(in_css).collect()
}

// Guards against points that jitter by whole pixels while they move.
#[test]
fn a_point_is_drawn_within_a_sixteenth_of_a_pixel() {
    let view = square();
    for k in 0..200 {
        let x = -2.0 + f64::from(k) * 0.0201;
        let (across, down) = view.pixel_from_data(x, x * x);
        let mut backend = Recording::default();
        Pen::new(&mut backend, SIZE)
            .disc((across, down), 5.0, BLACK)
            .expect("a recording takes all");
        for ratio in [1.0, 1.5, 2.0, 3.0] {
            // As a canvas shows it: so many pixels of the device for one of CSS.
            let (shown_x, shown_y) = css(backend.discs[0]);
            let error = f64::max((shown_x - across).abs(), (shown_y - down).abs()) * ratio;
            assert!(error <= ratio / 16.0, "x = {x} at {ratio}: off by {error}");
        }
    }
}

// Guards against a line that goes on where there is no number.
#[test]
fn a_line_breaks_where_a_point_is_not_finite() {
    let broken = [
        (-1.0, 1.0),
        (-0.5, 0.5),
        (0.0, f64::NAN),
        (0.5, 0.5),
        (1.0, 1.0),
    ];
    let lines = drawn_lines(&square(), &broken);
    assert_eq!(lines.len(), 2, "before and after");
    assert!(lines.iter().all(|line| line.len() == 2), "two points each");
    let alone = [(0.0, f64::INFINITY), (0.5, 0.5), (1.0, f64::NAN)];
    assert!(
        drawn_lines(&square(), &alone).is_empty(),
        "one point is no line"
    );
    assert!(drawn_lines(&square(), &[]).is_empty(), "nothing is no line");
}

// Guards against dashes that grow where a curve is steep, and one that crosses a gap of the data.
#[test]
fn dashes_are_equally_long_however_steep_the_curve() {
    let points = [
        (-2.0, -2.0),
        (-1.9, 2.0),
        (0.0, 2.0),
        (0.0, f64::NAN),
        (1.0, 0.0),
        (2.0, 0.0),
    ];
    let mut backend = Recording::default();
    let stroke = Stroke::new(BLACK, 1.0);
    series::dashed(
        &mut Pen::new(&mut backend, SIZE),
        &square(),
        &points,
        stroke,
        &[20.0],
    )
    .expect("it takes all");
    let length = |line: &Vec<BackendCoord>| {
        let steps = line.windows(2).map(|pair| {
            let ((a, b), (c, d)) = (pair[0], pair[1]);
            f64::from(c - a).hypot(f64::from(d - b)) / f64::from(SUBPIXELS)
        });
        steps.sum::<f64>()
    };
    let lengths: Vec<f64> = backend.lines.iter().map(length).collect();
    assert!(lengths.len() > 10, "{} dashes", lengths.len());
    assert!(lengths.iter().all(|length| *length < 20.3), "{lengths:?}");
    let whole = lengths.iter().filter(|length| **length > 19.7).count();
    assert!(whole + 4 >= lengths.len(), "all but the ends: {lengths:?}");
    let view = square();
    let (start, _) = view.pixel_from_data(0.0, 0.0);
    let (end, _) = view.pixel_from_data(1.0, 0.0);
    let scale = f64::from(SUBPIXELS);
    for (x, _) in backend.lines.concat() {
        let x = f64::from(x) / scale;
        assert!(x <= start + 0.2 || x >= end - 0.2, "{x} is in the gap");
    }
}

// Guards against curves drawn over the numbers and the names of the axes.
#[test]
fn a_line_is_cut_at_the_frame() {
    let view = square();
    let log = viewport(Axis::linear(-2.0, 2.0), Axis::log(1.0, 1000.0));
    let heights = [
        0.0, 4.0, 7.0, -3.0, 1e3, -1e9, 1e17, -1e300, 1.5e306, -1.5e306, 1e308, 1e-300,
    ];
    for view in [view, log] {
        for from in heights {
            for to in heights {
                for (left, right) in [(-1.0, 1.0), (-9.0, 9.0), (-1e300, 1.0), (-3e15, 1e15)] {
                    let points = [(left, from), (right, to), (0.0, 3.0)];
                    for (x, y) in drawn_lines(&view, &points).concat() {
                        let inside = (view.left..=view.right).contains(&x)
                            && (view.top..=view.bottom).contains(&y);
                        assert!(inside, "{points:?} is drawn at ({x}, {y})");
                    }
                }
            }
        }
    }
}

// Guards against a cut that bends the line, or loses the part that can be seen.
#[test]
fn what_is_cut_off_leaves_the_rest_in_place() {
    let view = square();
    let lines = drawn_lines(&view, &[(-8.0, -6.0), (8.0, 10.0)]);
    let (start, end) = (
        view.pixel_from_data(-2.0, 0.0),
        view.pixel_from_data(2.0, 4.0),
    );
    assert_eq!(lines.len(), 1, "one piece");
    for ((x, y), (expected_x, expected_y)) in lines[0].iter().zip([start, end]) {
        let error = (x - expected_x).hypot(y - expected_y);
        assert!(error < 0.1, "({x}, {y}) for ({expected_x}, {expected_y})");
    }
    let flat = drawn_lines(&view, &[(-2.0, 1.0), (0.0, 1.0), (2.0, 1.0)]);
    assert_eq!(flat.len(), 1, "a flat line is one piece");
    assert_eq!(flat[0].len(), 3, "with all its points");
    let twice = drawn_lines(&view, &[(-1.0, 0.0), (-0.9, 99.0), (0.9, 99.0), (1.0, 0.0)]);
    assert_eq!(twice.len(), 2, "out and in again makes two pieces");
    for outside in [[(-1.9, 6.0), (1.9, 7.0)], [(-4.0, 4.0), (0.0, 9.0)]] {
        assert!(
            drawn_lines(&view, &outside).is_empty(),
            "nothing of {outside:?}"
        );
    }
}

// Guards against a curve that ends before the frame does.
#[test]
fn samples_reach_both_ends_of_the_axis() {
    let view = square();
    let samples: Vec<f64> = series::samples(&view).collect();
    assert_eq!(samples.first(), Some(&-2.0), "the left end");
    assert_eq!(samples.last(), Some(&2.0), "the right end");
    assert!(samples.is_sorted(), "in order");
    let apart = (view.right - view.left) / (samples.len() - 1) as f64;
    assert!(apart <= 2.0, "no stairs: one every {apart} px");
}
