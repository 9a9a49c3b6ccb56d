//! The digits that the model is wrong about.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::super::state::Digits;
use super::super::state::view::View;
use super::pixels::{Pixels, ink};
use crate::components::group::Line;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::fixed;
use crate::numeric::digits::classifier::Classifier;
use crate::numeric::digits::experiment::Part;
use crate::numeric::digits::level;
use crate::numeric::digits::metrics::Mistake;
use crate::numeric::steps::Steps;
use crate::plot::palette::Palette;

/// So many are shown at most.
const MOST: usize = 24;

/// The mistakes, and the classifier that made them.
#[derive(PartialEq)]
struct Found {
    by: Option<Classifier>,
    mistakes: Vec<Mistake>,
}

/// Whether nothing was learned or painted yet.
fn is_guess(digits: &Digits) -> bool {
    digits.shown_and_last().0 == 0 && !digits.is_painted()
}

/// The worst mistakes as pictures, each a button that leads to its score.
#[component]
pub(super) fn Mistakes(state: StateSignal<Digits>) -> impl IntoView {
    let found = Memo::new_owning(move |found| {
        state.with(|digits| {
            let experiment = digits
                .experiment()
                .filter(|_| digits.view == View::Mistakes);
            let by = experiment.map(|experiment| experiment.shown());
            match found {
                Some(found @ Found { .. }) if found.by.as_ref() == by => (found, false),
                _ => {
                    let mistakes = experiment.map_or(Vec::new(), |_| digits.mistakes(MOST));
                    let by = by.cloned();
                    (Found { by, mistakes }, true)
                }
            }
        })
    });
    let says = state.signal(|digits| {
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
    let pictures: Vec<_> = (0..MOST)
        .map(|k| view! { <MistakePicture state found k /> })
        .collect();
    view! {
        <Line class="says" text=says />
        <div class="mistakes">{pictures}</div>
    }
}

#[component]
fn MistakePicture(state: StateSignal<Digits>, found: Memo<Found>, k: usize) -> impl IntoView {
    let words = move || {
        let found = found.read();
        let Some(mistake) = found.mistakes.get(k) else {
            return String::new();
        };
        let sure = fixed(100.0 * mistake.prediction.probability(), 1);
        let [is, says] = state.with(|digits| {
            [mistake.class, mistake.prediction.class].map(|class| digits.classes().name(class))
        });
        format!("is {is}, says {says}\n{sure} % sure")
    };
    let colors = move |palette: Palette| {
        let place = found.read().mistakes.get(k)?.place;
        state.with(|digits| {
            let (collection, _) = digits.experiment()?.part(Part::Valid);
            let image = collection.image(place).iter();
            let colors = image.map(|pixel| ink(level(*pixel).into(), &palette));
            Some(colors.collect())
        })
    };
    let is_none = move || found.read().mistakes.len() <= k || state.with(is_guess);
    let look = move |event: Event| {
        let place = found
            .read_untracked()
            .mistakes
            .get(k)
            .map(|mistake| mistake.place);
        if let Some(place) = place {
            state.update(|digits| digits.select_digit_at(place));
            // What was pressed is hidden now.
            if let Some(score) = view_of_score(&event) {
                let _ = score.focus();
            }
        }
    };
    view! {
        <button
            type="button"
            data-verb="mistake"
            hidden=Signal::derive(is_none)
            on:click=move |event| look(event.into())
        >
            <Pixels state label="" colors=Callback::new(colors) is_told=true />
            <span>{Signal::derive(words)}</span>
        </button>
    }
}

/// The button of the view that an event in the figure leads to.
fn view_of_score(event: &Event) -> Option<HtmlElement> {
    let picture: Element = event.current_target()?.dyn_into().ok()?;
    let figure = picture.closest(".figure").ok()??;
    let button = figure.query_selector("[data-verb=view-score]").ok()??;
    button.dyn_into().ok()
}
