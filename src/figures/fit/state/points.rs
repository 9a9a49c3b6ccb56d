//! The measurements under a reader's hand: one is chosen, and dragged up or down.

use super::Fit;
use super::drag_undo::DragUndo;
use crate::numeric::descent::Descends;
use crate::numeric::regression::HasRegression;

/// A run is taken again on changed data while it is no more than so many steps times points.
const MAX_WORK: usize = 1_000_000;

/// The least and the greatest of some numbers.
#[must_use]
pub fn ends(values: &[f64]) -> (f64, f64) {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    values.iter().fold(none, |(low, high), value| {
        (low.min(*value), high.max(*value))
    })
}

impl Fit {
    /// The measurement that the handle stands at: its place, its time and its speed.
    #[must_use]
    pub fn selected(&self) -> (usize, f64, f64) {
        let at = self.selected;
        (at, self.data().time[at], self.data().speed[at])
    }

    /// Puts the handle at the measurement nearest to a time; among those of one time, at the one
    /// nearest to the speed.
    pub fn select(&mut self, time: f64, speed: f64) {
        let distance = |at: usize| {
            let (across, up) = (self.data().time[at] - time, self.data().speed[at] - speed);
            (across.abs(), up.abs())
        };
        let nearest = (0..self.data().time.len()).min_by(|one, other| {
            let ((a, b), (c, d)) = (distance(*one), distance(*other));
            a.total_cmp(&c).then(b.total_cmp(&d))
        });
        self.selected = nearest.unwrap_or_default();
    }

    /// Puts the handle so many measurements further, or back.
    pub fn select_next(&mut self, by: isize) {
        let last = self.data().time.len() - 1;
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// The speeds that the plot shows: room below the data, where predictions start. They stay
    /// while a measurement is dragged.
    #[must_use]
    pub fn speed_range(&self) -> (f64, f64) {
        if let Some(undo) = &self.drag_undo {
            return undo.speed_range;
        }
        let (low, high) = ends(&self.data().speed);
        let up = (high - low).max(1.0);
        (low - 1.3 * up, high + 0.25 * up)
    }

    /// The times that the plot shows.
    #[must_use]
    pub fn time_range(&self) -> (f64, f64) {
        let (first, last) = ends(&self.data().time);
        let across = (last - first).max(1e-9);
        (first - 0.04 * across, last + 0.04 * across)
    }

    /// Takes hold of the selected measurement: a drag begins, which can be cancelled.
    pub fn grab(&mut self) {
        self.drag_undo = Some(DragUndo {
            problem: self.problem().clone(),
            training: self.descent().training().clone(),
            speed_range: self.speed_range(),
        });
    }

    /// Drags the selected measurement to a speed, held inside the view. The run is taken again on
    /// the changed data; a very long one begins anew.
    pub fn drag(&mut self, speed: f64) {
        let (low, high) = self.speed_range();
        if !speed.is_finite() {
            return;
        }
        let mut data = self.data().clone();
        data.speed[self.selected] = speed.clamp(low, high);
        let rates = self.descent().training().learning_rates().to_vec();
        self.change(|regression| regression.set_data(data));
        if rates.len() * self.data().time.len() <= MAX_WORK {
            self.drive(|descent| descent.replay(rates));
        }
    }

    /// Lets go of the measurement where it is.
    pub fn release(&mut self) {
        self.drag_undo = None;
    }

    /// Ends a drag where it began: data and run are what they were.
    pub fn cancel_drag(&mut self) {
        if let Some(undo) = self.drag_undo.take() {
            let start = undo.training.at(0).params.to_vec();
            self.change(|regression| regression.set_problem(undo.problem, &start));
            self.drive(|descent| descent.set_training(undo.training));
        }
    }
}
