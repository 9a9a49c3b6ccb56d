//! The panel with the lines that embed a figure, and with the choice of groups to hide.

use leptos::html;
use leptos::prelude::*;

use super::any_state::AnyState;
use super::button::Button;
use super::checkbox::Checkbox;
use super::context::FigureContext;
use super::embed_lines::{EMBED_FORMS, EmbedForm, Host, OWN, Question};
use super::group::Line;
use super::panel::{IsOpen, Panel};
use super::save::copy;
use super::select::{Select, words};
use crate::settings::Value;
use crate::settings::common::Theme;

/// The embed panel. Hidden groups and the theme also change the figure itself, as a preview.
#[component]
pub fn EmbedPanel(
    /// The figure's state.
    state: AnyState,
    /// The root of the figure, inside its host element.
    figure: NodeRef<html::Div>,
    /// The field of the state that a question asks for.
    asked: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <Panel group=OWN summary="Embed…">
            <LeaveOut state />
            <ThemeChoice state />
            <EmbedForms state figure asked />
        </Panel>
    }
}

fn set(state: AnyState, name: &str, text: String) {
    state.apply(&[(name.into(), text)]);
}

#[component]
fn LeaveOut(state: AnyState) -> impl IntoView {
    let (_, hide) = state.looks();
    let groups = state.groups().iter().filter(|group| **group != OWN);
    let boxes = groups.map(|&group| {
        let checked = Signal::derive(move || hide.get().split(' ').any(|hidden| hidden == group));
        let toggle = move |leave_out: bool| {
            let all = hide.get_untracked();
            let mut kept: Vec<&str> = all.split(' ').filter(|hidden| *hidden != group).collect();
            if leave_out {
                kept.push(group);
            }
            set(state, "hide", kept.join(" "));
        };
        view! { <Checkbox group=OWN label=group checked set=Callback::new(toggle) /> }
    });
    let boxes: Vec<_> = boxes.collect();
    view! {
        <span class="name">{"Leave out"}</span>
        <div class="boxes">{boxes}</div>
    }
}

#[component]
fn ThemeChoice(state: AnyState) -> impl IntoView {
    let (theme, _) = state.looks();
    let choose = Callback::new(move |theme| set(state, "theme", theme));
    view! { <Select label="Theme" options=words(Theme::NAMES) value=theme choose /> }
}

#[component]
fn EmbedForms(
    state: AnyState,
    figure: NodeRef<html::Div>,
    asked: Signal<&'static str>,
) -> impl IntoView {
    let IsOpen(is_open) = expect_context();
    let messages = FigureContext::get().messages;
    let result = RwSignal::new(String::new());
    let report = move |sentence: &str| {
        result.set(sentence.into());
        messages.announce(sentence.into());
    };
    let (_, hide) = state.looks();
    let form = |(verb, about, lines): EmbedForm| {
        // The lines are empty while the panel is closed.
        let text = Signal::derive(move || {
            state.track();
            hide.track();
            let figure = figure.get().filter(|_| is_open.get());
            let field = Some(asked.get()).filter(|field| !field.is_empty());
            let question = field.zip(next_step(state));
            let question = question.map(|(field, step)| Question { field, step });
            let host = figure.and_then(|figure| Host::of(&figure, state.differing(), question));
            host.as_ref().map_or(String::new(), lines)
        });
        // A line that is wrapped takes two rows.
        let rows = move || text.with(|text| (text.lines().count() + 2).to_string());
        let take = move |()| copy(&text.get_untracked(), Box::new(report));
        view! {
            <p class="about">{about}</p>
            <textarea readonly rows=rows spellcheck="false" aria-label=about prop:value=text></textarea>
            <Button verb label="Copy" press=Callback::new(take) />
        }
    };
    view! {
        {EMBED_FORMS.map(form)}
        <Line text=result />
    }
}

/// The step of the next question: the one to come, or the last of a walk whose steps are all known; `None`
/// if no step can be taken.
fn next_step(state: AnyState) -> Option<usize> {
    let can_step = state.steps_now(|steps| steps.can_step());
    let (shown, last) = state.steps_now(|steps| steps.shown_and_last());
    let is_walk = shown < last && matches!(state.value("step"), Some(Value::Integer(_)));
    can_step.then_some(if is_walk { last } else { last + 1 })
}
