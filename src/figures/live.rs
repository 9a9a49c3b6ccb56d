//! A mounted figure of any kind, behind a trait object.

use leptos::prelude::AnyView;

use super::Figure;
use super::fields::{self, Datum, Snapshot};
use crate::components::any_state::AnyState;
use crate::components::state_signal::StateSignal;
use crate::numeric::condition::Part;
use crate::numeric::steps::Steps;

/// A function that creates a figure from settings, pairs of name and text. A setting that is not
/// valid is reported in the figure.
pub type Mount = fn(&[(String, String)]) -> Box<dyn Live>;

/// A mounted figure.
pub trait Live {
    /// The state with its settings.
    fn state(&self) -> AnyState;

    /// The view.
    fn view(&self) -> AnyView;

    /// The values of the state's fields.
    fn snapshot(&self) -> Snapshot;

    /// The value of a field of the state; `None` if there is no such field.
    fn field(&self, name: &str) -> Option<Datum>;

    /// The PyTorch script that computes what the figure shows; `None` for a figure that has none.
    fn code(&self) -> Option<String>;

    /// Changes the state by a method of [`Steps`].
    fn drive(&self, verb: &dyn Fn(&mut dyn Steps));
}

impl<S: Figure> Live for StateSignal<S> {
    fn state(&self) -> AnyState {
        self.any()
    }

    fn view(&self) -> AnyView {
        S::BUILD(*self)
    }

    fn snapshot(&self) -> Snapshot {
        self.with_untracked(S::snapshot)
    }

    fn field(&self, name: &str) -> Option<Datum> {
        self.with_untracked(|state| fields::read(S::FIELDS, name, state, Part::Whole))
    }

    fn code(&self) -> Option<String> {
        S::CODE.map(|code| self.with_untracked(code))
    }

    fn drive(&self, verb: &dyn Fn(&mut dyn Steps)) {
        self.update(|state| verb(state.active_mut()));
    }
}

/// Creates a figure: see [`Mount`]. Its signals are disposed of with the reactive owner in which it
/// is created.
pub(super) fn mount<S: Figure>(given: &[(String, String)]) -> Box<dyn Live> {
    Box::new(StateSignal::<S>::new(S::TABLE, given))
}
