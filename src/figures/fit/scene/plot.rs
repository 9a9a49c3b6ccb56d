//! The parts of a plot of the data and the model, which the views draw alone or together.

use plotters::style::RGBColor;

use super::super::state::{Fit, TRUTH};
use crate::numeric::model::Model;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Pixel, Stroke};
use crate::plot::series;
use crate::plot::viewport::Viewport;

/// More measurements than this are drawn in the static layer and without their errors, so that a
/// frame is drawn in time.
pub(super) const MAX_DYNAMIC: usize = 400;

/// Whether the measurements are few enough for the dynamic layer.
pub(super) fn is_dynamic(fit: &Fit) -> bool {
    fit.data().time.len() <= MAX_DYNAMIC
}

/// A measurement, and the prediction of its speed.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) time: f64,
    pub(super) speed: f64,
    pub(super) pred: f64,
}

/// A fit, with the map and the colours in which it is drawn.
#[derive(Clone, Copy)]
pub(super) struct Plot<'a> {
    pub(super) fit: &'a Fit,
    pub(super) map: &'a Viewport,
    pub(super) palette: &'a Palette,
}

impl Plot<'_> {
    /// The pixels of the measurements.
    fn pixels(&self) -> impl Iterator<Item = Pixel> {
        let data = self.fit.data();
        let pairs = data.time.iter().zip(&data.speed);
        pairs.map(|(time, speed)| self.map.pixel_from_data(*time, *speed))
    }

    /// Draws the measurements of the static layer as small discs of this radius.
    pub(super) fn dots(&self, pen: &mut Pen<'_>, radius: f64) -> DrawResult {
        for at in self.pixels().filter(|_| !is_dynamic(self.fit)) {
            pen.disc(at, radius, self.palette.target)?;
        }
        Ok(())
    }

    /// Draws the measurements of the dynamic layer.
    pub(super) fn data(&self, pen: &mut Pen<'_>) -> DrawResult {
        for at in self.pixels().filter(|_| is_dynamic(self.fit)) {
            self.measurement(pen, at, 1.0)?;
        }
        Ok(())
    }

    /// The measurements with their predictions, at most `max`, evenly chosen.
    pub(super) fn rows(&self, params: &[f64], max: usize) -> Vec<Row> {
        let data = self.fit.data();
        let every = data.time.len().div_ceil(max).max(1);
        let choose = |column: &[f64]| column.iter().copied().step_by(every).collect::<Vec<_>>();
        let (times, speeds) = (choose(&data.time), choose(&data.speed));
        let preds = self.fit.problem().predict(&times, params);
        let row = |((time, speed), pred)| Row { time, speed, pred };
        times.into_iter().zip(speeds).zip(preds).map(row).collect()
    }

    /// The graph of the model over the width of the plot.
    pub(super) fn graph(&self, params: &[f64]) -> Vec<(f64, f64)> {
        let time: Vec<f64> = series::samples(self.map).collect();
        let preds = self.fit.problem().predict(&time, params);
        time.into_iter().zip(preds).collect()
    }

    /// Draws the graph of the model.
    pub(super) fn curve(&self, pen: &mut Pen<'_>, params: &[f64], stroke: Stroke) -> DrawResult {
        series::line(pen, self.map, self.graph(params), stroke)
    }

    /// Draws the errors as lines from the measurements to their predictions.
    pub(super) fn errors(&self, pen: &mut Pen<'_>, rows: &[Row], stroke: Stroke) -> DrawResult {
        for row in rows {
            let ends = [(row.time, row.speed), (row.time, row.pred)];
            series::line(pen, self.map, ends, stroke)?;
        }
        Ok(())
    }

    /// Draws a prediction as a diamond, if it is inside the frame.
    pub(super) fn prediction(
        &self,
        pen: &mut Pen<'_>,
        row: &Row,
        (radius, color): (f64, RGBColor),
    ) -> DrawResult {
        if !self.map.contains(row.time, row.pred) {
            return Ok(());
        }
        let at = self.map.pixel_from_data(row.time, row.pred);
        pen.diamond(at, radius, color)
    }

    /// Draws a measurement as a disc with a rim, on top of what it overlaps.
    fn measurement(&self, pen: &mut Pen<'_>, at: Pixel, size: f64) -> DrawResult {
        pen.disc(at, 5.5 * size, self.palette.surface)?;
        pen.disc(at, 4.0 * size, self.palette.target)
    }

    /// Draws the predictions and the measurements; `size` scales the marks.
    pub(super) fn marks(&self, pen: &mut Pen<'_>, rows: &[Row], size: f64) -> DrawResult {
        for row in rows {
            self.prediction(pen, row, (5.0 * size, self.palette.prediction))?;
            let at = self.map.pixel_from_data(row.time, row.speed);
            self.measurement(pen, at, size)?;
        }
        Ok(())
    }

    /// Draws the model with these parameters, its errors and predictions, and the data; `size`
    /// scales the marks.
    pub(super) fn model(&self, pen: &mut Pen<'_>, params: &[f64], size: f64) -> DrawResult {
        let rows = if is_dynamic(self.fit) {
            self.rows(params, MAX_DYNAMIC)
        } else {
            Vec::new()
        };
        let error = Stroke::new(self.palette.prediction, 1.0).opacity(0.45);
        self.errors(pen, &rows, error)?;
        self.curve(pen, params, Stroke::new(self.palette.prediction, 2.0))?;
        self.marks(pen, &rows, size)
    }

    /// Draws the best fit and the curve behind the data, if they are shown and known.
    pub(super) fn truth(&self, pen: &mut Pen<'_>) -> DrawResult {
        if !self.fit.truth_shown {
            return Ok(());
        }
        let best = Stroke::new(self.palette.curve, 2.0);
        if let Some(optimum) = self.fit.optimum() {
            let curve = self.graph(&optimum.params);
            series::dashed(pen, self.map, &curve, best, &[12.0, 5.0])?;
        }
        if self.fit.has_own_data() {
            return Ok(());
        }
        let behind = Stroke::new(self.palette.gradient, 2.5);
        let time: Vec<f64> = series::samples(self.map).collect();
        let speed = Model::default().predict(&time, &TRUTH);
        let curve: Vec<_> = time.into_iter().zip(speed).collect();
        series::dashed(pen, self.map, &curve, behind, &[3.0, 4.0])
    }
}
