//! The view of the misclassified digits.

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

/// The largest number of mistakes that is shown.
const MAX_SHOWN: usize = 24;

/// The mistakes of a classifier.
#[derive(PartialEq)]
struct FoundMistakes {
    /// The classifier; none while there are no digits, or while another view is shown.
    classifier: Option<Classifier>,
    mistakes: Vec<Mistake>,
}

/// Whether nothing is trained or painted yet.
fn is_guess(digits: &Digits) -> bool {
    digits.shown_and_last().0 == 0 && !digits.is_painted()
}

/// The worst mistakes as pictures, each a button that shows its score.
#[component]
pub(super) fn Mistakes(state: StateSignal<Digits>) -> impl IntoView {
    let found = Memo::new_owning(move |found| {
        state.with(|digits| {
            let experiment = digits
                .experiment()
                .filter(|_| digits.view == View::Mistakes);
            let classifier = experiment.map(|experiment| experiment.shown());
            match found {
                Some(found @ FoundMistakes { .. }) if found.classifier.as_ref() == classifier => {
                    (found, false)
                }
                _ => {
                    let mistakes = experiment.map_or(Vec::new(), |_| digits.mistakes(MAX_SHOWN));
                    let classifier = classifier.cloned();
                    let found = FoundMistakes {
                        classifier,
                        mistakes,
                    };
                    (found, true)
                }
            }
        })
    });
    let summary = state.signal(|digits| {
        let Some(valid) = digits.valid() else {
            return String::new();
        };
        let (all, wrong) = (valid.seen(), valid.seen() - valid.correct());
        if is_guess(digits) {
            return "Before training everything is a guess. Take a step, or an epoch.".into();
        }
        match wrong {
            0 => format!("No mistakes: all {all} validation digits are right."),
            1..=MAX_SHOWN => {
                format!("Wrong about {wrong} of {all} validation digits, the worst first.")
            }
            _ => format!("Wrong about {wrong} of {all} validation digits. The worst {MAX_SHOWN}:"),
        }
    });
    let pictures: Vec<_> = (0..MAX_SHOWN)
        .map(|k| view! { <MistakePicture state found k /> })
        .collect();
    view! {
        <Line class="says" text=summary />
        <div class="mistakes">{pictures}</div>
    }
}

/// Mistake `k` as a button with its picture; hidden if there is none.
#[component]
fn MistakePicture(
    state: StateSignal<Digits>,
    found: Memo<FoundMistakes>,
    k: usize,
) -> impl IntoView {
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
        let index = found.read().mistakes.get(k)?.place;
        state.with(|digits| {
            let (collection, _) = digits.experiment()?.part(Part::Valid);
            let image = collection.image(index).iter();
            let colors = image.map(|pixel| ink(level(*pixel).into(), &palette));
            Some(colors.collect())
        })
    };
    let is_none = move || found.read().mistakes.len() <= k || state.with(is_guess);
    let show_score = move |event: Event| {
        let index = found
            .read_untracked()
            .mistakes
            .get(k)
            .map(|mistake| mistake.place);
        if let Some(index) = index {
            state.update(|digits| digits.select_digit_at(index));
            // The pressed button is hidden now, so the focus moves.
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
            on:click=move |event| show_score(event.into())
        >
            <Pixels state label="" colors=Callback::new(colors) is_told=true />
            <span>{Signal::derive(words)}</span>
        </button>
    }
}

/// The button that shows the view of the score, in the figure of an event.
fn view_of_score(event: &Event) -> Option<HtmlElement> {
    let picture: Element = event.current_target()?.dyn_into().ok()?;
    let figure = picture.closest(".figure").ok()??;
    let button = figure.query_selector("[data-verb=view-score]").ok()??;
    button.dyn_into().ok()
}
