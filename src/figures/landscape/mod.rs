//! The figure `<downhill-landscape>`: the loss of a fit, or a function of two variables, as a
//! contour plot with the path of a descent.

mod chart;
mod picture;
pub mod plane_kind;
pub mod scene;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;

use self::state::Landscape;
#[cfg(feature = "web")]
use crate::components::figure_frame::Build;
use crate::figures::Figure;
use crate::figures::shared::fields::{self, ElementValue, Field, Getter};
use crate::numeric::descent::Descends;
use crate::numeric::regression::HasRegression;
use crate::plot::palette::Palette;
use crate::plot::viewport::Size;
use crate::settings::common::FigureState;
use crate::settings::{Table, about};

impl Figure for Landscape {
    const NAME: &'static str = "landscape";
    const TITLE: &'static str = settings::TITLE;
    const ABOUT: &'static str = about(
        "The loss of a fit, or a function of two variables, as a landscape with the path of a descent.",
    );
    const TABLE: Table<FigureState<Self>> = settings::TABLE;
    const GROUPS: &'static [&'static str] = &settings::GROUPS;
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            name: "f",
            doc: about("`fit` where it is the loss of a fit, or the function, as it is printed."),
            value: Getter::Text(|landscape| match landscape.function() {
                Some(function) => function.formula.clone(),
                None => settings::FIT.into(),
            }),
        },
        Field {
            name: "model",
            doc: about("The formula of the fit, as it is printed."),
            value: Getter::Text(|landscape| {
                landscape.regression().problem().model().formula().into()
            }),
        },
        Field {
            name: "plane",
            doc: about("The two axes, as the setting writes them."),
            value: Getter::Text(Landscape::plane_name),
        },
        Field {
            name: "point",
            doc: about("The two coordinates, along the axes, at the step that is shown."),
            value: Getter::Numbers(|landscape| {
                let (x, y) = landscape.point();
                vec![x, y]
            }),
        },
        Field {
            name: "params",
            doc: about(
                "All parameters at the step that is shown, in the order of the formula; of a function, `x` and `y`.",
            ),
            value: Getter::Numbers(|landscape| landscape.now().params.to_vec()),
        },
        Field {
            name: "loss",
            doc: about(
                "The loss, or the value of the function, at the step that is shown: the height there.",
            ),
            value: Getter::Number(|landscape| landscape.now().loss),
        },
        Field {
            name: "grad",
            doc: about("The gradient of `loss` with respect to `params`, as long as these."),
            value: Getter::Numbers(|landscape| landscape.now().gradient.to_vec()),
        },
        Field {
            name: "lr",
            doc: about("The learning rate."),
            value: Getter::Number(|landscape| landscape.descent().learning_rate()),
        },
        Field {
            name: "step",
            doc: about("How many steps are taken."),
            value: Getter::Count(|landscape| landscape.descent().training().steps()),
        },
        Field {
            name: "at",
            doc: about("The step that is shown: the last, unless the reader looks back."),
            value: Getter::Count(|landscape| landscape.descent().at()),
        },
        Field {
            name: "losses",
            doc: about("`losses[k]` is the height before step `k`."),
            value: Getter::Numbers(|landscape| landscape.descent().training().losses().to_vec()),
        },
        Field {
            name: "path",
            doc: about(
                "The coordinates along the axes at each step, the start first: `step + 1` records.",
            ),
            value: Getter::Records(
                &["x", "y"],
                |landscape| landscape.descent().training().steps() + 1,
                |landscape, step| {
                    let (x, y) = landscape.at(step);
                    vec![x, y]
                },
            ),
        },
        Field {
            name: "status",
            doc: about("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`."),
            value: Getter::Status(Landscape::status),
        },
        fields::outcome(),
        Field {
            name: "optimum",
            doc: about(
                "The lowest place that is known: the best fit in the loss that is chosen, where there is a way to tell it, or the lowest place of the function in view.",
            ),
            value: Getter::Record(&[
                Field {
                    name: "params",
                    doc: about("Its parameters, or `x` and `y`; empty where none is known."),
                    value: Getter::Numbers(|landscape| optimum(landscape).0),
                },
                Field {
                    name: "loss",
                    doc: about("Its height; NaN where none is known."),
                    value: Getter::Number(|landscape| optimum(landscape).1),
                },
            ]),
        },
    ];
    const VALUE: ElementValue = ElementValue {
        field: "point",
        setting: Some("start"),
    };
    #[cfg(feature = "web")]
    const BUILD: Build<Self> = view::build;

    fn picture(&self, size: Size, palette: &Palette) -> String {
        picture::draw(self, size, palette)
    }
}

/// The parameters and the loss of the lowest minimum that is known; an empty list and NaN if none
/// is.
fn optimum(landscape: &Landscape) -> (Vec<f64>, f64) {
    match (landscape.function(), landscape.regression().optimum()) {
        (None, Some(best)) => (best.params.clone(), best.loss),
        (Some(_), _) if !landscape.minima().is_empty() => {
            let lowest = &landscape.minima()[0];
            (vec![lowest.at.0, lowest.at.1], lowest.loss)
        }
        _ => (Vec::new(), f64::NAN),
    }
}
