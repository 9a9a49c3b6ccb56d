//! A link holds a figure: what differs from a new one, applied to a new one, is the same again.

use downhill::figures::curve::settings as curve;
use downhill::figures::curve::state::Curve;
use downhill::figures::fit::settings as fit;
use downhill::figures::fit::state::Fit;
use downhill::figures::fit::state::stage::Stage;
use downhill::figures::fit::state::view::View;
use downhill::numeric::dataset::Source;
use downhill::numeric::descent::{Descends, Descent, Direction};
use downhill::numeric::loss::Loss;
use downhill::numeric::training::Stop;
use downhill::settings::common::FigureState;
use downhill::settings::{Table, Value, apply, differing};

fn given(settings: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, text): &(&str, &str)| (String::from(*name), String::from(*text));
    settings.iter().map(owned).collect()
}

/// All that the table says of a state.
fn values<S>(table: Table<S>, state: &S) -> Vec<Value> {
    table.iter().map(|setting| (setting.get)(state)).collect()
}

fn take(descent: &mut Descent, steps: usize) {
    descent.step(steps);
}

/// Sends a figure through a link and compares all that can be seen of it.
fn assert_link_restores<S>(table: Table<FigureState<S>>, shown: &FigureState<S>)
where
    S: Descends + Default,
{
    let link = differing(table, shown);
    let asked: Vec<_> = link
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let mut arrived = FigureState::default();
    let complaints = apply(table, &mut arrived, &given(&asked));
    assert_eq!(complaints, [], "a link is usable: {link:?}");
    assert_eq!(values(table, &arrived), values(table, shown), "{link:?}");
    let (left, right) = (arrived.state.descent(), shown.state.descent());
    assert_eq!(left.status(), right.status(), "the status: {link:?}");
    assert_eq!(left.at(), right.at(), "the step that is shown: {link:?}");
    let (left, right) = (left.training(), right.training());
    assert_eq!(left.learning_rates(), right.learning_rates(), "{link:?}");
    assert_eq!(left.losses(), right.losses(), "the losses: {link:?}");
    assert_eq!(left.current(), right.current(), "the numbers: {link:?}");
}

// Guards against a link that loses the steps, their rates, or how the figure is shown.
#[test]
fn a_link_leads_to_exactly_the_state_it_was_made_from() {
    let mut shown = FigureState::<Curve>::default();
    assert_eq!(differing(curve::TABLE, &shown), [], "a new figure is bare");
    let asked = [
        ("f", "sin(3*x) + 0.3*x**2"),
        ("start", "-3.1"),
        ("lr", "0.037"),
        ("hide", "table,rate"),
        ("theme", "dark"),
        ("nudge", "on"),
    ];
    assert_eq!(
        apply(curve::TABLE, &mut shown, &given(&asked)),
        [],
        "usable"
    );
    assert_link_restores(curve::TABLE, &shown);
    let verbs: [fn(&mut Descent); 8] = [
        |descent| take(descent, 7),
        |descent| descent.set_learning_rate(0.011),
        |descent| take(descent, 3),
        |descent| descent.set_direction(Direction::Uphill),
        |descent| take(descent, 2),
        |descent| {
            descent.back(1);
        },
        |descent| descent.set_direction(Direction::Downhill),
        |descent| descent.set_learning_rate(0.3),
    ];
    for verb in verbs {
        shown.state.drive(verb);
        assert_link_restores(curve::TABLE, &shown);
    }
}

// Guards against a link that stops at the first divergence of a path that went on.
#[test]
fn a_link_leads_through_a_divergence_and_beyond() {
    let mut shown = FigureState::<Curve>::default();
    shown.state.drive(|descent| descent.set_learning_rate(1.1));
    let verbs: [fn(&mut Descent); 5] = [
        |descent| take(descent, 10_000),
        Descent::halve_learning_rate,
        |descent| take(descent, 20),
        |descent| descent.set_direction(Direction::Uphill),
        |descent| take(descent, 10_000),
    ];
    for verb in verbs {
        shown.state.drive(verb);
        assert_link_restores(curve::TABLE, &shown);
    }
}

// Guards against parameters set by hand that a link rounds or leaves behind.
#[test]
fn a_link_to_a_fit_keeps_its_data_and_its_parameters() {
    let mut shown = FigureState::<Fit>::default();
    assert_eq!(differing(fit::TABLE, &shown), [], "a new figure is bare");
    let verbs: [fn(&mut Fit); 18] = [
        |fit| fit.drive(|descent| take(descent, 10)),
        |fit| fit.drive(|descent| descent.show(3)),
        |fit| fit.set_view(View::Walk),
        Fit::walk,
        Fit::walk,
        Fit::walk,
        Fit::walk_back,
        |fit| fit.set_stage(Stage::Initialise),
        |fit| fit.set_loss_kind(Loss::Mae),
        |fit| fit.set_stop(Stop::LossBelow(50.0)),
        |fit| {
            fit.select(7.2, 0.0);
            fit.drag(-12.5);
            fit.drive(|descent| take(descent, 5));
        },
        |fit| {
            fit.set_view(View::Panels);
            fit.panels = vec![0, 5, 50];
            fit.truth_shown = true;
        },
        |fit| fit.drive(|descent| descent.set_direction(Direction::Uphill)),
        |fit| fit.set_source(Source::Seed(-3)),
        |fit| fit.drive(|descent| take(descent, 4)),
        |fit| fit.set_param(2, 0.1 + 0.2),
        |fit| fit.log_loss = true,
        |fit| {
            fit.drive(|descent| {
                descent.set_learning_rate(1e-4);
                take(descent, 1000);
                descent.set_learning_rate(1e-5);
                take(descent, 10);
            });
        },
    ];
    for verb in verbs {
        verb(&mut shown.state);
        assert_link_restores(fit::TABLE, &shown);
    }
}
