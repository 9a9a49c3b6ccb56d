//! What readers predicted of a figure, in its plots, and the picking of a prediction there.

use leptos::prelude::*;

use crate::plot::guess::Guess;

/// The fields of the state that a plot has along its axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlottedFields {
    /// Those along the horizontal axis.
    pub x: &'static [&'static str],
    /// Those along the vertical axis.
    pub y: &'static [&'static str],
    /// The field that is a point of the plot, if there is one.
    pub point: Option<&'static str>,
}

impl PlottedFields {
    /// A plot in which no field can be predicted.
    pub const NONE: Self = Self {
        x: &[],
        y: &[],
        point: None,
    };

    /// What the values of a field, or of an entry of it such as `losses[3]`, are in the plot; `None` if
    /// the plot does not show it.
    #[must_use]
    pub fn guess(&self, field: &str, values: &[f64]) -> Option<Guess> {
        let is_entry = field.contains('[');
        let field = field.split('[').next()?;
        match *values {
            [x, y] if self.point == Some(field) && !is_entry => Some(Guess::Point(x, y)),
            [x] if self.x.contains(&field) => Some(Guess::X(x)),
            [y] if self.y.contains(&field) => Some(Guess::Y(y)),
            _ => None,
        }
    }

    /// The values of a field at a point of the plot; `None` if the plot does not show it.
    #[must_use]
    pub fn values(&self, field: &str, (x, y): (f64, f64)) -> Option<Vec<f64>> {
        let name = field.split('[').next()?;
        if self.x.contains(&name) {
            Some(vec![x])
        } else if self.y.contains(&name) {
            Some(vec![y])
        } else {
            (self.point == Some(field)).then(|| vec![x, y])
        }
    }
}

/// A prediction to be picked in a plot.
#[derive(Clone)]
pub struct Pick {
    /// The task that picks it.
    pub task: usize,
    /// The field whose values are picked.
    pub field: String,
    /// Called with them.
    pub picked: Callback<Vec<f64>>,
}

/// What readers predicted of a figure.
#[derive(Clone, Copy, Default)]
pub struct Guesses {
    /// The fields with the predicted values, by task.
    made: RwSignal<Vec<(usize, String, Vec<f64>)>>,
    /// The fields of the plots.
    plots: RwSignal<Vec<PlottedFields>>,
    /// The prediction that is being picked.
    pub pick: RwSignal<Option<Pick>>,
}

impl Guesses {
    /// Shows the prediction of a task in place of the one before; with no values there is none.
    pub fn show(self, task: usize, field: &str, values: &[f64]) {
        self.made.try_update(|made| {
            made.retain(|(other, ..)| *other != task);
            if !values.is_empty() {
                made.push((task, field.into(), values.into()));
            }
        });
    }

    /// Ends the picking of a prediction of a task.
    pub fn stop_picking(self, task: usize) {
        let is_own = |pick: &Option<Pick>| pick.as_ref().is_some_and(|pick| pick.task == task);
        if self.pick.try_with_untracked(is_own) == Some(true) {
            self.pick.set(None);
        }
    }

    /// A task has gone.
    pub fn forget(self, task: usize) {
        self.stop_picking(task);
        self.show(task, "", &[]);
    }

    /// A plot of these fields has come.
    pub fn add_plot(self, fields: PlottedFields) {
        self.plots.update(|plots| plots.push(fields));
    }

    /// Whether a plot shows this field; it subscribes.
    #[must_use]
    pub fn offers(self, field: &str) -> bool {
        let is_shown = |fields: &PlottedFields| fields.values(field, (0.0, 0.0)).is_some();
        self.plots.with(|plots| plots.iter().any(is_shown))
    }

    /// Subscribes to changes of what was predicted.
    pub fn track(self) {
        self.made.track();
    }

    /// Those that a plot of these fields shows; it subscribes to their changes.
    #[must_use]
    pub fn in_plot(self, fields: PlottedFields) -> Vec<Guess> {
        self.made.with(|made| {
            let guess =
                |(_, field, values): &(usize, String, Vec<f64>)| fields.guess(field, values);
            made.iter().filter_map(guess).collect()
        })
    }
}
