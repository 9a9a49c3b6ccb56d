//! The live region through which a figure reports to screen readers.

use leptos::prelude::*;

use super::context::FigureContext;

/// The polite live region of a figure: it holds the last announcement.
#[component]
pub fn Announcer() -> impl IntoView {
    let messages = FigureContext::get().messages;
    let sentence = Signal::derive(move || messages.with(|state| state.announcement.clone()));
    view! { <p class="said" aria-live="polite" prop:textContent=sentence /> }
}
