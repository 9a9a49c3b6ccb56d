//! Why the fit stops at 638: far more steps, the three speeds, other scales, other optimisers.

use std::sync::Arc;

use downhill::figures::fit::state::Fit;
use downhill::numeric::regression::HasRegression;
use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    a_million_steps_are_taken_while_the_page_goes_on,
    the_way_to_a_million_can_be_cancelled_and_left,
    the_three_speeds_and_the_limit_are_shown,
    standardised_time_arrives_and_the_guess_is_answered,
    another_optimiser_shows_what_it_remembers,
    the_race_is_run_edited_and_told,
    the_race_is_played_and_the_leader_is_said,
];

const FIT: &str = "<downhill-fit></downhill-fit>";

// Guards against steps that are skipped, and against a page that stands still meanwhile.
async fn a_million_steps_are_taken_while_the_page_goes_on(window: Arc<Window>) {
    window.made(FIT).await;
    window
        .run(
            "window.frames_ = 0; window.seen_ = new Set(); \
             const tick = () => { frames_ += 1; seen_.add($('progress').value); requestAnimationFrame(tick); }; tick(); \
             $('[data-verb=forward-1000000]').click()",
        )
        .await;
    window.until("el.state.status == 'paused'").await;
    assert_eq!(window.number("el.state.step").await, 1e6, "all of them");
    let between = window.number("seen_.size").await;
    assert!(
        between >= 5.0,
        "the progress was drawn on the way: {between} values"
    );
    let loss = window.number("el.state.loss").await;
    let own = loss_after_a_million();
    assert!((loss / own - 1.0).abs() < 1e-9, "{loss} for {own}");
    let how = window
        .text("$('[data-group=forward] .about').textContent")
        .await;
    assert!(
        how.contains("1\u{202f}000\u{202f}000 steps, each of them taken") && how.contains("7.33"),
        "{how}"
    );
    let heard = window.text("$('.said').textContent").await;
    assert_eq!(heard, how, "the end is heard");
    window.run("el.reset(); await frame()").await;
    let back = window.run("return [el.state.step, el.state.status]").await;
    assert_eq!(back, json!([0, "ready"]), "reset leads back");
}

/// The same run without a browser.
fn loss_after_a_million() -> f64 {
    let mut fit = Fit::default();
    fit.change(|regression| {
        regression.start_fast_forward(1_000_000);
        regression.advance(f64::INFINITY, &|| 0.0);
    });
    fit.loss()
}

// Guards against a computation that nobody can stop.
async fn the_way_to_a_million_can_be_cancelled_and_left(window: Arc<Window>) {
    // Ten thousand points make the way long.
    window.made(FIT).await;
    window
        .run(
            "const rows = Array.from({ length: 10000 }, (_, k) => `${k / 500} ${(k * 7919) % 101}`).join('_'); \
             el.set({ data: rows }); el.step(2); await frame(); \
             $('[data-verb=forward-1000000]').click(); await frame(); await frame(); await frame()",
        )
        .await;
    assert_eq!(window.text("el.state.status").await, "running");
    assert_eq!(
        window
            .text("$('[data-verb=forward-end]').textContent")
            .await,
        "Cancel"
    );
    window
        .run("$('[data-verb=forward-end]').click(); await frame()")
        .await;
    let step = window.number("el.state.step").await;
    assert!(step > 2.0 && step < 1e6, "it stands where it was: {step}");
    assert_eq!(window.text("el.state.status").await, "paused");
    window
        .run("$('[data-verb=forward-end]').click(); await frame()")
        .await;
    assert_eq!(window.number("el.state.step").await, 2.0, "and is left");
    assert_eq!(
        window.text("$('[data-verb=forward-end]').hidden").await,
        "true"
    );
}

// Guards against numbers of the lesson that the figure does not show.
async fn the_three_speeds_and_the_limit_are_shown(window: Arc<Window>) {
    window
        .made("<downhill-fit speeds='on' yardsticks='on' step='10'></downhill-fit>")
        .await;
    let table = window
        .text("$('[data-group=speeds] table').innerText")
        .await;
    for number in ["56499", "15.979", "0.25864", "268000"] {
        assert!(table.contains(number), "{number} in {table}");
    }
    let says = window
        .text("$('[data-group=speeds] .about').textContent")
        .await;
    assert!(
        says.contains("218451") && says.contains("3.54e-5"),
        "{says}"
    );
    let mark = window
        .text("$('[data-group=rate] .mark').textContent")
        .await;
    assert_eq!(mark, "3.54e-5", "on the slider");
    window
        .run("el.set({ optimizer: 'adam' }); await frame()")
        .await;
    assert_eq!(
        window.text("$('[data-group=rate] .mark').hidden").await,
        "true",
        "the limit is that of plain descent"
    );
}

// Guards against a ravine that stays one.
async fn standardised_time_arrives_and_the_guess_is_answered(window: Arc<Window>) {
    window.made(FIT).await;
    window
        .run(
            "$('[data-group=optimizer] input[type=checkbox]').click(); el.lr = 0.3; \
             const g = $('[data-group=guess] input'); g.value = '50'; g.dispatchEvent(new Event('input')); g.dispatchEvent(new Event('change')); await frame()",
        )
        .await;
    let verdict = "$('[data-group=guess] .about').textContent";
    assert_eq!(
        window.text(verdict).await,
        "You guessed 50. It is not there yet."
    );
    window.run("el.step(100); await frame()").await;
    let loss = window.number("el.state.loss").await;
    assert!((loss - 3.733).abs() < 1e-3, "the floor: {loss}");
    let took = window
        .number("el.state.losses.findIndex(l => l <= 1.1 * el.state.optimum.loss)")
        .await;
    assert_eq!(
        window.text(verdict).await,
        format!("You guessed 50. It took {took}.")
    );
    let heads = window
        .text("$('[data-group=readout] thead').innerText")
        .await;
    assert!(heads.contains("in terms of t"), "both scales: {heads}");
    let own = window
        .number("Number($('[data-group=readout] tbody').rows[0].cells[3].textContent)")
        .await;
    assert!((own - 0.75).abs() < 0.05, "0.75 is behind the data: {own}");
}

// Guards against an optimiser that is chosen and not used, and a batch that is not.
async fn another_optimiser_shows_what_it_remembers(window: Arc<Window>) {
    window.made(FIT).await;
    window
        .run(
            "const s = $('[data-group=optimizer] select'); s.value = 'momentum'; s.dispatchEvent(new Event('change')); el.step(3); await frame()",
        )
        .await;
    let momentum = window.number("el.state.loss").await;
    assert!(
        (momentum - 664.32).abs() > 1.0,
        "not that of plain descent: {momentum}"
    );
    let heads = window
        .text("$('[data-group=readout] thead').innerText")
        .await;
    assert!(
        heads.contains("velocity") && !heads.contains("squares"),
        "{heads}"
    );
    let bars =
        "[...el.shadowRoot.querySelectorAll('.stage.bars')].some(bars => bars.offsetHeight > 0)";
    assert_eq!(window.text(bars).await, "true", "and the bars");
    window
        .run("el.set({ optimizer: 'sgd', batch: 4 }); el.step(5); await frame()")
        .await;
    let link = window.text("el.link()").await;
    assert!(
        link.contains("batch=4") && !link.contains("optimizer"),
        "{link}"
    );
    let says = window.text("$('[data-group=optimizer]').textContent").await;
    assert!(says.contains("each step looks at 4 of 20 points"), "{says}");
    window.run("el.set({ batch: 0 }); await frame()").await;
    let complaint = window.text("$('.complaints').innerText").await;
    assert!(
        complaint.contains("batch") && complaint.contains('0'),
        "what was given is named: {complaint}"
    );
    assert_eq!(window.text("el.batch").await, "4", "the former stays");
}

// Guards against a race whose table, sentence and rows part ways, and a typing error that ends it.
async fn the_race_is_run_edited_and_told(window: Arc<Window>) {
    window
        .made("<downhill-fit view='race' laps='50'></downhill-fit>")
        .await;
    let said = "$('[data-group=race] .says').textContent";
    assert!(
        window.text(said).await.starts_with("All start with"),
        "nobody leads yet"
    );
    window.run("el.step(50); await frame()").await;
    assert!(
        window
            .text(said)
            .await
            .starts_with("After 50 steps of each, "),
        "who is ahead"
    );
    let heads =
        "[...$('[data-group=race] thead').querySelectorAll('th')].map(th => th.textContent).join()";
    assert_eq!(
        window.text(heads).await,
        "step,1 plain descent,2 momentum,3 RMSProp,4 Adam"
    );
    window
        .run("$('[data-verb=remove-racer-2]').click(); await frame()")
        .await;
    assert_eq!(
        window.text("el.race").await,
        "sgd@1e-5,rmsprop@0.05,adam@0.1"
    );
    let typed = |field: &str, text: &str| {
        format!(
            "const f = $('[data-racer=\"2\"]').querySelectorAll('input')[{field}]; f.value = '{text}'; f.dispatchEvent(new Event('input')); f.dispatchEvent(new Event('change')); await frame()"
        )
    };
    window.run(&typed("1", "5")).await;
    assert_eq!(
        window.text("el.race").await,
        "sgd@1e-5,rmsprop@0.05/5,adam@0.1",
        "a batch"
    );
    let with_work = window.text(said).await;
    assert!(
        with_work.contains("single-point gradients each"),
        "the price is told: {with_work}"
    );
    window.run(&typed("0", "fast")).await;
    assert_eq!(
        window.text("el.race").await,
        "sgd@1e-5,rmsprop@0.05/5,adam@0.1",
        "what cannot be read changes nothing"
    );
    let shown = window
        .text("$('[data-racer=\"2\"]').querySelectorAll('input')[0].value")
        .await;
    assert_eq!(shown, "fast", "what was typed is kept");
    window
        .run("const s = $('[data-racer=\"1\"] select'); s.value = 'nesterov'; s.dispatchEvent(new Event('change')); $('[data-verb=add-racer]').click(); await frame()")
        .await;
    assert_eq!(
        window.text(heads).await,
        "step,1 Nesterov,2 RMSProp,3 Adam,4 Adam"
    );
}

// Guards against a race that stands still or is told before it is run, and against a reader who hears every
// step of it.
async fn the_race_is_played_and_the_leader_is_said(window: Arc<Window>) {
    window
        .made("<downhill-fit view='race' laps='30' pace='20'></downhill-fit>")
        .await;
    let said = "$('[data-group=race] .says').textContent";
    let last = "$('[data-group=race] tbody tr:last-child').textContent";
    assert!(window.text(said).await.starts_with("All start with"));
    assert_eq!(window.text(last).await, "30", "its losses are to come");
    window
        .run(
            "window.heard_ = []; new MutationObserver(() => heard_.push($('.said').textContent)).observe($('.said'), { childList: true, characterData: true, subtree: true });
             window.picture_ = () => [...el.shadowRoot.querySelectorAll('.stage')].find(stage => stage.checkVisibility()).children[1].toDataURL();
             window.start_ = picture_(); $('[data-verb=play]').click()",
        )
        .await;
    window.until("el.state.lap > 3").await;
    let on_the_way = window
        .run(&format!("return [el.state.status, $('[data-verb=play]').textContent, /^Step \\d+ of 30: [1-4] [\\w ]+ leads with a loss of [\\d.]+\\.$/.test({said}), el.state.step, picture_() !== start_]"))
        .await;
    assert_eq!(on_the_way, json!(["running", "Pause", true, 0, true]));
    window.until("el.state.status == 'paused'").await;
    window.run("await frame()").await;
    assert_eq!(window.number("el.state.lap").await, 30.0, "to its end");
    let result = window.text(said).await;
    assert!(
        result.starts_with("After 30 steps of each, ") && result.contains("single-point gradients"),
        "by steps and by work: {result}"
    );
    let heard = window
        .run("return [heard_.at(-1), heard_.length, heard_[0]]")
        .await;
    assert_eq!(heard[0], json!(result), "the end is heard");
    let times = heard[1].as_u64().expect("a number");
    assert!(
        (2..15).contains(&times),
        "each leader, and the end: {heard}"
    );
    assert!(
        heard[2]
            .as_str()
            .is_some_and(|one| one.contains("leads with")),
        "{heard}"
    );

    let place = "return [el.state.lap, $('[data-group=race] .scrubber output').textContent]";
    window.run("$('[data-verb=back]').focus()").await;
    window.key("Enter", 0).await;
    let back = window.run(place).await;
    assert_eq!(back, json!([29, "step 29 of 30"]), "back by a key");
    window
        .run("$('[data-group=race] .scrubber input').focus()")
        .await;
    window.key("ArrowLeft", 0).await;
    assert_eq!(window.number("el.state.lap").await, 28.0, "by an arrow");
    window.run("$('[data-verb=step]').focus()").await;
    window.key("Enter", 0).await;
    assert_eq!(window.number("el.state.lap").await, 29.0, "on by a key");
    window.run("el.reset(); await frame()").await;
    assert!(window.text(said).await.starts_with("All start with"));
    assert_eq!(window.number("el.state.lap").await, 0.0);
}
