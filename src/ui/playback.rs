//! The controls of a descent: reset, step back, step, play, the pace; and why it stopped.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::controls::{button, fixed_text, group, line};
use super::dom::{El, Flag, Ui};
use super::frame_clock::FrameClock;
use super::model::Model;
use super::slider::{Dial, Spread, slider};
use crate::numeric::decimal::significant;
use crate::numeric::descent::{Descends, Descent, Status};

/// A descent, whatever descends: what the controls read and do.
trait Player {
    fn is(&self, condition: fn(&Descent) -> bool) -> bool;
    fn drive(&self, verb: &dyn Fn(&mut Descent));
    fn outcome(&self) -> Option<String>;
    fn describe(&self) -> String;
}

impl<S: Descends> Player for Model<S> {
    fn is(&self, condition: fn(&Descent) -> bool) -> bool {
        self.with(|state| condition(state.descent()))
    }

    fn drive(&self, verb: &dyn Fn(&mut Descent)) {
        self.update(|state| state.drive(verb));
    }

    fn outcome(&self) -> Option<String> {
        self.with(Descends::outcome)
    }

    fn describe(&self) -> String {
        self.with(Descends::describe)
    }
}

/// The controls of one descent.
#[derive(Clone)]
struct Controls {
    ui: Ui,
    player: Rc<dyn Player>,
}

impl Controls {
    fn flag(&self, condition: fn(&Descent) -> bool) -> Flag {
        let player = Rc::clone(&self.player);
        Box::new(move || player.is(condition))
    }

    fn say(&self) {
        let sentence = untrack(|| {
            let player = &self.player;
            player.outcome().unwrap_or_else(|| player.describe())
        });
        self.ui.voice.say(sentence);
    }

    /// A button that does this to the descent, and says what came of it.
    fn button(
        &self,
        name: &str,
        label: &'static str,
        unusable: fn(&Descent) -> bool,
        verb: fn(&mut Descent),
    ) -> El {
        let this = self.clone();
        let act = move || {
            this.player.drive(&verb);
            if !untrack(|| this.player.is(Descent::is_playing)) {
                this.say();
            }
        };
        button(&self.ui, name, fixed_text(label), self.flag(unusable), act)
    }

    fn buttons(&self, ten: bool) -> El {
        let fresh = |descent: &Descent| descent.training().steps() == 0;
        let stuck = |descent: &Descent| !descent.can_step();
        let player = Rc::clone(&self.player);
        let mut buttons = vec![
            self.button("reset", "Reset", fresh, Descent::reset),
            self.button("back", "Step back", fresh, back),
            self.button("step", "Step", stuck, |descent| {
                descent.step(1);
            }),
        ];
        if ten {
            buttons.push(self.button("ten", "10 steps", stuck, |descent| {
                descent.step(10);
            }));
        }
        let play = self
            .button("play", "Play", stuck, toggle)
            .live_text(Box::new(move || {
                let playing = player.is(Descent::is_playing);
                String::from(if playing { "Pause" } else { "Play" })
            }));
        buttons.push(play);
        self.ui
            .el("div")
            .class("playback")
            .attr("role", "group")
            .attr("aria-label", "Descent")
            .attr("data-group", "playback")
            .children(buttons)
    }

    /// Why the descent stopped, with the ways on from a divergence.
    fn outcome(&self) -> El {
        let [text, none] = std::array::from_fn(|_| Rc::clone(&self.player));
        let diverged = |descent: &Descent| descent.status() == Status::Diverged;
        let ways = vec![
            self.button("recover", "Step back", |_| false, back),
            self.button(
                "halve",
                "Halve the learning rate",
                |_| false,
                Descent::halve_learning_rate,
            ),
        ];
        let fine = |descent: &Descent| descent.status() != Status::Diverged;
        let ways = self
            .ui
            .el("div")
            .class("ways")
            .live_flag("hidden", self.flag(fine))
            .children(ways);
        let why = Box::new(move || text.outcome().unwrap_or_default());
        self.ui
            .el("div")
            .class("outcome")
            .live_flag("data-diverged", self.flag(diverged))
            .live_flag("hidden", Box::new(move || none.outcome().is_none()))
            .child(line(&self.ui, "why", why))
            .child(ways)
    }

    /// The clock: it runs while playing and on screen. Readers who asked for less motion see the
    /// picture jump from step to step. The end of playing is news.
    fn start_clock(&self) {
        let place = self.ui.place;
        let player = Rc::clone(&self.player);
        let clock = FrameClock::new(move |seconds| {
            let glide = !place.with_untracked(|place| place.calm);
            player.drive(&|descent| descent.advance(seconds, glide));
        });
        let this = self.clone();
        let before = Cell::new(false);
        self.ui.follow(move || {
            let playing = this.player.is(Descent::is_playing);
            clock.run(playing && place.with(|place| place.on_screen));
            if before.replace(playing) && !playing {
                this.say();
            }
        });
    }
}

fn back(descent: &mut Descent) {
    descent.back(1);
}

fn toggle(descent: &mut Descent) {
    if descent.is_playing() {
        descent.pause();
    } else {
        descent.play();
    }
}

/// The buttons, the pace between these ends, and why the descent stopped; with a button for ten
/// steps if `ten`.
#[must_use]
pub fn playback<S: Descends>(ui: &Ui, model: Model<S>, paces: (f64, f64), ten: bool) -> Vec<El> {
    let controls = Controls {
        ui: ui.clone(),
        player: Rc::new(model),
    };
    controls.start_clock();
    let pace = Dial {
        ends: paces,
        spread: Spread::Log,
        value: model.look(|state| state.descent().pace),
        set: model.verb(|state, pace| state.drive(|descent| descent.pace = pace)),
        marks: None,
    };
    let entry = model.entry("pace", "Pace, steps a second", |state| {
        significant(state.descent().pace, 4)
    });
    vec![
        controls.buttons(ten),
        group(ui, "pace", vec![slider(ui, pace, " steps a second", entry)]),
        controls.outcome(),
    ]
}
