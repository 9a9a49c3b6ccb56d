//! The frames of the page: work that is done once per animation frame.
//!
//! All figures share one request of the browser. A frame does first what cannot wait. What is
//! painted then is cut to fit the frame; numbers are written in the frame after that; work that takes
//! long is done in others, and each thing that is written aside has one of its own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Performance;

/// Something that can be asked for any number of times, and then happens once in the next frame.
/// It ends with the owner in which it is made.
#[derive(Clone)]
pub struct NextFrame(Rc<Asked>);

/// When something has its turn.
#[derive(Clone, Copy, PartialEq)]
pub enum Rank {
    /// In the next frame, whatever else there is.
    Prompt,
    /// What is painted: a frame that has no more time for it leaves it to the next.
    Paint,
    /// A number that runs, for which the page has to be laid out: in the next frame, or, if that paints,
    /// in one of the two after it.
    Number,
    /// What takes most of a frame: in one that has nothing to paint, and no number.
    Work,
    /// What is written where nobody looks at once: one such thing in a frame, now and then.
    Aside,
}

struct Asked {
    is_asked: Cell<bool>,
    /// Whether it stands among those of the next frame: also when the request was taken back.
    is_listed: Cell<bool>,
    /// Whether it asks for itself again when it has happened.
    goes_on: Cell<bool>,
    rank: Rank,
    run: RefCell<Box<dyn FnMut() -> bool>>,
}

thread_local! {
    /// What all figures have asked for.
    static NEXT: RefCell<Vec<Rc<Asked>>> = const { RefCell::new(Vec::new()) };
    /// For how many frames things aside have waited, and for how many numbers or work.
    static WAITED: Cell<usize> = const { Cell::new(0) };
    static PUT_OFF: Cell<usize> = const { Cell::new(0) };
}

impl NextFrame {
    /// What is to happen, whatever else there is.
    #[must_use]
    pub fn new(run: impl FnMut() + 'static) -> Self {
        Self::of(Rank::Prompt, run)
    }

    /// What is to happen when it has its turn.
    #[must_use]
    pub fn of(rank: Rank, mut run: impl FnMut() + 'static) -> Self {
        let run = move || {
            run();
            true
        };
        Self::at_most(rank, Box::new(run))
    }

    /// The same for what says whether there was something to do.
    #[must_use]
    pub fn at_most(rank: Rank, run: Box<dyn FnMut() -> bool>) -> Self {
        let asked = Rc::new(Asked {
            is_asked: Cell::new(false),
            is_listed: Cell::new(false),
            goes_on: Cell::new(false),
            rank,
            run: RefCell::new(run),
        });
        let kept = StoredValue::new_local(Rc::clone(&asked));
        on_cleanup(move || {
            kept.try_with_value(|asked| asked.cancel());
        });
        Self(asked)
    }

    /// Asks for it to happen in the next frame.
    pub fn ask(&self) {
        Asked::ask(&self.0);
    }

    /// Has it happen now, in place of the next frame.
    pub fn hurry(&self) {
        self.0.is_asked.set(true);
        self.0.happen();
    }
}

impl Asked {
    fn ask(self: &Rc<Self>) {
        self.is_asked.set(true);
        if !self.is_listed.replace(true) {
            change_next(&mut |next| next.push(Rc::clone(self)));
        }
    }

    fn cancel(&self) {
        self.is_asked.set(false);
        self.goes_on.set(false);
    }

    /// Whether it was still asked for, and there was something to do.
    fn happen(&self) -> bool {
        self.is_asked.replace(false) && (self.run.borrow_mut())()
    }

    /// The same, in its frame.
    fn run(self: &Rc<Self>) -> bool {
        self.is_listed.set(false);
        let has_happened = self.happen();
        if self.goes_on.get() {
            self.ask();
        }
        has_happened
    }
}

/// Changes what happens in the next frame, and sees to it that there is one.
fn change_next(change: &mut dyn FnMut(&mut Vec<Rc<Asked>>)) {
    NEXT.with_borrow_mut(|next| {
        let is_coming = !next.is_empty();
        change(next);
        if !is_coming && !next.is_empty() {
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

/// Has what was asked for happen now, and what follows from it: where no frame comes in time. What
/// goes on for ever gets no further than in so many frames.
pub fn finish() {
    const MOST: usize = 40;
    for _ in 0..MOST {
        if NEXT.with_borrow(Vec::is_empty) {
            return;
        }
        run_frame();
    }
}

fn run_frame() {
    use Rank::{Aside, Number, Paint, Prompt, Work};
    /// So long a frame paints, in milliseconds: a screen shows one every 16, and the browser, too,
    /// has work with what was painted.
    const BUDGET: f64 = 4.0;
    /// Numbers wait while so many frames paint, and work for one more.
    const PAINTING: usize = 2;
    /// Things aside wait for so many frames. Then, beside heavy work, all that can waits for one of
    /// them.
    const PATIENCE: usize = 8;
    let asked = NEXT.take();
    let (waited, put_off) = (WAITED.take(), PUT_OFF.take());
    let is_late = waited >= PATIENCE;
    let is_aside = is_late && asked.iter().any(|one| one.rank == Work);
    let (mut happened, mut waits) = ([false; 5], [false; 5]);
    let mut waiting = Vec::new();
    for rank in [Prompt, Paint, Number, Work, Aside] {
        let start = now();
        for one in asked.iter().filter(|asked| asked.rank == rank) {
            let [_, paint, number, work, aside] = happened;
            let k = rank as usize;
            waits[k] |= match rank {
                Prompt => false,
                Paint => is_aside || now() > start + BUDGET,
                Number => is_aside || paint && put_off < PAINTING,
                Work => is_aside || (paint || number) && put_off <= PAINTING,
                Aside => aside || !is_late && (paint || number || work),
            };
            if waits[k] {
                waiting.push(Rc::clone(one));
            } else {
                happened[k] |= one.run();
            }
        }
    }
    let [_, _, number, work, aside] = waits;
    if number || work {
        PUT_OFF.set(put_off + 1);
    }
    if aside && !happened[Aside as usize] {
        WAITED.set(waited + 1);
    }
    // They come before what was asked for meanwhile.
    change_next(&mut |next| {
        waiting.append(next);
        std::mem::swap(&mut waiting, next);
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
    pub fn new(rank: Rank, tick: impl Fn(f64) + 'static) -> Self {
        Self::new_erased(rank, Box::new(tick))
    }

    fn new_erased(rank: Rank, tick: Box<dyn Fn(f64)>) -> Self {
        const LONGEST: f64 = 0.1;
        let last = Rc::new(Cell::new(None));
        let before = Rc::clone(&last);
        let frame = NextFrame::of(rank, move || {
            let now = now();
            let before = before.replace(Some(now)).unwrap_or(now);
            tick(((now - before) / 1000.0).clamp(0.0, LONGEST));
        });
        Self { frame, last }
    }

    /// Runs or stands still.
    pub fn run(&self, running: bool) {
        let asked = &self.frame.0;
        if !running {
            asked.cancel();
            self.last.set(None);
        } else if !asked.goes_on.replace(true) {
            asked.ask();
        }
    }
}
