//! The one list of figures. What names them elsewhere is made of it and of their tables of settings:
//! in a loop, or by `cargo xtask generate`, and then a test says when that was forgotten.

use super::Figure;
use super::autograd::state::Autograd;
use super::curve::state::Curve;
use super::digits::state::Digits;
use super::fit::state::Fit;
use super::landscape::state::Landscape;
#[cfg(feature = "web")]
use super::live::{Mount, mount};
use super::shared::fields::{FieldDoc, described};
#[cfg(not(target_arch = "wasm32"))]
use crate::plot::{palette::Palette, viewport::Size};
use crate::settings::Kind;
use crate::settings::any_settings::{AnySettings, Settings};
use crate::settings::common::FigureState;

/// The figures, in the order of their names.
pub static FIGURES: &[Listing] = &[
    Listing::of::<Autograd>(),
    Listing::of::<Curve>(),
    Listing::of::<Digits>(),
    Listing::of::<Fit>(),
    Listing::of::<Landscape>(),
];

/// What the list says of a figure.
pub struct Listing {
    /// Its name: its element is `downhill-` and this.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it is, in one sentence.
    pub about: &'static str,
    /// The groups of controls that `hide` names.
    pub groups: &'static [&'static str],
    /// A new figure, with its table of settings.
    pub fresh: fn() -> Box<dyn AnySettings>,
    /// The fields of its state.
    pub fields: fn() -> Vec<FieldDoc>,
    /// Its picture as an SVG: tests draw those of the pages, and nothing else asks for it.
    #[cfg(not(target_arch = "wasm32"))]
    pub picture: fn(&dyn AnySettings, Size, &Palette) -> String,
    /// Mounts it on a page.
    #[cfg(feature = "web")]
    pub mount: Mount,
}

/// A setting, for the documents.
pub struct SettingDoc {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub kind: &'static dyn Kind,
    /// What it is in a new figure, as it is written.
    pub default: String,
    /// One sentence on what it does.
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
            #[cfg(not(target_arch = "wasm32"))]
            picture: picture::<S>,
            #[cfg(feature = "web")]
            mount: mount::<S>,
        }
    }

    /// The name of its element.
    #[must_use]
    pub fn tag(&self) -> String {
        format!("downhill-{}", self.name)
    }

    /// Its settings, in the order of their table.
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

#[cfg(not(target_arch = "wasm32"))]
fn picture<S: Figure>(settings: &dyn AnySettings, size: Size, palette: &Palette) -> String {
    let state = settings.state().downcast_ref::<S>();
    state.expect("a figure of this kind").picture(size, palette)
}

/// The figure of this name.
#[must_use]
pub fn figure(name: &str) -> Option<&'static Listing> {
    FIGURES.iter().find(|figure| figure.name == name)
}

/// The rules of the style sheet by which `hide` leaves out groups of controls: those in a figure whose
/// `data-hide` has the word that is their `data-group`.
#[must_use]
pub fn hide_rules() -> String {
    let groups = FIGURES.iter().flat_map(|figure| figure.groups);
    let hidden = groups.map(|group| format!("[data-hide~=\"{group}\"] [data-group=\"{group}\"]"));
    let hidden: Vec<_> = hidden.collect();
    format!("{}{{display:none!important}}", hidden.join(","))
}

/// What a landscape and the fit on the same page that its `for` names have in common, in the order of
/// the fit's table: the settings of the same name. These are the problem, the descent, and where it is.
///
/// `pace`, `hide` and `theme` are not among them, though both tables have them: they are not about
/// what is fitted, but about how each of the two figures plays and looks. `range` and `start` are the
/// landscape's alone: its section of the plane, and its starting point in the coordinates of that
/// plane, which follows from `params`.
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
