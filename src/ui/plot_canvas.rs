//! A plot: a static canvas, a moving canvas over it, and the handles above both.
//!
//! It draws once per animation frame at most, when something changed, when it has a size and when
//! it is near the screen. The ground is drawn again only when the map, the colours, the pixel
//! ratio or its key changed.

use leptos::html;
use leptos::prelude::*;
use leptos_use_device_pixel_ratio::use_device_pixel_ratio;
use leptos_use_resize_observer::use_resize_observer;

use super::canvas::Canvas;
use super::model::Model;
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

/// What a plot knows of the place it stands in.
#[derive(Clone, Copy)]
pub struct Place {
    /// The colours in force.
    pub palette: RwSignal<Palette>,
    /// Whether the figure is near the screen.
    pub on_screen: Signal<bool>,
}

/// What the ground was last drawn for.
#[derive(PartialEq)]
struct Ground {
    viewport: Viewport,
    palette: Palette,
    device_pixel_ratio: f64,
    key: &'static str,
}

struct Layers {
    ground: Canvas,
    moving: Canvas,
    drawn: Option<Ground>,
}

/// A plot of a scene, with handles as children.
#[component]
pub fn PlotCanvas<S: 'static>(
    /// The state.
    model: Model<S>,
    /// How it is drawn.
    scene: Scene<S>,
    /// Where it stands.
    place: Place,
    /// The map in force, once there is one.
    viewport: RwSignal<Option<Viewport>>,
    /// What the picture shows, for those who do not see it.
    label: &'static str,
    /// The handles.
    children: Children,
) -> impl IntoView {
    let stage = NodeRef::<html::Div>::new();
    let [below, above] = [NodeRef::<html::Canvas>::new(), NodeRef::<html::Canvas>::new()];
    let size = RwSignal::new(None::<Size>);
    let ratio = use_device_pixel_ratio();
    let layers = StoredValue::new_local(None::<Layers>);
    let (broken, set_broken) = signal(false);

    use_resize_observer(stage, move |entries, _| {
        if let Some(entry) = entries.first() {
            let rect = entry.content_rect();
            let (width, height) = (rect.width(), rect.height());
            size.set((width > 0.0 && height > 0.0).then_some(Size { width, height }));
        }
    });

    let paint = move || {
        let (Some(size), Some(below), Some(above)) =
            (size.get_untracked(), below.get_untracked(), above.get_untracked())
        else {
            return;
        };
        let palette = place.palette.get_untracked();
        let device_pixel_ratio = ratio.get_untracked();
        layers.update_value(|layers| {
            if layers.is_none() {
                *layers = Canvas::new(&below).zip(Canvas::new(&above)).map(
                    |(ground, moving)| Layers {
                        ground,
                        moving,
                        drawn: None,
                    },
                );
                set_broken.set(layers.is_none());
            }
            let Some(layers) = layers else { return };
            let map = model.with_untracked(|state| {
                let map = (scene.viewport)(state, size);
                let wanted = Ground {
                    viewport: map,
                    palette,
                    device_pixel_ratio,
                    key: (scene.key)(state),
                };
                // Drawing on a canvas has no errors to show: a canvas takes all.
                if layers.drawn.as_ref() != Some(&wanted) {
                    layers.ground.begin(size, device_pixel_ratio);
                    let _ = (scene.ground)(state, &mut Pen::new(&mut layers.ground), &map, &palette);
                    layers.drawn = Some(wanted);
                }
                layers.moving.begin(size, device_pixel_ratio);
                let _ = (scene.moving)(state, &mut Pen::new(&mut layers.moving), &map, &palette);
                map
            });
            if viewport.get_untracked() != Some(map) {
                viewport.set(Some(map));
            }
        });
    };

    let frame = StoredValue::new(None::<AnimationFrameRequestHandle>);
    Effect::new(move || {
        model.with(|_| ());
        ratio.track();
        place.palette.track();
        let ready = size.get().is_some() && place.on_screen.get();
        if ready && frame.get_value().is_none() {
            let handle = request_animation_frame_with_handle(move || {
                frame.set_value(None);
                paint();
            });
            frame.set_value(handle.ok());
        }
    });
    on_cleanup(move || {
        if let Some(handle) = frame.try_get_value().flatten() {
            handle.cancel();
        }
    });

    view! {
        <div class="stage" node_ref=stage>
            <canvas node_ref=below role="img" aria-label=label dir="ltr"></canvas>
            <canvas node_ref=above aria-hidden="true" dir="ltr"></canvas>
            {children()}
            <Show when=move || broken.get()>
                <p class="broken">
                    "This browser gives no canvas to draw on; the numbers beside the plot still work."
                </p>
            </Show>
        </div>
    }
}
