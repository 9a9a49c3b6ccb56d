//! The control of the learning rate, `lr`.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::group::Group;
use crate::components::slider::{Marks, Slider, SliderScale};

/// A slider for the learning rate, with a field for the exact value.
#[component]
pub fn LearningRate(
    /// The state of the figure.
    state: AnyState,
    /// The range of the slider; the field accepts the whole range of the setting.
    scale: SliderScale,
    /// Learning rates to mark, such as the largest stable one.
    #[prop(into, optional_no_strip)]
    marks: Option<Signal<Marks>>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// The content below the slider.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Group name="rate" hidden>
            <Slider
                label="Learning rate"
                scale
                value=state.number("lr")
                set=state.set_number("lr")
                marks
                entry=state.number_input("lr", 6)
            />
            {children.map(|children| children())}
        </Group>
    }
}
