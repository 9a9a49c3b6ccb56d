//! The small parts: a button, a check box, a number with its name, a disclosure.

use leptos::prelude::*;

/// A button that calls a verb. `name` tells it from others to scripts and style sheets. A button
/// that cannot be used now keeps its place in the order of focus, and says so.
pub fn button(
    name: &'static str,
    label: Signal<String>,
    unusable: Signal<bool>,
    verb: Callback<()>,
) -> AnyView {
    view! {
        <button
            type="button"
            data-verb=name
            aria-disabled=move || unusable.get().to_string()
            on:click=move |_| {
                if !unusable.get_untracked() {
                    verb.run(());
                }
            }
        >
            {label}
        </button>
    }
    .into_any()
}

/// A check box with its words; `group` is the name by which it is hidden.
pub fn check(
    group: &'static str,
    label: &'static str,
    on: Signal<bool>,
    set: Callback<bool>,
) -> AnyView {
    view! {
        <label class="check" data-group=group>
            <input
                type="checkbox"
                prop:checked=on
                on:change=move |event| set.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
    .into_any()
}

/// A number with its name, in the colour of its role. The number has digits of one width and a
/// room of its own, so that it does not push others about as it runs.
pub fn readout(name: &'static str, role: &'static str, value: Signal<String>) -> AnyView {
    view! {
        <div class="readout" data-name=name data-role=role>
            <span class="name">{name}</span>
            <output>{value}</output>
        </div>
    }
    .into_any()
}

/// A paragraph whose text follows the state.
pub fn line(class: &'static str, text: Signal<String>) -> AnyView {
    view! { <p class=class>{text}</p> }.into_any()
}

/// What is shown on demand; `group` is the name by which it is hidden.
pub fn disclosure(
    group: &'static str,
    summary: &'static str,
    open: Signal<bool>,
    set: Callback<bool>,
    content: AnyView,
) -> AnyView {
    let toggled = move |event: web_sys::Event| {
        let now = event_target::<web_sys::Element>(&event).has_attribute("open");
        if now != open.get_untracked() {
            set.run(now);
        }
    };
    view! {
        <details data-group=group prop:open=open on:toggle=toggled>
            <summary>{summary}</summary>
            {content}
        </details>
    }
    .into_any()
}

/// Parts that are hidden together, by the name of their group.
pub fn group(name: &'static str, parts: Vec<AnyView>) -> AnyView {
    view! { <div class="group" data-group=name>{parts}</div> }.into_any()
}
