//! A digit that the reader draws, and what the classifier says of it.

use leptos::prelude::*;
use plotters::style::RGBColor;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData, KeyboardEvent};

use super::super::asked::row_and_column;
use super::super::state::Digits;
use super::super::task::{View, beside, middle};
use super::board::{Act, At, Board, board};
use super::pixels::{ink, pixels};
use super::score::is_plain;
use super::seen::{Seen, shares};
use crate::numeric::digits::centre::CANVAS;
use crate::numeric::digits::classifier::Verdict;
use crate::numeric::digits::{Image, PIXELS, SIDE, level};
use crate::plot::palette::Palette;
use crate::ui::controls::{button, fixed_text, line};
use crate::ui::dom::{El, Place, Ui};
use crate::ui::model::Model;

/// The pen's radius, as a share of the pad.
const PEN: f64 = 0.04;

/// The drawing as MNIST would have it, and what is said of it.
struct Drawn {
    image: Image,
    verdict: Verdict,
    says: String,
}

/// The parts of the view.
pub(super) fn build(ui: &Ui, model: Model<Digits>) -> Vec<El> {
    let (mut known, mut image) = (Vec::new(), None);
    let seen = Seen::new(ui, move || {
        model.with(|digits| {
            if digits.view != View::Draw {
                return None;
            }
            if digits.drawing.ink() != known {
                known = digits.drawing.ink().to_vec();
                image = digits.drawing.centred();
            }
            let verdict = digits.classifier().verdict(image.as_ref()?);
            Some(Drawn {
                image: image?,
                says: digits.says(&verdict),
                verdict,
            })
        })
    });
    let own = seen.clone();
    let colors = move |palette: &Palette| {
        let image = own.map(|seen| seen.image).unwrap_or([0; PIXELS]);
        Some(image.map(|pixel| ink(level(pixel).into(), palette)).into())
    };
    let small = pixels(
        ui,
        fixed_text("The drawing as the model sees it: scaled to 20 by 20 pixels and centred"),
        Box::new(colors),
    );
    let small = ui
        .el("div")
        .class("term")
        .child(ui.el("span").class("name").text("as 28 \u{d7} 28 pixels"))
        .child(small);
    let own = seen.clone();
    let says = move || own.map(|seen| seen.says.clone());
    let says = move || says().unwrap_or_else(|| model.with(invites));
    let shares = shares(ui, model, {
        let seen = seen.clone();
        move || seen.map(|seen| seen.verdict.probabilities.clone())
    });
    let pad = ui
        .el("div")
        .class("draw")
        .child(pad(ui, model))
        .child(ui.el("div").child(small).child(buttons(ui, model)));
    let parts = ui
        .el("div")
        .class("hand group")
        .child(pad)
        .child(line(ui, "verdict", Box::new(says)))
        .child(shares)
        .child(line(ui, "about", model.text(why)));
    vec![parts]
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

fn buttons(ui: &Ui, model: Model<Digits>) -> El {
    let undo = button(
        ui,
        "undo",
        fixed_text("Undo"),
        model.flag(|digits| !digits.drawing.can_undo()),
        move || {
            model.update(|digits| digits.drawing.undo());
            say(model);
        },
    );
    let clear = button(
        ui,
        "clear",
        fixed_text("Clear"),
        model.flag(|digits| digits.drawing.is_blank()),
        move || {
            model.update(|digits| digits.drawing.wipe());
            say(model);
        },
    );
    ui.el("div").class("row").child(undo).child(clear)
}

/// The pad, with the ink on it.
fn pad(ui: &Ui, model: Model<Digits>) -> El {
    let side = CANVAS.to_string();
    let sheet = ui
        .el("canvas")
        .attr("width", &side)
        .attr("height", &side)
        .class("pixels smooth")
        .attr("aria-hidden", "true");
    let context = sheet
        .node()
        .unchecked_ref::<HtmlCanvasElement>()
        .get_context("2d");
    let context: Option<CanvasRenderingContext2d> =
        context.ok().flatten().map(JsCast::unchecked_into);
    let (place, mut known, mut in_color) = (ui.place, Vec::new(), None);
    ui.follow(move || {
        let Place {
            palette, on_screen, ..
        } = place.get();
        model.with(|digits| {
            let (ink, color) = (digits.drawing.ink(), Some(palette.text));
            let is_other = ink != known || color != in_color;
            if let Some(context) = context.as_ref().filter(|_| on_screen && is_other) {
                put(context, ink, palette.text);
                (known, in_color) = (ink.to_vec(), color);
            }
        });
    });
    let surface = ui.el("div").child(sheet);
    let at = model.text(|digits| digits.hand.pen.0.to_string());
    let (surface, board) = board(ui, surface, model, on_pad, at);
    surface
        .class("board pad")
        .attr("role", "application")
        .attr("tabindex", "0")
        .attr(
            "aria-label",
            "Pad to draw on; arrow keys move, Space puts the pen down and up",
        )
        .live_flag("data-down", model.flag(|digits| digits.hand.pen.1))
        .on("keydown", move |event| {
            key(model, &board, event.unchecked_ref())
        })
        .on("focusout", move |_| {
            if model.with_untracked(|digits| digits.hand.pen.1) {
                model.update(|digits| digits.hand.pen.1 = false);
            }
        })
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

fn stroke(digits: &mut Digits, from: At, to: At) {
    let share = |(x, y): At| (x / SIDE as f64, y / SIDE as f64);
    digits.drawing.stroke(share(from), share(to), PEN);
}

/// What is done on the pad.
fn on_pad(model: Model<Digits>, act: Act<'_>) -> bool {
    match act {
        Act::Over(_) => return false,
        Act::Press(place) => {
            model.update(|digits| {
                digits.hand.pen.1 = false;
                digits.drawing.begin();
                stroke(digits, place, place);
            });
        }
        Act::Along(path) => {
            model.update(|digits| {
                for two in path.windows(2) {
                    stroke(digits, two[0], two[1]);
                }
            });
        }
        Act::Release => say(model),
        Act::Cancel => {
            model.update(|digits| digits.drawing.undo());
            say(model);
        }
    }
    true
}

/// Keys move the pen, put it down and up, and wipe.
fn key(model: Model<Digits>, board: &Board, event: &KeyboardEvent) {
    let key = event.key();
    let (at, is_down) = model.with_untracked(|digits| digits.hand.pen);
    if !is_plain(event) {
        return;
    }
    if let Some(next) = beside(at, &key) {
        model.update(|digits| {
            digits.hand.pen.0 = next;
            if is_down {
                stroke(digits, middle(at), middle(next));
            }
        });
        let pen = if is_down { "drawing" } else { "pen up" };
        model
            .voice()
            .say(format!("{}, {pen}", row_and_column(next)));
    } else if key == " " || key == "Enter" {
        model.update(|digits| {
            digits.hand.pen.1 = !is_down;
            if !is_down {
                digits.drawing.begin();
                stroke(digits, middle(at), middle(at));
            }
        });
        say(model);
    } else if key == "Escape" {
        if !board.finish(Act::Cancel) {
            model.update(|digits| {
                digits.hand.pen.1 = false;
                digits.drawing.wipe();
            });
            say(model);
        }
    } else {
        return;
    }
    event.prevent_default();
}

/// Says to those who hear it what is said of the drawing.
fn say(model: Model<Digits>) {
    model.voice().say(model.with_untracked(|digits| {
        digits
            .drawing
            .centred()
            .map_or("Nothing is drawn.".into(), |image| {
                digits.says(&digits.classifier().verdict(&image))
            })
    }));
}
