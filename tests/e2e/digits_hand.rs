//! The digits by hand: a pixel looked at, and weights painted, by mouse, finger and keys.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

use crate::axe::assert_axe_finds_nothing;
use crate::digits::{digits as opened, quiet};

cases![
    a_pixel_has_its_three_numbers_by_pointer_and_keys,
    another_digit_and_another_score_are_chosen,
    a_painted_stroke_counts_at_once_and_escape_takes_it_back,
    keys_paint_and_what_was_trained_comes_back,
    a_finger_scrolls_the_page_until_it_paints,
    painting_and_drawing_work_once_a_frame,
    axe_finds_nothing_where_hands_work,
];

/// A three, in shares of a square.
pub(crate) const THREE: [(f64, f64); 9] = [
    (0.3, 0.25),
    (0.5, 0.18),
    (0.68, 0.28),
    (0.62, 0.42),
    (0.45, 0.5),
    (0.65, 0.55),
    (0.7, 0.7),
    (0.55, 0.82),
    (0.3, 0.78),
];

/// The board of the weights, and the pad.
const WEIGHTS: &str = "[data-term=w] .board";
pub(crate) const PAD: &str = ".pad";

/// The shares that the bars of the view show.
pub(crate) const SHARES: &str = "[...el.shadowRoot.querySelectorAll('.shares li')].filter((li) => li.checkVisibility()).map((li) => [li.firstElementChild.textContent, li.querySelector('progress').value, li.lastElementChild.textContent])";

/// Opens digits with these attributes, and waits for their data and for what hands work on.
pub(crate) async fn digits(window: &Window, attributes: &str) {
    opened(window, attributes).await;
    // The view is loaded when it is first shown.
    window.until("$('.hand')").await;
    window.run("await frame()").await;
}

/// The place on the screen of a share of an element.
pub(crate) async fn place(window: &Window, selector: &str, (x, y): (f64, f64)) -> (f64, f64) {
    let rect = window
        .run(&format!("const r = $('{selector}').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]"))
        .await;
    let [left, top, width, height] =
        [0, 1, 2, 3].map(|k: usize| rect[k].as_f64().expect("a number"));
    (left + x * width, top + y * height)
}

/// Where a pixel's middle is, as a share.
fn middle(pixel: usize) -> (f64, f64) {
    let share = |at: usize| (at as f64 + 0.5) / 28.0;
    (share(pixel % 28), share(pixel / 28))
}

/// Draws a three with the mouse, leaves it pressed, and returns where it is then.
pub(crate) async fn three(window: &Window, selector: &str) -> (f64, f64) {
    let mut end = (0.0, 0.0);
    for (k, at) in THREE.into_iter().enumerate() {
        let at = place(window, selector, at).await;
        if k == 0 {
            window.mouse("mousePressed", at).await;
        }
        window.mouse("mouseMoved", at).await;
        end = at;
    }
    window.run("await frame()").await;
    end
}

/// The three numbers of a line about a pixel.
fn three_numbers(line: &str) -> [f64; 3] {
    let line = line.replace('\u{2212}', "-");
    let (_, sum) = line.split_once(": x ").expect("where it is");
    let (x, rest) = sum.split_once(" × w ").expect("a factor");
    let (weight, product) = rest.split_once(" = ").expect("a product");
    [x, weight, product].map(|number| number.parse().expect("a number"))
}

// Guards against numbers of another pixel, and against pictures that only a pointer can read.
async fn a_pixel_has_its_three_numbers_by_pointer_and_keys(window: Arc<Window>) {
    digits(&window, "view=score step=26").await;
    for (term, pixel) in [
        ("x", 13 * 28 + 13),
        ("w", 10 * 28 + 9),
        ("xw", 22 * 28 + 15),
    ] {
        let board = format!("[data-term={term}] .board");
        window
            .hover(place(&window, &board, middle(pixel)).await)
            .await;
        let line = window
            .text("(await frame(), $('.reading').textContent)")
            .await;
        let wanted = format!("row {}, column {}:", pixel / 28, pixel % 28);
        assert!(line.starts_with(&wanted), "{line}, not {wanted}");
        let [x, weight, product] = three_numbers(&line);
        let own = window.number(&format!("el.state.weights[{pixel}]")).await;
        assert!(
            (weight - own).abs() < 5e-3 * own.abs() + 1e-9,
            "{line}, not {own}"
        );
        assert!((x * weight - product).abs() < 2e-3, "{line}");
        let marks = window
            .run("return ['x', 'w', 'xw'].map((t) => { const b = $(`[data-term=${t}] .board`).getBoundingClientRect(), c = $(`[data-term=${t}] .cell`).getBoundingClientRect(); return [Math.round((c.left - b.left) / b.width * 28), Math.round((c.top - b.top) / b.height * 28)] })")
            .await;
        let wanted = json!([pixel % 28, pixel / 28]);
        assert_eq!(
            marks,
            json!([wanted, wanted, wanted]),
            "the same in all three"
        );
    }
    window.run("$('.equation').focus()").await;
    let before = window.text("JSON.stringify(el.state)").await;
    for (key, at) in [
        ("ArrowLeft", (22, 14)),
        ("ArrowUp", (21, 14)),
        ("Home", (21, 0)),
        ("End", (21, 27)),
        ("PageUp", (0, 27)),
        ("ArrowUp", (0, 27)),
        ("PageDown", (27, 27)),
        (" ", (27, 27)),
    ] {
        window.key(key, 0).await;
        let seen = window
            .run("await frame(); return [$('.reading').textContent, $('.said').textContent]")
            .await;
        let wanted = format!("row {}, column {}:", at.0, at.1);
        let line = seen[0].as_str().expect("a line");
        assert!(line.starts_with(&wanted), "{key}: {line}");
        assert_eq!(seen[1], seen[0], "{key}: what is seen is heard");
    }
    let after = window.text("JSON.stringify(el.state)").await;
    assert_eq!(after, before, "looking changes nothing");
    let sum = window
        .run("const n = [...el.shadowRoot.querySelectorAll('.sum output')].map((o) => Number(o.textContent.replace('−', '-'))); return [n[0] + n[1] - n[2], n[1] - el.state.bias[0]]")
        .await;
    let [sum, bias] = [0, 1].map(|k: usize| sum[k].as_f64().expect("a number"));
    assert!(
        sum.abs() < 2e-3 && bias.abs() < 1e-3,
        "the sum is that of its parts"
    );
    quiet(&window).await;
}

// Guards against one digit and one score for ever.
async fn another_digit_and_another_score_are_chosen(window: Arc<Window>) {
    digits(&window, "view=score classes=all step=63 digit=999").await;
    let shown = "await frame(); return [el.settings.digit ?? '0', $('.field[aria-label=\"Which validation digit\"]').value, $('.verdict').textContent]";
    window.run("$('[data-verb=next-digit]').focus()").await;
    window.key("Enter", 0).await;
    let first = window.run(shown).await;
    assert_eq!(
        first[1],
        json!("0"),
        "after the last comes the first: {first}"
    );
    let said = window.text("$('.said').textContent").await;
    assert_eq!(first[2].as_str(), Some(said.as_str()), "it is heard");
    window.run("$('[data-verb=previous-digit]').click()").await;
    assert_eq!(window.run(shown).await[1], json!("999"));
    let score = "await frame(); return [$('.sum .about').textContent, $('[data-term=w] canvas').getAttribute('aria-label'), $('[data-term=w] canvas').toDataURL()]";
    let before = window.run(score).await;
    let after = window
        .run(&format!("const s = $('.hand select'); s.value = '7'; s.dispatchEvent(new Event('change')); {score}"))
        .await;
    assert!(
        before[0]
            .as_str()
            .is_some_and(|text| text.ends_with("for 0")),
        "{before}"
    );
    assert!(
        after[0]
            .as_str()
            .is_some_and(|text| text.ends_with("for 7")),
        "{after}"
    );
    assert_eq!(after[1], json!("The weights of the score of 7"));
    assert_ne!(after[2], before[2], "other weights");
    let shares = window.run(&format!("return {SHARES}")).await;
    let sum: f64 = (0..10)
        .map(|k| shares[k][1].as_f64().expect("a share"))
        .sum();
    assert!((sum - 1.0).abs() < 1e-3, "{shares}");
    quiet(&window).await;
}

// Guards against a painting that is not judged, and a stroke that cannot be taken back.
async fn a_painted_stroke_counts_at_once_and_escape_takes_it_back(window: Arc<Window>) {
    digits(&window, "view=score step=26").await;
    let trained = window.text("JSON.stringify(el.state.weights)").await;
    let end = three(&window, WEIGHTS).await;
    window.mouse("mouseReleased", end).await;
    assert_eq!(
        window.text("JSON.stringify(el.state.weights)").await,
        trained,
        "nothing is painted before it is wanted"
    );
    window
        .run("$('[data-group=brush] input').click(); await frame()")
        .await;
    three(&window, WEIGHTS).await;
    let painting = window
        .run("return [el.state.weights.filter((w) => w === 0.5).length, el.state.accuracy, el.state.step, $('.result').textContent]")
        .await;
    let count = painting[0].as_f64().expect("a number");
    assert!(count > 80.0, "a three, wide as the brush: {painting}");
    assert_ne!(painting[1], json!(0.97), "it is judged while it is painted");
    let right = window.text("Math.round(200 * el.state.accuracy)").await;
    let result = painting[3].as_str().expect("a line");
    assert!(
        result.starts_with(&format!("{right} of 200 validation digits right")),
        "{result}"
    );
    assert!(
        result.ends_with("The nearest mean image: 95.5 %."),
        "{result}"
    );
    window.key("Escape", 0).await;
    window
        .mouse("mouseReleased", place(&window, WEIGHTS, (0.3, 0.78)).await)
        .await;
    let restored = window
        .run("await frame(); return [JSON.stringify(el.state.weights), el.state.step, el.state.accuracy]")
        .await;
    assert_eq!(
        restored,
        json!([trained, 26, 0.97]),
        "Escape restores it all"
    );
    let end = three(&window, WEIGHTS).await;
    window.mouse("mouseReleased", end).await;
    let before = window
        .number("(await frame(), el.state.weights.filter((w) => w === 0.5).length)")
        .await;
    window
        .hover(place(&window, WEIGHTS, (0.1, 0.9)).await)
        .await;
    let after = window
        .number("(await frame(), el.state.weights.filter((w) => w === 0.5).length)")
        .await;
    assert_eq!(
        before, after,
        "a pointer released outside has ended the stroke"
    );
    quiet(&window).await;
}

// Guards against a brush that only a pointer holds, and against a training that painting loses.
async fn keys_paint_and_what_was_trained_comes_back(window: Arc<Window>) {
    digits(&window, "view=score step=26").await;
    window
        .run("$('[data-group=brush] input').click(); $('[data-verb=blank]').click(); await frame(); $('.equation').focus()")
        .await;
    assert_eq!(window.number("Math.max(...el.state.weights)").await, 0.0);
    for key in [
        "Home",
        "PageUp",
        " ",
        "ArrowRight",
        "ArrowRight",
        "ArrowDown",
    ] {
        window.key(key, 0).await;
    }
    window
        .run("await frame(); $('[data-verb=minus]').click(); const s = [...el.shadowRoot.querySelectorAll('[data-group=brush] select')]; s[0].value = '0.0'; s[0].dispatchEvent(new Event('change')); s[1].value = '1.0'; s[1].dispatchEvent(new Event('change')); await frame()")
        .await;
    window.key("Enter", 0).await;
    let weights = window.run("await frame(); return [el.state.weights[0], el.state.weights[30], el.state.weights.filter((w) => w !== 0).length]").await;
    assert_eq!(
        weights,
        json!([0.5, -1, 5]),
        "a corner of a disc, and a pixel"
    );
    let said = window.text("$('.said').textContent").await;
    assert!(said.contains("validation digits right"), "{said}");
    window.run("$('[data-verb=erase]').click()").await;
    window.key("Enter", 0).await;
    assert_eq!(
        window.number("(await frame(), el.state.weights[30])").await,
        0.0
    );
    let back = window
        .run("$('[data-verb=unpaint]').click(); await frame(); return [el.state.step, el.state.accuracy, $('[data-verb=unpaint]').ariaDisabled]")
        .await;
    assert_eq!(back, json!([26, 0.97, "true"]));
    quiet(&window).await;
}

// Guards against pictures that hold the page fast, and a page that moves under the brush.
async fn a_finger_scrolls_the_page_until_it_paints(window: Arc<Window>) {
    window.screen(320, 700, 1.0).await;
    digits(&window, "view=score step=26").await;
    let touch = "return ['x', 'w', 'xw'].map((t) => getComputedStyle($(`[data-term=${t}] .board`)).touchAction)";
    assert_eq!(window.run(touch).await, json!(["pan-y", "pan-y", "pan-y"]));
    let at = place(&window, "[data-term=x] .board", middle(14 * 28 + 9)).await;
    window.touch("touchStart", Some(at)).await;
    window.touch("touchEnd", None).await;
    let line = window
        .text("(await frame(), $('.reading').textContent)")
        .await;
    assert!(
        line.starts_with("row 14, column 9:"),
        "a tap looks at a pixel: {line}"
    );
    window
        .run("$('[data-group=brush] input').click(); await frame(); $('[data-term=w]').scrollIntoView(); await frame()")
        .await;
    assert_eq!(window.run(touch).await, json!(["pan-y", "none", "pan-y"]));
    let before = window.number("scrollY").await;
    for (k, at) in THREE.into_iter().enumerate() {
        let at = place(&window, WEIGHTS, at).await;
        let kind = if k == 0 { "touchStart" } else { "touchMove" };
        window.touch(kind, Some(at)).await;
    }
    window.touch("touchEnd", None).await;
    let painted = window
        .run("await frame(); return [scrollY, el.state.weights.filter((w) => w === 0.5).length > 80]")
        .await;
    assert_eq!(painted[0].as_f64(), Some(before), "the page stays");
    assert_eq!(painted[1], json!(true));
    quiet(&window).await;
}

// Guards against a hand that the page cannot follow: however many moves there are, each frame does the
// work once.
async fn painting_and_drawing_work_once_a_frame(window: Arc<Window>) {
    for (attributes, board) in [
        ("view=score classes=all step=26", WEIGHTS),
        ("view=draw classes=all step=26", PAD),
    ] {
        digits(&window, attributes).await;
        let seen = window
            .run(&format!(
                "const b = $('[data-group=brush] input'); if (b?.checkVisibility()) b.click(); for (let k = 0; k < 20; k++) await frame();
                const board = $('{board}'), r = board.getBoundingClientRect();
                const send = (type, k) => board.dispatchEvent(new PointerEvent(type, {{ bubbles: true, isPrimary: true, pointerId: 1, button: 0, clientX: r.left + r.width * (0.5 + 0.3 * Math.cos(k / 6)), clientY: r.top + r.height * (0.5 + 0.3 * Math.sin(k / 4)) }}));
                board.setPointerCapture = () => {{}};
                send('pointerdown', 0);
                let changes = 0; el.addEventListener('downhill-change', () => changes++);
                const FRAMES = 20;
                // On a busy machine the browser draws more often than is waited for.
                let drawn = 0, go = true; const count = () => {{ drawn++; if (go) requestAnimationFrame(count) }}; requestAnimationFrame(count);
                for (let k = 0; k < FRAMES; k++) {{
                    for (let move = 0; move < 8; move++) {{ send('pointermove', k + move / 8); await new Promise((r) => {{ const task = new MessageChannel(); task.port1.onmessage = r; task.port2.postMessage(0) }}) }}
                    await new Promise((r) => requestAnimationFrame(r));
                }}
                const during = changes; go = false; send('pointerup', FRAMES);
                return [during >= FRAMES / 2, during <= drawn + 1]"
            ))
            .await;
        assert_eq!(seen, json!([true, true]), "{attributes}");
    }
}

// Guards against hands that shut people out.
async fn axe_finds_nothing_where_hands_work(window: Arc<Window>) {
    for (width, scheme) in [(1280, "light"), (390, "dark"), (320, "light")] {
        window.screen(width, 900, 1.0).await;
        window.media("prefers-color-scheme", scheme).await;
        for view in [
            "score step=26",
            "score classes=all step=63",
            "draw classes=all step=13",
        ] {
            window
                .made(&format!("<main><h1>A</h1><downhill-digits view={view}></downhill-digits></main><style>:root {{ color-scheme: {scheme} }}</style>"))
                .await;
            window
                .until("Number.isFinite(el.state.loss) && $('.hand')")
                .await;
            let brush = "const b = $('[data-group=brush] input'); if (b?.checkVisibility()) b.click(); for (let k = 0; k < 10; k++) await frame()";
            let what = format!("{view} at {width}, {scheme}");
            assert_axe_finds_nothing(&window, brush, &what).await;
        }
    }
}
