//! What is said of each example holds from its own start at its own learning rate.

use downhill::figures::autograd::state::{Autograd, example as autograd};
use downhill::figures::curve::state::regime::Regime;
use downhill::figures::curve::state::{Curve, example as curve};
use downhill::figures::fit::state::{Fit, example as fit};
use downhill::figures::landscape::state::{Landscape, example as landscape};
use downhill::numeric::descent::{Descends, Status};
use downhill::numeric::outcome::OutcomeKind;
use downhill::numeric::steps::Steps;

/// Steps to where playing would stop; the outcome with its kind.
fn run(state: &mut impl Descends) -> (Option<OutcomeKind>, String) {
    state.drive(
        |descent| {
            while descent.training().termination().is_none() && descent.step(1) > 0 {}
        },
    );
    let outcome = state.outcome();
    let kind = outcome.as_ref().map(|outcome| outcome.kind);
    (
        kind,
        outcome.map_or(String::new(), |outcome| outcome.to_string()),
    )
}

/// The curve of the example with this name.
fn named(name: &str) -> Curve {
    let mut own = curve::EXAMPLES.iter();
    let example = own.find(|example| example.name == name).expect(name);
    let mut state = Curve::default();
    state.set_example(example.formula);
    assert_eq!(state.about(), example.about, "{name}");
    assert_eq!(state.start(), example.start, "{name}");
    assert_eq!(state.descent().learning_rate(), example.rate, "{name}");
    assert_eq!(state.range(), example.range, "{name}");
    let (low, high) = state.view();
    assert!((low..=high).contains(&state.now().x), "{name} is in view");
    state
}

fn xs(state: &Curve) -> Vec<f64> {
    let steps = 0..=state.descent().training().steps();
    steps.map(|step| state.row(step).x).collect()
}

// Guards against a name whose descent shows something else than its sentence.
#[test]
fn each_curve_does_what_is_said_of_it() {
    let mut bowl = named("Bowl");
    assert_eq!(run(&mut bowl).0, Some(OutcomeKind::Arrived));
    let slopes = (0..=bowl.now().step).map(|step| bowl.row(step).slope.abs());
    assert!(slopes.is_sorted_by(|one, next| one > next), "it shrinks");

    let mut well = named("Double well");
    let (kind, said) = run(&mut well);
    assert_eq!(kind, Some(OutcomeKind::Arrived));
    assert!(said.contains("local minimum"), "the higher one: {said}");
    well.set_start(-1.7);
    let (_, said) = run(&mut well);
    assert!(said.contains("lowest place"), "it depends: {said}");

    let (kind, said) = run(&mut named("Waves in a bowl"));
    assert_eq!(kind, Some(OutcomeKind::Arrived));
    assert!(said.contains("local minimum"), "not the lowest: {said}");

    let mut kink = named("Kink");
    assert_eq!(kink.regime(), Regime::Oscillates);
    kink.step(50);
    let lengths = xs(&kink);
    let lengths = lengths.windows(2).map(|two| (two[1] - two[0]).abs());
    assert!(
        lengths
            .into_iter()
            .all(|length| (length - 0.4).abs() < 1e-9),
        "every step is as long"
    );

    let mut plateau = named("Plateau");
    plateau.step(100);
    assert!((plateau.now().x - 3.0).abs() < 0.01, "nowhere");

    let mut inflection = named("Inflection point");
    let (kind, said) = run(&mut inflection);
    assert_eq!(kind, Some(OutcomeKind::Stuck), "{said}");
    assert!(said.starts_with("Stalled after"), "{said}");
    assert!(
        said.contains("an inflection point with zero slope"),
        "{said}"
    );

    let mut edge = named("Edge");
    let (kind, said) = run(&mut edge);
    assert_eq!(kind, Some(OutcomeKind::Diverged));
    assert_eq!(edge.now().step, 1, "the second step falls off: {said}");
    assert!(said.contains("where f(x) is not defined"), "{said}");

    let mut leaky = named("Leaky ReLU");
    leaky.step(200);
    let places = xs(&leaky);
    let after = places.iter().position(|x| *x < 0.0).expect("it crosses");
    let mut long = 0;
    for two in places[after..].windows(2) {
        let step = two[1] - two[0];
        long += usize::from(step < -0.39);
        assert!((step - 0.04).abs() < 1e-9 || (step + 0.4).abs() < 1e-9);
    }
    assert!(
        (10..30).contains(&long),
        "a long one, then short ones: {long}"
    );
}

// Guards against a range of an example that stays with a function for which it is not meant.
#[test]
fn the_range_of_an_example_goes_with_it() {
    let mut state = named("Plateau");
    state.leave_example();
    assert_eq!(state.range(), None);
    state.set_range(Some((-9.0, 9.0)));
    state.leave_example();
    assert_eq!(state.range(), Some((-9.0, 9.0)), "a chosen one stays");
    // A formula alone has neither the start nor the rate of the example.
    let mut typed = Curve::default();
    assert_eq!(typed.set_function("1 - exp(-x**2)"), Ok(()));
    assert_eq!((typed.start(), typed.range()), (-1.5, None));
    assert_eq!(typed.descent().learning_rate(), 0.1);
}

/// The landscape of the example with this name, with the settings of another before.
fn place(name: &str) -> Landscape {
    let mut own = landscape::EXAMPLES.iter();
    let example = own.find(|example| example.name == name).expect(name);
    let mut state = Landscape::default();
    assert_eq!(state.set_function("x + y"), Ok(()));
    state.set_range(Some([-9.0, 9.0, -9.0, 9.0]));
    state.set_start((7.0, 7.0));
    state.set_example(example.formula);
    assert_eq!(state.about_function(), example.about, "{name}");
    assert_eq!(state.start(), example.start, "{name}");
    assert_eq!(state.descent().learning_rate(), example.rate, "{name}");
    assert_eq!(state.area(), example.area, "{name}");
    state
}

fn path(state: &Landscape) -> Vec<(f64, f64)> {
    let steps = 0..=state.descent().training().steps();
    steps.map(|step| state.at(step)).collect()
}

// Guards against a name whose descent shows something else than its sentence.
#[test]
fn each_landscape_does_what_is_said_of_it() {
    let mut bowl = place("Narrow bowl");
    bowl.step(20);
    for two in path(&bowl).windows(2) {
        let [(x, y), (next_x, next_y)] = [two[0], two[1]];
        assert!(y * next_y < 0.0, "it swings across");
        assert!(x < next_x && next_x < 0.0, "and creeps along");
    }
    assert_eq!(run(&mut bowl).0, Some(OutcomeKind::Arrived));

    let mut valley = place("Rosenbrock\u{2019}s valley");
    valley.step(10);
    let (x, y) = valley.point();
    assert!((y - x * x).abs() < 0.02, "on the floor: {x}, {y}");
    valley.step(1990);
    assert!(valley.now().loss > 0.01, "thousands of steps");
    let half = valley.now().loss;
    valley.step(7000);
    assert!(valley.now().loss < half / 50.0, "along it");

    let (kind, said) = run(&mut place("Saddle"));
    assert_eq!(kind, Some(OutcomeKind::Diverged));
    assert!(said.contains("the way down has no end"), "{said}");
    let mut ridge = place("Saddle");
    ridge.set_start((-1.5, 0.0));
    let (kind, said) = run(&mut ridge);
    assert_eq!(kind, Some(OutcomeKind::Stuck), "{said}");
    assert!(said.contains("a saddle point"), "{said}");

    let mut wells = place("Two wells");
    assert_eq!(run(&mut wells).0, Some(OutcomeKind::Arrived));
    assert!((wells.point().0 - 1.0).abs() < 1e-3);
    wells.set_start((-0.2, 1.2));
    assert_eq!(run(&mut wells).0, Some(OutcomeKind::Arrived));
    assert!((wells.point().0 + 1.0).abs() < 1e-3, "by the side");

    let mut ravine = place("Slanted ravine");
    let steepest = ravine.minima()[0].curvature.directions[0].clone();
    assert!((steepest[0] - steepest[1]).abs() < 1e-6, "both alike");
    assert_eq!(run(&mut ravine).0, Some(OutcomeKind::Arrived));

    let mut box_of_eggs = place("Egg box");
    let (kind, said) = run(&mut box_of_eggs);
    assert_eq!(kind, Some(OutcomeKind::Arrived));
    assert!(said.contains("There is a lower place"), "{said}");
    let end = box_of_eggs.point();
    let far = |(x, y): (f64, f64), to: (f64, f64)| (x - to.0).hypot(y - to.1);
    let start = box_of_eggs.start();
    let mut minima = box_of_eggs.minima().iter();
    assert!(
        minima.all(|own| far(start, own.at) > far(start, end) - 1e-3),
        "the nearest"
    );
}

// Guards against a model whose descent shows something else than its sentence.
#[test]
fn each_model_does_what_is_said_of_it() {
    let named = |name: &str| {
        let mut own = fit::EXAMPLES.iter();
        let example = own.find(|example| example.name == name).expect(name);
        let mut state = Fit::default();
        state.set_example("a*t + b");
        state.set_example(example.formula);
        assert_eq!(state.about_model(), example.about, "{name}");
        assert_eq!(state.descent().learning_rate(), example.rate, "{name}");
        let own = example.start.is_empty() || state.start() == example.start;
        assert!(own && (!example.start.is_empty() || state.starts_as_given()));
        state
    };
    let best = |state: &Fit| state.optimum().map(|optimum| optimum.loss);
    let mut quadratic = named("Quadratic");
    assert_eq!(run(&mut quadratic).0, Some(OutcomeKind::Stuck));
    assert!((quadratic.loss() - 638.66).abs() < 0.01, "the lesson's run");
    let of_quadratic = best(&quadratic).expect("a sum");
    assert!(of_quadratic < 4.0, "the shape behind the data");

    let mut line = named("Line");
    let of_line = best(&line).expect("a sum");
    assert!(of_line > 100.0 * of_quadratic, "that is what it costs");
    run(&mut line);
    assert!(line.loss() < 1.01 * of_line, "descent comes close");

    let mut fold = named("Fold");
    assert_eq!(best(&fold), None, "no formula");
    let first = fold.loss();
    run(&mut fold);
    assert!(fold.loss() < first / 10.0 && (fold.params()[1] - 9.5).abs() < 0.1);

    let mut wave = named("Wave");
    run(&mut wave);
    let near = wave.loss();
    let [a, _, c] = fit::EXAMPLES[3].start else {
        panic!("three parameters");
    };
    wave.set_start(&[*a, 1.0, *c]);
    run(&mut wave);
    assert!(wave.loss() > 4.0 * near, "another b, another end");
}

// Guards against a sentence that the gradient belies.
#[test]
fn each_gradient_is_what_is_said_of_it() {
    let named = |name: &str| {
        let mut own = autograd::EXAMPLES.iter();
        let example = own.find(|example| example.name == name).expect(name);
        let mut state = Autograd::default();
        state.set_example(example.formula);
        assert_eq!(state.x(), example.x);
        state
    };
    let squares = named("Sum of squares");
    let twice: Vec<_> = squares.x().iter().map(|x| 2.0 * x).collect();
    assert_eq!(squares.grad(), twice);
    let valley = named("Rosenbrock\u{2019}s valley");
    let uses = valley.formula().to_string().matches("x[0]").count();
    assert_eq!(uses, 2, "x[0] is used twice");
    let variance = named("Variance");
    let mean = variance.x().iter().sum::<f64>() / 3.0;
    for (slope, x) in variance.grad().iter().zip(variance.x()) {
        assert!(
            (slope - 2.0 * (x - mean) / 3.0).abs() < 1e-12,
            "as if the mean stood still"
        );
    }
    let soft = named("Soft maximum");
    assert!(soft.grad().iter().all(|share| *share > 0.0));
    assert!((soft.grad().iter().sum::<f64>() - 1.0).abs() < 1e-12);
    let length = named("Length of a vector");
    let [across, up] = length.grad() else {
        panic!("two entries");
    };
    assert!((across.hypot(*up) - 1.0).abs() < 1e-12);
    assert!((across * length.x()[1] - up * length.x()[0]).abs() < 1e-12);
    let layers = named("Three sigmoids");
    assert!(layers.grad().iter().all(|slope| *slope <= 1.0 / 64.0));
    assert_eq!(named("Largest entry").grad(), [0.5, 0.0, 0.5]);
    assert_eq!(named("Kinks").grad(), [-1.0, 0.0, 1.0]);
}

// Guards against two examples of one name, or of one formula, between which a menu cannot tell.
#[test]
fn names_and_formulas_are_all_different() {
    let lists: [Vec<(&str, &str)>; 4] = [
        curve::EXAMPLES
            .iter()
            .map(|own| (own.name, own.formula))
            .collect(),
        landscape::EXAMPLES
            .iter()
            .map(|own| (own.name, own.formula))
            .collect(),
        fit::EXAMPLES
            .iter()
            .map(|own| (own.name, own.formula))
            .collect(),
        autograd::EXAMPLES
            .iter()
            .map(|own| (own.name, own.formula))
            .collect(),
    ];
    for list in lists {
        for (k, (name, formula)) in list.iter().enumerate() {
            let rest = &list[k + 1..];
            assert!(
                rest.iter()
                    .all(|(other, same)| other != name && same != formula)
            );
        }
    }
    let mut state = Curve::default();
    state.set_example("x + 1");
    assert_eq!(state.function().formula, "x**2", "one that is none");
    assert_eq!(state.status(), Status::Ready);
}
