//! The colours in force where a figure stands.
//!
//! Whatever makes a page dark (the system, the host's `color-scheme`, the figure's `theme`), it
//! ends in the used colour scheme, and `light-dark()` tells which. The probe is an invisible
//! element with such a colour and a transition on it, so a change of scheme ends a transition,
//! whoever made it.

use leptos::html::Span;
use leptos::prelude::*;
use plotters::style::RGBColor;

use super::observe::use_media;
use crate::plot::palette::Palette;

/// An element that learns the colours in force and writes them to `palette`; a change of the
/// figure's `theme` asks again.
pub fn theme_probe(palette: RwSignal<Palette>, theme: Signal<&'static str>) -> impl IntoView {
    let probe = NodeRef::<Span>::new();
    let forced = use_media("(forced-colors: active)");
    let look = move || {
        let seen = probe
            .get_untracked()
            .and_then(|probe| window().get_computed_style(&probe).ok().flatten())
            .and_then(|style| {
                let color =
                    |name: &str| parse(&style.get_property_value(name).unwrap_or_default());
                if forced.get_untracked() {
                    let [surface, ink, accent] =
                        ["background-color", "border-top-color", "outline-color"].map(color);
                    return Some(Palette::forced(surface?, ink?, accent?));
                }
                let RGBColor(red, _, _) = color("color")?;
                Some(if red > 127 {
                    Palette::DARK
                } else {
                    Palette::LIGHT
                })
            });
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
    let mut parts = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok());
    Some(RGBColor(parts.next()?, parts.next()?, parts.next()?))
}
