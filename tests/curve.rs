//! The curve under a reader's hand: the point, its path, its view, its arithmetic.

#[path = "curves/steps.rs"]
mod steps;

use downhill::figures::curve::state::Curve;
use downhill::figures::curve::state::row::StepRow;
use downhill::numeric::descent::{Descends, Descent, Direction, Status};
use steps::{path, set_rate, square, step};

/// All that a reader can tell two curves apart by.
fn seen(curve: &Curve) -> (Vec<StepRow>, Vec<f64>, (f64, f64), Status) {
    let rates = curve.descent().training().learning_rates().to_vec();
    (path(curve), rates, curve.view(), curve.status())
}

// Guards against a figure that starts elsewhere than the lesson says.
#[test]
fn a_new_curve_is_the_lessons() {
    let curve = Curve::default();
    assert_eq!(curve.function().formula, "x**2", "the function");
    let row = StepRow {
        step: 0,
        x: -1.5,
        y: 2.25,
        slope: -3.0,
    };
    assert_eq!(curve.now(), row, "the point");
    assert_eq!(curve.descent().learning_rate(), 0.1, "the learning rate");
    assert_eq!(curve.status(), Status::Ready, "nothing moves by itself");
}

// Guards against a point that is dragged out of sight, and against a view that runs away from it.
#[test]
fn dragging_past_the_axis_clamps_to_the_view() {
    let mut curve = Curve::default();
    curve.grab();
    for (to, lands) in [(9.0, 2.0), (-9.0, -2.0), (0.7, 0.7)] {
        curve.drag(to);
        assert_eq!(curve.now().x, lands, "dragged to {to}");
        assert_eq!(curve.start(), lands, "where it is dragged it starts");
        assert_eq!(curve.view(), (-2.0, 2.0), "the view stays");
    }
    curve.drag(f64::NAN);
    assert_eq!(curve.now().x, 0.7, "what is no place moves nothing");
}

// Guards against a drag in a widened view that leaves a start which no link could hold.
#[test]
fn dragging_in_a_very_wide_view_stays_within_the_starts_that_can_be_set() {
    let mut curve = Curve::default();
    curve.set_start(1e6);
    assert!(curve.view().1 > 1e6, "the view is wider than the starts");
    curve.drag(f64::INFINITY);
    assert_eq!(curve.start(), 1e6, "the largest start there is");
}

// Guards against Escape during a drag that loses the path, its rates or its end.
#[test]
fn a_cancelled_drag_restores_start_and_path_exactly() {
    let mut curve = square(0.3);
    step(&mut curve, 3);
    set_rate(&mut curve, 0.07);
    step(&mut curve, 4);
    curve.drive(|descent| descent.set_direction(Direction::Uphill));
    step(&mut curve, 2);
    let before = seen(&curve);
    curve.grab();
    assert_eq!(curve.now().step, 0, "a point in the hand has no path");
    assert_eq!(curve.now().x, before.0[9].x, "it is taken where it is");
    curve.drag(-1.9);
    curve.cancel_drag();
    assert_eq!(seen(&curve), before, "as before the drag");
    curve.cancel_drag();
    assert_eq!(seen(&curve), before, "a second cancel has nothing to do");
}

// Guards against a restored path that ends at its first divergence.
#[test]
fn a_cancelled_drag_restores_a_path_that_diverged_and_recovered() {
    let mut curve = square(1.1);
    step(&mut curve, 500);
    curve.drive(Descent::halve_learning_rate);
    step(&mut curve, 5);
    let before = seen(&curve);
    curve.grab();
    curve.drag(0.5);
    curve.cancel_drag();
    assert_eq!(seen(&curve), before, "as before the drag");
}

// Guards against a release that leaves the cancel of an old drag behind.
#[test]
fn a_released_drag_stays_where_it_is() {
    let mut curve = square(0.1);
    curve.grab();
    curve.drag(-0.8);
    curve.release();
    curve.cancel_drag();
    assert_eq!(curve.start(), -0.8, "released is done");
}

// Guards against a path that is recomputed, and so rounded, on the way back.
#[test]
fn steps_back_and_reset_are_exact() {
    let mut curve = square(0.1);
    assert_eq!(step(&mut curve, 7), 7, "steps are counted");
    let whole = path(&curve);
    assert_eq!(curve.drive(|descent| descent.back(3)), 3, "steps back too");
    assert_eq!(path(&curve), whole[..5], "back drops the last rows only");
    assert_eq!(step(&mut curve, 3), 3, "and on again");
    assert_eq!(path(&curve), whole, "the same way");
    curve.drive(Descent::reset);
    assert_eq!(path(&curve), whole[..1], "reset keeps the start");
    assert_eq!(curve.status(), Status::Ready, "as if nothing had happened");
    assert_eq!(curve.drive(|descent| descent.back(1)), 0, "nothing is left");
}

// Guards against arithmetic with the numbers of another step, sign or rate.
#[test]
fn the_arithmetic_is_that_of_the_next_step() {
    let mut curve = Curve::default();
    assert_eq!(
        curve.arithmetic(),
        "x - lr * slope = -1.5 - 0.1 * -3.0 = -1.2"
    );
    step(&mut curve, 1);
    assert_eq!(
        curve.arithmetic(),
        "x - lr * slope = -1.2 - 0.1 * -2.4 = -0.96"
    );
    curve.drive(|descent| descent.set_direction(Direction::Uphill));
    assert_eq!(
        curve.arithmetic(),
        "x + lr * slope = -1.2 + 0.1 * -2.4 = -1.44"
    );
}

// Guards against a comparison of f and its slope at different places.
#[test]
fn a_small_step_changes_f_nearly_by_slope_times_h() {
    let mut curve = Curve::default();
    curve.nudge = 0.25;
    let [left, right] = curve.small_step_changes();
    assert_eq!(left, [-0.25, 1.75 * 1.75 - 2.25, 0.75], "to the left");
    assert_eq!(right, [0.25, 1.25 * 1.25 - 2.25, -0.75], "to the right");
}

// Guards against a path that leaves the picture, and against a picture that stays wide.
#[test]
fn the_view_widens_in_doublings_with_the_path_and_returns_on_reset() {
    let mut curve = Curve::default();
    curve.set_start(5.0);
    assert_eq!(curve.view(), (-8.0, 8.0), "doubled twice to hold 5");
    curve.set_start(1.5);
    assert_eq!(curve.view(), (-2.0, 2.0), "as it was");
    set_rate(&mut curve, 1.5);
    step(&mut curve, 1);
    assert_eq!(curve.now().x, -3.0, "1.5 - 1.5 * 3");
    assert_eq!(curve.view(), (-4.0, 4.0), "doubled once to hold -3");
    curve.drive(Descent::reset);
    assert_eq!(curve.view(), (-2.0, 2.0), "as it was");
}

// Guards against a path taken in one go, which swings out and returns, cut off in the middle.
#[test]
fn the_view_holds_the_middle_of_the_path_too() {
    let mut curve = square(1.5);
    curve.drive(|descent| {
        descent.step(2);
        descent.set_learning_rate(0.5);
        descent.step(1);
    });
    assert_eq!(curve.now().x, 0.0, "back in the middle");
    assert_eq!(curve.view(), (-8.0, 8.0), "6 was on the way");
}
