//! What the walk draws at each stage, as it reaches a backend.

mod recording;
mod slopes;

use downhill::figures::fit::state::Fit;
use downhill::figures::fit::state::stage::Stage;
use downhill::figures::fit::state::view::View;
use downhill::figures::fit::{charts, scene};
use downhill::numeric::dataset::Dataset;
use downhill::numeric::descent::Descends;
use downhill::numeric::loss::Loss;
use downhill::plot::palette::Palette;
use downhill::plot::pen::{Pixel, SUBPIXELS};
use downhill::plot::viewport::{Size, Viewport};
use recording::{Drawn, Recording};

const COLORS: Palette = Palette::LIGHT;
const SIZE: Size = Size {
    width: 640.0,
    height: 400.0,
};
/// The distance of a pixel from the pen's nearest one.
const EXACT: f64 = 0.5 / SUBPIXELS as f64 + 1e-9;

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
