//! The map between data and pixels.

mod viewports;

use downhill::plot::axes::MARGIN;
use downhill::plot::viewport::{Axis, Margin, Scale, Size, Viewport};
use viewports::{SIZE, square, viewport};

// Guards against a plot that is upside down.
#[test]
fn up_is_up_and_right_is_right() {
    let view = square();
    let (low, high) = (
        view.pixel_from_data(-2.0, -1.0),
        view.pixel_from_data(2.0, 5.0),
    );
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
                let data = view.data_from_pixel(x, y);
                let back = view.pixel_from_data(data.0, data.1);
                let error = (back.0 - x).hypot(back.1 - y);
                assert!(error < 1e-5, "({x}, {y}) at {ratio}: off by {error:e} px");
            }
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
                let data = view.data_from_pixel(middle.0, middle.1);
                let back = view.pixel_from_data(data.0, data.1);
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
