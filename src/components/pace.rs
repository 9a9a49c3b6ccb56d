//! The pace of a stepwise process.

use leptos::prelude::*;

use super::any_state::AnyState;
use super::group::Group;
use super::slider::{Slider, SliderScale};
use crate::numeric::decimal::significant;
use crate::plot::viewport::Scale;

/// The slider of the pace, in steps per second.
#[component]
pub fn Pace(
    /// The figure.
    state: AnyState,
    /// The least and the greatest pace of the slider.
    paces: (f64, f64),
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    let pace = state.steps(|steps| steps.steps_per_second());
    let scale = SliderScale {
        ends: paces,
        scale: Scale::Log,
    };
    let text = Signal::derive(move || significant(pace.get(), 4));
    view! {
        <Group name="pace" hidden>
            <Slider
                label="Pace, steps a second"
                scale
                value=pace
                set=Callback::new(move |pace| state.drive(|steps| steps.set_steps_per_second(pace)))
                unit=" steps a second"
                entry=state.input("pace", text)
            />
        </Group>
    }
}
