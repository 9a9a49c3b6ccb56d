//! What is done in notes of every kind: a page is opened, its figure used, its links followed.

use std::path::PathBuf;

use downhill_harness::notes::{drag_and_step, errors, press_a_key};
use downhill_harness::{Server, Window, serve_folder, variable};
use serde_json::json;

/// The folder of some notes.
pub(crate) fn folder(name: &str) -> PathBuf {
    PathBuf::from(variable("DOWNHILL_HOSTS")).join(name)
}

/// Starts a module of Python in the folder of some notes, on a free port, which follows `port_word`.
pub(crate) fn server(module: &str, notes: &str, words: &[&str], port_word: &str) -> Server {
    let python = variable("DOWNHILL_HOSTS_PYTHON");
    Server::start(&python, module, &folder(notes), words, port_word)
}

/// Opens a page of notes, served from their folder.
pub(crate) async fn open(window: &Window, site: &str, page: &str) -> String {
    let origin = format!("http://127.0.0.1:{}", serve_folder(folder(site)));
    window.go(&format!("{origin}/{page}")).await;
    origin
}

/// Drags the point of the first figure, steps it by its button and moves it by a key; the page is not
/// disturbed.
pub(crate) async fn try_figure(window: &Window) {
    drag_and_step(window, (0.0, 0.0)).await;
    press_a_key(window).await;
    nothing_is_wrong(window).await;
}

/// Does the same in the first frame of a page, and asks the page what it was told of it.
pub(crate) async fn try_figure_in_frame(window: &Window) {
    let corner = window
        .run("let told; addEventListener('message', ({ data, source }) => { if (data.type === 'downhill:change') told = data.state; else if (data === 'tell') source.postMessage({ told: [told.step, told.x] }, '*') });
             const frame1 = document.querySelector('iframe'); const { left, top } = frame1.getBoundingClientRect(); const { borderLeftWidth: x, borderTopWidth: y } = getComputedStyle(frame1); return [left + parseFloat(x), top + parseFloat(y)]")
        .await;
    let corner = [0, 1].map(|k| corner[k].as_f64().expect("a number"));
    window.enter_frame().await;
    window.until("figures().length").await;
    window.run("await el.ready").await;
    drag_and_step(window, corner.into()).await;
    press_a_key(window).await;
    nothing_is_wrong(window).await;
    let told = window
        .run("const told = await new Promise(done => { addEventListener('message', ({ data }) => data.told && done(data.told)); parent.postMessage('tell', '*') }); return [told, [el.state.step, el.state.x]]")
        .await;
    assert_eq!(told[0], told[1], "the page knows where the point is");
}

/// The console has no error that names a figure or its files.
pub(crate) async fn nothing_is_wrong(window: &Window) {
    let ours = errors(window, "downhill").await;
    assert!(ours.is_empty(), "{ours:?}");
}

/// The figure takes the colours of the page when a script of the page makes it dark: its controls
/// and what is drawn.
pub(crate) async fn darken(window: &Window, script: &str) {
    // What is out of sight is not drawn.
    window
        .run(&format!("$('.stage').scrollIntoView({{ block: 'center' }}); await frame(); window.before = {INK_AND_PICTURE}; {script}"))
        .await;
    window
        .until(&format!("(([ink, picture]) => window.before[0] < 128 && ink > 127 && picture !== window.before[1])({INK_AND_PICTURE})"))
        .await;
}

const INK_AND_PICTURE: &str = "[Number(getComputedStyle($('.figure')).color.match(/\\d+/)[0]), $('.stage canvas').toDataURL()]";

/// Follows a link of the page without loading a new one, to a fit, and comes back.
pub(crate) async fn turn_the_page(window: &Window, link: &str, back: &str) {
    turn(window, link, back, true).await;
}

/// Follows a link of the page, which loads another with a fit, and comes back.
pub(crate) async fn follow_links(window: &Window, link: &str, back: &str) {
    turn(window, link, back, false).await;
}

async fn turn(window: &Window, link: &str, back: &str, is_same: bool) {
    window.run("window.sameDocument = true").await;
    click(window, link).await;
    window.until("document.querySelector('downhill-fit')").await;
    let seen = window
        .run("el.scrollIntoView(); await el.ready; el.step(); await frame(); return [el.state.seed, el.state.losses.length, window.sameDocument === true]")
        .await;
    assert_eq!(seen, json!([42, 2, is_same]));
    click(window, back).await;
    window.until("el?.localName === 'downhill-curve'").await;
    let seen = window
        .run("el.scrollIntoView(); await el.ready; return [el.state.x, window.sameDocument === true]")
        .await;
    assert_eq!(seen, json!([-1.5, is_same]), "a new page, a new figure");
    nothing_is_wrong(window).await;
}

/// A value of the page is the figure's in both directions: as the page begins, after steps, while it
/// plays, and after the page has set it. What comes back to the figure stops no descent.
pub(crate) async fn both_ways(window: &Window) {
    window
        .until("window.curve = document.querySelector('downhill-fit ~ downhill-curve')")
        .await;
    window
        .run("curve.scrollIntoView(); await curve.ready")
        .await;
    value_is(window, 0, "0.50").await;
    window.run("curve.step(2)").await;
    value_is(window, 2, "0.32").await;
    window
        .run("curve.pace = 30; curve.play(); while (curve.state.step < 6) await frame(); curve.pause(); curve.back(curve.state.step - 3)")
        .await;
    value_is(window, 3, "0.26").await;
    click(window, "downhill-curve ~ button").await;
    value_is(window, 0, "1.00").await;
}

/// Waits until the page and the figure agree on the value.
async fn value_is(window: &Window, step: usize, value: &str) {
    let said = format!("document.body.textContent.includes('The value is {value}.')");
    let shown = format!("curve.state.step === {step} && curve.value.toFixed(2) === '{value}'");
    window.until(&format!("{said} && {shown}")).await;
}

/// Clicks a link or a button of the page.
pub(crate) async fn click(window: &Window, selector: &str) {
    window
        .run(&format!("document.querySelector('{selector}').click()"))
        .await;
}
