//! Why the fit stops at 638: the yardsticks, the three speeds, far more steps.

mod with_settings;

use downhill::figures::Figure;
use downhill::figures::fit::settings::TABLE;
use downhill::figures::fit::state::Fit;
use downhill::numeric::descent::{Descends, Status};
use downhill::numeric::regression::HasRegression;
use downhill::numeric::steps::Steps;
use with_settings::figure;

fn fit(settings: &[(&str, &str)]) -> Fit {
    figure(settings).state
}

/// Goes forward to a step, all at once.
fn go_forward_to(fit: &mut Fit, goal: usize) {
    fit.change(|regression| {
        regression.start_fast_forward(goal);
        regression.advance(f64::INFINITY, &|| 0.0);
    });
}

// Guards against bars that do not add up to the loss they explain.
#[test]
fn the_directions_are_the_cause_of_all_the_loss_above_the_best_fits() {
    for settings in [
        &[("step", "3")][..],
        &[("seed", "7"), ("lr", "2e-5"), ("step", "50")],
        &[("standardise", "on"), ("lr", "0.2"), ("step", "2")],
        &[("model", "a*t + b"), ("step", "5")],
    ] {
        let fit = fit(settings);
        let best = fit.optimum().expect("least squares").loss;
        let speeds = fit.convergence();
        for (k, loss) in [fit.losses()[0], fit.loss()].into_iter().enumerate() {
            let sum: f64 = speeds
                .iter()
                .map(|speed| speed.excess.expect("a best fit")[k])
                .sum();
            assert!(
                (sum - (loss - best)).abs() < 1e-6 * loss,
                "{settings:?}: {sum} for {loss} - {best}"
            );
        }
    }
}

// Guards against speeds that are not what happens: the error along each direction has to shrink by
// its factor in a step.
#[test]
fn along_each_direction_a_step_leaves_its_factor_of_the_error() {
    let mut fit = fit(&[("lr", "3e-5")]);
    for _ in 0..4 {
        let before = fit.convergence();
        fit.step(1);
        for (before, after) in before.iter().zip(fit.convergence()) {
            let [left, now] = [before, &after].map(|speed| speed.excess.expect("a best fit")[1]);
            let expected = left * before.factor * before.factor;
            let off = (now - expected).abs();
            assert!(off < 1e-6 * left + 1e-9, "{now} for {expected}");
        }
    }
    let halvings = fit.convergence();
    let flat = halvings[2].halving().expect("it shrinks");
    assert!(
        (flat - 89_337.0).abs() < 100.0,
        "0.2586 * 3e-5 a step: {flat}"
    );
    let speeds = self::fit(&[("lr", "4e-5")]).convergence();
    assert_eq!(speeds[0].halving(), None, "above the limit nothing halves");
    assert!((speeds[0].factor + 1.26).abs() < 5e-3, "1.26 a step");
}

// Guards against a state that says one step and shows another, and a way beyond with no way back.
#[test]
fn far_beyond_the_history_the_state_is_that_of_its_step() {
    let mut fit = fit(&[("step", "5")]);
    fit.change(|regression| regression.start_fast_forward(30_000));
    assert_eq!(fit.status(), Status::Running, "on its way");
    let clock = std::cell::Cell::new(0.0);
    let tick = || {
        clock.set(clock.get() + 0.5);
        clock.get()
    };
    fit.change(|regression| regression.advance(1.0, &tick));
    let (done, goal) = fit
        .regression()
        .fast_forward()
        .expect("on its way")
        .progress();
    assert!(
        (6..30_000).contains(&done) && goal == 30_000,
        "one slice, not all: {done}"
    );
    Steps::pause(&mut fit);
    assert_eq!(fit.status(), Status::Paused, "paused on its way");
    assert_eq!(fit.regression().step_now(), done, "it stands where it was");
    go_forward_to(&mut fit, 30_000);
    assert_eq!(fit.status(), Status::Paused);
    assert_eq!(fit.regression().step_now(), 30_000);
    let says = fit.snapshot();
    let field = |name: &str| {
        let found = says.iter().find(|(own, _)| *own == name);
        format!("{:?}", found.expect("a field").1)
    };
    assert!(field("step").contains("30000"), "{}", field("step"));
    assert_eq!(field("at"), field("step"), "no other step is shown");

    fit.set_steps_per_second(20.0);
    assert!(
        fit.regression().fast_forward().is_some(),
        "another pace changes nothing"
    );
    assert!(Steps::can_go_back(&fit), "reset leads back");
    Steps::hover_step(&mut fit, Some(2));
    Steps::hover_step(&mut fit, None);
    assert!(
        fit.regression().fast_forward().is_some(),
        "pointing is no leaving"
    );
    Steps::reset(&mut fit);
    assert_eq!(
        (fit.regression().step_now(), fit.status()),
        (0, Status::Ready)
    );

    go_forward_to(&mut fit, 2000);
    fit.drive(|descent| descent.set_learning_rate(2e-5));
    assert!(
        fit.regression().fast_forward().is_none(),
        "at another rate it would be another run"
    );
    go_forward_to(&mut fit, 2000);
    fit.set_param(0, 1.0);
    assert!(
        fit.regression().fast_forward().is_none(),
        "another start is another run"
    );
    go_forward_to(&mut fit, 2000);
    fit.change(|regression| regression.set_standardise(true));
    assert!(
        fit.regression().fast_forward().is_none(),
        "another problem is another run"
    );
}

// Guards against a divergence on the way that is shown as a result.
#[test]
fn a_divergence_far_beyond_has_its_name_and_its_factor() {
    let mut fit = fit(&[("lr", "4e-5")]);
    go_forward_to(&mut fit, 1_000_000);
    assert_eq!(fit.status(), Status::Diverged);
    assert!(fit.loss().is_finite(), "the last finite step is shown");
    let mut near = self::fit(&[("lr", "4e-5")]);
    near.step(1000);
    let why = Steps::outcome(&near).expect("a sentence").to_string();
    assert!(why.contains("multiplied by 1.26 a step"), "{why}");
}

// Guards against a link that forgets how far it went.
#[test]
fn a_link_leads_to_the_same_step_far_beyond() {
    let mut first = figure(&[("step", "4"), ("lr", "3e-5")]);
    go_forward_to(&mut first.state, 5000);
    let settings = downhill::settings::differing(TABLE, &first);
    let given: Vec<_> = settings
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    assert!(given.contains(&("forward", "5000")), "{given:?}");
    let mut second = fit(&given);
    second.change(|regression| regression.advance(f64::INFINITY, &|| 0.0));
    assert_eq!(second.params(), first.state.params());
}

// Guards against a guess that is judged by another goal than the one it was asked for.
#[test]
fn the_arrival_is_the_first_step_within_a_tenth_of_the_best_loss() {
    let mut fit = fit(&[("standardise", "on"), ("lr", "0.3")]);
    assert_eq!(fit.arrival(), None, "not from the start");
    fit.step(60);
    let goal = 1.1 * fit.optimum().expect("least squares").loss;
    let arrival = fit.arrival().expect("it arrives");
    assert!(fit.losses()[arrival] <= goal && fit.losses()[arrival - 1] > goal);
    let mut slow = self::fit(&[("lr", "3.5e-5")]);
    go_forward_to(&mut slow, 1_000_000);
    let slow = slow.arrival().expect("it arrives");
    assert!(slow > 1000 * arrival, "{slow} steps beside {arrival}");
}
