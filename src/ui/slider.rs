//! Sliders for settings: a native range, a field beside it, marks below it.

use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::dom::{El, Ui};
use super::field::{Entry, field};
use super::range::{Turns, range};
use crate::numeric::decimal::{self, round_significant, significant, spoken};

/// How a slider spreads its values.
#[derive(Clone, Copy)]
pub enum Spread {
    /// Twenty positions a decade, at round numbers: 1, 1.1, 1.3, … 8.9, 10.
    Log,
    /// Two hundred positions.
    Linear,
}

const A_DECADE: f64 = 20.0;
const POSITIONS: f64 = 200.0;

impl Spread {
    fn positions(self, (low, high): (f64, f64)) -> f64 {
        match self {
            Self::Log => ((high / low).log10() * A_DECADE).round(),
            Self::Linear => POSITIONS,
        }
    }

    fn position(self, value: f64, (low, high): (f64, f64)) -> f64 {
        match self {
            Self::Log => (value / low).log10() * A_DECADE,
            Self::Linear => (value - low) / (high - low) * POSITIONS,
        }
    }

    fn value(self, position: f64, (low, high): (f64, f64)) -> f64 {
        match self {
            // Between the positions, where Shift leads, a third digit tells values apart.
            Self::Log => {
                let digits = if position.fract() == 0.0 { 2 } else { 3 };
                round_significant(low * 10_f64.powf(position / A_DECADE), digits)
            }
            Self::Linear => {
                let step = round_significant((high - low) / POSITIONS / 10.0, 1);
                let value = low + (high - low) * position / POSITIONS;
                round_significant((value / step).round() * step, 9)
            }
        }
    }
}

/// A value that a slider sets.
pub struct Dial {
    /// The ends of the slider; the field beside it takes whatever the setting does.
    pub ends: (f64, f64),
    /// How the values are spread.
    pub spread: Spread,
    /// The value in force.
    pub value: Rc<dyn Fn() -> f64>,
    /// Gives it another one.
    pub set: Rc<dyn Fn(f64)>,
    /// Values to mark, with what is there; a position beside a mark lands on it.
    pub marks: Option<Rc<dyn Fn() -> Marks>>,
    /// What comes of the value, for those who hear it.
    pub effect: Option<Rc<dyn Fn() -> String>>,
}

/// Values to mark on a slider, with what is there.
pub type Marks = Vec<(f64, &'static str)>;

impl Dial {
    fn position(&self) -> f64 {
        self.spread.position((self.value)(), self.ends)
    }

    /// Sets the value at a position; whole positions beside a mark land on it.
    fn turn(&self, position: f64) {
        let Self { ends, spread, .. } = *self;
        let position = position.clamp(0.0, spread.positions(ends));
        let near = |mark: f64| (spread.position(mark, ends) - position).abs() < 0.45;
        let marks = self.marks.as_ref().map(|marks| untrack(|| marks()));
        let mark = marks
            .into_iter()
            .flatten()
            .map(|(mark, _)| mark)
            .find(|mark| position.fract() == 0.0 && near(*mark));
        (self.set)(mark.unwrap_or_else(|| spread.value(position, ends)));
    }
}

/// A slider for a setting, with a field for the exact value; `unit` is said after the number.
#[must_use]
pub fn slider(ui: &Ui, dial: Dial, unit: &'static str, entry: Entry) -> El {
    let (voice, setting) = (ui.voice, entry.setting);
    let positions = dial.spread.positions(dial.ends);
    let dial = Rc::new(dial);
    let turn = {
        let dial = Rc::clone(&dial);
        Rc::new(move |position: f64| {
            voice.forgive(setting);
            dial.turn(position);
        })
    };
    let [name, spoken_name] = std::array::from_fn(|_| Rc::clone(&entry.label));
    let [at, heard, now, kept, shown] = std::array::from_fn(|_| Rc::clone(&dial));
    let turned = Rc::clone(&turn);
    let turns = Turns {
        turn: Box::new(move |position| turned(position)),
        keep: Box::new(move || {
            let (value, set) = (untrack(|| (kept.value)()), Rc::clone(&kept.set));
            Box::new(move || set(value))
        }),
        position: Box::new(move || untrack(|| shown.position())),
    };
    let range = range(ui, turns)
        .live_attr("aria-label", Box::new(move || spoken_name()))
        .attr("min", "0")
        .attr("max", &decimal::repr(positions))
        .attr("step", "1")
        .live_value(Box::new(move || decimal::repr(at.position())))
        .live_attr(
            "aria-valuetext",
            Box::new(move || {
                let value = significant((heard.value)(), 4);
                let effect = heard
                    .effect
                    .as_ref()
                    .map(|effect| format!(", {}", effect()));
                spoken(&format!("{value}{unit}{}", effect.unwrap_or_default()))
            }),
        )
        .on("keydown", move |event| {
            let event: KeyboardEvent = event.unchecked_into();
            let by = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => 0.1,
                "ArrowLeft" | "ArrowDown" => -0.1,
                _ => return,
            };
            if event.shift_key() {
                event.prevent_default();
                turn(untrack(|| now.position()) + by);
            }
        });
    let track = ui.el("span").class("track").child(range);
    mark_ticks(ui, &track, &dial, positions);
    ui.el("div")
        .class("slider")
        .child(
            ui.el("span")
                .class("name")
                .live_text(Box::new(move || name())),
        )
        .child(track)
        .child(field(ui, entry))
}

/// Two ticks under the slider that follow the marks.
fn mark_ticks(ui: &Ui, track: &El, dial: &Rc<Dial>, positions: f64) {
    /// A slider has this many marks at most.
    const MOST: usize = 2;
    if dial.marks.is_none() {
        return;
    }
    for k in 0..MOST {
        let look = Rc::clone(dial);
        let mark = Rc::new(move || {
            let marks = look.marks.as_ref().map(|marks| marks())?;
            let inside = |mark: &(f64, &str)| (look.ends.0..=look.ends.1).contains(&mark.0);
            let (mark, what) = marks.into_iter().nth(k).filter(inside)?;
            let share = look.spread.position(mark, look.ends) / positions;
            Some((significant(mark, 3), what, share))
        });
        let [text, title, share, gone] = std::array::from_fn(|_| Rc::clone(&mark));
        let tick = ui
            .el("span")
            .class("mark")
            .attr("translate", "no")
            .live_text(Box::new(move || {
                text().map_or(String::new(), |(text, ..)| text)
            }))
            .live_attr(
                "title",
                Box::new(move || title().map_or(String::new(), |(_, what, _)| what.into())),
            )
            .live(
                Box::new(move || {
                    share().map_or(String::new(), |(.., share)| decimal::fixed(share, 4))
                }),
                |node, share| {
                    let _ = node.style().set_property("--share", share);
                },
            )
            .live_flag("hidden", Box::new(move || gone().is_none()));
        let _ = track.node().append_child(tick.node());
    }
}
