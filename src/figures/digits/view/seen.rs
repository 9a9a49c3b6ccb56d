//! What is found out once after each change, for all who show some of it; and the shares of the
//! classes.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::asked::percent;
use super::super::state::Digits;
use crate::numeric::decimal::fixed;
use crate::ui::dom::{El, Text, Ui};
use crate::ui::model::Model;

/// What was found of the state after its last change, for all who show some of it.
pub(super) struct Seen<T>(Rc<RefCell<Option<T>>>);

impl<T> Clone for Seen<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: 'static> Seen<T> {
    /// Looks after each change; the bindings that come later find what it saw.
    pub(super) fn new(ui: &Ui, mut look: impl FnMut() -> Option<T> + 'static) -> Self {
        let seen = Self(Rc::default());
        let own = seen.clone();
        ui.follow(move || {
            own.0.replace(look());
        });
        seen
    }

    /// Something about what was seen; none where nothing was.
    pub(super) fn map<R>(&self, tell: impl FnOnce(&T) -> R) -> Option<R> {
        self.0.borrow().as_ref().map(tell)
    }

    /// A text about what was seen; empty where nothing was.
    pub(super) fn text(&self, tell: fn(&T) -> String) -> Text {
        let seen = self.clone();
        Box::new(move || seen.map(tell).unwrap_or_default())
    }
}

/// The share of each class, as a bar and in percent.
pub(super) fn shares(
    ui: &Ui,
    model: Model<Digits>,
    shares: impl Fn() -> Option<Vec<f64>> + 'static,
) -> El {
    let shares: Rc<dyn Fn() -> Option<Vec<f64>>> = Rc::new(shares);
    let row = |class: usize| {
        let of = Rc::clone(&shares);
        let share = Rc::new(move || of().and_then(|shares| shares.get(class).copied()));
        let [bar, words] = std::array::from_fn(|_| Rc::clone(&share));
        let gone = move || model.with(|digits| digits.classes().count() <= class);
        let name = move || model.with(|digits| digits.classes().name(class));
        let all = Rc::clone(&shares);
        let most = move || {
            let shares = all().unwrap_or_default();
            let own = shares.get(class);
            own.is_some_and(|own| shares.iter().all(|share| share <= own))
        };
        ui.el("li")
            .live_flag("hidden", Box::new(gone))
            .live_flag("data-most", Box::new(most))
            .child(ui.el("span").live_text(Box::new(name)))
            .child(
                ui.el("progress")
                    .attr("aria-hidden", "true")
                    .live_value(Box::new(move || fixed(bar().unwrap_or_default(), 4))),
            )
            .child(
                ui.el("span")
                    .live_text(Box::new(move || words().map_or("\u{2013}".into(), percent))),
            )
    };
    ui.el("ul")
        .class("shares")
        .children((0..10).map(row).collect())
}
