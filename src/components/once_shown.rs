//! What is built when it is first shown, and stays.

use leptos::prelude::*;

use super::hooks::watch;

/// Parts that are built when they are first shown, and stay in the page from then on.
#[component]
pub fn OnceShown(
    /// Whether they are out of sight.
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
