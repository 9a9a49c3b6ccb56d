//! The figure `<downhill-fit>`: a model fitted to the speed of a rollercoaster.

pub mod bars;
pub mod charts;
pub mod contenders_kind;
pub mod export;
pub mod page;
mod picture;
pub mod race_chart;
pub mod scene;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;
pub mod walk_loss;

use self::state::Fit;
use self::state::view::View;
#[cfg(feature = "web")]
use crate::components::figure_frame::Build;
use crate::figures::Figure;
use crate::figures::shared::fields::{self, ElementValue, Field, Getter};
use crate::figures::shared::fit_settings;
use crate::numeric::dataset::Source;
use crate::numeric::descent::Descends;
use crate::numeric::regression::HasRegression;
use crate::numeric::steps::Steps;
use crate::plot::palette::Palette;
use crate::plot::viewport::Size;
use crate::settings::common::FigureState;
use crate::settings::{Table, about};

impl Figure for Fit {
    const NAME: &'static str = "fit";
    const TITLE: &'static str = settings::TITLE;
    const ABOUT: &'static str =
        about("A model that is fitted to data by the seven steps of gradient descent.");
    const TABLE: Table<FigureState<Self>> = settings::TABLE;
    const GROUPS: &'static [&'static str] = &settings::GROUPS;
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            name: "seed",
            doc: about(
                "The seed of the data; `notebook` for the notebook\u{2019}s own, `own` for data that were given or dragged.",
            ),
            value: Getter::NumberOr(
                &[fit_settings::NOTEBOOK, fit_settings::OWN],
                |fit| match fit.source() {
                    _ if fit.has_own_data() => Err(fit_settings::OWN),
                    Source::Notebook => Err(fit_settings::NOTEBOOK),
                    #[expect(
                        clippy::cast_precision_loss,
                        reason = "seeds are held to the whole numbers of f64"
                    )]
                    Source::Seed(seed) => Ok(seed as f64),
                },
            ),
        },
        Field {
            name: "model",
            doc: about("The formula that is fitted, as it is printed."),
            value: Getter::Text(|fit| fit.model().formula().into()),
        },
        Field {
            name: "time",
            doc: about("The times of the data, one for each point."),
            value: Getter::Numbers(|fit| fit.data().time.clone()),
        },
        Field {
            name: "speed",
            doc: about("The speeds of the data, as long as `time`: what is to be predicted."),
            value: Getter::Numbers(|fit| fit.data().speed.clone()),
        },
        Field {
            name: "params",
            doc: about("The parameters at the step that is shown, in the order of the formula."),
            value: Getter::Numbers(|fit| fit.params().to_vec()),
        },
        Field {
            name: "preds",
            doc: about("What the model predicts with `params`, as long as `time`."),
            value: Getter::Numbers(Fit::preds),
        },
        Field {
            name: "loss",
            doc: about("The loss at the step that is shown."),
            value: Getter::Number(Fit::loss),
        },
        Field {
            name: "grad",
            doc: about("The gradient of the loss with respect to `params`, as long as these."),
            value: Getter::Numbers(|fit| fit.grad().to_vec()),
        },
        Field {
            name: "lr",
            doc: about("The learning rate."),
            value: Getter::Number(|fit| fit.descent().learning_rate()),
        },
        Field {
            name: "step",
            doc: about("How many steps are taken."),
            value: Getter::Count(|fit| {
                let forward = fit.regression().fast_forward();
                forward.map_or(fit.descent_steps(), |far| far.progress().0)
            }),
        },
        Field {
            name: "at",
            doc: about("The step that is shown: the last, unless the reader looks back."),
            value: Getter::Count(|fit| fit.regression().step_now()),
        },
        Field {
            name: "losses",
            doc: about("`losses[k]` is the loss before step `k`."),
            value: Getter::Numbers(|fit| fit.losses().to_vec()),
        },
        Field {
            name: "lap",
            doc: about("The step of the race that is shown."),
            value: Getter::Count(Fit::lap),
        },
        Field {
            name: "status",
            doc: about("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`."),
            value: Getter::Status(|fit| match fit.view() {
                View::Race => fit.race().status(),
                _ => fit.status(),
            }),
        },
        fields::outcome(),
        Field {
            name: "optimum",
            doc: about(
                "The best fit in the loss that is chosen, where there is a way to tell it: for a model that is a sum of its parameters, each times a function of `t`.",
            ),
            value: Getter::Record(&[
                Field {
                    name: "params",
                    doc: about("The best parameters there are; empty where they are not known."),
                    value: Getter::Numbers(|fit| {
                        let optimum = fit.optimum();
                        optimum.map_or(Vec::new(), |optimum| optimum.params.clone())
                    }),
                },
                Field {
                    name: "loss",
                    doc: about("The loss that they have; NaN where they are not known."),
                    value: Getter::Number(|fit| {
                        fit.optimum().map_or(f64::NAN, |optimum| optimum.loss)
                    }),
                },
            ]),
        },
    ];
    const VALUE: ElementValue = ElementValue {
        field: "params",
        setting: Some("params"),
    };
    const CODE: Option<fn(&Self) -> String> = Some(export::script);
    #[cfg(feature = "web")]
    const BUILD: Build<Self> = view::build;

    fn picture(&self, size: Size, palette: &Palette) -> String {
        picture::draw(self, size, palette)
    }
}
