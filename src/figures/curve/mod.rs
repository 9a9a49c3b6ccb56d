//! The figure `<downhill-curve>`: gradient descent on a function of one variable.

mod picture;
pub mod scene;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;

use self::state::Curve;
#[cfg(feature = "web")]
use crate::components::figure_frame::Build;
use crate::figures::Figure;
use crate::figures::shared::fields::{self, ElementValue, Field, Getter};
use crate::numeric::descent::Descends;
use crate::plot::palette::Palette;
use crate::plot::viewport::Size;
use crate::settings::common::FigureState;
use crate::settings::{Table, about};

impl Figure for Curve {
    const NAME: &'static str = "curve";
    const TITLE: &'static str = settings::TITLE;
    const ABOUT: &'static str =
        about("Gradient descent on a function of one variable, with a point to drag.");
    const TABLE: Table<FigureState<Self>> = settings::TABLE;
    const GROUPS: &'static [&'static str] = &settings::GROUPS;
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            name: "f",
            doc: about("The function, as it is printed."),
            value: Getter::Text(|curve| curve.function().formula.clone()),
        },
        Field {
            name: "x",
            doc: about("Where the point is at the step that is shown."),
            value: Getter::Number(|curve| curve.now().x),
        },
        Field {
            name: "y",
            doc: about("The value of the function at `x`."),
            value: Getter::Number(|curve| curve.now().y),
        },
        Field {
            name: "slope",
            doc: about("The derivative of the function at `x`."),
            value: Getter::Number(|curve| curve.now().slope),
        },
        Field {
            name: "lr",
            doc: about("The learning rate."),
            value: Getter::Number(|curve| curve.descent().learning_rate()),
        },
        Field {
            name: "step",
            doc: about("How many steps are taken."),
            value: Getter::Count(|curve| curve.descent().training().steps()),
        },
        Field {
            name: "at",
            doc: about("The step that is shown: the last, unless the reader looks back."),
            value: Getter::Count(|curve| curve.now().step),
        },
        Field {
            name: "history",
            doc: about("`x`, `y` and `slope` at each step, the start first: `step + 1` records."),
            value: Getter::Records(
                &["x", "y", "slope"],
                |curve| curve.descent().training().steps() + 1,
                |curve, step| {
                    let row = curve.row(step);
                    vec![row.x, row.y, row.slope]
                },
            ),
        },
        Field {
            name: "status",
            doc: about("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`."),
            value: Getter::Status(|curve| curve.descent().status()),
        },
        fields::outcome(),
    ];
    const VALUE: ElementValue = ElementValue {
        field: "x",
        setting: Some("start"),
    };
    #[cfg(feature = "web")]
    const BUILD: Build<Self> = view::build;

    fn picture(&self, size: Size, palette: &Palette) -> String {
        picture::draw(self, size, palette)
    }
}
