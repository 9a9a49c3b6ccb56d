//! A prediction: the reader's, beside what happened.

use leptos::prelude::*;

use super::{Attached, LiveTask, Notice};
use crate::components::watch::Watch;
use crate::numeric::condition::Value;
use crate::tasks::predict::Predict;
use crate::tasks::task::Task;

impl LiveTask {
    /// Predicts what was entered.
    pub fn predict(self, text: &str) {
        let now = self.predicted_now();
        let read = untrack(|| {
            self.read(|task| match task {
                Task::Predict(predict) => Some(predict.read(text, now.as_ref())),
                _ => None,
            })
        });
        match read {
            Some(Ok(guess)) => {
                self.answer(|predict| predict.predict(guess));
                self.compare_at_once();
            }
            Some(Err(what)) => self.notice.set(Notice::Refused(what)),
            None => {}
        }
    }

    /// Lets the figure go on without a prediction.
    pub fn look_without(self) {
        self.answer(Predict::look);
    }

    fn answer(self, answer: impl FnOnce(&mut Predict)) {
        self.notice.set(Notice::None);
        self.update(|task| {
            if let Task::Predict(predict) = task {
                answer(predict);
            }
        });
        self.stop_picking();
        self.show_guess();
    }

    /// The value now of what is predicted.
    fn predicted_now(self) -> Option<Value> {
        self.attached.with_value(|all| {
            let Attached { figure, watch, .. } = all.first()?;
            let watch = watch.as_ref()?;
            figure.with_untracked(|figure| watch.value(figure))
        })
    }

    /// Compares a prediction with what there is, if `when` holds at step 0, too: then nothing begins.
    fn compare_at_once(self) {
        let watch = self.attached.with_value(|all| {
            let Attached { figure, watch, .. } = all.first()?;
            Some((*figure, watch.clone()?))
        });
        if let Some((figure, watch)) = watch {
            figure.with_untracked(|now| {
                if watch.is_due_from_the_start(now) {
                    figure.watches().remove(&*watch);
                    watch.began(now);
                }
            });
        }
    }

    /// Marks the prediction in the plots.
    pub(super) fn show_guess(self) {
        let (field, values) = untrack(|| self.read(|task| predicted(task).unwrap_or_default()));
        self.mark(&field, &values);
    }

    pub(super) fn mark(self, field: &str, values: &[f64]) {
        for attached in self.attached.get_value() {
            attached.figure.guesses().show(self.number, field, values);
        }
    }
}

/// The field and the values that were predicted, if it is a single field.
fn predicted(task: &Task) -> Option<(String, Vec<f64>)> {
    let Task::Predict(predict) = task else {
        return None;
    };
    let field = predict.what.plain_field()?;
    Some((field, predict.guess()?.numbers().to_vec()))
}
