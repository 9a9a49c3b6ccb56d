//! A table of numbers.

use leptos::either::Either;
use leptos::prelude::*;

use super::scroll_box::ScrollBox;

/// The cells of a table by row, the head first.
pub type Rows = Vec<Vec<String>>;

/// The group under which the setting `hide` hides a column, if it has its own: numbers of the gradient do.
fn group(name: &str) -> Option<&'static str> {
    (name == "slope" || name.starts_with("grad")).then_some("gradient")
}

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
                let (name, group) = (name.clone(), group(name));
                Either::Right(view! { <th scope="col" data-group=group>{name}</th> })
            }
        };
        rows.with(|rows| {
            rows.first()
                .map(|head| head.iter().map(cell).collect::<Vec<_>>())
        })
    };
    let body = move || {
        let current = current.get();
        let mut rows = rows.get().into_iter();
        let groups: Vec<_> = rows
            .next()
            .unwrap_or_default()
            .iter()
            .map(|name| group(name))
            .collect();
        let row = |(k, cells): (usize, Vec<String>)| {
            let cells = cells.into_iter().zip(&groups);
            let cells = cells.map(|(cell, group)| view! { <td data-group=*group>{cell}</td> });
            let cells: Vec<_> = cells.collect();
            view! { <tr aria-current=(current == Some(k)).then_some("step")>{cells}</tr> }
        };
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
