//! The probability of each class, as a bar and in percent.

use leptos::prelude::*;

use super::super::state::Digits;
use super::super::state::inspection::percent;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::fixed;

/// The probability of each class.
#[component]
pub(super) fn Shares(
    /// The state.
    state: StateSignal<Digits>,
    /// The probability of each class; empty if there is no prediction.
    shares: Signal<Vec<f64>>,
    /// Whether they are hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    let rows: Vec<_> = (0..10)
        .map(|class| view! { <Share state shares class /> })
        .collect();
    view! {
        <ul class="shares" hidden=hidden>
            {rows}
        </ul>
    }
}

/// The probability of a class; the largest is emphasised.
#[component]
fn Share(state: StateSignal<Digits>, shares: Signal<Vec<f64>>, class: usize) -> impl IntoView {
    let share = move || shares.with(|shares| shares.get(class).copied());
    let bar = move || fixed(share().unwrap_or_default(), 4);
    let words = move || share().map_or("\u{2013}".into(), percent);
    let is_largest = move || {
        shares.with(|shares| {
            let own = shares.get(class);
            own.is_some_and(|own| shares.iter().all(|share| share <= own))
        })
    };
    view! {
        <li
            hidden=state.signal(move |digits| digits.classes().count() <= class)
            data-most=Signal::derive(is_largest)
        >
            <span>{state.signal(move |digits| digits.classes().name(class))}</span>
            <progress aria-hidden="true" prop:value=Signal::derive(bar)></progress>
            <span>{Signal::derive(words)}</span>
        </li>
    }
}
