//! A figure as lines for notes of one's own, with the choice of what to leave out.

use leptos::html;
use leptos::prelude::*;

use super::any_state::AnyState;
use super::button::Button;
use super::checkbox::Checkbox;
use super::context::FigureContext;
use super::embed_lines::{EMBED_FORMS, EmbedForm, Host, OWN};
use super::group::Line;
use super::panel::{IsOpen, Panel};
use super::save::copy;
use super::select::{Select, words};
use crate::settings::common::Theme;

/// The panel. What is left out is left out at once, so that the result is in view.
#[component]
pub fn EmbedPanel(
    /// The figure's state.
    state: AnyState,
    /// The figure, in its element.
    figure: NodeRef<html::Div>,
) -> impl IntoView {
    view! {
        <Panel group=OWN summary="Embed…">
            <LeaveOut state />
            <ThemeChoice state />
            <Ways state figure />
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
        <div class="row">{boxes}</div>
    }
}

#[component]
fn ThemeChoice(state: AnyState) -> impl IntoView {
    let (theme, _) = state.looks();
    let choose = Callback::new(move |theme| set(state, "theme", theme));
    view! { <Select label="Theme" options=words(Theme::NAMES) value=theme choose /> }
}

#[component]
fn Ways(state: AnyState, figure: NodeRef<html::Div>) -> impl IntoView {
    let IsOpen(is_open) = expect_context();
    let messages = FigureContext::get().messages;
    let said = RwSignal::new(String::new());
    let tell = move |words: &str| {
        said.set(words.into());
        messages.announce(words.into());
    };
    let (_, hide) = state.looks();
    let way = |(verb, about, lines): EmbedForm| {
        // Nothing is written while nobody looks.
        let text = Signal::derive(move || {
            state.track();
            hide.track();
            let figure = figure.get().filter(|_| is_open.get());
            let host = figure.and_then(|figure| Host::of(&figure, state.differing()));
            host.as_ref().map_or(String::new(), lines)
        });
        let take = move |()| copy(&text.get_untracked(), Box::new(tell));
        view! {
            <p class="about">{about}</p>
            <textarea readonly rows="3" spellcheck="false" aria-label=about prop:value=text></textarea>
            <Button verb label="Copy" press=Callback::new(take) />
        }
    };
    view! {
        {EMBED_FORMS.map(way)}
        <Line text=said />
    }
}
