//! One digit: its pixels times the weights, pixel by pixel, and the sum.

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::super::asked::Asked;
use super::super::colors::largest;
use super::super::state::Digits;
use super::super::task::{View, beside, middle};
use super::board::{Act, At, Board, board};
use super::paint::{self, paints};
use super::pixels::{diverging, ink, pixels};
use super::seen::{Seen, shares};
use crate::numeric::decimal::{fixed, spoken};
use crate::numeric::digits::SIDE;
use crate::plot::palette::Palette;
use crate::ui::controls::{button, choice, fixed_text, line, output, readout};
use crate::ui::dom::{El, Ui};
use crate::ui::field::field;
use crate::ui::model::Model;

/// The digit, and what the state says of it.
pub(super) struct Scored {
    asked: Asked,
    pixel: usize,
    words: [String; 3],
    score_of: String,
}

/// Looks at the digit while this view is the one that is shown.
fn scored(digits: &Digits) -> Option<Scored> {
    let asked = (digits.view == View::Score).then(|| digits.asked())??;
    let pixel = digits.hand.pixel.unwrap_or_else(|| asked.strongest());
    Some(Scored {
        pixel,
        words: [
            asked.pixel(pixel),
            digits.judges(&asked),
            digits.share(&asked),
        ],
        score_of: digits.classes().name(digits.output()),
        asked,
    })
}

/// The parts of the view.
pub(super) fn build(ui: &Ui, model: Model<Digits>) -> Vec<El> {
    let seen = Seen::new(ui, move || model.with(scored));
    let parts = vec![
        choose(ui, model, &seen),
        paint::paint(ui, model),
        equation(ui, model, &seen),
        key_of_colors(ui, &seen),
        line(ui, "reading", seen.text(|seen| seen.words[0].clone())),
        line(ui, "verdict", seen.text(|seen| seen.words[1].clone())),
        shares(ui, model, {
            let seen = seen.clone();
            move || seen.map(|seen| seen.asked.verdict.probabilities.clone())
        })
        .live_flag(
            "hidden",
            model.flag(|digits| digits.classes().outputs() == 1),
        ),
    ];
    vec![ui.el("div").class("hand group").children(parts)]
}

/// Which digit, and which score.
fn choose(ui: &Ui, model: Model<Digits>, seen: &Seen<Scored>) -> El {
    let turn = |name: &str, label: &'static str, by: isize| {
        button(ui, name, fixed_text(label), Box::new(|| false), move || {
            model.update(|digits| digits.next_digit(by));
            model.voice().say(model.with_untracked(|digits| {
                digits
                    .asked()
                    .map_or(String::new(), |asked| digits.judges(&asked))
            }));
        })
    };
    let entry = model.entry("digit", "Which validation digit", |digits| {
        digits
            .asked()
            .map_or(digits.digit(), |asked| asked.place.0)
            .to_string()
    });
    let which = seen.text(|seen| {
        let Asked { label, place, .. } = seen.asked;
        format!("of {}, counted from 0: a {label}", place.1)
    });
    let names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"].map(|name| (name, name));
    let chosen = model.text(|digits| digits.output().to_string());
    let choose = move |name: String| {
        model.update(|digits| digits.set_output(name.parse().unwrap_or_default()));
    };
    let output = choice(ui, "The score of", &names, chosen, Box::new(choose)).live_flag(
        "hidden",
        model.flag(|digits| digits.classes().outputs() == 1),
    );
    let digit = ui
        .el("div")
        .class("row")
        .child(turn("previous-digit", "Previous", -1))
        .child(field(ui, entry))
        .child(turn("next-digit", "Next", 1))
        .child(ui.el("span").live_text(which));
    ui.el("div").class("group").child(digit).child(output)
}

/// Picture times picture is a picture, and its sum.
fn equation(ui: &Ui, model: Model<Digits>, seen: &Seen<Scored>) -> El {
    type Colors = fn(&Scored, &Palette) -> Vec<(u8, u8, u8)>;
    type Label = fn(&Scored) -> String;
    let pictures: [(&str, &str, Label, Colors); 3] = [
        (
            "x",
            "the digit, x",
            |seen| format!("The digit, a {}", seen.asked.label),
            |seen, palette| {
                let levels = seen.asked.score.pixels.iter();
                levels.map(|level| ink(*level, palette)).collect()
            },
        ),
        (
            "w",
            "the weights, w",
            |seen| format!("The weights of the score of {}", seen.score_of),
            |seen, palette| colored(seen, &seen.asked.score.weights, palette),
        ),
        (
            "xw",
            "x \u{d7} w",
            |_| "Each pixel times its weight".into(),
            |seen, palette| colored(seen, &seen.asked.score.products, palette),
        ),
    ];
    let mut boards = Vec::new();
    let terms = pictures.map(|(name, words, label, colors)| {
        let own = seen.clone();
        let colors = Box::new(move |palette: &Palette| own.map(|seen| colors(seen, palette)));
        let picture = pixels(ui, seen.text(label), colors);
        let surface = ui.el("div").child(picture);
        let at = seen.text(|seen| seen.pixel.to_string());
        let does = if name == "w" {
            paint::on_weights
        } else {
            look_at
        };
        let (surface, board) = board(ui, surface, model, does, at);
        boards.push(board);
        ui.el("div")
            .class("term")
            .attr("data-term", name)
            .child(ui.el("span").class("name").text(words))
            .child(surface)
    });
    let weights = boards.swap_remove(1);
    ui.el("div")
        .class("equation")
        .attr("role", "application")
        .attr("tabindex", "0")
        .attr(
            "aria-label",
            "The digit times the weights; arrow keys go from pixel to pixel",
        )
        .live_flag("data-painting", model.flag(|digits| digits.hand.painting))
        .on("keydown", move |event| {
            key(model, &weights, event.unchecked_ref())
        })
        .children(terms.into())
        .child(sum(ui, seen))
}

/// What the colours say.
fn key_of_colors(ui: &Ui, seen: &Seen<Scored>) -> El {
    type Words = fn(&Scored) -> String;
    let sides: [(&str, Words); 2] = [
        ("curve", |seen| format!("counts for {}", seen.score_of)),
        ("prediction", |seen| {
            format!("counts against {}", seen.score_of)
        }),
    ];
    let side = |(role, words): (&str, Words)| {
        let item = ui.el("li").attr("data-role", role);
        item.live_text(seen.text(words))
    };
    ui.el("ul").class("key").children(sides.map(side).into())
}

/// Numbers on the scale of the weights: a pixel is 1 at most, so the products are no larger.
fn colored(seen: &Scored, numbers: &[f64], palette: &Palette) -> Vec<(u8, u8, u8)> {
    let most = largest(&seen.asked.score.weights);
    let color = |number: &f64| diverging(*number, most, palette);
    numbers.iter().map(color).collect()
}

/// The sum, step by step.
fn sum(ui: &Ui, seen: &Seen<Scored>) -> El {
    type Number = fn(&Scored) -> f64;
    let numbers: [(&str, Number); 3] = [
        ("sum", |seen| seen.asked.score.sum - seen.asked.score.bias),
        ("+ bias", |seen| seen.asked.score.bias),
        ("= score", |seen| seen.asked.score.sum),
    ];
    let numbers = numbers.map(|(name, number)| {
        let seen = seen.clone();
        let text = move || {
            let number = seen.map(number);
            number.map_or(String::new(), |number| spoken(&fixed(number, 3)))
        };
        readout(ui, name, "text", output(ui, Box::new(text)))
    });
    ui.el("div")
        .class("term sum")
        .attr("data-term", "sum")
        .children(numbers.into())
        .child(line(ui, "about", seen.text(|seen| seen.words[2].clone())))
}

/// Looks at the pixel at a place.
pub(super) fn look_at(model: Model<Digits>, act: Act<'_>) -> bool {
    if let Act::Over(place) | Act::Press(place) = act {
        point(model, place);
    }
    false
}

/// The pixel that a place is in, if it is on the picture, is the one looked at.
pub(super) fn point(model: Model<Digits>, (x, y): At) {
    let side = 0.0..SIDE as f64;
    if side.contains(&x) && side.contains(&y) {
        look(model, y as usize * SIDE + x as usize);
    }
}

fn look(model: Model<Digits>, pixel: usize) {
    if model.with_untracked(|digits| digits.hand.pixel != Some(pixel)) {
        model.update(|digits| digits.hand.pixel = Some(pixel));
    }
}

/// Keys go from pixel to pixel, paint, and take a stroke back.
fn key(model: Model<Digits>, weights: &Board, event: &KeyboardEvent) {
    let (key, seen) = (event.key(), model.with_untracked(scored));
    let Some(pixel) = seen.map(|seen| seen.pixel).filter(|_| is_plain(event)) else {
        return;
    };
    if let Some(pixel) = beside(pixel, &key) {
        look(model, pixel);
        let words = model.with_untracked(|digits| Some(digits.asked()?.pixel(pixel)));
        model.voice().say(words.unwrap_or_default());
    } else if (key == " " || key == "Enter") && paints(model) {
        paint::dab(model, middle(pixel));
    } else if !(key == "Escape" && weights.finish(Act::Cancel)) {
        return;
    }
    event.prevent_default();
}

/// Whether a key is pressed without those that make it a command.
pub(super) fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.alt_key())
}
