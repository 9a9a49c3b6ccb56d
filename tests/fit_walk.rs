//! The fit looked at step by step: the walk, looking back, the panels, the stop rules.

use downhill::figures::fit::page::page;
use downhill::figures::fit::state::Fit;
use downhill::figures::fit::state::stage::Stage;
use downhill::numeric::descent::{Descends, Direction, Status};
use downhill::numeric::optimizer::{Method, Optimizer};
use downhill::numeric::regression::HasRegression;
use downhill::numeric::training::Stop;

fn step(fit: &mut Fit, n: usize) -> usize {
    fit.drive(|descent| descent.step(n))
}

fn advance(fit: &mut Fit, seconds: f64) {
    fit.drive(|descent| descent.advance(seconds, true));
}

/// Goes on until the walk is at a stage.
fn walk_to(fit: &mut Fit, stage: Stage) {
    for _ in 0..7 {
        if fit.stage() == stage {
            return;
        }
        fit.walk();
    }
    panic!("the walk does not come to {stage:?}");
}

// Guards against a walk that skips a stage, or takes its step too early or twice.
#[test]
fn the_walk_goes_round_and_takes_one_step_a_round() {
    let mut fit = Fit::default();
    let mut seen = vec![(fit.stage(), fit.descent().at())];
    for _ in 0..12 {
        fit.walk();
        seen.push((fit.stage(), fit.descent().at()));
    }
    use Stage::{Gradient, Initialise, Loss, Predict, Repeat, Step};
    let expected = [
        (Initialise, 0),
        (Predict, 0),
        (Loss, 0),
        (Gradient, 0),
        (Step, 1),
        (Repeat, 1),
        (Predict, 1),
        (Loss, 1),
        (Gradient, 1),
        (Step, 2),
        (Repeat, 2),
        (Predict, 2),
        (Loss, 2),
    ];
    assert_eq!(seen, expected, "stage and step");
}

// Guards against a way back that differs from the way there, or that loses the history.
#[test]
fn the_way_back_is_the_way_there_and_loses_nothing() {
    let mut fit = Fit::default();
    let mut way = Vec::new();
    for _ in 0..11 {
        way.push((fit.stage(), fit.descent().at(), page(&fit)));
        fit.walk();
    }
    let losses = fit.losses().to_vec();
    for there in way.iter().rev() {
        fit.walk_back();
        let here = (fit.stage(), fit.descent().at(), page(&fit));
        assert_eq!(&here, there, "the way back");
    }
    fit.walk_back();
    assert_eq!(fit.stage(), Stage::Initialise, "nothing before the start");
    assert_eq!(fit.losses(), losses, "the history is kept");
    for _ in 0..11 {
        fit.walk();
    }
    assert_eq!(fit.losses(), losses, "and walked again, not taken again");
}

// Guards against a page whose numbers are not those of the notebook's first round.
#[test]
fn the_pages_show_the_numbers_of_the_notebook() {
    let mut fit = Fit::default();
    let text = |fit: &Fit| {
        let page = page(fit);
        let cells: Vec<String> = page.table.into_iter().flatten().collect();
        format!("{}\n{}\n{}", page.code, page.says, cells.join(" "))
    };
    for (stage, parts) in [
        (Stage::Initialise, &["torch.randn(3)", "-0.243397"][..]),
        (
            Stage::Predict,
            &["preds = f(time, params)", "0.0 67.4292 -0.6094"],
        ),
        (
            Stage::Loss,
            &[
                "loss = mse(preds, speed)",
                "20 squared",
                "4422.51",
                "-68.0386",
            ],
        ),
        (
            Stage::Gradient,
            &["loss.backward()", "-20635.3", "-1319.64"],
        ),
        (
            Stage::Step,
            &[
                "params.data -= lr * params.grad.data",
                "params.grad = None",
                "4422.51",
                "1354.70",
                "-0.206353",
            ],
        ),
        (Stage::Repeat, &["apply_step(params)", "One step is"]),
    ] {
        walk_to(&mut fit, stage);
        let shown = text(&fit);
        for part in parts {
            assert!(shown.contains(part), "{stage:?}: {part} is in {shown}");
        }
    }
}

// Guards against a step up the slope that is told as one down.
#[test]
fn the_wrong_sign_is_in_the_code_and_in_the_words() {
    let mut fit = Fit::default();
    fit.drive(|descent| descent.set_direction(Direction::Uphill));
    walk_to(&mut fit, Stage::Step);
    let page = page(&fit);
    assert!(page.code.contains("+= lr"), "{}", page.code);
    assert!(page.says.contains("along its slope"), "{}", page.says);
}

// Guards against a step of an optimiser whose direction the table does not show.
#[test]
fn a_step_is_in_the_table_with_its_sign() {
    for direction in [Direction::Downhill, Direction::Uphill] {
        let mut fit = Fit::default();
        fit.change(|regression| {
            regression.set_optimizer(Optimizer {
                method: Method::Momentum,
                ..regression.optimizer()
            });
        });
        fit.drive(|descent| descent.set_direction(direction));
        walk_to(&mut fit, Stage::Step);
        let table = page(&fit).table;
        assert_eq!(table[0], ["", "before", "moved by", "after"]);
        for row in &table[1..] {
            let number = |k: usize| row[k].parse::<f64>().expect("a number");
            let [before, moved, after] = [1, 2, 3].map(number);
            assert!((before + moved - after).abs() < 1e-5, "{row:?}");
        }
    }
}

// Guards against a walk that hangs where nothing more can be done.
#[test]
fn the_walk_ends_at_stop_when_the_rule_says_so_and_can_go_on() {
    let mut fit = Fit::default();
    fit.set_stop(Stop::Steps(2));
    walk_to(&mut fit, Stage::Step);
    fit.walk();
    assert_eq!(fit.stage(), Stage::Repeat, "after one of two steps");
    walk_to(&mut fit, Stage::Predict);
    walk_to(&mut fit, Stage::Step);
    fit.walk();
    assert_eq!(fit.stage(), Stage::Stop, "after both");
    assert!(page(&fit).says.contains("as chosen"), "{}", page(&fit).says);
    assert!(fit.can_walk(), "it can go on all the same");
    fit.walk();
    assert_eq!((fit.stage(), fit.descent().at()), (Stage::Predict, 2), "on");

    let mut fit = Fit::default();
    fit.drive(|descent| descent.set_learning_rate(1.0));
    step(&mut fit, 10_000);
    walk_to(&mut fit, Stage::Stop);
    assert!(!fit.can_walk(), "a divergence is the end");
    assert!(page(&fit).says.contains("Diverged"), "{}", page(&fit).says);
}

// Guards against a jump that lands in another round, or takes no step.
#[test]
fn a_jump_goes_to_the_stage_of_the_same_round() {
    let mut fit = Fit::default();
    fit.set_stage(Stage::Step);
    assert_eq!(fit.descent().at(), 1, "the step is taken");
    fit.set_stage(Stage::Loss);
    assert_eq!(fit.walk_step(), 0, "the same round");
    fit.set_stage(Stage::Repeat);
    assert_eq!(fit.descent().training().steps(), 1, "no second step");
    fit.set_stage(Stage::Initialise);
    assert_eq!(fit.descent().at(), 0, "the start");
}

// Guards against a look back that changes what was done.
#[test]
fn looking_back_shows_a_step_and_keeps_the_rest() {
    let mut fit = Fit::default();
    step(&mut fit, 10);
    let losses = fit.losses().to_vec();
    fit.drive(|descent| descent.show(3));
    assert_eq!(fit.loss(), losses[3], "the step that is shown");
    assert_eq!(fit.losses(), losses, "the history");
    fit.hover_step(Some(7));
    assert_eq!(fit.loss(), losses[7], "what is pointed at comes first");
    fit.hover_step(None);
    assert_eq!(fit.loss(), losses[3], "and goes again");
    fit.hover_step(Some(999));
    assert_eq!(fit.loss(), losses[10], "no step beyond the last");
    fit.hover_step(None);
    step(&mut fit, 1);
    assert_eq!(fit.descent().at(), 11, "a step goes on from the last");
    fit.drive(|descent| descent.show(500));
    assert_eq!(
        fit.descent().selected_step(),
        None,
        "beyond the end is the end"
    );
}

// Guards against a rule that is not obeyed while playing, or is not named.
#[test]
fn playing_stops_by_the_chosen_rule_and_says_which() {
    for (rule, steps, said, status) in [
        (Stop::Steps(4), 4, "as chosen", Status::Paused),
        (Stop::LossBelow(700.0), 3, "is below 700.0", Status::Paused),
        (
            Stop::ChangeBelow(0.01),
            5,
            "less than 1.0 %",
            Status::Converged,
        ),
    ] {
        let mut fit = Fit::default();
        fit.set_stop(rule);
        fit.drive(|descent| descent.play());
        for _ in 0..200 {
            advance(&mut fit, 0.05);
        }
        let taken = fit.descent().training().steps();
        assert_eq!(taken, steps, "{rule:?}");
        assert_eq!(fit.status(), status, "{rule:?}");
        let outcome = fit.outcome().expect("it stopped for a reason").to_string();
        assert!(outcome.contains(said), "{rule:?}: {outcome}");
    }
}

// Guards against panels that depend on where the run is, or are not the notebook's.
#[test]
fn the_panels_are_the_first_steps_from_the_original_parameters() {
    let mut fit = Fit::default();
    let fresh = fit.panel_params();
    let losses: Vec<String> = fresh
        .iter()
        .map(|panel| format!("{:.2}", panel.2))
        .collect();
    assert_eq!(losses, ["4422.51", "1354.70", "774.18", "664.32"]);
    step(&mut fit, 25);
    fit.drive(|descent| descent.show(9));
    assert_eq!(fit.panel_params(), fresh, "wherever the run is");
    fit.panels = vec![25, 0];
    let [late, first] = &fit.panel_params()[..] else {
        panic!("two panels");
    };
    assert_eq!(late.2, fit.losses()[25], "any step, in any order");
    assert_eq!(first, &fresh[0], "the first");
    fit.drive(|descent| descent.set_learning_rate(1.0));
    fit.panels = vec![100];
    let (step, _, loss) = fit.panel_params().remove(0);
    assert!(
        step < 100 && loss.is_finite(),
        "a run that diverges ends there"
    );
}
