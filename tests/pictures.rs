//! The pictures that stand inside the figures until they run, in print and in the README.
//!
//! They are drawn by the figures' own scenes. `DOWNHILL_BLESS=1 cargo test --test pictures`
//! writes them anew.

use std::path::Path;

use downhill::figures::autograd::{self, state::Autograd};
use downhill::figures::curve::{self, state::Curve};
use downhill::figures::fit::{self, state::Fit};
use downhill::plot::palette::Palette;
use downhill::plot::svg::svg;
use downhill::plot::viewport::Size;
use downhill::settings::common::Shown;
use downhill::settings::{Table, apply};

const SIZE: Size = Size {
    width: 640.0,
    height: 400.0,
};

fn shown<S: Default>(table: Table<Shown<S>>, settings: &[(&str, &str)]) -> S
where
    Shown<S>: Default,
{
    let mut shown = Shown::<S>::default();
    let given: Vec<_> = settings
        .iter()
        .map(|(name, text)| (String::from(*name), String::from(*text)))
        .collect();
    let complaints = apply(table, &mut shown, &given);
    assert_eq!(complaints, [], "the settings of a picture are usable");
    shown.state
}

fn draw_curve(settings: &[(&str, &str)], palette: &Palette) -> String {
    let curve: Curve = shown(curve::settings::TABLE, settings);
    let viewport = curve::scene::viewport(&curve, SIZE);
    svg(SIZE, |pen| {
        curve::scene::draw_ground(&curve, pen, &viewport, palette).expect("an SVG takes all");
        curve::scene::draw_moving(&curve, pen, &viewport, palette).expect("an SVG takes all");
    })
}

fn draw_fit(settings: &[(&str, &str)], palette: &Palette) -> String {
    let fit: Fit = shown(fit::settings::TABLE, settings);
    let viewport = fit::scene::viewport(&fit, SIZE);
    svg(SIZE, |pen| {
        fit::scene::draw_ground(&fit, pen, &viewport, palette).expect("an SVG takes all");
        fit::scene::draw_moving(&fit, pen, &viewport, palette).expect("an SVG takes all");
    })
}

fn draw_autograd(palette: &Palette) -> String {
    let autograd: Autograd = shown(autograd::settings::TABLE, &[]);
    // As high as the graph.
    let height = autograd::scene::plan(&autograd).height;
    let size = Size { height, ..SIZE };
    let viewport = autograd::scene::viewport(&autograd, size);
    svg(size, |pen| {
        autograd::scene::draw(&autograd, pen, &viewport, palette).expect("an SVG takes all");
    })
}

fn draw_panels(palette: &Palette) -> String {
    let fit: Fit = shown(fit::settings::TABLE, &[]);
    let viewport = fit::scene::viewport(&fit, SIZE);
    svg(SIZE, |pen| {
        fit::scene::draw_panels_ground(&fit, pen, &viewport, palette).expect("an SVG takes all");
        fit::scene::draw_panels(&fit, pen, &viewport, palette).expect("an SVG takes all");
    })
}

fn check(name: &str, picture: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("pictures")
        .join(name);
    if std::env::var_os("DOWNHILL_BLESS").is_some() {
        std::fs::write(&path, picture).expect("the folder of the pictures can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == picture,
        "{name} is not what the figure draws; look at it, then write it anew with \
         DOWNHILL_BLESS=1 cargo test --no-default-features --test pictures"
    );
}

// Guards against a picture that shows another figure than the one that takes its place.
#[test]
fn the_committed_pictures_are_what_the_figures_draw() {
    for (end, palette) in [("", Palette::LIGHT), ("-dark", Palette::DARK)] {
        check(&format!("autograd{end}.svg"), &draw_autograd(&palette));
        check(&format!("curve{end}.svg"), &draw_curve(&[], &palette));
        check(&format!("fit{end}.svg"), &draw_fit(&[], &palette));
        check(&format!("panels{end}.svg"), &draw_panels(&palette));
    }
}
