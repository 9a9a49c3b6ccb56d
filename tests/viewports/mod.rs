//! Viewports of one size.

use downhill::plot::axes::MARGIN;
use downhill::plot::viewport::{Axis, Size, Viewport};

pub(crate) const SIZE: Size = Size {
    width: 640.0,
    height: 400.0,
};

pub(crate) fn viewport(x: Axis, y: Axis) -> Viewport {
    Viewport::new(SIZE, MARGIN, x, y)
}

pub(crate) fn square() -> Viewport {
    viewport(Axis::linear(-2.0, 2.0), Axis::linear(-1.0, 5.0))
}
