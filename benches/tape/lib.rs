//! The fit's step and an epoch of digits by the tape alone, for a page that measures them: no figure,
//! no history.
//!
//! `cargo xtask bench` builds it as the page is built.

use downhill_numeric::digits::classes::Classes;
use downhill_numeric::digits::classifier::Classifier;
use downhill_numeric::digits::collection::Collection;
use downhill_numeric::digits::trainer::Trainer;
use downhill_numeric::loss::mean_squared_error;
use downhill_numeric::model::Model;
use downhill_numeric::optimizer::Optimizer;
use downhill_numeric::training::Objective;
use wasm_bindgen::prelude::wasm_bindgen;

/// The mean squared error of a quadratic, to be made small.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Fit {
    objective: Objective,
    start: [f64; 3],
    learning_rate: f64,
}

#[wasm_bindgen]
impl Fit {
    /// The fit to these points, from the parameters `a`, `b` and `c`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(time: &[f64], speed: &[f64], a: f64, b: f64, c: f64, learning_rate: f64) -> Self {
        let objective = Objective::record(3, |recorder, params| {
            let (time, speed) = (recorder.constant(time), recorder.constant(speed));
            let preds = Model::default().record(recorder, time, params);
            mean_squared_error(preds, speed)
        });
        Self {
            objective,
            start: [a, b, c],
            learning_rate,
        }
    }

    /// Takes so many steps from the start. Returns the loss before the last one.
    pub fn steps(&mut self, count: u32) -> f64 {
        let (mut params, mut gradient, mut loss) = (self.start, [0.0; 3], 0.0);
        for t in 1..=count as usize {
            loss = self.objective.evaluate(&params, &mut gradient);
            Optimizer::default().update(self.learning_rate, t, &mut params, &gradient, &mut []);
        }
        loss
    }
}

/// A classifier of digits, to be trained from weights of zero.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Digits {
    trainer: Trainer,
    outputs: usize,
    learning_rate: f64,
}

#[wasm_bindgen]
impl Digits {
    /// Of these IDX files, in batches of so many. None where they cannot be read or have no digits of
    /// these classes.
    #[must_use]
    pub fn read(
        images: &[u8],
        labels: &[u8],
        classes: &str,
        batch: usize,
        learning_rate: f64,
    ) -> Option<Self> {
        let classes = Classes::parse(classes)?;
        let collection = Collection::read(images, labels).ok()?;
        Some(Self {
            trainer: Trainer::new(&collection, classes, batch, None)?,
            outputs: classes.outputs(),
            learning_rate,
        })
    }

    /// Takes the steps of so many epochs from the start. Returns the loss before the last one.
    pub fn epochs(&mut self, count: usize) -> f64 {
        let (mut classifier, mut loss) = (Classifier::zero(self.outputs), 0.0);
        for step in 0..count * self.trainer.batches() {
            loss = self.trainer.evaluate(step, &classifier);
            self.trainer.update(self.learning_rate, &mut classifier);
        }
        loss
    }
}
