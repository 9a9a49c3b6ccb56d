//! The training loop: its history is exact, and a divergence has a name and a way back.

use downhill::numeric::optimizer::{Method, Optimizer};
use downhill::numeric::training::{Convergence, Objective, Rules, Stop, Termination, Training};

const RULES: Rules = Rules {
    gradient_below: 1e-9,
    stop: None,
    loss_above: 1e6,
    max_steps: 1000,
};

/// The lesson's first descent: `x**2` from -1.5.
fn square(rules: Rules) -> Training {
    let objective = Objective::record(1, |_, x| x[0].powi(2));
    Training::new(objective, &[-1.5], rules)
}

/// Everything that can be seen of a training.
fn seen(training: &Training) -> String {
    let moments: Vec<_> = (0..=training.steps()).map(|k| training.at(k)).collect();
    let rates = training.learning_rates();
    format!(
        "{moments:?} {rates:?} {:?} {:?}",
        training.losses(),
        training.termination()
    )
}

fn walk(training: &mut Training, learning_rate: f64, steps: usize) {
    for step in 0..steps {
        assert!(training.step(learning_rate), "step {step} is made");
    }
}

// Guards against a step in the wrong direction or of the wrong size.
#[test]
fn each_step_moves_the_parameters_by_the_learning_rate_times_the_slope() {
    let mut training = square(RULES);
    let mut x = -1.5;
    for step in 0..10 {
        let now = training.current();
        assert_eq!(
            (now.params, now.loss, now.gradient),
            (&[x][..], x * x, &[2.0 * x][..])
        );
        assert_eq!(training.steps(), step, "steps are counted");
        x -= 0.1 * (2.0 * x);
        assert!(training.step(0.1), "step {step} is made");
    }
    assert_eq!(training.losses().len(), 11, "one loss more than steps");
    assert_eq!(
        training.losses()[..2],
        [2.25, 1.2 * 1.2],
        "losses[k] is the loss before step k"
    );
}

// Guards against a parameter that is moved by its neighbour's slope.
#[test]
fn parameters_move_each_by_its_own_slope() {
    let bowl = Objective::record(2, |_, x| x[0].powi(2) + 10.0 * x[1].powi(2));
    let mut training = Training::new(bowl, &[1.0, 2.0], RULES);
    assert!(training.step(0.01), "a step is made");
    assert_eq!(
        training.current().params,
        [1.0 - 0.01 * 2.0, 2.0 - 0.01 * 40.0]
    );
}

// Guards against a step back that computes, and so rounds, instead of remembering.
#[test]
fn a_step_back_restores_the_moment_before_exactly() {
    let mut training = square(RULES);
    walk(&mut training, 0.3, 3);
    let before = seen(&training);
    walk(&mut training, 0.07, 5);
    for _ in 0..5 {
        assert!(training.back(), "there are steps to undo");
    }
    assert_eq!(
        seen(&training),
        before,
        "nothing is left of the steps undone"
    );

    training.reset();
    assert!(!training.back(), "nothing to undo at step 0");
    assert_eq!(training.steps(), 0, "still at step 0");
}

// Guards against initial parameters that are lost on the way.
#[test]
fn reset_goes_back_to_the_start_exactly() {
    let mut training = square(RULES);
    let start = seen(&training);
    walk(&mut training, 0.3, 20);
    training.reset();
    assert_eq!(seen(&training), start, "as new");

    training.restart(&[7.0]);
    walk(&mut training, 0.3, 2);
    training.reset();
    assert_eq!(
        training.current().params,
        [7.0],
        "the start is the one given last"
    );
}

// Guards against a wrong sign that descends all the same.
#[test]
fn a_negative_learning_rate_walks_uphill() {
    let mut training = square(RULES);
    walk(&mut training, -0.1, 3);
    assert!(
        training.losses().is_sorted(),
        "the loss grows: {:?}",
        training.losses()
    );
    assert_eq!(training.learning_rates(), [-0.1; 3], "the sign is kept");
}

// Guards against a descent that runs off to numbers nobody can read.
#[test]
fn a_loss_that_grows_past_the_bound_is_a_divergence() {
    let mut training = square(RULES);
    while training.step(1.5) {}
    assert_eq!(training.termination(), Some(Termination::Diverged));
    let losses = training.losses();
    let (last, before) = (losses[losses.len() - 1], losses[losses.len() - 2]);
    assert!(
        last > RULES.loss_above,
        "the step past the bound is in the history"
    );
    assert!(before <= RULES.loss_above, "and it is the first");

    let stopped = seen(&training);
    assert!(!training.step(0.1), "no step while diverged");
    assert_eq!(seen(&training), stopped, "a refused step changes nothing");
}

// Guards against a stride that ends beyond the last finite moment, or before it, or counts wrong.
#[test]
fn a_stride_ends_where_steps_end() {
    let unbounded = Rules {
        loss_above: f64::INFINITY,
        ..RULES
    };
    let runs = [
        (RULES, Method::Sgd, 0.1),
        (RULES, Method::Sgd, 1.5),
        (unbounded, Method::Sgd, 1.5),
        (unbounded, Method::Adam, 1e160),
    ];
    for (rules, method, learning_rate) in runs {
        let [mut stepping, mut striding] = [square(rules), square(rules)].map(|mut training| {
            let optimizer = Optimizer {
                method,
                ..Optimizer::default()
            };
            training.set_optimizer(optimizer, None);
            walk(&mut training, 0.1, 7);
            training
        });
        let made = (0..600)
            .take_while(|_| stepping.step(learning_rate))
            .count();
        assert_eq!(striding.run_without_history(600, learning_rate), made);
        assert_eq!(
            striding.current(),
            stepping.current(),
            "{method:?} {learning_rate}"
        );
        assert_eq!(striding.termination(), stepping.termination());
        // Those to come know how many there were.
        for training in [&mut stepping, &mut striding] {
            training.resume();
            walk(training, 1e-3, 1);
        }
        assert_eq!(striding.current(), stepping.current(), "and then");
    }
}

// Guards against a loss without a lower bound that is taken for a good one.
#[test]
fn a_loss_that_falls_without_end_is_a_divergence() {
    let slope = Objective::record(1, |_, x| 3.0 * x[0]);
    let mut training = Training::new(slope, &[0.0], RULES);
    while training.step(1e5) {}
    assert_eq!(training.termination(), Some(Termination::Diverged));
    assert!(
        training.current().loss < -RULES.loss_above,
        "downwards, too"
    );
}

// Guards against a divergence that stays one when the reader has mended it.
#[test]
fn a_divergence_is_left_by_a_step_back() {
    let mut training = square(RULES);
    while training.step(1.5) {}
    let steps = training.steps();
    assert!(training.back(), "one step back");
    assert_eq!(training.steps(), steps - 1);
    assert_eq!(training.termination(), None, "in good order again");
    walk(&mut training, 0.1, 1);
}

// Guards against a first step from far out that is refused although it leads home.
#[test]
fn a_divergence_is_left_by_a_smaller_learning_rate() {
    let mut training = square(RULES);
    while training.step(1.5) {}
    training.resume();
    assert_eq!(training.termination(), None, "the reader gets another go");
    let mut steps = 0;
    while training.termination().is_none() && steps < 500 {
        assert!(
            training.step(0.1),
            "a loss past the bound that falls is no divergence"
        );
        steps += 1;
    }
    assert_eq!(
        training.termination(),
        Some(Termination::Converged(Convergence::Flat))
    );
}

// Guards against infinities and NaN shown as if they were results.
#[test]
fn a_step_whose_result_is_not_finite_is_not_taken() {
    let rules = Rules {
        loss_above: f64::INFINITY,
        ..RULES
    };
    let mut training = square(rules);
    while training.step(1e100) {}
    assert_eq!(training.termination(), Some(Termination::Diverged));
    let now = training.current();
    let numbers = [
        now.params,
        now.gradient,
        training.losses(),
        training.learning_rates(),
    ]
    .concat();
    assert!(
        numbers.iter().all(|number| number.is_finite()),
        "only finite numbers: {numbers:?}"
    );

    let mut again = training.clone();
    let steps = training.steps();
    assert!(training.back(), "back clears it and goes one step back");
    assert_eq!(
        (training.steps(), training.termination()),
        (steps - 1, None)
    );

    again.resume();
    assert_eq!(
        (again.steps(), again.termination()),
        (steps, None),
        "resume stays"
    );
    walk(&mut again, 0.1, 1);

    for learning_rate in [f64::NAN, f64::INFINITY] {
        let mut training = square(RULES);
        assert!(
            !training.step(learning_rate),
            "{learning_rate} leads nowhere"
        );
        assert_eq!(training.termination(), Some(Termination::Diverged));
        training.reset();
        assert_eq!(training.termination(), None, "reset clears it");
    }
}

// Guards against a panic, or a step from nowhere, when the start itself has no loss.
#[test]
fn a_start_without_a_finite_loss_is_diverged_until_a_restart() {
    let logarithm = Objective::record(1, |_, x| x[0].ln());
    let mut training = Training::new(logarithm, &[-1.0], RULES);
    training.resume();
    training.back();
    training.reset();
    assert_eq!(training.termination(), Some(Termination::Diverged));
    assert!(!training.step(0.1), "there is nowhere to step from");
    training.restart(&[1.0]);
    assert_eq!(training.termination(), None, "another start");
    walk(&mut training, 0.1, 1);
}

// Guards against a history without end.
#[test]
fn the_step_limit_stops_the_training() {
    let mut training = square(Rules {
        max_steps: 5,
        ..RULES
    });
    walk(&mut training, 0.1, 5);
    assert!(!training.step(0.1), "no sixth step");
    assert_eq!(
        (training.steps(), training.termination()),
        (5, Some(Termination::StepLimit))
    );
    training.rules_mut().max_steps = 6;
    walk(&mut training, 0.1, 1);
}

// Guards against a training that plays on when there is nothing left to learn.
#[test]
fn a_flat_slope_is_convergence_and_leaves_further_steps_free() {
    let mut training = square(RULES);
    assert!(training.step(0.5), "lands in one step");
    assert_eq!(training.current().params, [0.0]);
    assert_eq!(
        training.termination(),
        Some(Termination::Converged(Convergence::Flat))
    );
    assert!(training.step(0.5), "convergence does not block a step");
    training.reset();
    assert_eq!(training.termination(), None, "step 0 has a slope");
}

// Guards against a bounce that is taken for rest: the loss does not change, the parameter does.
#[test]
fn oscillating_is_no_convergence() {
    let mut training = square(RULES);
    walk(&mut training, 1.0, 10);
    assert_eq!(training.current().params, [-1.5], "back where it began");
    assert_eq!(training.termination(), None);
}

// Guards against a learning rate so small that it plays for ever without a change, and against
// a learning rate of 0 that passes for success.
#[test]
fn a_step_that_changes_nothing_is_convergence_unless_it_was_told_not_to_move() {
    let mut training = square(RULES);
    walk(&mut training, 1e-20, 1);
    assert_eq!(
        training.termination(),
        Some(Termination::Converged(Convergence::Stalled)),
        "too small for an f64"
    );
    let mut training = square(RULES);
    walk(&mut training, 0.0, 1);
    assert_eq!(training.termination(), None, "at rest, on a slope");
}

// Guards against a rule that is not obeyed.
#[test]
fn a_small_relative_change_of_the_loss_is_convergence() {
    // A step at 0.1 leaves 0.64 of the loss: a change of 0.36.
    for (change_below, expected) in [
        (0.35, None),
        (0.37, Some(Termination::Converged(Convergence::Settled))),
    ] {
        let mut training = square(Rules {
            stop: Some(Stop::ChangeBelow(change_below)),
            ..RULES
        });
        walk(&mut training, 0.1, 1);
        assert_eq!(
            training.termination(),
            expected,
            "change below {change_below}"
        );
    }
}

// Guards against an objective that disturbs the training when it is used elsewhere.
#[test]
fn the_objective_can_be_evaluated_anywhere_meanwhile() {
    let mut training = square(RULES);
    assert_eq!(training.objective().clone().loss(&[3.0]), 9.0);
    let mut gradient = [0.0];
    assert_eq!(
        training.objective().clone().evaluate(&[4.0], &mut gradient),
        16.0
    );
    assert_eq!(gradient, [8.0]);
    walk(&mut training, 0.1, 1);
    assert!(
        (training.current().params[0] + 1.2).abs() < 1e-12,
        "the step is the same"
    );
}
