//! Sliders for settings: a native range input, a field beside it, marks below it.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::context::FigureContext;
use super::range_input::RangeInput;
use super::setting_input::{SettingEntry, SettingInput};
use crate::numeric::decimal::{self, round_significant, significant, spoken};
use crate::plot::viewport::Scale;

/// The values of a slider. The field beside it accepts every value of the setting, also one outside.
#[derive(Clone, Copy)]
pub struct SliderScale {
    /// The least and the greatest value.
    pub ends: (f64, f64),
    /// Whether the positions are spaced linearly or logarithmically.
    pub scale: Scale,
}

/// Values to mark on a slider, each with its description; at most two are shown.
pub type Marks = Vec<(f64, &'static str)>;

impl SliderScale {
    /// The number of positions per decade of a logarithmic scale.
    const PER_DECADE: f64 = 20.0;
    /// The number of positions of a linear scale.
    const LINEAR_POSITIONS: f64 = 200.0;

    fn positions(self) -> f64 {
        let (low, high) = self.ends;
        match self.scale {
            Scale::Log => ((high / low).log10() * Self::PER_DECADE).round(),
            Scale::Linear => Self::LINEAR_POSITIONS,
        }
    }

    fn position(self, value: f64) -> f64 {
        let (low, high) = self.ends;
        match self.scale {
            Scale::Log => (value / low).log10() * Self::PER_DECADE,
            Scale::Linear => (value - low) / (high - low) * Self::LINEAR_POSITIONS,
        }
    }

    fn value(self, position: f64) -> f64 {
        let (low, high) = self.ends;
        match self.scale {
            // Shift with an arrow key goes to fractional positions, which need a third digit.
            Scale::Log => {
                let digits = if position.fract() == 0.0 { 2 } else { 3 };
                round_significant(low * 10_f64.powf(position / Self::PER_DECADE), digits)
            }
            Scale::Linear => {
                let step = round_significant((high - low) / Self::LINEAR_POSITIONS / 10.0, 1);
                let value = low + (high - low) * position / Self::LINEAR_POSITIONS;
                round_significant((value / step).round() * step, 9)
            }
        }
    }

    /// The value at a position; an integer position close to a mark has the mark's value.
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
    /// The visible label, also the accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The scale of its values.
    scale: SliderScale,
    /// The value in force.
    value: Signal<f64>,
    /// Called with a new value.
    set: Callback<f64>,
    /// Values to mark; an integer position close to a mark has the mark's value.
    #[prop(into, optional_no_strip)]
    marks: Option<Signal<Marks>>,
    /// The unit, with a blank before it, for screen readers.
    #[prop(optional)]
    unit: &'static str,
    /// The effect of the value, for screen readers.
    #[prop(optional)]
    effect: Option<Signal<String>>,
    /// The setting for the field.
    entry: SettingEntry,
    /// Whether it is hidden.
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

/// The `k`-th mark below the slider; hidden if its value is outside the scale.
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
            data-group="marks"
            translate="no"
            hidden=Signal::derive(move || mark().is_none())
            title=text(|_, (_, what)| what.into())
            style:--share=share
        >
            {text(|_, (mark, _)| significant(mark, 3))}
        </span>
    }
}
