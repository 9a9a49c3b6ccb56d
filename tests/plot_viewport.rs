//! The map between data and pixels, and what reaches a backend through it.

use std::convert::Infallible;

use downhill::plot::axes::{MARGIN, ticks};
use downhill::plot::pen::{Pen, SUBPIXELS, Stroke, Surface};
use downhill::plot::series;
use downhill::plot::viewport::{Axis, Margin, Scale, Size, Viewport};
use plotters::style::BLACK;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};

const SIZE: Size = Size {
    width: 640.0,
    height: 400.0,
};

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

fn viewport(x: Axis, y: Axis) -> Viewport {
    Viewport::new(SIZE, MARGIN, x, y)
}

fn square() -> Viewport {
    viewport(Axis::linear(-2.0, 2.0), Axis::linear(-1.0, 5.0))
}

/// The lines that `series::line` draws through these points, in CSS pixels.
fn drawn(viewport: &Viewport, points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
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

// Guards against a plot that is upside down.
#[test]
fn up_is_up_and_right_is_right() {
    let view = square();
    let (low, high) = (view.to_pixel(-2.0, -1.0), view.to_pixel(2.0, 5.0));
    assert_eq!(low, (view.left, view.bottom), "the lower left corner");
    assert_eq!(high, (view.right, view.top), "the upper right corner");
    assert!(view.top < view.bottom, "pixels grow down");
    assert_eq!(view.left, MARGIN.left, "beside the numbers");
    assert_eq!(view.bottom, SIZE.height - MARGIN.bottom, "above them");
}

// Guards against a point that is drawn elsewhere than it is grabbed, on any kind of screen.
#[test]
fn pixels_and_data_map_onto_each_other_at_every_pixel_ratio() {
    let views = [
        square(),
        viewport(Axis::linear(1e6, 1e6 + 1.0), Axis::linear(-1e-9, 1e-9)),
        viewport(Axis::linear(0.0, 10.0), Axis::log(3.0, 5e6)),
        viewport(Axis::log(1e-12, 1e-3), Axis::log(1e-9, 1e9)),
    ];
    for view in views {
        for ratio in [1.0, 1.5, 2.0, 3.0] {
            for k in 0..50 {
                // A pointer is at whole pixels of the device.
                let device = (f64::from(k) * 37.0 % 1900.0, f64::from(k) * 23.0 % 1100.0);
                let (x, y) = (device.0 / ratio, device.1 / ratio);
                let data = view.to_data(x, y);
                let back = view.to_pixel(data.0, data.1);
                let error = (back.0 - x).hypot(back.1 - y);
                assert!(error < 1e-5, "({x}, {y}) at {ratio}: off by {error:e} px");
            }
        }
    }
}

// Guards against points that jitter by whole pixels while they move.
#[test]
fn a_point_is_drawn_within_a_sixteenth_of_a_pixel() {
    let view = square();
    for k in 0..200 {
        let x = -2.0 + f64::from(k) * 0.0201;
        let (across, down) = view.to_pixel(x, x * x);
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

// Guards against a frame without a size: its plot would divide by zero.
#[test]
fn a_frame_keeps_one_pixel_on_the_smallest_canvas() {
    let margin = Margin {
        left: 50.0,
        top: 10.0,
        right: 10.0,
        bottom: 40.0,
    };
    let tiny = Size {
        width: 20.0,
        height: 20.0,
    };
    let axis = Axis::linear(0.0, 1.0);
    let viewport = Viewport::new(tiny, margin, axis, axis);
    assert!(viewport.right > viewport.left, "a frame has a width");
    assert!(viewport.bottom > viewport.top, "a frame has a height");
}

// Guards against ranges that cannot be divided by, from data that are all equal, or none.
#[test]
fn ranges_without_a_length_are_repaired() {
    const MAX: f64 = f64::MAX;
    let ends = [
        0.0,
        -0.0,
        1.0,
        -3.0,
        1e-300,
        5e-324,
        1e-12,
        1e17,
        1e299,
        -1e299,
        1e305,
        MAX,
        -MAX,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ];
    for low in ends {
        for high in ends {
            for axis in [Axis::linear(low, high), Axis::log(low, high)] {
                let what = format!("from {low:e} to {high:e}: {axis:?}");
                assert!(axis.low() < axis.high(), "it has a length, {what}");
                assert!((axis.high() - axis.low()).is_finite(), "finite, {what}");
                let positive = axis.scale() == Scale::Linear || axis.low() > 0.0;
                assert!(positive, "what is logarithmic is positive, {what}");
                let view = viewport(axis, axis);
                let middle = (f64::midpoint(view.left, view.right), 200.0);
                let data = view.to_data(middle.0, middle.1);
                let back = view.to_pixel(data.0, data.1);
                let error = (back.0 - middle.0).hypot(back.1 - middle.1);
                assert!(error < 1e-3, "it maps, {what}: off by {error:e} px");
            }
        }
    }
    let narrow = Axis::linear(5.0, 5.0);
    let middle = f64::midpoint(narrow.low(), narrow.high());
    assert!((middle - 5.0).abs() < 1e-12, "about its value: {narrow:?}");
    assert_eq!(Axis::linear(5.0, 1.0), Axis::linear(1.0, 5.0), "swapped");
    assert_eq!(Axis::log(50.0, 1.0), Axis::log(1.0, 50.0), "swapped");
    let decade = Axis::log(7.0, 7.0);
    let ratio = decade.high() / decade.low();
    assert!((ratio - 10.0).abs() < 1e-9, "a decade at least: {ratio}");
}

// Guards against an axis with odd numbers, with none, or with numbers outside of it.
#[test]
fn ticks_are_round_and_inside_the_axis() {
    for (low, high) in [
        (-2.0, 2.0),
        (-0.31, 4.9),
        (0.0, 4776.3),
        (1e-7, 3e-7),
        (-4096.0, 4096.0),
    ] {
        let axis = Axis::linear(low, high);
        for pixels in [100.0, 150.0, 250.0, 400.0, 900.0] {
            let marks = ticks(&axis, pixels, 80.0);
            let what = format!("{low} to {high} over {pixels} px: {marks:?}");
            assert!(marks.len() >= 2, "two make a scale, {what}");
            assert!(
                marks.len() as f64 <= (pixels / 80.0).max(5.0) + 1.0,
                "room, {what}"
            );
            let step = marks[1] - marks[0];
            let lead = step / 10_f64.powf(step.log10().floor());
            let round = [1.0, 2.0, 2.5, 5.0, 10.0];
            assert!(
                round.iter().any(|r| (lead - r).abs() < 1e-6),
                "round, {what}"
            );
            for mark in &marks {
                assert!((low..=high).contains(mark), "inside, {what}");
                let count = mark / step;
                assert!((count - count.round()).abs() < 1e-6, "multiples, {what}");
                assert!(*mark == 0.0 || mark.abs() > step / 2.0, "0 is 0, {what}");
            }
        }
    }
}

// Guards against a logarithmic axis without its powers of ten.
#[test]
fn ticks_of_a_logarithmic_axis_are_inside_and_tell_it_apart() {
    for (low, high) in [
        (425.0, 6633.0),
        (2.5, 6633.0),
        (1e-12, 1e12),
        (638.0, 639.0),
    ] {
        let axis = Axis::log(low, high);
        let marks = ticks(&axis, 300.0, 48.0);
        let what = format!("{low} to {high}: {marks:?}");
        assert!(!marks.is_empty(), "there are some, {what}");
        assert!(marks.len() <= 12, "they have room, {what}");
        for mark in &marks {
            assert!((axis.low()..=axis.high()).contains(mark), "inside, {what}");
            let lead = mark / 10_f64.powf((mark.log10() + 1e-9).floor());
            assert!((lead - lead.round()).abs() < 1e-6, "one digit, {what}");
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
    let lines = drawn(&square(), &broken);
    assert_eq!(lines.len(), 2, "before and after");
    assert!(lines.iter().all(|line| line.len() == 2), "two points each");
    let alone = [(0.0, f64::INFINITY), (0.5, 0.5), (1.0, f64::NAN)];
    assert!(drawn(&square(), &alone).is_empty(), "one point is no line");
    assert!(drawn(&square(), &[]).is_empty(), "nothing is no line");
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
        20.0,
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
    let (start, _) = view.to_pixel(0.0, 0.0);
    let (end, _) = view.to_pixel(1.0, 0.0);
    let scale = f64::from(SUBPIXELS);
    for (x, _) in backend.lines.concat() {
        let x = f64::from(x) / scale;
        assert!(x <= start + 0.2 || x >= end - 0.2, "{x} is in the gap");
    }
}

// Guards against numbers of a logarithmic axis that stand on each other.
#[test]
fn a_low_logarithmic_axis_has_powers_of_ten_alone() {
    assert_eq!(
        ticks(&Axis::log(2.5, 6600.0), 100.0, 48.0),
        [10.0, 100.0, 1000.0]
    );
    assert_eq!(
        ticks(&Axis::log(1.0, 1e6), 100.0, 48.0).len(),
        3,
        "every third"
    );
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
                    for (x, y) in drawn(&view, &points).concat() {
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
    let lines = drawn(&view, &[(-8.0, -6.0), (8.0, 10.0)]);
    let (start, end) = (view.to_pixel(-2.0, 0.0), view.to_pixel(2.0, 4.0));
    assert_eq!(lines.len(), 1, "one piece");
    for ((x, y), (expected_x, expected_y)) in lines[0].iter().zip([start, end]) {
        let error = (x - expected_x).hypot(y - expected_y);
        assert!(error < 0.1, "({x}, {y}) for ({expected_x}, {expected_y})");
    }
    let flat = drawn(&view, &[(-2.0, 1.0), (0.0, 1.0), (2.0, 1.0)]);
    assert_eq!(flat.len(), 1, "a flat line is one piece");
    assert_eq!(flat[0].len(), 3, "with all its points");
    let twice = drawn(&view, &[(-1.0, 0.0), (-0.9, 99.0), (0.9, 99.0), (1.0, 0.0)]);
    assert_eq!(twice.len(), 2, "out and in again makes two pieces");
    for outside in [[(-1.9, 6.0), (1.9, 7.0)], [(-4.0, 4.0), (0.0, 9.0)]] {
        assert!(drawn(&view, &outside).is_empty(), "nothing of {outside:?}");
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
