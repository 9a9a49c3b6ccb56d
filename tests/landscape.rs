//! The landscape: its path is the training's, its start is dragged, its settings lead to it.

mod with_settings;

use downhill::figures::Figure;
use downhill::figures::landscape::settings::TABLE;
use downhill::figures::landscape::state::Landscape;
use downhill::figures::landscape::state::height_grid::Bounds;
use downhill::numeric::descent::Descends;
use downhill::numeric::optimizer::{Method, Optimizer};
use downhill::numeric::regression::HasRegression;
use downhill::numeric::steps::Steps;
use downhill::numeric::training::{Objective, Rules, Training};
use downhill::settings::common::FigureState;
use downhill::settings::{apply, differing};
use with_settings::figure;

const ROSENBROCK: &str = "(1 - x)**2 + 100*(y - x**2)**2";

fn landscape(given: &[(&str, &str)]) -> Landscape {
    figure(given).state
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
        let regression = fit.regression();
        let problem = regression.problem();
        let mut training = problem.training(problem.initial(), regression.stop(), optimizer, 0);
        let square = Objective::record(2, |_, p| {
            (p[0] - 1.0).powi(2) + (p[1] - p[0].powi(2)).powi(2) * 100.0
        });
        let mut own = Training::new(square, &[-1.2, 1.0], Rules::default());
        own.set_optimizer(optimizer, None);
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
    let inside = |area: Bounds, (x, y): (f64, f64)| {
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
            if let Some(lowest) = landscape.minima().first() {
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
        let first = figure(given);
        let settings = differing(TABLE, &first);
        let mut again = FigureState::<Landscape>::default();
        let owned: Vec<_> = settings
            .iter()
            .map(|(name, text)| (String::from(*name), text.clone()))
            .collect();
        assert_eq!(
            apply(TABLE, &mut again, &owned),
            [],
            "{settings:?} is usable"
        );
        let numbers = |shown: &FigureState<Landscape>| format!("{:?}", shown.state.snapshot());
        assert_eq!(numbers(&again), numbers(&first), "{settings:?}");
        assert_eq!(again.state.area(), first.state.area(), "{settings:?}");
    }
}

// Guards against a function that forgets the run of the fit, and against rates of the other.
#[test]
fn a_function_and_the_fit_keep_their_own_runs() {
    let mut both = figure::<Landscape>(&[("step", "10")]);
    let fit = both.state.snapshot();
    let set = |both: &mut FigureState<Landscape>, name: &str, text: &str| {
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
    let mut shown = figure::<Landscape>(&[("step", "3")]);
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
        ("f", "x + z", "a formula in x and y"),
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
