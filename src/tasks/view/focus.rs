//! Where the focus goes when what had it is no longer there.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, ShadowRoot};

use super::live_task::LiveTask;
use crate::components::hooks::{show, watch};

/// What the reader has to answer next, or else nothing.
const NEXT: &str = "form:not([hidden]) .field, .ask:not([hidden]) input:not(:disabled)";

/// Keeps the focus in the task: when what had it is hidden, it goes to what is to be answered next, or else
/// to the task itself, and not to the top of the page. To be called when an element in the task has lost
/// it, and when something was pressed: not all engines take it from what is hidden. (The task may go at
/// the same time, and its signals with it: nothing but the document is asked.)
pub(super) fn keep_focus(event: &Event) {
    let task = event.current_target();
    let Some(task) = task.and_then(|task| task.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let Ok(root) = task.get_root_node().dyn_into::<ShadowRoot>() else {
        return;
    };
    let lost = (event.type_() == "focusout").then(|| event.target());
    let lost = lost.flatten().and_then(|target| target.dyn_into().ok());
    let Some(before) = lost.or_else(|| root.active_element()) else {
        return;
    };
    request_animation_frame(move || {
        let focused = root.active_element();
        let is_left = focused.is_none_or(|focused| focused == before);
        let is_gone = before.get_client_rects().length() == 0
            || before.matches(":disabled").unwrap_or_default();
        if task.is_connected() && is_left && is_gone {
            move_focus(&task);
        }
    });
}

fn move_focus(task: &HtmlElement) -> Option<()> {
    let next = task.query_selector(NEXT).ok()?;
    let next = next.map_or_else(|| task.clone(), JsCast::unchecked_into);
    next.focus().ok()
}

/// Shows the task when its figure was held back by a reader who is at the figure.
pub(super) fn show_when_held(task: LiveTask, node: NodeRef<html::Div>) {
    watch(move || {
        let is_at_figure = || {
            let focused = document().active_element();
            focused.is_some_and(|focused| focused.local_name().starts_with("downhill-"))
        };
        if task.was_held()
            && is_at_figure()
            && let Some(node) = node.get_untracked()
        {
            show(&node);
        }
    });
}
