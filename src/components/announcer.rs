//! What is said aloud.

use leptos::prelude::*;

use super::context::FigureContext;

/// What the figure says to those who hear it.
#[component]
pub fn Announcer() -> impl IntoView {
    let voice = FigureContext::get().voice;
    let said = Signal::derive(move || voice.with(|said| said.aloud.clone()));
    view! { <p class="said" aria-live="polite" prop:textContent=said /> }
}
