//! A probe for the colours in force where a figure stands.
//!
//! The system, the host's `color-scheme` and the figure's `theme` all determine the used colour scheme,
//! which `light-dark()` resolves. The probe is an invisible element with such a colour and a
//! transition on it, so that every change of the scheme causes a `transitionend` event.

use leptos::html;
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;
use plotters::style::RGBColor;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::context::FigureContext;
use super::hooks::watch;
use crate::plot::palette::Palette;

/// An invisible element that keeps the palette in the figure's surroundings up to date.
#[component]
pub fn ThemeProbe(
    /// Notified to read the colours again.
    again: RwSignal<()>,
    /// The figure that contains it.
    figure: NodeRef<html::Div>,
) -> impl IntoView {
    let surroundings = FigureContext::get().surroundings;
    let update = move || {
        let figure = figure.get_untracked();
        let probe = figure.and_then(|figure| figure.query_selector(".probe").ok()?);
        let palette = probe.and_then(|probe| colors_at(probe.unchecked_ref()));
        if let Some(palette) = palette
            && surroundings.with_untracked(|surroundings| surroundings.palette != palette)
        {
            surroundings.update(|surroundings| surroundings.palette = palette);
        }
    };
    let forced = use_media_query(FORCED);
    watch(move || {
        forced.track();
        again.track();
        if figure.get().is_some() {
            untrack(update);
        }
    });
    view! { <span class="probe" aria-hidden="true" on:transitionend=move |_| update() /> }
}

/// The media query for forced colours, such as the high-contrast mode of Windows.
const FORCED: &str = "(forced-colors: active)";

/// The palette for the computed colours of a probe.
fn colors_at(probe: &HtmlElement) -> Option<Palette> {
    let style = window().get_computed_style(probe).ok()??;
    let color = |name: &str| parse(&style.get_property_value(name).ok()?);
    let forced = window().match_media(FORCED).ok()??.matches();
    if forced {
        let surface = color("background-color")?;
        let ink = color("border-top-color")?;
        return Some(Palette::forced(surface, ink, color("outline-color")?));
    }
    let RGBColor(red, _, _) = color("color")?;
    Some(if red > 127 {
        Palette::DARK
    } else {
        Palette::LIGHT
    })
}

/// Parses a computed colour: `rgb(27, 31, 36)`, or `rgba` with an opacity, which is ignored.
fn parse(text: &str) -> Option<RGBColor> {
    let mut parts = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok());
    Some(RGBColor(parts.next()?, parts.next()?, parts.next()?))
}
