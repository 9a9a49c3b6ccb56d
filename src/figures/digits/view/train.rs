//! The weights while they are trained: their pictures, the charts, and what comes of them.

use std::cell::Cell;
use std::rc::Rc;

use super::super::charts;
use super::super::colors::largest;
use super::super::state::Digits;
use super::super::task::View;
use super::pixels::{diverging, pixels};

use crate::numeric::decimal::significant;
use crate::numeric::digits::classes::Classes;
use crate::numeric::digits::classifier::column;
use crate::numeric::digits::evaluation::Evaluation;
use crate::numeric::steps::Steps;
use crate::ui::controls::{group, line, switch};
use crate::ui::dom::{El, Flag, Ui, element, set_text};
use crate::ui::frame_clock::Rank;
use crate::ui::model::Model;
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::scrubber::{pointing, scrubber};
use crate::ui::stepper::{Stepped, live_in_turn};

/// What a picture is of.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    /// The weights.
    Weights,
    /// The gradient of the loss over the batch of the next step, by the weights.
    Gradient,
    /// That of both which the reader chose.
    Chosen,
}

impl Of {
    /// The numbers, those of all scores; none while there are no digits, or nobody looks.
    fn numbers(self, digits: &Digits) -> Option<&[f64]> {
        let lab = digits.lab().filter(|_| digits.view == View::Train)?;
        Some(if self.is_gradient(digits) {
            lab.gradient().1[0]
        } else {
            &lab.shown().weights
        })
    }

    fn is_gradient(self, digits: &Digits) -> bool {
        self == Self::Gradient || self == Self::Chosen && digits.gradients_shown
    }
}

/// The largest weight, and the largest slope, without their signs: all pictures share the scale.
type Most = Rc<Cell<[f64; 2]>>;

fn has_ten(model: Model<Digits>) -> Flag {
    model.flag(|digits| digits.classes() == Classes::All)
}

/// The pictures of the weights and of the gradient: side by side where there is one score, of each
/// of the ten in turn.
pub(super) fn pictures(ui: &Ui, model: Model<Digits>) -> Vec<El> {
    let most = Most::default();
    let found = Rc::clone(&most);
    // Before the pictures, which look at what was found.
    ui.follow(move || {
        let of = |of: Of| model.with(|digits| largest(of.numbers(digits).unwrap_or_default()));
        found.set([Of::Weights, Of::Gradient].map(of));
    });
    let named = [(Of::Weights, "Weights"), (Of::Gradient, "Gradient")];
    let pair = named.map(|(of, name)| {
        picture(ui, (model, &most), of, 0, name).child(key(ui, (model, &most), of))
    });
    let pair = ui
        .el("div")
        .class("pair")
        .live_flag("hidden", has_ten(model))
        .children(pair.into());
    let switches = [(false, "weights"), (true, "gradient")].map(|(gradient, name)| {
        let on = move || model.with(|digits| digits.gradients_shown == gradient);
        switch(ui, name, name, Box::new(on), move || {
            model.update(|digits| digits.gradients_shown = gradient);
        })
    });
    let switches = ui
        .el("div")
        .class("views")
        .attr("role", "group")
        .attr("aria-label", "What is pictured")
        .children(switches.into());
    let names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let ten = (0..).zip(names);
    let ten = ten.map(|(output, name)| picture(ui, (model, &most), Of::Chosen, output, name));
    let all = ui
        .el("div")
        .live_flag(
            "hidden",
            model.flag(|digits| digits.classes() != Classes::All),
        )
        .child(switches)
        .child(ui.el("div").class("ten").children(ten.collect()))
        .child(key(ui, (model, &most), Of::Chosen));
    let meaning = model.text(|digits| {
        let name = |class| digits.classes().name(class);
        let (positive, negative) = match digits.classes() {
            Classes::All => ("its digit".into(), "against it".into()),
            _ => (name(0), format!("for {}", name(1))),
        };
        format!("Ink on + speaks for {positive}, on − {negative}. A step takes lr times the gradient, that of the next batch, from the weights.")
    });
    vec![pair, all, line(ui, "about", meaning)]
}

/// A picture of what belongs to a score, under its name.
fn picture(
    ui: &Ui,
    (model, most): (Model<Digits>, &Most),
    of: Of,
    output: usize,
    name: &str,
) -> El {
    let heard = move || {
        model.with(|digits| {
            let what = if of.is_gradient(digits) {
                "gradient"
            } else {
                "weights"
            };
            let whose = digits.classes().name(output);
            format!("The {what} of the score of {whose}")
        })
    };
    let most = Rc::clone(most);
    let colors = move |palette: &_| {
        model.with(|digits| {
            // Only the ten are of what the reader chooses.
            let is_hidden = (of == Of::Chosen) != (digits.classes() == Classes::All);
            let numbers = of.numbers(digits).filter(|_| !is_hidden)?;
            let most = most.get()[usize::from(of.is_gradient(digits))];
            let own = column(numbers, digits.classes().outputs(), output);
            let own = own.into_iter();
            Some(own.map(|number| diverging(number, most, palette)).collect())
        })
    };
    ui.el("figure")
        .child(ui.el("figcaption").text(name))
        .child(pixels(ui, Box::new(heard), Box::new(colors)))
}

/// What the colours mean.
fn key(ui: &Ui, (model, most): (Model<Digits>, &Most), of: Of) -> El {
    let history: Stepped = Rc::new(model);
    let end = |sign: &'static str| {
        let most = Rc::clone(most);
        let text = move || {
            let gradient = model.with(|digits| of.is_gradient(digits));
            format!(
                "{sign}{}",
                significant(most.get()[usize::from(gradient)], 2)
            )
        };
        let (span, text) = (ui.el("span"), Box::new(text));
        live_in_turn(&history, span, Rank::Aside, text, set_text)
    };
    ui.el("p")
        .class("scale")
        .child(end("−"))
        .child(ui.el("span").text("0"))
        .child(end("+"))
}

const LOSS: Scene<Digits> = Scene {
    viewport: charts::loss_viewport,
    key: charts::ground_key,
    ground: charts::draw_loss_ground,
    moving: charts::draw_loss,
};

const ACCURACY: Scene<Digits> = Scene {
    viewport: charts::accuracy_viewport,
    key: charts::ground_key,
    ground: charts::draw_accuracy_ground,
    moving: charts::draw_accuracy,
};

/// The charts, and the way along them.
pub(super) fn curves(ui: &Ui, model: Model<Digits>) -> El {
    let name = |role: &str, text: &str| ui.el("li").attr("data-role", role).text(text);
    let key = ui
        .el("ul")
        .class("key")
        .child(name("target", "train"))
        .child(name("prediction", "valid"))
        .child(name("gradient", "batch"));
    let [loss_map, accuracy_map] = std::array::from_fn(|_| Map::default());
    let loss = plot_canvas(
        ui,
        (model, LOSS),
        &loss_map,
        "The loss of training and validation digits after each epoch, and of each batch",
        vec![pointing(ui, model, &loss_map), key],
    );
    let accuracy = plot_canvas(
        ui,
        (model, ACCURACY),
        &accuracy_map,
        "The share of both that are right after each epoch, and by the nearest mean image",
        vec![pointing(ui, model, &accuracy_map)],
    );
    let words = Rc::new(|digits: &Digits| {
        let (at, steps) = digits.place();
        format!("step {at} of {steps}")
    });
    group(ui, "loss", vec![loss, accuracy, scrubber(ui, model, words)])
}

/// What the validation digits are, and what is said of them. A table of the browser's own is laid out
/// as a whole; here each row is by itself, and a frame of its own writes it.
pub(super) fn confusion(ui: &Ui, model: Model<Digits>) -> El {
    const MEANING: &str =
        "Predict: a row for what a validation digit is, a column for what the model says";
    let history: Stepped = Rc::new(model);
    let rows = (0..11).map(|row| {
        let el = ui.el("div").attr("role", "row");
        let text = move || model.with(|digits| cells(digits, row));
        live_in_turn(&history, el, Rank::Aside, Box::new(text), |row, text| {
            let cells = text.lines().filter_map(|line| line.split_once('\t'));
            let made = cells.map(|(kind, text)| {
                let role = kind.trim_end_matches(" right");
                let attributes = [("role", role), ("data-right", "")];
                let is_right = usize::from(role.len() < kind.len());
                element("span", &attributes[..=is_right], text)
            });
            row.replace_children_with_node(&made.collect());
        })
    });
    let table = ui
        .el("div")
        .class("confusion")
        .attr("role", "table")
        .attr("aria-label", MEANING)
        .children(rows.collect());
    let meaning = ui.el("p").attr("aria-hidden", "true").text(MEANING);
    group(ui, "readout", vec![meaning, table])
}

/// A row of the table, a cell a line, its role and its text: the names of the classes, then how often
/// each was said of each; empty past the last class.
fn cells(digits: &Digits, row: usize) -> String {
    let (classes, mut cells) = (digits.classes(), String::new());
    let counts = digits.valid().map_or(&[][..], Evaluation::confusion);
    let columns = if row > classes.count() {
        0
    } else {
        classes.count() + 1
    };
    for column in 0..columns {
        let (role, text) = match (row, column) {
            (0, 0) => ("cell", String::new()),
            (0, _) => ("columnheader", classes.name(column - 1)),
            (_, 0) => ("rowheader", classes.name(row - 1)),
            _ => {
                let place = (row - 1) * classes.count() + column - 1;
                let count = counts.get(place).map_or_else(String::new, usize::to_string);
                (if row == column { "cell right" } else { "cell" }, count)
            }
        };
        cells += &format!("{role}\t{text}\n");
    }
    cells
}
