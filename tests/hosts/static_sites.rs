//! Notes whose pages a program makes of Markdown.

use std::sync::Arc;

use downhill_harness::Window;
use serde_json::json;

use crate::steps::{
    click, darken, folder, follow_links, nothing_is_wrong, open, try_figure, try_figure_in_frame,
    turn_the_page,
};

hosts! {
    "mkdocs": mkdocs_material;
    "sphinx": sphinx_with_myst;
    "jupyter-book": jupyter_book_1;
    "jupyter-book-2": jupyter_book_2;
    "nbconvert": a_notebook_as_html;
    "docusaurus": docusaurus;
    "vitepress": vitepress;
    "hugo": hugo_with_a_shortcode_and_with_tags;
    "eleventy": eleventy;
    "jekyll": jekyll;
    "mdbook": mdbook;
    "starlight": starlight;
    "pretext": pretext_with_frames;
    "observable": observable_framework_follows_the_figure, observable_framework_views_a_figure;
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
    try_figure(&window).await;
    darken(&window, "document.body.dataset.mdColorScheme = 'slate'").await;
    turn_the_page(&window, "article a[href*=second]", "article p a").await;
}

async fn sphinx_with_myst(window: Arc<Window>) {
    let origin = open(&window, "sphinx/site", "index.html").await;
    try_figure(&window).await;
    window.go(&format!("{origin}/second.html")).await;
    assert_eq!(window.number("el.state.seed").await, 42.0);
}

async fn jupyter_book_1(window: Arc<Window>) {
    let origin = open(&window, "jupyter-book/_build/html", "index.html").await;
    try_figure(&window).await;
    darken(&window, "document.documentElement.dataset.theme = 'dark'").await;
    window.go(&format!("{origin}/second.html")).await;
    assert_eq!(window.number("el.state.seed").await, 42.0);
}

async fn jupyter_book_2(window: Arc<Window>) {
    open(&window, "jupyter-book-2", "index.html").await;
    // The theme puts a widget into a shadow root.
    window.until("figures().length").await;
    window.run("await el.ready").await;
    try_figure(&window).await;
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
    try_figure(&window).await;
}

async fn docusaurus(window: Arc<Window>) {
    open(&window, "docusaurus/build", "").await;
    try_figure(&window).await;
    darken(&window, "document.documentElement.dataset.theme = 'dark'").await;
    turn_the_page(&window, "article a[href*=second]", "article p a").await;
}

async fn vitepress(window: Arc<Window>) {
    open(&window, "vitepress/.vitepress/dist", "").await;
    try_figure(&window).await;
    darken(&window, "document.documentElement.classList.add('dark')").await;
    turn_the_page(&window, ".vp-doc a[href*=second]", ".vp-doc p a").await;
}

async fn hugo_with_a_shortcode_and_with_tags(window: Arc<Window>) {
    open(&window, "hugo/public", "").await;
    try_figure(&window).await;
    follow_links(&window, "a[href*=second]", "p a").await;
}

async fn eleventy(window: Arc<Window>) {
    open(&window, "eleventy/_site", "").await;
    try_figure(&window).await;
    follow_links(&window, "a[href*=second]", "p a").await;
    let pages = std::fs::read_dir(folder("eleventy/_site")).expect("the site");
    assert_eq!(pages.count(), 3, "two pages and the figures' folder");
}

async fn jekyll(window: Arc<Window>) {
    open(&window, "jekyll/_site", "").await;
    try_figure(&window).await;
    follow_links(&window, "a[href*=second]", "p a").await;
}

async fn mdbook(window: Arc<Window>) {
    open(&window, "mdbook/book", "index.html").await;
    try_figure(&window).await;
    darken(
        &window,
        "document.documentElement.classList.replace('light', 'navy')",
    )
    .await;
    follow_links(&window, "main a[href*=second]", "main p a").await;
}

async fn starlight(window: Arc<Window>) {
    open(&window, "starlight/dist", "").await;
    try_figure(&window).await;
    darken(&window, "document.documentElement.dataset.theme = 'dark'").await;
    follow_links(&window, "main a[href*=second]", "main p a").await;
}

async fn observable_framework_follows_the_figure(window: Arc<Window>) {
    open(&window, "observable/dist", "").await;
    try_figure(&window).await;
    window
        .until("document.querySelector('main').textContent.includes(`The point is at ${el.state.x.toFixed(2)}.`)")
        .await;
    follow_links(&window, "main a[href*=second]", "main p a").await;
}

async fn observable_framework_views_a_figure(window: Arc<Window>) {
    open(&window, "observable/dist", "second.html").await;
    window.until("figures().length === 3").await;
    for (k, script, said) in [
        (0, "await f.ready", "The value is 0.50."),
        (0, "f.step(2)", "The value is 0.18."),
        (1, "await f.ready", "The point is at 2.00."),
        (1, "f.step(2)", "The point is at 0.72."),
    ] {
        window
            .run(&format!(
                "const f = document.querySelectorAll('downhill-curve')[{k}]; f.scrollIntoView(); {script}"
            ))
            .await;
        window
            .until(&format!(
                "document.querySelector('main').textContent.includes('{said}')"
            ))
            .await;
    }
}

async fn pretext_with_frames(window: Arc<Window>) {
    window.screen(1000, 1400, 1.0).await;
    let origin = open(&window, "pretext/output/web", "descent.html").await;
    try_figure_in_frame(&window).await;
    window.go(&format!("{origin}/descent.html")).await;
    click(&window, "a.internal[href*=regression]").await;
    window
        .until("document.querySelector('iframe')?.contentDocument?.querySelector('downhill-fit')?.state?.seed === 42")
        .await;
    click(&window, "a.internal[href*=descent]").await;
    window
        .until("document.querySelector('iframe')?.contentDocument?.querySelector('downhill-curve')?.state?.x === -1.5")
        .await;
    nothing_is_wrong(&window).await;
}
