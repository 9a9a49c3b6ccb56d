//! The controls of what is gone through in steps: reset, step back, step, play, the pace; and why
//! a descent stopped.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::controls::{button, fixed_text, group, line};
use super::dom::{El, Flag, Ui};
use super::frame_clock::{FrameClock, Rank};
use super::model::Model;
use super::slider::{Dial, Spread, slider};
use super::stepper::Stepped;
use crate::numeric::decimal::significant;
use crate::numeric::descent::Status;
use crate::numeric::steps::Steps;

/// The controls of one figure.
#[derive(Clone)]
struct Controls {
    ui: Ui,
    stepper: Stepped,
}

type Condition = fn(&dyn Steps) -> bool;

impl Controls {
    fn flag(&self, condition: Condition) -> Flag {
        let stepper = Rc::clone(&self.stepper);
        Box::new(move || stepper.is(condition))
    }

    /// A button that does this, and says what came of it.
    fn button(
        &self,
        name: &str,
        label: &'static str,
        unusable: Condition,
        verb: impl Fn() + 'static,
    ) -> El {
        let stepper = Rc::clone(&self.stepper);
        let act = move || {
            verb();
            if !untrack(|| stepper.is(|steps| steps.is_playing())) {
                stepper.say();
            }
        };
        button(&self.ui, name, fixed_text(label), self.flag(unusable), act)
    }

    /// A button that calls a verb.
    fn verb(
        &self,
        name: &str,
        label: &'static str,
        unusable: Condition,
        verb: fn(&mut dyn Steps),
    ) -> El {
        let stepper = Rc::clone(&self.stepper);
        self.button(name, label, unusable, move || stepper.drive(&verb))
    }

    fn buttons(&self, ten: bool) -> El {
        let fresh: Condition = |steps| !steps.can_go_back();
        let stuck: Condition = |steps| !steps.can_step();
        let mut buttons = vec![
            self.verb(
                "reset",
                "Reset",
                |steps| !steps.can_reset(),
                |steps| steps.reset(),
            ),
            self.verb("back", "Step back", fresh, |steps| steps.back(1)),
            self.verb("step", "Step", stuck, |steps| steps.step(1)),
        ];
        if ten {
            buttons.push(self.verb("ten", "10 steps", stuck, |steps| steps.step(10)));
        }
        let playing = self.flag(|steps| steps.is_playing());
        let play = self
            .verb("play", "Play", |steps| !steps.can_play(), toggle)
            .live_text(Box::new(move || {
                String::from(if playing() { "Pause" } else { "Play" })
            }));
        buttons.push(play);
        self.ui
            .el("div")
            .class("playback")
            .attr("role", "group")
            .attr("aria-label", "Steps")
            .attr("data-group", "playback")
            .children(buttons)
    }

    /// Why the descent stopped, with the ways on from a divergence.
    fn outcome(&self, halve: impl Fn() + 'static) -> El {
        let text = Rc::clone(&self.stepper);
        let helps = self.flag(|steps| !steps.halving_helps());
        let goes_back = self.flag(|steps| !steps.can_go_back());
        let ways = vec![
            self.verb("recover", "Step back", |_| false, |steps| steps.back(1))
                .live_flag("hidden", goes_back),
            self.button("halve", "Halve the learning rate", |_| false, halve)
                .live_flag("hidden", helps),
        ];
        let ways = self
            .ui
            .el("div")
            .class("ways")
            .live_flag(
                "hidden",
                self.flag(|steps| steps.status() != Status::Diverged),
            )
            .children(ways);
        let why = Box::new(move || text.text(|steps| steps.outcome().unwrap_or_default()));
        self.ui
            .el("div")
            .class("outcome")
            .live_flag(
                "data-diverged",
                self.flag(|steps| steps.status() == Status::Diverged),
            )
            .live_flag("hidden", self.flag(|steps| steps.outcome().is_none()))
            .child(line(&self.ui, "why", why))
            .child(ways)
    }

    /// The clock: it runs while there is something to do, and on screen. Readers who asked for less
    /// motion see the picture jump from step to step. The end of playing is news.
    fn start_clock(&self, rank: Rank) {
        let place = self.ui.place;
        let stepper = Rc::clone(&self.stepper);
        let clock = FrameClock::new(rank, move |seconds| {
            let glide = !place.with_untracked(|place| place.calm);
            stepper.advance(seconds, glide);
        });
        let stepper = Rc::clone(&self.stepper);
        let before = Cell::new(false);
        self.ui.follow(move || {
            let playing = stepper.is(|steps| steps.is_playing());
            let busy = stepper.is(|steps| steps.is_busy());
            clock.run(busy && place.with(|place| place.on_screen));
            if before.replace(playing) && !playing {
                stepper.say();
            }
        });
    }
}

fn toggle(steps: &mut dyn Steps) {
    if steps.is_playing() {
        steps.pause();
    } else {
        steps.play();
    }
}

/// The buttons, and the pace between these ends; with a button for ten steps if `ten`. A frame of
/// playing has its turn by `rank`.
#[must_use]
pub fn playback<S: Steps>(
    ui: &Ui,
    model: Model<S>,
    paces: (f64, f64),
    ten: bool,
    rank: Rank,
) -> Vec<El> {
    let controls = Controls {
        ui: ui.clone(),
        stepper: Rc::new(model),
    };
    controls.start_clock(rank);
    let pace = Dial {
        ends: paces,
        spread: Spread::Log,
        value: model.look(S::pace),
        set: model.verb(S::set_pace),
        marks: None,
        effect: None,
    };
    let entry = model.entry("pace", "Pace, steps a second", |state| {
        significant(state.pace(), 4)
    });
    vec![
        controls.buttons(ten),
        group(ui, "pace", vec![slider(ui, pace, " steps a second", entry)]),
    ]
}

/// Why a descent stopped, with the ways on from a divergence; `halve` halves its learning rate.
#[must_use]
pub fn outcome<S: Steps>(ui: &Ui, model: Model<S>, halve: fn(&mut S)) -> El {
    let controls = Controls {
        ui: ui.clone(),
        stepper: Rc::new(model),
    };
    controls.outcome(move || {
        model.update(halve);
    })
}
