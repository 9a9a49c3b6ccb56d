//! Sliders for settings: a native range, a field beside it, marks below it.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::field::{Entry, field};
use crate::numeric::decimal::{round_significant, significant, spoken};

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
            Self::Log if position.fract() == 0.0 => {
                round_significant(low * 10_f64.powf(position / A_DECADE), 2)
            }
            Self::Log => round_significant(low * 10_f64.powf(position / A_DECADE), 3),
            Self::Linear => {
                let step = round_significant((high - low) / POSITIONS / 10.0, 1);
                let value = low + (high - low) * position / POSITIONS;
                round_significant((value / step).round() * step, 9)
            }
        }
    }
}

/// A value that a slider sets.
#[derive(Clone, Copy)]
pub struct Dial {
    /// The ends of the slider; the field beside it takes whatever the setting does.
    pub ends: (f64, f64),
    /// How the values are spread.
    pub spread: Spread,
    /// The value in force.
    pub value: Signal<f64>,
    /// Gives it another one.
    pub set: Callback<f64>,
    /// Values to mark, with what is there; a position beside a mark lands on it.
    pub marks: Option<Signal<Marks>>,
}

/// Values to mark on a slider, with what is there.
pub type Marks = Vec<(f64, &'static str)>;

impl Dial {
    /// Sets the value at a position; whole positions beside a mark land on it.
    fn turn(&self, position: f64) {
        let Self { ends, spread, .. } = *self;
        let position = position.clamp(0.0, spread.positions(ends));
        let near = |mark: f64| (spread.position(mark, ends) - position).abs() < 0.45;
        let marks = self.marks.map(|marks| marks.get_untracked());
        let mark = marks
            .into_iter()
            .flatten()
            .map(|(mark, _)| mark)
            .find(|mark| position.fract() == 0.0 && near(*mark));
        let value = mark.unwrap_or_else(|| spread.value(position, ends));
        self.set.run(value);
    }
}

/// A slider for a setting, with a field for the exact value; `unit` is said after the number.
pub fn slider(dial: Dial, unit: &'static str, entry: Entry) -> AnyView {
    let Dial {
        ends,
        spread,
        value,
        ..
    } = dial;
    let positions = spread.positions(ends);
    let turn = move |position: f64| {
        entry.voice.forgive(entry.setting);
        dial.turn(position);
    };
    let key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => 0.1,
            "ArrowLeft" | "ArrowDown" => -0.1,
            _ => return,
        };
        if event.shift_key() {
            event.prevent_default();
            turn(spread.position(value.get_untracked(), ends) + by);
        }
    };
    let ticks = move || {
        let marks = dial.marks.map(|marks| marks.get()).unwrap_or_default();
        let inside = marks
            .into_iter()
            .filter(|(mark, _)| (ends.0..=ends.1).contains(mark));
        inside
            .map(|(mark, what)| {
                let share = spread.position(mark, ends) / positions;
                let text = significant(mark, 3);
                view! {
                    <span class="mark" title=what style:--share=format!("{share:.4}")>
                        {text}
                    </span>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="slider">
            <span class="name">{entry.label}</span>
            <span class="track">
                <input
                    type="range"
                    aria-label=entry.label
                    min="0"
                    max=positions.to_string()
                    step="1"
                    prop:value=move || spread.position(value.get(), ends).to_string()
                    aria-valuetext=move || spoken(&format!("{}{unit}", significant(value.get(), 4)))
                    on:input=move |event| {
                        if let Ok(position) = event_target_value(&event).parse() {
                            turn(position);
                        }
                    }
                    on:keydown=key
                />
                {ticks}
            </span>
            {field(entry)}
        </div>
    }
    .into_any()
}
