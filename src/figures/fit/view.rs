//! The fit as elements that follow its state.

use web_sys::HtmlElement;

use super::scene;
use super::settings::NOTEBOOK;
use super::state::Fit;
use crate::figures::descending::PACES;
use crate::numeric::dataset::Source;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::ui::controls::{button, check, fixed_text, group, line, output, readout};
use crate::ui::dom::{El, Ui};
use crate::ui::field::{Entry, field};
use crate::ui::frame::frame;
use crate::ui::model::Model;
use crate::ui::playback::playback;
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::slider::{Dial, Spread, slider};
use crate::ui::table::{steps_table, table};

const FIT: Scene<Fit> = Scene {
    viewport: scene::viewport,
    key: |_| "",
    ground: scene::draw_ground,
    moving: scene::draw_moving,
};

const LOSS: Scene<Fit> = Scene {
    viewport: scene::loss_viewport,
    key: |_| "",
    ground: scene::draw_loss_ground,
    moving: scene::draw_loss,
};

/// The learning rates of the slider; the field takes more.
const RATES: (f64, f64) = (1e-7, 1e-3);
/// The rows of the table: the newest.
const ROWS: usize = 100;

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Fit>) {
    frame(container, model, "Fitting the rollercoaster", |ui| {
        (pictures(ui, model), controls(ui, model))
    });
}

fn pictures(ui: &Ui, model: Model<Fit>) -> Vec<El> {
    let name = |role: &str, text: &str| ui.el("li").attr("data-role", role).text(text);
    let key = ui
        .el("ul")
        .class("key")
        .child(name("target", "speed"))
        .child(name("prediction", "preds"));
    let log = check(
        ui,
        "axis",
        "log axis",
        model.flag(|fit| fit.log_loss),
        model.verb(|fit, log| fit.log_loss = log),
    );
    let fit = plot_canvas(
        ui,
        (model, FIT),
        &Map::default(),
        "Speed against time: the data, and what the quadratic predicts",
        vec![key],
    );
    let loss = plot_canvas(
        ui,
        (model, LOSS),
        &Map::default(),
        "The loss against the step",
        vec![log],
    );
    vec![fit, group(ui, "loss", vec![loss])]
}

fn controls(ui: &Ui, model: Model<Fit>) -> Vec<El> {
    let columns = ["step", "loss", "a", "b", "c"];
    let mut controls = vec![data(ui, model), params(ui, model), rate(ui, model)];
    controls.extend(playback(ui, model, PACES, true));
    controls.extend([
        numbers(ui, model),
        steps_table(ui, &columns, move || model.with(rows)),
    ]);
    controls
}

fn data(ui: &Ui, model: Model<Fit>) -> El {
    let seed = move |text: String| move || model.apply(&[("seed".into(), text.clone())]);
    let entry = model.entry("seed", "Data: notebook, or a seed", |fit| {
        match fit.source() {
            Source::Notebook => NOTEBOOK.into(),
            Source::Seed(seed) => seed.to_string(),
        }
    });
    let fresh = move || {
        // 32 bits are what the generator takes; a machine without randomness keeps its data.
        if let Ok(number) = getrandom::u32() {
            seed(number.to_string())();
        }
    };
    let never = Box::new(|| false);
    let given = model.flag(|fit| fit.source() == Source::Notebook);
    let row = ui
        .el("div")
        .class("row")
        .child(ui.el("span").class("name").text("Data"))
        .child(field(ui, entry))
        .child(button(ui, "fresh", fixed_text("Fresh seed"), never, fresh))
        .child(button(
            ui,
            "notebook",
            fixed_text("Notebook\u{2019}s"),
            given,
            seed(NOTEBOOK.into()),
        ));
    let about = model.text(|fit| match fit.source() {
        Source::Notebook => "The run that the lesson\u{2019}s notebook prints.".into(),
        Source::Seed(seed) => format!(
            "torch.manual_seed({seed}), then randn(20) for the noise and randn(3) for the parameters."
        ),
    });
    group(ui, "data", vec![row, line(ui, "about", about)])
}

/// A slider for one of the parameters.
fn param<const K: usize>(ui: &Ui, model: Model<Fit>, name: &'static str, ends: (f64, f64)) -> El {
    let dial = Dial {
        ends,
        spread: Spread::Linear,
        value: model.look(|fit| fit.params()[K]),
        set: model.verb(|fit, value| fit.set_param(K, value)),
        marks: None,
    };
    let entry = model.entry("params", name, |fit| significant(fit.params()[K], 6));
    // A field writes the setting of all three, with its own as it was typed.
    let write = Box::new(move |typed| {
        let mut texts: Vec<String> =
            model.with_untracked(|fit| fit.params().iter().map(f64::to_string).collect());
        texts[K] = typed;
        (entry.write)(texts.join(","));
    });
    slider(ui, dial, "", Entry { write, ..entry })
}

fn params(ui: &Ui, model: Model<Fit>) -> El {
    let restore = move || {
        model.update(Fit::restore_start);
        model.voice().say(model.with_untracked(Fit::describe));
    };
    ui.el("div")
        .class("params")
        .attr("data-group", "params")
        .child(param::<0>(ui, model, "a", (-2.0, 2.0)))
        .child(param::<1>(ui, model, "b", (-20.0, 20.0)))
        .child(param::<2>(ui, model, "c", (-100.0, 100.0)))
        .child(button(
            ui,
            "restore",
            fixed_text("Back to the initial parameters"),
            model.flag(Fit::starts_as_given),
            restore,
        ))
}

fn rate(ui: &Ui, model: Model<Fit>) -> El {
    let dial = Dial {
        ends: RATES,
        spread: Spread::Log,
        value: model.look(|fit| fit.descent().learning_rate()),
        set: model.verb(|fit, rate| fit.drive(|descent| descent.set_learning_rate(rate))),
        marks: None,
    };
    let entry = model.entry("lr", "Learning rate", |fit| {
        significant(fit.descent().learning_rate(), 6)
    });
    group(ui, "rate", vec![slider(ui, dial, "", entry)])
}

fn numbers(ui: &Ui, model: Model<Fit>) -> El {
    let step = model.text(|fit| fit.descent().training().steps().to_string());
    let loss = model.text(|fit| fixed(fit.loss(), 2));
    let rows = move || {
        model.with(|fit| {
            let numbers = fit.params().iter().zip(fit.grad());
            let row = |(name, (param, slope)): (&str, (&f64, &f64))| {
                vec![name.into(), fixed(*param, 4), fixed(*slope, 4)]
            };
            ["a", "b", "c"].into_iter().zip(numbers).map(row).collect()
        })
    };
    let readouts = ui
        .el("div")
        .class("readouts")
        .child(readout(ui, "step", "text", output(ui, step)))
        .child(readout(ui, "loss", "prediction", output(ui, loss)));
    group(
        ui,
        "readout",
        vec![readouts, table(ui, &["", "params", "grad"], rows)],
    )
}

fn rows(fit: &Fit) -> Vec<Vec<String>> {
    let training = fit.descent().training();
    let first = (training.steps() + 1).saturating_sub(ROWS);
    let row = |step| {
        let at = training.at(step);
        let params = at.params.iter().map(|param| fixed(*param, 4));
        let start = [usize::to_string(&step), fixed(at.loss, 2)];
        start.into_iter().chain(params).collect()
    };
    (first..=training.steps()).map(row).collect()
}
