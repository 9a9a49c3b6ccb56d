//! How a run ended: the kind of its outcome, in words, for scripts and in the plot.

mod with_settings;

use downhill::figures::Figure;
use downhill::figures::autograd::state::Autograd;
use downhill::figures::curve::scene as curve_scene;
use downhill::figures::curve::state::Curve;
use downhill::figures::fit::state::Fit;
use downhill::figures::landscape::scene as landscape_scene;
use downhill::figures::landscape::state::Landscape;
use downhill::figures::shared::fields::{Datum, OUTCOMES};
use downhill::numeric::descent::Descends;
use downhill::numeric::outcome::OutcomeKind;
use downhill::numeric::steps::Steps;
use downhill::plot::palette::Palette;
use downhill::plot::pen::SUBPIXELS;
use downhill::plot::svg::svg;
use downhill::plot::viewport::Size;
use with_settings::figure;

/// The outcome of a figure that takes steps until it ends, as scripts read it, and in words.
fn ended<S: Figure + Descends>(settings: &[(&str, &str)]) -> (String, String) {
    let mut state: S = figure(settings).state;
    state.drive(
        |descent| {
            while descent.training().termination().is_none() && descent.step(1) > 0 {}
        },
    );
    let said = Steps::outcome(&state).map_or(String::new(), |outcome| outcome.to_string());
    (field(&state), said)
}

/// The field `outcome` of the state.
fn field(state: &impl Figure) -> String {
    let fields = state.snapshot();
    let outcome = fields.into_iter().find(|(name, _)| *name == "outcome");
    match outcome {
        Some((_, Datum::Text(text))) => text,
        other => panic!("{other:?}"),
    }
}

// Guards against a place that counts as a minimum and is none, and against two words for one end.
#[test]
fn arriving_and_being_stuck_are_two_ends_in_every_figure() {
    type Ended = fn(&[(&str, &str)]) -> (String, String);
    let (curve, landscape, fit): (Ended, Ended, Ended) =
        (ended::<Curve>, ended::<Landscape>, ended::<Fit>);
    for (run, settings, kind, word) in [
        (curve, &[("f", "x**2")][..], "arrived", "Converged after "),
        (
            curve,
            &[("f", "x**3"), ("start", "0")],
            "stuck",
            "Stalled: ",
        ),
        (
            curve,
            &[("f", "-x**2"), ("start", "0")],
            "stuck",
            "Stalled: ",
        ),
        (
            curve,
            &[("f", "relu(x)"), ("start", "-1")],
            "stuck",
            "Stalled: ",
        ),
        (curve, &[("lr", "1.5")], "diverged", "Diverged at step "),
        (curve, &[("f", "log(x)")], "undefined", "Undefined: "),
        (
            landscape,
            &[("f", "x**2 + y**2"), ("lr", "0.1")],
            "arrived",
            "Converged after ",
        ),
        (
            landscape,
            &[("f", "x**4 + y**4"), ("lr", "0.4")],
            "arrived",
            "Converged after ",
        ),
        (
            landscape,
            &[("f", "(x + y)**2"), ("lr", "0.1"), ("start", "1,1")],
            "arrived",
            "Converged after ",
        ),
        (
            landscape,
            &[("f", "x**2 - y**2"), ("start", "1,0")],
            "stuck",
            "Stalled after ",
        ),
        // The way down is narrow: it lies along no axis and no diagonal.
        (
            landscape,
            &[
                ("f", "100*(x - 0.7*y)**2 - 0.01*(0.7*x + y)**2"),
                ("start", "0,0"),
            ],
            "stuck",
            "Stalled at ",
        ),
        (
            landscape,
            &[("f", "x**3 + y**2"), ("lr", "0.2"), ("start", "1,1")],
            "stuck",
            "Stalled after ",
        ),
        (
            landscape,
            &[("f", "1 - exp(-x**2 - y**2)"), ("start", "9,9")],
            "stuck",
            "Stalled at ",
        ),
        (
            landscape,
            &[("f", "log(x) + y")],
            "undefined",
            "Undefined: the function has no value at this start.",
        ),
        (
            landscape,
            &[("f", "sqrt(x) + y"), ("start", "0,0")],
            "undefined",
            "Undefined: the slope is not defined at this start.",
        ),
        (
            landscape,
            &[("f", "fit")],
            "stuck",
            "Stalled after 10 steps",
        ),
        (fit, &[], "stuck", "Stalled after 10 steps"),
        (
            fit,
            &[("standardise", "on"), ("lr", "0.3")],
            "arrived",
            "Converged after ",
        ),
        (
            fit,
            &[("stop", "steps 10")],
            "stopped",
            "Stopped after 10 steps, as chosen",
        ),
        (
            fit,
            &[("model", "a"), ("params", "0"), ("lr", "1")],
            "oscillates",
            "Oscillates after ",
        ),
        (fit, &[("lr", "1e-4")], "diverged", "Diverged at step "),
    ] {
        let (found, said) = run(settings);
        assert_eq!(found, kind, "{settings:?}: {said}");
        assert!(said.starts_with(word), "{settings:?}: {said}");
    }
    assert_eq!(field(&Curve::default()), "none", "while it goes on");
    assert_eq!(OUTCOMES[1..], *OutcomeKind::NAMES, "and no other words");
    let mut autograd = Autograd::default();
    assert_eq!(autograd.set_formula("log(x).sum()"), Ok(()));
    autograd.set_x(&[-1.0]);
    let outcome = autograd.outcome().expect("no number");
    assert_eq!(outcome.kind, OutcomeKind::Undefined);
}

// Guards against the words of the end at a step that is looked back at.
#[test]
fn looking_back_does_not_change_how_it_ended() {
    let mut curve: Curve = figure(&[("f", "x**3"), ("start", "1"), ("lr", "0.2")]).state;
    curve.step(3000);
    let ended = Steps::outcome(&curve);
    assert!(ended.is_some());
    assert_eq!(curve.ended_here(), Some(OutcomeKind::Stuck));
    curve.show(1);
    assert_eq!(Steps::outcome(&curve), ended);
    assert_eq!(curve.ended_here(), None, "the point is elsewhere");
}

// Guards against a point that looks the same wherever it ended.
#[test]
fn the_point_shows_how_it_ended() {
    const SIZE: Size = Size {
        width: 640.0,
        height: 400.0,
    };
    let curve = |formula: &str, start: &str| {
        let mut curve: Curve = figure(&[("f", formula), ("start", start)]).state;
        curve.step(1);
        curve
    };
    let picture = |curve: &Curve| {
        let map = curve_scene::viewport(curve, SIZE);
        svg(SIZE, |pen| {
            curve_scene::draw_dynamic(curve, pen, &map, &Palette::LIGHT).expect("an SVG takes all");
        })
    };
    // At the minimum, at an inflection point, and on the way, where the step is an arrow.
    let bowl = curve("x**2", "1e-9");
    let flat = curve("x**3", "0");
    let moving = curve("x**2", "1");
    let ends = [&bowl, &flat, &moving].map(Descends::ended_here);
    assert_eq!(
        ends,
        [Some(OutcomeKind::Arrived), Some(OutcomeKind::Stuck), None]
    );
    let ring = format!(
        "r=\"{}\"",
        (curve_scene::POINT + 5.0) * f64::from(SUBPIXELS)
    );
    let shapes = [&bowl, &flat, &moving].map(|curve| {
        let drawn = picture(curve);
        (drawn.contains(&ring), drawn.matches("<polygon").count())
    });
    assert_eq!(shapes, [(true, 0), (false, 2), (false, 1)]);
    let mut ground: Landscape =
        figure(&[("f", "x**2 - y**2"), ("start", "1,0"), ("lr", "0.1")]).state;
    let picture = |ground: &Landscape| {
        let map = landscape_scene::viewport(ground, SIZE);
        svg(SIZE, |pen| {
            landscape_scene::draw_dynamic(ground, pen, &map, &Palette::LIGHT)
                .expect("an SVG takes all");
        })
    };
    ground.step(1);
    let square = |drawn: String| drawn.matches("<polygon").count();
    assert_eq!(square(picture(&ground)), 0, "on the way");
    ground.step(200);
    assert_eq!(square(picture(&ground)), 2, "stuck at the saddle");
}
