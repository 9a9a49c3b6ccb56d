//! The registry: the one list of figures. All other lists of figures and settings derive from it,
//! in a loop or by `cargo xtask generate`; tests check that what is generated is up to date.

use super::Figure;
use super::autograd::state::Autograd;
use super::curve::state::Curve;
use super::digits::state::Digits;
use super::fit::state::Fit;
use super::landscape::state::Landscape;
#[cfg(feature = "web")]
use super::live::{Mount, mount};
use super::shared::fields::{self, Datum, ElementValue, FieldDoc, described};
use crate::numeric::condition::Part;
#[cfg(not(target_arch = "wasm32"))]
use crate::plot::{palette::Palette, viewport::Size};
use crate::settings::Kind;
use crate::settings::any_settings::{AnySettings, Settings};
use crate::settings::common::FigureState;

/// The figures, in alphabetical order.
pub static FIGURES: &[Listing] = &[
    Listing::of::<Autograd>(),
    Listing::of::<Curve>(),
    Listing::of::<Digits>(),
    Listing::of::<Fit>(),
    Listing::of::<Landscape>(),
];

/// The entry of a figure in the registry.
pub struct Listing {
    /// The name; its element is called `downhill-` and this name.
    pub name: &'static str,
    /// The title.
    pub title: &'static str,
    /// A description in one sentence.
    pub about: &'static str,
    /// The groups of controls that the setting `hide` can hide.
    pub groups: &'static [&'static str],
    /// Creates a figure with its table of settings.
    pub fresh: fn() -> Box<dyn AnySettings>,
    /// The descriptions of the state's fields.
    pub fields: fn() -> Vec<FieldDoc>,
    /// A part of the value of a field of the state; `None` if there is no such field or part.
    pub read: fn(&dyn AnySettings, &str, Part) -> Option<Datum>,
    /// The property `value` of its element.
    pub value: ElementValue,
    /// Draws the static picture as an SVG, for the tests that generate the pictures of the pages.
    #[cfg(not(target_arch = "wasm32"))]
    pub picture: fn(&dyn AnySettings, Size, &Palette) -> String,
    /// Mounts the figure on a page.
    #[cfg(feature = "web")]
    pub mount: Mount,
}

/// The description of a setting, for the documentation.
pub struct SettingDoc {
    /// The name.
    pub name: &'static str,
    /// The kind of its values.
    pub kind: &'static dyn Kind,
    /// The default, in the notation of the setting.
    pub default: String,
    /// A description in one sentence.
    pub doc: &'static str,
}

impl Listing {
    const fn of<S: Figure>() -> Self {
        Self {
            name: S::NAME,
            title: S::TITLE,
            about: S::ABOUT,
            groups: S::GROUPS,
            fresh: fresh::<S>,
            fields: || described(S::FIELDS),
            read: read::<S>,
            value: S::VALUE,
            #[cfg(not(target_arch = "wasm32"))]
            picture: picture::<S>,
            #[cfg(feature = "web")]
            mount: mount::<S>,
        }
    }

    /// The name of the element.
    #[must_use]
    pub fn tag(&self) -> String {
        format!("downhill-{}", self.name)
    }

    /// The settings, in the order of their table.
    #[must_use]
    pub fn settings(&self) -> Vec<SettingDoc> {
        let new = (self.fresh)();
        let row = |k| {
            let (name, kind) = new.setting(k)?;
            Some(SettingDoc {
                name,
                kind,
                default: new.get(k).to_string(),
                doc: new.doc(k),
            })
        };
        (0..).map_while(row).collect()
    }
}

fn fresh<S: Figure>() -> Box<dyn AnySettings> {
    Box::new(Settings {
        table: S::TABLE,
        figure: FigureState::<S>::default(),
    })
}

fn read<S: Figure>(settings: &dyn AnySettings, name: &str, part: Part) -> Option<Datum> {
    fields::read(S::FIELDS, name, state::<S>(settings), part)
}

#[cfg(not(target_arch = "wasm32"))]
fn picture<S: Figure>(settings: &dyn AnySettings, size: Size, palette: &Palette) -> String {
    state::<S>(settings).picture(size, palette)
}

fn state<S: Figure>(settings: &dyn AnySettings) -> &S {
    let state = settings.state().downcast_ref();
    state.expect("a figure of this kind")
}

/// The figure with this name.
#[must_use]
pub fn figure(name: &str) -> Option<&'static Listing> {
    FIGURES.iter().find(|figure| figure.name == name)
}

/// The CSS selector of what `hide` leaves out: all elements whose `data-group` is among the words of
/// the figure's `data-hide`.
#[must_use]
pub fn left_out() -> String {
    let mut selectors = Vec::new();
    for group in FIGURES.iter().flat_map(|figure| figure.groups) {
        let selector = format!("[data-hide~=\"{group}\"] [data-group=\"{group}\"]");
        if !selectors.contains(&selector) {
            selectors.push(selector);
        }
    }
    format!(":is({})", selectors.join(","))
}

/// The settings that a landscape shares with the fit that its `for` attribute refers to: those in
/// both tables, in the order of the fit's. They describe the problem, the descent and the shown
/// step.
///
/// `pace`, `hide` and `theme` are not shared, although both tables have them, since they concern
/// how each figure plays and looks. `range` and `start` are only the landscape's: the shown area of
/// the plane, and the start in the coordinates of that plane, which follows from `params`.
#[must_use]
pub fn shared_settings() -> Vec<&'static str> {
    const OWN: [&str; 3] = ["pace", "hide", "theme"];
    let is_shared = |name: &&str| {
        let mut others = Landscape::TABLE.iter();
        others.any(|other| other.name == *name) && !OWN.contains(name)
    };
    let names = Fit::TABLE.iter().map(|setting| setting.name);
    names.filter(is_shared).collect()
}
