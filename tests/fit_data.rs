//! The fit on other data and other losses: dragged points, the reader's own columns, rmse and mae.

use downhill::figures::Figure;
use downhill::figures::fit::state::Fit;
use downhill::figures::shared::fields::Datum;
use downhill::numeric::columns::read;
use downhill::numeric::dataset::{Dataset, Source};
use downhill::numeric::descent::{Descends, Status};
use downhill::numeric::loss::Loss;
use serde_json::Value;

const OPTIMIZERS: &str = include_str!("data/pytorch_optimizers.json");

fn step(fit: &mut Fit, n: usize) -> usize {
    fit.drive(|descent| descent.step(n))
}

fn state_field(fit: &Fit, name: &str) -> Datum {
    let mut fields = fit.snapshot().into_iter();
    let found = fields.find(|(field, _)| *field == name);
    found.expect("a field of this name").1
}

fn losses_bits(fit: &Fit) -> Vec<u64> {
    fit.losses().iter().map(|loss| loss.to_bits()).collect()
}

// Guards against a root or an absolute error whose descent is not PyTorch's.
#[test]
fn the_other_losses_descend_as_in_pytorch() {
    let file: Value = serde_json::from_str(OPTIMIZERS).expect("the reference is JSON");
    let mut compared = 0;
    for run in file["runs"].as_array().expect("a list of runs") {
        let plain =
            run["optimizer"] == "SGD" && run["settings"].as_object().map(|s| s.len()) == Some(1);
        if !plain || run["standardised_time"] == true {
            continue;
        }
        let mut fit = Fit::default();
        let loss = run["loss"].as_str().expect("a name");
        fit.set_loss_kind(loss.parse().expect("a loss"));
        assert_eq!(fit.loss_kind().name(), loss, "the loss has a name");
        let rate = run["settings"]["lr"].as_f64().expect("a rate");
        fit.drive(|descent| descent.set_learning_rate(rate));
        let expected = run["losses"].as_array().expect("a list");
        step(&mut fit, expected.len() - 1);
        for (k, (ours, theirs)) in fit.losses().iter().zip(expected).enumerate() {
            let theirs = theirs.as_f64().expect("a number");
            let off = (ours - theirs).abs() / theirs;
            // Above its limit the descent grows what float32 rounds away.
            let bound = if rate > 3.5e-5 { 1e-3 } else { 1e-5 };
            assert!(
                off <= bound,
                "{loss} at {rate}, step {k}: {ours} for {theirs}"
            );
            compared += 1;
        }
    }
    assert!(compared > 400, "only {compared} losses were compared");
}

// Guards against a point that is dragged without the fit, or a run that is lost on the way.
#[test]
fn a_dragged_point_takes_the_run_along_and_escape_brings_all_back() {
    let mut fit = Fit::default();
    step(&mut fit, 10);
    let before = (
        fit.data().clone(),
        losses_bits(&fit),
        fit.optimum().cloned(),
    );
    fit.select(9.4, 0.0);
    assert_eq!(fit.selected().1, 9.0, "the nearest in time");
    fit.grab();
    let view = fit.speed_range();
    fit.drag(40.0);
    assert_eq!(fit.selected().2, 40.0, "it follows");
    assert!(fit.has_own_data(), "the data are the reader's now");
    assert_eq!(fit.descent().training().steps(), 10, "the run goes along");
    assert_ne!(fit.optimum().cloned(), before.2, "and so does the best fit");
    fit.drag(1e9);
    assert_eq!(fit.selected().2, view.1, "held inside the view");
    assert_eq!(fit.speed_range(), view, "which stays during the drag");
    fit.drag(f64::NAN);
    assert_eq!(fit.selected().2, view.1, "a number that is none is ignored");
    fit.cancel_drag();
    let after = (
        fit.data().clone(),
        losses_bits(&fit),
        fit.optimum().cloned(),
    );
    assert_eq!(after, before, "all is what it was");
    assert!(!fit.has_own_data(), "the notebook's data again");
}

// Guards against a selection that falls off either end.
#[test]
fn the_handle_goes_from_point_to_point_and_stays_inside() {
    let mut fit = Fit::default();
    fit.select_next(-1);
    assert_eq!(fit.selected().0, 0, "nothing before the first");
    fit.select_next(3);
    assert_eq!(fit.selected().0, 3, "three on");
    fit.select_next(100);
    assert_eq!(fit.selected().0, 19, "nothing after the last");
    let data = read("0 1\n0 9\n1 5\n2 5").expect("four rows");
    fit.set_data(data);
    assert_eq!(fit.selected().0, 0, "other data begin at their first");
    fit.select(0.0, 8.0);
    assert_eq!(fit.selected().0, 1, "of one time the nearest speed");
}

// Guards against own data that leave something of the former ones behind.
#[test]
fn own_data_take_the_place_of_the_notebooks_and_go_again() {
    let mut fit = Fit::default();
    let start = fit.start().to_vec();
    step(&mut fit, 5);
    fit.set_data(read("0 1\n10 2\n30 9\n40 -4").expect("four rows"));
    assert_eq!(fit.descent().training().steps(), 0, "at step 0");
    assert_eq!(
        state_field(&fit, "seed"),
        Datum::Text("own".into()),
        "of no seed any more"
    );
    assert_eq!(fit.start(), start, "from the same parameters");
    assert_eq!(fit.preds().len(), 4, "four predictions");
    assert_eq!(fit.truth_loss(), None, "nobody knows the curve behind them");
    let (first, last) = fit.time_range();
    assert!(first < 0.0 && last > 40.0, "the axes follow");
    fit.drive(|descent| descent.set_learning_rate(1e-7));
    step(&mut fit, 3);
    assert_eq!(fit.status(), Status::Paused, "it descends on them");
    fit.set_source(Source::Notebook);
    fit.drive(|descent| descent.set_learning_rate(1e-5));
    let fresh = Fit::default();
    assert_eq!(fit.data(), fresh.data(), "the notebook's data");
    assert_eq!(state_field(&fit, "seed"), Datum::Text("notebook".into()));
    assert_eq!(losses_bits(&fit), losses_bits(&fresh), "and its loss");
}

// Guards against ten thousand points that no longer step, or that a drag makes freeze.
#[test]
fn ten_thousand_points_can_be_trained_and_dragged() {
    let time: Vec<f64> = (0..10_000).map(|k| f64::from(k) / 500.0).collect();
    let speed = time.iter().map(|t| 0.75 * (t - 9.5).powi(2)).collect();
    let mut fit = Fit::default();
    fit.set_data(Dataset { time, speed });
    assert_eq!(step(&mut fit, 50), 50, "it steps");
    fit.select(10.0, 0.0);
    fit.grab();
    fit.drag(20.0);
    assert_eq!(
        fit.descent().training().steps(),
        50,
        "a short run goes along"
    );
    fit.release();
    step(&mut fit, 100);
    fit.drag(10.0);
    assert_eq!(
        fit.descent().training().steps(),
        0,
        "a long one begins anew"
    );
}

// Guards against a perfect fit that the root of the error turns into a number that is none.
#[test]
fn a_perfect_fit_has_no_slope_under_the_root_and_says_so() {
    let mut fit = Fit::default();
    fit.set_data(read("0 1\n1 2\n2 5\n3 10").expect("four rows on t**2 + 1"));
    fit.set_loss_kind(Loss::Rmse);
    fit.set_start(&[1.0, 0.0, 1.0]);
    assert_eq!(fit.loss(), 0.0, "it is perfect");
    let outcome = fit.outcome().expect("a reason").to_string();
    assert!(outcome.contains("no gradient"), "{outcome}");
    fit.set_loss_kind(Loss::Mse);
    assert_eq!(fit.grad(), [0.0; 3], "the square has one");
}

// Guards against settings that bring other data and leave the handle, and a drag, where they were.
#[test]
fn other_data_by_setting_end_a_drag_and_begin_at_the_first_point() {
    use downhill::figures::fit::settings::TABLE;
    use downhill::settings::{apply, common::FigureState};

    for (name, text) in [("seed", "7"), ("data", "0 1_1 2_2 5_3 9"), ("data", "")] {
        let mut shown = FigureState::<Fit>::default();
        let own = [(String::from("data"), String::from("0 3_1 3_2 4_3 8_4 9"))];
        assert_eq!(apply(TABLE, &mut shown, &own), []);
        shown.state.select(3.0, 8.0);
        shown.state.grab();
        assert_eq!(apply(TABLE, &mut shown, &[(name.into(), text.into())]), []);
        assert_eq!(
            shown.state.selected().0,
            0,
            "{name}={text}: the first point"
        );
        let now = shown.state.data().clone();
        shown.state.cancel_drag();
        assert_eq!(*shown.state.data(), now, "{name}={text}: no drag to undo");
    }
}
