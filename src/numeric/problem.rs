//! The problem of a fit: data, a model and a loss, with its optimum where that can be computed directly.

use super::dataset::{Dataset, Source, initial, rollercoaster};
use super::descent::MAX_STEPS;
use super::expression::ParseError;
use super::loss::Loss;
use super::model::Model;
use super::optimizer::Optimizer;
use super::training::{Batches, Objective, Rules, Stop, Training};

/// The parameters with the least loss.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimum {
    /// The parameters.
    pub params: Vec<f64>,
    /// Their loss.
    pub loss: f64,
}

/// Data, a model and a loss.
#[derive(Clone, Debug)]
pub struct Problem {
    source: Source,
    data: Dataset,
    /// Whether the data are the reader's own, not those of the source.
    own: bool,
    /// The initial parameters of the source.
    initial: Vec<f64>,
    model: Model,
    /// The loss that is minimised.
    pub loss: Loss,
    /// Whether the model takes `(time - mean)/std` instead of the time.
    pub standardise: bool,
}

impl Default for Problem {
    /// The notebook's problem: its data, its model, its loss.
    fn default() -> Self {
        let source = Source::Notebook;
        let (data, initial) = rollercoaster(source);
        Self {
            source,
            data,
            own: false,
            initial: initial.to_vec(),
            model: Model::default(),
            loss: Loss::default(),
            standardise: false,
        }
    }
}

impl Problem {
    /// The source of the data, unless they are the reader's own, and of the initial parameters.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }

    /// Sets the data and the initial parameters to those of a source.
    pub fn set_source(&mut self, source: Source) {
        let (data, _) = rollercoaster(source);
        self.source = source;
        self.data = data;
        self.own = false;
        self.initial = initial(source, self.model.params().len());
    }

    /// The data.
    #[must_use]
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// Whether the data are the reader's own.
    #[must_use]
    pub fn has_own_data(&self) -> bool {
        self.own
    }

    /// Sets the reader's own data. The initial parameters of the source are kept.
    pub fn set_data(&mut self, data: Dataset) {
        self.data = data;
        self.own = true;
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Sets the model, with the initial parameters of the source. Returns whether it differs from the
    /// one before.
    ///
    /// # Errors
    ///
    /// The first error in the formula; the model is then unchanged.
    pub fn set_model(&mut self, formula: &str) -> Result<bool, ParseError> {
        let model = Model::read(formula)?;
        let other = model != self.model;
        if other {
            self.initial = initial(self.source, model.params().len());
            self.model = model;
        }
        Ok(other)
    }

    /// The initial parameters of the source.
    #[must_use]
    pub fn initial(&self) -> &[f64] {
        &self.initial
    }

    /// The mean and the population standard deviation with which the times are standardised; 0 and 1 if
    /// they are not standardised.
    #[must_use]
    pub fn scale(&self) -> (f64, f64) {
        if !self.standardise {
            return (0.0, 1.0);
        }
        let time = &self.data.time;
        let mean =
            |numbers: &mut dyn Iterator<Item = f64>| numbers.sum::<f64>() / time.len() as f64;
        let centre = mean(&mut time.iter().copied());
        let std = mean(&mut time.iter().map(|t| (t - centre) * (t - centre))).sqrt();
        (centre, if std > 0.0 { std } else { 1.0 })
    }

    /// The times as the model's input: standardised, or unchanged.
    #[must_use]
    pub fn scaled(&self, time: &[f64]) -> Vec<f64> {
        let (mean, std) = self.scale();
        time.iter().map(|t| (t - mean) / std).collect()
    }

    /// The predictions of the model for these times.
    #[must_use]
    pub fn predict(&self, time: &[f64], params: &[f64]) -> Vec<f64> {
        self.model.predict(&self.scaled(time), params)
    }

    /// The parameters of the same curve for times that are not standardised. `None` if the model cannot
    /// express it, for example a wave whose time is shifted.
    #[must_use]
    pub fn unscaled(&self, params: &[f64]) -> Option<Vec<f64>> {
        let time = &self.data.time;
        let preds = self.predict(time, params);
        let unscaled = self.model.least_squares(time, &preds)?;
        let size = preds
            .iter()
            .fold(1e-12_f64, |size, pred| size.max(pred.abs()));
        let again = self.model.predict(time, &unscaled).into_iter().zip(&preds);
        let fits = again
            .into_iter()
            .all(|(again, pred)| (again - pred).abs() <= 1e-6 * size);
        fits.then_some(unscaled)
    }

    /// The loss of the model, as a function of its parameters.
    #[must_use]
    pub fn objective(&self) -> Objective {
        let time = self.scaled(&self.data.time);
        Objective::record(self.model.params().len(), |recorder, params| {
            let (time, speed) = (
                recorder.constant(&time),
                recorder.constant(&self.data.speed),
            );
            self.loss
                .of(self.model.record(recorder, time, params), speed)
        })
    }

    /// The loss of these predictions, one for each time.
    #[must_use]
    pub fn loss_of(&self, preds: &[f64]) -> f64 {
        let mut objective = Objective::record(0, |recorder, _| {
            self.loss.of(
                recorder.constant(preds),
                recorder.constant(&self.data.speed),
            )
        });
        objective.loss(&[])
    }

    /// The loss of predicting the mean speed for every time.
    #[must_use]
    pub fn loss_of_mean(&self) -> f64 {
        let speed = &self.data.speed;
        let mean = speed.iter().sum::<f64>() / speed.len() as f64;
        self.loss_of(&vec![mean; speed.len()])
    }

    /// The optimum of the loss for a model that is linear in its parameters: by least squares for the
    /// mean squared error and its root, by least absolute deviations for the mean absolute error.
    /// `None` for other models, or if it cannot be computed.
    #[must_use]
    pub fn optimum(&self) -> Option<Optimum> {
        let (time, speed) = (self.scaled(&self.data.time), &self.data.speed);
        let params = match self.loss {
            Loss::Mse | Loss::Rmse => self.model.least_squares(&time, speed),
            Loss::Mae => self.model.least_absolute(&time, speed),
        }?;
        let loss = self.objective().loss(&params);
        Some(Optimum { params, loss })
    }

    /// The seed for shuffling batches: that of the source, or 0 for the notebook's data.
    #[must_use]
    pub fn seed(&self) -> i64 {
        match self.source {
            Source::Notebook => 0,
            Source::Seed(seed) => seed,
        }
    }

    /// The batches of this size for [`Training::set_optimizer`]; `None` if a batch has all rows.
    #[must_use]
    pub fn batches(&self, size: usize) -> Option<Batches> {
        if size == 0 || size >= self.data.time.len() {
            return None;
        }
        let columns = [self.scaled(&self.data.time), self.data.speed.clone()];
        let record = |columns: [&[f64]; 2]| {
            let count = self.model.params().len();
            Objective::over(count, columns, |recorder, params, [time, speed]| {
                self.loss
                    .of(self.model.record(recorder, time, params), speed)
            })
        };
        Some(Batches::new(size, self.seed(), columns, &record))
    }

    /// A training from these parameters.
    #[must_use]
    pub fn training(
        &self,
        start: &[f64],
        stop: Stop,
        optimizer: Optimizer,
        batch: usize,
    ) -> Training {
        let mut objective = self.objective();
        let mut gradient = vec![0.0; start.len()];
        // The scale of the loss and of its slopes is taken at parameters 0, or, if the loss is not
        // finite or flat there, at the start.
        let mut reference = objective.evaluate(&vec![0.0; start.len()], &mut gradient);
        let steepest = |gradient: &[f64]| gradient.iter().fold(0.0, |max, g| g.abs().max(max));
        if !reference.is_finite() || steepest(&gradient) == 0.0 {
            reference = objective.evaluate(start, &mut gradient);
        }
        let scale = Some(steepest(&gradient)).filter(|scale| *scale > 0.0 && scale.is_finite());
        let rules = Rules {
            // If the data are of a small scale, all slopes are small.
            gradient_below: 1e-6 * scale.unwrap_or(1.0).min(1.0),
            stop: Some(stop),
            loss_above: 1e6 * reference.max(1.0),
            max_steps: MAX_STEPS,
        };
        let mut training = Training::new(objective, start, rules);
        training.set_optimizer(optimizer, self.batches(batch));
        training
    }
}
