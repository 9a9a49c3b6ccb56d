//! The weights painted by hand, and how good a detector the painting is.

use super::super::asked::percent;
use super::super::state::Digits;
use super::board::{Act, At};
use super::score::{look_at, point};
use crate::numeric::decimal::{parse, significant};
use crate::ui::controls::{button, check, choice, fixed_text, group, line, switch};
use crate::ui::dom::{El, Ui};
use crate::ui::model::Model;

/// The radii of the brush, with what they are called.
const SIZES: [(&str, &str); 4] = [
    ("0.0", "1 pixel"),
    ("1.5", "3 pixels"),
    ("2.5", "5 pixels"),
    ("4.5", "9 pixels"),
];
/// The weights that it gives.
const STRENGTHS: [(&str, &str); 5] = [
    ("0.05", "0.05"),
    ("0.1", "0.1"),
    ("0.2", "0.2"),
    ("0.5", "0.5"),
    ("1.0", "1"),
];

/// The switch, the brush, and how good the weights are.
pub(super) fn paint(ui: &Ui, model: Model<Digits>) -> El {
    let switch_on = check(
        ui,
        "brush",
        "Paint the weights",
        model.flag(|digits| digits.hand.painting),
        model.verb(|digits, painting| digits.hand.painting = painting),
    );
    let signs = [
        ("plus", "+ plus", 1.0),
        ("minus", "\u{2212} minus", -1.0),
        ("erase", "0 erase", 0.0),
    ];
    let signs = signs.map(|(name, label, sign)| {
        let on = Box::new(move || model.with(|digits| digits.hand.sign == sign));
        switch(ui, name, label, on, move || {
            model.update(|digits| digits.hand.sign = sign);
        })
    });
    let signs = ui
        .el("div")
        .class("views")
        .attr("role", "group")
        .attr("aria-label", "Brush")
        .children(signs.into());
    let number = |text: &str| parse(text).unwrap_or_default();
    let size = choice(
        ui,
        "Size",
        &SIZES,
        model.text(|digits| significant(digits.hand.radius, 3)),
        Box::new(move |text| {
            model.update(|digits| digits.hand.radius = number(&text));
        }),
    );
    let strength = choice(
        ui,
        "Strength",
        &STRENGTHS,
        model.text(|digits| significant(digits.hand.strength, 3)),
        Box::new(move |text| {
            model.update(|digits| digits.hand.strength = number(&text));
        }),
    );
    let verb = |name: &str, label: &'static str, unusable, verb: fn(&mut Digits)| {
        button(ui, name, fixed_text(label), unusable, move || {
            model.update(verb);
            say(model);
        })
    };
    let never = Box::new(|| false);
    let unpainted = model.flag(|digits| !digits.is_painted());
    let choices = ui.el("div").class("row").child(size).child(strength);
    let buttons = ui
        .el("div")
        .class("row")
        .child(verb("blank", "Blank", never, Digits::blank))
        .child(verb("unpaint", "As trained", unpainted, Digits::unpaint));
    let content = ui
        .el("div")
        .class("group")
        .child(signs)
        .child(choices)
        .child(buttons)
        .child(line(ui, "result", model.text(result)))
        .child(line(
            ui,
            "about",
            model.text(|digits| digits.advice().into()),
        ))
        .live_flag("hidden", model.flag(|digits| !digits.hand.painting));
    group(ui, "brush", vec![switch_on, content])
}

/// How good the weights are, and how good the nearest mean picture is.
fn result(digits: &Digits) -> String {
    let yardstick = digits.nearest_mean().map_or(String::new(), |share| {
        format!(" The nearest mean picture: {}.", percent(share))
    });
    digits.result() + &yardstick
}

/// What is done on the picture of the weights.
pub(super) fn on_weights(model: Model<Digits>, act: Act<'_>) -> bool {
    if !paints(model) {
        return look_at(model, act);
    }
    match act {
        Act::Over(place) => point(model, place),
        Act::Press(place) => {
            model.update(|digits| {
                digits.grab_brush();
                digits.brush(&[place]);
            });
            point(model, place);
            return true;
        }
        Act::Along(path) => {
            model.update(|digits| digits.brush(path));
            point(model, path[path.len() - 1]);
        }
        Act::Release => {
            model.update(Digits::drop_brush);
            say(model);
        }
        Act::Cancel => {
            model.update(Digits::cancel_brush);
            say(model);
        }
    }
    false
}

/// Whether the weights can be painted now.
pub(super) fn paints(model: Model<Digits>) -> bool {
    model.with_untracked(|digits| digits.hand.painting)
}

/// Paints by a key.
pub(super) fn dab(model: Model<Digits>, place: At) {
    model.update(|digits| {
        digits.brush(&[place]);
        digits.drop_brush();
    });
    say(model);
}

/// Says how good the weights are to those who hear it.
fn say(model: Model<Digits>) {
    model.voice().say(model.with_untracked(Digits::result));
}
