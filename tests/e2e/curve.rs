//! The curve under hand, keys and finger.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    the_point_is_dragged_by_mouse,
    the_point_is_dragged_by_touch,
    the_point_is_moved_by_keys,
    a_click_on_the_plot_places_the_point,
    escape_ends_a_drag_and_restores_the_path,
    playing_goes_to_convergence,
    divergence_has_a_name_and_two_ways_back,
    a_field_takes_a_number_and_complains_of_nonsense,
    with_reduced_motion_playing_jumps_from_step_to_step,
    the_colours_follow_theme_and_page,
    forced_colours_are_the_pictures_too,
    size_and_pixel_ratio_are_followed,
];

const CURVE: &str = "<downhill-curve></downhill-curve>";

/// Number on screen, spoken value, pixel and state are one.
async fn all_agree(window: &Window, x: f64) {
    window.run("await frame(); await frame()").await;
    let state = window.number("el.state.x").await;
    assert!((state - x).abs() < 0.03, "state.x is {state}, not {x}");
    let field = window.text("$('[data-name=x] input').value").await;
    let shown: f64 = field.parse().expect("the field shows a number");
    assert!((shown - state).abs() < 1e-4, "the field shows {field}");
    let slope = window
        .text("$('[data-name=slope] output').textContent")
        .await;
    let slope: f64 = slope.parse().expect("the slope is a number");
    assert!(
        (slope - 2.0 * state).abs() < 1e-3,
        "the slope of x**2 at {state} is {slope}"
    );
    let spoken = window
        .text("$('.handle input').getAttribute('aria-valuetext')")
        .await;
    let said: f64 = spoken
        .trim_start_matches("x = ")
        .split(',')
        .next()
        .and_then(|number| number.replace('\u{2212}', "-").parse().ok())
        .unwrap_or_else(|| panic!("{spoken:?} begins with x"));
    assert!((said - state).abs() < 0.01, "{spoken:?} says {said}");
    let pixel = window
        .run(
            "const c = $('.stage canvas:nth-of-type(2)'), r = c.getBoundingClientRect(), h = $('.handle').getBoundingClientRect();
             const k = c.width / r.width, x = (h.left + h.width / 2 - r.left) * k, y = (h.top + h.height / 2 - r.top) * k;
             return [...c.getContext('2d').getImageData(Math.round(x), Math.round(y), 1, 1).data]",
        )
        .await;
    assert_eq!(
        pixel,
        json!([0xb4, 0x47, 0x0d, 255]),
        "the point's colour, where the handle is"
    );
}

// Guards against a drag that the picture or the numbers do not follow.
async fn the_point_is_dragged_by_mouse(window: Arc<Window>) {
    window.made(CURVE).await;
    all_agree(&window, -1.5).await;
    let (x, y) = window.middle(".handle").await;
    let unit = window.number("($('.stage').clientWidth - 72) / 4").await;
    // A press beside the middle of the handle takes hold of it and moves nothing.
    window.mouse("mousePressed", (x + 12.0, y)).await;
    window.mouse("mouseReleased", (x + 12.0, y)).await;
    let pressed = window.number("el.state.x").await;
    assert!((pressed + 1.5).abs() < 1e-9, "a press leads to {pressed}");
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x + unit, y)).await;
    window
        .mouse("mouseMoved", (x + 2.0 * unit, y + 300.0))
        .await;
    all_agree(&window, 0.5).await;
    // Past the edge it stays inside, and a release outside ends the drag.
    window.mouse("mouseMoved", (x + 40.0 * unit, y)).await;
    window.mouse("mouseReleased", (x + 40.0 * unit, y)).await;
    all_agree(&window, 2.0).await;
    window.mouse("mouseMoved", (x, y)).await;
    all_agree(&window, 2.0).await;
}

// Guards against a phone that scrolls the page instead of moving the point.
async fn the_point_is_dragged_by_touch(window: Arc<Window>) {
    window.screen(390, 800, 2.0).await;
    window.made(CURVE).await;
    let (x, y) = window.middle(".handle").await;
    let unit = window.number("($('.stage').clientWidth - 72) / 4").await;
    window.touch("touchStart", Some((x, y))).await;
    for step in 1..=10 {
        let at = (x + unit * f64::from(step) / 10.0, y + f64::from(step));
        window.touch("touchMove", Some(at)).await;
    }
    window.touch("touchEnd", None).await;
    all_agree(&window, -0.5).await;
}

// Guards against keys that do nothing, or that go on when another modifier is held.
async fn the_point_is_moved_by_keys(window: Arc<Window>) {
    window.made(CURVE).await;
    window.run("$('.handle input').focus()").await;
    for (key, modifiers, x) in [
        ("ArrowRight", 0, -1.4),
        ("ArrowRight", 8, -1.39),
        ("ArrowLeft", 8, -1.4),
        ("PageUp", 0, -0.4),
        ("End", 0, 2.0),
        ("Home", 0, -2.0),
        ("ArrowLeft", 0, -2.0),
    ] {
        window.key(key, modifiers).await;
        let now = window.number("el.state.x").await;
        assert!((now - x).abs() < 1e-9, "{key} leads to {x}, not {now}");
    }
    all_agree(&window, -2.0).await;
}

// Guards against a plot that can only be used by dragging (WCAG 2.5.7).
async fn a_click_on_the_plot_places_the_point(window: Arc<Window>) {
    window.made(CURVE).await;
    let (x, y) = window.middle(".overlay").await;
    window.mouse("mousePressed", (x + 20.0, y)).await;
    window.mouse("mouseReleased", (x + 20.0, y)).await;
    // The frame is 20 pixels right of the middle of the plot: its left margin is the wider one.
    all_agree(&window, 0.0).await;
}

// Guards against a drag by mistake that costs the path.
async fn escape_ends_a_drag_and_restores_the_path(window: Arc<Window>) {
    window.made(CURVE).await;
    window.run("el.step(3); await frame()").await;
    let before = window.text("JSON.stringify(el.state)").await;
    let (x, y) = window.middle(".handle").await;
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x + 90.0, y)).await;
    let steps = window.number("el.state.step").await;
    assert!(steps.abs() < 0.5, "a drag begins a new path");
    window.key("Escape", 0).await;
    let after = window.text("JSON.stringify(el.state)").await;
    assert_eq!(after, before, "start and path are what they were");
    window.mouse("mouseReleased", (x + 90.0, y)).await;
}

// Guards against playing that never ends, or ends elsewhere than at the minimum.
async fn playing_goes_to_convergence(window: Arc<Window>) {
    window
        .made("<downhill-curve lr='0.4' pace='10'></downhill-curve>")
        .await;
    window.run("$('[data-verb=play]').click()").await;
    window.until("el.state.status == 'running'").await;
    assert_eq!(
        window.text("$('[data-verb=play]').textContent").await,
        "Pause",
        "it can be paused"
    );
    window.until("el.state.status == 'converged'").await;
    let x = window.number("el.state.x").await;
    assert!(x.abs() < 1e-6, "the minimum of x**2 is at 0, not {x}");
    let why = window.text("$('.outcome').innerText").await;
    assert!(why.contains("Converged"), "the figure says why: {why}");
}

// Guards against NaN and inf as if they were results.
async fn divergence_has_a_name_and_two_ways_back(window: Arc<Window>) {
    window
        .made("<downhill-curve lr='1.5'></downhill-curve>")
        .await;
    window.run("el.step(1000); await frame()").await;
    assert_eq!(
        window.text("el.state.status").await,
        "diverged",
        "it has a name"
    );
    let all = window
        .text("el.shadowRoot.querySelector('.figure').innerText")
        .await;
    assert!(
        !all.contains("NaN") && !all.contains("inf"),
        "no number that is none: {all}"
    );
    assert!(all.contains("Diverged at step"), "it has a reason: {all}");
    let steps = window.number("el.state.step").await;
    window
        .run("$('[data-verb=recover]').click(); await frame()")
        .await;
    let back = window.number("el.state.step").await;
    assert!(
        (steps - back - 1.0).abs() < 0.5,
        "one step back from {steps} is not {back}"
    );
    window.run("el.step(5); await frame(); for (const _ of '1234') $('[data-verb=halve]').click(); el.step(300)").await;
    window.until("el.state.status == 'converged'").await;
    let rate = window.number("el.state.lr").await;
    assert!(
        (rate - 1.5 / 16.0).abs() < 1e-12,
        "four halvings of 1.5 are not {rate}"
    );
}

/// Types into the field of x, key by key, and returns what it shows then.
async fn write(window: &Window, text: &str) -> String {
    window
        .run("$('[data-name=x] input').focus(); $('[data-name=x] input').select()")
        .await;
    for key in text.chars() {
        window.key(&key.to_string(), 0).await;
    }
    window.key("Enter", 0).await;
    window.text("$('[data-name=x] input').value").await
}

// Guards against a typing error that costs the state, and against silence about it.
async fn a_field_takes_a_number_and_complains_of_nonsense(window: Arc<Window>) {
    window.made(CURVE).await;
    write(&window, "-0.5").await;
    all_agree(&window, -0.5).await;
    let kept = write(&window, "abc").await;
    assert_eq!(kept, "abc", "what was typed stays to be mended");
    let complaint = window.text("$('.complaints').innerText").await;
    assert!(
        complaint.contains("start=\"abc\"") && complaint.contains("a number from"),
        "{complaint}"
    );
    assert_eq!(
        window
            .text("$('[data-name=x] input').getAttribute('aria-invalid')")
            .await,
        "true",
        "it is marked"
    );
    let x = window.number("el.state.x").await;
    assert!((x + 0.5).abs() < 1e-12, "the state stays, not {x}");
    write(&window, "\u{2212}1,25").await;
    all_agree(&window, -1.25).await;
    let keys = "$('[data-name=x] input').inputMode";
    assert_eq!(window.text(keys).await, "text", "a phone has a minus");
    write(&window, "1").await;
    all_agree(&window, 1.0).await;
    assert_eq!(
        window.text("$('.complaints').hidden").await,
        "true",
        "a good number ends the complaint"
    );
}

// Guards against motion that a reader asked not to see.
async fn with_reduced_motion_playing_jumps_from_step_to_step(window: Arc<Window>) {
    let places = "el.play(); const seen = new Set();
        for (let k = 0; k < 60; k++) { await frame(); seen.add($('.handle').style.transform) }
        el.pause(); return seen.size - el.state.step - 1";
    let figure = "<downhill-curve lr='0.2' pace='2'></downhill-curve>";
    window.made(figure).await;
    let between = window.run(places).await;
    assert!(between.as_f64() > Some(5.0), "it glides: {between}");
    window.media("prefers-reduced-motion", "reduce").await;
    window.made(figure).await;
    let between = window.run(places).await;
    assert!(between.as_f64() <= Some(0.0), "no place between: {between}");
    let steps = window.number("el.state.step").await;
    assert!(steps >= 2.0, "it plays: {steps} steps");
}

/// Whether the graph is drawn in the colour of this expression, `[r, g, b]`.
fn drawn_in(color: &str) -> String {
    format!(
        "(([r, g, b]) => {{ const c = $('.stage canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        for (let i = 0; i < d.length; i += 4) if (d[i] == r && d[i+1] == g && d[i+2] == b && d[i+3] == 255) return true; return false }})({color})"
    )
}

const LIGHT: &str = "[0x1f, 0x5f, 0xa8]";
const DARK: &str = "[0x7d, 0xb7, 0xf2]";

// Guards against a canvas that keeps the colours of another theme.
async fn the_colours_follow_theme_and_page(window: Arc<Window>) {
    window.made(CURVE).await;
    for (change, colour) in [
        ("", LIGHT),
        ("el.theme = 'dark'", DARK),
        ("el.theme = 'auto'", LIGHT),
        // The page turns dark by its own rule.
        ("document.documentElement.style.colorScheme = 'dark'", DARK),
        (
            "document.documentElement.style.colorScheme = 'light dark'",
            LIGHT,
        ),
        // JupyterLab turns dark while nothing of the page is displayed.
        (
            "const page = document.documentElement; page.style.display = 'none'; await frame(); page.style.colorScheme = 'dark'; await frame(); page.style.display = ''",
            DARK,
        ),
        (
            "document.documentElement.style.colorScheme = 'light dark'",
            LIGHT,
        ),
    ] {
        window.run(change).await;
        window.until(&drawn_in(colour)).await;
    }
    window.media("prefers-color-scheme", "dark").await;
    window.until(&drawn_in(DARK)).await;
}

// Guards against a picture that ignores the colours a reader has forced.
async fn forced_colours_are_the_pictures_too(window: Arc<Window>) {
    window.made(CURVE).await;
    window.until(&drawn_in(LIGHT)).await;
    window.media("forced-colors", "active").await;
    window
        .run("const p = document.body.appendChild(document.createElement('p')); p.style.color = 'CanvasText'; p.id = 'ink'")
        .await;
    let ink = "getComputedStyle(document.getElementById('ink')).color.match(/\\d+/g).map(Number)";
    window.until(&drawn_in(ink)).await;
    window.until(&format!("!{}", drawn_in(LIGHT))).await;
}

// Guards against a blurred picture, and against one that keeps its first size.
async fn size_and_pixel_ratio_are_followed(window: Arc<Window>) {
    window.screen(1000, 800, 1.0).await;
    window
        .made("<div style='width: 400px'><downhill-curve></downhill-curve></div>")
        .await;
    let fits = "(c => Math.abs(c.width - c.clientWidth * devicePixelRatio) <= 1 && c.width > 0)($('canvas'))";
    window.until(fits).await;
    let narrow = window.number("$('canvas').width").await;
    window
        .run("document.querySelector('div').style.width = '620px'")
        .await;
    window
        .until(&format!("{fits} && $('canvas').width != {narrow}"))
        .await;
    // A zoom changes the width along with the ratio, the figure's own size not at all. (The ratio
    // alone, as an emulation can change it, is no event in the browser.)
    for (ratio, width) in [(2.0, 960), (1.5, 980), (3.0, 940)] {
        window.screen(width, 800, ratio).await;
        window
            .until(&format!("devicePixelRatio == {ratio} && {fits}"))
            .await;
    }
}
