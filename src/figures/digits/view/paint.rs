//! Painting the weights, and the accuracy of the painted classifier.

use leptos::prelude::*;

use super::super::state::Digits;
use super::super::state::inspection::percent;
use super::board::{PixelPoint, StrokeEvent};
use super::pointing::{on_picture, point};
use crate::components::button::Button;
use crate::components::checkbox::Checkbox;
use crate::components::group::{Group, Line};
use crate::components::select::Select;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{parse, significant};

/// The radii of the brush, with their labels.
const SIZES: [(&str, &str); 4] = [
    ("0.0", "1 pixel"),
    ("1.5", "3 pixels"),
    ("2.5", "5 pixels"),
    ("4.5", "9 pixels"),
];
/// The sizes of the brush's weight, with their labels.
const STRENGTHS: [(&str, &str); 5] = [
    ("0.05", "0.05"),
    ("0.1", "0.1"),
    ("0.2", "0.2"),
    ("0.5", "0.5"),
    ("1.0", "1"),
];

/// The checkbox, the brush, and the accuracy of the weights.
#[component]
pub(super) fn Paint(state: StateSignal<Digits>) -> impl IntoView {
    view! {
        <Group name="brush">
            <Checkbox
                group="brush"
                label="Paint the weights"
                checked=state.signal(|digits| digits.tools.painting)
                set=state.callback(|digits, painting| digits.tools.painting = painting)
            />
            <div class="group" hidden=state.signal(|digits| !digits.tools.painting)>
                <Brush state />
                <Line class="result" text=state.signal(result) />
                <Line text=state.signal(|digits| String::from(digits.advice())) />
            </div>
        </Group>
    }
}

/// The controls of the brush.
#[component]
fn Brush(state: StateSignal<Digits>) -> impl IntoView {
    let signs = [
        ("plus", "+ plus", 1.0),
        ("minus", "\u{2212} minus", -1.0),
        ("erase", "0 erase", 0.0),
    ];
    let sign = move |(verb, label, sign): (&'static str, &'static str, f64)| {
        view! {
            <Button
                verb
                label
                pressed=state.signal(move |digits| digits.tools.sign == sign)
                press=state.callback(move |digits, ()| digits.tools.sign = sign)
            />
        }
    };
    let number = |text: String| parse(&text).unwrap_or_default();
    let verb = move |verb: fn(&mut Digits)| {
        Callback::new(move |()| {
            state.update(verb);
            announce(state);
        })
    };
    view! {
        <div class="views" role="group" aria-label="Brush">
            {signs.map(sign)}
        </div>
        <div class="row">
            <Select
                label="Size"
                options=SIZES
                value=state.signal(|digits| significant(digits.tools.radius, 3))
                choose=state.callback(move |digits, text| digits.tools.radius = number(text))
            />
            <Select
                label="Strength"
                options=STRENGTHS
                value=state.signal(|digits| significant(digits.tools.strength, 3))
                choose=state.callback(move |digits, text| digits.tools.strength = number(text))
            />
        </div>
        <div class="row">
            <Button verb="blank" label="Blank" press=verb(Digits::blank) />
            <Button
                verb="unpaint"
                label="As trained"
                disabled=state.signal(|digits| !digits.is_painted())
                press=verb(Digits::unpaint)
            />
        </div>
    }
}

/// The accuracy of the weights, and that of the nearest mean image.
fn result(digits: &Digits) -> String {
    let baseline = digits.nearest_mean().map_or(String::new(), |share| {
        format!(" The nearest mean image: {}.", percent(share))
    });
    digits.result() + &baseline
}

/// Handles the events of the pointer on the weights: it paints, or only points at a pixel.
pub(super) fn on_weights(state: StateSignal<Digits>, act: StrokeEvent<'_>) -> bool {
    if !is_painting(state) {
        return on_picture(state, act);
    }
    match act {
        StrokeEvent::Over(at) => point(state, at),
        StrokeEvent::Press(at) => {
            state.update(|digits| {
                digits.begin_stroke();
                digits.brush(&[at]);
            });
            point(state, at);
            return true;
        }
        StrokeEvent::Along(path) => {
            state.update(|digits| digits.brush(path));
            point(state, path[path.len() - 1]);
        }
        StrokeEvent::Release => {
            state.update(Digits::end_stroke);
            announce(state);
        }
        StrokeEvent::Cancel => {
            state.update(Digits::cancel_stroke);
            announce(state);
        }
    }
    false
}

/// Whether the weights can be painted now.
pub(super) fn is_painting(state: StateSignal<Digits>) -> bool {
    state.with_untracked(|digits| digits.tools.painting)
}

/// Paints at a point, as a stroke of its own.
pub(super) fn paint_pixel(state: StateSignal<Digits>, at: PixelPoint) {
    state.update(|digits| {
        digits.brush(&[at]);
        digits.end_stroke();
    });
    announce(state);
}

/// Announces the accuracy of the weights to screen readers.
fn announce(state: StateSignal<Digits>) {
    state
        .messages()
        .announce(state.with_untracked(Digits::result));
}
