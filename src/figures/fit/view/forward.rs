//! Fast forward: far more steps than the history keeps, some in each frame.

use std::cell::Cell;

use leptos::prelude::{With, window};

use super::super::state::Fit;
use super::{HAND, only};
use crate::numeric::decimal::{fixed, repr, significant};
use crate::numeric::fitting::{Fits, Fitting};
use crate::ui::controls::{button, fixed_text, group, line};
use crate::ui::dom::{El, Ui};
use crate::ui::field::field;
use crate::ui::frame_clock::{FrameClock, Rank};
use crate::ui::model::Model;

/// Where the buttons lead.
const GOALS: [(&str, usize); 4] = [
    ("10", 10),
    ("1\u{202f}000", 1_000),
    ("100\u{202f}000", 100_000),
    ("1\u{202f}000\u{202f}000", 1_000_000),
];

/// The buttons, the progress, and how it went.
pub(super) fn forward(ui: &Ui, model: Model<Fit>) -> El {
    start_clock(ui, model);
    let goal = |(label, goal): (&'static str, usize)| {
        let passed = Box::new(move || {
            model.with(|fit| {
                fit.descent_steps() >= goal || fit.fitting.descent.training().has_diverged()
            })
        });
        button(
            ui,
            &format!("forward-{goal}"),
            fixed_text(label),
            passed,
            move || {
                model.update(|fit| fit.change(|fitting| fitting.go_forward(goal)));
            },
        )
    };
    let come_back = button(
        ui,
        "forward-end",
        model.text(|fit| {
            if is_going(fit) {
                "Cancel".into()
            } else {
                format!("Back to step {}", fit.descent_steps())
            }
        }),
        Box::new(|| false),
        move || {
            model.update(|fit| {
                let going = is_going(fit);
                fit.change(|fitting| match fitting.forward_mut() {
                    Some(forward) if going => forward.stop(),
                    _ => fitting.come_back(),
                });
            });
            model.voice().say(model.with_untracked(how));
        },
    )
    .live_flag("hidden", model.flag(|fit| fit.fitting.forward().is_none()));
    let share = model.text(|fit| {
        let (done, goal) = fit.fitting.forward().map_or((0, 1), |far| far.progress());
        repr(done as f64 / goal.max(1) as f64)
    });
    let progress = ui
        .el("progress")
        .attr("aria-label", "Steps on the way")
        .live_value(share)
        .live_flag("hidden", model.flag(|fit| !is_going(fit)));
    let row = ui
        .el("div")
        .class("row")
        .child(ui.el("span").class("name").text("On to step"))
        .children(GOALS.into_iter().map(goal).collect())
        .child(come_back);
    let parts = vec![row, progress, line(ui, "about", model.text(how))];
    only(group(ui, "forward", parts), model, HAND)
}

/// The reader's guess of how many steps it takes, and how many it took.
pub(super) fn guess(ui: &Ui, model: Model<Fit>) -> El {
    let entry = model.entry("guess", "Your guess, in steps", |fit| match fit.guess {
        0 => String::new(),
        guess => guess.to_string(),
    });
    let verdict = model.text(|fit| {
        let took = match (fit.guess, fit.arrival()) {
            (0, _) => {
                return "How many steps until the loss is within a tenth of the best fit\u{2019}s?"
                    .into();
            }
            (_, None) => "It is not there yet.".into(),
            (_, Some(0)) => "It was there from the start.".into(),
            (_, Some(steps)) => format!("It took {}.", grouped(steps)),
        };
        format!("You guessed {}. {took}", grouped(fit.guess))
    });
    let row = ui
        .el("label")
        .class("row")
        .child(ui.el("span").class("name").text("Your guess"))
        .child(field(ui, entry))
        .child(ui.el("span").text("steps"));
    group(ui, "guess", vec![row, line(ui, "about", verdict)])
        .live_flag("hidden", model.flag(|fit| fit.optimum().is_none()))
}

/// Whether it is on its way.
fn is_going(fit: &Fit) -> bool {
    fit.fitting.forward().is_some_and(|far| !far.is_done())
}

/// How it goes, or went.
fn how(fit: &Fit) -> String {
    let Some(far) = fit.fitting.forward() else {
        return "Every step on the way is taken, at the learning rate in force.".into();
    };
    let (done, goal) = far.progress();
    let loss = far.current().loss;
    if !far.is_done() {
        return format!("Step {} of {}.", grouped(done), grouped(goal));
    }
    if let Some(divergence) = far.divergence() {
        return format!(
            "Diverged at step {}: with lr = {} {}. The loss has reached {}.",
            grouped(done),
            significant(fit.fitting.descent.learning_rate(), 3),
            divergence.reason(),
            significant(loss, 3)
        );
    }
    let taken = grouped(done - fit.descent_steps());
    let seconds = significant(far.seconds, 2);
    let noun = if done - fit.descent_steps() == 1 {
        "step"
    } else {
        "steps"
    };
    format!(
        "{taken} {noun}, each of them taken, in {seconds} seconds. The loss is {}.",
        fixed(loss, 2)
    )
}

/// A whole number with its digits in groups of three.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// Some steps in each frame, as long as the figure is on the screen. The end is news.
fn start_clock(ui: &Ui, model: Model<Fit>) {
    /// So long a frame computes, in seconds: most of two frames of a screen, and with what is drawn
    /// then still below the 50 ms after which a page feels stuck.
    const BUDGET: f64 = 0.028;
    let seconds = || window().performance().map_or(0.0, |clock| clock.now()) / 1000.0;
    let clock = FrameClock::new(Rank::Prompt, move |_| {
        model.update(|fit| fit.change(|fitting: &mut Fitting| fitting.advance(BUDGET, &seconds)));
    });
    let place = ui.place;
    let before = Cell::new(false);
    ui.follow(move || {
        let going = model.with(is_going);
        clock.run(going && place.with(|place| place.on_screen));
        if before.replace(going) && !going {
            model.voice().say(model.with_untracked(how));
        }
    });
}
