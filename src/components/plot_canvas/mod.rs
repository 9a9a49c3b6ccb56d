//! A plot: a canvas for the static layer, one for the dynamic layer over it, and the handles above
//! both.
//!
//! It is drawn at most once per animation frame, after a change, if it has a size and is on the
//! screen. The static layer is redrawn only when the map, the colours, the device pixel ratio or its
//! key has changed, or when it comes back to the screen: WebKit does not show again what was drawn on a
//! canvas before `content-visibility` skipped it.

pub mod canvas;
mod layers;
mod pick_surface;
pub mod scene;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use leptos_use_device_pixel_ratio::use_device_pixel_ratio;
use leptos_use_resize_observer::use_resize_observer;
use wasm_bindgen::JsCast;
use web_sys::ResizeObserverEntry;

use self::layers::{Layers, on_paper};
use self::pick_surface::PickSurface;
use self::scene::Paint;
use super::animation_frames::{NextFrame, Priority};
use super::context::FigureContext;
use super::hooks::{watch, when_there};
use super::print::is_printing;
use crate::plot::viewport::{Size, Viewport};

/// The current map between the data and the pixels of a plot; `None` until it is first drawn.
pub type Map = RwSignal<Option<Viewport>>;

/// A plot of a scene, with handles above it.
#[component]
pub fn PlotCanvas(
    /// The scene to draw.
    scene: impl Paint + 'static,
    /// The accessible description of the picture.
    #[prop(into)]
    label: Signal<&'static str>,
    /// Receives the current map.
    #[prop(optional)]
    map: Map,
    /// The CSS class of the plot.
    #[prop(default = "stage")]
    class: &'static str,
    /// Notified when something that is not in the state requires drawing again.
    #[prop(optional)]
    again: RwSignal<()>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// The minimum width as a CSS length, if it differs from the style sheet's.
    #[prop(optional)]
    min_width: Option<Signal<String>>,
    /// The height as a CSS length, if the style sheet has none.
    #[prop(optional)]
    height: Option<Signal<String>>,
    /// The handles and overlays above the plot.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let children = children.map(|children| children());
    stage(
        Rc::new(scene),
        label,
        map,
        (class, hidden),
        (min_width, height),
        again,
        children.into_any(),
    )
}

/// The plot of a scene of any state, compiled once for all scenes.
fn stage(
    scene: Rc<dyn Paint>,
    label: Signal<&'static str>,
    map: Map,
    (class, hidden): (&'static str, Option<Signal<bool>>),
    (min_width, height): (Option<Signal<String>>, Option<Signal<String>>),
    again: RwSignal<()>,
    handles: AnyView,
) -> impl IntoView {
    let FigureContext {
        surroundings,
        guesses,
        ..
    } = FigureContext::get();
    let fields = scene.fields();
    guesses.add_plot(fields);
    let stage = NodeRef::<html::Div>::new();
    let size = RwSignal::new(None::<Size>);
    // After a zoom, or on another screen, the size in CSS pixels may stay the same.
    let ratio = use_device_pixel_ratio();
    use_resize_observer(stage, move |entries, _| size.set(content_size(&entries)));
    let is_broken = RwSignal::new(false);
    let layers = Rc::new(RefCell::new(None));
    let made = Rc::clone(&layers);
    when_there(stage, move |stage| {
        let canvases = [0, 1].map(|k| stage.children().item(k));
        if let [Some(below), Some(above)] = canvases {
            made.replace(Layers::new(below.unchecked_ref(), above.unchecked_ref()));
        }
        is_broken.set(made.borrow().is_none());
    });

    let drawn = Rc::clone(&scene);
    let kept = Rc::clone(&layers);
    let paint = NextFrame::of(Priority::Paint, move || {
        let size = size.get_untracked();
        let size = size.or_else(|| on_paper(&stage.get_untracked()?.into()));
        if let Some((size, layers)) = size.zip(layers.borrow_mut().as_mut()) {
            let palette = surroundings.read_untracked().palette;
            let made = untrack(|| guesses.in_plot(fields));
            let now = layers.paint(drawn.as_ref(), &made, size, palette);
            if map.get_untracked() != Some(now) {
                map.set(Some(now));
            }
        }
    });
    watch(move || {
        scene.track();
        guesses.track();
        again.track();
        ratio.track();
        let on_screen = surroundings.read().on_screen;
        if !on_screen && let Some(layers) = kept.borrow_mut().as_mut() {
            layers.forget();
        }
        if on_screen && (size.read().is_some() || is_printing()) {
            paint.request();
        }
    });
    view! {
        <div class=class hidden=hidden style:min-width=move || min_width.map(|width| width.get())
            style:height=move || height.map(|height| height.get()) node_ref=stage>
            <canvas role="img" aria-label=move || label.get() dir="ltr"></canvas>
            <canvas aria-hidden={"true"} dir="ltr"></canvas>
            {handles}
            <PickSurface fields map stage />
            <p class="broken" hidden=move || !is_broken.get()>
                "This browser gives no canvas to draw on; the numbers beside the plot still work."
            </p>
        </div>
    }
}

/// The size of a stage's content box; `None` while it is not laid out.
fn content_size(entries: &[ResizeObserverEntry]) -> Option<Size> {
    let rect = entries.last()?.content_rect();
    let (width, height) = (rect.width(), rect.height());
    (width > 0.0 && height > 0.0).then_some(Size { width, height })
}
