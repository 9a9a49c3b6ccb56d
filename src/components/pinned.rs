//! The block of the main plot and the playback bar.

use leptos::prelude::*;

/// The main plot with the playback bar below it, as in a video player. The block stays in view while the
/// controls scroll.
#[component]
pub fn Pinned<C: IntoView + 'static>(
    /// The plot and the bar.
    children: TypedChildren<C>,
) -> impl IntoView {
    view! { <div class="pinned">{children.into_inner()()}</div> }
}
