//! The view of one digit's score: its pixels times the weights, pixel by pixel, and the sum.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::super::colors::{Rgb, largest};
use super::super::state::Digits;
use super::super::state::inspection::{Inspection, with_article};
use super::super::state::pixels::neighbour;
use super::super::state::pixels::pixel_centre;
use super::super::state::view::View;
use super::board::{Board, BoardPointer, OnStroke};
use super::paint::{self, Paint, is_painting};
use super::pixels::{Pixels, diverging, ink};
use super::pointing::{on_picture, set_pixel};
use super::shares::Shares;
use crate::components::button::Button;
use crate::components::group::Line;
use crate::components::keys::is_command;
use crate::components::pointer_drag::End;
use crate::components::readout::{Readout, Text};
use crate::components::select::{Select, words};
use crate::components::setting_input::SettingInput;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{fixed, spoken};
use crate::plot::palette::Palette;

/// The chosen digit with its inspection, and the texts about it.
#[derive(PartialEq)]
struct Scored {
    inspection: Inspection,
    pixel: usize,
    /// Sentences on the pixel, on the prediction and on the score's share.
    words: [String; 3],
    /// The name of the class that the score is for.
    score_of: String,
}

/// Inspects the chosen digit; none while another view is shown, or while there are no digits.
fn scored(digits: &Digits) -> Option<Scored> {
    let inspection = (digits.view == View::Score).then(|| digits.inspection())??;
    let pixel = digits.tools.pixel.unwrap_or_else(|| inspection.strongest());
    Some(Scored {
        pixel,
        words: [
            inspection.pixel(pixel),
            digits.judgement_in_words(&inspection),
            digits.share(&inspection),
        ],
        score_of: digits.classes().name(digits.output()),
        inspection,
    })
}

/// The inspected digit, computed once after each change for all that shows a part of it.
#[derive(Clone, Copy)]
struct ScoredSignal(Memo<Option<Scored>>);

impl ScoredSignal {
    /// A part of the inspected digit; the default of `T` if there is none.
    fn signal<T: Default + Send + Sync + 'static>(self, read: fn(&Scored) -> T) -> Signal<T> {
        Signal::derive(move || self.0.read().as_ref().map(read).unwrap_or_default())
    }
}

/// The digit, the brush, the equation, and what they amount to.
#[component]
pub(super) fn Score(state: StateSignal<Digits>) -> impl IntoView {
    let seen = ScoredSignal(Memo::new(move |_| state.with(scored)));
    view! {
        <div class="hand group">
            <DigitChoice state seen />
            <Paint state />
            <Equation state seen />
            <ul class="key">
                <li data-role="curve">
                    <Text text=seen.signal(|seen| format!("counts for {}", seen.score_of)) />
                </li>
                <li data-role="prediction">
                    <Text text=seen.signal(|seen| format!("counts against {}", seen.score_of)) />
                </li>
            </ul>
            <Line class="reading" text=seen.signal(|seen| seen.words[0].clone()) />
            <Line class="verdict" text=seen.signal(|seen| seen.words[1].clone()) />
            <Shares
                state
                shares=seen.signal(|seen| seen.inspection.prediction.probabilities.clone())
                hidden=has_one_output(state)
            />
        </div>
    }
}

/// Whether there is only one score.
fn has_one_output(state: StateSignal<Digits>) -> Signal<bool> {
    state.signal(|digits| digits.classes().outputs() == 1)
}

/// The choice of the digit and of the score.
#[component]
fn DigitChoice(state: StateSignal<Digits>, seen: ScoredSignal) -> impl IntoView {
    let step_by = move |by: isize| {
        Callback::new(move |()| {
            state.update(|digits| digits.next_digit(by));
            let judged = state.with_untracked(|digits| {
                digits
                    .inspection()
                    .map(|inspection| digits.judgement_in_words(&inspection))
            });
            state.messages().announce(judged.unwrap_or_default());
        })
    };
    let entry = state.input("digit", |digits| {
        let inspection = digits.inspection();
        inspection
            .map_or(digits.digit(), |inspection| inspection.place.0)
            .to_string()
    });
    let description = seen.signal(|seen| {
        let Inspection { label, place, .. } = seen.inspection;
        format!("of {}, counted from 0: {}", place.1, with_article(label))
    });
    view! {
        <div class="group">
            <div class="row">
                <Button verb="previous-digit" label="Previous" press=step_by(-1) />
                <SettingInput entry label="Which validation digit" />
                <Button verb="next-digit" label="Next" press=step_by(1) />
                <Text text=description />
            </div>
            <Select
                label="The score of"
                options=words(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
                value=state.signal(|digits| digits.output().to_string())
                choose=state
                    .callback(|digits, name: String| {
                        digits.set_output(name.parse().unwrap_or_default());
                    })
                hidden=has_one_output(state)
            />
        </div>
    }
}

/// The equation: the digit times the weights, as pictures, and the sum of the products.
#[component]
fn Equation(state: StateSignal<Digits>, seen: ScoredSignal) -> impl IntoView {
    let weights = BoardPointer::new(state, paint::on_weights);
    let pointer = move || BoardPointer::new(state, on_picture as OnStroke);
    view! {
        <div
            class="equation"
            role="application"
            tabindex="0"
            aria-label="The digit times the weights; arrow keys go from pixel to pixel"
            data-painting=state.signal(|digits| digits.tools.painting)
            on:keydown=move |event| key(state, weights, &event)
        >
            <Term
                state
                seen
                name="x"
                words="the digit, x"
                stroke=pointer()
                label=seen
                    .signal(|seen| format!("The digit, {}", with_article(seen.inspection.label)))
                colors=|seen, palette| {
                    let levels = seen.inspection.score.pixels.iter();
                    levels.map(|level| ink(*level, palette)).collect()
                }
            />
            <Term
                state
                seen
                name="w"
                words="the weights, w"
                stroke=weights
                label=seen.signal(|seen| format!("The weights of the score of {}", seen.score_of))
                colors=|seen, palette| colored(seen, &seen.inspection.score.weights, palette)
            />
            <Term
                state
                seen
                name="xw"
                words="x \u{d7} w"
                stroke=pointer()
                label=seen.signal(|_| "Each pixel times its weight".into())
                colors=|seen, palette| colored(seen, &seen.inspection.score.products, palette)
            />
            <Sum seen />
        </div>
    }
}

/// A picture of the equation.
#[component]
fn Term(
    state: StateSignal<Digits>,
    seen: ScoredSignal,
    name: &'static str,
    words: &'static str,
    stroke: BoardPointer,
    label: Signal<String>,
    colors: fn(&Scored, &Palette) -> Vec<Rgb>,
) -> impl IntoView {
    let colors = Callback::new(move |palette: Palette| {
        seen.0.read().as_ref().map(|seen| colors(seen, &palette))
    });
    view! {
        <div class="term" data-term=name>
            <span class="name">{words}</span>
            <Board stroke pixel=seen.signal(|seen| seen.pixel)>
                <Pixels state label colors />
            </Board>
        </div>
    }
}

/// The colours of weights or products. Both use the scale of the weights, which the products do not
/// exceed, since a pixel is at most 1.
fn colored(seen: &Scored, numbers: &[f64], palette: &Palette) -> Vec<(u8, u8, u8)> {
    let max = largest(&seen.inspection.score.weights);
    let color = |number: &f64| diverging(*number, max, palette);
    numbers.iter().map(color).collect()
}

/// The sum of the products, the bias and the score.
#[component]
fn Sum(seen: ScoredSignal) -> impl IntoView {
    let number = move |number: fn(&Scored) -> f64| {
        Signal::derive(move || {
            let number = seen.0.read().as_ref().map(number);
            number.map_or(String::new(), |number| spoken(&fixed(number, 3)))
        })
    };
    view! {
        <div class="term sum" data-term="sum">
            <Readout
                name="sum"
                role="text"
                value=number(|seen| seen.inspection.score.sum - seen.inspection.score.bias)
            />
            <Readout name="+ bias" role="text" value=number(|seen| seen.inspection.score.bias) />
            <Readout name="= score" role="text" value=number(|seen| seen.inspection.score.sum) />
            <Line text=seen.signal(|seen| seen.words[2].clone()) />
        </div>
    }
}

/// Handles keys on the equation: they move from pixel to pixel, paint, and cancel a stroke.
fn key(state: StateSignal<Digits>, weights: BoardPointer, event: &KeyboardEvent) {
    let (key, seen) = (event.key(), state.with_untracked(scored));
    let Some(pixel) = seen.map(|seen| seen.pixel).filter(|_| !is_command(event)) else {
        return;
    };
    if let Some(pixel) = neighbour(pixel, &key) {
        set_pixel(state, pixel);
        let words = state.with_untracked(|digits| Some(digits.inspection()?.pixel(pixel)));
        state.messages().announce(words.unwrap_or_default());
    } else if (key == " " || key == "Enter") && is_painting(state) {
        paint::paint_pixel(state, pixel_centre(pixel));
    } else if !(key == "Escape" && weights.finish(End::Cancel)) {
        return;
    }
    event.prevent_default();
}
