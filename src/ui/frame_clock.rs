//! The frames of the page: work that is done once per animation frame.
//!
//! All figures share one request of the browser. A frame does first what cannot wait. What is
//! painted then is cut to fit the frame; numbers are written in the frame after that, and each thing
//! that is written beside has a frame of its own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
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
    /// A number that runs, for which the page has to be laid out: in the next frame, or in the one
    /// after it if that paints.
    Number,
    /// What is written where nobody looks at once: once a second at most, in a frame of its own that
    /// has little else to do.
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
    /// For how many frames things aside have waited.
    static WAITED: Cell<usize> = const { Cell::new(0) };
    /// Whether the last frame painted.
    static HAS_PAINTED: Cell<bool> = const { Cell::new(false) };
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
            request_animation_frame(run_frame);
        }
    });
}

/// Says that there is something new: the frame has enough to do.
pub fn has_news() {
    HAS_NEWS.set(true);
}

fn run_frame() {
    /// So long a frame paints, in milliseconds: a screen shows one every 16, and the browser, too,
    /// has work with what was painted.
    const BUDGET: f64 = 6.0;
    /// A frame that has worked for so long, in milliseconds, has nothing aside.
    const LIGHT: f64 = 1.5;
    /// Where every frame has enough to do, one in so many has something aside.
    const PATIENCE: usize = 8;
    /// From one time to the next of a thing aside, in milliseconds.
    const PERIOD: f64 = 1000.0;
    let asked = NEXT.take();
    let of = |rank| asked.iter().filter(move |asked| asked.rank == rank);
    let begin = now();
    HAS_NEWS.set(false);
    for prompt in of(Rank::Prompt) {
        prompt.run();
    }
    let end = now() + BUDGET;
    let mut has_painted = false;
    let mut waiting = Vec::new();
    for paint in of(Rank::Paint) {
        if now() <= end {
            has_painted |= paint.run();
        } else {
            waiting.push(Rc::clone(paint));
        }
    }
    let has_room = HAS_PAINTED.replace(has_painted) || !has_painted;
    let mut is_busy = has_painted || HAS_NEWS.get() || now() > begin + LIGHT;
    for number in of(Rank::Number) {
        if has_room {
            is_busy |= number.run();
        } else {
            waiting.push(Rc::clone(number));
        }
    }
    let waited = WAITED.get();
    is_busy &= waited < PATIENCE;
    WAITED.set(if is_busy { waited + 1 } else { 0 });
    for aside in of(Rank::Aside) {
        if aside.is_asked.get() && (is_busy || now() < aside.due.get()) {
            waiting.push(Rc::clone(aside));
        } else if aside.run() {
            is_busy = true;
            aside.due.set(now() + PERIOD);
        }
    }
    // They come before those that were asked for meanwhile.
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
    /// Calls `tick` with the seconds since the last frame. A tab that was hidden for long makes no
    /// leap: a frame counts a tenth of a second at most.
    #[must_use]
    pub fn new(tick: impl Fn(f64) + 'static) -> Self {
        Self::new_erased(Box::new(tick))
    }

    fn new_erased(tick: Box<dyn Fn(f64)>) -> Self {
        const LONGEST: f64 = 0.1;
        let last = Rc::new(Cell::new(None));
        let before = Rc::clone(&last);
        let frame = NextFrame::new(move || {
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
