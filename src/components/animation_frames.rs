//! Work that is done once per animation frame, by priority.
//!
//! All figures share one queue of tasks and one `requestAnimationFrame`. A frame runs the immediate
//! tasks first. Painting has a time budget. Texts that change while a figure plays are written in the
//! frame after a painting one, because the browser recomputes the layout for them; a heavy task gets
//! a frame without painting or text, and each deferred task a frame without any of these. A maximum
//! wait guarantees that every task runs.
//!
//! Without priorities (every task in the next frame) the median frame of training the digits takes the
//! same time, but the 95th percentile is two to three times as long: on a processor slowed down four
//! times, 23 ms instead of 12 (digits 3 against 7) and 35 ms instead of 11 (all ten digits).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Performance;

/// A task that runs once in a coming frame, however often it is requested. It is cancelled when the
/// reactive owner in which it was made is cleaned up.
#[derive(Clone)]
pub struct NextFrame(Rc<Task>);

/// When a task runs.
#[derive(Clone, Copy, PartialEq)]
pub enum Priority {
    /// In the next frame, unconditionally.
    Immediate,
    /// Painting: once a frame's time budget is spent, the rest waits for the next frame.
    Paint,
    /// A text that changes while a figure plays: in the next frame, or, if that one paints, in one of
    /// the two after it.
    Text,
    /// A task that takes most of a frame: in a frame that neither paints nor writes texts.
    Heavy,
    /// An update that may lag, such as a value for assistive technology: one per frame, in a frame
    /// with nothing else to do or after a maximum wait.
    Deferred,
}

struct Task {
    is_requested: Cell<bool>,
    /// Whether it is in the queue, where it stays if its request is cancelled.
    is_queued: Cell<bool>,
    /// Whether it requests itself again each time.
    repeats: Cell<bool>,
    priority: Priority,
    run: RefCell<Box<dyn FnMut() -> bool>>,
}

thread_local! {
    /// The requested tasks of all figures.
    static QUEUE: RefCell<Vec<Rc<Task>>> = const { RefCell::new(Vec::new()) };
    /// The number of frames for which deferred tasks have waited.
    static DEFERRED_FOR: Cell<usize> = const { Cell::new(0) };
    /// The number of frames for which texts or heavy tasks have waited.
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

    /// A task of this priority whose `run` returns whether there was something to do. If not, the run
    /// does not count as work of its frame.
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

    /// Requests a run in a coming frame.
    pub fn request(&self) {
        self.0.request();
    }

    /// Runs the task now instead of in a coming frame.
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

    /// Runs the task if it is still requested. Returns whether there was something to do.
    fn run_if_requested(&self) -> bool {
        self.is_requested.replace(false) && (self.run.borrow_mut())()
    }

    /// Runs the task in its frame, and requests it again if it repeats.
    fn take_turn(self: &Rc<Self>) -> bool {
        self.is_queued.set(false);
        let has_run = self.run_if_requested();
        if self.repeats.get() {
            self.request();
        }
        has_run
    }
}

/// Changes the queue, and requests a frame if it was empty before and is not now.
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
        // Cannot fail: the argument is a function.
        RUN.with(|run| {
            let _ = window().request_animation_frame(run.as_ref().unchecked_ref());
        });
    }
}

/// Runs all requested tasks now, and those that they request, for example before printing, where no
/// frame comes in time. Repeating tasks are cut off after 40 rounds.
pub fn flush_all() {
    const MAX_FRAMES: usize = 40;
    for _ in 0..MAX_FRAMES {
        if QUEUE.with_borrow(Vec::is_empty) {
            return;
        }
        run_frame();
    }
}

fn run_frame() {
    use Priority::{Deferred, Heavy, Immediate, Paint, Text};
    /// The time for painting in one frame, in milliseconds. A 60 Hz screen has 16 ms a frame, and the
    /// browser needs part of it to composite what was painted.
    const BUDGET: f64 = 4.0;
    /// The number of painting frames for which texts wait; heavy tasks wait for one more.
    const MAX_PAINTING: usize = 2;
    /// The number of frames for which deferred tasks wait. After that, if a heavy task is in the queue
    /// too, a frame is reserved for one of them.
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
    // Waiting tasks go before those requested during this frame.
    change_queue(&mut |queue| {
        waiting.append(queue);
        std::mem::swap(&mut waiting, queue);
    });
}

/// The milliseconds since the page's time origin; 0 where the browser has no clock.
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
    /// Calls `tick` with the seconds since the last call, at most a tenth of a second, so that a tab
    /// that was hidden for long does not jump ahead.
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

    /// Starts or stops the clock.
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
