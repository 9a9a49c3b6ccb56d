//! The panels of the stage "Gradient": the loss over each parameter, with its slope.

use downhill::figures::fit::scene::slopes::{SlopePanel, panels};
use downhill::figures::fit::state::stage::Stage;
use downhill::numeric::dataset::Dataset;
use downhill::numeric::descent::Descends;
use downhill::numeric::regression::HasRegression;
use downhill::plot::pen::Pixel;
use downhill::plot::viewport::Size;

use super::recording::{Drawn, Recording};
use super::{COLORS, EXACT, SIZE, is_near, picture, scene, walk};

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
