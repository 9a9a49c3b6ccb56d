//! What the loss of a fit depends on besides the parameters.

use crate::numeric::dataset::Dataset;
use crate::numeric::loss::Loss;
use crate::numeric::model::Model;
use crate::numeric::regression::Regression;

/// The data, the model and the loss, kept to detect when the loss surface has changed.
#[derive(PartialEq)]
pub(super) struct LossInputs {
    data: Dataset,
    model: Model,
    loss: Loss,
    standardise: bool,
}

impl LossInputs {
    /// The inputs of a fit's loss.
    pub(super) fn of(regression: &Regression) -> Self {
        let problem = regression.problem();
        Self {
            data: problem.data().clone(),
            model: problem.model().clone(),
            loss: problem.loss,
            standardise: problem.standardise,
        }
    }

    /// Whether a fit's loss still has these inputs.
    pub(super) fn is_of(&self, regression: &Regression) -> bool {
        let problem = regression.problem();
        self.data == *problem.data()
            && self.model == *problem.model()
            && self.loss == problem.loss
            && self.standardise == problem.standardise
    }
}
