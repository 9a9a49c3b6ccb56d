//! Lazy parts: built when they are first shown, kept from then on.

use leptos::prelude::*;

use super::hooks::watch;

/// Parts that are built when they are first shown, and stay in the page from then on.
#[component]
pub fn OnceShown(
    /// Whether they are hidden.
    hidden: Signal<bool>,
    /// The parts.
    children: ChildrenFn,
) -> impl IntoView {
    let was_shown = RwSignal::new(false);
    watch(move || {
        if !hidden.get() && !was_shown.get_untracked() {
            was_shown.set(true);
        }
    });
    move || was_shown.get().then(|| children())
}
