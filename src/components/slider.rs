//! Sliders for settings: a native range, a field beside it, marks below it.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::context::FigureContext;
use super::range_input::RangeInput;
use super::setting_input::{SettingEntry, SettingInput};
use crate::numeric::decimal::{self, round_significant, significant, spoken};
use crate::plot::viewport::Scale;

/// The values of a slider. The field beside it takes whatever the setting does.
#[derive(Clone, Copy)]
pub struct SliderScale {
    /// The least value and the greatest.
    pub ends: (f64, f64),
    /// How those between are spread.
    pub scale: Scale,
}

/// Values to mark on a slider, with what is there: two at most.
pub type Marks = Vec<(f64, &'static str)>;

impl SliderScale {
    const A_DECADE: f64 = 20.0;
    const POSITIONS: f64 = 200.0;

    fn positions(self) -> f64 {
        let (low, high) = self.ends;
        match self.scale {
            Scale::Log => ((high / low).log10() * Self::A_DECADE).round(),
            Scale::Linear => Self::POSITIONS,
        }
    }

    fn position(self, value: f64) -> f64 {
        let (low, high) = self.ends;
        match self.scale {
            Scale::Log => (value / low).log10() * Self::A_DECADE,
            Scale::Linear => (value - low) / (high - low) * Self::POSITIONS,
        }
    }

    fn value(self, position: f64) -> f64 {
        let (low, high) = self.ends;
        match self.scale {
            // Between the positions, where Shift leads, a third digit tells values apart.
            Scale::Log => {
                let digits = if position.fract() == 0.0 { 2 } else { 3 };
                round_significant(low * 10_f64.powf(position / Self::A_DECADE), digits)
            }
            Scale::Linear => {
                let step = round_significant((high - low) / Self::POSITIONS / 10.0, 1);
                let value = low + (high - low) * position / Self::POSITIONS;
                round_significant((value / step).round() * step, 9)
            }
        }
    }

    /// The value at a position; a whole position beside a mark is at the mark.
    fn value_or_mark(self, position: f64, marks: &Marks) -> f64 {
        let position = position.clamp(0.0, self.positions());
        let is_near = |mark: f64| (self.position(mark) - position).abs() < 0.45;
        let mut marks = marks.iter().map(|(mark, _)| *mark);
        let mark = marks.find(|mark| position.fract() == 0.0 && is_near(*mark));
        mark.unwrap_or_else(|| self.value(position))
    }
}

/// A slider for a setting, with a field for the exact value.
#[component]
pub fn Slider(
    /// Its name, as it is seen and heard.
    #[prop(into)]
    label: Signal<String>,
    /// Its values.
    scale: SliderScale,
    /// The value in force.
    value: Signal<f64>,
    /// Takes another one.
    set: Callback<f64>,
    /// Values to mark; a position beside a mark is at the mark.
    #[prop(into, optional_no_strip)]
    marks: Option<Signal<Marks>>,
    /// What is said after the number.
    #[prop(optional)]
    unit: &'static str,
    /// What comes of the value, for those who hear it.
    #[prop(optional)]
    effect: Option<Signal<String>>,
    /// The setting, for the field.
    entry: SettingEntry,
    /// Whether it is out of sight.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    let messages = FigureContext::get().messages;
    let set_position = move |position: f64| {
        messages.clear_error(entry.setting);
        let marks = marks.map_or(Marks::new(), |marks| marks.get_untracked());
        set.run(scale.value_or_mark(position, &marks));
    };
    let position = Signal::derive(move || scale.position(value.get()));
    let value_text = Signal::derive(move || {
        let effect = effect.map(|effect| format!(", {}", effect.get()));
        let value = significant(value.get(), 4);
        spoken(&format!("{value}{unit}{}", effect.unwrap_or_default()))
    });
    let fine = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => 0.1,
            "ArrowLeft" | "ArrowDown" => -0.1,
            _ => return,
        };
        if event.shift_key() {
            event.prevent_default();
            set_position(position.get_untracked() + by);
        }
    };
    let ticks = marks.map(|marks| [0, 1].map(|k| view! { <Tick scale marks k /> }));
    view! {
        <div class="slider" hidden=hidden>
            <span class="name" prop:textContent=label />
            <span class="track" on:keydown=fine>
                <RangeInput
                    label
                    max=scale.positions()
                    position
                    value_text
                    set_position=Callback::new(set_position)
                    value
                    restore=set
                />
                {ticks}
            </span>
            <SettingInput entry label />
        </div>
    }
}

/// A mark below the slider, where what is marked is among its values.
#[component]
fn Tick(scale: SliderScale, marks: Signal<Marks>, k: usize) -> impl IntoView {
    let mark = move || {
        let marks = marks.read();
        let is_inside = |mark: &&(f64, _)| (scale.ends.0..=scale.ends.1).contains(&mark.0);
        marks.get(k).filter(is_inside).copied()
    };
    let text = move |text: fn(SliderScale, (f64, &'static str)) -> String| {
        Signal::derive(move || mark().map_or(String::new(), |mark| text(scale, mark)))
    };
    let share =
        text(|scale, (mark, _)| decimal::fixed(scale.position(mark) / scale.positions(), 4));
    view! {
        <span
            class="mark"
            translate="no"
            hidden=Signal::derive(move || mark().is_none())
            title=text(|_, (_, what)| what.into())
            style:--share=share
        >
            {text(|_, (mark, _)| significant(mark, 3))}
        </span>
    }
}
