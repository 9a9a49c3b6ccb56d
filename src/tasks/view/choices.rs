//! A list of choices.

use leptos::prelude::*;

use super::live_task::LiveTask;
use crate::components::button::Button;
use crate::tasks::task::Task;

/// One of the choices.
pub struct Choice {
    /// Its text; `None` for an item of the teacher's list, which is shown beside it.
    pub text: Option<String>,
    /// Whether it is picked.
    pub is_picked: Signal<bool>,
}

/// Choices, of which one or several can be picked.
#[component]
pub fn Choices(
    /// The accessible name.
    label: String,
    /// Whether several can be picked.
    several: bool,
    /// The choices.
    choices: Vec<Choice>,
    /// Whether nothing can be picked any more.
    disabled: Signal<bool>,
    /// Called with the index of a choice, and whether it is picked.
    pick: Callback<(usize, bool)>,
    /// What stands beside the choices in place of their texts.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let choice = |(k, Choice { text, is_picked }): (usize, Choice)| {
        view! {
            <label class="check">
                <input
                    type=if several { "checkbox" } else { "radio" }
                    name="choice"
                    prop:checked=is_picked
                    disabled=disabled
                    on:change=move |event| pick.run((k, event_target_checked(&event)))
                />
                <span class="item" data-item=k>{text}</span>
            </label>
        }
    };
    let choices: Vec<_> = choices.into_iter().enumerate().map(choice).collect();
    let role = if several { "group" } else { "radiogroup" };
    view! {
        <div class="choices" role=role aria-label=label>
            {choices}
            {children.map(|words| words())}
        </div>
    }
}

/// The items of the task's list, and the button that compares what is picked.
#[component]
pub fn ListChoices(
    /// The task.
    task: LiveTask,
    /// The text of its question.
    question: String,
) -> impl IntoView {
    let (items, several) = task.read(|task| match task {
        Task::Choose(choose) => (choose.items.len(), choose.takes_several()),
        _ => (0, false),
    });
    let is_done = task.signal(|task| task.report().done);
    let choice = |k| Choice {
        text: None,
        is_picked: task
            .signal(move |task| matches!(task, Task::Choose(choose) if choose.picked.contains(&k))),
    };
    let choices = (0..items).map(choice).collect();
    let is_empty =
        task.signal(|task| matches!(task, Task::Choose(choose) if choose.picked.is_empty()));
    view! {
        <div class="ask">
            <Choices
                label=question
                several
                choices
                disabled=is_done
                pick=Callback::new(move |(k, on)| task.pick(k, on))
            >
                <div class="words">
                    <slot class="list"></slot>
                </div>
            </Choices>
            <slot class="after"></slot>
            <Button
                verb="check"
                label="Check"
                disabled=is_empty
                hidden=is_done
                press=Callback::new(move |()| task.check())
            />
        </div>
    }
}
