//! A figure on a page, whatever figure it is.

use leptos::prelude::AnyView;

use super::Figure;
use super::fields::Snapshot;
use crate::components::any_state::AnyState;
use crate::components::state_signal::StateSignal;
use crate::numeric::steps::Steps;

/// Makes a figure with settings by name; what cannot be had is complained of in place.
pub type Mount = fn(&[(String, String)]) -> Box<dyn Live>;

/// A figure on a page.
pub trait Live {
    /// Its state, with its settings.
    fn state(&self) -> AnyState;

    /// Its view.
    fn view(&self) -> AnyView;

    /// What it shows now.
    fn snapshot(&self) -> Snapshot;

    /// Changes its state by a verb.
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

    fn drive(&self, verb: &dyn Fn(&mut dyn Steps)) {
        self.update(|state| verb(state));
    }
}

/// Makes a figure: see [`Mount`]. What it holds ends with the owner in which it is made.
pub(super) fn mount<S: Figure>(given: &[(String, String)]) -> Box<dyn Live> {
    Box::new(StateSignal::<S>::new(S::TABLE, given))
}
