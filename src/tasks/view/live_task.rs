//! A task as a signal, with the figures that it is about.

mod picking;
mod predicting;

use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;

use super::watching::Watching;
use crate::components::any_state::AnyState;
use crate::components::hooks::{memo, watch};
use crate::figures::registry::Listing;
use crate::figures::shared::fields::Datum;
use crate::numeric::condition::{Part, Value};
use crate::tasks::attributes::Written;
use crate::tasks::complaint::Complaint;
use crate::tasks::goal::Goal;
use crate::tasks::scope;
use crate::tasks::task::{Report, Task};

/// A figure that a task is about.
#[derive(Clone)]
struct Attached {
    id: String,
    listing: &'static Listing,
    figure: AnyState,
    watch: Option<Rc<Watching>>,
}

impl Attached {
    fn unwatch(&mut self) {
        if let Some(watch) = self.watch.take() {
            self.figure.watches().remove(&*watch);
        }
    }
}

/// What the reader is told besides how far the task is.
#[derive(Clone, Default, PartialEq)]
enum Notice {
    #[default]
    None,
    /// The figure was held back.
    Held,
    /// A prediction could not be read.
    Refused(String),
}

/// A task of an element, shared by all parts of its view.
#[derive(Clone, Copy)]
pub struct LiveTask {
    task: RwSignal<Result<Task, Complaint>>,
    /// By which what was saved is told from what was saved of another task.
    fingerprint: u16,
    /// The ids of the figures, in the order of `for`.
    ids: StoredValue<Vec<String>>,
    attached: StoredValue<Vec<Attached>, LocalStorage>,
    /// Notified when a figure comes or goes.
    figures: RwSignal<()>,
    notice: RwSignal<Notice>,
    /// Notified when it is asked anew.
    begun_anew: RwSignal<()>,
    is_past: RwSignal<bool>,
    /// By which its predictions are told from those of other tasks in a plot.
    number: usize,
}

impl LiveTask {
    /// The task that is written in an element.
    #[must_use]
    pub fn new(written: &Written) -> Self {
        static TASKS: AtomicUsize = AtomicUsize::new(0);
        let task = written.task();
        if let Err(complaint) = &task {
            leptos::logging::warn!("downhill: {complaint}");
        }
        Self {
            task: RwSignal::new(task),
            fingerprint: written.fingerprint(),
            ids: StoredValue::new(written.figures.iter().map(|(id, _)| id.clone()).collect()),
            attached: StoredValue::new_local(Vec::new()),
            figures: RwSignal::new(()),
            notice: RwSignal::default(),
            begun_anew: RwSignal::new(()),
            is_past: RwSignal::new(false),
            number: TASKS.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// A value read from the task, the default if its attributes are not usable; it subscribes.
    pub fn read<T: Default>(self, read: impl FnOnce(&Task) -> T) -> T {
        self.task
            .with(|task| task.as_ref().map_or_else(|_| T::default(), read))
    }

    /// A signal of a value read from the task.
    #[must_use]
    pub fn signal<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&Task) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        memo(Box::new(move || self.read(&read)))
    }

    /// What is wrong with the attributes.
    #[must_use]
    pub fn complaint(self) -> Option<Complaint> {
        self.task.with(|task| task.as_ref().err().cloned())
    }

    /// What a page is told of the task; it subscribes.
    #[must_use]
    pub fn report(self) -> Report {
        self.read(Task::report)
    }

    fn update(self, change: impl FnOnce(&mut Task)) {
        self.task.try_update(|task| {
            if let Ok(task) = task {
                change(task);
            }
        });
    }

    /// A figure has come, or has come again.
    pub fn attach(self, id: &str, listing: &'static Listing, figure: AnyState) {
        self.detach(id);
        let mut attached = Attached {
            id: id.into(),
            listing,
            figure,
            watch: None,
        };
        self.watch(&mut attached);
        self.attached.update_value(|all| {
            all.push(attached);
            let place = |id: &String| {
                self.ids
                    .with_value(|ids| ids.iter().position(|own| own == id))
            };
            all.sort_by_key(|attached| place(&attached.id));
        });
        self.show_guess();
        self.figures.notify();
        self.look_again(|goal, steps, holds| {
            goal.meet(steps);
            goal.look(steps, holds);
        });
    }

    /// A figure has gone.
    pub fn detach(self, id: &str) {
        self.attached.try_update_value(|all| {
            for mut gone in all.extract_if(.., |attached| attached.id == id) {
                gone.unwatch();
                gone.figure.guesses().forget(self.number);
            }
        });
        self.figures.notify();
    }

    /// All figures have gone.
    pub fn detach_all(self) {
        let ids = self.attached.with_value(|all| {
            let ids = all.iter().map(|attached| attached.id.clone());
            ids.collect::<Vec<_>>()
        });
        ids.iter().for_each(|id| self.detach(id));
    }

    /// Waits for the figure to reach what is predicted, if anything is.
    fn watch(self, attached: &mut Attached) {
        attached.unwatch();
        let predicted = untrack(|| {
            self.read(|task| match task {
                Task::Predict(predict) if task.awaits() => {
                    Some((predict.what.clone(), predict.when.clone()))
                }
                _ => None,
            })
        });
        let Some((what, when)) = predicted else {
            return;
        };
        let watching = Watching {
            listing: attached.listing,
            what,
            when,
            is_past: self.is_past,
            is_asking: Box::new(move || untrack(|| self.holds_back())),
            was_held: Box::new(move || self.notice.set(Notice::Held)),
            happened: Box::new(move |value, described| {
                self.update(|task| task.compare(value, described));
            }),
        };
        let is_past = attached
            .figure
            .with_untracked(|figure| watching.is_due(figure));
        self.is_past.set(is_past);
        let watch = Rc::new(watching);
        attached.figure.watches().add(watch.clone());
        attached.watch = Some(watch);
    }

    /// A figure has changed: looks whether the goal is reached.
    pub fn look(self) {
        self.look_again(Goal::look);
    }

    fn look_again(self, look: impl FnOnce(&mut Goal, &[f64], bool)) {
        let goal = untrack(|| {
            self.read(|task| match task {
                Task::Goal(goal) => Some(goal.condition.clone()),
                _ => None,
            })
        });
        let Some(condition) = goal else { return };
        let holds = condition.holds_by_parts(&mut |id, field, part| self.field(id, field, part));
        let step = |id: &String| self.field(id, "step", Part::Whole)?.number();
        let steps = self.ids.with_value(|ids| {
            let steps = ids.iter().map(|id| step(id).unwrap_or_default());
            steps.collect::<Vec<_>>()
        });
        self.update(|task| {
            if let Task::Goal(goal) = task {
                look(goal, &steps, holds);
            }
        });
    }

    /// A part of the value of a field now; `None` if its figure is not there. The first figure needs no
    /// id.
    fn field(self, id: &str, field: &str, part: Part) -> Option<Value> {
        let (figure, read) = self.attached.with_value(|all| {
            let mut all = all.iter();
            let attached = all.find(|attached| id.is_empty() || attached.id == id)?;
            Some((attached.figure, attached.listing.read))
        })?;
        let datum: Option<Datum> = figure.with_untracked(|settings| read(settings, field, part));
        datum.map(scope::value)
    }

    /// Picks an item of the list, or no longer picks it.
    pub fn pick(self, item: usize, on: bool) {
        self.update(|task| {
            if let Task::Choose(choose) = task {
                choose.pick(item, on);
            }
        });
    }

    /// Compares what is picked with what is right.
    pub fn check(self) {
        self.update(|task| {
            if let Task::Choose(choose) = task {
                choose.check();
            }
        });
    }

    /// Asks anew; the attempts count on.
    pub fn again(self) {
        self.change_all(Task::again);
    }

    /// Forgets what the reader did.
    pub fn reset(self) {
        self.change_all(Task::reset);
    }

    /// What is needed to [restore](Self::restore) it; empty if nothing was done.
    #[must_use]
    pub fn saved(self) -> String {
        match self.read(Task::saved) {
            saved if saved.is_empty() => saved,
            saved => format!("{:x}:{saved}", self.fingerprint),
        }
    }

    /// Restores what was saved of this task. What was saved of another changes nothing.
    pub fn restore(self, saved: &str) {
        let own = saved.strip_prefix(&format!("{:x}:", self.fingerprint));
        if saved.is_empty() || own.is_some() {
            self.change_all(|task| task.restore(own.unwrap_or_default()));
        }
    }

    fn change_all(self, change: impl FnOnce(&mut Task)) {
        self.notice.set(Notice::None);
        self.update(change);
        self.attached.update_value(|all| {
            for attached in all {
                self.watch(attached);
            }
        });
        self.stop_picking();
        self.show_guess();
        self.begun_anew.notify();
    }

    fn holds_back(self) -> bool {
        self.read(Task::holds_back)
    }

    /// What the reader has to know before going on; empty if there is nothing.
    #[must_use]
    pub fn note(self) -> String {
        match self.notice.get() {
            Notice::Refused(what) => what,
            _ if !self.read(Task::awaits) => String::new(),
            _ if self.is_past.get() && self.read(Task::is_asking) => {
                "The figure is past this already: reset it before you predict.".into()
            }
            _ if self.is_past.get() => {
                "The figure is past this already: reset it, then let it run.".into()
            }
            Notice::Held => "First predict, then the figure goes on.".into(),
            Notice::None => String::new(),
        }
    }

    /// Whether the figure was held back.
    #[must_use]
    pub fn was_held(self) -> bool {
        *self.notice.read() == Notice::Held
    }

    /// Forgets a prediction that was refused, since the reader writes another.
    pub fn forget_refusal(self) {
        if untrack(|| self.is_refused()) {
            self.notice.set(Notice::None);
        }
    }

    /// Calls `forget` whenever the task is asked anew.
    pub fn on_begun_anew(self, forget: impl Fn() + 'static) {
        watch(move || {
            self.begun_anew.track();
            forget();
        });
    }

    /// Whether a prediction was entered that cannot be read.
    #[must_use]
    pub fn is_refused(self) -> bool {
        matches!(*self.notice.read(), Notice::Refused(_))
    }
}
