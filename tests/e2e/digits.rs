//! The digits in the browser: trained as PyTorch trains them, played, stopped, and looked into.

use std::sync::Arc;

use downhill_harness::{Window, cases, made};
use serde_json::{Value, json};

use crate::axe::assert_axe_finds_nothing;

cases![
    digits_come_when_they_are_near_and_tell_how_far_they_are,
    ten_epochs_are_those_of_pytorch,
    playing_trains_and_the_pictures_follow,
    the_epochs_fill_after_a_pause,
    ten_scores_have_ten_pictures_of_weights_or_gradients,
    a_task_is_chosen_or_typed,
    the_confusion_counts_every_validation_digit,
    a_mistake_leads_to_its_score,
    a_divergence_has_a_name_and_ways_back,
    keys_reach_it_all,
    what_is_taken_away_is_the_training,
    a_pressed_switch_is_readable_under_the_pointer,
    axe_finds_nothing_in_the_digits,
];

/// The picture of the weights as a text that differs when a pixel does.
const WEIGHTS: &str = "$('.pair canvas').toDataURL()";

/// Digits far below what is on screen.
pub(crate) const FAR: &str =
    "<div style='height: 5000px'></div><downhill-digits></downhill-digits>";

/// Opens digits with these attributes, and waits for their data.
pub(crate) async fn digits(window: &Window, attributes: &str) {
    let element = format!("<downhill-digits {attributes}></downhill-digits>");
    window.made(&element).await;
    window.until("Number.isFinite(el.state.loss)").await;
    window.run("await frame()").await;
}

/// The console has no error, and the figure no number that is none.
pub(crate) async fn quiet(window: &Window) {
    window.quiet().await;
    let text = window.text("el.shadowRoot.textContent").await;
    assert!(!text.contains("NaN"), "no result is no number: {text}");
}

// Guards against data that everybody pays for, and against a wait without an end in sight.
async fn digits_come_when_they_are_near_and_tell_how_far_they_are(window: Arc<Window>) {
    window.goto(&made(FAR)).await;
    let seen = window
        .run(
            "const asked = []; window.kept = fetch;
             window.fetch = async (url, ...more) => {
                 if (String(url).includes('ubyte')) asked.push(url);
                 const response = await kept(url, ...more);
                 if (!String(url).includes('train-images')) return response;
                 const all = new Uint8Array(await response.arrayBuffer()), half = all.length >> 1;
                 return new Response(new ReadableStream({ start(stream) { stream.enqueue(all.slice(0, half)); window.goOn = () => { stream.enqueue(all.slice(half)); stream.close() } } }));
             };
             await new Promise((r) => setTimeout(r, 500));
             const far = asked.length;
             el.scrollIntoView();
             while (!window.goOn || asked.length < 4) await frame();
             for (let k = 0; k < 10; k++) await frame();
             const bar = $('.loading progress'), share = bar.value;
             const half = [bar.checkVisibility(), share > 0.3 && share < 0.7, /^0\\.[3-5]\\d of 0\\.\\d\\d MB$/.test($('.loading .name').textContent)];
             goOn(); window.fetch = kept;
             while (!$('.loading').hidden) await frame();
             return [far, half, Number.isFinite(el.state.loss)]",
        )
        .await;
    assert_eq!(seen, json!([0, [true, true, true], true]));
}

// Guards against a training that learns something else in the browser than it does in a test.
async fn ten_epochs_are_those_of_pytorch(window: Arc<Window>) {
    let told = include_str!("../data/pytorch_digits.json");
    let told: Value = serde_json::from_str(told).expect("it is JSON");
    let runs = [
        ("three_vs_seven", "classes=3,7 lr=1"),
        ("eight_vs_rest", "classes=8,rest lr=0.5"),
        ("ten_way", "classes=all lr=0.3"),
    ];
    for (name, attributes) in runs {
        digits(&window, attributes).await;
        for epoch in 1..=10 {
            window
                .run("$('[data-verb=epoch]').click(); await frame()")
                .await;
            let row = window.run("return el.state.history.at(-1)").await;
            let wanted = &told[name]["epochs"][epoch - 1];
            assert_eq!(row["epoch"], json!(epoch), "{name}");
            for key in ["train_loss", "valid_loss"] {
                let Some(wanted) = wanted[key].as_f64() else {
                    continue;
                };
                let loss = row[key].as_f64().expect("a number");
                assert!(
                    (loss - wanted).abs() < 1e-3,
                    "{name}, epoch {epoch}: {key} {loss}, not {wanted}"
                );
            }
            let [own, wanted] = [&row["valid_accuracy"], &wanted["valid_accuracy"]]
                .map(|number| number.as_f64().expect("a number"));
            assert!((own - wanted).abs() < 1e-6, "{name}, epoch {epoch}: {own}");
        }
    }
    quiet(&window).await;
}

// Guards against a picture that stands still while the weights change.
async fn playing_trains_and_the_pictures_follow(window: Arc<Window>) {
    digits(&window, "pace=60").await;
    let first = window.text(WEIGHTS).await;
    window.run("$('[data-verb=play]').click()").await;
    window.until("el.state.step > 15").await;
    let playing = window
        .run("return [el.state.status, $('[data-verb=play]').textContent]")
        .await;
    assert_eq!(playing, json!(["running", "Pause"]));
    window
        .run("$('[data-verb=play]').click(); await frame()")
        .await;
    let step = window.number("el.state.step").await;
    assert_ne!(window.text(WEIGHTS).await, first, "it was drawn again");
    assert_eq!(
        window.number("(await frame(), el.state.step)").await,
        step,
        "it stopped"
    );
    let shown = window
        .text("$('[data-name=step] output').textContent")
        .await;
    assert_eq!(shown, step.to_string(), "the number follows");
    let said = window.text("$('.said').textContent").await;
    assert!(
        said.starts_with(&format!("step {step}")),
        "it says where: {said}"
    );
    quiet(&window).await;
}

// Guards against rows that stay unknown when playing stopped early.
async fn the_epochs_fill_after_a_pause(window: Arc<Window>) {
    digits(&window, "classes=all pace=60 step=60").await;
    window.run("el.play()").await;
    window.until("el.state.step > 64").await;
    window.run("el.pause()").await;
    window.until("el.state.history.length === 2").await;
    let events = window
        .run("let n = 0; el.addEventListener('downhill-change', () => n++); for (let k = 0; k < 60; k++) await frame(); n = 0; for (let k = 0; k < 10; k++) await frame(); return n")
        .await;
    assert_eq!(events, json!(0), "then it comes to rest");
}

// Guards against ten scores of which only one can be seen.
async fn ten_scores_have_ten_pictures_of_weights_or_gradients(window: Arc<Window>) {
    digits(&window, "classes=all step=20").await;
    let pictures = "JSON.stringify([...el.shadowRoot.querySelectorAll('.ten canvas')].map((c) => c.toDataURL()))";
    let seen = window
        .run(&format!("const all = JSON.parse({pictures}); return [all.length, new Set(all).size, $('.pair').hidden]"))
        .await;
    assert_eq!(seen, json!([10, 10, true]), "all of them, and no two alike");
    let weights = window.text(pictures).await;
    window
        .run("$('[data-verb=gradient]').click(); await frame()")
        .await;
    assert_ne!(
        window.text(pictures).await,
        weights,
        "the gradients look other"
    );
    let label = window
        .text("$('.ten canvas').getAttribute('aria-label')")
        .await;
    assert!(
        label.starts_with("The gradient of the score of 0"),
        "{label}"
    );
}

// Guards against tasks that cannot be reached, and against a training that survives its task.
async fn a_task_is_chosen_or_typed(window: Arc<Window>) {
    digits(&window, "step=13").await;
    let choose = "const s = $('[data-group=classes] select'); s.value = '8,rest'; s.dispatchEvent(new Event('change')); await frame(); return [el.state.classes, el.state.step]";
    assert_eq!(window.run(choose).await, json!(["8,rest", 0]));
    let field = "const i = $('[data-group=classes] input'); i.value = TEXT; i.dispatchEvent(new Event('input')); i.dispatchEvent(new Event('change')); await frame(); return [el.state.classes, $('[data-group=classes] select').value, $('.complaints').hidden]";
    let typed = window.run(&field.replace("TEXT", "'2,6'")).await;
    assert_eq!(typed, json!(["2,6", "", true]), "any two");
    let wrong = window.run(&field.replace("TEXT", "'2,2'")).await;
    assert_eq!(wrong, json!(["2,6", "", false]), "and a complaint");
    window
        .run("el.set({ classes: '3,7', weights: 'random' }); await frame()")
        .await;
    let random = window.text(WEIGHTS).await;
    window.run("el.set({ seed: 7 }); await frame()").await;
    assert_ne!(
        window.text(WEIGHTS).await,
        random,
        "another seed, other weights"
    );
    quiet(&window).await;
}

// Guards against a table that loses digits, or marks the wrong cells.
async fn the_confusion_counts_every_validation_digit(window: Arc<Window>) {
    let table = "const cells = (s) => [...el.shadowRoot.querySelectorAll('.confusion ' + s)].map(c => c.textContent); const sum = (s) => cells(s).reduce((a, b) => a + Number(b), 0); return [sum('[role=cell]'), sum('[data-right]'), cells('[role=columnheader]').filter(Boolean).length, cells('[role=rowheader]')[1]]";
    digits(&window, "step=130").await;
    let pair = window.run(table).await;
    assert_eq!(pair, json!([200, 195, 2, "7"]), "two classes");
    window
        .run("el.set({ classes: 'all', step: 63 }); await frame()")
        .await;
    let ten = window.run(table).await;
    assert_eq!(ten[0], json!(1000), "ten classes");
    let right = window.number("Math.round(1000 * el.state.accuracy)").await;
    assert_eq!(
        ten[1].as_f64(),
        Some(right),
        "those on the diagonal are right"
    );
    assert_eq!(ten[2], json!(10));
}

// Guards against mistakes that lead nowhere, or to another digit.
async fn a_mistake_leads_to_its_score(window: Arc<Window>) {
    digits(&window, "view=mistakes").await;
    let shown = "[...el.shadowRoot.querySelectorAll('[data-verb=mistake]')].filter((b) => b.checkVisibility())";
    assert_eq!(window.number(&format!("{shown}.length")).await, 0.0);
    let says = window.text("$('.says').textContent").await;
    assert!(says.contains("everything is a guess"), "{says}");
    window
        .run("$('[data-verb=epoch]').click(); await frame()")
        .await;
    let wrong = window
        .number("Math.round(200 * (1 - el.state.accuracy))")
        .await;
    assert_eq!(window.number(&format!("{shown}.length")).await, wrong);
    window.run(&format!("{shown}[1].focus()")).await;
    window.key("Enter", 0).await;
    let led = window
        .run("await frame(); return [el.settings.view, el.settings.digit !== '0', el.shadowRoot.activeElement.dataset.verb]")
        .await;
    assert_eq!(led, json!(["score", true, "view-score"]));
    quiet(&window).await;
}

// Guards against infinities as results, and against a dead end.
async fn a_divergence_has_a_name_and_ways_back(window: Arc<Window>) {
    digits(&window, "batch=1 lr=1000000").await;
    window
        .run("$('[data-verb=epoch]').click(); await frame()")
        .await;
    let status = window.text("el.state.status").await;
    let why = window.text("$('.outcome .why').textContent").await;
    assert_eq!(status, "diverged", "{why}");
    assert!(why.contains("overshot"), "{why}");
    assert!(
        !window
            .text("el.shadowRoot.textContent")
            .await
            .contains("inf")
    );
    let halved = window
        .run("$('[data-verb=halve]').click(); await frame(); return [el.state.lr, el.state.status, $('.outcome:has(.why)').hidden]")
        .await;
    assert_eq!(halved, json!([500_000, "paused", true]));
    let back = window
        .run("$('[data-verb=reset]').click(); el.set({ lr: 1, batch: null }); $('[data-verb=epoch]').click(); await frame(); return [el.state.step, el.state.accuracy]")
        .await;
    assert_eq!(back, json!([13, 0.97]), "and it learns");
    quiet(&window).await;
}

// Guards against controls that only a pointer reaches.
async fn keys_reach_it_all(window: Arc<Window>) {
    digits(&window, "").await;
    window.run("await open('settings')").await;
    let mut reached = Vec::new();
    for _ in 0..40 {
        window.key("Tab", 0).await;
        let now = window
            .run("const a = el.shadowRoot.activeElement; return a && (a.dataset.verb || a.getAttribute('aria-label') || a.localName)")
            .await;
        if let Some(name) = now.as_str() {
            reached.push(name.to_owned());
        }
    }
    for name in [
        "view-train",
        "view-draw",
        "Classes",
        "Initialise",
        "Learning rate",
        "step",
        "play",
        "epoch",
        "Step that is shown",
    ] {
        assert!(
            reached.iter().any(|own| own == name),
            "{name} is not in {reached:?}"
        );
    }
    window.run("$('[data-verb=epoch]').focus()").await;
    window.key("Enter", 0).await;
    assert_eq!(window.number("(await frame(), el.state.step)").await, 13.0);
    let said = window.text("$('.said').textContent").await;
    assert!(
        said.contains("194 of 200 validation digits right"),
        "{said}"
    );
}

// Guards against code that trains otherwise, and against a table without the epochs.
async fn what_is_taken_away_is_the_training(window: Arc<Window>) {
    digits(&window, "step=26").await;
    let taken = window
        .run("await open('export'); const take = async (name) => { $(`[data-verb=${name}]`).click(); await frame(); return $('[data-group=export] textarea').value }; return [await take('take-history'), await take('take-script'), await take('take-notebook'), await take('take-link')]")
        .await;
    let text = |k: usize| taken[k].as_str().expect("a text").to_owned();
    assert_eq!(text(0).lines().count(), 4, "a head, and the epochs 0 to 2");
    assert!(text(1).contains("rates = [1.0]*26"), "{}", text(1));
    assert!(text(2).contains("nbformat"));
    assert!(text(3).contains("step=26"), "{}", text(3));
}

// Guards against a pressed switch whose words have the colour of what the pointer lights up.
async fn a_pressed_switch_is_readable_under_the_pointer(window: Arc<Window>) {
    digits(&window, "").await;
    let look = "const s = getComputedStyle($('[data-verb=view-train]')); return [s.color, s.backgroundColor, $('[data-verb=view-train]').matches(':hover')]";
    let before = window.run(look).await;
    window
        .mouse("mouseMoved", window.middle("[data-verb=view-train]").await)
        .await;
    let over = window.run(&format!("await frame(); {look}")).await;
    assert_eq!(over, json!([before[0], before[1], true]));
}

// Guards against digits that shut people out.
async fn axe_finds_nothing_in_the_digits(window: Arc<Window>) {
    for (width, scheme) in [
        (1280, "light"),
        (1280, "dark"),
        (390, "light"),
        (320, "dark"),
    ] {
        window.screen(width, 900, 1.0).await;
        window.media("prefers-color-scheme", scheme).await;
        for view in [
            "train step=26",
            "train classes=all step=63",
            "mistakes step=13",
        ] {
            window
                .made(&format!("<main><h1>A</h1><downhill-digits view={view}></downhill-digits></main><style>:root {{ color-scheme: {scheme} }}</style>"))
                .await;
            window.until("Number.isFinite(el.state.loss)").await;
            let opened = "for (const d of el.shadowRoot.querySelectorAll('details')) await open(d.dataset.group, el)";
            let what = format!("{view} at {width}, {scheme}");
            assert_axe_finds_nothing(&window, opened, &what).await;
        }
    }
}
