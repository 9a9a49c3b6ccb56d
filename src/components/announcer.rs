//! What is said aloud.

use leptos::prelude::*;

use super::context::FigureContext;

/// What the figure says to those who hear it.
#[component]
pub fn Announcer() -> impl IntoView {
    let messages = FigureContext::get().messages;
    let said = Signal::derive(move || messages.with(|said| said.announcement.clone()));
    view! { <p class="said" aria-live="polite" prop:textContent=said /> }
}
