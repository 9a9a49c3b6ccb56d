//! The frames of a figure: work that is done once per animation frame.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use crate::numeric::clamp;

/// Something that can be asked for any number of times, and then happens once in the next frame.
/// It ends with the owner in which it is made.
#[derive(Clone)]
pub struct NextFrame(Rc<Asked>);

struct Asked {
    handle: Cell<Option<AnimationFrameRequestHandle>>,
    run: RefCell<Box<dyn FnMut()>>,
}

impl NextFrame {
    /// What is to happen.
    #[must_use]
    pub fn new(run: impl FnMut() + 'static) -> Self {
        let asked = Rc::new(Asked {
            handle: Cell::new(None),
            run: RefCell::new(Box::new(run)),
        });
        let kept = StoredValue::new_local(Rc::clone(&asked));
        on_cleanup(move || {
            kept.try_with_value(|asked| {
                if let Some(handle) = asked.handle.take() {
                    handle.cancel();
                }
            });
        });
        Self(asked)
    }

    /// Asks for it to happen in the next frame.
    pub fn ask(&self) {
        if self.is_asked() {
            return;
        }
        let asked = Rc::clone(&self.0);
        let handle = request_animation_frame_with_handle(move || {
            asked.handle.set(None);
            (asked.run.borrow_mut())();
        });
        self.0.handle.set(handle.ok());
    }

    /// Takes the request back.
    pub fn cancel(&self) {
        if let Some(handle) = self.0.handle.take() {
            handle.cancel();
        }
    }

    /// Whether it has been asked for.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        let handle = self.0.handle.take();
        self.0.handle.set(handle);
        handle.is_some()
    }
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
        let again = Rc::new(RefCell::new(None::<NextFrame>));
        let frame = NextFrame::new({
            let (last, again) = (Rc::clone(&last), Rc::clone(&again));
            move || {
                let now = window().performance().map_or(0.0, |clock| clock.now());
                let before = last.replace(Some(now)).unwrap_or(now);
                // Asking first lets the tick itself stop the clock.
                if let Some(frame) = again.borrow().as_ref() {
                    frame.ask();
                }
                tick(clamp((now - before) / 1000.0, 0.0, LONGEST));
            }
        });
        again.replace(Some(frame.clone()));
        // The frame holds itself to ask again; the end of the owner lets go.
        let held = StoredValue::new_local(again);
        on_cleanup(move || {
            held.try_with_value(|again| again.replace(None));
        });
        Self { frame, last }
    }

    /// Runs or stands still.
    pub fn run(&self, running: bool) {
        if !running {
            self.frame.cancel();
            self.last.set(None);
        } else if self.last.get().is_none() && !self.frame.is_asked() {
            self.frame.ask();
        }
    }
}
