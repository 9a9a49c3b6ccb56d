//! On paper: every figure is there, dark on white, with what belongs together.

use std::sync::Arc;

use downhill::plot::palette::Palette;
use downhill_harness::{Window, cases};
use plotters::style::RGBColor;
use serde_json::json;

cases![
    figures_that_nobody_reached_are_printed_in_light_colours,
    on_paper_a_plot_has_both_its_canvases,
    on_paper_heads_do_not_cover_rows_and_words_do_not_lack_their_boxes,
];

/// Whether a canvas has ink, and whether its darkest ink is dark: that of a light page.
const INK: &str = "
    const inks = stage => [...stage.querySelectorAll('canvas')].map(c => { if (!c.width) return []; const { data } = c.getContext('2d').getImageData(0, 0, c.width, c.height); let seen = [];
        for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200) seen.push(data[i] + data[i + 1] + data[i + 2]); return seen }).flat();
    const stages = () => figures().filter(e => e.state).flatMap(e => [...e.shadowRoot.querySelectorAll('.stage')]).filter(stage => stage.clientWidth > 0);
";

// Guards against blank frames for what the reader did not scroll to, and against pale grey on white.
async fn figures_that_nobody_reached_are_printed_in_light_colours(window: Arc<Window>) {
    window.media("prefers-color-scheme", "dark").await;
    window.screen(1280, 800, 1.0).await;
    window.goto("").await;
    window.run("await figures()[0].ready; await frame()").await;
    // What is printed is what stands there when the listeners are through, without another frame.
    let seen = window
        .run(&format!(
            "{INK} const started = figures().filter(e => e.state).length;
             dispatchEvent(new Event('beforeprint')); for (let k = 0; k < 50; k++) await null;
             const all = figures(), missing = all.filter(e => !e.state && !e.querySelector('img'));
             const looks = stages().map(stage => {{ const seen = inks(stage); 
                // A bare plot has no text, and its colours are darker than those of a dark theme.
                const dark = stage.closest('[data-bare]') ? 400 : 200; return [seen.length > 50, seen.some(ink => ink < dark)] }});
             const fine = looks.every(([inked, dark]) => inked && dark);
             dispatchEvent(new Event('afterprint'));
             return [started < all.length, all.filter(e => !e.state).every(e => e.localName === 'downhill-digits'), missing.length, looks.length >= all.length - 1, fine || looks]"
        ))
        .await;
    assert_eq!(seen, json!([true, true, 0, true, true]));
    // And the screen is dark again.
    let RGBColor(red, green, blue) = Palette::DARK.curve;
    let curve = [red, green, blue].map(u32::from).iter().sum::<u32>();
    window
        .until(&format!(
            "(() => {{ {INK} return inks(stages()[0]).filter(ink => ink === {curve}).length > 50 }})()"
        ))
        .await;
    // The browser's own way to paper.
    window
        .devtools("Page.printToPDF", json!({ "printBackground": false }))
        .await;
    window.quiet().await;
}

// Guards against a canvas that takes the one below it from the paper, whether both are drawn for it or not.
async fn on_paper_a_plot_has_both_its_canvases(window: Arc<Window>) {
    let RGBColor(red, green, blue) = Palette::LIGHT.curve;
    let curve = [red, green, blue];
    let RGBColor(red, green, blue) = Palette::LIGHT.point;
    let point = [red, green, blue];
    for theme in ["light", "dark"] {
        window
            .made(&format!(
                "<downhill-curve theme='{theme}' hide='formula point rate regime direction arithmetic settings nudge table'></downhill-curve>"
            ))
            .await;
        window.run("await frame(); await frame()").await;
        let sheets = window.printed().await;
        let inks = [curve, point].map(|ink| sheets[0].count(ink));
        assert!(inks.iter().all(|ink| *ink > 60), "{theme}: {inks:?}");
    }
}

// Guards against table heads on the last row of a page, arrows between boxes that are gone, and words
// in front of buttons that are gone.
async fn on_paper_heads_do_not_cover_rows_and_words_do_not_lack_their_boxes(window: Arc<Window>) {
    window
        .made("<downhill-fit view='walk'></downhill-fit><downhill-fit step='10'></downhill-fit><downhill-curve theme='dark'></downhill-curve>")
        .await;
    window.run("for (const e of figures()) { const panel = $('details[data-group=table]', e); if (panel) panel.open = true } await frame(); await frame()").await;
    window
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    window.run("await frame()").await;
    let seen = window
        .run(
            "const [walk, fit, curve] = figures(), shown = (e, selector) => [...e.shadowRoot.querySelectorAll(selector)].filter(node => node.checkVisibility());
             const head = shown(fit, '[data-group=table] thead')[0], scroll = head.closest('.scroll');
             const orphans = shown(fit, '.row').filter(row => row.querySelector('button') && !shown(fit, 'button').some(button => row.contains(button)) && !row.querySelector('input, select, output, textarea'));
             const boxes = shown(walk, '.steps button').filter(box => box.clientWidth > 30 && box.textContent);
             return [getComputedStyle(head).position, scroll.scrollHeight <= scroll.clientHeight + 1, boxes.length, orphans.length, shown(fit, '[data-verb]').length, getComputedStyle($('.figure', curve)).colorScheme, shown(fit, '[type=range]').length]",
        )
        .await;
    assert_eq!(seen, json!(["static", true, 7, 0, 0, "light", 0]));
    window
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await;
}
