//! The colours in force where a figure stands.
//!
//! Whatever makes a page dark (the system, the host's `color-scheme`, the figure's `theme`), it
//! ends in the used colour scheme, and `light-dark()` tells which. The probe is an invisible
//! element with such a colour and a transition on it, so a change of scheme ends a transition,
//! whoever made it.

use leptos::html;
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;
use plotters::style::RGBColor;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::context::FigureContext;
use super::hooks::watch;
use crate::plot::palette::Palette;

/// An element that learns the colours in force and tells the figure's place.
#[component]
pub fn ThemeProbe(
    /// Called by whoever wants the colours to be looked at anew.
    again: RwSignal<()>,
    /// The figure that holds it.
    figure: NodeRef<html::Div>,
) -> impl IntoView {
    let surroundings = FigureContext::get().surroundings;
    let look = move || {
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
            untrack(look);
        }
    });
    view! { <span class="probe" aria-hidden="true" on:transitionend=move |_| look() /> }
}

const FORCED: &str = "(forced-colors: active)";

/// The palette for the colours that a probe has.
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

/// A computed colour: `rgb(27, 31, 36)`, or the same with an opacity.
fn parse(text: &str) -> Option<RGBColor> {
    let mut parts = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok());
    Some(RGBColor(parts.next()?, parts.next()?, parts.next()?))
}
