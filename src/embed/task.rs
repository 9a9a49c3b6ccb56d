//! The interface for `task.js`: it mounts, drives, queries and unmounts tasks.

use std::any::Any;
use std::cell::RefCell;

use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::element::{MountedFigure, rooted};
use crate::components::hooks::watch;
use crate::figures::registry;
use crate::tasks::attributes::Written;
use crate::tasks::task::{Report, Task};
use crate::tasks::view::live_task::LiveTask;
use crate::tasks::view::{Parts, TaskView, TaskViewProps};

/// The task of an element: how far the reader is, and its view while the element is in the page.
#[wasm_bindgen]
pub struct MountedTask {
    view: RefCell<Option<Box<dyn Any>>>,
    task: LiveTask,
    // Owns the signals and what the view makes. The view must not outlive it: fields are dropped in their
    // order.
    owner: Owner,
}

/// The task with the attributes `names` and their `texts`, about the figures with these `ids`, which are
/// of these `kinds`; a kind is empty if no figure has the id. `items` and `replies` are those of its list.
#[wasm_bindgen]
#[must_use]
pub fn task(
    names: Vec<String>,
    texts: Vec<String>,
    ids: Vec<String>,
    kinds: Vec<String>,
    items: Vec<String>,
    replies: Vec<String>,
) -> MountedTask {
    let written = Written {
        attributes: names.into_iter().zip(texts).collect(),
        figures: ids.into_iter().zip(kinds).collect(),
        items,
        replies,
    };
    let (owner, task) = rooted(|| LiveTask::new(&written));
    MountedTask {
        view: RefCell::default(),
        task,
        owner,
    }
}

/// Calls `changed` after each change of what a page is told, and when the explanation is due.
fn call_on_change(task: LiveTask, changed: Function) {
    let mut told = None::<(Report, bool)>;
    watch(move || {
        let report = (task.report(), task.read(Task::is_explained));
        if told.as_ref().is_some_and(|told| *told != report) {
            // Errors of the listener are ignored.
            let _ = untrack(|| changed.call0(&JsValue::NULL));
        }
        told = Some(report);
    });
}

#[wasm_bindgen]
impl MountedTask {
    /// Builds the view in `container`; its element has this `question`, and a hint and an explanation if
    /// these are true. `changed` is called after each change of what a page is told.
    pub fn show(
        &self,
        container: HtmlElement,
        question: String,
        hint: bool,
        why: bool,
        changed: Function,
    ) {
        let task = self.task;
        let parts = Parts { hint, why };
        let build = move || {
            call_on_change(task, changed);
            TaskView(TaskViewProps {
                task,
                question,
                parts,
            })
        };
        let view = self.owner.with(|| mount_to(container, build));
        self.view.replace(Some(Box::new(view)));
    }

    /// Removes the view, and lets go of the figures.
    pub fn hide(&self) {
        self.task.detach_all();
        self.view.take();
    }

    /// A figure of this `kind` has come, or has come again.
    pub fn attach(&self, id: &str, kind: &str, figure: &MountedFigure) {
        if let Some(listing) = registry::figure(kind) {
            self.task.attach(id, listing, figure.any_state());
        }
    }

    /// A figure has gone.
    pub fn detach(&self, id: &str) {
        self.task.detach(id);
    }

    /// A figure has changed.
    pub fn look(&self) {
        self.task.look();
    }

    /// Whether it is done.
    #[must_use]
    pub fn done(&self) -> bool {
        untrack(|| self.task.report().done)
    }

    /// Whether its explanation is due.
    #[must_use]
    pub fn explained(&self) -> bool {
        untrack(|| self.task.read(Task::is_explained))
    }

    /// The score, from 0 to 1.
    #[must_use]
    pub fn score(&self) -> f64 {
        untrack(|| self.task.report().score)
    }

    /// The number of attempts.
    #[must_use]
    pub fn attempts(&self) -> usize {
        untrack(|| self.task.report().attempts)
    }

    /// The reader's answer as a text.
    #[must_use]
    pub fn answer(&self) -> String {
        untrack(|| self.task.report().answer)
    }

    /// The reader's answer as a platform takes it.
    #[must_use]
    pub fn response(&self) -> String {
        untrack(|| self.task.read(Task::response))
    }

    /// The right answer in the same form, as far as it is known.
    #[must_use]
    pub fn correct(&self) -> String {
        untrack(|| self.task.read(Task::correct))
    }

    /// What is needed to restore it.
    #[must_use]
    pub fn saved(&self) -> String {
        untrack(|| self.task.saved())
    }

    /// Restores what was saved.
    pub fn restore(&self, saved: &str) {
        self.task.restore(saved);
    }

    /// Forgets what the reader did.
    pub fn reset(&self) {
        self.task.reset();
    }
}
