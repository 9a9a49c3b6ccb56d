//! Playing a descent: steps at a pace, a picture that moves between them, an end.

use downhill::figures::curve::state::Curve;
use downhill::figures::fit::state::Fit;
use downhill::numeric::descent::{Descends, Descent, Direction, Status};

/// A curve that plays four steps a second: a quarter is exact in binary.
fn playing() -> Curve {
    let mut curve = Curve::default();
    curve.drive(|descent| {
        descent.steps_per_second = 4.0;
        descent.play();
    });
    curve
}

fn pass_time(figure: &mut impl Descends, seconds: f64) {
    figure.drive(|descent| descent.advance(seconds, true));
}

// Guards against a figure that starts by itself, or moves while it is paused.
#[test]
fn time_alone_moves_nothing() {
    let mut curve = Curve::default();
    pass_time(&mut curve, 60.0);
    assert_eq!(curve.now().step, 0, "nobody asked to play");
    assert_eq!(curve.status(), Status::Ready, "it waits");
}

// Guards against steps at another pace than the one set.
#[test]
fn steps_are_taken_at_the_pace() {
    let mut curve = playing();
    assert_eq!(curve.status(), Status::Running, "it plays");
    pass_time(&mut curve, 0.0);
    assert_eq!(curve.now().step, 1, "the first step starts at once");
    for step in 1..=10 {
        pass_time(&mut curve, 0.125);
        assert_eq!(curve.now().step, step, "half way to step {step}");
        pass_time(&mut curve, 0.125);
        assert_eq!(curve.now().step, step + 1, "arrived at step {step}");
    }
    pass_time(&mut curve, 1.0);
    assert_eq!(curve.now().step, 15, "a slow frame catches up");
}

// Guards against a picture that jumps, runs ahead, or turns back between two steps.
#[test]
fn the_picture_moves_from_one_step_to_the_next() {
    let mut curve = playing();
    pass_time(&mut curve, 0.0);
    let (from, to) = (curve.row(0).x, curve.row(1).x);
    assert_eq!(curve.shown_x(), from, "it sets out from the step before");
    let mut last = from;
    for frame in 1..8 {
        pass_time(&mut curve, 1.0 / 32.0);
        let shown = curve.shown_x();
        assert!(last < shown && shown < to, "frame {frame}: {shown}");
        last = shown;
        if frame == 4 {
            let error = (shown - f64::midpoint(from, to)).abs();
            assert!(error < 1e-12, "half the time is half the way");
        }
    }
    assert_eq!(curve.now().x, to, "the numbers are those of the step");
    curve.drive(Descent::pause);
    assert_eq!(curve.shown_x(), to, "paused, the picture is there too");
    assert_eq!(curve.status(), Status::Paused, "and it says so");
}

// Guards against motion for readers who asked for less of it.
#[test]
fn without_glide_the_picture_jumps() {
    let mut curve = playing();
    for _ in 0..20 {
        curve.drive(|descent| descent.advance(0.03, false));
        assert_eq!(curve.shown_x(), curve.now().x, "at a step, never between");
    }
    assert!(curve.now().step > 1, "it plays all the same");
}

// Guards against a button that leaves the picture half way, or the play button pressed.
#[test]
fn every_other_verb_ends_playing() {
    let verbs: [fn(&mut Curve); 5] = [
        |curve| {
            curve.drive(|descent| descent.step(1));
        },
        |curve| {
            curve.drive(|descent| descent.back(1));
        },
        |curve| curve.drive(Descent::reset),
        |curve| curve.drag(0.5),
        |curve| curve.set_start(0.5),
    ];
    for (k, verb) in verbs.into_iter().enumerate() {
        let mut curve = playing();
        pass_time(&mut curve, 0.6);
        verb(&mut curve);
        assert!(!curve.descent().is_playing(), "verb {k} ends playing");
        assert_eq!(curve.shown_x(), curve.now().x, "verb {k} settles");
    }
}

// Guards against a learning rate or a direction that cannot be turned while it plays.
#[test]
fn the_rate_and_the_direction_change_while_it_plays() {
    let mut curve = playing();
    pass_time(&mut curve, 0.0);
    curve.drive(|descent| descent.set_learning_rate(0.25));
    pass_time(&mut curve, 0.25);
    curve.drive(|descent| descent.set_direction(Direction::Uphill));
    pass_time(&mut curve, 0.25);
    let rates = curve.descent().training().learning_rates();
    assert_eq!(
        rates,
        [0.1, 0.25, -0.25],
        "each step with what was in force"
    );
    assert!(curve.descent().is_playing(), "and it plays on");
}

// Guards against a play that never ends, or ends before the picture has arrived.
#[test]
fn playing_stops_at_convergence_and_goes_on_when_asked_again() {
    let mut curve = playing();
    let mut frames = 0;
    while curve.descent().is_playing() {
        pass_time(&mut curve, 0.125);
        frames += 1;
        assert!(frames < 1000, "it comes to an end");
    }
    let steps = curve.now().step;
    assert_eq!(curve.status(), Status::Converged, "the end has a name");
    assert!(curve.now().slope.abs() <= 1e-6, "the slope is flat");
    assert!(curve.row(steps - 1).slope.abs() > 1e-6, "not a step later");
    assert_eq!(curve.shown_x(), curve.now().x, "the picture has arrived");

    curve.drive(Descent::play);
    assert_eq!(curve.status(), Status::Running, "asked again, it plays");
    pass_time(&mut curve, 0.5);
    assert_eq!(curve.now().step, steps + 3, "beyond the end");
}

// Guards against playing on while nothing can move.
#[test]
fn playing_stops_at_divergence() {
    let mut curve = playing();
    curve.drive(|descent| descent.set_learning_rate(1.1));
    for _ in 0..1000 {
        pass_time(&mut curve, 0.25);
    }
    assert!(!curve.descent().is_playing(), "it has stopped");
    assert_eq!(curve.status(), Status::Diverged, "and says why");
    curve.drive(Descent::play);
    assert!(!curve.descent().is_playing(), "there is no step to play");
}

// Guards against a play of the lesson's fit that ends elsewhere than its table does.
#[test]
fn the_notebooks_run_plays_to_step_10() {
    let mut fit = Fit::default();
    fit.drive(Descent::play);
    for _ in 0..100 {
        pass_time(&mut fit, 0.25);
    }
    assert_eq!(fit.descent().training().steps(), 10, "then it stands still");
    assert_eq!(fit.status(), Status::Converged, "by its rule");
    let reason = fit.outcome().expect("a reason").to_string();
    for said in ["after 10 steps", "638.66", "0.001 %", "3.73"] {
        assert!(reason.contains(said), "it says {said}: {reason}");
    }
}
