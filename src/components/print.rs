//! Printing: all figures are painted once, in light colours, before the browser captures the page.
//!
//! A figure that was never on the screen has neither a size nor a picture, and no animation frame
//! comes between the `beforeprint` event and the capture. So it is measured and painted at once.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::prelude::{StoredValue, UpdateValue, on_cleanup};
use leptos::task::{spawn_local, tick};

use super::animation_frames;

/// Called with whether the page is being printed.
type Observer = dyn Fn(bool);

thread_local! {
    static PRINTING: Cell<bool> = const { Cell::new(false) };
    static OBSERVERS: RefCell<Vec<Weak<Observer>>> = const { RefCell::new(Vec::new()) };
}

/// Whether the page is being printed.
#[must_use]
pub fn is_printing() -> bool {
    PRINTING.get()
}

/// Switches all figures to printing, or back.
pub fn print(printing: bool) {
    PRINTING.set(printing);
    let observers = OBSERVERS.with_borrow_mut(|observers| {
        observers.retain(|observer| observer.strong_count() > 0);
        observers.clone()
    });
    for observer in observers.iter().filter_map(Weak::upgrade) {
        observer(printing);
    }
    if printing {
        paint_all();
    }
}

/// Runs all requested frames now, and again once the effects of the changes have run.
fn paint_all() {
    animation_frames::flush_all();
    spawn_local(async {
        tick().await;
        animation_frames::flush_all();
    });
}

/// Calls `observer` with `true` before and with `false` after the page is printed, until the owner is
/// cleaned up; also now, if the page is being printed.
pub fn observe_print(observer: impl Fn(bool) + 'static) {
    let observer: Rc<Observer> = Rc::new(observer);
    OBSERVERS.with_borrow_mut(|observers| observers.push(Rc::downgrade(&observer)));
    if is_printing() {
        observer(true);
        paint_all();
    }
    let kept = StoredValue::new_local(Some(observer));
    on_cleanup(move || {
        kept.try_update_value(Option::take);
    });
}
