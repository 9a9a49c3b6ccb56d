//! What the landscape of a fit is made of, and the plane that is cut through it.

use super::super::sheet::Plane;
use super::super::state::Landscape;
use crate::figures::fitting::data_in_a_word;
use crate::numeric::fitting::Fits;
use crate::ui::controls::{check, choice, group, line};
use crate::ui::dom::{El, Ui, element, event_value};
use crate::ui::field::field;
use crate::ui::model::Model;

/// The plane, and where the rest is held.
pub(super) fn plane(ui: &Ui, model: Model<Landscape>) -> El {
    // Which parameters there are to choose from hangs on the model.
    let options = model.text(|landscape| {
        let names = landscape.fitting().problem().model().params();
        let mut options = String::new();
        let mut add = |value: &str, words: &str| options += &format!("{value}\t{words}\n");
        add(Plane::WORDS[0], "steepest and flattest direction");
        add(Plane::WORDS[1], "the two steepest directions");
        add(Plane::WORDS[2], "the two flattest directions");
        for (k, one) in names.iter().enumerate() {
            for other in &names[k + 1..] {
                add(&format!("{one},{other}"), &format!("{one} and {other}"));
            }
        }
        options
    });
    let select = ui
        .el("select")
        .attr("aria-label", "Axes")
        .live(options, |node, options| {
            let rows = options.lines().filter_map(|line| line.split_once('\t'));
            let made = rows.map(|(value, words)| element("option", &[("value", value)], words));
            node.replace_children_with_node(&made.collect());
        })
        .live_value(model.text(Landscape::plane_in_order))
        .on("change", move |event| {
            model.apply(&[("plane".into(), event_value(&event))]);
        });
    let axes = ui
        .el("div")
        .class("row")
        .child(ui.el("span").class("name").text("Axes"))
        .child(select);
    let names = [
        ("start", "as at the start"),
        ("best", "as in the best fit"),
        ("follow", "as at this step"),
    ];
    let chosen = model.text(|landscape| landscape.rest().name().into());
    let choose = move |name: String| model.apply(&[("rest".into(), name)]);
    let rest = choice(ui, "The rest", &names, chosen, Box::new(choose)).live_flag(
        "hidden",
        model.flag(|landscape| landscape.names().len() <= 2),
    );
    let about = line(ui, "about", model.text(Landscape::about_plane));
    group(ui, "plane", vec![axes, rest, about])
}

/// The data, the loss, the scale of time.
pub(super) fn problem(ui: &Ui, model: Model<Landscape>) -> El {
    let names = [
        ("mse", "mean squared error"),
        ("rmse", "its root"),
        ("mae", "mean absolute error"),
    ];
    let chosen = model.text(|landscape| landscape.fitting().problem().loss.name().into());
    let choose = move |name: String| model.apply(&[("loss".into(), name)]);
    let loss = choice(ui, "Loss", &names, chosen, Box::new(choose)).attr("data-group", "kind");
    let seed = model.entry("seed", "Seed", |landscape| {
        data_in_a_word(landscape.fitting().problem())
    });
    let seed = ui
        .el("label")
        .class("row")
        .attr("data-group", "data")
        .child(ui.el("span").class("name").text("Seed"))
        .child(field(ui, seed));
    let standardise = check(
        ui,
        "kind",
        "Standardise time: (t - mean)/std",
        model.flag(|landscape| landscape.fitting().problem().standardise),
        model.verb(|landscape, on| landscape.change(|fitting| fitting.set_standardise(on))),
    );
    ui.el("div")
        .class("group")
        .child(seed)
        .child(loss)
        .child(standardise)
}
