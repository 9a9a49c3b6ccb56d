//! The colours in force where a figure stands.
//!
//! Whatever makes a page dark (the system, the host's `color-scheme`, the figure's `theme`), it
//! ends in the used colour scheme, and `light-dark()` tells which. The probe is an invisible
//! element with such a colour and a transition on it, so a change of scheme ends a transition,
//! whoever made it.

use leptos::html::Span;
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;
use plotters::style::RGBColor;

use crate::plot::palette::Palette;

/// An element that learns the colours in force and writes them to `palette`.
#[component]
pub fn ThemeProbe(
    /// The palette to keep true.
    palette: RwSignal<Palette>,
    /// The figure's theme; a change of it asks again.
    #[prop(into)]
    theme: Signal<&'static str>,
) -> impl IntoView {
    let probe = NodeRef::<Span>::new();
    let forced = use_media_query("(forced-colors: active)");
    let look = move || {
        let Some(style) = probe
            .get_untracked()
            .and_then(|probe| window().get_computed_style(&probe).ok().flatten())
        else {
            return;
        };
        let color = |name: &str| {
            let text = style.get_property_value(name).unwrap_or_default();
            parse(&text)
        };
        let seen = if forced.get_untracked() {
            color("background-color")
                .zip(color("border-top-color"))
                .zip(color("outline-color"))
                .map(|((surface, ink), accent)| Palette::forced(surface, ink, accent))
        } else {
            let dark = color("color").is_some_and(|RGBColor(red, _, _)| red > 127);
            Some(if dark { Palette::DARK } else { Palette::LIGHT })
        };
        if let Some(seen) = seen
            && palette.get_untracked() != seen
        {
            palette.set(seen);
        }
    };
    Effect::new(move || {
        forced.track();
        theme.track();
        probe.track();
        look();
    });
    view! { <span node_ref=probe class="probe" aria-hidden="true" on:transitionend=move |_| look()></span> }
}

/// A computed colour: `rgb(27, 31, 36)`, or the same with an opacity.
fn parse(text: &str) -> Option<RGBColor> {
    let inner = text.split_once('(')?.1;
    let mut parts = inner
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<f64>().ok());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held between 0 and 255"
    )]
    let mut next = || Some(parts.next()??.round().clamp(0.0, 255.0) as u8);
    Some(RGBColor(next()?, next()?, next()?))
}
