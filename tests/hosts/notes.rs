//! Notes that are built once and served as files.

use std::path::PathBuf;
use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases, serve_folder, variable};
use serde_json::json;

cases![
    mkdocs_material,
    sphinx_with_myst,
    jupyter_book_1,
    jupyter_book_2,
    a_notebook_as_html,
    docusaurus,
    vitepress,
    vite_with_the_npm_package,
    plain_html_under_a_strict_policy,
    plain_html_with_the_figures_of_another_origin,
    a_frame_with_the_script_for_hosts,
    a_learning_platform_that_takes_frames_alone,
];

/// The folder of some notes.
pub(crate) fn folder(name: &str) -> PathBuf {
    PathBuf::from(variable("DOWNHILL_HOSTS")).join(name)
}

/// Opens a page of notes, served from their folder.
async fn open(window: &Window, site: &str, page: &str) -> String {
    let origin = format!("http://127.0.0.1:{}", serve_folder(folder(site)));
    window.go(&format!("{origin}/{page}")).await;
    origin
}

/// Drags the point of the first figure and steps it by its button; the page is not disturbed.
pub(crate) async fn drag(window: &Window) {
    drag_in(window, (0.0, 0.0)).await;
}

/// The same in a part of the window that begins there.
async fn drag_in(window: &Window, (left, top): (f64, f64)) {
    window
        .run("el.scrollIntoView({ block: 'center' }); await frame()")
        .await;
    let before = window.number("el.state.x").await;
    assert_eq!(before, -1.5, "the attributes arrived");
    let (x, y) = window.middle(".handle").await;
    let (x, y) = (left + x, top + y);
    let unit = window.number("($('.stage').clientWidth - 72) / 4").await;
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x + unit, y + 5.0)).await;
    window.mouse("mouseReleased", (x + unit, y + 5.0)).await;
    let dragged = window.number("el.state.x").await;
    assert!((dragged + 0.5).abs() < 0.2, "dragged to {dragged}");
    let stepped = window
        .run("[...el.shadowRoot.querySelectorAll('button')].find(b => b.textContent === 'Step').click(); await frame(); return [el.state.step, el.state.x]")
        .await;
    assert_eq!(stepped[0], json!(1));
    let now = stepped[1].as_f64().unwrap_or(f64::NAN);
    assert!(
        (now - 0.6 * dragged).abs() < 1e-9,
        "x - 0.2 * 2 * x is {now}"
    );
    let lines = window.console().await;
    let ours: Vec<_> = lines
        .iter()
        .filter(|line| {
            line["level"] == "SEVERE" && line["message"].to_string().contains("downhill")
        })
        .collect();
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
async fn turn_the_page(window: &Window, link: &str, back: &str) {
    window.run("window.sameDocument = true").await;
    window
        .run(&format!("document.querySelector('{link}').click()"))
        .await;
    window.until("document.querySelector('downhill-fit')").await;
    let seen = window
        .run("el.scrollIntoView(); await el.ready; el.step(); await frame(); return [el.state.seed, el.state.losses.length, window.sameDocument === true]")
        .await;
    assert_eq!(seen, json!([42, 2, true]));
    window
        .run(&format!("document.querySelector('{back}').click()"))
        .await;
    window
        .until("document.querySelector('downhill-curve')")
        .await;
    let seen = window
        .run("el.scrollIntoView(); await el.ready; return [el.state.x, window.sameDocument === true]")
        .await;
    assert_eq!(seen, json!([-1.5, true]), "a new page, a new figure");
}

async fn mkdocs_material(window: Arc<Window>) {
    let origin = open(&window, "mkdocs/site", "").await;
    // Pages are swapped if they are in the site's map, whose address has no port.
    let map = folder("mkdocs/site/sitemap.xml");
    let text = std::fs::read_to_string(&map).expect("MkDocs writes one");
    let (_, first) = text.split_once("<loc>").expect("a page");
    let (first, _) = first.split_once("/</loc>").expect("the first page");
    std::fs::write(&map, text.replace(first, &origin)).expect("over it");
    window.go(&format!("{origin}/")).await;
    drag(&window).await;
    darken(&window, "document.body.dataset.mdColorScheme = 'slate'").await;
    turn_the_page(&window, "article a[href*=second]", "article p a").await;
}

async fn sphinx_with_myst(window: Arc<Window>) {
    let origin = open(&window, "sphinx/site", "index.html").await;
    drag(&window).await;
    window.go(&format!("{origin}/second.html")).await;
    assert_eq!(window.number("el.state.seed").await, 42.0);
}

async fn jupyter_book_1(window: Arc<Window>) {
    let origin = open(&window, "jupyter-book/_build/html", "index.html").await;
    drag(&window).await;
    darken(&window, "document.documentElement.dataset.theme = 'dark'").await;
    window.go(&format!("{origin}/second.html")).await;
    assert_eq!(window.number("el.state.seed").await, 42.0);
}

async fn jupyter_book_2(window: Arc<Window>) {
    open(&window, "jupyter-book-2", "index.html").await;
    // The theme puts a widget into a shadow root.
    window.until("figures().length").await;
    window.run("await el.ready").await;
    drag(&window).await;
    let frame = "document.querySelector('iframe')";
    window
        .until(&format!(
            "{frame}?.contentDocument?.querySelector('downhill-fit')?.state"
        ))
        .await;
    let seen = window
        .run(&format!("const inner = {frame}.contentDocument.querySelector('downhill-fit'); const shape = {frame}.clientWidth / {frame}.clientHeight; const stage = inner.shadowRoot.querySelector('.stage').getBoundingClientRect(); inner.step(); return [inner.state.seed, inner.state.step, Math.abs(shape - 5 / 3) < 0.01, stage.top >= 0 && stage.bottom <= {frame}.clientHeight]"))
        .await;
    assert_eq!(
        seen,
        json!([42, 1, true, true]),
        "the directive iframe: all of the plot in view"
    );
}

async fn a_notebook_as_html(window: Arc<Window>) {
    open(&window, "nbconvert", "lesson.html").await;
    drag(&window).await;
}

async fn docusaurus(window: Arc<Window>) {
    open(&window, "docusaurus/build", "").await;
    drag(&window).await;
    darken(&window, "document.documentElement.dataset.theme = 'dark'").await;
    turn_the_page(&window, "article a[href*=second]", "article p a").await;
}

async fn vitepress(window: Arc<Window>) {
    open(&window, "vitepress/.vitepress/dist", "").await;
    drag(&window).await;
    darken(&window, "document.documentElement.classList.add('dark')").await;
    turn_the_page(&window, ".vp-doc a[href*=second]", ".vp-doc p a").await;
}

async fn vite_with_the_npm_package(window: Arc<Window>) {
    open(&window, "vite/dist", "").await;
    drag(&window).await;
    let seen = window
        .run("return [document.querySelector('output').value, el.state.x.toFixed(2), performance.getEntriesByType('resource').filter(r => r.name.endsWith('.wasm')).length]")
        .await;
    assert_eq!(seen[0], seen[1], "the page is told");
    assert_eq!(seen[2], json!(0), "the module carries its WebAssembly");
    // Its folder serves frames, the digits with their data.
    let site = "vite/node_modules/downhill-figures";
    for figure in FIGURES {
        let page = format!("embed.html?figure={}", figure.name);
        open(&window, site, &page).await;
        window.run("el.reset(); el.step(2)").await;
        let step = window.number("el.state.step").await;
        assert_eq!(step, 2.0, "{}", figure.name);
    }
}

async fn plain_html_under_a_strict_policy(window: Arc<Window>) {
    open(&window, "plain", "strict/index.html").await;
    drag(&window).await;
    let lines = window.console().await;
    assert!(lines.is_empty(), "nothing was refused: {lines:?}");
}

async fn plain_html_with_the_figures_of_another_origin(window: Arc<Window>) {
    let (page, other) = (folder("plain"), serve_folder(folder("plain")));
    let html = std::fs::read_to_string(page.join("index.html")).expect("it is there");
    let html = html.replace("src=\"", &format!("src=\"http://127.0.0.1:{other}/open/"));
    std::fs::write(page.join("other.html"), html).expect("beside it");
    open(&window, "plain", "other.html").await;
    drag(&window).await;
    let from = window
        .run("return performance.getEntriesByType('resource').filter(r => r.name.includes('downhill')).map(r => [new URL(r.name).port, r.renderBlockingStatus])")
        .await;
    let loaded = json!([other.to_string(), "non-blocking"]);
    assert_eq!(from, json!([loaded, loaded]), "the page is painted before");
}

/// Drags the point in the first frame of a page, and asks the page what it was told of it.
async fn drag_in_frame(window: &Window) {
    let corner = window
        .run("let told; addEventListener('message', ({ data, source }) => { if (data.type === 'downhill:change') told = data.state; else if (data === 'tell') source.postMessage({ told: [told.step, told.x] }, '*') });
             const frame1 = document.querySelector('iframe'); const { left, top } = frame1.getBoundingClientRect(); const { borderLeftWidth: x, borderTopWidth: y } = getComputedStyle(frame1); return [left + parseFloat(x), top + parseFloat(y)]")
        .await;
    let corner = [0, 1].map(|k| corner[k].as_f64().expect("a number"));
    window.enter_frame().await;
    window.until("figures().length").await;
    window.run("await el.ready").await;
    drag_in(window, corner.into()).await;
    let told = window
        .run("const told = await new Promise(done => { addEventListener('message', ({ data }) => data.told && done(data.told)); parent.postMessage('tell', '*') }); return [told, [el.state.step, el.state.x]]")
        .await;
    assert_eq!(told[0], told[1], "the page knows where the point is");
}

async fn a_frame_with_the_script_for_hosts(window: Arc<Window>) {
    window.screen(1000, 1400, 1.0).await;
    open(&window, "plain", "frame.html").await;
    window
        .until("document.querySelector('iframe').clientHeight > 500")
        .await;
    drag_in_frame(&window).await;
    let hidden = window.number("document.documentElement.scrollHeight - innerHeight");
    assert_eq!(hidden.await, 0.0, "the frame is as high as its figure");
}

async fn a_learning_platform_that_takes_frames_alone(window: Arc<Window>) {
    let (page, files) = (folder("platform"), serve_folder(folder("platform")));
    let html = std::fs::read_to_string(page.join("page.html")).expect("it is there");
    let html = html.replace("https://example.org", &format!("http://127.0.0.1:{files}"));
    std::fs::write(page.join("index.html"), html).expect("beside it");
    window.screen(1000, 1000, 1.0).await;
    open(&window, "platform", "").await;
    drag_in_frame(&window).await;
    let height = window.number("innerHeight").await;
    assert_eq!(height, 640.0, "the height that was chosen");
}
