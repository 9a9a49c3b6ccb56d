//! A table of numbers.

use leptos::either::Either;
use leptos::prelude::*;

use super::scroll_box::ScrollBox;

/// The cells of a table by row, the head first.
pub type Rows = Vec<Vec<String>>;

/// A table whose head and rows come from a signal, in a box that scrolls if the table is too wide.
#[component]
pub fn NumbersTable(
    /// The accessible name.
    label: &'static str,
    /// The head and the rows.
    rows: Signal<Rows>,
) -> impl IntoView {
    view! {
        <ScrollBox label>
            <RowsTable rows />
        </ScrollBox>
    }
}

/// The table without the scroll box. An update writes only the cells that changed.
#[component]
pub fn RowsTable(
    /// The head and the rows.
    rows: Signal<Rows>,
    /// The index of the row, without the head, that is marked as the current step.
    #[prop(into, optional)]
    current: Signal<Option<usize>>,
) -> impl IntoView {
    // The column of the row names has an empty head, which must not be a `th`.
    let head = move || {
        let cell = |name: &String| {
            if name.is_empty() {
                Either::Left(view! { <td></td> })
            } else {
                Either::Right(view! { <th scope="col">{name.clone()}</th> })
            }
        };
        rows.with(|rows| {
            rows.first()
                .map(|head| head.iter().map(cell).collect::<Vec<_>>())
        })
    };
    let body = move || {
        let current = current.get();
        let row = |(k, cells): (usize, Vec<String>)| {
            let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> });
            let cells: Vec<_> = cells.collect();
            view! { <tr aria-current=(current == Some(k)).then_some("step")>{cells}</tr> }
        };
        let rows = rows.get().into_iter().skip(1);
        rows.enumerate().map(row).collect::<Vec<_>>()
    };
    view! {
        <table class="numbers">
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody translate="no">{body}</tbody>
        </table>
    }
}
