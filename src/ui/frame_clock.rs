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

use crate::numeric::clamp;

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
    /// What is written where nobody looks at once: once a second at most, and one such thing in a frame
    /// that has little else to do.
    Aside,
}

struct Asked {
    is_asked: Cell<bool>,
    /// Whether it stands among those of the next frame: also when the request was taken back.
    is_listed: Cell<bool>,
    /// Whether it asks for itself again when it has happened.
    goes_on: Cell<bool>,
    /// When it is due, in milliseconds.
    due: Cell<f64>,
    rank: Rank,
    run: RefCell<Box<dyn FnMut()>>,
}

thread_local! {
    /// What all figures have asked for.
    static NEXT: RefCell<Vec<Rc<Asked>>> = const { RefCell::new(Vec::new()) };
    /// For how many frames things aside have waited, and for how many all work.
    static WAITED: Cell<usize> = const { Cell::new(0) };
    static PUT_OFF: Cell<usize> = const { Cell::new(0) };
    /// Whether something is new in this frame, and all who look are about to look.
    static HAS_NEWS: Cell<bool> = const { Cell::new(false) };
}

impl NextFrame {
    /// What is to happen, whatever else there is.
    #[must_use]
    pub fn new(run: impl FnMut() + 'static) -> Self {
        Self::of(Rank::Prompt, run)
    }

    /// What is to happen when it has its turn.
    #[must_use]
    pub fn of(rank: Rank, run: impl FnMut() + 'static) -> Self {
        Self::erased(rank, Box::new(run))
    }

    fn erased(rank: Rank, run: Box<dyn FnMut()>) -> Self {
        let asked = Rc::new(Asked {
            is_asked: Cell::new(false),
            is_listed: Cell::new(false),
            goes_on: Cell::new(false),
            due: Cell::new(0.0),
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

    /// Whether it is something aside, and may happen at this time, in milliseconds.
    fn is_due(&self, now: f64) -> bool {
        self.rank == Rank::Aside && self.is_asked.get() && now >= self.due.get()
    }

    /// Whether it was still asked for.
    fn happen(&self) -> bool {
        let is_asked = self.is_asked.replace(false);
        if is_asked {
            (self.run.borrow_mut())();
        }
        is_asked
    }

    /// The same, in its frame.
    fn run(self: &Rc<Self>) -> bool {
        /// From one time to the next of a thing aside, in milliseconds.
        const PERIOD: f64 = 1000.0;
        self.is_listed.set(false);
        let has_happened = self.happen();
        if has_happened && self.rank == Rank::Aside {
            self.due.set(now() + PERIOD);
        }
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
    thread_local!(static RUN: Closure<dyn FnMut()> = Closure::new(run_frame));
    // A listener is a function: no error.
    RUN.with(|run| {
        let _ = window().request_animation_frame(run.as_ref().unchecked_ref());
    });
}

/// Says that there is something new: the frame has enough to do.
pub fn has_news() {
    HAS_NEWS.set(true);
}

fn run_frame() {
    use Rank::{Aside, Number, Paint, Prompt, Work};
    /// So long a frame paints, in milliseconds: a screen shows one every 16, and the browser, too,
    /// has work with what was painted.
    const BUDGET: f64 = 4.0;
    /// Numbers wait while so many frames paint, and work for one more.
    const PAINTING: usize = 2;
    /// A frame that has worked for so long, in milliseconds, has nothing aside.
    const LIGHT: f64 = 1.5;
    /// For so many frames things aside wait for one with little to do. Then all else waits for one.
    const PATIENCE: usize = 8;
    let mut asked = NEXT.take();
    let begin = now();
    let is_due = |asked: &Rc<Asked>| asked.is_due(begin);
    let waited = WAITED.take();
    if waited >= PATIENCE
        && let Some(place) = asked.iter().position(is_due)
    {
        asked.remove(place).run();
        return first(asked);
    }
    HAS_NEWS.set(false);
    let put_off = PUT_OFF.take();
    let mut has_been = [false; 5];
    let mut waiting = Vec::new();
    for rank in [Prompt, Paint, Number, Work, Aside] {
        let start = now();
        for one in asked.iter().filter(|asked| asked.rank == rank) {
            let has = |rank: Rank| has_been[rank as usize];
            let has_shown = has(Paint) || has(Number);
            let waits = match rank {
                Prompt => false,
                Paint => now() > start + BUDGET,
                Number => has(Paint) && put_off < PAINTING,
                Work => has_shown && put_off <= PAINTING,
                Aside => {
                    let is_full = has_shown || has(Aside) || HAS_NEWS.get();
                    one.is_asked.get() && (is_full || start > begin + LIGHT || !is_due(one))
                }
            };
            if waits {
                waiting.push(Rc::clone(one));
            } else {
                has_been[rank as usize] |= one.run();
            }
        }
    }
    if waiting.iter().any(|one| matches!(one.rank, Number | Work)) {
        PUT_OFF.set(put_off + 1);
    }
    if waiting.iter().any(is_due) {
        WAITED.set(waited + 1);
    }
    first(waiting);
}

/// Has these happen in the next frame, before what was asked for meanwhile.
fn first(mut asked: Vec<Rc<Asked>>) {
    change_next(&mut |next| {
        asked.append(next);
        std::mem::swap(&mut asked, next);
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
            tick(clamp((now - before) / 1000.0, 0.0, LONGEST));
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
