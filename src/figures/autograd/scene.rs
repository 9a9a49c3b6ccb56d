//! The graph drawn on a `DrawingBackend`.

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::layout::{Item, Layout, Point, layout};
use super::state::Autograd;
use super::state::graph::shown;
use super::state::visit::Visit;
use crate::plot::axes;
use crate::plot::labels::{LabelBox, Labels, extent};
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// Of a line of numbers, in pixels.
const LINE: f64 = 17.0;
/// Of the line with a node's operation, with the room around it.
const HEAD: f64 = 26.0;
/// Of a letter, about.
const LETTER: f64 = 7.0;
/// Of the letters of a rule.
const RULE: f64 = 12.0;
/// The gradient comes back so far right of the value.
const BACK: f64 = 7.0;
/// Of a column of numbers.
const COLUMN: f64 = 57.0;

/// Where the boxes of the graph stand; nothing, where the graph is too large to be drawn.
#[must_use]
pub fn plan(autograd: &Autograd) -> Layout {
    if !autograd.is_drawn() {
        return layout(&[]);
    }
    let mut items = Vec::new();
    for (place, node) in autograd.graph().nodes().iter().enumerate() {
        let (width, height) = size(autograd, place);
        items.push(Item {
            width,
            height,
            inputs: node.inputs.clone(),
        });
    }
    layout(&items)
}

/// The width and the height of a node's box.
#[must_use]
pub fn size(autograd: &Autograd, node: usize) -> (f64, f64) {
    const WIDEST: f64 = 190.0;
    let graph = autograd.graph();
    let letters = graph.nodes()[node].title().chars().count() as f64;
    let lines = graph.value(node).len() as f64;
    (
        (letters * LETTER + 18.0).clamp(2.0 * COLUMN + 6.0, WIDEST),
        HEAD + LINE * lines + 6.0,
    )
}

/// Pixels on pixels: a graph has no axes.
#[must_use]
pub fn viewport(_: &Autograd, size: Size) -> Viewport {
    const NONE: Margin = Margin {
        left: 0.0,
        right: 0.0,
        top: 0.0,
        bottom: 0.0,
    };
    let unit = Axis::linear(0.0, 1.0);
    Viewport::new(size, NONE, unit, unit)
}

/// Nothing stays: each step shows other numbers.
///
/// # Errors
///
/// None.
pub fn draw_static(_: &Autograd, _: &mut Pen<'_>, _: &Viewport, _: &Palette) -> DrawResult {
    Ok(())
}

/// The nodes with their operations, values and gradients, and the edges with what flows along them.
///
/// # Errors
///
/// Those of the backend.
pub fn draw(
    autograd: &Autograd,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let mut plan = plan(autograd);
    // In the middle of what there is.
    let aside = ((pen.size().width - plan.width) / 2.0).max(0.0);
    plan.shift(aside);
    let sketch = Sketch {
        autograd,
        plan,
        map,
        palette,
    };
    for edge in 0..sketch.plan.edges.len() {
        sketch.edge(pen, edge)?;
    }
    for node in 0..sketch.plan.boxes.len() {
        sketch.node(pen, node)?;
    }
    // Above the edges, which may cross.
    let mut labels = sketch.drawn();
    for edge in 0..sketch.plan.edges.len() {
        sketch.rule(pen, edge, &mut labels)?;
    }
    Ok(())
}

struct Sketch<'a> {
    autograd: &'a Autograd,
    plan: Layout,
    map: &'a Viewport,
    palette: &'a Palette,
}

impl Sketch<'_> {
    /// An edge from the upper side of the input to the lower side of the box.
    fn path(&self, edge: usize) -> Vec<Point> {
        let (node, input, points) = &self.plan.edges[edge];
        let mut path = points.clone();
        let end = path.len() - 1;
        // Where edges meet a box, they keep a little apart.
        let port = |(x, y): Point, towards: Point, node: usize, side: f64| {
            let (width, height) = size(self.autograd, node);
            let room = width / 2.0 - 16.0;
            let slant = (towards.0 - x) * 0.3;
            (x + slant.clamp(-room, room), y + side * height / 2.0)
        };
        let (first, last) = (path[0], path[end]);
        let (second, before) = (path[1], path[end - 1]);
        path[0] = port(first, second, *input, -1.0);
        path[end] = port(last, before, *node, 1.0);
        path
    }

    /// The value goes up along an edge; later, beside it, the gradient comes down.
    fn edge(&self, pen: &mut Pen<'_>, edge: usize) -> DrawResult {
        let (node, ..) = self.plan.edges[edge];
        let path = self.path(edge);
        let computed = self.autograd.value(node).is_some();
        let now = |visit| self.autograd.visit() == visit;
        let width = |now| if now { 2.5 } else { 1.5 };
        let up = if computed {
            Stroke::new(self.palette.curve, width(now(Visit::Forward(node))))
        } else {
            Stroke::new(self.palette.grid, 1.5)
        };
        self.arrow(pen, &path, up, &[])?;
        if self.autograd.handed(node) {
            let down: Vec<Point> = path.iter().rev().map(|(x, y)| (x + BACK, *y)).collect();
            let width = width(now(Visit::Backward(node)));
            let stroke = Stroke::new(self.palette.gradient, width);
            // In dashes, so that not its colour alone tells it from the value.
            self.arrow(pen, &down, stroke, GRADIENT)?;
        }
        Ok(())
    }

    /// A path whose end is an arrow, in dashes if there are any.
    fn arrow(
        &self,
        pen: &mut Pen<'_>,
        path: &[Point],
        stroke: Stroke,
        dashes: &[f64],
    ) -> DrawResult {
        let end = path.len() - 1;
        let neck = pen.arrow_head(path[end - 1], path[end], stroke)?;
        let shaft = path[..end].iter().copied().chain([neck]);
        let shaft: Vec<_> = shaft.map(|(x, y)| self.map.data_from_pixel(x, y)).collect();
        series::dashed(pen, self.map, &shaft, stroke, dashes)
    }

    /// The rule of the local derivative beside its edge, above the input.
    fn rule(&self, pen: &mut Pen<'_>, edge: usize, labels: &mut Labels) -> DrawResult {
        const LONGEST: usize = 18;
        let (node, input, _) = self.plan.edges[edge];
        let text = shorten(&self.autograd.graph().derivative_rule(node, input), LONGEST);
        let path = self.path(edge);
        let ((from_x, from_y), (to_x, to_y)) = (path[path.len() - 2], path[path.len() - 1]);
        // Clear of both arrows, which lean as they pass.
        let lean = ((from_x - to_x) / (from_y - to_y)).abs();
        let (wide, _) = extent(&text, RULE);
        let aside = 10.0 + 8.0 * lean.min(1.5) + wide / 2.0;
        // Beside the upper end, where no other edge of the box is near; else further down, or on the
        // other side.
        let first = (26.0 / (from_y - to_y)).min(0.62);
        let shares = [first, 0.5, 0.35, 0.65, 0.2, 0.8];
        let mut places = Vec::new();
        for aside in [aside, -aside] {
            places.extend(shares.map(|share| {
                let x = to_x + share * (from_x - to_x) + aside;
                (x, to_y + share * (from_y - to_y))
            }));
        }
        let color = if self.autograd.handed(node) {
            self.palette.gradient
        } else {
            self.palette.muted
        };
        labels.write(pen, &text, (color, self.palette.surface, RULE), &places)
    }

    /// What is in the way of the rules: boxes, and the arrows both ways.
    fn drawn(&self) -> Labels {
        let mut labels = Labels::new(self.map);
        for (node, middle) in self.plan.boxes.iter().enumerate() {
            labels.area(LabelBox::around(*middle, size(self.autograd, node)));
        }
        for edge in 0..self.plan.edges.len() {
            let mut path = self.path(edge);
            labels.line(&path);
            path.iter_mut().for_each(|(x, _)| *x += BACK);
            labels.line(&path);
        }
        labels
    }

    /// A box: its operation, its values, and beside them its gradients.
    fn node(&self, pen: &mut Pen<'_>, node: usize) -> DrawResult {
        let palette = self.palette;
        let graph = self.autograd.graph();
        let ((x, y), (width, height)) = (self.plan.boxes[node], size(self.autograd, node));
        let [left, right] = [x - width / 2.0, x + width / 2.0];
        let [top, bottom] = [y - height / 2.0, y + height / 2.0];
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        pen.polygon(&corners, palette.surface, 1.0)?;
        let value = self.autograd.value(node);
        let gradient = self.autograd.gradient(node);
        let (color, wide) = match self.autograd.visit() {
            Visit::Forward(now) if now == node => (palette.curve, 2.5),
            Visit::Backward(now) if now == node => (palette.gradient, 2.5),
            Visit::Seed if gradient.is_some() => (palette.gradient, 2.5),
            _ if value.is_some() => (palette.muted, 1.0),
            _ => (palette.grid, 1.0),
        };
        let [one, two, three, four] = corners;
        pen.line(&[one, two, three, four, one], Stroke::new(color, wide))?;

        let faint = |there: bool, color: RGBColor| if there { color } else { palette.muted };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a box is a few hundred pixels wide"
        )]
        let longest = ((width - 16.0) / LETTER).max(0.0) as usize;
        let title = shorten(&graph.nodes()[node].title(), longest);
        let ink = faint(value.is_some(), palette.text);
        let place = axes::lettering(ink, 13.0, HPos::Center, VPos::Center);
        pen.text(&title, (x, top + HEAD / 2.0), &place)?;
        let columns = [
            (value.map(<[f64]>::to_vec), -1.0, palette.curve, ""),
            (gradient, 1.0, palette.gradient, "\u{2202}\u{2009}"),
        ];
        for (numbers, side, color, sign) in columns {
            let place = axes::lettering(color, 13.0, HPos::Center, VPos::Center);
            for (line, number) in numbers.unwrap_or_default().into_iter().enumerate() {
                let at = (
                    x + side * COLUMN / 2.0,
                    top + HEAD + LINE * (line as f64 + 0.5),
                );
                pen.text(&format!("{sign}{}", brief(number)), at, &place)?;
            }
        }
        Ok(())
    }
}

/// A number with as many digits, up to four, as its column has room for.
fn brief(number: f64) -> String {
    const ROOM: usize = 7;
    let fits = |text: &String| text.len() <= ROOM;
    let texts = [4, 3].map(|digits| shown(number, digits));
    texts
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| shown(number, 2))
}

/// The dashes of the arrows of gradients.
const GRADIENT: &[f64] = &[5.0, 3.0];

/// The beginning of a text.
fn shorten(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.into();
    }
    let kept = text.chars().take(longest.saturating_sub(1));
    kept.chain(['…']).collect()
}
