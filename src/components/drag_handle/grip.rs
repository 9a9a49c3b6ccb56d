//! What a handle reads of a figure, and does to it.

use crate::components::model::Model;
use crate::plot::viewport::Viewport;

/// A place in the data of a plot.
pub type Place = (f64, f64);
/// The least value and the greatest.
pub type Limits = (f64, f64);
/// What is read of a state.
type Look<S, T> = fn(&S) -> T;

/// An axis along which a handle moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// From left to right.
    X,
    /// Up and down.
    Y,
}

/// Both axes.
pub const BOTH: &[Along] = &[Along::X, Along::Y];

impl Along {
    /// What a place says along this axis.
    pub(crate) fn of(self, (x, y): Place) -> f64 {
        if self == Self::X { x } else { y }
    }

    /// The place with another value along this axis.
    pub(crate) fn put(self, (x, y): Place, value: f64) -> Place {
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
    pub axes: &'static [Along],
    /// Where the handle stands, in data.
    pub at: fn(&S) -> Place,
    /// Where it is on its way to, if it moves by itself.
    pub value: fn(&S) -> Place,
    /// The limits of its values, if they are not those of the plot.
    pub limits: Option<Look<S, Limits>>,
    /// The name of its value along an axis.
    pub name: fn(&S, Along) -> String,
    /// A drag begins.
    pub grab: fn(&mut S),
    /// It is to stand here.
    pub drag: fn(&mut S, Place),
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
    pub nearest: fn(&mut S, Place),
    /// Goes to the next point, or the one before.
    pub next: fn(&mut S, isize),
}

/// What a handle does to a state.
#[derive(Clone, Copy)]
pub enum Act {
    /// A drag begins.
    Grab,
    /// It is to stand here.
    Drag(Place),
    /// The drag ends where it is.
    Drop,
    /// The drag ends where it began.
    Cancel,
    /// It is to stand at the point nearest to this place, in data.
    Nearest(Place),
    /// It is to stand at the next point, or the one before.
    Next(isize),
}

/// A state with a handle, whatever the state is.
pub trait Grip {
    /// The axes along which it moves.
    fn axes(&self) -> &'static [Along] {
        BOTH
    }
    /// Whether it can stand at several points.
    fn chooses(&self) -> bool {
        false
    }
    /// Where the handle stands, in data, and again when it moves.
    fn at(&self) -> Place;
    /// Where it is on its way to.
    fn value(&self) -> Place {
        self.at()
    }
    /// The limits of its values, if they are not those of the plot.
    fn limits(&self) -> Option<Limits> {
        None
    }
    /// The name of its value along an axis.
    fn name(&self, axis: Along) -> String;
    /// Does this to the state.
    fn act(&self, act: Act);
    /// The state in words.
    fn describe(&self) -> String;
    /// Says the state in words to those who hear it.
    fn say(&self) {}
}

impl<S> Grip for (Model<S>, Handle<S>) {
    fn axes(&self) -> &'static [Along] {
        self.1.axes
    }

    fn chooses(&self) -> bool {
        self.1.choice.is_some()
    }

    fn at(&self) -> Place {
        self.0.with(self.1.at)
    }

    fn value(&self) -> Place {
        self.0.with(self.1.value)
    }

    fn limits(&self) -> Option<Limits> {
        self.1.limits.map(|limits| self.0.with(limits))
    }

    fn name(&self, axis: Along) -> String {
        self.0.with(|state| (self.1.name)(state, axis))
    }

    fn act(&self, act: Act) {
        let (model, handle) = self;
        model.update(|state| match (act, &handle.choice) {
            (Act::Grab, _) => (handle.grab)(state),
            (Act::Drag(place), _) => (handle.drag)(state, place),
            (Act::Drop, _) => (handle.drop)(state),
            (Act::Cancel, _) => (handle.cancel)(state),
            (Act::Nearest(place), Some(choice)) => (choice.nearest)(state, place),
            (Act::Next(by), Some(choice)) => (choice.next)(state, by),
            (Act::Nearest(_) | Act::Next(_), None) => {}
        });
    }

    fn describe(&self) -> String {
        self.0.with(self.1.describe)
    }

    fn say(&self) {
        self.0.voice().say(self.0.with_untracked(self.1.describe));
    }
}

/// The limits of a handle's value along an axis, in the plot that it lies over.
pub(crate) fn limits(grip: &dyn Grip, map: Option<Viewport>, axis: Along) -> Limits {
    let of_plot = || {
        map.map_or((0.0, 0.0), |map| {
            let span = if axis == Along::X { map.x } else { map.y };
            (span.low(), span.high())
        })
    };
    grip.limits().unwrap_or_else(of_plot)
}

/// Where a handle stands in the pixels of its plot. A point outside the plot keeps its handle at
/// the edge, where it can be fetched back.
pub(crate) fn position(map: &Viewport, (x, y): Place) -> (f64, f64) {
    let (left, top) = map.to_pixel(x, y);
    (
        left.clamp(map.left, map.right),
        top.clamp(map.top, map.bottom),
    )
}
