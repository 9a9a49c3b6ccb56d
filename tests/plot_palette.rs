//! The colours of the canvas and those of the style sheet around it are the same.

use std::collections::BTreeSet;

use downhill::numeric::outcome::OutcomeKind;
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

/// The contrast of two colours, from 1 to 21 (WCAG 2).
fn contrast(ink: RGBColor, ground: RGBColor) -> f64 {
    let (one, other) = (luminance(ink), luminance(ground));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
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
            let contrast = contrast(ink, palette.surface);
            assert!(contrast >= least, "{name}: {contrast:.2} of {least}");
        }
    }
}

// Guards against a word at the head of an outcome that cannot be read on its ground.
#[test]
fn every_outcome_can_be_read_in_light_and_dark() {
    let ground = token("sunk").expect("a ground");
    for name in [
        "muted",
        "outcome-arrived",
        "outcome-stuck",
        "outcome-oscillates",
        "outcome-diverged",
    ] {
        let inks = token(name).unwrap_or_else(|| panic!("--{name} has two colours"));
        for (ink, ground) in inks.into_iter().zip(ground) {
            let contrast = contrast(ink, ground);
            assert!(contrast >= 4.5, "{name}: {contrast:.2} of 4.5");
        }
    }
}

// Guards against a kind of outcome that looks like another, or has no sign.
#[test]
fn every_outcome_has_a_sign_of_its_own() {
    let style = include_str!("../style/controls.css");
    let signs = OutcomeKind::NAMES.iter().map(|kind| {
        let (_, rule) = style
            .split_once(&format!("[data-outcome=\"{kind}\"] {{"))
            .unwrap_or_else(|| panic!("{kind} has a rule"));
        let rule = rule.split('}').next().unwrap_or_default();
        let (_, sign) = rule.split_once("--sign: ").expect("a sign");
        sign.split(';').next().expect("an end")
    });
    let signs: BTreeSet<_> = signs.collect();
    assert_eq!(signs.len(), OutcomeKind::NAMES.len(), "{signs:?}");
}
