//! The weights while they are trained, as pictures, beside the gradient.

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

/// What a picture is of.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    /// The weights.
    Weights,
    /// The gradient of the loss over the batch of the next step, by the weights.
    Gradient,
    /// That of both which the reader chose.
    Chosen,
}

impl Of {
    /// The numbers, those of all scores; none while there are no digits, or nobody looks.
    fn numbers(self, digits: &Digits) -> Option<&[f64]> {
        let experiment = digits.experiment().filter(|_| digits.view == View::Train)?;
        Some(if self.is_gradient(digits) {
            experiment.gradient().1[0]
        } else {
            &experiment.shown().weights
        })
    }

    fn is_gradient(self, digits: &Digits) -> bool {
        self == Self::Gradient || self == Self::Chosen && digits.gradients_shown
    }
}

/// The largest weight, and the largest slope, without their signs: all pictures share the scale.
type Most = Memo<[f64; 2]>;

/// The pictures of the weights and of the gradient: side by side where there is one score, of each
/// of the ten in turn.
#[component]
pub(super) fn Weights(state: StateSignal<Digits>) -> impl IntoView {
    let most = Memo::new(move |_| {
        let of = |of: Of| state.with(|digits| largest(of.numbers(digits).unwrap_or_default()));
        [Of::Weights, Of::Gradient].map(of)
    });
    let meaning = state.signal(|digits| {
        let name = |class| digits.classes().name(class);
        let (positive, negative) = match digits.classes() {
            Classes::All => ("its digit".into(), "against it".into()),
            _ => (name(0), format!("for {}", name(1))),
        };
        format!("Ink on + speaks for {positive}, on − {negative}. A step takes lr times the gradient, that of the next batch, from the weights.")
    });
    let pair = [(Of::Weights, "Weights"), (Of::Gradient, "Gradient")].map(|(of, name)| {
        view! {
            <Column state most of output=0 name>
                <Key state most of />
            </Column>
        }
    });
    let names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let ten: Vec<_> = (0..)
        .zip(names)
        .map(|(output, name)| view! { <Column state most of=Of::Chosen output name /> })
        .collect();
    view! {
        <div class="pair" hidden=state.signal(|digits| digits.classes() == Classes::All)>
            {pair}
        </div>
        <div hidden=state.signal(|digits| digits.classes() != Classes::All)>
            <Pictured state />
            <div class="ten">{ten}</div>
            <Key state most of=Of::Chosen />
        </div>
        <Line text=meaning />
    }
}

/// The choice of what the ten pictures are of.
#[component]
fn Pictured(state: StateSignal<Digits>) -> impl IntoView {
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

/// A picture of what belongs to a score, under its name.
#[component]
fn Column(
    state: StateSignal<Digits>,
    most: Most,
    of: Of,
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
            // Only the ten are of what the reader chooses.
            let is_hidden = (of == Of::Chosen) != (digits.classes() == Classes::All);
            let numbers = of.numbers(digits).filter(|_| !is_hidden)?;
            let most = most.get()[usize::from(of.is_gradient(digits))];
            let own = column(numbers, digits.classes().outputs(), output);
            let own = own.into_iter();
            Some(
                own.map(|number| diverging(number, most, &palette))
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

/// What the colours mean.
#[component]
fn Key(state: StateSignal<Digits>, most: Most, of: Of) -> impl IntoView {
    let end = move |sign: &'static str| {
        let text = move || {
            let is_gradient = state.with(|digits| of.is_gradient(digits));
            format!(
                "{sign}{}",
                significant(most.get()[usize::from(is_gradient)], 2)
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
