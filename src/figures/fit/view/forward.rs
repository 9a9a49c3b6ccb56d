//! Fast forward: many more steps than the history holds, some of them in each animation frame.

use leptos::prelude::*;

use super::super::state::Fit;
use crate::components::animation_frames::{FrameClock, Priority};
use crate::components::button::Button;
use crate::components::context::FigureContext;
use crate::components::group::{Group, Line};
use crate::components::hooks::watch;
use crate::components::setting_row::SettingRow;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{fixed, repr, significant};
use crate::numeric::regression::{HasRegression, Regression};

/// The buttons' verb, label and step to go to.
const GOALS: [(&str, &str, usize); 4] = [
    ("forward-10", "10", 10),
    ("forward-1000", "1\u{202f}000", 1_000),
    ("forward-100000", "100\u{202f}000", 100_000),
    ("forward-1000000", "1\u{202f}000\u{202f}000", 1_000_000),
];

/// The buttons, the progress bar and a sentence on the progress or the result.
#[component]
pub(super) fn Forward(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    start_clock(state);
    let share = state.signal(|fit| {
        let (done, goal) = fit
            .regression()
            .fast_forward()
            .map_or((0, 1), |far| far.progress());
        repr(done as f64 / goal.max(1) as f64)
    });
    view! {
        <Group name="forward" hidden>
            <div class="row">
                <span class="name">{"On to step"}</span>
                <Goals state />
                <EndButton state />
            </div>
            <progress
                aria-label="Steps on the way"
                prop:value=share
                hidden=state.signal(|fit| !is_going(fit))
            />
            <Line text=state.signal(progress_in_words) />
        </Group>
    }
}

/// The buttons that start a fast forward.
#[component]
fn Goals(state: StateSignal<Fit>) -> impl IntoView {
    let goal = |(verb, label, goal)| {
        let is_passed = state.signal(move |fit| {
            fit.descent_steps() >= goal || fit.regression().descent.training().has_diverged()
        });
        let go = state
            .callback(move |fit, ()| fit.change(|regression| regression.start_fast_forward(goal)));
        view! { <Button verb label disabled=is_passed press=go /> }
    };
    GOALS.into_iter().map(goal).collect::<Vec<_>>()
}

/// The button that ends a fast forward: first it cancels the remaining steps, then it goes back to
/// the history.
#[component]
fn EndButton(state: StateSignal<Fit>) -> impl IntoView {
    let label = state.signal(|fit| {
        if is_going(fit) {
            "Cancel".into()
        } else {
            format!("Back to step {}", fit.descent_steps())
        }
    });
    let end = move |()| {
        state.update(|fit| {
            let going = is_going(fit);
            fit.change(|regression| match regression.fast_forward_mut() {
                Some(forward) if going => forward.stop(),
                _ => regression.end_fast_forward(),
            });
        });
        state
            .messages()
            .announce(state.with_untracked(progress_in_words));
    };
    view! {
        <Button
            verb="forward-end"
            label
            hidden=state.signal(|fit| fit.regression().fast_forward().is_none())
            press=Callback::new(end)
        />
    }
}

/// The reader's guess of the number of steps to convergence, and the actual number. Hidden if the
/// best fit is not known.
#[component]
pub(super) fn Guess(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let entry = state.input("guess", |fit| match fit.guess {
        0 => String::new(),
        guess => guess.to_string(),
    });
    let has_no_optimum = state.signal(|fit| fit.optimum().is_none());
    let hidden = Signal::derive(move || hidden.get() || has_no_optimum.get());
    view! {
        <Group name="guess" class="brief group" hidden>
            <SettingRow name="Your guess" label="Your guess, in steps" entry unit="steps" />
            <Line text=state.signal(guess_result) />
        </Group>
    }
}

/// A sentence that compares the guess with the actual number of steps.
fn guess_result(fit: &Fit) -> String {
    let took = match (fit.guess, fit.arrival()) {
        (0, _) => {
            return "How many steps until the loss is within 10 % of the best fit\u{2019}s?".into();
        }
        (_, None) => "It is not there yet.".into(),
        (_, Some(0)) => "It was there from the start.".into(),
        (_, Some(steps)) => format!("It took {}.", grouped(steps)),
    };
    format!("You guessed {}. {took}", grouped(fit.guess))
}

/// Whether a fast forward is under way.
fn is_going(fit: &Fit) -> bool {
    fit.regression()
        .fast_forward()
        .is_some_and(|far| !far.is_done())
}

/// A sentence on the progress of a fast forward, or on its result.
fn progress_in_words(fit: &Fit) -> String {
    let Some(far) = fit.regression().fast_forward() else {
        return "Every step on the way is taken, at the current learning rate.".into();
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
            significant(fit.regression().descent.learning_rate(), 3),
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

/// An integer with its digits in groups of three.
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

/// Takes some steps in each animation frame while the figure is on screen, and announces the
/// result.
fn start_clock(state: StateSignal<Fit>) {
    /// The time for steps in an animation frame, in seconds: most of two frames at 60 Hz, and
    /// together with the drawing less than 50 ms, above which a page seems stuck.
    const BUDGET: f64 = 0.028;
    let seconds = || window().performance().map_or(0.0, |clock| clock.now()) / 1000.0;
    let clock = FrameClock::new(Priority::Immediate, move |_| {
        if state.any().is_watched() {
            let start = seconds();
            let mut taken = 0_usize;
            state.change_repeatedly(|fit| {
                fit.change(|regression| regression.fast_forward_mut().map(|far| far.advance(1)));
                taken += 1;
                // The clock takes longer than a step.
                is_going(fit) && (!taken.is_multiple_of(64) || seconds() - start < BUDGET)
            });
            let spent = seconds() - start;
            state.update(|fit| {
                fit.change(|regression| {
                    if let Some(far) = regression.fast_forward_mut() {
                        far.seconds += spent;
                    }
                });
            });
            return;
        }
        state.update(|fit| {
            fit.change(|regression: &mut Regression| regression.advance(BUDGET, &seconds))
        });
    });
    let surroundings = FigureContext::get().surroundings;
    let mut was_going = false;
    watch(move || {
        let is_going = state.with(is_going);
        clock.run(is_going && surroundings.read().on_screen);
        if std::mem::replace(&mut was_going, is_going) && !is_going {
            state
                .messages()
                .announce(state.with_untracked(progress_in_words));
        }
    });
}
