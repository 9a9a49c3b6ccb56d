//! The places of figures, which are kept from the start: so that who is sent to a section gets there, and
//! nothing moves under a reader's eyes.
//!
//! `style/places.css` has the heights of the lesson's figures, `src/embed/places.generated.js` those of
//! figures that show all of their parts. With DOWNHILL_BLESS set, the first of these cases measures them
//! and writes both anew, for the next build.

use std::fmt::Write;
use std::fs;
use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Engine, Window, cases, made};

cases![
    the_place_of_a_figure_is_as_high_as_the_figure,
    nothing_moves_as_the_figures_start,
    the_address_of_a_section_leads_to_it,
];

/// Widths between which the height of a figure is taken to follow a line. At 453 and 692 pixels it is
/// laid out in another way.
const EDGES: [u32; 12] = [280, 310, 340, 376, 414, 453, 530, 610, 692, 800, 880, 961];
/// Between two of them it is measured at so many widths.
const SAMPLES: u32 = 12;

/// The script that measures all figures at a width: their names, their own heights, what is kept for
/// them.
const MEASURE: &str = "
    const measured = [];
    for (const place of document.querySelectorAll('figure[data-place]')) {
        const figure = place.firstElementChild, inner = figure.shadowRoot.firstElementChild, { minBlockSize } = figure.style;
        const own = (node) => parseFloat(getComputedStyle(node).minBlockSize) || 0;
        place.style.inlineSize = WIDTH + 'px'; figure.style.contentVisibility = 'visible';
        measured.push([place.dataset.place, figure, inner, Math.max(own(figure), own(inner))]);
        figure.style.minBlockSize = inner.style.minBlockSize = '0';
    }
    await frame(); await frame();
    return measured.map(([name, figure, inner, kept]) => {
        const height = figure.offsetHeight; figure.style.minBlockSize = inner.style.minBlockSize = '';
        return [name, height, kept];
    })";

struct Measured {
    name: String,
    own: f64,
    kept: f64,
}

async fn measure(window: &Window, width: u32) -> Vec<Measured> {
    let seen = window
        .run(&MEASURE.replace("WIDTH", &width.to_string()))
        .await;
    let rows = seen.as_array().into_iter().flatten();
    rows.map(|row| Measured {
        name: row[0].as_str().expect("a name").to_owned(),
        own: row[1].as_f64().expect("a height"),
        kept: row[2].as_f64().expect("a height"),
    })
    .collect()
}

/// The lesson, and a page with a figure of each kind, whose names are those of the figures.
async fn open(window: &Window, is_lesson: bool) {
    window.screen(1280, 800, 1.0).await;
    if is_lesson {
        return window.go("").await;
    }
    let figures = FIGURES.iter().map(|figure| {
        let (name, tag) = (figure.name, figure.tag());
        format!("<figure data-place={name}><{tag}></{tag}></figure>")
    });
    window.made(&figures.collect::<String>()).await;
}

/// For each figure the least widths from which on its height is at most a number of pixels and a
/// percentage of the width: the lowest such line that is nowhere below it.
async fn lines(window: &Window) -> Vec<(String, Vec<(u32, f64, f64)>)> {
    let mut all: Vec<(String, Vec<_>)> = Vec::new();
    for edges in EDGES.windows(2) {
        let (low, high) = (edges[0], edges[1]);
        let widths = (0..SAMPLES).map(|k| low + k * (high - 1 - low) / (SAMPLES - 1));
        let mut samples = Vec::new();
        for width in widths {
            samples.push((f64::from(width), measure(window, width).await));
        }
        all.resize_with(samples[0].1.len(), Default::default);
        for (place, (name, lines)) in all.iter_mut().enumerate() {
            name.clone_from(&samples[0].1[place].name);
            let at = |k: usize| (samples[k].0, samples[k].1[place].own);
            let ((first, from), (last, to)) = (at(0), at(samples.len() - 1));
            let slope = (to - from) / (last - first);
            let above = (0..samples.len()).map(|k| at(k).1 - slope * at(k).0);
            // Between the widths that are measured it may be a little above.
            let offset = above.fold(f64::NEG_INFINITY, f64::max).ceil() + 3.0;
            lines.push((low, offset, 100.0 * slope));
        }
    }
    all
}

/// Rules that keep a height for what `selector` finds in a container.
fn rules(selector: &str, lines: &[(u32, f64, f64)]) -> String {
    let mut text = String::new();
    for (width, pixels, percent) in lines {
        let _ = writeln!(
            text,
            "  @container (width >= {width}px) {{ {selector} {{ min-block-size: calc({pixels}px + {percent:.2}cqi) }} }}"
        );
    }
    text
}

async fn write_anew(window: &Window) {
    const BY: &str = "Written by the case `the_place_of_a_figure_is_as_high_as_the_figure` of tests/e2e/places.rs.";
    open(window, true).await;
    let mut sheet =
        format!("/* {BY} */\n@media screen {{\n  [data-place] {{ container-type: inline-size }}\n");
    for (name, lines) in lines(window).await {
        sheet += &rules(&format!("[data-place=\"{name}\"] > :first-child"), &lines);
    }
    fs::write("style/places.css", sheet + "}\n").expect("it is written");
    open(window, false).await;
    let mut script = format!(
        "// {BY}\n\n// The rules that keep the place of a figure that shows all of its parts.\nexport const PLACES = {{\n"
    );
    for (name, lines) in lines(window).await {
        script += &format!("{name}: `\n{}`,\n", rules(".place", &lines));
    }
    fs::write("src/embed/places.generated.js", script + "};\n").expect("it is written");
}

// Guards against a place that was measured on another day, or at another width.
async fn the_place_of_a_figure_is_as_high_as_the_figure(window: Arc<Window>) {
    if std::env::var_os("DOWNHILL_BLESS").is_some() {
        return write_anew(&window).await;
    }
    // They are measured in Chromium. Another engine may break two lines more with its fonts.
    let short = if window.engine == Engine::Chromium {
        2.0
    } else {
        44.0
    };
    for is_lesson in [true, false] {
        open(&window, is_lesson).await;
        for width in [288, 358, 440, 500, 590, 660, 706, 864, 960] {
            // The second time it is laid out at this width before it is asked what is kept.
            measure(&window, width).await;
            for Measured { name, own, kept } in measure(&window, width).await {
                assert!(
                    own <= kept + short && kept <= 1.1 * own,
                    "{name}, {width} pixels wide: {own} high, and {kept} are kept"
                );
            }
        }
    }
}

// Guards against a page that moves under a reader's eyes when a figure of its first screen starts.
async fn nothing_moves_as_the_figures_start(window: Arc<Window>) {
    window.needs_entries("layout-shift").await;
    for (width, height) in [(1280, 800), (768, 800), (390, 844), (320, 800)] {
        window.screen(width, height, 1.0).await;
        for figure in FIGURES {
            let tag = figure.tag();
            let body = format!(
                "<p>before</p><{tag}><img src='pictures/curve.svg' width=640 height=400 alt=''></{tag}><p>after</p>"
            );
            window.goto("about:blank").await;
            window.goto(&made(&body)).await;
            window.until("figures()[0]?.state").await;
            let moved = window
                .number("(await new Promise(r => setTimeout(r, 700))) ?? await new Promise(r => { const o = new PerformanceObserver((list) => { o.disconnect(); r(list.getEntries().reduce((sum, { value }) => sum + value, 0)) }); o.observe({ type: 'layout-shift', buffered: true }); setTimeout(r, 300, 0) })")
                .await;
            // Below a tenth a shift of the layout is none that readers mind (Web Vitals, 2020); this is half
            // of that.
            assert!(moved < 0.05, "{tag}, {width} pixels wide: {moved}");
        }
    }
}

// Guards against a link to the digits that ends among the landscapes.
async fn the_address_of_a_section_leads_to_it(window: Arc<Window>) {
    for (width, id) in [(1280, "digits"), (390, "digits"), (768, "stuck")] {
        window.screen(width, 800, 1.0).await;
        window.goto("about:blank").await;
        window.goto(&format!("#{id}")).await;
        window
            .until(&format!("figures().some(e => e.state) && (window.tops ??= []).push(document.getElementById('{id}').getBoundingClientRect().top) > 20 && new Set(tops.slice(-20)).size === 1"))
            .await;
        let top = window.number("tops.at(-1)").await;
        assert!(
            (0.0..120.0).contains(&top),
            "{id}, {width} pixels wide: it is at {top}"
        );
    }
}
