//! The weights painted by hand, and how good a detector the painting is.

use leptos::prelude::*;

use super::super::state::Digits;
use super::super::state::inspection::percent;
use super::board::{PixelPoint, StrokeEvent};
use super::pointing::{look_at, point};
use crate::components::button::Button;
use crate::components::checkbox::Checkbox;
use crate::components::group::{Group, Line};
use crate::components::model::Model;
use crate::components::select::Select;
use crate::numeric::decimal::{parse, significant};

/// The radii of the brush, with what they are called.
const SIZES: [(&str, &str); 4] = [
    ("0.0", "1 pixel"),
    ("1.5", "3 pixels"),
    ("2.5", "5 pixels"),
    ("4.5", "9 pixels"),
];
/// The weights that it gives.
const STRENGTHS: [(&str, &str); 5] = [
    ("0.05", "0.05"),
    ("0.1", "0.1"),
    ("0.2", "0.2"),
    ("0.5", "0.5"),
    ("1.0", "1"),
];

/// The switch, the brush, and how good the weights are.
#[component]
pub(super) fn Paint(model: Model<Digits>) -> impl IntoView {
    view! {
        <Group name="brush">
            <Checkbox
                group="brush"
                label="Paint the weights"
                checked=model.signal(|digits| digits.tools.painting)
                set=model.callback(|digits, painting| digits.tools.painting = painting)
            />
            <div class="group" hidden=model.signal(|digits| !digits.tools.painting)>
                <Brush model />
                <Line class="result" text=model.signal(result) />
                <Line text=model.signal(|digits| String::from(digits.advice())) />
            </div>
        </Group>
    }
}

#[component]
fn Brush(model: Model<Digits>) -> impl IntoView {
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
                pressed=model.signal(move |digits| digits.tools.sign == sign)
                press=model.callback(move |digits, ()| digits.tools.sign = sign)
            />
        }
    };
    let number = |text: String| parse(&text).unwrap_or_default();
    let verb = move |verb: fn(&mut Digits)| {
        Callback::new(move |()| {
            model.update(verb);
            announce(model);
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
                value=model.signal(|digits| significant(digits.tools.radius, 3))
                choose=model.callback(move |digits, text| digits.tools.radius = number(text))
            />
            <Select
                label="Strength"
                options=STRENGTHS
                value=model.signal(|digits| significant(digits.tools.strength, 3))
                choose=model.callback(move |digits, text| digits.tools.strength = number(text))
            />
        </div>
        <div class="row">
            <Button verb="blank" label="Blank" press=verb(Digits::blank) />
            <Button
                verb="unpaint"
                label="As trained"
                disabled=model.signal(|digits| !digits.is_painted())
                press=verb(Digits::unpaint)
            />
        </div>
    }
}

/// How good the weights are, and how good the nearest mean picture is.
fn result(digits: &Digits) -> String {
    let yardstick = digits.nearest_mean().map_or(String::new(), |share| {
        format!(" The nearest mean picture: {}.", percent(share))
    });
    digits.result() + &yardstick
}

/// What is done on the picture of the weights.
pub(super) fn on_weights(model: Model<Digits>, act: StrokeEvent<'_>) -> bool {
    if !is_painting(model) {
        return look_at(model, act);
    }
    match act {
        StrokeEvent::Over(place) => point(model, place),
        StrokeEvent::Press(place) => {
            model.update(|digits| {
                digits.begin_stroke();
                digits.brush(&[place]);
            });
            point(model, place);
            return true;
        }
        StrokeEvent::Along(path) => {
            model.update(|digits| digits.brush(path));
            point(model, path[path.len() - 1]);
        }
        StrokeEvent::Release => {
            model.update(Digits::end_stroke);
            announce(model);
        }
        StrokeEvent::Cancel => {
            model.update(Digits::cancel_stroke);
            announce(model);
        }
    }
    false
}

/// Whether the weights can be painted now.
pub(super) fn is_painting(model: Model<Digits>) -> bool {
    model.with_untracked(|digits| digits.tools.painting)
}

/// Paints by a key.
pub(super) fn paint_pixel(model: Model<Digits>, place: PixelPoint) {
    model.update(|digits| {
        digits.brush(&[place]);
        digits.end_stroke();
    });
    announce(model);
}

/// Says how good the weights are to those who hear it.
fn announce(model: Model<Digits>) {
    model
        .messages()
        .announce(model.with_untracked(Digits::result));
}
