//! What a reader does with the digits by hand: asks about one, paints the weights, draws.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fixtures/collections.rs"]
mod collections;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;

use collections::DIGITS;
use downhill::figures::digits::state::Digits;
use downhill::figures::digits::state::initial_weights::InitialWeights;
use downhill::figures::digits::state::inspection::{percent, row_and_column, with_article};
use downhill::figures::digits::state::pixels::neighbour;
use downhill::figures::digits::state::pixels::pixel_centre;
use downhill::figures::digits::state::pixels::points_along;
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::classifier::Classifier;
use downhill::numeric::steps::Steps;
use filled::fill;

fn filled(classes: Classes, steps: usize) -> Digits {
    let mut digits = Digits::default();
    digits.set_classes(classes);
    fill(&mut digits);
    digits.step(steps);
    digits
}

// Guards against three numbers that are not those of the model, and a sum that is another's.
#[test]
fn a_digit_is_asked_about_pixel_by_pixel() {
    assert!(
        Digits::default().inspection().is_none(),
        "there are no digits"
    );
    let mut digits = filled(Classes::default(), 20);
    digits.set_digit(7);
    let asked = digits.inspection().expect("there are digits");
    let (at, of) = asked.place;
    assert!(at == 7 && of == digits.valid().expect("it is known").seen());
    let place = digits.index_of_digit().expect("there are digits");
    assert_eq!(asked.label, DIGITS[1].label(place), "as the file says");
    let classifier = digits.classifier();
    assert_eq!(asked.score.weights, classifier.weights, "one score");
    let pixel = asked.strongest();
    let products = &asked.score.products;
    assert!(
        products
            .iter()
            .all(|other| other.abs() <= products[pixel].abs())
    );
    assert_eq!(
        products[pixel],
        asked.score.pixels[pixel] * classifier.weights[pixel]
    );
    let words = asked.pixel(pixel);
    assert!(
        words.starts_with(&format!("{}: x ", row_and_column(pixel))),
        "{words}"
    );
    assert!(
        asked.pixel(0).ends_with("x 0 × w 0 = 0"),
        "{}",
        asked.pixel(0)
    );
    let sum: f64 = products.iter().sum::<f64>() + classifier.bias[0];
    assert!((sum - asked.score.sum).abs() < 1e-9);
    let judged = digits.judgement_in_words(&asked);
    let judgement = if asked.prediction.class == asked.class {
        "right"
    } else {
        "wrong"
    };
    let end = format!("The digit is {}: {judgement}.", with_article(asked.label));
    assert!(
        judged.starts_with("It says ") && judged.ends_with(&end),
        "{judged}"
    );
    assert_eq!([3, 8].map(with_article), ["a 3", "an 8"]);
    digits.next_digit(-8);
    assert_eq!(digits.digit(), of - 1, "before the first comes the last");
    digits.next_digit(1);
    assert_eq!(digits.digit(), 0);
    digits.set_digit(of + 3);
    digits.next_digit(1);
    assert_eq!(digits.digit(), 4, "beyond the last it begins anew");
}

// Guards against a score of another class, or of none, where there are ten.
#[test]
fn each_of_ten_scores_can_be_looked_at_and_painted() {
    let mut digits = filled(Classes::All, 5);
    digits.set_output(4);
    let asked = digits.inspection().expect("there are digits");
    assert_eq!(asked.score.weights, digits.classifier().picture(4));
    assert!(
        digits.share(&asked).starts_with("softmax: "),
        "{}",
        digits.share(&asked)
    );
    let shares: f64 = asked.prediction.probabilities.iter().sum();
    assert!((shares - 1.0).abs() < 1e-12);
    let before = digits.classifier();
    digits.tools.strength = 2.0;
    digits.brush(&[(3.5, 4.5)]);
    let painted = digits.classifier();
    for output in 0..10 {
        let is_same = before.picture(output) == painted.picture(output);
        assert_eq!(is_same, output != 4, "score {output}");
    }
    assert_eq!(painted.picture(4)[4 * 28 + 3], 2.0);
    digits.set_output(99);
    assert_eq!(digits.output(), 9, "the last there is");
    digits.set_classes(Classes::Rest(8));
    assert_eq!(digits.output(), 0, "there is one");
    let asked = digits.inspection().expect("there are digits");
    assert!(
        digits.share(&asked).ends_with("for 8"),
        "{}",
        digits.share(&asked)
    );
}

// Guards against a stroke that cannot be taken back, and a training that painting loses.
#[test]
fn a_stroke_is_taken_back_and_what_was_trained_comes_back() {
    let mut digits = filled(Classes::default(), 20);
    let trained = digits.classifier();
    digits.show(12);
    let looked_at = digits.classifier();
    digits.begin_stroke();
    digits.brush(&[(5.0, 5.0)]);
    digits.brush(&[(5.0, 5.0), (20.0, 5.0)]);
    assert!(digits.is_painted() && digits.shown_and_last() == (0, 0));
    assert_eq!(digits.classifier().weights[5 * 28 + 13], 0.5, "on the way");
    digits.cancel_stroke();
    assert!(!digits.is_painted() && digits.shown_and_last() == (12, 20));
    assert!(digits.classifier() == looked_at && digits.selected_step() == Some(12));
    digits.cancel_stroke();
    assert_eq!(digits.shown_and_last(), (12, 20), "there is no stroke");
    digits.show(usize::MAX);

    digits.begin_stroke();
    digits.brush(&[(5.0, 5.0)]);
    digits.end_stroke();
    let first = digits.classifier();
    digits.tools.sign = -1.0;
    digits.begin_stroke();
    digits.brush(&[(9.0, 9.0)]);
    assert_eq!(digits.classifier().weights[9 * 28 + 9], -0.5);
    digits.cancel_stroke();
    assert!(
        digits.is_painted() && digits.classifier() == first,
        "the first stroke stays"
    );
    digits.step(3);
    digits.begin_stroke();
    digits.brush(&[(9.0, 9.0)]);
    digits.cancel_stroke();
    assert_eq!(
        digits.shown_and_last(),
        (3, 3),
        "and what was trained from it"
    );
    digits.blank();
    digits.unpaint();
    assert!(
        !digits.is_painted()
            && digits.classifier() == trained
            && digits.shown_and_last() == (20, 20)
    );
    digits.unpaint();
    assert!(
        digits.classifier() == trained,
        "there is nothing to take away"
    );
    digits.blank();
    digits.set_classes(Classes::Pair(1, 2));
    digits.unpaint();
    assert_eq!(
        digits.classifier(),
        Classifier::zero(1),
        "another task has another training"
    );
}

// Guards against an answer that stands where there is none yet.
#[test]
fn before_training_it_says_that_it_is_not_trained() {
    let mut digits = Digits::default();
    assert!(
        digits
            .caution()
            .is_some_and(|caution| caution.contains("all weights are 0"))
    );
    digits.set_start(InitialWeights::Random);
    assert!(
        digits
            .caution()
            .is_some_and(|caution| caution.contains("random"))
    );
    assert_eq!(digits.result(), "");
    digits.next_digit(1);
    assert_eq!(digits.digit(), 0, "there is no other");
    let mut digits = filled(Classes::default(), 0);
    let judged = digits
        .inspection()
        .map(|asked| digits.judgement_in_words(&asked))
        .expect("there are digits");
    assert!(
        judged.starts_with("Not trained yet")
            && !judged.contains("right")
            && !judged.contains("wrong"),
        "{judged}"
    );
    digits.step(5);
    assert_eq!(digits.caution(), None);
    assert!(digits.result().ends_with(" %."), "{}", digits.result());
    digits.blank();
    assert!(
        digits
            .caution()
            .is_some_and(|caution| caution.starts_with("All weights are 0"))
    );
    digits.brush(&[(14.0, 14.0)]);
    assert_eq!(digits.caution(), None, "it was painted");
}

// Guards against keys that leave the picture, strokes with holes, and shares that say 100 for less.
#[test]
fn keys_stay_on_the_picture_and_a_fast_stroke_has_no_holes() {
    for (from, key, to) in [
        (0, "ArrowLeft", 0),
        (0, "ArrowUp", 0),
        (29, "ArrowLeft", 28),
        (29, "ArrowUp", 1),
        (29, "ArrowRight", 30),
        (29, "ArrowDown", 57),
        (783, "ArrowRight", 783),
        (783, "ArrowDown", 783),
        (40, "Home", 28),
        (40, "End", 55),
        (40, "PageUp", 12),
        (40, "PageDown", 768),
    ] {
        assert_eq!(neighbour(from, key), Some(to), "{key} from {from}");
    }
    assert_eq!(neighbour(9, "a"), None);
    assert_eq!(pixel_centre(29), (1.5, 1.5));
    let path = points_along(&[(1.0, 1.0), (21.0, 1.0), (21.0, 2.0)]);
    assert_eq!(
        (path.first(), path.last()),
        (Some(&(1.0, 1.0)), Some(&(21.0, 2.0)))
    );
    assert!(
        path.windows(2)
            .all(|two| (two[1].0 - two[0].0).hypot(two[1].1 - two[0].1) <= 0.5)
    );
    assert!(points_along(&[]).is_empty() && points_along(&[(2.0, 3.0)]) == [(2.0, 3.0)]);
    assert!(points_along(&[(0.0, 0.0), (1e300, f64::NAN)]).len() < 500);
    let said = [0.0, 0.25, 0.9994, 1.0].map(percent);
    assert_eq!(said, ["0.0 %", "25.0 %", "over 99.9 %", "100.0 %"]);
}

// Guards against a digit that is drawn and never read.
#[test]
fn a_drawn_digit_is_read() {
    let mut digits = filled(Classes::default(), 130);
    let mut draw = |points: &[(f64, f64)]| {
        digits.drawing = Default::default();
        for two in points.windows(2) {
            digits.drawing.stroke(two[0], two[1], 0.04);
        }
        let image = digits.drawing.centred().expect("there is ink");
        digits.classifier().prediction(&image)
    };
    let seven = draw(&[(0.3, 0.3), (0.65, 0.3), (0.45, 0.8)]);
    assert!(seven.class == 1 && seven.probability() > 0.9, "{seven:?}");
    let three = draw(&[
        (0.35, 0.25),
        (0.55, 0.22),
        (0.6, 0.35),
        (0.45, 0.48),
        (0.62, 0.6),
        (0.58, 0.75),
        (0.35, 0.78),
    ]);
    assert!(three.class == 0 && three.probability() > 0.9, "{three:?}");
}
