//! One digit: its pixels times the weights, pixel by pixel, and the sum.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::super::colors::{Rgb, largest};
use super::super::state::Digits;
use super::super::state::inspection::Inspection;
use super::super::state::pixels::neighbour;
use super::super::state::pixels::pixel_centre;
use super::super::state::view::View;
use super::board::{Board, BoardPointer, OnStroke};
use super::paint::{self, Paint, is_painting};
use super::pixels::{Pixels, diverging, ink};
use super::pointing::{look, look_at};
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

/// The digit, and what the state says of it.
#[derive(PartialEq)]
struct Scored {
    asked: Inspection,
    pixel: usize,
    words: [String; 3],
    score_of: String,
}

/// Looks at the digit while this view is the one that is shown.
fn scored(digits: &Digits) -> Option<Scored> {
    let asked = (digits.view == View::Score).then(|| digits.inspection())??;
    let pixel = digits.tools.pixel.unwrap_or_else(|| asked.strongest());
    Some(Scored {
        pixel,
        words: [
            asked.pixel(pixel),
            digits.judgement_in_words(&asked),
            digits.share(&asked),
        ],
        score_of: digits.classes().name(digits.output()),
        asked,
    })
}

/// What is seen, found out once after each change for all who show some of it.
#[derive(Clone, Copy)]
struct ScoredSignal(Memo<Option<Scored>>);

impl ScoredSignal {
    /// Something about what is seen; what `T` is by default where nothing is.
    fn signal<T: Default + Send + Sync + 'static>(self, tell: fn(&Scored) -> T) -> Signal<T> {
        Signal::derive(move || self.0.read().as_ref().map(tell).unwrap_or_default())
    }
}

/// The view.
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
                shares=seen.signal(|seen| seen.asked.prediction.probabilities.clone())
                hidden=has_one_output(state)
            />
        </div>
    }
}

fn has_one_output(state: StateSignal<Digits>) -> Signal<bool> {
    state.signal(|digits| digits.classes().outputs() == 1)
}

/// Which digit, and which score.
#[component]
fn DigitChoice(state: StateSignal<Digits>, seen: ScoredSignal) -> impl IntoView {
    let turn = move |by: isize| {
        Callback::new(move |()| {
            state.update(|digits| digits.next_digit(by));
            let judged = state.with_untracked(|digits| {
                digits
                    .inspection()
                    .map(|asked| digits.judgement_in_words(&asked))
            });
            state.messages().announce(judged.unwrap_or_default());
        })
    };
    let entry = state.input("digit", |digits| {
        let asked = digits.inspection();
        asked
            .map_or(digits.digit(), |asked| asked.place.0)
            .to_string()
    });
    let which = seen.signal(|seen| {
        let Inspection { label, place, .. } = seen.asked;
        format!("of {}, counted from 0: a {label}", place.1)
    });
    view! {
        <div class="group">
            <div class="row">
                <Button verb="previous-digit" label="Previous" press=turn(-1) />
                <SettingInput entry label="Which validation digit" />
                <Button verb="next-digit" label="Next" press=turn(1) />
                <Text text=which />
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

/// Picture times picture is a picture, and its sum.
#[component]
fn Equation(state: StateSignal<Digits>, seen: ScoredSignal) -> impl IntoView {
    let weights = BoardPointer::new(state, paint::on_weights);
    let reads = move || BoardPointer::new(state, look_at as OnStroke);
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
                stroke=reads()
                label=seen.signal(|seen| format!("The digit, a {}", seen.asked.label))
                colors=|seen, palette| {
                    let levels = seen.asked.score.pixels.iter();
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
                colors=|seen, palette| colored(seen, &seen.asked.score.weights, palette)
            />
            <Term
                state
                seen
                name="xw"
                words="x \u{d7} w"
                stroke=reads()
                label=seen.signal(|_| "Each pixel times its weight".into())
                colors=|seen, palette| colored(seen, &seen.asked.score.products, palette)
            />
            <Sum seen />
        </div>
    }
}

/// One of the pictures.
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

/// Numbers on the scale of the weights: a pixel is 1 at most, so the products are no larger.
fn colored(seen: &Scored, numbers: &[f64], palette: &Palette) -> Vec<(u8, u8, u8)> {
    let most = largest(&seen.asked.score.weights);
    let color = |number: &f64| diverging(*number, most, palette);
    numbers.iter().map(color).collect()
}

/// The sum, step by step.
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
                value=number(|seen| seen.asked.score.sum - seen.asked.score.bias)
            />
            <Readout name="+ bias" role="text" value=number(|seen| seen.asked.score.bias) />
            <Readout name="= score" role="text" value=number(|seen| seen.asked.score.sum) />
            <Line text=seen.signal(|seen| seen.words[2].clone()) />
        </div>
    }
}

/// Keys go from pixel to pixel, paint, and take a stroke back.
fn key(state: StateSignal<Digits>, weights: BoardPointer, event: &KeyboardEvent) {
    let (key, seen) = (event.key(), state.with_untracked(scored));
    let Some(pixel) = seen.map(|seen| seen.pixel).filter(|_| !is_command(event)) else {
        return;
    };
    if let Some(pixel) = neighbour(pixel, &key) {
        look(state, pixel);
        let words = state.with_untracked(|digits| Some(digits.inspection()?.pixel(pixel)));
        state.messages().announce(words.unwrap_or_default());
    } else if (key == " " || key == "Enter") && is_painting(state) {
        paint::paint_pixel(state, pixel_centre(pixel));
    } else if !(key == "Escape" && weights.finish(End::Cancel)) {
        return;
    }
    event.prevent_default();
}
