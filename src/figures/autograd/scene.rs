//! Drawing the graph on a `DrawingBackend`.

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::layout::{Item, Layout, Point, layout};
use super::state::Autograd;
use super::state::graph::number_or_dash;
use super::state::visit::Visit;
use crate::plot::axes;
use crate::plot::labels::{LabelBox, Labels, extent};
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The height of a line of numbers, in pixels.
const LINE_HEIGHT: f64 = 17.0;
/// The height of a node's title, with its padding, in pixels.
const TITLE_HEIGHT: f64 = 26.0;
/// The approximate width of a letter, in pixels.
const LETTER_WIDTH: f64 = 7.0;
/// The font size of a rule, in pixels.
const RULE_SIZE: f64 = 12.0;
/// The distance of a gradient's arrow to the right of the value's, in pixels.
const GRADIENT_OFFSET: f64 = 7.0;
/// The width of a column of numbers, in pixels.
const COLUMN_WIDTH: f64 = 57.0;

/// The layout of the graph; empty if the graph is too large to be drawn.
#[must_use]
pub fn plan(autograd: &Autograd) -> Layout {
    if !autograd.is_drawn() {
        return layout(&[]);
    }
    let mut items = Vec::new();
    for (index, node) in autograd.graph().nodes().iter().enumerate() {
        let (width, height) = size(autograd, index);
        items.push(Item {
            width,
            height,
            inputs: node.inputs.clone(),
        });
    }
    layout(&items)
}

/// The width and the height of a node's box, in pixels.
#[must_use]
pub fn size(autograd: &Autograd, node: usize) -> (f64, f64) {
    const MAX_WIDTH: f64 = 190.0;
    let graph = autograd.graph();
    let letters = graph.nodes()[node].title().chars().count() as f64;
    let lines = graph.value(node).len() as f64;
    (
        (letters * LETTER_WIDTH + 18.0).clamp(2.0 * COLUMN_WIDTH + 6.0, MAX_WIDTH),
        TITLE_HEIGHT + LINE_HEIGHT * lines + 6.0,
    )
}

/// The map of a plot without axes, since the graph is drawn in pixels.
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

/// Draws the static layer, which is empty, since each step shows other numbers.
///
/// # Errors
///
/// None.
pub fn draw_static(_: &Autograd, _: &mut Pen<'_>, _: &Viewport, _: &Palette) -> DrawResult {
    Ok(())
}

/// Draws the nodes with their operations, values and gradients, and the edges with their local
/// derivatives.
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
    // Centred in the available width.
    let aside = ((pen.size().width - plan.width) / 2.0).max(0.0);
    plan.shift(aside);
    let drawing = GraphDrawing {
        autograd,
        plan,
        map,
        palette,
    };
    for edge in 0..drawing.plan.edges.len() {
        drawing.edge(pen, edge)?;
    }
    for node in 0..drawing.plan.boxes.len() {
        drawing.node(pen, node)?;
    }
    // After the edges, so that the rules are drawn above them.
    let mut labels = drawing.obstacles();
    for edge in 0..drawing.plan.edges.len() {
        drawing.rule(pen, edge, &mut labels)?;
    }
    Ok(())
}

/// The graph with its layout and the means to draw it.
struct GraphDrawing<'a> {
    autograd: &'a Autograd,
    plan: Layout,
    map: &'a Viewport,
    palette: &'a Palette,
}

impl GraphDrawing<'_> {
    /// The path of an edge, from the upper side of the input's box to the lower side of the node's
    /// box.
    fn path(&self, edge: usize) -> Vec<Point> {
        let (node, input, points) = &self.plan.edges[edge];
        let mut path = points.clone();
        let end = path.len() - 1;
        // Where several edges meet a box, their ends are spread.
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

    /// Draws an edge: an arrow up for the value and, once it is passed on, an arrow down for the
    /// gradient.
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
        if self.autograd.has_passed_gradient(node) {
            let down: Vec<Point> = path
                .iter()
                .rev()
                .map(|(x, y)| (x + GRADIENT_OFFSET, *y))
                .collect();
            let width = width(now(Visit::Backward(node)));
            let stroke = Stroke::new(self.palette.gradient, width);
            // Dashed, so that it differs from the value's arrow not only by its colour.
            self.arrow(pen, &down, stroke, GRADIENT_DASHES)?;
        }
        Ok(())
    }

    /// Draws a path that ends in an arrow head, dashed unless `dashes` is empty.
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

    /// Writes the rule of the local derivative beside its edge.
    fn rule(&self, pen: &mut Pen<'_>, edge: usize, labels: &mut Labels) -> DrawResult {
        const MAX_LETTERS: usize = 18;
        let (node, input, _) = self.plan.edges[edge];
        let text = shorten(
            &self.autograd.graph().derivative_rule(node, input),
            MAX_LETTERS,
        );
        let path = self.path(edge);
        let ((from_x, from_y), (to_x, to_y)) = (path[path.len() - 2], path[path.len() - 1]);
        // Clear of both arrows, the more so the more they are inclined.
        let lean = ((from_x - to_x) / (from_y - to_y)).abs();
        let (wide, _) = extent(&text, RULE_SIZE);
        let aside = 10.0 + 8.0 * lean.min(1.5) + wide / 2.0;
        // Candidates: first near the upper end, where no other edge of the box is near, then
        // further down, then on the other side.
        let first = (26.0 / (from_y - to_y)).min(0.62);
        let shares = [first, 0.5, 0.35, 0.65, 0.2, 0.8];
        let mut candidates = Vec::new();
        for aside in [aside, -aside] {
            candidates.extend(shares.map(|share| {
                let x = to_x + share * (from_x - to_x) + aside;
                (x, to_y + share * (from_y - to_y))
            }));
        }
        let color = if self.autograd.has_passed_gradient(node) {
            self.palette.gradient
        } else {
            self.palette.muted
        };
        labels.write(
            pen,
            &text,
            (color, self.palette.surface, RULE_SIZE),
            &candidates,
        )
    }

    /// The boxes, and the arrows in both directions, as obstacles for the rules.
    fn obstacles(&self) -> Labels {
        let mut labels = Labels::new(self.map);
        for (node, middle) in self.plan.boxes.iter().enumerate() {
            labels.area(LabelBox::around(*middle, size(self.autograd, node)));
        }
        for edge in 0..self.plan.edges.len() {
            let mut path = self.path(edge);
            labels.line(&path);
            path.iter_mut().for_each(|(x, _)| *x += GRADIENT_OFFSET);
            labels.line(&path);
        }
        labels
    }

    /// Draws a box: its title, its values, and beside them its gradients.
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
        let longest = ((width - 16.0) / LETTER_WIDTH).max(0.0) as usize;
        let title = shorten(&graph.nodes()[node].title(), longest);
        let ink = faint(value.is_some(), palette.text);
        let style = axes::lettering(ink, 13.0, HPos::Center, VPos::Center);
        pen.text(&title, (x, top + TITLE_HEIGHT / 2.0), &style)?;
        let columns = [
            (value.map(<[f64]>::to_vec), -1.0, palette.curve, ""),
            (gradient, 1.0, palette.gradient, "\u{2202}\u{2009}"),
        ];
        for (numbers, side, color, sign) in columns {
            let style = axes::lettering(color, 13.0, HPos::Center, VPos::Center);
            for (line, number) in numbers.unwrap_or_default().into_iter().enumerate() {
                let at = (
                    x + side * COLUMN_WIDTH / 2.0,
                    top + TITLE_HEIGHT + LINE_HEIGHT * (line as f64 + 0.5),
                );
                pen.text(&format!("{sign}{}", brief(number)), at, &style)?;
            }
        }
        Ok(())
    }
}

/// A number with as many significant digits, from two to four, as fit its column.
fn brief(number: f64) -> String {
    const MAX_LETTERS: usize = 7;
    let fits = |text: &String| text.len() <= MAX_LETTERS;
    let texts = [4, 3].map(|digits| number_or_dash(number, digits));
    texts
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| number_or_dash(number, 2))
}

/// The dashes of the gradients' arrows.
const GRADIENT_DASHES: &[f64] = &[5.0, 3.0];

/// A text cut to a number of characters, the last of which is then an ellipsis.
fn shorten(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.into();
    }
    let kept = text.chars().take(longest.saturating_sub(1));
    kept.chain(['…']).collect()
}
