//! The settings of the landscape.

use super::plane_kind::PlaneKind;
use super::state::function::NAMES;
use super::state::parameter_plane::OffPlane;
use super::state::{LEARNING_RATES, Landscape, STARTS};
use crate::figures::shared::descent_settings;
use crate::figures::shared::fit_settings;
use crate::settings::common::{self, FigureState};
use crate::settings::setting::{count, table};
use crate::settings::{Setting, Table, Value, about, kinds};

/// The title of the figure.
pub const TITLE: &str = "The landscape of a loss";

/// The groups of controls that the setting `hide` can hide.
pub const GROUPS: [&str; 17] = [
    "view",
    "formula",
    "plane",
    "data",
    "kind",
    "optimizer",
    "rate",
    "marks",
    "direction",
    "playback",
    "pace",
    "readout",
    "gradient",
    "history",
    "settings",
    "table",
    "embed",
];

/// The value of `f` that shows the loss of the fit.
pub const FIT: &str = "fit";
/// The value of `range` that fits it to start, path and minimum.
const AUTO: &str = "auto";

/// The settings, in the order in which they are applied: `plane` after the model whose parameters
/// it names, `start` after the plane, `step` after all that the steps depend on.
pub const TABLE: Table<FigureState<Landscape>> = &table::<_, { count(PARTS) }>(PARTS);

const PARTS: &[&[Setting<FigureState<Landscape>>]] = &[
    &[Setting {
        name: "f",
        kind: &kinds::FormulaOr(&NAMES, FIT),
        doc: about(
            "What the landscape is of: `fit` for the loss of a fit, or a function of x and y, as Python writes it.",
        ),
        get: |figure| match figure.state.function() {
            Some(function) => Value::Text(function.formula.clone()),
            None => Value::Word(FIT),
        },
        set: |figure, value| match value.text_or_word() {
            Some(formula) => {
                // The kind has parsed the formula before, so this cannot fail.
                let _ = figure.state.set_function(&formula);
            }
            None => figure.state.show_fit(),
        },
    }],
    &fit_settings::settings(),
    &[
        Setting {
            name: "plane",
            kind: &PlaneKind,
            doc: about(
                "The two axes of a fit\u{2019}s landscape: two of its parameters, or directions in which its loss bends: `ravine` for the steepest and the flattest, `steep` for the two steepest, `flat` for the two flattest.",
            ),
            get: |figure| Value::Text(figure.state.plane_name()),
            set: |figure, value| figure.state.set_plane(&value.text()),
        },
        Setting {
            name: "rest",
            kind: &kinds::Choice(OffPlane::NAMES),
            doc: about(
                "Where the parameters off the axes are held: as at the `start`, as in the `best` fit, or they `follow` the step that is shown.",
            ),
            get: |figure| Value::Word(figure.state.off_plane().name()),
            set: |figure, value| figure.state.set_off_plane(value.variant()),
        },
        Setting {
            name: "range",
            kind: &kinds::Area(STARTS.0, STARTS.1, AUTO),
            doc: about(
                "What the plot shows: the ends of the horizontal axis, then of the vertical; `auto` fits them to start, path and minimum.",
            ),
            get: |figure| match figure.state.range() {
                Some(range) => Value::Numbers(range.to_vec()),
                None => Value::Word(AUTO),
            },
            set: |figure, value| {
                let ends = value.numbers_or_word();
                let ends = ends.and_then(|ends| <[f64; 4]>::try_from(ends).ok());
                figure.state.set_range(ends);
            },
        },
        Setting {
            name: "equal",
            kind: &kinds::Flag,
            doc: about("Draws both axes to the same scale."),
            get: |figure| Value::Flag(figure.state.equal),
            set: |figure, value| figure.state.equal = value.flag(),
        },
        Setting {
            name: "start",
            kind: &kinds::Numbers(2, STARTS.0, STARTS.1),
            doc: about("Where it starts: its place along the two axes."),
            get: |figure| {
                let (x, y) = figure.state.start();
                Value::Numbers(vec![x, y])
            },
            set: |figure, value| {
                let at = value.numbers();
                figure.state.set_start((at[0], at[1]));
            },
        },
        descent_settings::learning_rate(&kinds::Number(LEARNING_RATES.0, LEARNING_RATES.1)),
        descent_settings::direction(),
        descent_settings::step(),
        descent_settings::pace(),
        descent_settings::at(),
        common::hide(&kinds::Subset(&GROUPS)),
        common::theme(),
    ],
];
