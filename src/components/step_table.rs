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

/// The rows of a page: more are on further pages.
const ROWS: usize = 100;

/// The table of the steps, on demand. A row that is pointed at is shown while it is; one that is
/// clicked, or reached by arrow keys, stays.
#[component]
pub fn StepTable(
    /// The figure.
    state: AnyState,
    /// The head, and the rows of some steps.
    rows: Callback<Range<usize>, Rows>,
    /// Whether it is out of sight.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <Panel group="table" summary="Table of the steps" hidden>
            <Steps state rows />
        </Panel>
    }
}

/// The steps of the page that holds the step that is shown, and that step.
fn page((at, last): (usize, usize)) -> (Range<usize>, usize) {
    let first = at / ROWS * ROWS;
    (first..(first + ROWS).min(last + 1), at)
}

#[component]
fn Steps(state: AnyState, rows: Callback<Range<usize>, Rows>) -> impl IntoView {
    let IsOpen(is_open) = expect_context();
    let place = state.steps(|steps| steps.shown_and_last());
    let shown = Signal::derive(move || {
        if is_open.get() {
            rows.run(page(place.get()).0)
        } else {
            Rows::new()
        }
    });
    let current = Signal::derive(move || {
        let (steps, at) = page(place.get());
        is_open.get().then(|| at - steps.start)
    });
    let table = NodeRef::<html::Div>::new();
    let mut revealed = None;
    watch(move || {
        let (current, table) = (current.get(), table.get());
        if std::mem::replace(&mut revealed, current) == current {
            return;
        }
        // By then the rows are written.
        queue_microtask(move || {
            let row = table.and_then(|table| table.query_selector("[aria-current]").ok()?);
            if let Some(row) = row {
                reveal(&row);
            }
        });
    });
    let hover_step = move |step| state.drive(|steps| steps.hover_step(step));
    let step_of = move |event: &Event| -> Option<usize> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let row = target.closest("tbody tr").ok()??;
        let rows = row.parent_element()?.children();
        let at = (0..rows.length()).find(|k| rows.item(*k).as_ref() == Some(&row))?;
        Some(page(place.get_untracked()).0.start + at as usize)
    };
    let go = move |step| {
        state.show(step);
        state.announce_position();
    };
    let on_key = move |event: KeyboardEvent| {
        let (now, _) = place.get_untracked();
        let step = match event.key().as_str() {
            "ArrowDown" => now + 1,
            "ArrowUp" => now.saturating_sub(1),
            "Home" => 0,
            "End" => usize::MAX,
            _ => return,
        };
        event.prevent_default();
        go(step);
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
                    go(step);
                }
            }
            on:keydown=on_key
        >
            <RowsTable rows=shown current />
        </div>
    }
}

/// Scrolls a row into the view of its own box; the page stays where it is.
fn reveal(row: &Element) {
    let Ok(Some(scroll)) = row.closest(".scroll") else {
        return;
    };
    let (row, seen) = (
        row.get_bounding_client_rect(),
        scroll.get_bounding_client_rect(),
    );
    let head = 2.0 * row.height();
    let by = if row.top() < seen.top() + head {
        row.top() - seen.top() - head
    } else {
        (row.bottom() - seen.bottom()).max(0.0)
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a hundred rows are a few thousand pixels"
    )]
    scroll.set_scroll_top(scroll.scroll_top() + by.round() as i32);
}
