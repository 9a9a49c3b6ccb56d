//! What the walk draws at each stage, as it reaches a backend.

use std::convert::Infallible;

use downhill::figures::fit::scene::slopes::{SlopePanel, panels};
use downhill::figures::fit::state::Fit;
use downhill::figures::fit::state::stage::Stage;
use downhill::figures::fit::state::view::View;
use downhill::figures::fit::{charts, scene};
use downhill::numeric::dataset::Dataset;
use downhill::numeric::descent::Descends;
use downhill::numeric::loss::Loss;
use downhill::numeric::regression::HasRegression;
use downhill::plot::palette::Palette;
use downhill::plot::pen::{DrawResult, Pen, Pixel, SUBPIXELS, Surface};
use downhill::plot::viewport::{Size, Viewport};
use plotters::style::RGBColor;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

const COLORS: Palette = Palette::LIGHT;
const SIZE: Size = Size {
    width: 640.0,
    height: 400.0,
};
/// The distance of a pixel from the pen's nearest one.
const EXACT: f64 = 0.5 / SUBPIXELS as f64 + 1e-9;

/// What was drawn: its pixels, the corners of a polygon or the middle of a disc; and its colour.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    pixels: Vec<Pixel>,
    color: RGBColor,
    alpha: f64,
}

/// A backend that remembers what it is given.
#[derive(Debug, Default, PartialEq)]
struct Recording {
    lines: Vec<Drawn>,
    polygons: Vec<Drawn>,
    discs: Vec<Drawn>,
    texts: Vec<(String, Pixel)>,
}

type Recorded = Result<(), DrawingErrorKind<Infallible>>;

fn pixel((x, y): BackendCoord) -> Pixel {
    let pixels = |coordinate: i32| f64::from(coordinate) / f64::from(SUBPIXELS);
    (pixels(x), pixels(y))
}

fn drawn<S: BackendStyle>(path: impl IntoIterator<Item = BackendCoord>, style: &S) -> Drawn {
    let BackendColor { alpha, rgb } = style.color();
    Drawn {
        pixels: path.into_iter().map(pixel).collect(),
        color: RGBColor(rgb.0, rgb.1, rgb.2),
        alpha,
    }
}

impl DrawingBackend for Recording {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (0, 0)
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
        style: &S,
    ) -> Recorded {
        self.lines.push(drawn(path, style));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Recorded {
        self.polygons.push(drawn(corners, style));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        _: u32,
        style: &S,
        _: bool,
    ) -> Recorded {
        self.discs.push(drawn([center], style));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, _: &S, at: BackendCoord) -> Recorded {
        self.texts.push((text.into(), pixel(at)));
        Ok(())
    }
}

impl Surface for Recording {
    type Backend = Self;

    fn backend(&mut self) -> &mut Self {
        self
    }
}

impl Recording {
    fn of(size: Size, draw: impl FnOnce(&mut Pen<'_>) -> DrawResult) -> Self {
        let mut recording = Self::default();
        assert_eq!(draw(&mut Pen::new(&mut recording, size)), Ok(()));
        recording
    }

    /// The middles of the diamonds in a colour.
    fn diamonds(&self, color: RGBColor) -> Vec<Pixel> {
        let opaque = self.polygons.iter().filter(|polygon| {
            polygon.color == color && polygon.alpha >= 1.0 && polygon.pixels.len() == 4
        });
        opaque
            .map(|diamond| (diamond.pixels[0].0, diamond.pixels[1].1))
            .collect()
    }

    /// The translucent polygons.
    fn squares(&self) -> Vec<&[Pixel]> {
        let translucent = self.polygons.iter().filter(|polygon| polygon.alpha < 1.0);
        translucent.map(|square| &square.pixels[..]).collect()
    }

    /// The vertical lines in the colour of the predictions.
    fn errors(&self) -> Vec<[Pixel; 2]> {
        let ends = self.lines.iter().filter_map(|line| match line.pixels[..] {
            [from, to] if line.color == COLORS.prediction && from.0 == to.0 => Some([from, to]),
            _ => None,
        });
        // The edges of the squares are not errors.
        let squares = self.squares();
        let is_edge = |end: Pixel| squares.iter().any(|square| square[1].0 == end.0);
        ends.filter(|[from, _]| !is_edge(*from)).collect()
    }

    /// The shafts and tips of the arrows.
    fn arrows(&self) -> Vec<(Pixel, Pixel)> {
        let heads = self.polygons.iter().filter(|polygon| {
            polygon.color == COLORS.point && polygon.alpha >= 1.0 && polygon.pixels.len() == 3
        });
        let shafts = self.lines.iter().filter(|line| line.color == COLORS.point);
        let tips = heads.map(|head| head.pixels[0]);
        shafts.map(|line| line.pixels[0]).zip(tips).collect()
    }
}

/// What the dynamic layer of the data and the model draws.
fn picture(fit: &Fit, size: Size) -> Recording {
    let map = scene::viewport(fit, size);
    Recording::of(size, |pen| scene::draw_dynamic(fit, pen, &map, &COLORS))
}

/// What is drawn over the axes of the loss.
fn loss_picture(fit: &Fit) -> (Viewport, Recording) {
    let map = charts::loss_viewport(fit, SIZE);
    let recording = Recording::of(SIZE, |pen| charts::draw_loss(fit, pen, &map, &COLORS));
    (map, recording)
}

/// The walk of the notebook's first round at a stage.
fn walk(stage: Stage) -> Fit {
    let mut fit = Fit::default();
    fit.set_view(View::Walk);
    fit.set_stage(stage);
    fit
}

/// The pixels of the predictions with these parameters, inside the plot or not.
fn predictions(fit: &Fit, params: &[f64]) -> Vec<Pixel> {
    let (map, time) = (scene::viewport(fit, SIZE), &fit.data().time);
    let preds = fit.problem().predict(time, params);
    let pairs = time.iter().zip(preds);
    pairs
        .map(|(time, pred)| map.pixel_from_data(*time, pred))
        .collect()
}

fn is_near((x, y): Pixel, other: Pixel) -> bool {
    (x - other.0).abs() <= EXACT && (y - other.1).abs() <= EXACT
}

fn assert_near(found: &[Pixel], expected: &[Pixel], what: &str) {
    let near = found
        .iter()
        .zip(expected)
        .all(|(one, other)| is_near(*one, *other));
    assert!(
        near && found.len() == expected.len(),
        "{what}: {found:?}, not {expected:?}"
    );
}

// Guards against a stage that looks like another, or is described as another.
#[test]
fn each_stage_has_a_picture_and_a_description_of_its_own() {
    let stages = Stage::ALL.iter().map(|stage| walk(*stage));
    let seen: Vec<_> = stages
        .map(|fit| (picture(&fit, SIZE), scene::describe(&fit), fit.stage()))
        .collect();
    for (k, (one, said, stage)) in seen.iter().enumerate() {
        for (other, also_said, also) in &seen[k + 1..] {
            assert_ne!(one, other, "{stage:?} and {also:?}");
            assert_ne!(said, also_said, "{stage:?} and {also:?}");
        }
    }
    let mut fit = Fit::default();
    fit.set_stage(Stage::Loss);
    let other = scene::describe(&fit);
    assert!(
        seen.iter().all(|(_, said, _)| *said != other),
        "{other}: not in the walk"
    );
    assert_eq!(
        picture(&fit, SIZE),
        picture(&Fit::default(), SIZE),
        "nor drawn"
    );
}

// Guards against an answer before its question: predictions before they are made, errors before they
// are measured.
#[test]
fn the_predictions_appear_at_their_stage_and_the_errors_at_the_next() {
    let fit = walk(Stage::Initialise);
    let start = picture(&fit, SIZE);
    assert_eq!(start.diamonds(COLORS.prediction), [], "no predictions yet");
    assert_eq!(start.errors(), [] as [[Pixel; 2]; 0], "no errors yet");
    let curve: Vec<&Drawn> = start
        .lines
        .iter()
        .filter(|line| line.color == COLORS.prediction)
        .collect();
    assert!(
        curve.len() > 10 && curve.iter().all(|dash| dash.alpha < 1.0),
        "a faint, dashed curve"
    );

    let fit = walk(Stage::Predict);
    let predicted = picture(&fit, SIZE);
    let expected = predictions(&fit, fit.params());
    assert_eq!(expected.len(), 20, "one for each time");
    assert_near(
        &predicted.diamonds(COLORS.prediction),
        &expected,
        "predictions",
    );
    assert_eq!(predicted.errors(), [] as [[Pixel; 2]; 0], "no errors yet");

    let errors = picture(&walk(Stage::Loss), SIZE).errors();
    assert_eq!(errors.len(), 20, "the errors, at the loss");
}

// Guards against squares of another size than the error's, or bent by the axes' scales.
#[test]
fn the_loss_has_a_true_square_on_each_error() {
    let fit = walk(Stage::Loss);
    let map = scene::viewport(&fit, SIZE);
    let seen = picture(&fit, SIZE);
    let squares = seen.squares();
    assert_eq!(squares.len(), 20, "one for each error");
    let data = fit.data().time.iter().zip(&fit.data().speed);
    let data = data.map(|(time, speed)| map.pixel_from_data(*time, *speed));
    let ends = data.zip(predictions(&fit, fit.params()));
    for (square, ((x, speed), (_, pred))) in squares.into_iter().zip(ends) {
        let error = (pred - speed).abs();
        assert!(
            is_near(square[0], (x, speed)),
            "it begins at the measurement"
        );
        let (wide, high) = (
            (square[2].0 - square[0].0).abs(),
            (square[2].1 - square[0].1).abs(),
        );
        assert!(
            (wide - error).abs() <= 2.0 * EXACT,
            "{wide} wide, not {error}"
        );
        assert!(
            (high - error).abs() <= 2.0 * EXACT,
            "{high} high, not {error}"
        );
        assert!(
            square
                .iter()
                .all(|(x, _)| (map.left..=map.right).contains(x)),
            "where there is room"
        );
    }
    let mut fit = fit;
    fit.set_loss_kind(Loss::Mae);
    fit.set_stage(Stage::Loss);
    let absolute = picture(&fit, SIZE);
    assert_eq!(absolute.squares().len(), 0, "nothing is squared");
    assert_eq!(absolute.errors().len(), 20, "the errors alone");
}

// Guards against squares and arrows over the axes where the predictions are beyond the plot.
#[test]
fn what_is_beyond_the_plot_is_clipped_to_its_frame() {
    let mut fit = walk(Stage::Initialise);
    fit.set_model("a*t**3 + b*t**2 + c*t + d").expect("a model");
    for stage in [Stage::Predict, Stage::Loss, Stage::Step] {
        fit.set_stage(stage);
        let (map, seen) = (scene::viewport(&fit, SIZE), picture(&fit, SIZE));
        // The marks on the edge extend beyond it.
        let (wide, shapes) = (5.0, seen.lines.iter().chain(&seen.polygons));
        for (x, y) in shapes.flat_map(|shape| &shape.pixels) {
            let across = (map.left - wide..=map.right + wide).contains(x);
            let down = (map.top - wide..=map.bottom + wide).contains(y);
            assert!(across && down, "{stage:?}: {x}, {y}");
        }
    }
    fit.set_stage(Stage::Loss);
    assert_eq!(
        picture(&fit, SIZE).squares().len(),
        20,
        "clipped, not left out"
    );
}

/// The tangents that are drawn, as lines of a panel.
fn tangents(seen: &Recording) -> Vec<&[Pixel]> {
    let lines = seen
        .lines
        .iter()
        .filter(|line| line.color == COLORS.gradient);
    lines.map(|line| &line.pixels[..]).collect()
}

/// Asserts that a panel's graph has the panel's slope at its point.
fn assert_tangent(panel: &SlopePanel) {
    let (at, (before, after)) = (panel.graph.len() / 2, (11, 13));
    assert_eq!(at, 12, "the point is the middle one");
    let (param, loss) = panel.at;
    assert!(
        (panel.graph[at].1 - loss).abs() <= 1e-9 * loss,
        "through the point"
    );
    // Exact for a parabola.
    let rise = panel.graph[after].1 - panel.graph[before].1;
    let slope = rise / (panel.graph[after].0 - panel.graph[before].0);
    let scale = loss / (panel.map.x.high() - param);
    assert!(
        (slope - panel.slope).abs() <= 1e-6 * scale,
        "{slope}, not {}",
        panel.slope
    );
}

// Guards against a tangent with another slope than the gradient's, or at another loss.
#[test]
fn the_gradient_has_a_panel_for_each_parameter_with_its_slope_as_a_tangent() {
    for (steps, batch) in [(0, 0), (1, 0), (40, 0), (3, 6)] {
        let mut fit = walk(Stage::Initialise);
        fit.change(|regression| regression.set_batch(batch));
        fit.drive(|descent| descent.step(steps));
        if steps > 0 {
            fit.walk();
            fit.walk();
        }
        fit.set_stage(Stage::Gradient);
        assert_eq!((fit.stage(), fit.walk_step()), (Stage::Gradient, steps));
        let panels = panels(&fit, SIZE);
        let slopes: Vec<f64> = panels.iter().map(|panel| panel.slope).collect();
        assert_eq!(slopes, fit.grad(), "the slopes are the gradient");
        let seen = picture(&fit, SIZE);
        let tangents = tangents(&seen);
        assert_eq!(tangents.len(), 3, "one for each parameter");
        for (panel, tangent) in panels.iter().zip(tangents) {
            assert_tangent(panel);
            let (map, (param, loss)) = (&panel.map, panel.at);
            for end in tangent {
                let (value, _) = map.data_from_pixel(end.0, end.1);
                let there = map.pixel_from_data(value, loss + panel.slope * (value - param));
                // Half a unit of the pen across, too, which is as much up at this slope.
                let off = (end.1 - there.1).abs();
                assert!(
                    off <= 3.0 * EXACT,
                    "steps {steps}: {end:?} is {off} off the tangent"
                );
            }
            let point = map.pixel_from_data(param, loss);
            let discs = seen.discs.iter().filter(|disc| disc.color == COLORS.point);
            let is_point = |disc: &Drawn| is_near(disc.pixels[0], point);
            assert!(discs.into_iter().any(is_point), "the point is drawn");
        }
        let first = seen
            .texts
            .iter()
            .filter(|(text, _)| text.starts_with("slope "));
        assert_eq!(first.count(), 3, "the slopes are written");
    }
}

// Guards against panels that run into each other or into the plot above, and against as many as
// nobody can read.
#[test]
fn the_panels_have_room_on_every_screen() {
    for (formula, width, count) in [
        ("a*t + b", 640.0, 2),
        ("a*t**2 + b*t + c", 640.0, 3),
        ("a*t**2 + b*t + c", 260.0, 3),
        ("a*t + b + c*sin(t) + d*cos(t) + f*t**2 + g*t**3", 640.0, 6),
        ("a*t + b + c*sin(t) + d*cos(t) + f*t**2 + g*t**3", 330.0, 3),
    ] {
        let mut fit = walk(Stage::Initialise);
        fit.set_model(formula).expect("a model");
        fit.set_stage(Stage::Gradient);
        let size = Size {
            width,
            height: (0.85 * width).min(400.0),
        };
        let (above, panels) = (scene::viewport(&fit, size), panels(&fit, size));
        assert_eq!(panels.len(), count, "{formula} at {width}");
        let mut end = 0.0;
        for panel in &panels {
            let map = &panel.map;
            assert!(map.left > end + 10.0 && map.right <= width, "side by side");
            assert!(map.right - map.left > 40.0, "wide enough");
            assert!(map.top > above.bottom + 44.0, "below the numbers of time");
            assert!(
                map.bottom - map.top > 30.0 && map.bottom < size.height,
                "high enough"
            );
            end = map.right;
        }
        assert!(above.bottom - above.top > 40.0, "room for the data");
    }
}

// Guards against panels that never end, or are not drawn, where a slope or the loss is 0, or nothing
// is finite.
#[test]
fn the_slopes_of_a_perfect_fit_and_of_none_can_be_drawn() {
    for (params, count) in [([0.0, 2.0, 1.0], 3), ([1e200, 1e200, 1e200], 0)] {
        let mut fit = walk(Stage::Initialise);
        fit.set_data(Dataset {
            time: vec![0.0, 1.0, 2.0, 3.0],
            speed: vec![1.0, 3.0, 5.0, 7.0],
        });
        fit.set_start(&params);
        fit.set_stage(Stage::Gradient);
        let seen = picture(&fit, SIZE);
        let titles = seen
            .texts
            .iter()
            .filter(|(text, _)| text.starts_with("slope "));
        assert_eq!(titles.count(), count, "{params:?}");
    }
}

// Guards against arrows between other predictions than the old and the new.
#[test]
fn the_step_has_arrows_from_the_old_predictions_to_the_new() {
    let fit = walk(Stage::Step);
    let at = |step| fit.descent().training().at(step).params;
    let (old, new) = (predictions(&fit, at(0)), predictions(&fit, at(1)));
    let seen = picture(&fit, SIZE);
    // Shorter arrows have no heads.
    let long: Vec<_> = old
        .iter()
        .zip(&new)
        .filter(|(old, new)| (old.1 - new.1).abs() > 6.5)
        .collect();
    let arrows = seen.arrows();
    assert!(long.len() > 12, "most are long: {long:?}");
    let shafts = seen.lines.iter().filter(|line| line.color == COLORS.point);
    let shafts: Vec<Pixel> = shafts.map(|line| line.pixels[0]).collect();
    assert_near(&shafts, &old, "one from each old prediction");
    let tips: Vec<Pixel> = seen
        .polygons
        .iter()
        .filter(|polygon| polygon.pixels.len() == 3)
        .map(|head| head.pixels[0])
        .collect();
    let expected: Vec<Pixel> = long.iter().map(|(_, new)| **new).collect();
    assert_near(&tips, &expected, "to each new one");
    assert_eq!(arrows.len(), tips.len(), "in the colour of what moves");
    assert_near(
        &seen.diamonds(COLORS.prediction),
        &new,
        "the new predictions",
    );
}

// Guards against a loss in the chart before it is computed, and a step without its arrow.
#[test]
fn the_chart_of_the_loss_follows_the_walk() {
    for stage in [Stage::Initialise, Stage::Predict] {
        let (_, seen) = loss_picture(&walk(stage));
        assert_eq!(seen.discs, [], "{stage:?}: no loss yet");
    }
    let fit = walk(Stage::Loss);
    let (map, seen) = loss_picture(&fit);
    let at = map.pixel_from_data(0.0, fit.loss());
    let last = seen.discs.last().expect("the loss");
    assert!(
        is_near(last.pixels[0], at) && last.color == COLORS.point,
        "{last:?}"
    );
    assert!(seen.arrows().is_empty(), "no step yet");

    let fit = walk(Stage::Step);
    let (map, seen) = loss_picture(&fit);
    let [old, new] = [0, 1].map(|step| map.pixel_from_data(step as f64, fit.losses()[step]));
    let [(from, tip)] = seen.arrows()[..] else {
        panic!("one arrow: {seen:?}");
    };
    assert!(is_near(from, old), "from the old loss");
    let gap = (new.0 - tip.0).hypot(new.1 - tip.1);
    assert!((gap - 7.0).abs() < 0.1, "to the disc of the new one: {gap}");
    let (_, seen) = loss_picture(&walk(Stage::Repeat));
    assert!(seen.arrows().is_empty(), "the step is over");
}

// Guards against a frame that takes as long as there are data.
#[test]
fn many_data_have_few_marks() {
    let time: Vec<f64> = (0..5000).map(|k| f64::from(k) / 250.0).collect();
    let speed = time.iter().map(|t| t * t).collect();
    let mut fit = walk(Stage::Initialise);
    fit.set_data(Dataset { time, speed });
    for stage in Stage::ALL {
        fit.set_stage(*stage);
        let seen = picture(&fit, SIZE);
        let marks = seen.polygons.len() + seen.discs.len() + seen.lines.len();
        assert!(marks < 300, "{stage:?}: {marks}");
        let diamonds = seen.diamonds(COLORS.prediction).len();
        let shown = matches!(stage, Stage::Predict | Stage::Loss | Stage::Step);
        assert_eq!(diamonds > 10, shown, "{stage:?}: {diamonds} predictions");
    }
}
