//! The race: its runs, who is ahead, and how it is played.

mod with_settings;

use downhill::figures::Figure;
use downhill::figures::fit::race_chart;
use downhill::figures::fit::state::Fit;
use downhill::figures::fit::state::view::View;
use downhill::figures::shared::fields::Datum;
use downhill::numeric::descent::Status;
use downhill::numeric::optimizer::{Contender, Method};
use downhill::numeric::steps::Steps;
use downhill::plot::palette::Palette;
use downhill::plot::pen::{Pixel, SUBPIXELS};
use downhill::plot::svg::svg;
use downhill::plot::viewport::Size;
use with_settings::figure;

/// The race of the lesson.
const RACE: (&str, &str) = ("race", "sgd@1e-5,momentum@1e-5,rmsprop@0.05,adam@0.1");

fn fit(settings: &[(&str, &str)]) -> Fit {
    figure(settings).state
}

/// The race of the lesson in its view, at its start.
fn race() -> Fit {
    fit(&[("view", "race"), RACE])
}

/// What the controls and scripts drive.
fn controls(fit: &mut Fit) -> &mut dyn Steps {
    Steps::active_mut(fit)
}

/// The race at its end in words.
fn result(fit: &Fit) -> String {
    let runs = fit.race_runs();
    runs.standings(runs.end())
}

// Guards against a race that starts elsewhere, or whose runs are not those of the fit.
#[test]
fn who_runs_alone_runs_as_in_the_race() {
    let race = "sgd@1e-5,momentum@1e-5,rmsprop@0.05,sgd@1e-6/4";
    let fit = fit(&[("race", race), ("laps", "40"), ("params", "1,2,3")]);
    let runs = fit.race_runs();
    for (contender, run) in fit.contenders.iter().zip(runs.trainings()) {
        let (rate, batch) = (
            contender.learning_rate.to_string(),
            contender.batch.to_string(),
        );
        let batch = if contender.batch == 0 { "all" } else { &batch };
        let alone = self::fit(&[
            ("params", "1,2,3"),
            ("optimizer", contender.method.name()),
            ("batch", batch),
            ("lr", &rate),
            ("step", "40"),
        ]);
        assert_eq!(run.losses(), alone.losses(), "{}", contender.method.name());
    }
    assert_eq!(runs.marks(), [0, 1, 2, 5, 10, 20, 40]);
}

// Guards against a winner who did more work than the others, and against one who diverged.
#[test]
fn who_is_ahead_is_told_by_steps_and_by_work() {
    let mut fit = fit(&[
        ("standardise", "on"),
        ("laps", "20"),
        ("race", "sgd@0.1,sgd@0.1/1"),
    ]);
    let runs = fit.race_runs();
    let [by_steps, by_work] = runs.leaders(20);
    assert_eq!(
        by_steps.map(|(place, _)| place),
        Some(0),
        "all the data a step"
    );
    let (place, loss) = by_work.expect("somebody");
    assert_eq!(place, 1, "twenty points are one step of the other");
    assert_eq!(loss, runs.trainings()[1].losses()[20]);
    let said = result(&fit);
    assert!(
        said.contains("With 20 single-point gradients each, 2 plain descent"),
        "{said}"
    );

    fit.contenders[1] = Contender {
        method: Method::Sgd,
        learning_rate: 0.5,
        batch: 0,
    };
    fit.laps = 1000;
    let said = result(&fit);
    assert!(
        said.contains("1 plain descent is ahead")
            && said.contains("2 plain descent diverged at step"),
        "{said}"
    );
    while fit.contenders.len() > 1 {
        fit.remove_contender(0);
    }
    fit.remove_contender(0);
    assert_eq!(fit.contenders.len(), 1, "somebody runs");
    for _ in 0..9 {
        fit.add_contender();
    }
    assert_eq!(
        fit.contenders.len(),
        4,
        "no more than the picture tells apart"
    );
}

// Guards against a race that does not play, that stops before its end, or that moves the fit.
#[test]
fn a_race_is_played_from_its_start_to_its_end() {
    let mut fit = race();
    assert_eq!(fit.lap(), 0, "it waits at the start");
    assert_eq!(controls(&mut fit).status(), Status::Ready);
    controls(&mut fit).set_steps_per_second(8.0);
    controls(&mut fit).play();
    assert_eq!(controls(&mut fit).status(), Status::Running);
    controls(&mut fit).advance(0.0, true);
    assert_eq!(fit.lap(), 1, "the first step starts at once");
    assert_eq!(fit.race().reached(), (0, 0.0), "from the start");
    controls(&mut fit).advance(0.0625, true);
    assert_eq!(fit.race().reached(), (0, 0.5), "half way");
    for _ in 0..200 {
        controls(&mut fit).advance(0.0625, true);
    }
    assert_eq!(fit.race().reached(), (100, 0.0), "at the end");
    assert_eq!(
        controls(&mut fit).status(),
        Status::Paused,
        "it stops there"
    );
    assert!(!controls(&mut fit).can_step());
    assert_eq!((fit.descent_steps(), fit.status()), (0, Status::Ready));

    controls(&mut fit).play();
    controls(&mut fit).advance(0.0, false);
    assert_eq!(fit.race().reached(), (1, 0.0), "it starts over, and jumps");
}

// Guards against numbers at the end that are not those of the runs, and against only half a result.
#[test]
fn the_end_says_both_results() {
    let mut fit = race();
    controls(&mut fit).step(100);
    let runs = fit.race_runs();
    let losses = runs.trainings().iter().map(|run| run.losses()[100]);
    let losses: Vec<f64> = losses.map(|loss| (loss * 100.0).round() / 100.0).collect();
    assert_eq!(losses, [638.36, 635.75, 542.45, 558.98]);
    assert_eq!(
        controls(&mut fit).describe(),
        "After 100 steps of each, 3 RMSProp is ahead with a loss of 542.45. Each step costs every \
         run 20 single-point gradients, so it is ahead by that count, too."
    );
}

// Guards against a leader who has not the least loss, and against a result before the race is run.
#[test]
fn who_leads_at_a_step_has_the_least_loss_there() {
    let mut fit = race();
    let start = controls(&mut fit).describe();
    assert!(
        start.starts_with("All start with a loss of 4422.5."),
        "{start}"
    );
    let mut leaders = Vec::new();
    for step in 1..100 {
        controls(&mut fit).step(1);
        let runs = fit.race_runs();
        let losses: Vec<f64> = runs
            .trainings()
            .iter()
            .map(|run| run.losses()[step])
            .collect();
        let least = losses.iter().copied().fold(f64::INFINITY, f64::min);
        let leader = losses
            .iter()
            .position(|loss| *loss == least)
            .expect("somebody");
        let said = controls(&mut fit).describe();
        let expected = format!("Step {step} of 100: {} leads with", runs.name(leader));
        assert!(said.starts_with(&expected), "{said}");
        leaders.push(leader);
    }
    leaders.dedup();
    assert!(leaders.len() > 1, "the lead changes: {leaders:?}");
}

// Guards against buttons that lose their place, or that leave the race.
#[test]
fn a_race_is_stepped_back_reset_and_pointed_at() {
    let mut fit = race();
    controls(&mut fit).step(10);
    controls(&mut fit).back(3);
    assert_eq!(fit.lap(), 7);
    controls(&mut fit).hover_step(Some(2));
    assert_eq!(fit.lap(), 2, "the step under the pointer");
    controls(&mut fit).hover_step(Some(50));
    assert_eq!(
        fit.lap(),
        7,
        "a pointer shows nothing that is not played yet"
    );
    controls(&mut fit).hover_step(None);
    controls(&mut fit).show(40);
    assert_eq!(controls(&mut fit).shown_and_last(), (40, 100));
    controls(&mut fit).step(1000);
    assert_eq!(fit.lap(), 100);
    controls(&mut fit).reset();
    assert_eq!(fit.lap(), 0);
    assert!(!controls(&mut fit).can_go_back() && !controls(&mut fit).can_reset());
    controls(&mut fit).back(1);
    assert_eq!(fit.lap(), 0);
}

// Guards against a run that ends for all, a line that goes on, and a leader who has diverged.
#[test]
fn who_diverges_stops_and_the_others_run_on() {
    let mut fit = fit(&[("view", "race"), ("race", "sgd@1,sgd@1e-5"), ("laps", "50")]);
    let runs = fit.race_runs();
    let last = runs.trainings()[0].steps();
    assert!(last < 50 && runs.end() == 50, "{last}");
    controls(&mut fit).step(last - 1);
    let before = controls(&mut fit).describe();
    assert!(!before.contains("diverged"), "not yet: {before}");
    controls(&mut fit).step(1);
    let said = controls(&mut fit).describe();
    let diverged = format!("1 plain descent diverged at step {last}.");
    assert!(
        said.contains("2 plain descent leads") && said.ends_with(&diverged),
        "{said}"
    );
    let [stopped, running] = [0, 1].map(|k| heads(&fit)[k]);
    controls(&mut fit).step(10);
    assert_eq!(heads(&fit)[0], stopped, "it stays where it stopped");
    assert!(heads(&fit)[1].0 > running.0, "the other runs on");
    controls(&mut fit).step(50);
    assert_eq!(fit.lap(), 50);

    let mut fit = self::fit(&[("view", "race"), ("race", "sgd@1")]);
    controls(&mut fit).step(100);
    let said = controls(&mut fit).describe();
    assert!(
        said.starts_with("1 plain descent diverged at step"),
        "nobody is ahead: {said}"
    );
}

// Guards against a position that is lost by a change of a contender, or kept beyond the end.
#[test]
fn the_position_is_kept_while_the_race_is_as_long() {
    let mut fit = race();
    controls(&mut fit).step(60);
    fit.contenders[0].learning_rate = 2e-5;
    assert_eq!(fit.lap(), 60, "so that one compares");
    fit.laps = 40;
    assert_eq!(controls(&mut fit).shown_and_last(), (40, 40));
    controls(&mut fit).back(1);
    assert_eq!(fit.lap(), 39);
}

// Guards against a fit that plays behind the race, and against a pace for each of the two.
#[test]
fn the_race_and_the_fit_are_played_one_at_a_time_at_one_pace() {
    let mut fit = race();
    controls(&mut fit).set_steps_per_second(20.0);
    controls(&mut fit).play();
    fit.set_view(View::Fit);
    assert!(!fit.race().is_playing(), "out of view it stops");
    assert_eq!(controls(&mut fit).steps_per_second(), 20.0);
    controls(&mut fit).step(3);
    assert_eq!((fit.descent_steps(), fit.lap()), (3, 0));
    controls(&mut fit).play();
    controls(&mut fit).set_steps_per_second(2.0);
    fit.set_view(View::Walk);
    assert!(Steps::is_playing(&fit), "the walk shows the same descent");
    fit.set_view(View::Race);
    assert!(!Steps::is_playing(&fit));
    assert_eq!(controls(&mut fit).steps_per_second(), 2.0);
}

// Guards against fields for scripts that tell of the fit while the race runs.
#[test]
fn scripts_read_the_race_and_set_it() {
    let assert_state = |fit: &Fit, status: &str, lap: f64| {
        let state = fit.snapshot();
        let holds = |name, value| assert!(state.contains(&(name, value)), "{name} in {state:?}");
        holds("status", Datum::Text(status.into()));
        holds("lap", Datum::Number(lap));
    };
    let mut fit = fit(&[("view", "race"), RACE, ("lap", "30")]);
    assert_state(&fit, "paused", 30.0);
    controls(&mut fit).play();
    controls(&mut fit).advance(0.0, true);
    assert_state(&fit, "running", 31.0);
    fit.set_view(View::Fit);
    assert_state(&fit, "ready", 31.0);
}

// Guards against heads on top of each other, and axes that move.
#[test]
fn the_heads_move_together_and_their_numbers_keep_apart() {
    let mut fit = race();
    let map = race_chart::race_viewport(&fit, SIZE);
    let start = heads(&fit);
    assert!(start.windows(2).all(|two| two[0] == two[1]), "{start:?}");
    let mut last = start[0].0;
    controls(&mut fit).play();
    for _ in 0..50 {
        controls(&mut fit).advance(0.1, true);
        let heads = heads(&fit);
        assert!(
            heads
                .iter()
                .all(|head| head.0 == heads[0].0 && head.0 >= last),
            "{heads:?}"
        );
        last = heads[0].0;
        assert_eq!(
            race_chart::race_viewport(&fit, SIZE),
            map,
            "nothing changes its scale"
        );
        let numbers = circles(&fit, 9.0);
        for (k, one) in numbers.iter().enumerate() {
            for other in &numbers[k + 1..] {
                let apart = (one.0 - other.0).hypot(one.1 - other.1);
                assert!(apart > 17.0, "{numbers:?}");
            }
        }
    }
    assert!(last > start[0].0 + 80.0, "{last}");
}

const SIZE: Size = Size {
    width: 560.0,
    height: 380.0,
};

/// The pixels of the contenders' points.
fn heads(fit: &Fit) -> Vec<Pixel> {
    circles(fit, 4.5)
}

/// The centres of the circles of this radius in the picture of the race.
fn circles(fit: &Fit, radius: f64) -> Vec<Pixel> {
    let map = race_chart::race_viewport(fit, SIZE);
    let picture = svg(SIZE, |pen| {
        let drawn = race_chart::draw_race(fit, pen, &map, &Palette::LIGHT);
        assert_eq!(drawn, Ok(()));
    });
    let lines = picture.lines().filter(|line| line.contains("<circle"));
    let number = |line: &str, name: &str| -> f64 {
        let (_, rest) = line
            .split_once(&format!(" {name}=\""))
            .expect("an attribute");
        let (number, _) = rest.split_once('"').expect("an end");
        number.parse::<f64>().expect("a number") / f64::from(SUBPIXELS)
    };
    let of_radius = lines.filter(|line| (number(line, "r") - radius).abs() < 0.01);
    of_radius
        .map(|line| (number(line, "cx"), number(line, "cy")))
        .collect()
}
