//! The view of the training: pictures of the weights and of the gradient.

use leptos::prelude::*;

use super::super::colors::largest;
use super::super::state::Digits;
use super::super::state::view::View;
use super::pixels::{Pixels, diverging};
use crate::components::animation_frames::Priority;
use crate::components::button::Button;
use crate::components::deferred::deferred;
use crate::components::group::Line;
use crate::components::readout::Text;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::significant;
use crate::numeric::digits::classes::Classes;
use crate::numeric::digits::classifier::column;
use crate::plot::palette::Palette;

/// What a picture shows.
#[derive(Clone, Copy, PartialEq)]
enum Pictured {
    /// The weights.
    Weights,
    /// The gradient of the loss over the next step's batch, with respect to the weights.
    Gradient,
    /// Weights or gradient, as the reader has chosen.
    Chosen,
}

impl Pictured {
    /// The numbers of all scores; none while there are no digits, or while another view is shown.
    fn numbers(self, digits: &Digits) -> Option<&[f64]> {
        let experiment = digits.experiment().filter(|_| digits.view == View::Train)?;
        Some(if self.is_gradient(digits) {
            experiment.gradient().1[0]
        } else {
            &experiment.shown().weights
        })
    }

    /// Whether it shows the gradient.
    fn is_gradient(self, digits: &Digits) -> bool {
        self == Self::Gradient || self == Self::Chosen && digits.gradients_shown
    }
}

/// The largest absolute weight and the largest absolute slope, which set the scales of the
/// pictures.
type Scales = Memo<[f64; 2]>;

/// The pictures of the weights and of the gradient: side by side with one score; with ten scores,
/// ten pictures of either.
#[component]
pub(super) fn Weights(state: StateSignal<Digits>) -> impl IntoView {
    let scales = Memo::new(move |_| {
        let of =
            |of: Pictured| state.with(|digits| largest(of.numbers(digits).unwrap_or_default()));
        [Pictured::Weights, Pictured::Gradient].map(of)
    });
    let meaning = state.signal(|digits| {
        let name = |class| digits.classes().name(class);
        let (positive, negative) = match digits.classes() {
            Classes::All => ("its digit".into(), "against it".into()),
            _ => (name(0), format!("for {}", name(1))),
        };
        format!("Ink on + counts for {positive}, on − {negative}. A step subtracts lr times the gradient of the next batch from the weights.")
    });
    let pair = [
        (Pictured::Weights, "Weights"),
        (Pictured::Gradient, "Gradient"),
    ]
    .map(|(of, name)| {
        view! {
            <Column state scales of output=0 name>
                <Key state scales of />
            </Column>
        }
    });
    let names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let ten: Vec<_> = (0..)
        .zip(names)
        .map(|(output, name)| view! { <Column state scales of=Pictured::Chosen output name /> })
        .collect();
    view! {
        <div class="pair" hidden=state.signal(|digits| digits.classes() == Classes::All)>
            {pair}
        </div>
        <div hidden=state.signal(|digits| digits.classes() != Classes::All)>
            <PictureChoice state />
            <div class="ten">{ten}</div>
            <Key state scales of=Pictured::Chosen />
        </div>
        <Line text=meaning />
    }
}

/// The choice of what the ten pictures show.
#[component]
fn PictureChoice(state: StateSignal<Digits>) -> impl IntoView {
    let switch = move |(gradient, name): (bool, &'static str)| {
        view! {
            <Button
                verb=name
                label=name
                pressed=state.signal(move |digits| digits.gradients_shown == gradient)
                press=state.callback(move |digits, ()| digits.gradients_shown = gradient)
            />
        }
    };
    view! {
        <div class="views" role="group" aria-label="What is pictured">
            {[(false, "weights"), (true, "gradient")].map(switch)}
        </div>
    }
}

/// The picture of a score's weights or gradient, with its name.
#[component]
fn Column(
    state: StateSignal<Digits>,
    scales: Scales,
    of: Pictured,
    output: usize,
    name: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let label = state.signal(move |digits| {
        let what = if of.is_gradient(digits) {
            "gradient"
        } else {
            "weights"
        };
        format!(
            "The {what} of the score of {}",
            digits.classes().name(output)
        )
    });
    let colors = move |palette: Palette| {
        state.with(|digits| {
            // The ten pictures show what the reader has chosen, the pair does not.
            let is_hidden = (of == Pictured::Chosen) != (digits.classes() == Classes::All);
            let numbers = of.numbers(digits).filter(|_| !is_hidden)?;
            let scale = scales.get()[usize::from(of.is_gradient(digits))];
            let own = column(numbers, digits.classes().outputs(), output);
            let own = own.into_iter();
            Some(
                own.map(|number| diverging(number, scale, &palette))
                    .collect(),
            )
        })
    };
    view! {
        <figure>
            <figcaption>{name}</figcaption>
            <Pixels state label colors=Callback::new(colors) />
            {children.map(|key| key())}
        </figure>
    }
}

/// The scale of the colours.
#[component]
fn Key(state: StateSignal<Digits>, scales: Scales, of: Pictured) -> impl IntoView {
    let end = move |sign: &'static str| {
        let text = move || {
            let is_gradient = state.with(|digits| of.is_gradient(digits));
            format!(
                "{sign}{}",
                significant(scales.get()[usize::from(is_gradient)], 2)
            )
        };
        deferred(state.any(), Priority::Deferred, Signal::derive(text))
    };
    view! {
        <p class="scale">
            <Text text=end("−") />
            <span>{"0"}</span>
            <Text text=end("+") />
        </p>
    }
}
