//! Tables of numbers.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::document;

use super::controls::disclosure;
use super::dom::{El, Ui};

/// Rows of cells.
pub type Rows = Vec<Vec<String>>;

/// A table with these columns. It is written again as a whole when a cell has changed: it is
/// small, or open only on demand.
#[must_use]
pub fn table(ui: &Ui, columns: &[&str], rows: impl Fn() -> Rows + 'static) -> El {
    let head = columns
        .iter()
        .map(|name| match *name {
            // Over the names of the rows there is nothing to head.
            "" => ui.el("td"),
            name => ui.el("th").attr("scope", "col").text(name),
        })
        .collect();
    let body = ui.el("tbody");
    let node = body.node().clone();
    let mut last = Rows::new();
    let rows: Box<dyn Fn() -> Rows> = Box::new(rows);
    ui.follow(move || {
        let now = rows();
        if now == last {
            return;
        }
        node.set_text_content(None);
        for cells in &now {
            let row = append(&node, "tr");
            for cell in cells {
                if let Some(row) = &row
                    && let Some(place) = append(row, "td")
                {
                    place.set_text_content(Some(cell));
                }
            }
        }
        last = now;
    });
    let head = ui.el("tr").children(head);
    ui.el("table")
        .class("numbers")
        .child(ui.el("thead").child(head))
        .child(body)
}

fn append(parent: &web_sys::Node, tag: &str) -> Option<web_sys::Element> {
    let child = document().create_element(tag).ok()?;
    parent.append_child(&child).ok()?;
    Some(child)
}

/// The table of the steps, on demand; it is written only while it is open.
#[must_use]
pub fn steps_table(ui: &Ui, columns: &[&str], rows: impl Fn() -> Rows + 'static) -> El {
    let open = Rc::new(Cell::new(false));
    let (shown, flag) = (Rc::clone(&open), Rc::clone(&open));
    let content = ui
        .el("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Steps")
        .child(table(ui, columns, move || {
            if shown.get() { rows() } else { Rows::new() }
        }));
    let again = ui.clone();
    disclosure(
        ui,
        "table",
        "Table of the steps",
        Box::new(move || flag.get()),
        Rc::new(move |now| {
            open.set(now);
            again.refresh();
        }),
        vec![content],
    )
}
