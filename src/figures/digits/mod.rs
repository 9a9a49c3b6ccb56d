//! The figure `<downhill-digits>`: a linear classifier of handwritten digits.

pub mod charts;
pub mod classes_kind;
pub mod colors;
pub mod export;
pub mod files;
mod picture;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;

use self::state::Digits;
#[cfg(feature = "web")]
use crate::components::figure_frame::Build;
use crate::figures::Figure;
use crate::figures::shared::fields::{self, ElementValue, Field, Getter};
use crate::numeric::digits::metrics::Metrics;
use crate::numeric::digits::run::TrainingRun;
use crate::numeric::steps::Steps;
use crate::plot::palette::Palette;
use crate::plot::viewport::Size;
use crate::settings::common::FigureState;
use crate::settings::{Table, about};

impl Figure for Digits {
    const NAME: &'static str = "digits";
    const TITLE: &'static str = settings::TITLE;
    const ABOUT: &'static str =
        about("A linear classifier of handwritten digits, trained on real ones.");
    const TABLE: Table<FigureState<Self>> = settings::TABLE;
    const GROUPS: &'static [&'static str] = &settings::GROUPS;
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            name: "classes",
            doc: about("The classes that are told apart, as the setting writes them."),
            value: Getter::Text(|digits| digits.classes().to_string()),
        },
        Field {
            name: "step",
            doc: about("How many steps are taken."),
            value: Getter::Count(|digits| digits.shown_and_last().1),
        },
        Field {
            name: "at",
            doc: about("The step that is shown: the last, unless the reader looks back."),
            value: Getter::Count(|digits| digits.shown_and_last().0),
        },
        Field {
            name: "epoch",
            doc: about("How many epochs are complete at the step that is shown."),
            value: Getter::Count(Digits::epoch),
        },
        Field {
            name: "loss",
            doc: about(
                "The mean cross-entropy over the validation digits at the step that is shown; NaN while there are no digits.",
            ),
            value: Getter::Number(|digits| digits.valid().map_or(f64::NAN, Metrics::loss)),
        },
        Field {
            name: "accuracy",
            doc: about(
                "The accuracy on the validation digits at the step that is shown, from 0 to 1; NaN while there are no digits.",
            ),
            value: Getter::Number(|digits| digits.valid().map_or(f64::NAN, Metrics::accuracy)),
        },
        Field {
            name: "lr",
            doc: about("The learning rate."),
            value: Getter::Number(Digits::learning_rate),
        },
        Field {
            name: "weights",
            doc: about(
                "The weights at the step that is shown, as a matrix of 784 × k row by row: for each pixel its weight for each of the k scores. Two classes have one score, ten have ten.",
            ),
            value: Getter::Numbers(|digits| digits.classifier().weights),
        },
        Field {
            name: "bias",
            doc: about("The biases at the step that is shown: one for each score."),
            value: Getter::Numbers(|digits| digits.classifier().bias),
        },
        Field {
            name: "losses",
            doc: about("`losses[k]` is the loss over its batch before step `k`."),
            value: Getter::Numbers(|digits| {
                let losses = digits.run().map_or(&[][..], TrainingRun::losses);
                losses
                    .iter()
                    .take(digits.shown_and_last().1)
                    .copied()
                    .collect()
            }),
        },
        Field {
            name: "history",
            doc: about(
                "Loss and accuracy over the training digits and over the validation digits after each epoch that is known, from epoch 0, before the first step.",
            ),
            value: Getter::Records(
                &[
                    "epoch",
                    "train_loss",
                    "train_accuracy",
                    "valid_loss",
                    "valid_accuracy",
                ],
                |digits| digits.epochs().len(),
                |digits, epoch| {
                    let known = &digits.epochs()[epoch];
                    let parts = [&known.train, &known.valid];
                    let numbers = parts.map(|part| [part.loss(), part.accuracy()]);
                    [&[epoch as f64], numbers.as_flattened()].concat()
                },
            ),
        },
        Field {
            name: "confusion",
            doc: about(
                "The confusion matrix of the validation digits, row by row: for each class, how many of its digits were given each class.",
            ),
            value: Getter::Numbers(|digits| {
                let confusion = digits.valid().map_or(&[][..], Metrics::confusion);
                confusion.iter().map(|count| *count as f64).collect()
            }),
        },
        Field {
            name: "status",
            doc: about("How far it is: `ready`, `running`, `paused` or `diverged`."),
            value: Getter::Status(Steps::status),
        },
        fields::outcome(),
    ];
    const VALUE: ElementValue = ElementValue {
        field: "accuracy",
        setting: None,
    };
    const CODE: Option<fn(&Self) -> String> = Some(export::script);
    #[cfg(feature = "web")]
    const BUILD: Build<Self> = view::build;

    fn picture(&self, size: Size, palette: &Palette) -> String {
        picture::draw(self, size, palette)
    }
}
