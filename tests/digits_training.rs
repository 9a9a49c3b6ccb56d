//! The digits in training: back and forth, played, diverged, with other settings.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

mod digits_state;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;

use digits_state::{filled, history, number, numbers, results};
use downhill::figures::digits::state::Digits;
use downhill::figures::digits::state::initial_weights::InitialWeights;
use downhill::numeric::descent::Status;
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::steps::Steps;

// Guards against a history that is not what was trained.
#[test]
fn going_back_and_looking_back_are_as_a_fresh_run() {
    let fresh = |steps: usize| {
        let mut digits = filled();
        digits.step(steps);
        digits
    };
    let mut digits = fresh(40);
    let last = results(&digits);
    for step in [30, 12, 13, 0, 39] {
        digits.show(step);
        let wanted = fresh(step);
        assert!(digits.classifier() == wanted.classifier(), "step {step}");
        assert_eq!(number(&digits, "loss"), number(&wanted, "loss"));
        assert_eq!(digits.shown_and_last(), (step, 40));
        assert_eq!(digits.epoch(), step / 13);
        digits.hover_step(Some(20));
        assert_eq!(digits.shown_and_last(), (20, 40));
        digits.hover_step(None);
        assert_eq!(digits.shown_and_last(), (step, 40), "what was shown before");
    }
    digits.show(40);
    assert_eq!(results(&digits), last);
    for back in [1, 13, 9] {
        digits.back(back);
        assert_eq!(
            results(&digits),
            results(&fresh(digits.shown_and_last().1)),
            "{back} back"
        );
    }
    digits.step(23);
    assert_eq!(results(&digits), last, "and there again");
    digits.reset();
    assert_eq!(results(&digits), results(&fresh(0)));
    digits.step(5);
    digits.step_epoch();
    assert_eq!(digits.shown_and_last(), (13, 13));
    digits.step_epoch();
    assert_eq!((digits.shown_and_last(), digits.epoch()), ((26, 26), 2));
}

// Guards against playing that is another training, or that stops the page.
#[test]
fn playing_takes_the_steps_that_the_pace_asks_for_and_finds_out_on_the_way() {
    let mut digits = filled();
    digits.set_steps_per_second(60.0);
    digits.play();
    assert_eq!(digits.status(), Status::Running);
    let mut frames = 0;
    while digits.shown_and_last().1 < 40 {
        digits.advance(1.0 / 60.0, true);
        frames += 1;
        let known = digits
            .valid()
            .map(|valid| (valid.seen(), digits.shown_and_last().0));
        assert_eq!(
            known,
            Some((200, digits.shown_and_last().1)),
            "the step that is shown"
        );
        assert_eq!(numbers(&digits, "losses").len(), digits.shown_and_last().1);
    }
    let steps = digits.shown_and_last().1;
    assert!(
        (steps..steps + 4).contains(&frames),
        "{steps} steps in {frames} frames"
    );
    for _ in 0..9 {
        digits.advance(0.0, true);
    }
    assert!(
        digits.shown_and_last().1 <= steps + 2,
        "no time, no step but those due"
    );
    digits.pause();
    while digits.evaluate_some(512) {}
    let steps = digits.shown_and_last().1;
    let mut stepped = filled();
    stepped.step(steps);
    assert_eq!(results(&digits), results(&stepped));
    assert_eq!(digits.status(), Status::Paused);

    // A long frame leaves steps out.
    digits.play();
    digits.advance(60.0, false);
    assert_eq!(
        digits.shown_and_last().1,
        steps + 1,
        "the first is due at once"
    );
    for _ in 0..9 {
        digits.advance(0.0, false);
    }
    assert_eq!(digits.shown_and_last().1, steps + 1 + 5 * 512 / 64 + 1);
    digits.set_batch(0);
    digits.play();
    digits.advance(0.0, false);
    assert_eq!(digits.shown_and_last(), (1, 1), "the first is due at once");
    assert!(digits.is_playing());
    assert_eq!(history(&digits).len(), 1, "the next is on its way");
    let mut frames = 0;
    while digits.evaluate_some(100) {
        frames += 1;
    }
    assert_eq!(frames, 9, "1000 digits are left to look at");
    assert_eq!(history(&digits).len(), 2);
}

// Guards against a divergence that is shown as a result, or that nobody comes back from.
#[test]
fn a_divergence_has_a_reason_and_a_way_back() {
    let mut digits = filled();
    digits.set_learning_rate(1e6);
    digits.play();
    while digits.is_playing() {
        digits.advance(0.1, true);
    }
    assert_eq!(
        (digits.status(), digits.can_step()),
        (Status::Diverged, false)
    );
    let reason = digits.outcome().expect("a reason").to_string();
    assert!(
        reason.contains("lr = 1000000.0") || reason.contains("lr = 1e6"),
        "{reason}"
    );
    assert!(number(&digits, "loss").is_finite());
    assert!(
        numbers(&digits, "losses")
            .iter()
            .all(|loss| loss.is_finite())
    );
    let steps = digits.shown_and_last().1;
    digits.halve_learning_rate();
    assert_eq!((digits.status(), digits.outcome()), (Status::Paused, None));
    digits.set_learning_rate(1e-9);
    digits.back(steps);
    digits.step(3);
    assert_eq!(
        (digits.status(), digits.shown_and_last()),
        (Status::Paused, (3, 3))
    );
}

// Guards against a history that fills the memory.
#[test]
fn a_full_history_says_so() {
    let mut digits = filled();
    digits.set_batch(0);
    digits.step(9999);
    assert_eq!(
        (digits.shown_and_last().1, digits.can_step()),
        (500, false),
        "500 epochs"
    );
    let words = digits.outcome().expect("a reason").to_string();
    assert!(words.contains("500 steps are as many"), "{words}");
    assert_eq!(digits.status(), Status::Paused);
    digits.back(1);
    assert!(digits.can_step() && digits.outcome().is_none());
}

// Guards against a setting that changes nothing, or that keeps a history of something else.
#[test]
fn other_settings_begin_another_training() {
    let trained = |change: fn(&mut Digits)| {
        let mut digits = filled();
        digits.step(20);
        change(&mut digits);
        let steps = digits.shown_and_last().1;
        digits.step(20 - steps);
        (steps, digits.classifier())
    };
    let (_, plain) = trained(|_| {});
    let changes: [fn(&mut Digits); 6] = [
        |digits| digits.set_classes(Classes::Pair(7, 3)),
        |digits| digits.set_batch(50),
        |digits| digits.set_shuffle(true),
        |digits| digits.set_start(InitialWeights::Random),
        |digits| {
            digits.set_start(InitialWeights::Random);
            digits.set_seed(1);
        },
        |digits| {
            digits.set_shuffle(true);
            digits.set_seed(1);
        },
    ];
    let mut found = vec![plain];
    for change in changes {
        let (steps, classifier) = trained(change);
        assert_eq!(steps, 0);
        assert!(!found.contains(&classifier), "another training");
        found.push(classifier);
    }
    let (steps, same) = trained(|digits| {
        digits.set_seed(5);
        digits.set_batch(64);
        digits.set_classes(Classes::default());
    });
    assert_eq!(steps, 20, "nothing depends on the seed here");
    assert!(same == found[0]);
}

// Guards against a gradient that is not that of the next step.
#[test]
fn the_gradient_is_what_the_next_step_takes_away() {
    let mut digits = filled();
    digits.step(15);
    digits.show(14);
    let before = digits.classifier();
    let (loss, gradient) = digits.gradient().expect("there are digits");
    let moved: Vec<f64> = before
        .weights
        .iter()
        .zip(gradient[0])
        .map(|(w, g)| w - g)
        .collect();
    let bias = before.bias[0] - gradient[1][0];
    assert_eq!(Some(&loss), numbers(&digits, "losses").get(14));
    assert_eq!(digits.next_batch().len(), 64);
    digits.show(15);
    assert_eq!(
        (digits.classifier().weights, digits.classifier().bias[0]),
        (moved, bias)
    );
    digits.show(12);
    assert_eq!(
        digits.next_batch().len(),
        800 - 12 * 64,
        "what is left of the epoch"
    );
    let (baseline, accuracy) = digits.baseline().expect("there are digits");
    assert_eq!((accuracy, baseline.mean(1).len()), (0.955, 784));
}
