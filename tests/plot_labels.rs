//! Texts in plots: they stand where nothing is drawn.

use downhill::figures::autograd::{self, state::Autograd};
use downhill::figures::curve::{scene as curve, state::Curve};
use downhill::figures::fit::{charts, race_chart, state::Fit};
use downhill::numeric::descent::{Descends, Descent};
use downhill::numeric::steps::Steps;
use downhill::plot::labels::{LabelBox, Labels, along, beside, extent};
use downhill::plot::palette::Palette;
use downhill::plot::pen::Pixel;
use downhill::plot::svg::svg;
use downhill::plot::viewport::{Axis, Margin, Size, Viewport};

const SIZE: Size = Size {
    width: 520.0,
    height: 340.0,
};

fn map() -> Viewport {
    let margin = Margin {
        left: 40.0,
        top: 10.0,
        right: 10.0,
        bottom: 30.0,
    };
    let axis = Axis::linear(0.0, 1.0);
    Viewport::new(SIZE, margin, axis, axis)
}

/// Numbers from 0 to 1 that look random.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(1_u32 << 31)
    }

    fn pixel(&mut self) -> Pixel {
        let map = map();
        let (x, y) = (self.next(), self.next());
        map.pixel_from_data(x, y)
    }
}

/// Whether a line comes into a rectangle, looked at step by step.
fn crosses(area: &LabelBox, from: Pixel, to: Pixel) -> bool {
    const STEPS: u32 = 4000;
    (0..=STEPS).any(|step| {
        let share = f64::from(step) / f64::from(STEPS);
        let x = from.0 + share * (to.0 - from.0);
        let y = from.1 + share * (to.1 - from.1);
        x > area.left + 0.3 && x < area.right - 0.3 && y > area.top + 0.3 && y < area.bottom - 0.3
    })
}

fn meet(one: &LabelBox, other: &LabelBox) -> bool {
    one.left < other.right - 0.1
        && other.left < one.right - 0.1
        && one.top < other.bottom - 0.1
        && other.top < one.bottom - 0.1
}

// Guards against names that are struck through while there is a free place beside them.
#[test]
fn a_label_meets_nothing_where_there_is_a_free_place() {
    let mut draws = Draws(7);
    let mut free = 0;
    for scene in 0..60 {
        let mut labels = Labels::new(&map());
        let lines: Vec<[Pixel; 2]> = (0..2 + scene % 5)
            .map(|_| [draws.pixel(), draws.pixel()])
            .collect();
        lines.iter().for_each(|line| labels.line(line));
        let mut boxes: Vec<LabelBox> = Vec::new();
        for _ in 0..1 + scene % 3 {
            let at = draws.pixel();
            labels.mark(at, 6.0);
            boxes.push(LabelBox::around(at, (12.0, 12.0)));
        }
        for text in ["slope −3.00", "mean speed: 486.79", "1"] {
            let size = extent(text, 13.0);
            let places: Vec<Pixel> = if scene % 2 == 0 {
                beside(draws.pixel(), size, scene % 4 == 0)
            } else {
                let (_, height) = draws.pixel();
                along(&map(), height, size, scene % 4 == 1)
            };
            let is_free = |labels: &Labels, at: &Pixel| {
                labels.find(size, &[*at]).map(|(_, met)| met) == Some(0.0)
            };
            let some_are_free = places.iter().any(|at| is_free(&labels, at));
            let (area, met) = labels.place(size, &places).expect("there are places");
            let map = map();
            assert!(
                area.left >= map.left - 1e-9
                    && area.right <= map.right + 1e-9
                    && area.top >= map.top - 1e-9
                    && area.bottom <= map.bottom + 1e-9,
                "inside the frame: {area:?}"
            );
            if some_are_free {
                free += 1;
                assert!(met <= 0.0, "scene {scene}, {text}: {met}");
                for [from, to] in &lines {
                    assert!(!crosses(&area, *from, *to), "scene {scene}, {text}");
                }
                let others = boxes.iter().all(|other| !meet(&area, other));
                assert!(others, "scene {scene}, {text}: another label or a mark");
            }
            boxes.push(area);
        }
    }
    assert!(free > 120, "most labels have a free place: {free}");
}

// Guards against a text that is left out, or put where it meets most, in a plot that is full.
#[test]
fn where_all_is_full_a_label_meets_least() {
    let mut labels = Labels::new(&map());
    labels.area(LabelBox {
        left: 0.0,
        top: 0.0,
        right: 200.0,
        bottom: 400.0,
    });
    labels.line(&[(200.0, 100.0), (520.0, 100.0)]);
    let places = [(100.0, 100.0), (300.0, 100.0), (180.0, 100.0)];
    let placed = labels.place((40.0, 16.0), &places);
    let (area, met) = placed.expect("there are places");
    assert_eq!(area.middle(), (300.0, 100.0), "a line is less than a box");
    assert!(met > 0.0, "and it says so");
}

/// A text of a picture with its rectangle, and whether it is a label: not of an axis.
fn texts(picture: &str) -> Vec<(String, LabelBox)> {
    let attribute = |line: &str, name: &str| {
        let (_, rest) = line.split_once(&format!(" {name}=\"")).expect(name);
        rest.split('"').next().expect("a quote").to_owned()
    };
    let lines = picture.lines().filter(|line| line.contains("<text"));
    let text = |line: &str| {
        let number = |name: &str| -> f64 {
            let number: f64 = attribute(line, name).parse().expect("a number");
            number / 16.0
        };
        let (_, rest) = line.split_once('>').expect("an element");
        let words = rest.split("</text>").next().expect("its end").to_owned();
        let wide = 0.5 * number("font-size") * words.chars().count() as f64;
        let middle = match attribute(line, "text-anchor").as_str() {
            "start" => number("x") + wide / 2.0,
            "end" => number("x") - wide / 2.0,
            _ => number("x"),
        };
        let area = LabelBox::around((middle, number("y")), (wide, 0.7 * number("font-size")));
        (words, area)
    };
    lines.map(text).collect()
}

/// The lines of a picture that are no grid, as pairs of pixels.
fn strokes(picture: &str) -> Vec<[Pixel; 2]> {
    let mut strokes = Vec::new();
    for line in picture.lines().filter(|line| line.contains("<polyline")) {
        if line.contains("stroke-width=\"16\"") {
            continue;
        }
        let (_, rest) = line.split_once("points=\"").expect("points");
        let points = rest.split('"').next().expect("their end").split(' ');
        let pixel = |point: &str| -> Pixel {
            let (x, y) = point.split_once(',').expect("two numbers");
            let number = |text: &str| text.parse::<f64>().expect("a number") / 16.0;
            (number(x), number(y))
        };
        let points: Vec<Pixel> = points.map(pixel).collect();
        strokes.extend(points.windows(2).map(|pair| [pair[0], pair[1]]));
    }
    strokes
}

/// Asserts that no text with one of these beginnings meets another of them, or a line, unless it stands on
/// a ground of its own. How many do stand on one.
fn holds(picture: &str, beginnings: &[&str], what: &str) -> usize {
    let texts = texts(picture);
    let is_label = |words: &str| beginnings.iter().any(|start| words.starts_with(start));
    let labels: Vec<_> = texts.iter().filter(|(words, _)| is_label(words)).collect();
    assert!(!labels.is_empty(), "{what}: {texts:?}");
    let mut grounds = 0;
    for (k, (words, area)) in labels.iter().enumerate() {
        let end = format!(">{words}</text>");
        let mut before = "";
        for line in picture.lines().take_while(|line| !line.ends_with(&end)) {
            before = line;
        }
        let on_ground = before.starts_with("<polygon") && before.contains("opacity=\"0.85\"");
        grounds += usize::from(on_ground);
        for [from, to] in strokes(picture) {
            let is_struck = crosses(area, from, to);
            assert!(on_ground || !is_struck, "{what}: {words} is struck through");
        }
        for (other, of) in &labels[k + 1..] {
            assert!(on_ground || !meet(area, of), "{what}: {words} and {other}");
        }
    }
    grounds
}

// Guards against “mean speed” on its own line, and names on each other where losses are near.
#[test]
fn the_losses_to_compare_with_have_their_names_where_nothing_is_drawn() {
    let (mut names, mut grounds) = (0, 0);
    for log in [false, true] {
        for steps in [0, 1, 10, 100] {
            for seed in [None, Some(3), Some(11)] {
                let mut fit = Fit::default();
                if let Some(seed) = seed {
                    fit.set_source(downhill::numeric::dataset::Source::Seed(seed));
                }
                fit.yardsticks = true;
                fit.log_loss = log;
                Steps::step(&mut fit, steps);
                let size = Size {
                    width: 420.0,
                    height: 220.0,
                };
                let map = charts::loss_viewport(&fit, size);
                let picture = svg(size, |pen| {
                    let drawn = charts::draw_loss(&fit, pen, &map, &Palette::LIGHT);
                    assert_eq!(drawn, Ok(()));
                });
                let what = format!("log {log}, step {steps}, seed {seed:?}");
                grounds += holds(&picture, &["mean speed", "best fit", "you are here"], &what);
                names += 3;
            }
        }
    }
    // Losses that are nearly one leave no room between their lines.
    assert!(4 * grounds < names, "{grounds} of {names} need a ground");
}

// Guards against a slope that is written over the curve or over the tangent that it is of.
#[test]
fn the_slope_is_written_where_no_line_is() {
    let (mut slopes, mut grounds) = (0, 0);
    for formula in ["x**2", "x**4 - 2*x**2 + 0.3*x", "sin(3*x)", "abs(x)"] {
        for place in -8..=8 {
            for steps in [0, 4] {
                let mut figure = Curve::default();
                figure.set_function(formula).expect("a formula");
                figure.drag(0.22 * f64::from(place));
                figure.drive(|descent: &mut Descent| descent.step(steps));
                let size = Size {
                    width: 560.0,
                    height: 400.0,
                };
                let map = curve::viewport(&figure, size);
                let picture = svg(size, |pen| {
                    let _ = curve::draw_static(&figure, pen, &map, &Palette::LIGHT);
                    let _ = curve::draw_dynamic(&figure, pen, &map, &Palette::LIGHT);
                });
                let what = format!("{formula} at {place}, {steps} steps");
                grounds += holds(&picture, &["slope"], &what);
                slopes += 1;
            }
        }
    }
    assert!(20 * grounds < slopes, "{grounds} of {slopes} need a ground");
}

// Guards against a point outside of its function's domain that takes the figure down with its name.
#[test]
fn a_slope_that_is_none_is_not_written() {
    let size = Size {
        width: 560.0,
        height: 400.0,
    };
    for formula in ["log(x)", "sqrt(x)", "x - log(x)"] {
        let mut figure = Curve::default();
        figure.set_function(formula).expect("a formula");
        figure.drag(-1.5);
        let map = curve::viewport(&figure, size);
        let picture = svg(size, |pen| {
            let drawn = curve::draw_dynamic(&figure, pen, &map, &Palette::LIGHT);
            assert_eq!(drawn, Ok(()), "{formula}");
        });
        assert_eq!(texts(&picture).len(), 0, "{formula}");
    }
}

// Guards against numbers and arrows that only a colour tells apart.
#[test]
fn a_gradient_has_its_sign_and_dashes_of_its_own() {
    let mut figure = Autograd::default();
    Steps::step(&mut figure, 100);
    let size = Size {
        width: 600.0,
        height: 420.0,
    };
    let map = autograd::scene::viewport(&figure, size);
    let picture = svg(size, |pen| {
        let drawn = autograd::scene::draw(&figure, pen, &map, &Palette::LIGHT);
        assert_eq!(drawn, Ok(()));
    });
    let words: Vec<String> = texts(&picture)
        .into_iter()
        .map(|(words, _)| words)
        .collect();
    for number in ["∂\u{2009}6", "∂\u{2009}20", "9"] {
        assert!(
            words.iter().any(|word| word == number),
            "{number} in {words:?}"
        );
    }
    let of = |color: &str| {
        let lines = picture.lines().filter(|line| line.contains("<polyline"));
        lines.filter(|line| line.contains(color)).count()
    };
    let (values, gradients) = (of("#1f5fa8"), of("#7a3fa0"));
    assert!(
        gradients > 2 * values,
        "{gradients} dashes, {values} whole lines"
    );
}

// Guards against lines that only a colour tells apart, and against dashes of one that turns often, as
// momentum does, that fall apart.
#[test]
fn the_lines_of_a_race_differ_by_their_dashes_and_hang_together() {
    let mut fit = Fit::default();
    fit.log_loss = true;
    fit.set_race_position(usize::MAX);
    let size = Size {
        width: 560.0,
        height: 380.0,
    };
    let map = race_chart::race_viewport(&fit, size);
    let palette = Palette::LIGHT;
    let picture = svg(size, |pen| {
        let drawn = race_chart::draw_race(&fit, pen, &map, &palette);
        assert_eq!(drawn, Ok(()));
    });
    let colors = ["#c2203a", "#1f5fa8", "#7a3fa0", "#b4470d"];
    let patterns = colors.map(|color| {
        let lines = picture.lines().filter(|line| line.contains(color));
        let lines: Vec<Vec<Pixel>> = lines
            .map(strokes)
            .filter(|pairs| !pairs.is_empty())
            .map(|pairs| {
                std::iter::once(pairs[0][0])
                    .chain(pairs.iter().map(|pair| pair[1]))
                    .collect()
            })
            .collect();
        let far = |from: Pixel, to: Pixel| (to.0 - from.0).hypot(to.1 - from.1);
        let gaps = lines
            .windows(2)
            .map(|two| far(two[0][two[0].len() - 1], two[1][0]));
        let widest = gaps.fold(0.0, f64::max);
        assert!(widest < 6.0, "{color}: a gap of {widest} pixels");
        // How long its dashes are, without the last.
        let long = |line: &Vec<Pixel>| line.windows(2).map(|two| far(two[0], two[1])).sum::<f64>();
        let mut lengths: Vec<u32> = lines[..lines.len().saturating_sub(1)]
            .iter()
            .map(|line| long(line).round() as u32)
            .collect();
        lengths.sort_unstable();
        let usual = |length: &u32| lengths.iter().filter(|other| *other == length).count() > 3;
        let mut usual: Vec<u32> = lengths.iter().copied().filter(usual).collect();
        usual.dedup();
        usual
    });
    for (k, one) in patterns.iter().enumerate() {
        for other in &patterns[k + 1..] {
            assert_ne!(one, other, "{patterns:?}");
        }
    }
}
