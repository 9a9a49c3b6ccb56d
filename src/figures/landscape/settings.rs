//! The settings of the landscape.

use super::state::function::NAMES;
use super::state::parameter_plane::{OffPlane, Plane};
use super::state::{LEARNING_RATES, Landscape, STARTS};
use crate::figures::shared::descent_settings;
use crate::figures::shared::fit_settings;
use crate::settings::common::{self, Shown};
use crate::settings::{Kind, Setting, Table, Value, about};

/// The title of the figure.
pub const TITLE: &str = "The landscape of a loss";

/// The groups of controls that `hide` names.
pub const GROUPS: [&str; 14] = [
    "view",
    "formula",
    "plane",
    "data",
    "kind",
    "optimizer",
    "rate",
    "direction",
    "playback",
    "pace",
    "readout",
    "history",
    "table",
    "embed",
];

/// The word for the loss of the fit.
pub const FIT: &str = "fit";
const AUTO: &str = "auto";

/// The table. `plane` comes after the model whose parameters it names, `start` after the plane,
/// `step` after what the steps depend on.
pub const TABLE: Table<Shown<Landscape>> = &[
    Setting {
        name: "f",
        kind: Kind::FormulaOr(&NAMES, FIT),
        doc: about(
            "What the landscape is of: `fit` for the loss of a fit, or a function of x and y, as Python writes it.",
        ),
        get: |shown| match shown.state.function() {
            Some(function) => Value::Formula(function.formula.clone()),
            None => Value::Word(FIT),
        },
        set: |shown, value| match value {
            Value::Formula(formula) => {
                // The setting has read it already.
                let _ = shown.state.set_function(&formula);
            }
            _ => shown.state.show_fit(),
        },
    },
    fit_settings::seed(),
    fit_settings::data(),
    fit_settings::model(),
    fit_settings::params(),
    fit_settings::loss(),
    fit_settings::standardise(),
    fit_settings::optimizer(),
    fit_settings::momentum(),
    fit_settings::batch(),
    Setting {
        name: "plane",
        kind: Kind::Plane(&Plane::WORDS),
        doc: about(
            "The two axes of a fit's landscape: two of its parameters, or directions in which its loss bends: `ravine` for the steepest and the flattest, `steep` for the two steepest, `flat` for the two flattest.",
        ),
        get: |shown| Value::Formula(shown.state.plane_name()),
        set: |shown, value| {
            if let Value::Formula(name) = value {
                shown.state.set_plane(&name);
            }
        },
    },
    Setting {
        name: "rest",
        kind: Kind::Choice(OffPlane::NAMES),
        doc: about(
            "Where the parameters off the axes are held: as at the `start`, as in the `best` fit, or they `follow` the step that is shown.",
        ),
        get: |shown| Value::Word(shown.state.off_plane().name()),
        set: |shown, value| shown.state.set_off_plane(value.variant()),
    },
    Setting {
        name: "range",
        kind: Kind::Area(STARTS.0, STARTS.1, AUTO),
        doc: about(
            "What the plot shows: the ends of the horizontal axis, then of the vertical; `auto` fits them to start, path and minimum.",
        ),
        get: |shown| match shown.state.range() {
            Some(range) => Value::Numbers(range.to_vec()),
            None => Value::Word(AUTO),
        },
        set: |shown, value| {
            let range = match value {
                Value::Numbers(ends) => <[f64; 4]>::try_from(ends).ok(),
                _ => None,
            };
            shown.state.set_range(range);
        },
    },
    Setting {
        name: "equal",
        kind: Kind::Flag,
        doc: about("Draws both axes to the same scale."),
        get: |shown| Value::Flag(shown.state.equal),
        set: |shown, value| shown.state.equal = value == Value::Flag(true),
    },
    Setting {
        name: "start",
        kind: Kind::Numbers(2, STARTS.0, STARTS.1),
        doc: about("Where it starts: its place along the two axes."),
        get: |shown| {
            let (x, y) = shown.state.start();
            Value::Numbers(vec![x, y])
        },
        set: |shown, value| {
            if let Value::Numbers(at) = value {
                shown.state.set_start((at[0], at[1]));
            }
        },
    },
    descent_settings::learning_rate(LEARNING_RATES),
    descent_settings::direction(),
    descent_settings::step(),
    descent_settings::pace(),
    descent_settings::at(),
    common::hide(&GROUPS),
    common::theme(),
];
