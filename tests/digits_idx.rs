//! What becomes a digit: files in MNIST's format, tasks in words, drawings.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fixtures/collections.rs"]
mod collections;
mod fixtures;

use collections::DIGITS;
use downhill::numeric::digits::centre::{CANVAS, Drawing, centre};
use downhill::numeric::digits::classes::Classes;
use downhill::numeric::digits::collection::Collection;
use downhill::numeric::digits::idx::IdxError;
use downhill::numeric::digits::{Image, SIDE};
use fixtures::{TRAIN, VALID};

// Guards against digits that are not those of the file.
#[test]
fn the_digits_are_read_in_the_order_of_the_file() {
    let [train, valid] = &*DIGITS;
    assert_eq!((train.len(), valid.len()), (4000, 1000));
    for (part, files) in [(train, &TRAIN), (valid, &VALID)] {
        let last = part.len() - 1;
        assert_eq!(part.image(last)[..], files.images[16 + last * 784..]);
        assert_eq!(Some(&part.label(last)), files.labels.last());
        assert!(!part.is_empty());
    }
    assert_eq!(valid.select(Classes::Pair(3, 7)).indices.len(), 200);
}

// Guards against a picture made of what is none, and against words that do not say what is wrong.
#[test]
fn each_fault_of_a_file_has_its_words() {
    let (images, labels) = (&VALID.images, &VALID.labels);
    let change = |bytes: &[u8], at: usize, byte: u8| {
        let mut bytes = bytes.to_vec();
        bytes[at] = byte;
        bytes
    };
    let fewer: Vec<u8> = [0, 0, 8, 1, 0, 0, 0, 2, 5, 6].into();
    let none = (
        [0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28],
        [0, 0, 8, 1, 0, 0, 0, 0],
    );
    for (images, labels, fault, words) in [
        (
            change(images, 3, 1),
            labels.clone(),
            IdxError::NoImages(2049),
            "they begin with 2049, not 2051",
        ),
        (
            Vec::new(),
            labels.clone(),
            IdxError::NoImages(0),
            "these are no pictures",
        ),
        (
            images.clone(),
            change(labels, 2, 9),
            IdxError::NoLabels(2305),
            "these are no labels",
        ),
        (
            images.clone(),
            vec![0, 0, 8],
            IdxError::NoLabels(0),
            "these are no labels",
        ),
        (
            change(images, 15, 27),
            labels.clone(),
            IdxError::Size(28, 27),
            "28 by 27 pixels",
        ),
        (
            images[..9999].to_vec(),
            labels.clone(),
            IdxError::Length(9999, 784_016),
            "9999 bytes",
        ),
        (
            images[..12].to_vec(),
            labels.clone(),
            IdxError::Size(28, 0),
            "28 by 0",
        ),
        (
            images.clone(),
            labels[..1000].to_vec(),
            IdxError::Length(1000, 1008),
            "should be 1008",
        ),
        (
            images.clone(),
            [&labels[..], &[1]].concat(),
            IdxError::Length(1009, 1008),
            "1009 bytes",
        ),
        (
            images.clone(),
            change(labels, 11, 10),
            IdxError::Label(3, 10),
            "label 3 is 10",
        ),
        (
            images.clone(),
            fewer,
            IdxError::Counts(1000, 2),
            "1000 pictures and 2 labels",
        ),
        (
            none.0.to_vec(),
            none.1.to_vec(),
            IdxError::Empty,
            "no pictures",
        ),
        (
            change(images, 4, 255),
            labels.clone(),
            IdxError::Length(784_016, 4_278_191_080 * 784 + 16),
            "bytes",
        ),
    ] {
        let found = Collection::read(&images, &labels).expect_err(words);
        assert_eq!(found, fault);
        assert!(found.to_string().contains(words), "{found}");
    }
}

// Guards against a task that is read as another.
#[test]
fn tasks_read_as_they_are_written() {
    for (text, classes) in [
        ("3,7", Classes::Pair(3, 7)),
        (" 0 , 9 ", Classes::Pair(0, 9)),
        ("8,rest", Classes::Rest(8)),
        ("8, Rest", Classes::Rest(8)),
        ("ALL", Classes::All),
    ] {
        assert_eq!(Classes::parse(text), Some(classes), "{text}");
        assert_eq!(
            Classes::parse(&classes.to_string()),
            Some(classes),
            "{text}"
        );
    }
    for text in [
        "", "3", "3,3", "3,10", "rest,8", "3;7", "3,7,1", "all,rest", "-3,7",
    ] {
        assert_eq!(Classes::parse(text), None, "{text}");
    }
    let of = |classes: Classes| [3, 7, 8].map(|label| classes.of(label));
    assert_eq!(of(Classes::Pair(3, 7)), [Some(0), Some(1), None]);
    assert_eq!(of(Classes::Rest(8)), [Some(1), Some(1), Some(0)]);
    assert_eq!(of(Classes::All), [Some(3), Some(7), Some(8)]);
    let names = |classes: Classes| [0, 1].map(|class| classes.name(class));
    assert_eq!(names(Classes::Pair(3, 7)), ["3", "7"]);
    assert_eq!(names(Classes::Rest(8)), ["8", "rest"]);
    assert_eq!(Classes::All.name(9), "9");
}

/// The box around the ink: left, right, top, bottom, both ends included.
fn around(image: &Image) -> [usize; 4] {
    let inked = || (0..image.len()).filter(|place| image[*place] > 0);
    let (columns, rows) = (
        || inked().map(|at| at % SIDE),
        || inked().map(|at| at / SIDE),
    );
    let ends = [columns().min(), columns().max(), rows().min(), rows().max()];
    ends.map(|end| end.expect("there is ink"))
}

fn mass(image: &Image) -> (f64, f64) {
    let sum = |f: &dyn Fn(usize) -> usize| -> f64 {
        let parts = image
            .iter()
            .enumerate()
            .map(|(at, ink)| f64::from(*ink) * f(at) as f64);
        parts.sum()
    };
    let all = sum(&|_| 1);
    (sum(&|at| at % SIDE) / all, sum(&|at| at / SIDE) / all)
}

// Guards against drawings that a classifier sees elsewhere, or larger, than what it was trained on.
#[test]
fn a_drawing_becomes_twenty_pixels_large_with_its_mass_in_the_middle() {
    for (strokes, wide, high) in [
        // A seven, small and in a corner.
        (
            vec![(0.05, 0.05), (0.2, 0.05), (0.12, 0.4)],
            10..=13,
            20..=20,
        ),
        // A flat line, large.
        (vec![(0.1, 0.8), (0.9, 0.8)], 20..=20, 2..=4),
        // A line that leaves the drawing.
        (vec![(0.5, 0.5), (0.5, 1.5)], 2..=5, 20..=20),
        // A dot.
        (vec![(0.3, 0.3), (0.3, 0.3)], 20..=20, 20..=20),
    ] {
        let mut drawing = Drawing::default();
        assert!(drawing.is_blank() && drawing.centred().is_none());
        for two in strokes.windows(2) {
            drawing.stroke(two[0], two[1], 0.045);
        }
        let image = drawing.centred().expect("there is ink");
        let [left, right, top, bottom] = around(&image);
        assert!(
            wide.contains(&(right + 1 - left)),
            "{strokes:?}: {left} to {right}"
        );
        assert!(
            high.contains(&(bottom + 1 - top)),
            "{strokes:?}: {top} to {bottom}"
        );
        let (x, y) = mass(&image);
        assert!(
            (13.4..14.6).contains(&x) && (13.4..14.6).contains(&y),
            "{x}, {y}"
        );
        assert!(image.contains(&255), "full ink");
        assert!(
            image.iter().any(|ink| (1..255).contains(ink)),
            "smooth edges"
        );
    }
}

// Guards against an Undo that leaves ink, takes too much, or cannot bring back what was wiped.
#[test]
fn lines_are_taken_back_one_by_one_and_so_is_wiping() {
    let mut drawing = Drawing::default();
    assert!(!drawing.can_undo());
    drawing.wipe();
    drawing.undo();
    assert_eq!(drawing, Drawing::default(), "there was nothing");
    drawing.begin();
    drawing.stroke((0.1, 0.1), (0.5, 0.1), 0.04);
    drawing.stroke((0.5, 0.1), (0.5, 0.6), 0.04);
    let one = drawing.clone();
    drawing.begin();
    drawing.stroke((0.2, 0.5), (0.8, 0.5), 0.04);
    let two = drawing.clone();
    assert_ne!(one.ink(), two.ink());
    drawing.wipe();
    assert!(drawing.is_blank() && drawing.can_undo());
    drawing.wipe();
    drawing.undo();
    assert_eq!(drawing, two, "wiping is taken back, even if done twice");
    drawing.undo();
    assert_eq!(
        drawing, one,
        "a line is all between two times that the pen comes down"
    );
    drawing.undo();
    assert_eq!(drawing, Drawing::default());
    // A new line after wiping: what was wiped is gone.
    drawing.stroke((0.1, 0.1), (0.5, 0.1), 0.04);
    drawing.wipe();
    drawing.begin();
    drawing.stroke((0.2, 0.5), (0.8, 0.5), 0.04);
    drawing.undo();
    assert!(drawing.is_blank() && !drawing.can_undo());
}

// Guards against a way of scaling that is not that of the digits in the files: they stay as they are.
#[test]
fn a_digit_of_the_files_ten_times_as_large_is_that_digit_again() {
    let large = |image: &Image, at: (usize, usize)| -> Vec<u8> {
        let pixel = |place: usize| {
            let (x, y) = (place % 400, place / 400);
            let inside = x >= at.0 && y >= at.1 && x < at.0 + CANVAS && y < at.1 + CANVAS;
            if inside {
                image[(y - at.1) / 10 * SIDE + (x - at.0) / 10]
            } else {
                0
            }
        };
        (0..400 * 400).map(pixel).collect()
    };
    let valid = &DIGITS[1];
    for place in 0..25 {
        let image = valid.image(place);
        let again = centre(&large(image, (37 + place, 90)), 400).expect("there is ink");
        let off = image
            .iter()
            .zip(again)
            .map(|(one, other)| one.abs_diff(other))
            .max();
        assert!(off <= Some(1), "digit {place}, off by {off:?}");
    }
    assert_eq!(centre(&[0; 100], 10), None, "no ink");
    assert!(centre(&[9], 1).is_some(), "a single pixel");
}
