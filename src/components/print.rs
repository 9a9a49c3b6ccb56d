//! On paper: all is painted once, in light colours, before the browser takes the page as it is.
//!
//! A figure that nobody has reached yet has neither a size nor a picture, and no frame comes between
//! the browser's call and the paper. So it is measured and painted at once.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::prelude::{StoredValue, UpdateValue, on_cleanup};
use leptos::task::{spawn_local, tick};

use super::animation_frames;

type Turn = dyn Fn(bool);

thread_local! {
    static PRINTING: Cell<bool> = const { Cell::new(false) };
    static FIGURES: RefCell<Vec<Weak<Turn>>> = const { RefCell::new(Vec::new()) };
}

/// Whether the page is being printed.
#[must_use]
pub fn is_printing() -> bool {
    PRINTING.get()
}

/// The page is going to be printed, or has been.
pub fn print(printing: bool) {
    PRINTING.set(printing);
    let figures = FIGURES.with_borrow_mut(|figures| {
        figures.retain(|figure| figure.strong_count() > 0);
        figures.clone()
    });
    for turn in figures.iter().filter_map(Weak::upgrade) {
        turn(printing);
    }
    if printing {
        finish();
    }
}

/// Has all be painted before the paper is: now, and once the effects of what has changed have run.
fn finish() {
    animation_frames::flush_all();
    spawn_local(async {
        tick().await;
        animation_frames::flush_all();
    });
}

/// Calls `turn` before and after the page is printed, as long as the owner lives; also now, if it is
/// being printed.
pub fn observe_print(turn: impl Fn(bool) + 'static) {
    let turn: Rc<Turn> = Rc::new(turn);
    FIGURES.with_borrow_mut(|figures| figures.push(Rc::downgrade(&turn)));
    if is_printing() {
        turn(true);
        finish();
    }
    let kept = StoredValue::new_local(Some(turn));
    on_cleanup(move || {
        kept.try_update_value(Option::take);
    });
}
