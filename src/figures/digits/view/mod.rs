//! The digits as elements that follow their state.

mod board;
mod draw;
mod load;
mod paint;
mod pixels;
mod score;

use web_sys::HtmlElement;

use super::state::Digits;
use super::task::View;
use crate::figures::descending::PACES;
use crate::numeric::decimal::fixed;
use crate::numeric::digits::evaluation::Evaluation;
use crate::ui::controls::{group, output, readout};
use crate::ui::dom::{El, Ui};
use crate::ui::frame::{Parts, frame};
use crate::ui::model::Model;
use crate::ui::playback::playback;

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Digits>) {
    frame(container, model, "A classifier of digits", |ui, model| {
        Parts {
            picture: vec![
                load::load(ui, model),
                only(ui, model, View::Score, score::score),
                only(ui, model, View::Draw, draw::draw),
            ],
            controls: controls(ui, model),
            more: vec![],
        }
    });
}

fn only(ui: &Ui, model: Model<Digits>, view: View, parts: fn(&Ui, Model<Digits>) -> Vec<El>) -> El {
    ui.el("div").children(parts(ui, model)).live_flag(
        "hidden",
        Box::new(move || model.with(|digits| digits.view != view)),
    )
}

fn controls(ui: &Ui, model: Model<Digits>) -> Vec<El> {
    let mut controls = playback(ui, model, PACES, true);
    controls.push(numbers(ui, model));
    controls
}

/// A number of the validation digits, once they are there.
fn known(digits: &Digits, number: fn(&Evaluation) -> f64) -> String {
    let valid = digits.valid();
    valid.map_or("–".into(), |valid| fixed(number(valid), 4))
}

fn numbers(ui: &Ui, model: Model<Digits>) -> El {
    let loss = model.text(|digits| known(digits, Evaluation::loss));
    let accuracy = model.text(|digits| known(digits, Evaluation::accuracy));
    let readouts = ui
        .el("div")
        .class("readouts")
        .child(readout(ui, "loss", "prediction", output(ui, loss)))
        .child(readout(ui, "accuracy", "curve", output(ui, accuracy)));
    group(ui, "readout", vec![readouts])
}
