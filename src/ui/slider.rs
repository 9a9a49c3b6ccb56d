//! Sliders for settings: a native range, a field beside it, marks below it.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::field::{Compose, Field};
use super::model::Model;
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

/// A slider for a setting, with a field for the exact value.
#[component]
pub fn Slider<S: 'static>(
    /// The state.
    model: Model<S>,
    /// The setting's name.
    setting: &'static str,
    /// What is written before it.
    label: &'static str,
    /// The ends of the slider; the field takes whatever the setting does.
    ends: (f64, f64),
    /// How the values are spread.
    spread: Spread,
    /// The value in force.
    value: fn(&S) -> f64,
    /// Gives it another one.
    set: fn(&mut S, f64),
    /// Values to mark, with what is there; a position beside a mark lands on it.
    #[prop(optional, into)]
    marks: Signal<Vec<(f64, &'static str)>>,
    /// Turns what was typed into the setting's text, where the slider is a part of it.
    #[prop(optional_no_strip)]
    compose: Option<Compose<S>>,
    /// Said after the number.
    #[prop(default = "")]
    unit: &'static str,
) -> impl IntoView {
    let now = Memo::new(move |_| model.with(value));
    let positions = spread.positions(ends);
    let change = move |position: f64| {
        let position = position.clamp(0.0, positions);
        let wanted = spread.value(position, ends);
        let near = |mark: f64| (spread.position(mark, ends) - position).abs() < 0.45;
        let marked = marks.with_untracked(|marks| {
            let mut near = marks.iter().map(|(mark, _)| *mark).filter(|mark| near(*mark));
            near.next().filter(|_| position.fract() == 0.0)
        });
        model.forgive(setting);
        model.update(|state| set(state, marked.unwrap_or(wanted)));
    };
    let key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => 0.1,
            "ArrowLeft" | "ArrowDown" => -0.1,
            _ => return,
        };
        if event.shift_key() {
            event.prevent_default();
            change(spread.position(now.get_untracked(), ends) + by);
        }
    };
    let text = move || spoken(&format!("{}{unit}", significant(now.get(), 4)));
    let ticks = move || {
        marks
            .get()
            .into_iter()
            .filter(|(mark, _)| (ends.0..=ends.1).contains(mark))
            .map(|(mark, what)| {
                let share = spread.position(mark, ends) / positions;
                view! {
                    <span class="mark" title=what style:--share=format!("{share:.4}")>
                        {significant(mark, 3)}
                    </span>
                }
            })
            .collect_view()
    };
    view! {
        <div class="slider">
            <span class="name">{label}</span>
            <span class="track">
                <input
                    type="range"
                    aria-label=label
                    min="0"
                    max=positions.to_string()
                    step="1"
                    prop:value=move || spread.position(now.get(), ends).to_string()
                    aria-valuetext=text
                    on:input=move |event| {
                        if let Ok(position) = event_target_value(&event).parse() {
                            change(position);
                        }
                    }
                    on:keydown=key
                />
                {ticks}
            </span>
            <Field model setting label text=move || significant(now.get(), 6) compose />
        </div>
    }
}
