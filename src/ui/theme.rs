//! The colours in force where a figure stands.
//!
//! Whatever makes a page dark (the system, the host's `color-scheme`, the figure's `theme`), it
//! ends in the used colour scheme, and `light-dark()` tells which. The probe is an invisible
//! element with such a colour and a transition on it, so a change of scheme ends a transition,
//! whoever made it.

use leptos::prelude::*;
use plotters::style::RGBColor;
use web_sys::HtmlElement;

use super::dom::{El, Ui};
use super::observe::observe_media;
use crate::plot::palette::Palette;

/// An element that learns the colours in force and tells the figure's place. Once it stands in
/// the document, `look` has to be called.
pub fn theme_probe(ui: &Ui) -> (El, impl Fn() + Clone + 'static) {
    let probe = ui.el("span").class("probe").attr("aria-hidden", "true");
    let node = probe.node().clone();
    let place = ui.place;
    let look = move || {
        if let Some(palette) = colors_at(&node)
            && place.with_untracked(|place| place.palette != palette)
        {
            place.update(|place| place.palette = palette);
        }
    };
    let again = look.clone();
    observe_media(FORCED, move |_| again());
    let again = look.clone();
    (probe.on("transitionend", move |_| again()), look)
}

pub(crate) const FORCED: &str = "(forced-colors: active)";

/// The palette for the colours that a probe has.
pub(crate) fn colors_at(probe: &HtmlElement) -> Option<Palette> {
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
