//! The colours of the canvas and those of the style sheet around it are the same.

use downhill::plot::palette::Palette;
use plotters::style::RGBColor;

const TOKENS: &str = include_str!("../style/tokens.css");

type Role = fn(&Palette) -> RGBColor;

/// The light and the dark colour of a custom property: `--name: light-dark(#…, #…);`.
fn token(name: &str) -> Option<[RGBColor; 2]> {
    let start = format!("--{name}: light-dark(");
    let (_, rest) = TOKENS.split_once(&start)?;
    let (light, dark) = rest.split_once(')')?.0.split_once(',')?;
    Some([color(light)?, color(dark)?])
}

fn color(text: &str) -> Option<RGBColor> {
    let digits = text.trim().strip_prefix('#')?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [0, red, green, blue] = number.to_be_bytes() else {
        return None;
    };
    (digits.len() == 6).then_some(RGBColor(red, green, blue))
}

// Guards against a word in the text whose colour is not that of the thing in the plot.
#[test]
fn the_palette_has_the_colours_of_the_style_sheet() {
    let roles: [(&str, Role); 7] = [
        ("raised", |palette| palette.surface),
        ("text", |palette| palette.text),
        ("role-curve", |palette| palette.curve),
        ("role-point", |palette| palette.point),
        ("role-gradient", |palette| palette.gradient),
        ("role-prediction", |palette| palette.prediction),
        ("role-target", |palette| palette.target),
    ];
    for (name, role) in roles {
        let colors = [role(&Palette::LIGHT), role(&Palette::DARK)];
        assert_eq!(
            token(name),
            Some(colors),
            "--{name} of style/tokens.css and src/plot/palette.rs are to be the same"
        );
    }
}

/// How light a colour is, from 0 to 1 (WCAG 2, relative luminance).
fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
    let linear = [red, green, blue].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

// Guards against lines and numbers that readers with weak eyes cannot see.
#[test]
fn every_colour_stands_out_from_the_surface() {
    for palette in [Palette::LIGHT, Palette::DARK] {
        for (name, ink, least) in [
            ("text", palette.text, 4.5),
            ("muted", palette.muted, 4.5),
            ("gradient", palette.gradient, 4.5),
            ("curve", palette.curve, 3.0),
            ("point", palette.point, 3.0),
            ("prediction", palette.prediction, 3.0),
            ("target", palette.target, 3.0),
        ] {
            let (one, other) = (luminance(ink), luminance(palette.surface));
            let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            assert!(contrast >= least, "{name}: {contrast:.2} of {least}");
        }
    }
}
