//! What waits for a figure to reach something, from change to change.

use std::rc::Rc;

use leptos::prelude::*;

use crate::settings::any_settings::AnySettings;
use crate::settings::{SettingAccess, Value};

/// What waits for the first state of a figure in which something has begun.
pub trait Watch {
    /// Whether it has begun in this state.
    fn has_begun(&self, figure: &dyn AnySettings) -> bool;
    /// Whether the figure must not get there yet.
    fn holds_back(&self) -> bool;
    /// Called with the first state in which it has begun, once; it is then forgotten.
    fn began(&self, figure: &dyn AnySettings);
    /// Called when a change was undone, because it would have got there.
    fn held(&self);
}

/// Those that watch a figure.
#[derive(Clone, Copy)]
pub struct Watches(StoredValue<Vec<Rc<dyn Watch>>, LocalStorage>);

impl Default for Watches {
    fn default() -> Self {
        Self(StoredValue::new_local(Vec::new()))
    }
}

impl Watches {
    /// Adds one.
    pub fn add(self, watch: Rc<dyn Watch>) {
        self.0.update_value(|all| all.push(watch));
    }

    /// Removes one.
    pub fn remove(self, watch: &dyn Watch) {
        self.0
            .try_update_value(|all| all.retain(|other| !is_same(&**other, watch)));
    }

    /// Whether there is none.
    pub(super) fn is_empty(self) -> bool {
        self.0.with_value(Vec::is_empty)
    }

    /// Advances playing as [`Steps::advance`](crate::numeric::steps::Steps::advance) does, by at most one
    /// step at a time.
    pub(super) fn advance(self, figure: &mut dyn AnySettings, seconds: f64, glide: bool) {
        /// The share of a step's time that is passed at a time. The first step of playing takes none.
        const SHARE: f64 = 0.4;
        let mut left = seconds;
        while left > 0.0 && figure.steps().is_busy() {
            let slice = left.min(SHARE / figure.steps().steps_per_second());
            let before = self.before(figure);
            figure.steps_mut().advance(slice, glide);
            if before.is_some_and(|before| self.after(before, figure)) {
                return;
            }
            left -= slice;
        }
    }

    /// What a change is compared with; `None` if nothing watches.
    pub(super) fn before(self, figure: &dyn AnySettings) -> Option<Before> {
        let all = self.0.get_value();
        if all.is_empty() {
            return None;
        }
        let values = all.iter().any(|watch| watch.holds_back());
        Some(Before {
            position: position(figure),
            values: values.then(|| values_of(figure)),
            all,
        })
    }

    /// Compares a change with what was before it: goes through its steps one by one, and undoes what a
    /// watch holds back. Returns whether it did.
    pub(super) fn after(self, before: Before, figure: &mut dyn AnySettings) -> bool {
        let (taken, shown) = position(figure);
        let taken = taken.saturating_sub(before.position.0);
        let steps = taken.max(shown.saturating_sub(before.position.1));
        if steps <= 1 {
            return self.look(&before, figure, steps);
        }
        figure.steps_mut().back(steps);
        for _ in 0..steps {
            figure.steps_mut().step(1);
            if self.look(&before, figure, 1) {
                return true;
            }
        }
        false
    }

    /// Looks at a state that was reached by a step, or by another change. Returns whether it was undone.
    pub(super) fn look(self, before: &Before, figure: &mut dyn AnySettings, steps: usize) -> bool {
        let begun = |watch: &&Rc<dyn Watch>| watch.has_begun(figure);
        let begun: Vec<_> = before.all.iter().filter(begun).cloned().collect();
        let (holding, going): (Vec<_>, Vec<_>) =
            begun.into_iter().partition(|watch| watch.holds_back());
        if !holding.is_empty() {
            undo(before, figure, steps);
            holding.iter().for_each(|watch| watch.held());
            return true;
        }
        for watch in going {
            // One that has begun is forgotten, and so not found in a later step of the same change.
            let is_known = self
                .0
                .with_value(|all| all.iter().any(|other| is_same(&**other, &*watch)));
            if is_known {
                self.remove(&*watch);
                watch.began(figure);
            }
        }
        false
    }
}

/// What a change is compared with.
pub(super) struct Before {
    all: Vec<Rc<dyn Watch>>,
    position: (usize, usize),
    /// The values of the settings, if the change may have to be undone.
    values: Option<Vec<Value>>,
}

/// Whether these are one watch: wherever they are seen from, they are in one place.
fn is_same(a: &dyn Watch, b: &dyn Watch) -> bool {
    std::ptr::addr_eq(a, b)
}

fn undo(before: &Before, figure: &mut dyn AnySettings, steps: usize) {
    if steps > 0 {
        figure.steps_mut().back(steps);
    } else {
        for (k, value) in before.values.iter().flatten().enumerate() {
            figure.set(k, value.clone());
        }
    }
    // Last, since one of the settings may set it going.
    figure.steps_mut().pause();
}

/// The last step, and the one shown: in a figure whose steps are all there from the start, that is the
/// one that moves.
fn position(figure: &dyn AnySettings) -> (usize, usize) {
    let (shown, last) = figure.steps().shown_and_last();
    (last, shown)
}

fn values_of(figure: &dyn AnySettings) -> Vec<Value> {
    let count = (0..)
        .take_while(|k| SettingAccess::setting(figure, *k).is_some())
        .count();
    (0..count).map(|k| figure.get(k)).collect()
}
