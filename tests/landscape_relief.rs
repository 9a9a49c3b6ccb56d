//! The ground of the landscape: its contours lie on it, its planes are planes, its lowest places are
//! lowest.

mod with_settings;

use downhill::figures::Figure;
use downhill::figures::landscape::state::Landscape;
use downhill::figures::landscape::state::height_grid::Bounds;
use downhill::figures::shared::fields::Datum;
use downhill::numeric::descent::Descends;
use downhill::numeric::regression::HasRegression;
use downhill::numeric::steps::Steps;
use downhill::plot::contours::Grid;
use downhill::plot::levels::ContourLevels;
use with_settings::figure;

const ROSENBROCK: &str = "(1 - x)**2 + 100*(y - x**2)**2";

fn landscape(given: &[(&str, &str)]) -> Landscape {
    figure(given).state
}

/// The contours of an area with their levels, in the coordinates of the plane.
fn contours(landscape: &Landscape, area: Bounds) -> Vec<(f64, Vec<(f64, f64)>)> {
    landscape.refine(area, &mut || true);
    let (columns, heights) = landscape.with_height_grid(area, |height_grid| height_grid.heights());
    let Some(levels) = ContourLevels::of(&heights) else {
        return Vec::new();
    };
    let scaled: Vec<f64> = heights
        .iter()
        .map(|height| levels.asinh_scale(*height))
        .collect();
    let grid = Grid {
        columns,
        heights: &scaled,
    };
    let steps = (columns - 1) as f64;
    let [left, right, below, above] = area;
    let place = |(x, y): &(f64, f64)| {
        (
            left + (right - left) * x / steps,
            below + (above - below) * y / steps,
        )
    };
    let mut found = Vec::new();
    for level in levels.round() {
        for line in grid.lines(levels.asinh_scale(level)) {
            found.push((level, line.iter().map(place).collect()));
        }
    }
    found
}

// Guards against contours that are drawn beside the ground that they are of.
#[test]
fn contours_lie_where_the_function_has_their_height() {
    type Height = fn(f64, f64) -> f64;
    let functions: [(&str, Height); 4] = [
        (ROSENBROCK, |x, y| {
            (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2)
        }),
        ("x**2 - y**2", |x, y| x * x - y * y),
        ("(x**2 - 1)**2 + y**2", |x, y| (x * x - 1.0).powi(2) + y * y),
        ("x**2 + 10*y**2", |x, y| x * x + 10.0 * y * y),
    ];
    for (formula, height) in functions {
        let landscape = landscape(&[("f", formula)]);
        let [left, right, below, above] = landscape.area();
        // Half a step of the grid to either side of a point the ground passes the contour's height.
        let (dx, dy) = ((right - left) / 256.0, (above - below) / 256.0);
        let (mut points, mut lines) = (0, 0);
        for (level, line) in contours(&landscape, landscape.area()) {
            lines += 1;
            for (x, y) in line {
                let around = [(dx, 0.0), (-dx, 0.0), (0.0, dy), (0.0, -dy)];
                let heights = around.map(|(right, up)| height(x + right, y + up));
                let (low, high) = heights
                    .into_iter()
                    .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), height| {
                        (low.min(height), high.max(height))
                    });
                assert!(
                    (low..=high).contains(&level),
                    "{formula}: {level} at ({x}, {y}), where it goes from {low} to {high}"
                );
                points += 1;
            }
        }
        assert!(
            lines >= 4 && points > 300,
            "{formula}: {lines} lines of {points} points"
        );
    }
}

// Guards against heights of another plane than the one that is named.
#[test]
fn the_heights_of_a_fit_are_its_losses_in_the_plane() {
    for plane in ["a,b", "c,a", "b,c", "ravine", "steep", "flat"] {
        for rest in ["start", "best", "follow"] {
            let landscape = landscape(&[("plane", plane), ("rest", rest), ("step", "5")]);
            let mut objective = landscape.regression().problem().objective();
            let parameter_plane = landscape.parameter_plane();
            for at in [(0.1, -2.0), (-0.4, 30.0), landscape.point()] {
                let params = parameter_plane.params(at);
                let expected = objective.loss(&params);
                let height = landscape.height(at);
                assert!(
                    height == expected,
                    "{plane}, {rest}: {height}, not {expected}"
                );
                let (x, y) = parameter_plane.coordinates(&params);
                let off = (x - at.0).hypot(y - at.1);
                assert!(
                    off < 1e-9,
                    "{plane}, {rest}: {at:?} comes back as {:?}",
                    (x, y)
                );
            }
            let [right, up] = &parameter_plane.directions;
            let dot = |one: &[f64], other: &[f64]| -> f64 {
                one.iter().zip(other).map(|(a, b)| a * b).sum()
            };
            for (value, expected) in [
                (dot(right, right), 1.0),
                (dot(up, up), 1.0),
                (dot(right, up), 0.0),
            ] {
                let off: f64 = value - expected;
                assert!(off.abs() < 1e-12, "{plane}: {value}, not {expected}");
            }
        }
    }
}

// Guards against a plane whose rest is held elsewhere than it says.
#[test]
fn the_rest_is_held_where_it_is_said() {
    let c = |rest| {
        landscape(&[("plane", "a,b"), ("rest", rest), ("step", "7")])
            .parameter_plane()
            .origin[2]
    };
    let run = landscape(&[("step", "7")]);
    let best = run
        .regression()
        .optimum()
        .expect("a quadratic has one")
        .params[2];
    assert!((c("best") - best).abs() < 1e-9, "as in the best fit");
    assert_eq!(c("start"), run.regression().start()[2], "as at the start");
    assert_eq!(c("follow"), run.now().params[2], "as at this step");
    let moved = landscape(&[
        ("plane", "b,a"),
        ("rest", "follow"),
        ("step", "7"),
        ("at", "2"),
    ]);
    let looked_at = moved.descent().training().at(2).params;
    assert_eq!(moved.point(), (looked_at[1], looked_at[0]), "b, then a");
    assert_eq!(
        moved.parameter_plane().origin[2],
        looked_at[2],
        "as it looks back"
    );
}

// Guards against a lowest place that is none, and against one that is overlooked.
#[test]
fn the_lowest_places_are_where_the_ground_is_lowest() {
    let places = |formula: &str| {
        let landscape = landscape(&[("f", formula)]);
        let lowest = landscape.minima().iter();
        lowest.map(|lowest| lowest.at).collect::<Vec<_>>()
    };
    assert_eq!(places(ROSENBROCK), [(1.0, 1.0)], "Rosenbrock's");
    assert_eq!(places("x**2 - y**2"), [], "a saddle has none");
    let wells = places("(x**2 - 1)**2 + y**2");
    assert_eq!(wells.len(), 2, "two wells: {wells:?}");
    for (x, y) in wells {
        assert!((x.abs() - 1.0).abs() < 1e-6 && y.abs() < 1e-6, "({x}, {y})");
    }
    for plane in ["a,b", "a,c", "b,c", "ravine", "steep", "flat"] {
        for standardise in ["on", "off"] {
            let given = [("plane", plane), ("standardise", standardise)];
            let landscape = landscape(&given);
            let [lowest] = landscape.minima() else {
                panic!("{plane}: a bowl has one lowest place");
            };
            let (x, y) = lowest.at;
            let here = landscape.height(lowest.at);
            assert!(
                (here - lowest.loss).abs() < 1e-6 * here,
                "{plane}: the loss is {here}"
            );
            for turn in 0..16 {
                let angle = f64::from(turn) * 0.4;
                let beside = (x + 1e-2 * angle.cos(), y + 1e-2 * angle.sin());
                let height = landscape.height(beside);
                assert!(height >= here, "{plane}: {height} beside {here}");
            }
        }
    }
    let best = landscape(&[("plane", "a,b"), ("rest", "best")]);
    let least = best
        .regression()
        .optimum()
        .expect("a quadratic has one")
        .loss;
    let found = best.minima()[0].loss;
    assert!(
        (found - least).abs() < 1e-9,
        "{found}, not least squares' {least}"
    );
}

// Guards against a ravine that stays one when time is standardised, or that is none before.
#[test]
fn standardising_time_turns_the_ravine_into_a_bowl() {
    let condition = |standardise| {
        let landscape = landscape(&[("plane", "ravine"), ("standardise", standardise)]);
        let bends = &landscape.minima()[0].curvature;
        let [left, right, below, above] = landscape.area();
        let shape = (above - below) / (right - left);
        (bends.condition_number().expect("a bowl"), shape)
    };
    let ((ravine, narrow), (bowl, wide)) = (condition("off"), condition("on"));
    assert!(
        (ravine / 218_451.0 - 1.0).abs() < 1e-3,
        "the ravine has {ravine}"
    );
    assert!((bowl - 7.7).abs() < 0.1, "the bowl has {bowl}");
    // What an ellipse would look like in a square plot: as long as this times its width.
    let long = |condition: f64, shape: f64| condition.sqrt() / shape;
    assert!(
        long(ravine, narrow) > 3.0,
        "a ravine looks long: {}",
        long(ravine, narrow)
    );
    assert!(
        long(bowl, wide) < 2.0,
        "a bowl looks round: {}",
        long(bowl, wide)
    );
}

// Guards against slices that leave holes, ask twice, or end elsewhere than all at once.
#[test]
fn slices_come_to_the_same_heights_as_all_at_once() {
    let (whole, sliced) = (
        landscape(&[("f", ROSENBROCK)]),
        landscape(&[("f", ROSENBROCK)]),
    );
    let area = whole.area();
    whole.refine(area, &mut || true);
    let mut sizes = vec![sliced.with_height_grid(area, |height_grid| height_grid.heights().0)];
    let mut slices = 0;
    while !sliced.is_refined(area) {
        let mut rows = 0;
        sliced.refine(area, &mut || {
            rows += 1;
            rows < 5
        });
        slices += 1;
        sizes.push(sliced.with_height_grid(area, |height_grid| height_grid.heights().0));
        assert!(slices < 1000, "it comes to an end");
    }
    assert!(slices > 20, "in slices: {slices}");
    sizes.dedup();
    assert_eq!(sizes, [17, 33, 65, 129], "coarse first, then finer");
    let heights = |of: &Landscape| of.with_height_grid(area, |height_grid| height_grid.heights().1);
    assert_eq!(heights(&sliced), heights(&whole), "the same heights");
    assert!(
        heights(&whole).iter().all(|height| height.is_finite()),
        "no holes"
    );
}

// Guards against a model, a loss or a function for which the picture has no ground to stand on.
#[test]
fn every_model_and_function_has_a_picture_or_says_why_not() {
    for given in [
        &[("model", "k")][..],
        &[("model", "p*t")],
        &[("model", "a*sin(b*t) + c"), ("plane", "ravine")],
        &[
            ("model", "a + b*t + c*t**2 + d*t**3 + e1*t**4 + g*t**5"),
            ("plane", "flat"),
        ],
        &[("model", "log(a*t) + b")],
        &[("loss", "mae")],
        &[("data", "0 1_1 1_2 1")],
        &[("f", "1")],
        &[("f", "log(x) + sqrt(y)")],
        &[("f", "1/(x*y)")],
        &[("f", "exp(x*y*99)")],
        &[("f", "abs(x) + abs(y)")],
    ] {
        let mut landscape = landscape(given);
        landscape.step(20);
        let area = landscape.area();
        assert!(
            area.iter().all(|end| end.is_finite()),
            "{given:?}: {area:?}"
        );
        assert!(
            area[0] < area[1] && area[2] < area[3],
            "{given:?}: {area:?}"
        );
        for (level, line) in contours(&landscape, area) {
            let finite = line.iter().all(|(x, y)| x.is_finite() && y.is_finite());
            assert!(finite, "{given:?}: the contour of {level}");
        }
        let Some((_, Datum::Numbers(losses))) = landscape
            .snapshot()
            .into_iter()
            .find(|(name, _)| *name == "losses")
        else {
            panic!("a state has losses");
        };
        assert!(!losses.is_empty(), "{given:?}");
    }
    let mut saddle = landscape(&[("f", "x**2 - y**2")]);
    saddle.step(1000);
    let why = Descends::outcome(&saddle)
        .expect("it has run off")
        .to_string();
    assert!(why.contains("the way down has no end"), "{why}");
}
