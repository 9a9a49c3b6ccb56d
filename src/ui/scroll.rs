//! A box that scrolls, for what may be wider or higher than its place.

use super::dom::{El, Ui, set_attribute};
use super::observe::observe_size;

/// A box of its own for this content. People hear it as `label`.
#[must_use]
pub fn scroll(ui: &Ui, label: &str, content: El) -> El {
    scrolling(ui.el("div").class("scroll"), label, content)
}

/// The same for a box that is there. Keys reach it where there is something to scroll, and only
/// there: else it would be a stop at which nothing can be done.
#[must_use]
pub fn scrolling(place: El, label: &str, content: El) -> El {
    let node = place.node().clone();
    let look = move |_| {
        let over_right = node.scroll_width() > node.client_width();
        if over_right || node.scroll_height() > node.client_height() {
            set_attribute(&node, "tabindex", "0");
        } else {
            // It need not have been there.
            let _ = node.remove_attribute("tabindex");
        }
    };
    observe_size(place.node(), look.clone());
    observe_size(content.node(), look);
    place
        .attr("role", "group")
        .attr("aria-label", label)
        .child(content)
}
