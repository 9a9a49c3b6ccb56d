//! The landscape: its contours lie on the ground, its path is the training's, its planes are planes.

use downhill::figures::Figure;
use downhill::figures::fields::Datum;
use downhill::figures::landscape::relief::Area;
use downhill::figures::landscape::settings::TABLE;
use downhill::figures::landscape::state::Landscape;
use downhill::numeric::descent::Descends;
use downhill::numeric::fitting::Fits;
use downhill::numeric::optimizer::{Method, Optimizer};
use downhill::numeric::steps::Steps;
use downhill::numeric::training::{Objective, Rules, Training};
use downhill::plot::contours::Grid;
use downhill::plot::levels::Levels;
use downhill::settings::common::Shown;
use downhill::settings::{apply, differing};

const ROSENBROCK: &str = "(1 - x)**2 + 100*(y - x**2)**2";

fn shown(given: &[(&str, &str)]) -> Shown<Landscape> {
    let mut shown = Shown::default();
    let owned = |(name, text): &(&str, &str)| (String::from(*name), String::from(*text));
    let given: Vec<_> = given.iter().map(owned).collect();
    assert_eq!(apply(TABLE, &mut shown, &given), [], "all is usable");
    shown
}

fn landscape(given: &[(&str, &str)]) -> Landscape {
    shown(given).state
}

/// The contours of an area with their levels, in the coordinates of the plane.
fn contours(landscape: &Landscape, area: Area) -> Vec<(f64, Vec<(f64, f64)>)> {
    landscape.refine(area, &mut || true);
    let (columns, heights) = landscape.with_relief(area, |relief| relief.heights());
    let Some(levels) = Levels::of(&heights) else {
        return Vec::new();
    };
    let spread: Vec<f64> = heights
        .iter()
        .map(|height| levels.spread(*height))
        .collect();
    let grid = Grid {
        columns,
        heights: &spread,
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
        for line in grid.lines(levels.spread(level)) {
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
            let mut objective = landscape.fitting().problem().objective();
            let sheet = landscape.sheet();
            for at in [(0.1, -2.0), (-0.4, 30.0), landscape.point()] {
                let params = sheet.params(at);
                let expected = objective.loss(&params);
                let height = landscape.height(at);
                assert!(
                    height == expected,
                    "{plane}, {rest}: {height}, not {expected}"
                );
                let (x, y) = sheet.coordinates(&params);
                let off = (x - at.0).hypot(y - at.1);
                assert!(
                    off < 1e-9,
                    "{plane}, {rest}: {at:?} comes back as {:?}",
                    (x, y)
                );
            }
            let [right, up] = &sheet.directions;
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
            .sheet()
            .origin[2]
    };
    let run = landscape(&[("step", "7")]);
    let best = run.fitting().optimum().expect("a quadratic has one").params[2];
    assert!((c("best") - best).abs() < 1e-9, "as in the best fit");
    assert_eq!(c("start"), run.fitting().start()[2], "as at the start");
    assert_eq!(c("follow"), run.now().params[2], "as at this step");
    let moved = landscape(&[
        ("plane", "b,a"),
        ("rest", "follow"),
        ("step", "7"),
        ("at", "2"),
    ]);
    let looked_at = moved.descent().training().at(2).params;
    assert_eq!(moved.point(), (looked_at[1], looked_at[0]), "b, then a");
    assert_eq!(moved.sheet().origin[2], looked_at[2], "as it looks back");
}

// Guards against a path that is drawn and never walked.
#[test]
fn the_path_is_that_of_the_training() {
    for (index, &method) in Method::ALL.iter().enumerate() {
        let name = Method::NAMES[index];
        let given = [
            ("plane", "a,c"),
            ("optimizer", name),
            ("lr", "1e-5"),
            ("step", "25"),
        ];
        let fit = landscape(&given);
        let optimizer = Optimizer {
            method,
            ..Optimizer::default()
        };
        let fitting = fit.fitting();
        let problem = fitting.problem();
        let mut training = problem.training(problem.initial(), fitting.stop(), optimizer, 0);
        let square = Objective::record(2, |_, p| {
            (p[0] - 1.0).powi(2) + (p[1] - p[0].powi(2)).powi(2) * 100.0
        });
        let mut own = Training::new(square, &[-1.2, 1.0], Rules::default());
        own.set_method(optimizer, None);
        let function = landscape(&[
            ("f", ROSENBROCK),
            ("optimizer", name),
            ("start", "-1.2, 1"),
            ("lr", "1e-4"),
            ("step", "25"),
        ]);
        for step in 0..=25 {
            let params = training.at(step).params;
            assert_eq!(fit.at(step), (params[0], params[2]), "{name}, step {step}");
            let params = own.at(step).params;
            let (x, y) = function.at(step);
            let off = (x - params[0]).hypot(y - params[1]);
            assert!(
                off < 1e-12,
                "{name}, step {step}: {:?}, not {params:?}",
                (x, y)
            );
            training.step(1e-5);
            own.step(1e-4);
        }
    }
}

// Guards against a lowest place that is none, and against one that is overlooked.
#[test]
fn the_lowest_places_are_where_the_ground_is_lowest() {
    let places = |formula: &str| {
        let landscape = landscape(&[("f", formula)]);
        let lowest = landscape.lowest().iter();
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
            let [lowest] = landscape.lowest() else {
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
    let least = best.fitting().optimum().expect("a quadratic has one").loss;
    let found = best.lowest()[0].loss;
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
        let bends = &landscape.lowest()[0].bends;
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
    let mut sizes = vec![sliced.with_relief(area, |relief| relief.heights().0)];
    let mut slices = 0;
    while !sliced.is_refined(area) {
        let mut rows = 0;
        sliced.refine(area, &mut || {
            rows += 1;
            rows < 5
        });
        slices += 1;
        sizes.push(sliced.with_relief(area, |relief| relief.heights().0));
        assert!(slices < 1000, "it comes to an end");
    }
    assert!(slices > 20, "in slices: {slices}");
    sizes.dedup();
    assert_eq!(sizes, [17, 33, 65, 129], "coarse first, then finer");
    let heights = |of: &Landscape| of.with_relief(area, |relief| relief.heights().1);
    assert_eq!(heights(&sliced), heights(&whole), "the same heights");
    assert!(
        heights(&whole).iter().all(|height| height.is_finite()),
        "no holes"
    );
}

// Guards against a drag that loses the path, moves the picture under the hand, or cannot be undone.
#[test]
fn a_drag_keeps_as_many_steps_and_can_be_undone() {
    for given in [
        &[("step", "20"), ("plane", "a,b")][..],
        &[
            ("f", ROSENBROCK),
            ("step", "10@0.001 10@0.0005"),
            ("lr", "0.0005"),
        ],
    ] {
        let mut landscape = landscape(given);
        let before = landscape.snapshot();
        let area = landscape.area();
        landscape.grab();
        landscape.drag((area[0], area[3]));
        let steps = landscape.descent().training().steps();
        assert_eq!(landscape.area(), area, "the picture stays");
        assert_eq!(landscape.start(), (area[0], area[3]), "the start is there");
        assert!(
            steps == 20 || Descends::outcome(&landscape).is_some(),
            "{steps} steps follow"
        );
        landscape.drag((f64::MAX, -1e300));
        assert_eq!(
            landscape.start(),
            (area[1], area[2]),
            "held inside the picture"
        );
        landscape.drag((f64::NAN, 0.0));
        assert_eq!(
            landscape.start(),
            (area[1], area[2]),
            "what is no place moves nothing"
        );
        landscape.cancel_drag();
        assert_eq!(landscape.snapshot(), before, "all is as it was");
        assert_eq!(landscape.area(), area, "and the picture");
    }
}

// Guards against a start that lies outside the picture, or a picture that jumps at every step.
#[test]
fn the_picture_holds_start_path_and_minimum() {
    let inside = |area: Area, (x, y): (f64, f64)| {
        (area[0]..=area[1]).contains(&x) && (area[2]..=area[3]).contains(&y)
    };
    for given in [
        &[][..],
        &[("plane", "a,b"), ("rest", "best"), ("params", "3,40,-500")],
        &[("lr", "3.4e-5"), ("plane", "a,b")],
        &[("seed", "3"), ("standardise", "on"), ("lr", "0.3")],
        &[("f", "x*y"), ("start", "70,-3")],
        &[("loss", "mae"), ("plane", "b,c")],
        &[("model", "a*sin(b*t) + c"), ("plane", "b,c")],
    ] {
        let mut landscape = landscape(given);
        let mut areas = vec![landscape.area()];
        for _ in 0..30 {
            landscape.step(1);
            areas.push(landscape.area());
            let area = landscape.area();
            assert!(
                inside(area, landscape.start()),
                "{given:?}: the start in {area:?}"
            );
            let point = landscape.point();
            assert!(inside(area, point), "{given:?}: {point:?} in {area:?}");
            if let Some(lowest) = landscape.lowest().first() {
                assert!(inside(area, lowest.at), "{given:?}: the minimum");
            }
        }
        areas.dedup();
        assert!(areas.len() <= 4, "{given:?}: it seldom jumps: {areas:?}");
    }
}

// Guards against a link that leads to another landscape than the one it was copied from.
#[test]
fn the_settings_of_a_state_lead_to_it() {
    for given in [
        &[][..],
        &[
            ("plane", "b,c"),
            ("rest", "follow"),
            ("step", "9"),
            ("at", "4"),
        ],
        &[
            ("f", "x**2*y + y**2"),
            ("lr", "0.02"),
            ("start", "0.5,-0.25"),
            ("step", "12"),
        ],
        &[
            ("f", ROSENBROCK),
            ("optimizer", "adam"),
            ("lr", "0.01"),
            ("step", "50"),
        ],
        &[
            ("model", "u*t + v"),
            ("plane", "v,u"),
            ("params", "1,2"),
            ("equal", "on"),
        ],
        &[
            ("seed", "5"),
            ("optimizer", "nesterov"),
            ("momentum", "0.5"),
            ("batch", "4"),
            ("step", "6"),
        ],
        &[
            ("range", "-1,1,-20,20.5"),
            ("plane", "flat"),
            ("standardise", "on"),
            ("loss", "rmse"),
        ],
        &[
            ("data", "0 1_1 2_2 4_3 9"),
            ("plane", "steep"),
            ("rest", "best"),
            ("step", "3@1e-3 2"),
        ],
    ] {
        let first = shown(given);
        let settings = differing(TABLE, &first);
        let mut again = Shown::<Landscape>::default();
        let owned: Vec<_> = settings
            .iter()
            .map(|(name, text)| (String::from(*name), text.clone()))
            .collect();
        assert_eq!(
            apply(TABLE, &mut again, &owned),
            [],
            "{settings:?} is usable"
        );
        let numbers = |shown: &Shown<Landscape>| format!("{:?}", shown.state.snapshot());
        assert_eq!(numbers(&again), numbers(&first), "{settings:?}");
        assert_eq!(again.state.area(), first.state.area(), "{settings:?}");
    }
}

// Guards against a function that forgets the run of the fit, and against rates of the other.
#[test]
fn a_function_and_the_fit_keep_their_own_runs() {
    let mut both = shown(&[("step", "10")]);
    let fit = both.state.snapshot();
    let set = |both: &mut Shown<Landscape>, name: &str, text: &str| {
        assert_eq!(
            apply(TABLE, both, &[(name.into(), text.into())]),
            [],
            "{name}"
        );
    };
    set(&mut both, "f", ROSENBROCK);
    assert_eq!(both.state.start(), (-1.2, 1.0), "the example's start");
    assert_eq!(both.state.descent().learning_rate(), 0.001, "its rate");
    set(&mut both, "start", "0.5, 0.5");
    set(&mut both, "f", "x**2 + 3*y**2");
    assert_eq!(
        both.state.start(),
        (0.5, 0.5),
        "a start that was set stays while one types"
    );
    set(&mut both, "f", "fit");
    assert_eq!(
        both.state.snapshot(),
        fit,
        "the run of the fit is still there"
    );
}

// Guards against input that is taken for something else, or that loses what was there.
#[test]
fn what_cannot_be_had_is_named_and_changes_nothing() {
    let mut shown = shown(&[("step", "3")]);
    let before = shown.state.snapshot();
    for (name, text, said) in [
        (
            "plane",
            "a,q",
            "a,q are not both parameters of the model here",
        ),
        ("plane", "a,a", "or two parameters such as a,b"),
        ("plane", "deep", "one of: ravine, steep, flat"),
        ("range", "1,0,0,1", "left, right, below, above"),
        ("range", "0,1,2", "four numbers"),
        ("f", "x + z", "a formula of x and y"),
        ("f", "x +", "at character"),
        ("start", "1", "2 numbers"),
        ("rest", "worst", "one of: start, best, follow"),
        ("lr", "0", "a number from 1e-9 to 10"),
    ] {
        let complaints = apply(TABLE, &mut shown, &[(name.into(), text.into())]);
        assert_eq!(complaints.len(), 1, "{name}={text}");
        let line = complaints[0].to_string();
        assert!(line.contains(said), "{name}={text}: {line}");
        assert_eq!(
            shown.state.snapshot(),
            before,
            "{name}={text} changes nothing"
        );
    }
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
    let why = Descends::outcome(&saddle).expect("it has run off");
    assert!(why.contains("the way down has no end"), "{why}");
}
