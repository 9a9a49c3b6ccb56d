//! What the reader answers with, by the kind of the task.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::choices::{Choice, Choices, ListChoices};
use super::live_task::LiveTask;
use super::number_form::NumberForm;
use super::predict_buttons::PredictButtons;
use crate::tasks::predict::Form;
use crate::tasks::task::Task;

/// The form of the answer: a number, words, or the items of a list; nothing for a goal.
#[component]
pub fn Asked(
    /// The task.
    task: LiveTask,
    /// The text of its question.
    question: String,
) -> impl IntoView {
    // What is asked does not change; how far the reader is does.
    let form = task.read(|task| match task {
        Task::Predict(predict) => Some(predict.form.clone()),
        _ => None,
    });
    let is_list = task.read(|task| matches!(task, Task::Choose(_)));
    match form {
        Some(Form::Words(words)) => EitherOf3::A(view! { <WordForm task words question /> }),
        Some(Form::Number | Form::Numbers) => EitherOf3::B(view! { <NumberForm task /> }),
        None => EitherOf3::C(is_list.then(|| view! { <ListChoices task question /> })),
    }
}

/// A prediction that is one of some words.
#[component]
fn WordForm(task: LiveTask, words: Vec<String>, question: String) -> impl IntoView {
    let picked = RwSignal::new(None::<usize>);
    task.on_begun_anew(move || picked.set(None));
    let is_asking = task.signal(Task::is_asking);
    let choice = |(k, word): (usize, String)| Choice {
        text: Some(word),
        is_picked: Signal::derive(move || picked.get() == Some(k)),
    };
    let choices = words.iter().cloned().enumerate().map(choice).collect();
    let predict = move |()| {
        let word = picked.get_untracked().map_or("", |k| &words[k]);
        task.predict(word);
    };
    view! {
        <div class="ask" hidden=move || !is_asking.get()>
            <Choices
                label=question
                several=false
                choices
                disabled=Signal::derive(|| false)
                pick=Callback::new(move |(k, _)| {
                    task.forget_refusal();
                    picked.set(Some(k));
                })
            />
            <PredictButtons task press=Callback::new(predict) />
        </div>
    }
}
