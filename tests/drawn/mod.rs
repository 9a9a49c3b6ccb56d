//! What a figure draws for given settings, as an SVG.

use downhill::figures::autograd::{self, state::Autograd};
use downhill::figures::curve::{self, state::Curve};
use downhill::figures::digits::{self, colors, state::Digits};
use downhill::figures::fit::{self, state::Fit, state::View};
use downhill::figures::landscape::{self, state::Landscape};
use downhill::numeric::digits::SIDE;
use downhill::plot::palette::Palette;
use downhill::plot::pen::Bitmap;
use downhill::plot::svg::svg;
use downhill::plot::viewport::Size;
use downhill::settings::common::Shown;
use downhill::settings::{Table, apply};
use plotters::style::RGBColor;

use super::{filled, told};

pub(crate) const SIZE: Size = Size {
    width: 640.0,
    height: 400.0,
};

/// Holds the pictures of a figure, `NAME.svg` and `NAME-dark.svg`, to what it draws.
pub(crate) fn holds(name: &str, figure: &str, settings: &[(&str, &str)]) {
    for (end, palette) in [("", Palette::LIGHT), ("-dark", Palette::DARK)] {
        let picture = match figure {
            "autograd" => draw_autograd(settings, &palette),
            "curve" => draw_curve(settings, &palette),
            "digits" => draw_digits(settings, &palette),
            "fit" => draw_fit(settings, &palette),
            "landscape" => draw_landscape(settings, &palette),
            other => panic!("{other} is no figure"),
        };
        told::holds(&format!("pictures/{name}{end}.svg"), &picture);
    }
}

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

/// The digits with these settings, and their data.
pub(crate) fn digits(settings: &[(&str, &str)]) -> Digits {
    let mut digits: Digits = shown(digits::settings::TABLE, settings);
    filled::fill(&mut digits);
    digits
}

/// The weights of the first score, as a picture.
fn draw_digits(settings: &[(&str, &str)], palette: &Palette) -> String {
    let weights = digits(settings).classifier().picture(0);
    let largest = colors::largest(&weights);
    let color = |weight: &f64| {
        let (red, green, blue) = colors::diverging(*weight, largest, palette);
        RGBColor(red, green, blue)
    };
    let bitmap = Bitmap {
        columns: SIDE,
        colors: weights.iter().map(color).collect(),
    };
    let side = SIZE.height - 40.0;
    let left = (SIZE.width - side) / 2.0;
    svg(SIZE, |pen| {
        pen.bitmap([(left, 20.0), (left + side, 20.0 + side)], &bitmap);
    })
}

fn draw_fit(settings: &[(&str, &str)], palette: &Palette) -> String {
    let fit: Fit = shown(fit::settings::TABLE, settings);
    let viewport = fit::scene::viewport(&fit, SIZE);
    svg(SIZE, |pen| {
        let drawn = match fit.view {
            View::Panels => fit::scene::draw_panels_ground(&fit, pen, &viewport, palette)
                .and_then(|()| fit::scene::draw_panels(&fit, pen, &viewport, palette)),
            View::Race => {
                let viewport = fit::charts::race_viewport(&fit, SIZE);
                fit::charts::draw_loss_ground(&fit, pen, &viewport, palette)
                    .and_then(|()| fit::charts::draw_race(&fit, pen, &viewport, palette))
            }
            View::Fit | View::Walk => fit::scene::draw_ground(&fit, pen, &viewport, palette)
                .and_then(|()| fit::scene::draw_moving(&fit, pen, &viewport, palette)),
        };
        drawn.expect("an SVG takes all");
    })
}

fn draw_landscape(settings: &[(&str, &str)], palette: &Palette) -> String {
    let landscape: Landscape = shown(landscape::settings::TABLE, settings);
    let viewport = landscape::scene::viewport(&landscape, SIZE);
    landscape.refine(landscape::scene::area(&viewport), &mut || true);
    svg(SIZE, |pen| {
        landscape::scene::draw_ground(&landscape, pen, &viewport, palette)
            .expect("an SVG takes all");
        landscape::scene::draw_moving(&landscape, pen, &viewport, palette)
            .expect("an SVG takes all");
    })
}

fn draw_autograd(settings: &[(&str, &str)], palette: &Palette) -> String {
    let autograd: Autograd = shown(autograd::settings::TABLE, settings);
    // As high as the graph.
    let height = autograd::scene::plan(&autograd).height;
    let size = Size { height, ..SIZE };
    let viewport = autograd::scene::viewport(&autograd, size);
    svg(size, |pen| {
        autograd::scene::draw(&autograd, pen, &viewport, palette).expect("an SVG takes all");
    })
}
