//! The settings of a fit, shared by the figures that fit a model.

use crate::numeric::columns::MAX_ROWS;
use crate::numeric::dataset::Source;
use crate::numeric::loss::Loss;
use crate::numeric::model::MAX_PARAMS;
use crate::numeric::optimizer::{Method, Optimizer};
use crate::numeric::problem::Problem;
use crate::numeric::regression::HasRegression;
use crate::settings::common::FigureState;
use crate::settings::{Setting, Value, about, kinds};

/// The value of `seed` for the notebook's data.
pub const NOTEBOOK: &str = "notebook";
/// The value of `batch` for all rows.
pub const ALL: &str = "all";
/// The word for the reader's own data, which were typed, loaded or dragged.
pub const OWN: &str = "own";
/// The range of a parameter.
pub const PARAMS: (f64, f64) = (-1e6, 1e6);
/// The range of the seed: the integers that JavaScript represents exactly.
pub const SEEDS: (i64, i64) = (-9_007_199_254_740_991, 9_007_199_254_740_991);

/// The source of the data in a word: `notebook`, the seed, or `own`.
#[must_use]
pub fn data_in_a_word(problem: &Problem) -> String {
    match problem.source() {
        _ if problem.has_own_data() => OWN.into(),
        Source::Notebook => NOTEBOOK.into(),
        Source::Seed(seed) => seed.to_string(),
    }
}

/// The value of the setting `batch` for a size, with `all` for 0.
#[must_use]
pub fn batch_value(size: usize) -> Value {
    Value::of_count(Some(size).filter(|size| *size > 0), ALL)
}

/// The size of a batch for a value of the setting, with 0 for `all`.
#[must_use]
pub fn batch_size(value: &Value) -> usize {
    value.count_or_word().unwrap_or_default()
}

/// The settings of a fit, in the order in which they are applied: `params` after the data, which
/// set the initial parameters.
#[must_use]
pub const fn settings<S: HasRegression>() -> [Setting<FigureState<S>>; 9] {
    [
        seed(),
        data(),
        model(),
        params(),
        loss(),
        standardise(),
        optimizer(),
        momentum(),
        batch(),
    ]
}

/// The setting `seed`.
const fn seed<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "seed",
        kind: &kinds::IntegerOr(SEEDS.0, SEEDS.1, NOTEBOOK),
        doc: about("The data: the notebook\u{2019}s, or those of `torch.manual_seed(seed)`."),
        get: |figure| match figure.state.regression().problem().source() {
            Source::Notebook => Value::Word(NOTEBOOK),
            Source::Seed(seed) => Value::Integer(seed),
        },
        set: |figure, value| {
            let seed = value.integer_or_word();
            figure
                .state
                .take_source(seed.map_or(Source::Notebook, Source::Seed));
        },
    }
}

/// The setting `data`.
const fn data<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "data",
        kind: &kinds::Columns,
        doc: about(
            "Data of your own in place of the seed\u{2019}s: time and speed, one row per line.",
        ),
        get: |figure| {
            let problem = figure.state.regression().problem();
            Value::Columns(problem.has_own_data().then(|| problem.data().clone()))
        },
        set: |figure, value| {
            let problem = figure.state.regression().problem();
            let (own, source) = (problem.has_own_data(), problem.source());
            match value.columns() {
                Some(data) => figure.state.take_data(data),
                _ if own => figure.state.take_source(source),
                _ => {}
            }
        },
    }
}

/// The setting `model`.
const fn model<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "model",
        kind: &kinds::Model,
        doc: about("What is fitted: a formula in t; its other names are its parameters."),
        get: |figure| Value::Text(figure.state.regression().problem().model().formula().into()),
        set: |figure, value| {
            let formula = value.text();
            // The kind has parsed the formula before, so this cannot fail.
            let _ = figure
                .state
                .change(|regression| regression.set_model(&formula));
        },
    }
}

/// The setting `params`.
const fn params<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "params",
        kind: &kinds::NumbersUpTo(MAX_PARAMS, PARAMS.0, PARAMS.1),
        doc: about(
            "The initial parameters, in the order of the formula; without it, those that come with the data.",
        ),
        get: |figure| Value::Numbers(figure.state.regression().start().to_vec()),
        set: |figure, value| {
            figure
                .state
                .change(|regression| regression.set_start(&value.numbers()))
        },
    }
}

/// The setting `loss`.
const fn loss<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "loss",
        kind: &kinds::Choice(Loss::NAMES),
        doc: about(
            "What is minimised: the mean squared error, the root mean squared error, or the mean absolute error.",
        ),
        get: |figure| Value::Word(figure.state.regression().problem().loss.name()),
        set: |figure, value| {
            let loss = value.variant();
            figure
                .state
                .change(|regression| regression.set_loss_kind(loss));
        },
    }
}

/// The setting `standardise`.
const fn standardise<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "standardise",
        kind: &kinds::Flag,
        doc: about(
            "Fits `(t - mean)/std` in place of the time, with the times\u{2019} own mean and standard deviation.",
        ),
        get: |figure| Value::Flag(figure.state.regression().problem().standardise),
        set: |figure, value| {
            let on = value.flag();
            figure
                .state
                .change(|regression| regression.set_standardise(on));
        },
    }
}

/// The setting `optimizer`.
const fn optimizer<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "optimizer",
        kind: &kinds::Choice(Method::NAMES),
        doc: about(
            "How a gradient becomes a step, with PyTorch\u{2019}s definitions; `sgd` is plain descent.",
        ),
        get: |figure| Value::Word(figure.state.regression().optimizer().method.name()),
        set: |figure, value| {
            let method = value.variant();
            figure.state.change(|regression| {
                regression.set_optimizer(Optimizer {
                    method,
                    ..regression.optimizer()
                });
            });
        },
    }
}

/// The setting `momentum`.
const fn momentum<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "momentum",
        kind: &kinds::Number(0.0, 0.999),
        doc: about(
            "The share of the velocity that stays, for the optimisers `momentum` and `nesterov`.",
        ),
        get: |figure| Value::Number(figure.state.regression().optimizer().momentum),
        set: |figure, value| {
            let momentum = value.number();
            figure.state.change(|regression| {
                regression.set_optimizer(Optimizer {
                    momentum,
                    ..regression.optimizer()
                });
            });
        },
    }
}

/// The setting `batch`.
const fn batch<S: HasRegression>() -> Setting<FigureState<S>> {
    Setting {
        name: "batch",
        kind: &kinds::IntegerOr(1, MAX_ROWS as i64, ALL),
        doc: about(
            "How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch.",
        ),
        get: |figure| batch_value(figure.state.regression().batch()),
        set: |figure, value| {
            let batch = batch_size(&value);
            figure
                .state
                .change(|regression| regression.set_batch(batch));
        },
    }
}
