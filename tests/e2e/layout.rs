//! Where the parts of a figure stand: the plot with its bar, the controls, the fold of the settings.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::{Value, json};

cases![
    on_a_phone_the_plot_and_its_bar_stay_while_the_controls_scroll,
    on_a_wide_and_low_screen_they_stay_beside_the_controls,
    a_frame_that_follows_its_figure_leaves_the_plot_its_height,
    what_a_reader_seldom_sets_is_one_fold_away,
    a_fold_with_nothing_in_it_is_hidden,
    few_controls_stand_below_a_plot_of_full_width,
    boxes_to_check_stand_on_one_edge,
    the_numbers_of_a_figure_are_of_one_style,
    the_tab_key_goes_from_top_to_bottom,
    what_has_the_focus_is_not_behind_the_plot,
    marks_and_gradients_can_be_left_out,
    a_page_sets_the_height_of_the_plot,
    a_race_stays_within_its_column,
];

/// `box(node)`, and `shown(selector)`: what the reader sees of the figure.
const BOXES: &str = "
    const box = node => node.getBoundingClientRect();
    const shown = (selector, of = el) => [...of.shadowRoot.querySelectorAll(selector)].filter(node => node.checkVisibility());
";

/// Opens a figure of a kind as wide as the screen.
async fn opened(window: &Window, (width, height): (u32, u32), element: &str) {
    window.screen(width, height, 1.0).await;
    window
        .made(&format!(
            "<meta name=viewport content='width=device-width'><style>body {{ margin: 0 }}</style>{element}"
        ))
        .await;
}

async fn seen(window: &Window, script: &str) -> Value {
    window.run(&format!("{BOXES} {script}")).await
}

// Guards against a reader on a phone who moves a slider and does not see what it does.
async fn on_a_phone_the_plot_and_its_bar_stay_while_the_controls_scroll(window: Arc<Window>) {
    for screen in [(390, 844), (320, 568)] {
        for figure in FIGURES {
            let (tag, high) = (figure.tag(), f64::from(screen.1));
            opened(
                &window,
                screen,
                &format!("<{tag}></{tag}><p style='height: 2000px'></p>"),
            )
            .await;
            let seen = seen(
                &window,
                "const last = shown('.controls summary').at(-1); scrollTo({ top: scrollY + box(last).bottom - innerHeight, behavior: 'instant' }); await frame();
                 const plot = box($('.pinned')), play = box($('[data-verb=play]')), top = document.elementFromPoint(play.left + 5, play.top + 5);
                 return [scrollY, plot.top, plot.bottom, top === el && el.shadowRoot.elementFromPoint(play.left + 5, play.top + 5).dataset.verb, new Set(shown('.pinned .playback button').map(button => box(button).top)).size]",
            )
            .await;
            let number = |k: usize| seen[k].as_f64().expect("a number");
            assert!(number(0) > 50.0, "{tag} {screen:?} scrolls: {seen}");
            assert!(number(1).abs() < 1.0, "{tag} {screen:?} stays: {seen}");
            assert!(
                number(2) <= 0.55 * high + 1.0,
                "{tag} {screen:?} leaves room for the controls: {seen}"
            );
            assert_eq!(seen[3], json!("play"), "{tag} {screen:?} within reach");
            assert_eq!(seen[4], json!(1), "{tag} {screen:?}: a bar is one row");
        }
    }
}

// Guards against the plot of a phone that lies on its side, or of a low frame, out of view.
async fn on_a_wide_and_low_screen_they_stay_beside_the_controls(window: Arc<Window>) {
    for figure in FIGURES {
        let tag = figure.tag();
        opened(&window, (844, 390), &format!("<{tag}></{tag}>")).await;
        let seen = seen(
            &window,
            "const summary = shown('.controls summary').at(-1); scrollTo({ top: scrollY + box(summary).bottom - innerHeight, behavior: 'instant' }); await frame();
             const pinned = box($('.pinned')), last = box(summary);
             return [scrollY > 50, pinned.top >= -1, pinned.bottom <= innerHeight + 1, last.left >= pinned.right - 1, last.bottom <= innerHeight + 1]",
        )
        .await;
        assert_eq!(seen, json!([true, true, true, true, true]), "{tag}");
    }
}

// Guards against a frame whose height hangs on the figure's, whose height hangs on the frame's.
async fn a_frame_that_follows_its_figure_leaves_the_plot_its_height(window: Arc<Window>) {
    window.screen(1280, 900, 1.0).await;
    for width in [340, 700] {
        window
            .made(&format!(
                "<script type=module src=downhill-host.js></script><iframe src='embed.html?figure=curve' width={width} height=200></iframe>"
            ))
            .await;
        let plot = "frames[0].document.querySelector('downhill-curve')?.shadowRoot?.querySelector('.stage')";
        window
            .until(&format!(
                "{plot}?.clientHeight > 200 && innerHeight > 0 && frames[0].innerHeight >= frames[0].document.documentElement.scrollHeight"
            ))
            .await;
        let before = window.number(&format!("{plot}.clientHeight")).await;
        window
            .run("for (let k = 0; k < 10; k++) await frame()")
            .await;
        let after = window.number(&format!("{plot}.clientHeight")).await;
        assert!((before - after).abs() < 1.0, "{before}, then {after}");
        let share = after / f64::from(width);
        assert!(share > 0.5, "{width} pixels wide, {after} high");
    }
}

// Guards against 27 controls at first, and against settings that stand elsewhere in each figure.
async fn what_a_reader_seldom_sets_is_one_fold_away(window: Arc<Window>) {
    const FOLDED: &str = "[data-group=pace], [data-group=data], [data-group=optimizer], [data-group=stop], [data-group=classes], [data-group=batch]";
    for figure in FIGURES {
        let tag = figure.tag();
        opened(&window, (1280, 900), &format!("<{tag}></{tag}>")).await;
        let seen = seen(
            &window,
            &format!(
                "const fold = $('details.settings'), summary = fold.querySelector('summary').textContent, closed = [fold.open, shown('{FOLDED}').length];
                 fold.open = true; await frame(); const folded = shown('{FOLDED}');
                 return [summary, closed, folded.length > 0, folded.every(node => fold.contains(node))]"
            ),
        )
        .await;
        let expected = json!(["More settings", [false, 0], true, true]);
        assert_eq!(seen, expected, "{tag}");
    }
}

// Guards against a fold that opens on nothing.
async fn a_fold_with_nothing_in_it_is_hidden(window: Arc<Window>) {
    opened(&window, (1280, 900), "<downhill-fit></downhill-fit>").await;
    let mut found = Vec::new();
    for (hide, view) in [
        ("", "fit"),
        ("data model kind optimizer direction stop", "fit"),
        ("data model kind optimizer direction stop pace", "fit"),
        ("data model kind optimizer direction stop", "panels"),
        ("settings", "fit"),
    ] {
        let script = format!(
            "el.set({{ hide: '{hide}', view: '{view}' }}); await frame(); return $('details.settings').checkVisibility()"
        );
        found.push(window.run(&script).await);
    }
    assert_eq!(json!(found), json!([true, true, false, false, false]));
}

// Guards against a card of which one half is empty.
async fn few_controls_stand_below_a_plot_of_full_width(window: Arc<Window>) {
    opened(&window, (900, 900), "<downhill-curve></downhill-curve>").await;
    let look = "const plot = box($('.stage')), controls = box($('.controls')); return [plot.width > 0.9 * el.clientWidth, controls.top >= plot.bottom - 1]";
    let mut found = Vec::new();
    for hide in ["", "formula rate", ""] {
        let script = format!("el.hide = '{hide}'; await frame(); {look}");
        found.push(seen(&window, &script).await);
    }
    let (beside, below) = (json!([false, false]), json!([true, true]));
    assert_eq!(json!(found), json!([beside, below, beside]));
}

// Guards against boxes that stand in the middle of a line, each elsewhere.
async fn boxes_to_check_stand_on_one_edge(window: Arc<Window>) {
    for figure in FIGURES {
        let tag = figure.tag();
        for width in [390, 1000] {
            opened(&window, (width, 900), &format!("<{tag}></{tag}>")).await;
            let edges = seen(
                &window,
                "$('details.settings').open = true; await frame();
                 const left = part => new Set(shown(`${part} [type=checkbox]`).map(node => Math.round(box(node).left)));
                 return innerWidth < 600 ? [left('.layout').size] : [left('.picture').size, left('.controls').size]",
            )
            .await;
            let edges = edges.as_array().into_iter().flatten();
            let is_one = edges.into_iter().all(|count| count.as_f64() <= Some(1.0));
            assert!(is_one, "{tag}, {width} pixels wide");
        }
    }
}

// Guards against a number that is larger in a table than in a field.
async fn the_numbers_of_a_figure_are_of_one_style(window: Arc<Window>) {
    for figure in FIGURES {
        let tag = figure.tag();
        opened(&window, (1000, 900), &format!("<{tag}></{tag}>")).await;
        let styles = seen(
            &window,
            "for (const panel of el.shadowRoot.querySelectorAll('details')) panel.open = true; await frame();
             return [...new Set(shown('.field:not(.formula *), .readout output, .numbers td').map(node => { const { fontSize, fontFamily } = getComputedStyle(node); return fontSize + fontFamily }))]",
        )
        .await;
        let count = styles.as_array().map_or(0, Vec::len);
        assert_eq!(count, 1, "{tag}: {styles}");
    }
}

// Guards against a focus that jumps up and down.
async fn the_tab_key_goes_from_top_to_bottom(window: Arc<Window>) {
    for figure in FIGURES {
        let tag = figure.tag();
        opened(&window, (390, 3000), &format!("<{tag}></{tag}>")).await;
        let jumps = seen(
            &window,
            "$('details.settings').open = true; await frame();
             const stops = shown('button, input, select, summary, textarea, [tabindex]').filter(node => node.tabIndex >= 0 && !node.closest('.handle')).map(node => [box(node), node.outerHTML.slice(0, 80)]);
             return stops.filter(([at], k) => k && at.bottom < stops[k - 1][0].top).map(([, what]) => what)",
        )
        .await;
        assert_eq!(jumps, json!([]), "{tag}");
    }
}

// Guards against a field that a reader fills in without seeing it.
async fn what_has_the_focus_is_not_behind_the_plot(window: Arc<Window>) {
    for (width, height) in [(390, 700), (1000, 700)] {
        opened(
            &window,
            (width, height),
            "<downhill-fit></downhill-fit><p style='height: 900px'></p>",
        )
        .await;
        let covered = seen(
            &window,
            "const covered = [], stops = shown('button, input, select, summary').filter(node => !node.closest('.pinned'));
             for (const node of stops.reverse()) {
                 node.focus(); await frame(); const at = box(node), plot = box($('.pinned'));
                 if (at.top < plot.bottom - 1 && at.bottom > plot.top && at.left < plot.right && at.right > plot.left) covered.push(node.outerHTML.slice(0, 80));
             }
             return covered",
        )
        .await;
        assert_eq!(covered, json!([]), "{width} by {height}");
    }
}

// Guards against marks and slopes that answer what the page is about to ask.
async fn marks_and_gradients_can_be_left_out(window: Arc<Window>) {
    const SEEN: &str =
        "return [shown('.mark').length > 0, shown('[data-group=gradient]').length > 0]";
    for name in ["curve", "fit", "landscape"] {
        opened(
            &window,
            (1000, 900),
            &format!("<downhill-{name}></downhill-{name}>"),
        )
        .await;
        assert_eq!(
            seen(&window, SEEN).await,
            json!([true, true]),
            "{name} has both"
        );
        let hidden = format!("el.hide = 'marks gradient'; await frame(); {SEEN}");
        let hidden = seen(&window, &hidden).await;
        assert_eq!(hidden, json!([false, false]), "{name} hides both");
    }
}

async fn a_page_sets_the_height_of_the_plot(window: Arc<Window>) {
    for figure in FIGURES.iter().filter(|figure| figure.name != "digits") {
        let tag = figure.tag();
        let style = "--downhill-plot-height: 170px";
        opened(
            &window,
            (1280, 900),
            &format!("<{tag} style='{style}'></{tag}>"),
        )
        .await;
        let height = window
            .number("$('.pinned :is(.graph, .stage)').clientHeight")
            .await;
        assert!((height - 170.0).abs() < 1.0, "{tag} is {height} high");
    }
}

// Guards against buttons that stand beyond the edge of the controls.
async fn a_race_stays_within_its_column(window: Arc<Window>) {
    for width in [320, 690, 738, 768, 1000] {
        opened(
            &window,
            (width, 900),
            "<downhill-fit view='race'></downhill-fit>",
        )
        .await;
        let over = seen(
            &window,
            "const edge = box($('.racers')).right; return shown('.racers *').filter(node => box(node).right > edge + 0.5).map(node => node.outerHTML.slice(0, 80))",
        )
        .await;
        assert_eq!(over, json!([]), "{width} pixels wide");
    }
}
