//! Picking a prediction in a plot of the figure.

use leptos::prelude::*;

use super::LiveTask;
use crate::components::any_state::AnyState;
use crate::components::guesses::Pick;
use crate::tasks::task::Task;

impl LiveTask {
    /// The field that is predicted, if it can be picked in a plot of its figure.
    fn pickable(self) -> Option<(AnyState, String)> {
        let field = self.read(|task| match task {
            Task::Predict(predict) => predict.what.plain_field(),
            _ => None,
        })?;
        self.figures.track();
        let figure = self.attached.with_value(|all| Some(all.first()?.figure))?;
        figure.guesses().offers(&field).then_some((figure, field))
    }

    /// Whether the prediction can be picked in a plot.
    #[must_use]
    pub fn can_pick(self) -> bool {
        self.pickable().is_some()
    }

    /// No longer lets the reader pick the prediction.
    pub fn stop_picking(self) {
        for attached in self.attached.get_value() {
            attached.figure.guesses().stop_picking(self.number);
        }
    }

    /// Whether the prediction is being picked.
    #[must_use]
    pub fn is_picking(self) -> bool {
        let pickable = self.pickable();
        pickable.is_some_and(|(figure, _)| {
            let pick = figure.guesses().pick;
            pick.with(|pick| pick.as_ref().is_some_and(|pick| pick.task == self.number))
        })
    }

    /// Lets the reader pick the prediction in a plot, or no longer. `picked` is called with it.
    pub fn start_picking(self, picked: Callback<Vec<f64>>) {
        let Some((figure, field)) = untrack(|| self.pickable()) else {
            return;
        };
        let pick = figure.guesses().pick;
        if untrack(|| self.is_picking()) {
            return self.stop_picking();
        }
        let marked = field.clone();
        let end = move |values: Vec<f64>| {
            pick.set(None);
            self.mark(&marked, &values);
            picked.run(values);
        };
        pick.set(Some(Pick {
            task: self.number,
            field,
            picked: Callback::new(end),
        }));
    }
}
