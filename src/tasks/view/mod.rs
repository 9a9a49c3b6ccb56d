//! The view of a task: what it asks, what the reader answers, what is said of that.

mod asked;
mod choices;
mod complained;
mod focus;
pub mod live_task;
mod number_form;
mod predict_buttons;
mod watching;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use self::asked::Asked;
use self::complained::Complained;
use self::focus::{keep_focus, show_when_held};
use self::live_task::LiveTask;
use crate::components::button::Button;
use crate::tasks::task::Task;

/// Which parts its element has besides the question.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    /// Whether there is a hint.
    pub hint: bool,
    /// Whether there is an explanation.
    pub why: bool,
}

/// A task. The teacher's words stay where they are, as the content of the element, and are shown in its
/// slots.
#[component]
pub fn TaskView(
    /// The task.
    task: LiveTask,
    /// The text of its question.
    question: String,
    /// Which parts its element has.
    parts: Parts,
) -> impl IntoView {
    let kind = task.read(Task::kind);
    let verdict = task.signal(|task| match task.is_right() {
        Some(true) => "right",
        Some(false) => "wrong",
        None => "",
    });
    let can_try_again = task.signal(Task::can_try_again);
    let label = question.clone();
    // On paper alone.
    let solution = task.read(|task| match task {
        Task::Choose(choose) => choose.solution(),
        _ => String::new(),
    });
    let node = NodeRef::new();
    show_when_held(task, node);
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            task.stop_picking();
        }
    };
    view! {
        <div class="task" tabindex="-1" node_ref=node on:click=move |event| keep_focus(&event)
            on:submit=move |event| keep_focus(&event)
            on:focusout=move |event| keep_focus(&event) on:keydown=escape data-kind=kind data-verdict=verdict role="group" aria-label=label>
            <div id="question">
                <slot class="question"></slot>
            </div>
            <Complained task />
            <Asked task question />
            <Said task />
            <Hint task is_there=parts.hint />
            <div class="why" hidden=move || !(parts.why && task.read(Task::is_explained))>
                <p class="solution">{solution}</p>
                <slot class="why"></slot>
            </div>
            <Button
                verb="again"
                label="Try again"
                hidden=Signal::derive(move || !can_try_again.get())
                press=Callback::new(move |()| task.again())
            />
            <div class="room" aria-hidden="true">{""}</div>
        </div>
    }
}

/// What is said of the answer: on the way, and, once and for screen readers too, of the outcome.
#[component]
fn Said(task: LiveTask) -> impl IntoView {
    let outcome = task.signal(|task| task.is_right().map(|_| task.sentence()));
    let outcome = Signal::derive(move || outcome.get().unwrap_or_default());
    let described = task.signal(|task| task.described().to_owned());
    let note = Signal::derive(move || task.note());
    let progress = task.signal(|task| match task.is_right() {
        Some(_) => String::new(),
        None => task.sentence(),
    });
    let sign = task.signal(|task| match task.is_right() {
        Some(true) => "✓",
        Some(false) => "✗",
        None => "",
    });
    view! {
        <p class="note" id="note" role="status" hidden=move || note.with(String::is_empty) prop:textContent=note />
        <p class="about" hidden=move || progress.with(String::is_empty) prop:textContent=progress />
        <p class="verdict" hidden=move || outcome.with(String::is_empty)>
            <span aria-hidden="true">{sign}</span>
            <span role="status" prop:textContent=outcome />
        </p>
        <p class="about" hidden=move || described.with(String::is_empty) prop:textContent=described />
    }
}

/// The hint: after a try that failed, or when it is asked for.
#[component]
fn Hint(task: LiveTask, is_there: bool) -> impl IntoView {
    let is_asked = RwSignal::new(false);
    task.on_begun_anew(move || is_asked.set(false));
    let is_shown =
        Signal::derive(move || is_there && (is_asked.get() || task.read(Task::needs_hint)));
    let is_done = task.signal(|task| task.report().done);
    view! {
        <Button
            verb="hint"
            label="Hint"
            hidden=Signal::derive(move || !is_there || is_shown.get() || is_done.get())
            press=Callback::new(move |()| is_asked.set(true))
        />
        <div class="hint" hidden=move || !is_shown.get()>
            <slot class="hint"></slot>
        </div>
    }
}
