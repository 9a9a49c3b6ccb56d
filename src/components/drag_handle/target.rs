//! The target of a handle: the values that it reads from a figure's state, and its actions on it.

use std::sync::Arc;

use crate::components::state_signal::StateSignal;
use crate::plot::viewport::Viewport;

/// A point `(x, y)` in the data coordinates of a plot.
pub type DataPoint = (f64, f64);
/// The least and the greatest value.
pub type Limits = (f64, f64);
/// A function that reads a value from a state.
type Read<S, T> = fn(&S) -> T;

/// An axis along which a handle moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DragAxis {
    /// The horizontal axis.
    X,
    /// The vertical axis.
    Y,
}

/// Both axes.
pub const BOTH: &[DragAxis] = &[DragAxis::X, DragAxis::Y];

impl DragAxis {
    /// The coordinate of a point along this axis.
    pub(crate) fn of(self, (x, y): DataPoint) -> f64 {
        if self == Self::X { x } else { y }
    }

    /// The point with this coordinate replaced.
    pub(crate) fn set_along(self, (x, y): DataPoint, value: f64) -> DataPoint {
        if self == Self::X {
            (value, y)
        } else {
            (x, value)
        }
    }
}

/// The functions by which a handle reads and changes a state.
pub struct Handle<S> {
    /// The axes along which it moves; a drag ignores the other coordinate.
    pub axes: &'static [DragAxis],
    /// The position of the handle.
    pub at: fn(&S) -> DataPoint,
    /// The position that it is moving to, if it is animated; else the same as `at`.
    pub value: fn(&S) -> DataPoint,
    /// The limits of its values, if they differ from those of the plot.
    pub limits: Option<Read<S, Limits>>,
    /// The accessible name of its value along an axis.
    pub name: fn(&S, DragAxis) -> String,
    /// Begins a drag.
    pub grab: fn(&mut S),
    /// Moves the handle to a point.
    pub drag: fn(&mut S, DataPoint),
    /// Ends the drag at the current point.
    pub drop: fn(&mut S),
    /// Ends the drag and restores the point before it.
    pub cancel: fn(&mut S),
    /// The state in words, for screen readers.
    pub describe: fn(&S) -> String,
    /// The choice between points, if the handle can stand at several.
    pub choice: Option<Choice<S>>,
}

/// A choice between points at which a handle can stand.
pub struct Choice<S> {
    /// Chooses the point nearest to this one.
    pub nearest: fn(&mut S, DataPoint),
    /// Chooses the next point (`1`) or the previous one (`-1`).
    pub next: fn(&mut S, isize),
}

/// An action of a handle on a state.
#[derive(Clone, Copy)]
pub enum HandleAction {
    /// Begins a drag.
    Grab,
    /// Moves the handle to a point.
    Drag(DataPoint),
    /// Ends the drag at the current point.
    Drop,
    /// Ends the drag and restores the point before it.
    Cancel,
    /// Chooses the point nearest to this one.
    Nearest(DataPoint),
    /// Chooses the next point (`1`) or the previous one (`-1`).
    Next(isize),
}

/// A state with a handle, without the state's type.
pub trait DragTarget {
    /// The axes along which it moves.
    fn axes(&self) -> &'static [DragAxis] {
        BOTH
    }
    /// Whether it can stand at several points. Actions `Nearest` and `Next` have no effect otherwise.
    fn chooses(&self) -> bool {
        false
    }
    /// The position of the handle; subscribes to its changes.
    fn at(&self) -> DataPoint;
    /// The position that it is moving to.
    fn value(&self) -> DataPoint {
        self.at()
    }
    /// The limits of its values, if they differ from those of the plot.
    fn limits(&self) -> Option<Limits> {
        None
    }
    /// The accessible name of its value along an axis.
    fn name(&self, axis: DragAxis) -> String;
    /// Applies an action to the state.
    fn act(&self, act: HandleAction);
    /// The state in words.
    fn describe(&self) -> String;
    /// Announces the state in words to screen readers.
    fn announce(&self) {}
}

/// A target shared by the parts of a handle.
pub type SharedTarget = Arc<dyn DragTarget + Send + Sync>;

impl<S> DragTarget for (StateSignal<S>, Handle<S>) {
    fn axes(&self) -> &'static [DragAxis] {
        self.1.axes
    }

    fn chooses(&self) -> bool {
        self.1.choice.is_some()
    }

    fn at(&self) -> DataPoint {
        self.0.with(self.1.at)
    }

    fn value(&self) -> DataPoint {
        self.0.with(self.1.value)
    }

    fn limits(&self) -> Option<Limits> {
        self.1.limits.map(|limits| self.0.with(limits))
    }

    fn name(&self, axis: DragAxis) -> String {
        self.0.with(|state| (self.1.name)(state, axis))
    }

    fn act(&self, act: HandleAction) {
        let (state, handle) = self;
        state.update(|state| match (act, &handle.choice) {
            (HandleAction::Grab, _) => (handle.grab)(state),
            (HandleAction::Drag(point), _) => (handle.drag)(state, point),
            (HandleAction::Drop, _) => (handle.drop)(state),
            (HandleAction::Cancel, _) => (handle.cancel)(state),
            (HandleAction::Nearest(point), Some(choice)) => (choice.nearest)(state, point),
            (HandleAction::Next(by), Some(choice)) => (choice.next)(state, by),
            (HandleAction::Nearest(_) | HandleAction::Next(_), None) => {}
        });
    }

    fn describe(&self) -> String {
        self.0.with(self.1.describe)
    }

    fn announce(&self) {
        self.0
            .messages()
            .announce(self.0.with_untracked(self.1.describe));
    }
}

/// The limits of a handle's value along an axis: its own, else those of the plot; both 0 before the
/// plot is drawn.
pub(crate) fn limits(target: &dyn DragTarget, map: Option<Viewport>, axis: DragAxis) -> Limits {
    let of_plot = || {
        map.map_or((0.0, 0.0), |map| {
            let span = if axis == DragAxis::X { map.x } else { map.y };
            (span.low(), span.high())
        })
    };
    target.limits().unwrap_or_else(of_plot)
}

/// The position of a handle in the pixels of its plot. The handle of a point outside the plot is kept
/// at the edge, where it can be grabbed.
pub(crate) fn position(map: &Viewport, (x, y): DataPoint) -> (f64, f64) {
    let (left, top) = map.pixel_from_data(x, y);
    (
        left.clamp(map.left, map.right),
        top.clamp(map.top, map.bottom),
    )
}
