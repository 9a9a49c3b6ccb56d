//! The controls of a descent: reset, step back, step, play, the pace; and why it stopped.

use leptos::prelude::*;

use super::controls::{button, group, line};
use super::field::Entry;
use super::frame_clock::use_frame_clock;
use super::model::{Model, Voice};
use super::plot_canvas::Place;
use super::slider::{Dial, Spread, slider};
use crate::numeric::decimal::significant;
use crate::numeric::descent::{Descends, Descent, Status};

/// A descent, whatever descends: what the controls read and do.
#[derive(Clone, Copy)]
pub struct Player {
    playing: Signal<bool>,
    stuck: Signal<bool>,
    fresh: Signal<bool>,
    diverged: Signal<bool>,
    outcome: Signal<String>,
    sentence: Signal<String>,
    pace: Signal<f64>,
    write_pace: Callback<String>,
    drive: Callback<fn(&mut Descent)>,
    set_pace: Callback<f64>,
    advance: Callback<(f64, bool)>,
    voice: Voice,
}

impl Player {
    /// The player of a model.
    #[must_use]
    pub fn new<S: Descends>(model: Model<S>) -> Self {
        Self {
            playing: model.signal(|state| state.descent().is_playing()),
            stuck: model.signal(|state| !state.descent().can_step()),
            fresh: model.signal(|state| state.descent().training().steps() == 0),
            diverged: model.signal(|state| state.descent().status() == Status::Diverged),
            outcome: model.signal(|state| state.outcome().unwrap_or_default()),
            sentence: model.signal(|state| state.outcome().unwrap_or_else(|| state.describe())),
            pace: model.signal(|state| state.descent().pace),
            write_pace: model.writer("pace"),
            drive: model.verb(|state, verb: fn(&mut Descent)| state.drive(verb)),
            set_pace: model.verb(|state, pace| state.drive(|descent| descent.pace = pace)),
            advance: model.verb(|state, (seconds, glide)| {
                state.drive(|descent| descent.advance(seconds, glide));
            }),
            voice: model.voice(),
        }
    }

    fn say(&self) {
        self.voice.said.set(self.sentence.get_untracked());
    }

    /// A button that does this to the descent, and says what came of it.
    fn button(
        self,
        name: &'static str,
        label: &'static str,
        unusable: Signal<bool>,
        verb: fn(&mut Descent),
    ) -> AnyView {
        let label = if name == "play" {
            Signal::derive(move || {
                let label = if self.playing.get() { "Pause" } else { label };
                String::from(label)
            })
        } else {
            Signal::stored(String::from(label))
        };
        let run = Callback::new(move |()| {
            self.drive.run(verb);
            if !self.playing.get_untracked() {
                self.say();
            }
        });
        button(name, label, unusable, run)
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

/// The buttons, and the pace of playing; with a button for ten steps if `ten`. The clock runs
/// here: while playing and on screen. Readers who asked for less motion see the picture jump from
/// step to step.
pub fn playback(player: Player, place: Place, paces: (f64, f64), ten: bool) -> AnyView {
    let running = Signal::derive(move || player.playing.get() && place.on_screen.get());
    let tick = Callback::new(move |seconds| {
        player.advance.run((seconds, !place.calm.get_untracked()));
    });
    use_frame_clock(running, tick);
    // The end of playing is news.
    Effect::new(move |before: Option<bool>| {
        let now = player.playing.get();
        if before == Some(true) && !now {
            player.say();
        }
        now
    });

    let mut buttons = vec![
        player.button("reset", "Reset", player.fresh, Descent::reset),
        player.button("back", "Step back", player.fresh, back),
        player.button("step", "Step", player.stuck, |descent| {
            descent.step(1);
        }),
        player.button("play", "Play", player.stuck, toggle),
    ];
    if ten {
        let ten = player.button("ten", "10 steps", player.stuck, |descent| {
            descent.step(10);
        });
        buttons.insert(3, ten);
    }
    let pace = Dial {
        ends: paces,
        spread: Spread::Log,
        value: player.pace,
        set: player.set_pace,
        marks: None,
    };
    let entry = Entry {
        setting: "pace",
        label: "Pace, steps a second",
        text: Signal::derive(move || significant(player.pace.get(), 4)),
        write: player.write_pace,
        voice: player.voice,
    };
    view! {
        <div class="playback" role="group" aria-label="Descent" data-group="playback">
            {buttons}
        </div>
        {group("pace", vec![slider(pace, " steps a second", entry)])}
    }
    .into_any()
}

/// Why the descent stopped, with the ways on from a divergence.
pub fn outcome(player: Player) -> AnyView {
    let usable = Signal::stored(false);
    let back = player.button("recover", "Step back", usable, back);
    let halve = player.button(
        "halve",
        "Halve the learning rate",
        usable,
        Descent::halve_learning_rate,
    );
    view! {
        <div
            class="outcome"
            class:diverged=player.diverged
            prop:hidden=move || player.outcome.get().is_empty()
        >
            {line("why", player.outcome)}
            <div class="ways" prop:hidden=move || !player.diverged.get()>
                {back}
                {halve}
            </div>
        </div>
    }
    .into_any()
}
