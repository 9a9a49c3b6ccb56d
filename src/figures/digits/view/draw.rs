//! A digit that the reader draws, and what the classifier says of it.

use leptos::html;
use leptos::prelude::*;
use plotters::style::RGBColor;
use wasm_bindgen::Clamped;
use web_sys::{CanvasRenderingContext2d, ImageData, KeyboardEvent};

use super::super::state::Digits;
use super::super::state::inspection::row_and_column;
use super::super::state::pixels::neighbour;
use super::super::state::pixels::pixel_centre;
use super::super::state::view::View;
use super::board::{Board, BoardPointer, PixelPoint, StrokeEvent};
use super::pixels::{Pixels, ink};
use super::shares::Shares;
use crate::components::button::Button;
use crate::components::context::FigureContext;
use crate::components::group::Line;
use crate::components::hooks::watch;
use crate::components::keys::is_command;
use crate::components::plot_canvas::canvas::context;
use crate::components::pointer_drag::End;
use crate::components::state_signal::StateSignal;
use crate::numeric::digits::centre::CANVAS;
use crate::numeric::digits::classifier::Prediction;
use crate::numeric::digits::{Image, PIXELS, SIDE, level};
use crate::plot::palette::Palette;

/// The pen's radius, as a share of the pad.
const PEN: f64 = 0.04;

/// The drawing, and the same as MNIST would have it.
#[derive(Clone, PartialEq)]
struct DrawnDigit {
    ink: Vec<u8>,
    image: Option<Image>,
}

/// What is said of the drawing.
#[derive(Clone, PartialEq)]
struct SpokenPrediction {
    prediction: Prediction,
    words: String,
}

/// The view.
#[component]
pub(super) fn Draw(state: StateSignal<Digits>) -> impl IntoView {
    let drawn = Memo::new_owning(move |before: Option<DrawnDigit>| {
        state.with(|digits| {
            let ink = digits.drawing.ink();
            match before {
                Some(before) if digits.view != View::Draw || before.ink == ink => (before, false),
                _ => {
                    let (ink, image) = (ink.to_vec(), digits.drawing.centred());
                    (DrawnDigit { ink, image }, true)
                }
            }
        })
    });
    let said = Memo::new(move |_| {
        let drawn = drawn.read();
        state.with(|digits| {
            let image = drawn.image.as_ref().filter(|_| digits.view == View::Draw)?;
            let prediction = digits.classifier().prediction(image);
            let words = digits.prediction_in_words(&prediction);
            Some(SpokenPrediction { prediction, words })
        })
    });
    let colors = move |palette: Palette| {
        let image = drawn.read().image.unwrap_or([0; PIXELS]);
        Some(image.map(|pixel| ink(level(pixel).into(), &palette)).into())
    };
    let prediction_in_words = move || {
        let words = said.read().as_ref().map(|said| said.words.clone());
        words.unwrap_or_else(|| state.with(invites))
    };
    let shares = move || {
        let said = said.read();
        let said = said.as_ref();
        said.map_or(Vec::new(), |said| said.prediction.probabilities.clone())
    };
    view! {
        <div class="hand group">
            <div class="draw">
                <Pad state />
                <div>
                    <div class="term">
                        <span class="name">{"as 28 \u{d7} 28 pixels"}</span>
                        <Pixels
                            state
                            label="The drawing as the model sees it: scaled to 20 by 20 pixels and centred"
                            colors=Callback::new(colors)
                        />
                    </div>
                    <Buttons state />
                </div>
            </div>
            <Line class="verdict" text=Signal::derive(prediction_in_words) />
            <Shares state shares=Signal::derive(shares) />
            <Line text=state.signal(why) />
        </div>
    }
}

/// What to do while nothing is drawn.
fn invites(digits: &Digits) -> String {
    let classes = digits.classes();
    let names: Vec<String> = (0..classes.count())
        .map(|class| classes.name(class))
        .collect();
    format!(
        "Draw a digit ({}) with mouse, finger or pen. By keys: arrows move, Space puts the pen down and up, Escape wipes.",
        names.join(", ")
    )
}

/// Why it is sure of what is no digit at all.
fn why(digits: &Digits) -> String {
    let ahead = match digits.classes().outputs() {
        1 => "the sum is from 0",
        _ => "its sum is ahead of the others",
    };
    format!(
        "The model only adds up pixels times weights. The share of a class says how far {ahead}, \
         not whether this is a digit at all: a scribble gets a sure answer, too."
    )
}

#[component]
fn Buttons(state: StateSignal<Digits>) -> impl IntoView {
    let verb = move |verb: fn(&mut Digits)| {
        Callback::new(move |()| {
            state.update(verb);
            announce(state);
        })
    };
    view! {
        <div class="row">
            <Button
                verb="undo"
                label="Undo"
                disabled=state.signal(|digits| !digits.drawing.can_undo())
                press=verb(|digits| digits.drawing.undo())
            />
            <Button
                verb="clear"
                label="Clear"
                disabled=state.signal(|digits| digits.drawing.is_blank())
                press=verb(|digits| digits.drawing.wipe())
            />
        </div>
    }
}

/// The pad, with the ink on it.
#[component]
fn Pad(state: StateSignal<Digits>) -> impl IntoView {
    let sheet = NodeRef::<html::Canvas>::new();
    let (surroundings, mut shown) = (FigureContext::get().surroundings, None);
    watch(move || {
        let (sheet, place) = (sheet.get(), surroundings.get());
        let color = place.palette.text;
        state.with(|digits| {
            let ink = digits.drawing.ink();
            let is_shown = shown.as_ref() == Some(&(ink.to_vec(), color));
            let sheet = sheet.filter(|_| place.on_screen && !is_shown);
            if let Some(context) = sheet.as_ref().and_then(context) {
                put(&context, ink, color);
                shown = Some((ink.to_vec(), color));
            }
        });
    });
    let stroke = BoardPointer::new(state, on_pad);
    let lift = move |_| {
        if state.with_untracked(|digits| digits.tools.pen.1) {
            state.update(|digits| digits.tools.pen.1 = false);
        }
    };
    view! {
        <Board
            class="board pad"
            stroke
            pixel=state.signal(|digits| digits.tools.pen.0)
            attr:role="application"
            attr:tabindex="0"
            attr:aria-label="Pad to draw on; arrow keys move, Space puts the pen down and up"
            attr:data-down=state.signal(|digits| digits.tools.pen.1)
            on:keydown=move |event| key(state, stroke, &event)
            on:focusout=lift
        >
            <canvas
                width=CANVAS
                height=CANVAS
                class="pixels smooth"
                aria-hidden="true"
                node_ref=sheet
            ></canvas>
        </Board>
    }
}

/// Writes the ink: a color, seen through where there is less of it.
fn put(context: &CanvasRenderingContext2d, ink: &[u8], color: RGBColor) {
    let bytes: Vec<u8> = ink
        .iter()
        .flat_map(|ink| [color.0, color.1, color.2, *ink])
        .collect();
    // As many bytes as whole rows need: no error.
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred pixels")]
    if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&bytes), CANVAS as u32) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

fn stroke(digits: &mut Digits, from: PixelPoint, to: PixelPoint) {
    let share = |(x, y): PixelPoint| (x / SIDE as f64, y / SIDE as f64);
    digits.drawing.stroke(share(from), share(to), PEN);
}

/// What is done on the pad.
fn on_pad(state: StateSignal<Digits>, act: StrokeEvent<'_>) -> bool {
    match act {
        StrokeEvent::Over(_) => return false,
        StrokeEvent::Press(place) => {
            state.update(|digits| {
                digits.tools.pen.1 = false;
                digits.drawing.begin();
                stroke(digits, place, place);
            });
        }
        StrokeEvent::Along(path) => {
            state.update(|digits| {
                for two in path.windows(2) {
                    stroke(digits, two[0], two[1]);
                }
            });
        }
        StrokeEvent::Release => announce(state),
        StrokeEvent::Cancel => {
            state.update(|digits| digits.drawing.undo());
            announce(state);
        }
    }
    true
}

/// Keys move the pen, put it down and up, and wipe.
fn key(state: StateSignal<Digits>, on_pad: BoardPointer, event: &KeyboardEvent) {
    let key = event.key();
    let (at, is_down) = state.with_untracked(|digits| digits.tools.pen);
    if is_command(event) {
        return;
    }
    if let Some(next) = neighbour(at, &key) {
        state.update(|digits| {
            digits.tools.pen.0 = next;
            if is_down {
                stroke(digits, pixel_centre(at), pixel_centre(next));
            }
        });
        let pen = if is_down { "drawing" } else { "pen up" };
        state
            .messages()
            .announce(format!("{}, {pen}", row_and_column(next)));
    } else if key == " " || key == "Enter" {
        state.update(|digits| {
            digits.tools.pen.1 = !is_down;
            if !is_down {
                digits.drawing.begin();
                stroke(digits, pixel_centre(at), pixel_centre(at));
            }
        });
        announce(state);
    } else if key == "Escape" {
        if !on_pad.finish(End::Cancel) {
            state.update(|digits| {
                digits.tools.pen.1 = false;
                digits.drawing.wipe();
            });
            announce(state);
        }
    } else {
        return;
    }
    event.prevent_default();
}

/// Says to those who hear it what is said of the drawing.
fn announce(state: StateSignal<Digits>) {
    state.messages().announce(state.with_untracked(|digits| {
        digits
            .drawing
            .centred()
            .map_or("Nothing is drawn.".into(), |image| {
                digits.prediction_in_words(&digits.classifier().prediction(&image))
            })
    }));
}
