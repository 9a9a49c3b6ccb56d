//! A plot: a static canvas, a moving canvas over it, and the handles above both.
//!
//! It draws once per animation frame at most, when something changed, when it has a size and when
//! it is on the screen. The ground is drawn again only when the map, the colours, the pixel ratio
//! or its key changed.

use leptos::html;
use leptos::prelude::*;

use super::canvas::Canvas;
use super::model::Model;
use super::observe::{observe_size, use_device_pixel_ratio};
use crate::plot::palette::Palette;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::viewport::{Size, Viewport};

/// How a state is drawn.
pub struct Scene<S> {
    /// The map for a canvas of a size.
    pub viewport: fn(&S, Size) -> Viewport,
    /// What the ground depends on beside the map and the colours.
    pub key: fn(&S) -> &'static str,
    /// What stays.
    pub ground: Draw<S>,
    /// What moves.
    pub moving: Draw<S>,
}

/// Draws a state on a canvas.
pub type Draw<S> = fn(&S, &mut Pen<'_, Canvas>, &Viewport, &Palette) -> Drawn<Canvas>;

/// A state with a scene, whatever the state is.
pub trait Paint {
    /// Calls again what calls this whenever the state changes.
    fn track(&self);
    /// The map for a canvas of a size, and the ground's key.
    fn map(&self, size: Size) -> (Viewport, &'static str);
    /// Draws what stays.
    fn ground(&self, canvas: &mut Canvas, map: &Viewport, palette: &Palette);
    /// Draws what moves.
    fn moving(&self, canvas: &mut Canvas, map: &Viewport, palette: &Palette);
}

// Drawing on a canvas has no errors to show: a canvas takes all.
impl<S> Paint for (Model<S>, Scene<S>) {
    fn track(&self) {
        self.0.track();
    }

    fn map(&self, size: Size) -> (Viewport, &'static str) {
        let (model, scene) = self;
        model.with_untracked(|state| ((scene.viewport)(state, size), (scene.key)(state)))
    }

    fn ground(&self, canvas: &mut Canvas, map: &Viewport, palette: &Palette) {
        let (model, scene) = self;
        let _ = model
            .with_untracked(|state| (scene.ground)(state, &mut Pen::new(canvas), map, palette));
    }

    fn moving(&self, canvas: &mut Canvas, map: &Viewport, palette: &Palette) {
        let (model, scene) = self;
        let _ = model
            .with_untracked(|state| (scene.moving)(state, &mut Pen::new(canvas), map, palette));
    }
}

/// What a plot knows of the place it stands in.
#[derive(Clone, Copy)]
pub struct Place {
    /// The colours in force.
    pub palette: RwSignal<Palette>,
    /// Whether the figure is on the screen.
    pub on_screen: RwSignal<bool>,
    /// Whether the reader asked for less motion.
    pub calm: Signal<bool>,
}

/// What the ground was last drawn for.
#[derive(PartialEq)]
struct Ground {
    map: Viewport,
    palette: Palette,
    device_pixel_ratio: f64,
    key: &'static str,
}

struct Layers {
    ground: Canvas,
    moving: Canvas,
    drawn: Option<Ground>,
}

impl Layers {
    fn new(below: &web_sys::HtmlCanvasElement, above: &web_sys::HtmlCanvasElement) -> Option<Self> {
        Some(Self {
            ground: Canvas::new(below)?,
            moving: Canvas::new(above)?,
            drawn: None,
        })
    }

    fn paint(&mut self, scene: &dyn Paint, size: Size, device_pixel_ratio: f64, palette: Palette) -> Viewport {
        let (map, key) = scene.map(size);
        let wanted = Ground {
            map,
            palette,
            device_pixel_ratio,
            key,
        };
        if self.drawn.as_ref() != Some(&wanted) {
            self.ground.begin(size, device_pixel_ratio);
            scene.ground(&mut self.ground, &map, &palette);
            self.drawn = Some(wanted);
        }
        self.moving.begin(size, device_pixel_ratio);
        scene.moving(&mut self.moving, &map, &palette);
        map
    }
}

/// A plot of a scene, with handles as children. It writes the map in force to `viewport`; `label`
/// says what the picture shows to those who do not see it.
pub fn plot_canvas(
    scene: Box<dyn Paint>,
    place: Place,
    viewport: RwSignal<Option<Viewport>>,
    label: &'static str,
    handles: AnyView,
) -> AnyView {
    let stage = NodeRef::<html::Div>::new();
    let [below, above] = [NodeRef::<html::Canvas>::new(), NodeRef::<html::Canvas>::new()];
    let size = RwSignal::new(None::<Size>);
    let ratio = use_device_pixel_ratio();
    let scene = StoredValue::new_local(scene);
    let layers = StoredValue::new_local(None::<Layers>);
    let broken = RwSignal::new(false);
    let frame = StoredValue::new(None::<AnimationFrameRequestHandle>);

    let paint = move || {
        frame.set_value(None);
        let (Some(size), Some(below), Some(above)) = (
            size.get_untracked(),
            below.get_untracked(),
            above.get_untracked(),
        ) else {
            return;
        };
        let (palette, ratio) = (place.palette.get_untracked(), ratio.get_untracked());
        layers.update_value(|layers| {
            if layers.is_none() {
                *layers = Layers::new(&below, &above);
            }
            match layers {
                None => broken.set(true),
                Some(layers) => {
                    let map = scene.with_value(|scene| {
                        layers.paint(scene.as_ref(), size, ratio, palette)
                    });
                    if viewport.get_untracked() != Some(map) {
                        viewport.set(Some(map));
                    }
                }
            }
        });
    };
    Effect::new(move || {
        scene.with_value(|scene| scene.track());
        ratio.track();
        place.palette.track();
        let ready = size.get().is_some() && place.on_screen.get();
        if ready && frame.get_value().is_none() {
            frame.set_value(request_animation_frame_with_handle(paint).ok());
        }
    });
    on_cleanup(move || {
        if let Some(handle) = frame.try_get_value().flatten() {
            handle.cancel();
        }
    });
    Effect::new(move || {
        if let Some(stage) = stage.get() {
            observe_size(&stage, size);
        }
    });

    view! {
        <div class="stage" node_ref=stage>
            <canvas node_ref=below role="img" aria-label=label dir="ltr"></canvas>
            <canvas node_ref=above aria-hidden="true" dir="ltr"></canvas>
            {handles}
            <p class="broken" prop:hidden=move || !broken.get()>
                "This browser gives no canvas to draw on; the numbers beside the plot still work."
            </p>
        </div>
    }
    .into_any()
}
