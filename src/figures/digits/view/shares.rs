//! The share of each class, as a bar and in percent.

use leptos::prelude::*;

use super::super::state::Digits;
use super::super::state::inspection::percent;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::fixed;

/// The share of each class.
#[component]
pub(super) fn Shares(
    /// The figure.
    state: StateSignal<Digits>,
    /// The probability of each class; empty where nothing is asked about.
    shares: Signal<Vec<f64>>,
    /// Whether they are out of sight.
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

/// The share of a class; the greatest stands out.
#[component]
fn Share(state: StateSignal<Digits>, shares: Signal<Vec<f64>>, class: usize) -> impl IntoView {
    let share = move || shares.with(|shares| shares.get(class).copied());
    let bar = move || fixed(share().unwrap_or_default(), 4);
    let words = move || share().map_or("\u{2013}".into(), percent);
    let most = move || {
        shares.with(|shares| {
            let own = shares.get(class);
            own.is_some_and(|own| shares.iter().all(|share| share <= own))
        })
    };
    view! {
        <li
            hidden=state.signal(move |digits| digits.classes().count() <= class)
            data-most=Signal::derive(most)
        >
            <span>{state.signal(move |digits| digits.classes().name(class))}</span>
            <progress aria-hidden="true" prop:value=Signal::derive(bar)></progress>
            <span>{Signal::derive(words)}</span>
        </li>
    }
}
