//! The digits that the model is wrong about.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::super::state::Digits;
use super::super::task::View;
use super::pixels::{ink, pixels};
use crate::numeric::decimal::fixed;
use crate::numeric::digits::classifier::Classifier;
use crate::numeric::digits::evaluation::Mistake;
use crate::numeric::digits::lab::Part;
use crate::numeric::digits::level;
use crate::numeric::steps::Steps;
use crate::ui::controls::line;
use crate::ui::dom::{El, Ui};
use crate::ui::model::Model;

/// So many are shown at most.
const MOST: usize = 24;

/// The mistakes, and the classifier that made them.
type Found = Rc<RefCell<(Option<Classifier>, Vec<Mistake>)>>;

/// Whether nothing was learned or painted yet.
fn is_guess(digits: &Digits) -> bool {
    digits.place().0 == 0 && !digits.is_painted()
}

/// The worst mistakes as pictures, each a button that leads to its score.
pub(super) fn build(ui: &Ui, model: Model<Digits>) -> Vec<El> {
    let found = Found::default();
    let finding = Rc::clone(&found);
    // Before the pictures, which look at what was found.
    ui.follow(move || {
        model.with(|digits| {
            let lab = digits.lab().filter(|_| digits.view == View::Mistakes);
            let mut found = finding.borrow_mut();
            let now = lab.map(|lab| lab.shown());
            if found.0.as_ref() != now {
                let mistakes = lab.map_or(Vec::new(), |_| digits.mistakes(MOST));
                *found = (now.cloned(), mistakes);
            }
        });
    });
    let says = model.text(|digits| {
        let Some(valid) = digits.valid() else {
            return String::new();
        };
        let (all, wrong) = (valid.seen(), valid.seen() - valid.correct());
        if is_guess(digits) {
            return "Before training everything is a guess. Take a step, or an epoch.".into();
        }
        match wrong {
            0 => format!("No mistakes: all {all} validation digits are right."),
            1..=MOST => format!("Wrong about {wrong} of {all} validation digits, the worst first."),
            _ => format!("Wrong about {wrong} of {all} validation digits. The worst {MOST}:"),
        }
    });
    let pictures = (0..MOST).map(|k| picture(ui, model, k, &found));
    let pictures = ui.el("div").class("mistakes").children(pictures.collect());
    vec![line(ui, "says", says), pictures]
}

fn picture(ui: &Ui, model: Model<Digits>, k: usize, found: &Found) -> El {
    let [said, drawn, pressed, none] = std::array::from_fn(|_| Rc::clone(found));
    let words = move || {
        model.with(|digits| {
            let found = said.borrow();
            found.1.get(k).map_or(String::new(), |mistake| {
                let name = |class| digits.classes().name(class);
                let sure = fixed(100.0 * mistake.verdict.probability(), 1);
                let (is, says) = (name(mistake.class), name(mistake.verdict.class));
                format!("is {is}, says {says}\n{sure} % sure")
            })
        })
    };
    let colors = move |palette: &_| {
        model.with(|digits| {
            let place = drawn.borrow().1.get(k)?.place;
            let (collection, _) = digits.lab()?.part(Part::Valid);
            let image = collection.image(place).iter();
            let colors = image.map(|pixel| ink(level(*pixel).into(), palette));
            Some(colors.collect())
        })
    };
    let picture = pixels(ui, Box::new(String::new), Box::new(colors));
    ui.el("button")
        .attr("type", "button")
        .attr("data-verb", "mistake")
        .live_flag(
            "hidden",
            Box::new(move || none.borrow().1.len() <= k || model.with(is_guess)),
        )
        .on("click", move |event| {
            let place = pressed.borrow().1.get(k).map(|mistake| mistake.place);
            if let Some(place) = place {
                model.update(|digits| digits.look_at(place));
                // What was pressed is hidden now.
                if let Some(score) = view_of_score(&event) {
                    let _ = score.focus();
                }
            }
        })
        .child(picture.attr("aria-hidden", "true"))
        .child(ui.el("span").live_text(Box::new(words)))
}

/// The button of the view that an event in the figure leads to.
fn view_of_score(event: &Event) -> Option<HtmlElement> {
    let picture: Element = event.current_target()?.dyn_into().ok()?;
    let figure = picture.closest(".figure").ok()??;
    let button = figure.query_selector("[data-verb=view-score]").ok()??;
    button.dyn_into().ok()
}
