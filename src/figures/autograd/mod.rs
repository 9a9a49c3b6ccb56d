//! The figure `<downhill-autograd>`: the computational graph of a formula, and the gradients in it.

pub mod layout;
mod picture;
pub mod scene;
pub mod settings;
pub mod state;
#[cfg(feature = "web")]
pub mod view;

use self::state::Autograd;
#[cfg(feature = "web")]
use crate::components::figure_frame::Build;
use crate::figures::Figure;
use crate::figures::shared::fields::{ElementValue, Field, Getter};
use crate::numeric::steps::Steps;
use crate::plot::palette::Palette;
use crate::plot::viewport::Size;
use crate::settings::common::FigureState;
use crate::settings::{Table, about};

impl Figure for Autograd {
    const NAME: &'static str = "autograd";
    const TITLE: &'static str = settings::TITLE;
    const ABOUT: &'static str =
        about("The gradient of a function you type, worked out node by node.");
    const TABLE: Table<FigureState<Self>> = settings::TABLE;
    const GROUPS: &'static [&'static str] = &settings::GROUPS;
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            name: "f",
            doc: about("The function, as it is printed."),
            value: Getter::Text(|autograd| autograd.formula().to_string()),
        },
        Field {
            name: "x",
            doc: about("The vector."),
            value: Getter::Numbers(|autograd| autograd.x().to_vec()),
        },
        Field {
            name: "y",
            doc: about(
                "The value of the function at `x`; of a function whose value is a vector, the sum of its entries.",
            ),
            value: Getter::Number(Autograd::y),
        },
        Field {
            name: "grad",
            doc: about("The gradient of `y` with respect to `x`, as long as `x`."),
            value: Getter::Numbers(|autograd| autograd.grad().to_vec()),
        },
        Field {
            name: "step",
            doc: about("The step of the walk that is shown; `y` and `grad` do not wait for it."),
            value: Getter::Count(Autograd::at),
        },
        Field {
            name: "status",
            doc: about("How far it is: `ready`, `running` or `paused`."),
            value: Getter::Status(Steps::status),
        },
    ];
    const VALUE: ElementValue = ElementValue {
        field: "x",
        setting: Some("x"),
    };
    #[cfg(feature = "web")]
    const BUILD: Build<Self> = view::build;

    fn picture(&self, size: Size, palette: &Palette) -> String {
        picture::draw(self, size, palette)
    }
}
