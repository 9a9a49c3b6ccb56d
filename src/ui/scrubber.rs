//! The way along a history: a slider over its steps, and a plot of them that is pointed at.

use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use super::controls::value;
use super::dom::{El, Text, Ui, set_attribute, set_property, set_text};
use super::frame_clock::{NextFrame, Rank};
use super::model::Model;
use super::plot_canvas::Map;
use super::range::{Turns, range};
use super::stepper::{Stepped, in_turn, live_in_turn};
use crate::numeric::decimal;
use crate::numeric::steps::Steps;

/// A slider over the whole history; `words` say where it stands.
#[must_use]
pub fn scrubber<S: Steps>(ui: &Ui, model: Model<S>, words: Rc<dyn Fn(&S) -> String>) -> El {
    let words: Text = Box::new(move || model.with(|state| words(state)));
    scrubber_erased(ui, Rc::new(model), words)
}

fn scrubber_erased(ui: &Ui, history: Stepped, words: Text) -> El {
    let [turned, kept, shown] = std::array::from_fn(|_| Rc::clone(&history));
    let turns = Turns {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a range is at a whole step"
        )]
        turn: Box::new(move |step| turned.show(step as usize)),
        keep: Box::new(move || {
            let (step, history) = (untrack(|| kept.place()).0, Rc::clone(&kept));
            Box::new(move || history.show(step))
        }),
        position: Box::new(move || untrack(|| shown.place()).0 as f64),
    };
    let range = range(ui, turns)
        .attr("aria-label", "Step that is shown")
        .attr("min", "0")
        .attr("step", "1");
    let words = Rc::new(words);
    let (place, spoken, node) = (Rc::clone(&history), Rc::clone(&words), range.node().clone());
    let written = NextFrame::of(Rank::Aside, move || {
        let ((step, steps), words) = untrack(|| (place.place(), spoken()));
        // The limit comes before the value: a range holds its value inside.
        set_attribute(&node, "max", &steps.to_string());
        set_property(&node, "value", &step.to_string().into());
        set_attribute(&node, "aria-valuetext", &decimal::spoken(&words));
    });
    in_turn(ui, &history, written.clone());
    // Whoever takes hold of it finds it as it is.
    let again = written.clone();
    let range = range
        .on("pointerdown", move |_| written.hurry())
        .on("keydown", move |_| again.hurry());
    let words = Box::new(move || words());
    let output = live_in_turn(&history, value(ui), Rank::Number, words, set_text);
    ui.el("div")
        .class("scrubber")
        .attr("data-group", "history")
        .child(ui.el("div").child(range))
        .child(ui.el("div").child(output))
}

/// Over a plot whose horizontal axis is the step: the step that is pointed at is shown, one that is
/// clicked stays.
#[must_use]
pub fn pointing<S: Steps>(ui: &Ui, model: Model<S>, map: &Map) -> El {
    pointing_erased(ui, Rc::new(model), Rc::clone(map))
}

fn pointing_erased(ui: &Ui, history: Stepped, map: Map) -> El {
    let step_at = {
        let history = Rc::clone(&history);
        Rc::new(move |event: &MouseEvent| {
            let (x, _) = map.get()?.to_data(f64::from(event.offset_x()), 0.0);
            let (_, last) = untrack(|| history.place());
            let step = x.round().clamp(0.0, last as f64);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "held between 0 and the number of steps"
            )]
            Some(step as usize)
        })
    };
    let clicked = Rc::clone(&step_at);
    let [over, left, stay] = std::array::from_fn(|_| Rc::clone(&history));
    ui.el("div")
        .class("overlay")
        .on("pointermove", move |event| {
            // A finger that passes scrolls the page.
            let event: &web_sys::PointerEvent = event.unchecked_ref();
            if event.pointer_type() != "touch" {
                over.peek(step_at(event));
            }
        })
        .on("pointerleave", move |_| left.peek(None))
        .on("click", move |event| {
            if let Some(step) = clicked(event.unchecked_ref()) {
                stay.show(step);
            }
        })
}
