//! Tables of numbers.

use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::{document, untrack};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::dom::{El, Ui};
use super::model::Model;
use super::panel::panel;
use super::scroll::scroll;
use super::stepper::{Stepped, Stepper};
use crate::numeric::steps::Steps;

/// A head and rows of cells.
pub type Rows = Vec<Vec<String>>;

/// A table that follows the state, its head included: the first of the rows. Only cells that
/// changed are written. Where it is too wide or too high it scrolls in a box of its own, which people
/// hear as `label`.
#[must_use]
pub fn table(ui: &Ui, label: &str, rows: impl Fn() -> Rows + 'static) -> El {
    let (table, _) = table_erased(ui, Box::new(rows));
    scroll(ui, label, table)
}

fn table_erased(ui: &Ui, rows: Box<dyn Fn() -> Rows>) -> (El, Element) {
    let (head, body) = (ui.el("thead"), ui.el("tbody").attr("translate", "no"));
    let (top, below): (Element, Element) = (head.node().clone().into(), body.node().clone().into());
    let rows_in = below.clone();
    let mut last = Rows::new();
    ui.follow(move || {
        let now = rows();
        for (k, cells) in now.iter().enumerate() {
            if last.get(k) != Some(cells) {
                let (part, place, tag) = match k {
                    0 => (&top, 0, "th"),
                    k => (&below, k - 1, "td"),
                };
                let row = child(part, place, "tr");
                write_row(&row, cells, tag);
            }
        }
        let wanted = now.len().saturating_sub(1);
        while let Some(row) = nth(&below, wanted) {
            row.remove();
        }
        last = now;
    });
    let table = ui.el("table").class("numbers").child(head).child(body);
    (table, rows_in)
}

fn write_row(row: &Element, cells: &[String], tag: &str) {
    for (k, cell) in cells.iter().enumerate() {
        // Over the names of the rows there is nothing to head.
        let tag = if cell.is_empty() { "td" } else { tag };
        let mut place = child(row, k, tag);
        if !place.local_name().eq(tag) {
            let other = element(tag);
            // It stands in the row: it can be replaced.
            let _ = row.replace_child(&other, &place);
            place = other;
        }
        if tag == "th" {
            let _ = place.set_attribute("scope", "col");
        }
        if place.text_content().as_ref() != Some(cell) {
            place.set_text_content(Some(cell));
        }
    }
    while let Some(cell) = nth(row, cells.len()) {
        cell.remove();
    }
}

fn element(tag: &str) -> Element {
    document().create_element(tag).expect("the tag is a name")
}

fn nth(parent: &Element, place: usize) -> Option<Element> {
    parent.children().item(u32::try_from(place).ok()?)
}

/// The child at a place, made if it is not there.
fn child(parent: &Element, place: usize, tag: &str) -> Element {
    nth(parent, place).unwrap_or_else(|| {
        let child = element(tag);
        // An element takes any element that it is not inside of.
        let _ = parent.append_child(&child);
        child
    })
}

/// The rows of a page: more are on further pages.
const ROWS: usize = 100;

/// The table of the steps, on demand; it is written only while it is open. A row that is pointed at
/// is shown while it is; one that is clicked, or reached by arrow keys, stays. `rows` gives the
/// head, and the rows of some steps.
#[must_use]
pub fn steps_table<S: Steps>(ui: &Ui, model: Model<S>, rows: fn(&S, Range<usize>) -> Rows) -> El {
    let rows = move |steps| model.with(|state| rows(state, steps));
    history_erased(ui, Rc::new(model), Rc::new(rows))
}

/// The steps of the page that holds the step that is shown, and that step.
fn page(history: &dyn Stepper) -> (Range<usize>, usize) {
    let (at, last) = history.place();
    let first = at / ROWS * ROWS;
    (first..(first + ROWS).min(last + 1), at)
}

type RowsOf = Rc<dyn Fn(Range<usize>) -> Rows>;

fn history_erased(ui: &Ui, history: Stepped, rows: RowsOf) -> El {
    let content = move |ui: &Ui, panel: &HtmlElement| steps(ui, panel, &history, &rows);
    panel(ui, "table", "Table of the steps", Box::new(content))
}

fn steps(ui: &Ui, panel: &HtmlElement, history: &Stepped, rows: &RowsOf) -> Vec<El> {
    let (shown, marked) = (panel.clone(), panel.clone());
    let (table, body) = table_erased(ui, {
        let (history, rows) = (Rc::clone(history), Rc::clone(rows));
        Box::new(move || {
            if shown.has_attribute("open") {
                rows(page(history.as_ref()).0)
            } else {
                Rows::new()
            }
        })
    });
    let (now, rows_in) = (Rc::clone(history), body.clone());
    let mut current: Option<Element> = None;
    ui.follow(move || {
        let (steps, at) = page(now.as_ref());
        let row = marked
            .has_attribute("open")
            .then(|| nth(&rows_in, at - steps.start))
            .flatten();
        if current != row {
            if let Some(before) = current.take() {
                let _ = before.remove_attribute("aria-current");
            }
            if let Some(row) = &row {
                let _ = row.set_attribute("aria-current", "step");
                reveal(row);
            }
            current = row;
        }
    });
    let step_of = {
        let (history, body) = (Rc::clone(history), body);
        Rc::new(move |event: &Event| -> Option<usize> {
            let target: Element = event.target()?.dyn_into().ok()?;
            let row = target.closest("tbody tr").ok()??;
            let rows = body.children();
            let at = (0..rows.length()).find(|k| rows.item(*k).as_ref() == Some(&row))?;
            Some(untrack(|| page(history.as_ref())).0.start + at as usize)
        })
    };
    let (over, clicked) = (Rc::clone(&step_of), step_of);
    let [pointed, left, stay, keys] = std::array::from_fn(|_| Rc::clone(history));
    let content = ui
        .el("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Steps; arrow keys go from one to the next")
        .on("pointerover", move |event| pointed.peek(over(&event)))
        .on("pointerleave", move |_| left.peek(None))
        .on("click", move |event| {
            if let Some(step) = clicked(&event) {
                stay.show(step);
                stay.say_place();
            }
        })
        .on("keydown", move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            let (_, now) = untrack(|| page(keys.as_ref()));
            let step = match event.key().as_str() {
                "ArrowDown" => now + 1,
                "ArrowUp" => now.saturating_sub(1),
                "Home" => 0,
                "End" => usize::MAX,
                _ => return,
            };
            event.prevent_default();
            keys.show(step);
            keys.say_place();
        })
        .child(table);
    vec![content]
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
