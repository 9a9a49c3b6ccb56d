//! What a figure says of a run that ended: converged, stalled, oscillates or diverged; and of none that
//! did not.

mod with_settings;

use downhill::figures::curve::state::Curve;
use downhill::figures::fit::state::Fit;
use downhill::figures::landscape::state::Landscape;
use downhill::numeric::descent::{Descends, Descent, Status};
use downhill::numeric::regression::HasRegression;
use downhill::numeric::steps::Steps;
use with_settings::figure;

fn fit(settings: &[(&str, &str)]) -> Fit {
    figure(settings).state
}

fn landscape(settings: &[(&str, &str)]) -> Landscape {
    figure(settings).state
}

/// Plays to the end, if there is one before so many steps.
fn play(state: &mut impl Descends, most: usize) {
    state.drive(|descent| {
        descent.play();
        while descent.is_playing() && descent.training().steps() < most {
            descent.advance(0.05, false);
        }
        descent.pause();
    });
}

const SUM: [(&str, &str); 3] = [("model", "a"), ("params", "0"), ("lr", "1")];
const LINE: [(&str, &str); 4] = [
    ("model", "a*t"),
    ("data", "-1 -2_0 0_1 2"),
    ("params", "0"),
    ("lr", "1.5"),
];

// Guards against a jump to the same height on the other side that is taken for rest.
#[test]
fn a_loss_that_stays_as_it_is_on_two_sides_of_a_valley_bounces() {
    for settings in [
        &SUM[..],
        &LINE,
        &[("loss", "rmse"), ("lr", "0.01")],
        &[
            ("model", "a"),
            ("params", "0"),
            ("lr", "1"),
            ("standardise", "on"),
        ],
        // By the sizes of the errors every step is as long as the one before.
        &[
            ("model", "a"),
            ("loss", "mae"),
            ("data", "0 1_1 1_2 1"),
            ("params", "0.75"),
            ("lr", "0.5"),
        ],
        // Two heights that differ, taken in turn.
        &[
            ("model", "a"),
            ("loss", "mae"),
            ("data", "0 1_1 1_2 1"),
            ("params", "0.9"),
            ("lr", "0.5"),
        ],
    ] {
        let mut fit = fit(settings);
        play(&mut fit, 5000);
        let steps = fit.descent_steps();
        assert!(steps < 5000, "{settings:?}: playing ends");
        assert_eq!(
            fit.status(),
            Status::Paused,
            "{settings:?}: it has not converged"
        );
        let said = Descends::outcome(&fit).expect("why it stopped").to_string();
        assert!(said.starts_with("Oscillates after"), "{settings:?}: {said}");
        assert!(!said.contains("minimum"), "{said}");
        // What it says of the parameters: they go to and fro, and do not come to rest.
        let at = |step: usize| fit.descent().training().at(step).params.to_vec();
        assert_ne!(at(steps), at(steps - 1), "{settings:?}");
        // Inspection again, it goes on.
        play(&mut fit, steps + 10);
        assert!(fit.descent_steps() > steps, "{settings:?}");
        // Both figures that show this fit say the same.
        let mut ground = landscape(settings);
        ground.drive(|descent| descent.step(steps));
        assert_ne!(ground.status(), Status::Converged, "{settings:?}");
    }
}

// Guards against one sentence for three ends.
#[test]
fn converged_stalled_and_oscillating_are_three_sentences() {
    let ended = |settings: &[(&str, &str)]| {
        let mut fit = fit(settings);
        play(&mut fit, 10_000);
        (
            fit.status(),
            Descends::outcome(&fit).expect("why it stopped").to_string(),
        )
    };
    for settings in [
        &[("standardise", "on"), ("lr", "0.3")][..],
        &[("model", "a"), ("params", "0"), ("lr", "0.3")],
        &[
            ("model", "a*t"),
            ("data", "-1 -2_0 0_1 2"),
            ("params", "0"),
            ("lr", "0.4"),
        ],
        &[("loss", "rmse"), ("standardise", "on"), ("lr", "0.3")],
        &[
            ("model", "a"),
            ("data", "0 1e-7_1 3e-7_2 2e-7"),
            ("params", "0"),
            ("lr", "0.3"),
        ],
    ] {
        let (status, said) = ended(settings);
        assert_eq!(status, Status::Converged, "{settings:?}");
        assert!(
            said.starts_with("Converged after") && said.contains("this is the minimum"),
            "{settings:?}: {said}"
        );
    }
    // The notebook's own run is the one that is stuck far from the best.
    for settings in [
        &[][..],
        &[("lr", "1e-6")],
        &[("seed", "42"), ("lr", "1e-5")],
    ] {
        let (status, said) = ended(settings);
        assert_eq!(status, Status::Converged, "by the rule that is chosen");
        assert!(
            said.starts_with("Stalled after")
                && said.contains("changed the loss by less than 0.001 %"),
            "{said}"
        );
        assert!(said.contains("and the best fit has "), "{said}");
    }
    // Where no formula tells the best, the slope and the bends tell whether it is a minimum.
    let wave = [
        ("model", "a*sin(t) + b*b"),
        ("params", "1,2"),
        ("lr", "0.001"),
    ];
    let (_, said) = ended(&wave);
    assert!(
        said.contains("this is a minimum, where the slope is zero"),
        "{said}"
    );
    let (_, said) = ended(&[
        ("model", "a*sin(t) + b*b"),
        ("params", "1,2"),
        ("lr", "1e-9"),
    ]);
    assert!(said.starts_with("Stalled after"), "{said}");
    assert!(said.contains("not known to be a minimum"), "{said}");
    // One step is one step.
    let (_, said) = ended(&SUM);
    assert!(said.starts_with("Oscillates after 1 step at"), "{said}");
}

// Guards against a small step of chance: momentum turns round, a batch looks at other rows.
#[test]
fn what_is_remembered_or_looked_at_in_turn_is_waited_for() {
    for settings in [
        &[
            ("optimizer", "momentum"),
            ("momentum", "0.99"),
            ("standardise", "on"),
            ("lr", "0.05"),
        ][..],
        &[
            ("optimizer", "nesterov"),
            ("standardise", "on"),
            ("lr", "0.1"),
        ],
        &[("optimizer", "adam"), ("standardise", "on"), ("lr", "0.5")],
    ] {
        let mut fit = fit(settings);
        play(&mut fit, 10_000);
        let said = Descends::outcome(&fit).expect("it stops").to_string();
        assert!(said.starts_with("Converged"), "{settings:?}: {said}");
    }
    // A row at a time the best constant jumps between two values: by chance the loss is the same.
    let mut fit = fit(&[
        ("model", "a"),
        ("data", "0 0_1 1_2 1_3 0"),
        ("params", "0"),
        ("lr", "0.5"),
        ("batch", "1"),
    ]);
    play(&mut fit, 200);
    let said = Descends::outcome(&fit).map_or(String::new(), |outcome| outcome.to_string());
    assert!(
        !said.starts_with("Stalled") && !said.starts_with("Converged"),
        "{said}"
    );
}

const YEARS: &str = "2000 64_2001 66.5_2002 67_2003 70_2004 71.5_2005 75_2006 76_2007 79.5_2008 80_2009 84_2010 85.5_2011 88_2012 90_2013 93.5_2014 95_2015 98";

// Guards against a divergence below the loss that it began with, which the next steps take back.
#[test]
fn a_loss_below_its_start_has_not_diverged_in_any_figure() {
    for (method, rate) in [
        ("adam", "0.1"),
        ("adam", "1"),
        ("rmsprop", "0.1"),
        ("adagrad", "0.1"),
    ] {
        let given = [("optimizer", method), ("lr", rate), ("data", YEARS)];
        let mut fit = fit(&given);
        fit.step(500);
        assert_eq!(fit.descent_steps(), 500, "{method}: no step is refused");
        assert_ne!(fit.status(), Status::Diverged, "{method}");
        let mut ground = landscape(&given);
        ground.step(500);
        assert_ne!(
            ground.status(),
            Status::Diverged,
            "{method} in the landscape"
        );
        fit.drive(Descent::reset);
        fit.contenders = downhill::numeric::optimizer::Method::ALL
            .iter()
            .copied()
            .filter(|own| own.name() == method)
            .map(|method| downhill::numeric::optimizer::Contender {
                method,
                learning_rate: rate.parse().expect("a number"),
                batch: 0,
            })
            .collect();
        let runs = fit.race_runs();
        let said = runs.standings(runs.end());
        assert!(!said.contains("diverged"), "{said}");
        fit.change(|regression| {
            regression.start_fast_forward(20_000);
            regression.advance(f64::INFINITY, &|| 0.0);
        });
        assert_ne!(
            fit.status(),
            Status::Diverged,
            "{method} beyond the history"
        );
    }
    let mut fit = fit(&[("optimizer", "adam"), ("lr", "0.1"), ("data", YEARS)]);
    fit.step(500);
    assert!(fit.loss() < 200.0, "it gets on: {}", fit.loss());
    let first = fit.losses()[0];
    assert!(
        fit.losses().iter().all(|loss| *loss <= first),
        "never above its start"
    );
    // From the best fit an optimiser with long steps goes up, and comes back.
    let best = fit.optimum().expect("a sum").params.clone();
    fit.set_start(&best);
    fit.step(3000);
    assert_ne!(fit.status(), Status::Diverged);
}

// Guards against a rule so lax that nothing diverges.
#[test]
fn what_grows_without_end_is_still_named_at_once() {
    for settings in [
        &[("lr", "1e-4")][..],
        &[("data", YEARS)],
        &[("standardise", "on"), ("lr", "0.5")],
        &[("loss", "rmse"), ("direction", "uphill"), ("lr", "10")],
        &[("direction", "uphill"), ("lr", "1e-4")],
        &[("optimizer", "momentum"), ("lr", "1e-3")],
    ] {
        let mut fit = fit(settings);
        fit.step(10_000);
        let uphill = settings.contains(&("direction", "uphill"));
        let root = settings.contains(&("loss", "rmse"));
        // The root grows by as much a step as the step is long: it takes its time.
        assert!(root || fit.status() == Status::Diverged, "{settings:?}");
        assert!(
            fit.losses().iter().all(|loss| loss.is_finite()),
            "{settings:?}"
        );
        if fit.status() == Status::Diverged {
            let said = Descends::outcome(&fit).expect("a reason").to_string();
            assert_eq!(said.contains("up the slope"), uphill, "{said}");
            assert_eq!(said.contains("overshot"), !uphill, "{said}");
            assert_eq!(Steps::halving_helps(&fit), !uphill, "{said}");
        }
    }
    let mut saddle = landscape(&[("f", "x**2 - y**2"), ("lr", "0.1")]);
    saddle.step(10_000);
    assert_eq!(saddle.status(), Status::Diverged);
    let said = Descends::outcome(&saddle).expect("a reason").to_string();
    assert!(said.contains("the way down has no end"), "{said}");
    assert!(
        !Steps::halving_helps(&saddle),
        "half of it leads down as well"
    );
}

// Guards against a far start that is one step from a divergence.
#[test]
fn a_start_far_out_is_no_divergence() {
    let mut fit = fit(&[
        ("params", "-1000000,-1000000,-1000000"),
        ("optimizer", "momentum"),
        ("momentum", "0.99"),
        ("lr", "1e-6"),
    ]);
    fit.step(2000);
    assert_ne!(fit.status(), Status::Diverged);
    let first = fit.losses()[0];
    assert!(fit.loss() < first, "it comes in");
}

// Guards against a loss left, by directions, that do not add up in another loss than their own.
#[test]
fn the_loss_left_by_directions_is_told_of_the_mean_squared_error_alone() {
    for (loss, known) in [("mse", true), ("rmse", false), ("mae", false)] {
        let fit = fit(&[("loss", loss)]);
        let told = fit.convergence().iter().any(|speed| speed.excess.is_some());
        assert_eq!(told, known, "{loss}");
    }
}

// Guards against a reason that is not the one: a flat slope and steps below the last digit are told from a
// loss that hardly changes.
#[test]
fn what_has_converged_says_by_which_rule() {
    // A step into the part of the rectifier where the slope is 0 changed the loss by much.
    let mut dead = fit(&[
        ("model", "relu(a*t + b)"),
        ("data", "1 1_2 3_3 2"),
        ("params", "1,1"),
        ("lr", "1"),
    ]);
    dead.drive(|descent| descent.step(1));
    assert!(dead.grad().iter().all(|slope| *slope == 0.0), "it is dead");
    let mut tiny = fit(&[
        ("lr", "1e-9"),
        ("params", "1e6,1e6,1e6"),
        ("model", "a*t + b + 0*c"),
    ]);
    tiny.drive(|descent| descent.set_learning_rate(1e-300));
    tiny.drive(|descent| descent.step(1));
    let mut slow = fit(&[]);
    slow.drive(|descent| descent.set_learning_rate(1e-11));
    slow.drive(|descent| descent.step(1));
    for (state, words) in [
        (&dead, "the slope is zero here"),
        (&tiny, "smaller than the last digits of the parameters"),
        (&slow, "the last step changed the loss by less than 0.001 %"),
    ] {
        let said = Descends::outcome(state).expect(words).to_string();
        assert!(said.contains(words), "{said}");
    }

    let mut ground = landscape(&[("f", "x + y"), ("start", "1e6,1e6"), ("lr", "1e-9")]);
    ground.drive(|descent| descent.set_learning_rate(1e-300));
    ground.drive(|descent| descent.step(1));
    let said = Descends::outcome(&ground)
        .expect("why it stopped")
        .to_string();
    assert!(
        said.contains("smaller here than the last digits of x and y"),
        "{said}"
    );

    let mut still = Curve::default();
    still.drive(|descent| descent.set_learning_rate(1e-300));
    still.drive(|descent| descent.step(1));
    let said = Descends::outcome(&still)
        .expect("why it stopped")
        .to_string();
    assert!(said.contains("smaller than the last digit of x"), "{said}");
}
