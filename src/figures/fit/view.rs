//! The fit as a Leptos view.

use leptos::prelude::*;

use super::scene;
use super::settings::NOTEBOOK;
use super::state::Fit;
use crate::figures::descending::PACES;
use crate::numeric::dataset::Source;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::ui::controls::{button, check, group, line, readout};
use crate::ui::field::{Entry, field};
use crate::ui::frame::frame;
use crate::ui::model::Model;
use crate::ui::playback::{Player, outcome, playback};
use crate::ui::plot_canvas::{Place, Scene, plot_canvas};
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

/// The figure.
#[component]
pub fn FitFigure(
    /// The state.
    model: Model<Fit>,
) -> impl IntoView {
    frame(model, "Fitting the rollercoaster", |place| {
        (picture(model, place), controls(model, place))
    })
}

fn picture(model: Model<Fit>, place: Place) -> AnyView {
    let key = view! {
        <ul class="key">
            <li data-role="target">"speed"</li>
            <li data-role="prediction">"preds"</li>
        </ul>
    };
    let log = check(
        "axis",
        "log axis",
        model.signal(|fit| fit.log_loss),
        model.verb(|fit, log| fit.log_loss = log),
    );
    let fit = plot_canvas(
        Box::new((model, FIT)),
        place,
        RwSignal::new(None),
        "Speed against time: the data, and what the quadratic predicts",
        key.into_any(),
    );
    let loss = plot_canvas(
        Box::new((model, LOSS)),
        place,
        RwSignal::new(None),
        "The loss against the step",
        log,
    );
    vec![fit, group("loss", vec![loss])].into_any()
}

fn controls(model: Model<Fit>, place: Place) -> AnyView {
    let player = Player::new(model);
    vec![
        data(model),
        params(model),
        rate(model),
        playback(player, place, PACES, true),
        outcome(player),
        numbers(model),
        steps_table(&["step", "loss", "a", "b", "c"], model.signal(rows)),
    ]
    .into_any()
}

fn data(model: Model<Fit>) -> AnyView {
    let write = model.writer("seed");
    let entry = Entry {
        setting: "seed",
        label: "Data: notebook, or a seed",
        text: model.signal(|fit| match fit.source() {
            Source::Notebook => NOTEBOOK.into(),
            Source::Seed(seed) => seed.to_string(),
        }),
        write,
        voice: model.voice(),
    };
    let fresh = Callback::new(move |()| {
        // 32 bits are what the generator takes; a machine without randomness keeps its data.
        if let Ok(seed) = getrandom::u32() {
            write.run(seed.to_string());
        }
    });
    let notebook = Callback::new(move |()| write.run(NOTEBOOK.into()));
    let about = model.signal(|fit| match fit.source() {
        Source::Notebook => "The run that the lesson\u{2019}s notebook prints.".into(),
        Source::Seed(seed) => format!(
            "torch.manual_seed({seed}), then randn(20) for the noise and randn(3) for the parameters."
        ),
    });
    let row = view! {
        <div class="row">
            <span class="name">"Data"</span>
            {field(entry)}
            {button("fresh", Signal::stored("Fresh seed".into()), Signal::stored(false), fresh)}
            {button(
                "notebook",
                Signal::stored("Notebook\u{2019}s".into()),
                model.signal(|fit| fit.source() == Source::Notebook),
                notebook,
            )}
        </div>
    };
    group("data", vec![row.into_any(), line("about", about)])
}

/// A slider for one of the parameters.
fn param<const K: usize>(model: Model<Fit>, name: &'static str, ends: (f64, f64)) -> AnyView {
    let dial = Dial {
        ends,
        spread: Spread::Linear,
        value: model.signal(|fit| fit.params()[K]),
        set: model.verb(|fit, value| fit.set_param(K, value)),
        marks: None,
    };
    // A field writes the setting of all three, with its own as it was typed.
    let write = model.writer("params");
    let entry = Entry {
        setting: "params",
        label: name,
        text: model.signal(|fit| significant(fit.params()[K], 6)),
        write: Callback::new(move |typed| {
            let mut texts: Vec<String> =
                model.with_untracked(|fit| fit.params().iter().map(f64::to_string).collect());
            texts[K] = typed;
            write.run(texts.join(","));
        }),
        voice: model.voice(),
    };
    slider(dial, "", entry)
}

fn params(model: Model<Fit>) -> AnyView {
    let restore = model.verb(|fit: &mut Fit, ()| fit.restore_start());
    let restore = button(
        "restore",
        Signal::stored("Back to the initial parameters".into()),
        model.signal(Fit::starts_as_given),
        restore,
    );
    let parts = vec![
        param::<0>(model, "a", (-2.0, 2.0)),
        param::<1>(model, "b", (-20.0, 20.0)),
        param::<2>(model, "c", (-100.0, 100.0)),
        restore,
    ];
    view! { <div class="params" data-group="params">{parts}</div> }.into_any()
}

fn rate(model: Model<Fit>) -> AnyView {
    let dial = Dial {
        ends: RATES,
        spread: Spread::Log,
        value: model.signal(|fit| fit.descent().learning_rate()),
        set: model.verb(|fit, rate| fit.drive(|descent| descent.set_learning_rate(rate))),
        marks: None,
    };
    let entry = Entry {
        setting: "lr",
        label: "Learning rate",
        text: model.signal(|fit| significant(fit.descent().learning_rate(), 6)),
        write: model.writer("lr"),
        voice: model.voice(),
    };
    group("rate", vec![slider(dial, "", entry)])
}

fn numbers(model: Model<Fit>) -> AnyView {
    let step = model.signal(|fit| fit.descent().training().steps().to_string());
    let loss = model.signal(|fit| fixed(fit.loss(), 2));
    let rows = model.signal(|fit| {
        let row = |name: &str, numbers: &[f64]| {
            let numbers = numbers.iter().map(|number| fixed(*number, 4));
            [name.into()].into_iter().chain(numbers).collect()
        };
        vec![row("params", fit.params()), row("grad", fit.grad())]
    });
    let readouts = view! {
        <div class="readouts">
            {readout("step", "text", step)}
            {readout("loss", "prediction", loss)}
        </div>
    };
    group(
        "readout",
        vec![readouts.into_any(), table(&["", "a", "b", "c"], rows)],
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
