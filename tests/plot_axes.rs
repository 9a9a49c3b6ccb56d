//! The numbers at the axes.

use downhill::plot::axes::{self, extent, ticks};
use downhill::plot::palette::Palette;
use downhill::plot::svg::svg;
use downhill::plot::viewport::{Axis, Margin, Size, Viewport};

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

// Guards against numbers that stand on each other below a narrow plot.
#[test]
fn the_numbers_of_a_narrow_axis_do_not_touch() {
    const NONE: Margin = Margin {
        left: 0.0,
        top: 0.0,
        right: 0.0,
        bottom: 0.0,
    };
    for (low, high, width) in [
        (-44.0, 44.0, 70.0),
        (-0.45, -0.02, 60.0),
        (-44.0, 44.0, 300.0),
    ] {
        let size = Size {
            width,
            height: 50.0,
        };
        let map = Viewport::new(size, NONE, Axis::linear(low, high), Axis::linear(0.0, 1.0));
        let picture = svg(size, |pen| {
            let drawn = axes::frame(pen, &map, &Palette::LIGHT, "");
            assert_eq!(drawn, Ok(()));
        });
        let texts = picture
            .lines()
            .filter_map(|line| line.strip_prefix("<text x=\""));
        let numbers: Vec<(f64, f64)> = texts
            .filter_map(|text| {
                let (x, rest) = text.split_once('"')?;
                let number = rest
                    .split(['>', '<'])
                    .nth(1)
                    .filter(|text| !text.is_empty())?;
                Some((x.parse::<f64>().ok()? / 16.0, extent(number, 12.0).0))
            })
            .collect();
        assert!(!numbers.is_empty(), "{picture}");
        for pair in numbers.windows(2) {
            let room = pair[1].0 - pair[0].0;
            assert!(
                room >= f64::midpoint(pair[0].1, pair[1].1),
                "{width}: {numbers:?}"
            );
        }
    }
}
