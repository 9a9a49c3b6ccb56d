//! A backend that remembers what is drawn.

use std::convert::Infallible;

use downhill::plot::pen::{DrawResult, Pen, Pixel, SUBPIXELS, Surface};
use downhill::plot::viewport::Size;
use plotters::style::RGBColor;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::COLORS;

/// What was drawn: its pixels, the corners of a polygon or the middle of a disc; and its colour.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drawn {
    pub(crate) pixels: Vec<Pixel>,
    pub(crate) color: RGBColor,
    pub(crate) alpha: f64,
}

/// A backend that remembers what it is given.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Recording {
    pub(crate) lines: Vec<Drawn>,
    pub(crate) polygons: Vec<Drawn>,
    pub(crate) discs: Vec<Drawn>,
    pub(crate) texts: Vec<(String, Pixel)>,
}

type Recorded = Result<(), DrawingErrorKind<Infallible>>;

fn pixel((x, y): BackendCoord) -> Pixel {
    let pixels = |coordinate: i32| f64::from(coordinate) / f64::from(SUBPIXELS);
    (pixels(x), pixels(y))
}

fn drawn<S: BackendStyle>(path: impl IntoIterator<Item = BackendCoord>, style: &S) -> Drawn {
    let BackendColor { alpha, rgb } = style.color();
    Drawn {
        pixels: path.into_iter().map(pixel).collect(),
        color: RGBColor(rgb.0, rgb.1, rgb.2),
        alpha,
    }
}

impl DrawingBackend for Recording {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (0, 0)
    }

    fn ensure_prepared(&mut self) -> Recorded {
        Ok(())
    }

    fn present(&mut self) -> Recorded {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Recorded {
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Recorded {
        self.lines.push(drawn(path, style));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Recorded {
        self.polygons.push(drawn(corners, style));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        _: u32,
        style: &S,
        _: bool,
    ) -> Recorded {
        self.discs.push(drawn([center], style));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, _: &S, at: BackendCoord) -> Recorded {
        self.texts.push((text.into(), pixel(at)));
        Ok(())
    }
}

impl Surface for Recording {
    type Backend = Self;

    fn backend(&mut self) -> &mut Self {
        self
    }
}

impl Recording {
    pub(crate) fn of(size: Size, draw: impl FnOnce(&mut Pen<'_>) -> DrawResult) -> Self {
        let mut recording = Self::default();
        assert_eq!(draw(&mut Pen::new(&mut recording, size)), Ok(()));
        recording
    }

    /// The middles of the diamonds in a colour.
    pub(crate) fn diamonds(&self, color: RGBColor) -> Vec<Pixel> {
        let opaque = self.polygons.iter().filter(|polygon| {
            polygon.color == color && polygon.alpha >= 1.0 && polygon.pixels.len() == 4
        });
        opaque
            .map(|diamond| (diamond.pixels[0].0, diamond.pixels[1].1))
            .collect()
    }

    /// The translucent polygons.
    pub(crate) fn squares(&self) -> Vec<&[Pixel]> {
        let translucent = self.polygons.iter().filter(|polygon| polygon.alpha < 1.0);
        translucent.map(|square| &square.pixels[..]).collect()
    }

    /// The vertical lines in the colour of the predictions.
    pub(crate) fn errors(&self) -> Vec<[Pixel; 2]> {
        let ends = self.lines.iter().filter_map(|line| match line.pixels[..] {
            [from, to] if line.color == COLORS.prediction && from.0 == to.0 => Some([from, to]),
            _ => None,
        });
        // The edges of the squares are not errors.
        let squares = self.squares();
        let is_edge = |end: Pixel| squares.iter().any(|square| square[1].0 == end.0);
        ends.filter(|[from, _]| !is_edge(*from)).collect()
    }

    /// The shafts and tips of the arrows.
    pub(crate) fn arrows(&self) -> Vec<(Pixel, Pixel)> {
        let heads = self.polygons.iter().filter(|polygon| {
            polygon.color == COLORS.point && polygon.alpha >= 1.0 && polygon.pixels.len() == 3
        });
        let shafts = self.lines.iter().filter(|line| line.color == COLORS.point);
        let tips = heads.map(|head| head.pixels[0]);
        shafts.map(|line| line.pixels[0]).zip(tips).collect()
    }
}
