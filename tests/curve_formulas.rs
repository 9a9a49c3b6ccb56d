//! The curve of any function: its range, its edges and poles, and the names of the places where a
//! descent ends.

use downhill::figures::curve::scene;
use downhill::figures::curve::state::Curve;
use downhill::figures::curve::state::function::{Function, Minimum, Shape};
use downhill::numeric::descent::{Descends, Status};
use downhill::plot::palette::Palette;
use downhill::plot::svg::svg;
use downhill::plot::viewport::Size;

fn curve(formula: &str, start: f64, rate: f64, steps: usize) -> Curve {
    let mut curve = Curve::default();
    assert_eq!(curve.set_function(formula), Ok(()), "{formula}");
    curve.set_start(start);
    curve.drive(|descent| {
        descent.set_learning_rate(rate);
        descent.step(steps)
    });
    curve
}

// Guards against a formula that is lost, or half taken over, when it has a fault.
#[test]
fn the_last_good_function_stays() {
    let mut curve = curve("sin(x)", 1.0, 0.1, 3);
    let before = (curve.now(), curve.view(), curve.function().formula.clone());
    let fault = curve.set_function("sin(x").expect_err("it is not closed");
    assert_eq!(
        (fault.at, fault.what.as_str()),
        (5, "“)” is missing at the end of the call.")
    );
    let after = (curve.now(), curve.view(), curve.function().formula.clone());
    assert_eq!(before, after, "nothing is lost");
    assert_eq!(curve.set_function(" sin( x )"), Ok(()), "the same function");
    assert_eq!(curve.now().step, 3, "keeps its steps");
}

// Guards against a range that shows nothing of what is interesting, or nothing at all.
#[test]
fn the_range_is_fitted_to_the_function_or_chosen() {
    for (formula, (low, high)) in [
        ("x**2", (-2.0, 2.0)),
        ("(x - 3)**2", (1.0, 5.0)),
        ("log(x)", (-0.5, 3.5)),
        ("sqrt(-x)", (-2.0, 0.5)),
        ("x**4 - 2*x**2 + 0.3*x", (-2.1, 2.0)),
        ("exp(x)", (-2.0, 2.0)),
        ("5", (-2.0, 2.0)),
        ("log(-1 - x**2)", (-2.0, 2.0)),
    ] {
        let range = Function::read(formula).map(|function| function.range);
        let (left, right) = range.unwrap_or_else(|fault| panic!("{formula}: {fault}"));
        let off = (left - low).abs().max((right - high).abs());
        assert!(off < 0.35, "{formula}: from {left} to {right}");
    }
    let mut curve = curve("x**2", 1.0, 0.1, 2);
    curve.set_range(Some((0.5, 3.0)));
    assert_eq!(curve.view(), (0.5, 3.0), "the chosen range");
    assert_eq!(curve.set_function("sin(x)"), Ok(()));
    assert_eq!(
        curve.view(),
        (0.5, 3.0),
        "which stays with another function"
    );
    curve.set_range(None);
    assert_ne!(curve.view(), (0.5, 3.0), "until it is fitted again");
}

// Guards against boundaries of the learning rate that are not 2 / f''.
#[test]
fn the_curvature_at_a_minimum_is_the_second_derivative() {
    for (formula, start, x, curvature) in [
        ("x**2", 1.0, 0.0, Some((2.0, true))),
        ("3*(x - 1)**2 + x", 2.0, 5.0 / 6.0, Some((6.0, true))),
        ("cos(x)", 2.0, std::f64::consts::PI, Some((1.0, false))),
        ("x - log(x)", 2.0, 1.0, Some((1.0, false))),
        ("1 - exp(-x**2)", 0.5, 0.0, Some((2.0, false))),
        ("abs(x - 1) + x**2", 0.9, 0.5, Some((2.0, false))),
        ("maximum(x, -2*x)", 1.0, 0.0, None),
    ] {
        let function = Function::read(formula).unwrap_or_else(|fault| panic!("{fault}"));
        match (function.minimum_from(start), curvature) {
            (
                Some(Minimum::Smooth {
                    x: at,
                    curvature,
                    quadratic,
                }),
                Some(expected),
            ) => {
                assert!((at - x).abs() < 1e-8, "{formula}: at {at}");
                assert!(
                    (curvature - expected.0).abs() < 1e-6,
                    "{formula}: {curvature}"
                );
                assert_eq!(quadratic, expected.1, "{formula} everywhere");
            }
            (Some(Minimum::Kink { x: at }), None) => assert!((at - x).abs() < 1e-8, "{at}"),
            (found, _) => panic!("{formula}: {found:?}"),
        }
    }
}

// Guards against a place that gets another's sentence, or none.
#[test]
fn the_places_where_a_descent_ends_have_their_names() {
    for (formula, start, rate, steps, shape, words) in [
        (
            "x**2",
            1.0,
            0.3,
            60,
            Shape::Minimum,
            "It is the lowest place in view.",
        ),
        (
            "x**4 - 2*x**2 + 0.3*x",
            1.5,
            0.1,
            200,
            Shape::Minimum,
            "It is a local minimum",
        ),
        (
            "x**3",
            0.0,
            0.1,
            0,
            Shape::Inflection,
            "It is an inflection point with zero slope",
        ),
        ("-x**2", 0.0, 0.1, 0, Shape::Maximum, "It is a maximum"),
        ("relu(x)", -1.0, 0.1, 0, Shape::Flat, "It is a flat stretch"),
        (
            "1 - exp(-x**2)",
            5.0,
            0.1,
            1,
            Shape::Flat,
            "It is a flat stretch",
        ),
    ] {
        let curve = curve(formula, start, rate, steps);
        assert_eq!(curve.function().shape_at(curve.now().x), shape, "{formula}");
        let said = curve
            .outcome()
            .map_or(String::new(), |outcome| outcome.to_string());
        assert!(said.contains(words), "{formula}: {said}");
    }
    assert_eq!(
        curve("x**2", 0.0, 0.1, 0).outcome(),
        None,
        "a start at the bottom is no end"
    );
}

// Guards against NaN or infinity as if they were results, and against a way back that is none.
#[test]
fn steps_off_the_edge_and_starts_beyond_it_are_named() {
    let fallen = curve("x - log(x)", 0.1, 0.2, 5);
    assert_eq!(
        fallen.status(),
        Status::Paused,
        "a step away from the edge is fine"
    );
    let mut fallen = curve("log(x) + 0*x", 0.1, 0.2, 5);
    assert_eq!(fallen.status(), Status::Diverged, "the edge is an end");
    assert!(
        fallen.now().y.is_finite() && fallen.now().step == 0,
        "the last place with a curve"
    );
    let said = fallen
        .outcome()
        .map_or(String::new(), |outcome| outcome.to_string());
    let words = "the next step leads to x = \u{2212}1.9, where f(x) is not defined.";
    assert!(said.ends_with(words), "{said}");
    fallen.drive(|descent| descent.set_learning_rate(0.001));
    assert_eq!(
        fallen.drive(|descent| descent.step(1)),
        1,
        "a smaller rate goes on"
    );

    let beyond = curve("log(x)", -1.0, 0.1, 1);
    let said = beyond
        .outcome()
        .map_or(String::new(), |outcome| outcome.to_string());
    assert!(
        said.starts_with("Undefined: f(x) has no value at x = \u{2212}1.0."),
        "{said}"
    );
    let steep = curve("sqrt(x)", 0.0, 0.1, 1);
    let said = steep
        .outcome()
        .map_or(String::new(), |outcome| outcome.to_string());
    assert!(
        said.contains("is vertical, so it has no finite slope"),
        "{said}"
    );
    let kinked = curve("sqrt(x**2)", 0.0, 0.1, 1);
    let said = kinked
        .outcome()
        .map_or(String::new(), |outcome| outcome.to_string());
    assert!(said.contains("the curve has no slope"), "{said}");
}

// Guards against a label that has no room: the ends that it is held between are in the wrong order.
#[test]
fn a_curve_is_drawn_on_the_smallest_canvas() {
    let size = Size {
        width: 20.0,
        height: 20.0,
    };
    for start in [-1.5, 0.0, 1.5] {
        let curve = curve("x**2", start, 0.1, 2);
        let map = scene::viewport(&curve, size);
        let picture = svg(size, |pen| {
            let drawn = scene::draw_static(&curve, pen, &map, &Palette::LIGHT)
                .and_then(|()| scene::draw_dynamic(&curve, pen, &map, &Palette::LIGHT));
            assert_eq!(drawn, Ok(()), "an SVG takes all");
        });
        assert!(
            picture.contains("slope"),
            "the slope from {start}: {picture}"
        );
    }
}

// Guards against a line through a pole, or over an edge, and against a plot that a pole flattens.
#[test]
fn the_graph_breaks_at_poles_steps_and_edges() {
    let size = Size {
        width: 640.0,
        height: 400.0,
    };
    let runs = |formula: &str| {
        let curve = curve(formula, 1.0, 0.1, 0);
        let map = scene::viewport(&curve, size);
        let picture = svg(size, |pen| {
            let drawn = scene::draw_static(&curve, pen, &map, &Palette::LIGHT);
            assert_eq!(drawn, Ok(()), "an SVG takes all");
        });
        let lines = picture
            .lines()
            .filter(|line| line.contains("stroke-width=\"40\""));
        (lines.count(), map.y.high() - map.y.low())
    };
    assert_eq!(runs("x**2").0, 1, "one line");
    let (count, height) = runs("1/x");
    assert_eq!(count, 2, "the two sides of a pole");
    assert!(
        (5.0..60.0).contains(&height),
        "of a height to read: {height}"
    );
    assert_eq!(runs("log(x)").0, 1, "only where there is a curve");
    assert_eq!(runs("sign(x)").0, 2, "a step has no riser");
    assert_eq!(runs("tan(x)").0, 3, "three branches of the tangent");
    assert_eq!(runs("log(-1 - x**2)").0, 0, "nowhere");
}
