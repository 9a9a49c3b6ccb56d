//! The view of the reader's drawing and its prediction.

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

/// The radius of the pen, as a share of the pad's width.
const PEN: f64 = 0.04;

/// The drawing's ink, and the image made of it as MNIST's were: scaled and centred.
#[derive(Clone, PartialEq)]
struct DrawnDigit {
    ink: Vec<u8>,
    image: Option<Image>,
}

/// The prediction for the drawing, and its sentence.
#[derive(Clone, PartialEq)]
struct SpokenPrediction {
    prediction: Prediction,
    words: String,
}

/// The pad, the centred image and its prediction.
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
    let prediction = Memo::new(move |_| {
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
        let words = prediction
            .read()
            .as_ref()
            .map(|prediction| prediction.words.clone());
        words.unwrap_or_else(|| state.with(invitation))
    };
    let shares = move || {
        let prediction = prediction.read();
        let prediction = prediction.as_ref();
        prediction.map_or(Vec::new(), |prediction| {
            prediction.prediction.probabilities.clone()
        })
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
            <Line text=state.signal(why_sure) />
        </div>
    }
}

/// Instructions while nothing is drawn.
fn invitation(digits: &Digits) -> String {
    let classes = digits.classes();
    let names: Vec<String> = (0..classes.count())
        .map(|class| classes.name(class))
        .collect();
    format!(
        "Draw a digit ({}) with mouse, finger or pen. With the keyboard: arrows move, Space lowers or lifts the pen, Escape clears.",
        names.join(", ")
    )
}

/// An explanation why the model is sure even of scribbles.
fn why_sure(digits: &Digits) -> String {
    let ahead = match digits.classes().outputs() {
        1 => "the sum is from 0",
        _ => "its sum is ahead of the others",
    };
    format!(
        "The model only adds up pixels times weights. The probability of a class says how far {ahead}, \
         not whether this is a digit at all: even a scribble gets a confident answer."
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

/// The pad with its ink.
#[component]
fn Pad(state: StateSignal<Digits>) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let (surroundings, mut shown) = (FigureContext::get().surroundings, None);
    watch(move || {
        let (canvas, surroundings) = (canvas.get(), surroundings.get());
        let color = surroundings.palette.text;
        state.with(|digits| {
            let ink = digits.drawing.ink();
            let is_shown = shown.as_ref() == Some(&(ink.to_vec(), color));
            let canvas = canvas.filter(|_| surroundings.on_screen && !is_shown);
            if let Some(context) = canvas.as_ref().and_then(context) {
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
            attr:aria-label="Pad to draw on; arrow keys move, Space lowers or lifts the pen, Escape clears"
            attr:data-down=state.signal(|digits| digits.tools.pen.1)
            on:keydown=move |event| key(state, stroke, &event)
            on:focusout=lift
        >
            <canvas
                width=CANVAS
                height=CANVAS
                class="pixels smooth"
                aria-hidden="true"
                node_ref=canvas
            ></canvas>
        </Board>
    }
}

/// Writes the ink to the canvas, as the opacity of a colour.
fn put(context: &CanvasRenderingContext2d, ink: &[u8], color: RGBColor) {
    let bytes: Vec<u8> = ink
        .iter()
        .flat_map(|ink| [color.0, color.1, color.2, *ink])
        .collect();
    // The number of bytes fits whole rows, so this cannot fail.
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred pixels")]
    if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&bytes), CANVAS as u32) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

/// Draws a stroke between two points.
fn stroke(digits: &mut Digits, from: PixelPoint, to: PixelPoint) {
    let share = |(x, y): PixelPoint| (x / SIDE as f64, y / SIDE as f64);
    digits.drawing.stroke(share(from), share(to), PEN);
}

/// Handles the events of the pointer on the pad.
fn on_pad(state: StateSignal<Digits>, act: StrokeEvent<'_>) -> bool {
    match act {
        StrokeEvent::Over(_) => return false,
        StrokeEvent::Press(point) => {
            state.update(|digits| {
                digits.tools.pen.1 = false;
                digits.drawing.begin();
                stroke(digits, point, point);
            });
        }
        StrokeEvent::Along(path) => {
            state.update(|digits| {
                for ends in path.windows(2) {
                    stroke(digits, ends[0], ends[1]);
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

/// Handles keys on the pad: they move the pen, put it down or up, and clear the drawing.
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

/// Announces the prediction for the drawing to screen readers.
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
