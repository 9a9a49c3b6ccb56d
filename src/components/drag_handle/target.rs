//! What a handle reads of a figure, and does to it.

use std::sync::Arc;

use crate::components::state_signal::StateSignal;
use crate::plot::viewport::Viewport;

/// A place in the data of a plot.
pub type DataPoint = (f64, f64);
/// The least value and the greatest.
pub type Limits = (f64, f64);
/// What is read of a state.
type Read<S, T> = fn(&S) -> T;

/// An axis along which a handle moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DragAxis {
    /// From left to right.
    X,
    /// Up and down.
    Y,
}

/// Both axes.
pub const BOTH: &[DragAxis] = &[DragAxis::X, DragAxis::Y];

impl DragAxis {
    /// What a place says along this axis.
    pub(crate) fn of(self, (x, y): DataPoint) -> f64 {
        if self == Self::X { x } else { y }
    }

    /// The place with another value along this axis.
    pub(crate) fn set_along(self, (x, y): DataPoint, value: f64) -> DataPoint {
        if self == Self::X {
            (value, y)
        } else {
            (x, value)
        }
    }
}

/// What a handle reads of a state, and the verbs it calls.
pub struct Handle<S> {
    /// The axes along which it moves; of a place it sets no more than that.
    pub axes: &'static [DragAxis],
    /// Where the handle stands, in data.
    pub at: fn(&S) -> DataPoint,
    /// Where it is on its way to, if it moves by itself.
    pub value: fn(&S) -> DataPoint,
    /// The limits of its values, if they are not those of the plot.
    pub limits: Option<Read<S, Limits>>,
    /// The name of its value along an axis.
    pub name: fn(&S, DragAxis) -> String,
    /// A drag begins.
    pub grab: fn(&mut S),
    /// It is to stand here.
    pub drag: fn(&mut S, DataPoint),
    /// The drag ends where it is.
    pub drop: fn(&mut S),
    /// The drag ends where it began.
    pub cancel: fn(&mut S),
    /// The state in words, for those who hear it.
    pub describe: fn(&S) -> String,
    /// If it can stand at several points.
    pub choice: Option<Choice<S>>,
}

/// A choice between points at which a handle can stand.
pub struct Choice<S> {
    /// Goes to the point nearest to this place, in data.
    pub nearest: fn(&mut S, DataPoint),
    /// Goes to the next point, or the one before.
    pub next: fn(&mut S, isize),
}

/// What a handle does to a state.
#[derive(Clone, Copy)]
pub enum HandleAction {
    /// A drag begins.
    Grab,
    /// It is to stand here.
    Drag(DataPoint),
    /// The drag ends where it is.
    Drop,
    /// The drag ends where it began.
    Cancel,
    /// It is to stand at the point nearest to this place, in data.
    Nearest(DataPoint),
    /// It is to stand at the next point, or the one before.
    Next(isize),
}

/// A state with a handle, whatever the state is.
pub trait DragTarget {
    /// The axes along which it moves.
    fn axes(&self) -> &'static [DragAxis] {
        BOTH
    }
    /// Whether it can stand at several points.
    fn chooses(&self) -> bool {
        false
    }
    /// Where the handle stands, in data, and again when it moves.
    fn at(&self) -> DataPoint;
    /// Where it is on its way to.
    fn value(&self) -> DataPoint {
        self.at()
    }
    /// The limits of its values, if they are not those of the plot.
    fn limits(&self) -> Option<Limits> {
        None
    }
    /// The name of its value along an axis.
    fn name(&self, axis: DragAxis) -> String;
    /// Does this to the state.
    fn act(&self, act: HandleAction);
    /// The state in words.
    fn describe(&self) -> String;
    /// Says the state in words to those who hear it.
    fn announce(&self) {}
}

/// The same, shared by the parts of a handle.
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
            (HandleAction::Drag(place), _) => (handle.drag)(state, place),
            (HandleAction::Drop, _) => (handle.drop)(state),
            (HandleAction::Cancel, _) => (handle.cancel)(state),
            (HandleAction::Nearest(place), Some(choice)) => (choice.nearest)(state, place),
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

/// The limits of a handle's value along an axis, in the plot that it lies over.
pub(crate) fn limits(target: &dyn DragTarget, map: Option<Viewport>, axis: DragAxis) -> Limits {
    let of_plot = || {
        map.map_or((0.0, 0.0), |map| {
            let span = if axis == DragAxis::X { map.x } else { map.y };
            (span.low(), span.high())
        })
    };
    target.limits().unwrap_or_else(of_plot)
}

/// Where a handle stands in the pixels of its plot. A point outside the plot keeps its handle at
/// the edge, where it can be fetched back.
pub(crate) fn position(map: &Viewport, (x, y): DataPoint) -> (f64, f64) {
    let (left, top) = map.pixel_from_data(x, y);
    (
        left.clamp(map.left, map.right),
        top.clamp(map.top, map.bottom),
    )
}
