//! The table of the steps.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::any_state::AnyState;
use super::hooks::watch;
use super::numbers_table::{Rows, RowsTable};
use super::panel::{IsOpen, Panel};

/// The number of rows on a page of the table.
const ROWS: usize = 100;

/// A panel with the table of the steps. The step of the row under the pointer is shown while the pointer
/// is there; a click or an arrow key selects a step.
#[component]
pub fn StepTable(
    /// The figure.
    state: AnyState,
    /// Returns the head and the rows of a range of steps.
    rows: Callback<Range<usize>, Rows>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <Panel group="table" summary="Table of the steps" hidden>
            <Steps state rows />
        </Panel>
    }
}

/// The range of steps on the page of the shown step, and the shown step.
fn page((at, last): (usize, usize)) -> (Range<usize>, usize) {
    let first = at / ROWS * ROWS;
    (first..(first + ROWS).min(last + 1), at)
}

#[component]
fn Steps(state: AnyState, rows: Callback<Range<usize>, Rows>) -> impl IntoView {
    let IsOpen(is_open) = expect_context();
    let shown_and_last = state.steps(|steps| steps.shown_and_last());
    let shown = Signal::derive(move || {
        if is_open.get() {
            rows.run(page(shown_and_last.get()).0)
        } else {
            Rows::new()
        }
    });
    let current = Signal::derive(move || {
        let (steps, at) = page(shown_and_last.get());
        is_open.get().then(|| at - steps.start)
    });
    let table = NodeRef::<html::Div>::new();
    let mut scrolled_to = None;
    watch(move || {
        let (current, table) = (current.get(), table.get());
        if std::mem::replace(&mut scrolled_to, current) == current {
            return;
        }
        // The rows are written by other effects, which have run by then.
        queue_microtask(move || {
            let row = table.and_then(|table| table.query_selector("[aria-current]").ok()?);
            if let Some(row) = row {
                scroll_to(&row);
            }
        });
    });
    let hover_step = move |step| state.drive(|steps| steps.hover_step(step));
    let step_of = move |event: &Event| -> Option<usize> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let row = target.closest("tbody tr").ok()??;
        let rows = row.parent_element()?.children();
        let at = (0..rows.length()).find(|k| rows.item(*k).as_ref() == Some(&row))?;
        Some(page(shown_and_last.get_untracked()).0.start + at as usize)
    };
    let select = move |step| {
        state.show(step);
        state.announce_position();
    };
    let on_key = move |event: KeyboardEvent| {
        let (now, _) = shown_and_last.get_untracked();
        let step = match event.key().as_str() {
            "ArrowDown" => now + 1,
            "ArrowUp" => now.saturating_sub(1),
            "Home" => 0,
            "End" => usize::MAX,
            _ => return,
        };
        event.prevent_default();
        select(step);
    };
    view! {
        <div
            class="scroll"
            node_ref=table
            tabindex="0"
            role="group"
            aria-label="Steps; arrow keys go from one to the next"
            on:pointerover=move |event| hover_step(step_of(&event))
            on:pointerleave=move |_| hover_step(None)
            on:click=move |event| {
                if let Some(step) = step_of(&event) {
                    select(step);
                }
            }
            on:keydown=on_key
        >
            <RowsTable rows=shown current />
        </div>
    }
}

/// Scrolls the table's box so that a row is visible, without scrolling the page.
fn scroll_to(row: &Element) {
    let Ok(Some(scroll)) = row.closest(".scroll") else {
        return;
    };
    let (row, view) = (
        row.get_bounding_client_rect(),
        scroll.get_bounding_client_rect(),
    );
    let head = 2.0 * row.height();
    let by = if row.top() < view.top() + head {
        row.top() - view.top() - head
    } else {
        (row.bottom() - view.bottom()).max(0.0)
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a hundred rows are a few thousand pixels"
    )]
    scroll.set_scroll_top(scroll.scroll_top() + by.round() as i32);
}
