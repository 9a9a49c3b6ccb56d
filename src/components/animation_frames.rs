//! Work that is done once per animation frame, by priority.
//!
//! All figures share one request of the browser, and one queue. A frame first does what is immediate.
//! Painting has a budget of time. Texts that run are written in the frame after it, because the page is
//! laid out anew for them; what is heavy has frames of its own, and so has each thing that is deferred.
//! A maximum wait keeps each of them from being put off for ever.
//!
//! Without priorities, all of it in the next frame, training the digits takes as much time in the
//! median frame, but two and three times as much in one of twenty: measured with a processor four times
//! slower, 23 ms in place of 12 (3 against 7), and 35 ms in place of 11 (all ten).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Performance;

/// A task that can be requested any number of times, and is then done once, in a frame to come. It ends
/// with the owner in which it is made.
#[derive(Clone)]
pub struct NextFrame(Rc<Task>);

/// When a task is done.
#[derive(Clone, Copy, PartialEq)]
pub enum Priority {
    /// In the next frame, whatever else there is.
    Immediate,
    /// Painting: a frame whose budget is spent leaves it to the next.
    Paint,
    /// A text that runs: in the next frame, or, if that paints, in one of the two after it.
    Text,
    /// What takes most of a frame: in one that neither paints nor writes such texts.
    Heavy,
    /// What is written where nobody looks at once: one such task in a frame, now and then.
    Deferred,
}

struct Task {
    is_requested: Cell<bool>,
    /// Whether it is in the queue: also when the request was taken back.
    is_queued: Cell<bool>,
    /// Whether it requests itself again each time.
    repeats: Cell<bool>,
    priority: Priority,
    run: RefCell<Box<dyn FnMut() -> bool>>,
}

thread_local! {
    /// What all figures have requested.
    static QUEUE: RefCell<Vec<Rc<Task>>> = const { RefCell::new(Vec::new()) };
    /// For how many frames deferred tasks have waited.
    static DEFERRED_FOR: Cell<usize> = const { Cell::new(0) };
    /// For how many frames texts or heavy tasks have.
    static PUT_OFF_FOR: Cell<usize> = const { Cell::new(0) };
}

impl NextFrame {
    /// An immediate task.
    #[must_use]
    pub fn new(run: impl FnMut() + 'static) -> Self {
        Self::of(Priority::Immediate, run)
    }

    /// A task of this priority.
    #[must_use]
    pub fn of(priority: Priority, mut run: impl FnMut() + 'static) -> Self {
        let run = move || {
            run();
            true
        };
        Self::at_most(priority, Box::new(run))
    }

    /// The same, where `run` says whether there was something to do: else it takes no turn.
    #[must_use]
    pub fn at_most(priority: Priority, run: Box<dyn FnMut() -> bool>) -> Self {
        let task = Rc::new(Task {
            is_requested: Cell::new(false),
            is_queued: Cell::new(false),
            repeats: Cell::new(false),
            priority,
            run: RefCell::new(run),
        });
        let kept = StoredValue::new_local(Rc::clone(&task));
        on_cleanup(move || {
            kept.try_with_value(|task| task.cancel());
        });
        Self(task)
    }

    /// Requests it for a frame to come.
    pub fn request(&self) {
        self.0.request();
    }

    /// Does it now, in place of the frame to come.
    pub fn flush(&self) {
        self.0.is_requested.set(true);
        self.0.run_if_requested();
    }
}

impl Task {
    fn request(self: &Rc<Self>) {
        self.is_requested.set(true);
        if !self.is_queued.replace(true) {
            change_queue(&mut |queue| queue.push(Rc::clone(self)));
        }
    }

    fn cancel(&self) {
        self.is_requested.set(false);
        self.repeats.set(false);
    }

    /// Whether it was still requested, and there was something to do.
    fn run_if_requested(&self) -> bool {
        self.is_requested.replace(false) && (self.run.borrow_mut())()
    }

    /// The same, in its frame.
    fn take_turn(self: &Rc<Self>) -> bool {
        self.is_queued.set(false);
        let has_run = self.run_if_requested();
        if self.repeats.get() {
            self.request();
        }
        has_run
    }
}

/// Changes what is in the queue, and sees to it that there is a frame for it.
fn change_queue(change: &mut dyn FnMut(&mut Vec<Rc<Task>>)) {
    QUEUE.with_borrow_mut(|queue| {
        let is_coming = !queue.is_empty();
        change(queue);
        if !is_coming && !queue.is_empty() {
            request_frame();
        }
    });
}

fn request_frame() {
    thread_local! {
        static IS_REQUESTED: Cell<bool> = const { Cell::new(false) };
        static RUN: Closure<dyn FnMut()> = Closure::new(|| {
            IS_REQUESTED.set(false);
            run_frame();
        });
    }
    if !IS_REQUESTED.replace(true) {
        // A listener is a function: no error.
        RUN.with(|run| {
            let _ = window().request_animation_frame(run.as_ref().unchecked_ref());
        });
    }
}

/// Does what was requested now, and what follows from it: where no frame comes in time. What repeats
/// itself gets no further than in so many frames.
pub fn flush_all() {
    const MOST: usize = 40;
    for _ in 0..MOST {
        if QUEUE.with_borrow(Vec::is_empty) {
            return;
        }
        run_frame();
    }
}

fn run_frame() {
    use Priority::{Deferred, Heavy, Immediate, Paint, Text};
    /// So long a frame paints, in milliseconds: a screen shows one every 16, and the browser, too,
    /// has work with what was painted.
    const BUDGET: f64 = 4.0;
    /// Texts wait for so many frames that paint, heavy tasks for one more.
    const MAX_PAINTING: usize = 2;
    /// Deferred tasks wait for so many frames. Then, beside a heavy task, a frame is left to one of
    /// them.
    const MAX_WAIT: usize = 8;
    let tasks = QUEUE.take();
    let (waited, put_off) = (DEFERRED_FOR.take(), PUT_OFF_FOR.take());
    let is_late = waited >= MAX_WAIT;
    let is_left_to_deferred = is_late && tasks.iter().any(|task| task.priority == Heavy);
    let (mut done, mut waits) = ([false; 5], [false; 5]);
    let mut waiting = Vec::new();
    for priority in [Immediate, Paint, Text, Heavy, Deferred] {
        let start = now();
        for task in tasks.iter().filter(|task| task.priority == priority) {
            let [_, paint, text, heavy, deferred] = done;
            let k = priority as usize;
            waits[k] |= match priority {
                Immediate => false,
                Paint => is_left_to_deferred || now() > start + BUDGET,
                Text => is_left_to_deferred || paint && put_off < MAX_PAINTING,
                Heavy => is_left_to_deferred || (paint || text) && put_off <= MAX_PAINTING,
                Deferred => deferred || !is_late && (paint || text || heavy),
            };
            if waits[k] {
                waiting.push(Rc::clone(task));
            } else {
                done[k] |= task.take_turn();
            }
        }
    }
    if waits[Text as usize] || waits[Heavy as usize] {
        PUT_OFF_FOR.set(put_off + 1);
    }
    if waits[Deferred as usize] && !done[Deferred as usize] {
        DEFERRED_FOR.set(waited + 1);
    }
    // They come before what was requested meanwhile.
    change_queue(&mut |queue| {
        waiting.append(queue);
        std::mem::swap(&mut waiting, queue);
    });
}

/// The milliseconds since the page began.
fn now() -> f64 {
    thread_local!(static CLOCK: Option<Performance> = window().performance());
    CLOCK.with(|clock| clock.as_ref().map_or(0.0, Performance::now))
}

/// A clock that ticks once per frame while it runs.
pub struct FrameClock {
    frame: NextFrame,
    last: Rc<Cell<Option<f64>>>,
}

impl FrameClock {
    /// Calls `tick` with the seconds since the last time. A tab that was hidden for long makes no
    /// leap: a tenth of a second is counted at most.
    #[must_use]
    pub fn new(priority: Priority, tick: impl Fn(f64) + 'static) -> Self {
        const LONGEST: f64 = 0.1;
        let last = Rc::new(Cell::new(None));
        let before = Rc::clone(&last);
        let frame = NextFrame::of(priority, move || {
            let now = now();
            let before = before.replace(Some(now)).unwrap_or(now);
            tick(((now - before) / 1000.0).clamp(0.0, LONGEST));
        });
        Self { frame, last }
    }

    /// Runs or stands still.
    pub fn run(&self, running: bool) {
        let task = &self.frame.0;
        if !running {
            task.cancel();
            self.last.set(None);
        } else if !task.repeats.replace(true) {
            task.request();
        }
    }
}
