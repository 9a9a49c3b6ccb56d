//! The plots of the fit: data and predictions, the panels, the loss with its scrubber.

use std::rc::Rc;

use super::super::state::{Fit, View};
use super::super::{charts, scene};
use super::{only, race};
use crate::numeric::decimal::{fixed, significant, spoken};
use crate::numeric::fitting::Fits;
use crate::ui::controls::{check, group};
use crate::ui::dom::{El, Ui};
use crate::ui::handle::{Along, Choice, Handle, Place, handle};
use crate::ui::model::Model;
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::scrubber::{pointing, scrubber};

const FIT: Scene<Fit> = Scene {
    viewport: scene::viewport,
    key: scene::ground_key,
    ground: scene::draw_ground,
    moving: scene::draw_moving,
};

const LOSS: Scene<Fit> = Scene {
    viewport: charts::loss_viewport,
    key: |_| String::new(),
    ground: charts::draw_loss_ground,
    moving: charts::draw_loss,
};

const PANELS: Scene<Fit> = Scene {
    viewport: scene::viewport,
    key: scene::panels_key,
    ground: scene::draw_panels_ground,
    moving: scene::draw_panels,
};

/// Where the point is that can be dragged.
fn place(fit: &Fit) -> Place {
    let (_, time, speed) = fit.selected();
    (time, speed)
}

const SPEED: Handle<Fit> = Handle {
    axes: &[Along::Y],
    at: place,
    value: place,
    limits: Some(Fit::speeds),
    name: |_, _| "Speed of a point".into(),
    grab: Fit::grab,
    drag: |fit, (_, speed)| fit.drag(speed),
    drop: Fit::release,
    cancel: Fit::cancel_drag,
    describe: |fit| {
        let (place, time, speed) = fit.selected();
        let [time, speed] = [time, speed].map(|number| spoken(&significant(number, 4)));
        let (of, loss) = (fit.data().time.len(), fixed(fit.loss(), 2));
        format!(
            "point {} of {of}: time {time}, speed {speed}; loss {loss}",
            place + 1
        )
    },
    choice: Some(Choice {
        nearest: |fit, (time, speed)| fit.select(time, speed),
        next: Fit::select_next,
    }),
};

/// The plots, from top to bottom.
pub(super) fn picture(ui: &Ui, model: Model<Fit>) -> Vec<El> {
    const ONE: &[View] = &[View::Fit, View::Walk];
    let name = |role: &str, text: &str| ui.el("li").attr("data-role", role).text(text);
    let key = || {
        ui.el("ul")
            .class("key")
            .child(name("target", "speed"))
            .child(name("prediction", "preds"))
    };
    let map = Map::default();
    let fit = plot_canvas(
        ui,
        (model, FIT),
        &map,
        "Speed against time: the data, and what the quadratic predicts",
        vec![handle(ui, (model, SPEED), &map), key()],
    );
    let panels = plot_canvas(
        ui,
        (model, PANELS),
        &Map::default(),
        "The data, and what the quadratic predicts at some steps, side by side",
        vec![],
    );
    vec![
        only(fit.class("stage fit"), model, ONE),
        only(panels.class("stage panels"), model, &[View::Panels]),
        only(loss(ui, model), model, ONE),
        race::plot(ui, model),
    ]
}

pub(super) fn log(ui: &Ui, model: Model<Fit>) -> El {
    check(
        ui,
        "axis",
        "log axis",
        model.flag(|fit| fit.log_loss),
        model.verb(|fit, log| fit.log_loss = log),
    )
}

fn loss(ui: &Ui, model: Model<Fit>) -> El {
    let map = Map::default();
    let plot = plot_canvas(
        ui,
        (model, LOSS),
        &map,
        "The loss against the step",
        vec![pointing(ui, model, &map)],
    );
    let yardsticks = check(
        ui,
        "loss",
        "Compare with the best fit, and with the mean speed",
        model.flag(|fit| fit.yardsticks),
        model.verb(|fit, shown| fit.yardsticks = shown),
    );
    let words = Rc::new(|fit: &Fit| {
        let (step, now) = fit.fitting().reached();
        let loss = fixed(now.loss, 2);
        match fit.fitting().forward() {
            Some(_) => format!("step {step}, loss {loss}"),
            None => format!("step {step} of {}, loss {loss}", fit.descent_steps()),
        }
    });
    let scrubber = scrubber(ui, model, words);
    group(ui, "loss", vec![plot, scrubber, log(ui, model), yardsticks])
}
