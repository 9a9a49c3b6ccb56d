//! Tables of numbers.

use leptos::prelude::*;

/// Rows of cells, with the head cell of a row first if it has one.
pub type Rows = Vec<Vec<String>>;

/// A table with these columns. It is laid out again as a whole: it stands in a disclosure or is
/// small.
pub fn table(columns: &'static [&'static str], rows: Signal<Rows>) -> AnyView {
    let head: Vec<_> = columns
        .iter()
        .map(|name| view! { <th scope="col">{*name}</th> })
        .collect();
    let row = |cells: Vec<String>| {
        let cells: Vec<_> = cells
            .into_iter()
            .map(|cell| view! { <td>{cell}</td> })
            .collect();
        view! { <tr>{cells}</tr> }
    };
    let body = move || rows.get().into_iter().map(row).collect::<Vec<_>>();
    view! {
        <table class="numbers">
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
    .into_any()
}

/// The table of the steps, on demand; it is made only while it is open.
pub fn steps_table(columns: &'static [&'static str], rows: Signal<Rows>) -> AnyView {
    let open = RwSignal::new(false);
    let made = Signal::derive(move || if open.get() { rows.get() } else { Rows::new() });
    let content = view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Steps">
            {table(columns, made)}
        </div>
    };
    super::controls::disclosure(
        "table",
        "Table of the steps",
        open.into(),
        Callback::new(move |now| open.set(now)),
        content.into_any(),
    )
}
