//! A plotters backend that writes an SVG.
//!
//! plotters' own SVG backend divides font sizes by 1.24, has no way to scale a picture down by
//! [`SUBPIXELS`], and writes attributes with their default values. The output of this one is shorter.

mod path;

use std::convert::Infallible;
use std::fmt::{Arguments, Write};

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontTransform,
};

use path::points;

use super::palette::hex;
#[cfg(not(target_arch = "wasm32"))]
use super::pen::Bitmap;
use super::pen::{Pen, SUBPIXELS, Surface};
use super::viewport::Size;
use crate::numeric::decimal;

/// The text of an SVG of this size in CSS pixels, drawn by `draw`.
#[must_use]
pub fn svg(size: Size, draw: impl FnOnce(&mut Pen<'_>)) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a picture is a few thousand pixels wide"
    )]
    let side = |pixels: f64| (pixels * f64::from(SUBPIXELS)) as u32;
    let (width, height) = (side(size.width), side(size.height));
    let mut backend = Svg {
        size: (width, height),
        text: format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {width} {height}" font-family="sans-serif">"#,
            width / SUBPIXELS,
            height / SUBPIXELS
        ),
    };
    draw(&mut Pen::new(&mut backend, size));
    backend.text + "</svg>\n"
}

struct Svg {
    size: (u32, u32),
    text: String,
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl Svg {
    fn push(&mut self, text: Arguments<'_>) -> Done {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(text);
        Ok(())
    }

    /// An empty element, filled or else stroked.
    fn shape(&mut self, shape: &str, style: &impl BackendStyle, fill: bool) -> Done {
        let color = paint(style.color());
        if fill {
            self.push(format_args!("<{shape} fill={color}/>\n"))
        } else {
            let width = style.stroke_width();
            self.push(format_args!(
                "<{shape} fill=\"none\" stroke-width=\"{width}\" stroke={color}/>\n"
            ))
        }
    }
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Done {
        let pixel = format!(r#"path d="M{x},{y}h1v1h-1z""#);
        self.shape(&pixel, &color, true)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        let path = format!(r#"polyline points="{}""#, points(path));
        self.shape(&path, style, false)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        let circle = format!(r#"circle cx="{x}" cy="{y}" r="{radius}""#);
        self.shape(&circle, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Done {
        let polygon = format!(r#"polygon points="{}""#, points(corners));
        self.shape(&polygon, style, true)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Done {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        // In units of the font size, for common fonts.
        let down = match style.anchor().v_pos {
            VPos::Top => ".76em",
            VPos::Center => ".36em",
            VPos::Bottom => "-.2em",
        };
        let turn = match style.transform() {
            FontTransform::None => 0,
            FontTransform::Rotate90 => 90,
            FontTransform::Rotate180 => 180,
            FontTransform::Rotate270 => 270,
        };
        let turned = if turn == 0 {
            String::new()
        } else {
            format!(r#" transform="rotate({turn} {x} {y})""#)
        };
        let size = decimal::significant(style.size(), 4);
        let (color, text) = (paint(style.color()), escaped(text));
        self.push(format_args!(
            r#"<text x="{x}" y="{y}" dy="{down}" text-anchor="{anchor}" font-size="{size}"{turned} fill={color}>{text}</text>"#
        ))?;
        self.push(format_args!("\n"))
    }
}

impl Surface for Svg {
    type Backend = Self;

    fn backend(&mut self) -> &mut Self {
        self
    }

    /// Draws the bitmap with few squares and few colours, one path for each colour, so that the file is
    /// small. Not compiled for the page, which saves no picture with a bitmap as SVG.
    #[cfg(not(target_arch = "wasm32"))]
    fn bitmap(&mut self, [from, to]: [BackendCoord; 2], bitmap: &Bitmap) {
        const SQUARES: usize = 28;
        const SHADES: u8 = 10;
        let (columns, rows) = (bitmap.columns, bitmap.colors.len() / bitmap.columns);
        let [across, down] = [columns, rows].map(|count| count.min(SQUARES));
        let edge = |k: usize, of: usize, from: i32, to: i32| {
            let share = i64::from(to - from) * k as i64 / of.max(1) as i64;
            from + i32::try_from(share).unwrap_or_default()
        };
        let mut paths: Vec<([u8; 3], String)> = Vec::new();
        for row in 0..down {
            let color = |column: usize| {
                let index = row * rows / down * columns + column * columns / across;
                let color = bitmap.colors[index];
                [color.0, color.1, color.2].map(|part| part / SHADES * SHADES)
            };
            let (top, below) = (
                edge(row, down, from.1, to.1),
                edge(row + 1, down, from.1, to.1),
            );
            let mut first = 0;
            for column in 1..=across {
                if column < across && color(column) == color(first) {
                    continue;
                }
                let (left, right) = (
                    edge(first, across, from.0, to.0),
                    edge(column, across, from.0, to.0),
                );
                let (wide, high) = (right - left, below - top);
                let run = format!("M{left},{top}h{wide}v{high}h-{wide}z");
                match paths.iter_mut().find(|(own, _)| *own == color(first)) {
                    Some((_, path)) => *path += &run,
                    None => paths.push((color(first), run)),
                }
                first = column;
            }
        }
        for ([red, green, blue], path) in paths {
            let fill = hex((red, green, blue));
            // Writing to a string cannot fail.
            let _ = self.push(format_args!(
                "<path shape-rendering=\"crispEdges\" d=\"{path}\" fill=\"{fill}\"/>\n"
            ));
        }
    }
}

/// The value of an attribute for a colour, in quotes, followed by an `opacity` unless it is opaque.
fn paint(color: BackendColor) -> String {
    let rgb = hex(color.rgb);
    if color.alpha < 1.0 {
        let opacity = decimal::significant(color.alpha, 2);
        format!("\"{rgb}\" opacity=\"{opacity}\"")
    } else {
        format!("\"{rgb}\"")
    }
}

/// A text with its special characters escaped.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::axes::lettering;
    use crate::plot::palette::Palette;
    use crate::plot::pen::Stroke;

    // Guards against text that breaks the picture, and against strokes and opacities that are lost.
    #[test]
    fn texts_are_escaped_and_shapes_say_how_they_are_painted() {
        let size = Size {
            width: 10.0,
            height: 5.0,
        };
        let Palette { text, curve, .. } = Palette::LIGHT;
        let picture = svg(size, |pen| {
            let place = lettering(text, 10.0, HPos::Right, VPos::Top);
            let drawn = pen
                .text("a < b & c", (1.0, 2.0), &place)
                .and_then(|()| pen.line(&[(0.0, 0.0), (1.0, 0.5)], Stroke::new(curve, 2.0)))
                .and_then(|()| pen.polygon(&[(0.0, 0.0), (1.0, 0.5)], curve, 0.25));
            assert_eq!(drawn, Ok(()), "an SVG takes all");
        });
        for part in [
            r#"width="10" height="5" viewBox="0 0 160 80""#,
            r##"x="16" y="32" dy=".76em" text-anchor="end" font-size="160.0" fill="#1b1f24">a &lt; b &amp; c</text>"##,
            r##"<polyline points="0,0 16,8" fill="none" stroke-width="32" stroke="#1f5fa8"/>"##,
            r##"<polygon points="0,0 16,8" fill="#1f5fa8" opacity="0.25"/>"##,
        ] {
            assert!(picture.contains(part), "{part} in {picture}");
        }
    }
}
