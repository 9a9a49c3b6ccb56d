//! The digits while they are played: what a frame has time for, and what it shows meanwhile.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fixtures/collections.rs"]
mod collections;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;

use collections::DIGITS;
use downhill::figures::digits::state::Digits;
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::experiment::Experiment;
use downhill::numeric::steps::Steps;
use filled::fill;

/// A frame looks at so many digits at most: to train, and to find out how good the epochs were.
const FRAME: usize = 512 + 256;

fn filled(classes: Classes, batch: usize, shuffle: bool) -> Digits {
    let mut digits = Digits::default();
    digits.set_classes(classes);
    digits.set_batch(batch);
    digits.set_shuffle(shuffle);
    digits.set_learning_rate(0.3);
    fill(&mut digits);
    digits
}

fn experiment(digits: &Digits) -> &Experiment {
    digits.experiment().expect("there are digits")
}

/// Plays a frame. Returns how many digits it looked at.
fn frame(digits: &mut Digits) -> usize {
    frame_of(digits, 1.0 / 60.0)
}

fn frame_of(digits: &mut Digits, seconds: f64) -> usize {
    let before = experiment(digits).evaluated_digits();
    digits.advance(seconds, true);
    experiment(digits).evaluated_digits() - before
}

/// What a figure shows is that of one that took the steps at once, to the last bit.
fn assert_same(digits: &Digits, wanted: &Digits) {
    assert_eq!(digits.shown_and_last(), wanted.shown_and_last());
    let (own, wanted) = (experiment(digits), experiment(wanted));
    assert!(own.shown() == wanted.shown(), "the classifier");
    assert!(own.gradient() == wanted.gradient(), "the next step");
    assert_eq!(own.valid(), wanted.valid());
    assert_eq!(own.run().losses(), wanted.run().losses());
    assert_eq!(own.run().learning_rates(), wanted.run().learning_rates());
}

// Guards against a batch that holds up the page, and against half a step that is shown.
#[test]
fn a_batch_of_all_is_worked_on_over_frames_that_show_the_step_before() {
    let mut digits = filled(Classes::All, 0, true);
    let mut wanted = filled(Classes::All, 0, true);
    let all: usize = DIGITS.iter().map(|part| part.len()).sum();
    digits.set_steps_per_second(60.0);
    digits.play();
    for step in 0..3 {
        let mut frames = 0;
        while digits.shown_and_last().1 == step {
            assert_same(&digits, &wanted);
            let evaluated_digits = frame(&mut digits);
            assert!(
                evaluated_digits <= FRAME,
                "{evaluated_digits} digits in a frame"
            );
            frames += 1;
        }
        assert!(frames >= all / FRAME, "{all} digits in {frames} frames");
        assert!(frames <= 12, "and not in more than it needs: {frames}");
        wanted.step(1);
        assert_same(&digits, &wanted);
    }
    assert!(digits.is_playing());
}

// Guards against a pause that takes half a step, or that forgets what it was.
#[test]
fn what_a_reader_does_in_the_middle_of_a_batch_is_as_ever() {
    let played = || {
        let mut digits = filled(Classes::All, 0, false);
        digits.step(2);
        digits.play();
        for _ in 0..4 {
            frame(&mut digits);
        }
        digits
    };
    let stepped = |steps: usize| {
        let mut digits = filled(Classes::All, 0, false);
        digits.step(steps);
        digits
    };
    type Verb = fn(&mut Digits);
    let verbs: [(Verb, usize); 5] = [
        (|digits| digits.pause(), 2),
        (|digits| digits.step(1), 3),
        (|digits| digits.back(1), 1),
        (|digits| digits.reset(), 0),
        (|digits| digits.step_epoch(), 3),
    ];
    for (verb, steps) in verbs {
        let mut digits = played();
        verb(&mut digits);
        assert!(!digits.is_playing());
        assert_same(&digits, &stepped(steps));
    }
    let mut digits = played();
    digits.show(1);
    assert_eq!(digits.shown_and_last(), (1, 2));
    assert!(digits.classifier() == stepped(1).classifier());
    digits.play();
    assert_same(&digits, &stepped(2));
    // Pointing at a step does not stop it, and costs a frame no more.
    digits.hover_step(Some(1));
    let shown = experiment(&digits).gradient().1[0].to_vec();
    while digits.shown_and_last().1 < 3 {
        assert_eq!(digits.shown_and_last(), (1, 2));
        let evaluated_digits = frame(&mut digits);
        assert!(
            evaluated_digits <= FRAME,
            "{evaluated_digits} digits in a frame"
        );
        assert!(
            experiment(&digits).gradient().1[0] == shown,
            "that of the step pointed at"
        );
    }
    digits.pause();
    digits.hover_step(None);
    assert_same(&digits, &stepped(3));
    // Another learning rate holds from the next step on.
    digits.play();
    frame(&mut digits);
    digits.set_learning_rate(0.1);
    while digits.shown_and_last().1 < 4 {
        frame(&mut digits);
    }
    let mut wanted = stepped(3);
    wanted.set_learning_rate(0.1);
    wanted.step(1);
    assert_same(&digits, &wanted);
}

// Guards against a frame that computes too much, against steps that follow so fast that nobody has
// time to show them, against a pace that is not kept, and against epochs of which nobody ever finds
// out how good they were.
#[test]
fn the_frame_after_something_new_shows_no_other_step() {
    let pair = Classes::default();
    for (classes, most, pace) in [
        (Classes::All, FRAME, 13.0),
        (Classes::All, FRAME, 60.0),
        (pair, 5 * FRAME, 60.0),
    ] {
        let mut digits = filled(classes, 64, false);
        digits.set_steps_per_second(pace);
        digits.play();
        let (mut frames, mut is_new) = (0, false);
        while digits.shown_and_last().1 < 130 {
            let (before, place) = (digits.display_key(), digits.shown_and_last());
            // What is new is painted in one frame, and its numbers are written in another.
            let passed = if is_new { 3 } else { 1 };
            let evaluated_digits = frame_of(&mut digits, f64::from(passed) / 60.0);
            assert!(
                evaluated_digits <= most,
                "{evaluated_digits} digits, where {most} are the most"
            );
            assert!(
                !is_new || digits.shown_and_last() == place,
                "two steps in a row"
            );
            is_new = digits.display_key() != before;
            frames += passed;
        }
        let wanted = digits.shown_and_last().1 as f64 * 60.0 / pace;
        assert!(
            f64::from(frames) <= wanted + 6.0,
            "{frames} frames, where the pace has {wanted}"
        );
        let epochs = digits.shown_and_last().1 / experiment(&digits).run().batches();
        let known = experiment(&digits).epochs().len();
        assert!(known >= epochs, "{known} of {epochs} epochs at {pace}");
    }
}

// Guards against frames that draw what is drawn already, and against news that nobody draws.
#[test]
fn a_frame_says_whether_there_is_something_new_to_see() {
    let mut digits = filled(Classes::default(), 0, false);
    let waiting = digits.display_key();
    assert!(waiting.is_some(), "it can tell");
    digits.play();
    assert_ne!(digits.display_key(), waiting, "it plays");
    digits.advance(0.0, true);
    assert_eq!(
        digits.shown_and_last(),
        (1, 1),
        "the first step is an epoch"
    );
    let (stepped, epochs) = (digits.display_key(), experiment(&digits).epochs().len());
    while frame_of(&mut digits, 0.001) > 0 {}
    let known = experiment(&digits).epochs().len();
    assert_eq!(known, epochs + 1, "how good it was is known now");
    let told = digits.display_key();
    assert_ne!(told, stepped);
    digits.advance(0.001, true);
    assert_eq!(digits.display_key(), told, "no step is due");
    digits.advance(1.0, true);
    assert_ne!(digits.display_key(), told, "a step was taken");
    let playing = digits.display_key();
    digits.pause();
    assert_ne!(digits.display_key(), playing, "it rests");
}
