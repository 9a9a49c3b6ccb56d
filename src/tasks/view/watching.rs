//! A prediction that waits for its figure.

use leptos::prelude::*;

use crate::components::watch::Watch;
use crate::figures::registry::Listing;
use crate::numeric::condition::{Condition, Part, Value};
use crate::settings::any_settings::AnySettings;
use crate::tasks::scope;

/// Waits until `when` holds, and tells what is predicted then.
pub(super) struct Watching {
    pub(super) listing: &'static Listing,
    pub(super) what: Condition,
    pub(super) when: Condition,
    /// Whether `when` has held since the figure came: it begins when the figure is back before it.
    pub(super) is_past: RwSignal<bool>,
    /// Whether nothing was predicted yet.
    pub(super) is_asking: Box<dyn Fn() -> bool>,
    /// Called when the figure was held back.
    pub(super) was_held: Box<dyn Fn()>,
    /// Called with the value of what is predicted, and with the figure's words.
    pub(super) happened: Box<dyn Fn(Option<Value>, String)>,
}

impl Watching {
    /// Whether `when` holds in this state.
    pub(super) fn is_due(&self, figure: &dyn AnySettings) -> bool {
        let when = &self.when;
        when.holds_by_parts(&mut |_, field, part| self.field(figure, field, part))
    }

    /// Whether `when` holds here and would at step 0, too, so that no run begins it.
    pub(super) fn is_due_from_the_start(&self, figure: &dyn AnySettings) -> bool {
        let at_start = self.when.holds_by_parts(&mut |_, field, part| match field {
            "step" | "at" => Some(Value::Number(0.0)),
            _ => self.field(figure, field, part),
        });
        at_start && self.is_due(figure)
    }

    /// The value of what is predicted.
    pub(super) fn value(&self, figure: &dyn AnySettings) -> Option<Value> {
        let what = &self.what;
        what.value_by_parts(&mut |_, field, part| self.field(figure, field, part))
    }

    fn field(&self, figure: &dyn AnySettings, name: &str, part: Part) -> Option<Value> {
        (self.listing.read)(figure, name, part).map(scope::value)
    }
}

impl Watch for Watching {
    fn has_begun(&self, figure: &dyn AnySettings) -> bool {
        let is_due = self.is_due(figure);
        if self.is_past.get_untracked() {
            if !is_due {
                self.is_past.set(false);
            }
            return false;
        }
        is_due
    }

    fn holds_back(&self) -> bool {
        !self.is_past.get_untracked() && (self.is_asking)()
    }

    fn began(&self, figure: &dyn AnySettings) {
        (self.happened)(self.value(figure), figure.steps().describe());
    }

    fn held(&self) {
        (self.was_held)();
    }
}
