//! What is drawn on a canvas, pixel by pixel.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    lines_are_sharp_and_curves_smooth_at_every_pixel_ratio,
    numbers_keep_their_size_and_their_place_at_every_pixel_ratio,
    a_plot_that_comes_back_to_the_screen_is_drawn_anew,
];

/// A curve whose minimum lies between two lines of the grid.
const CURVE: &str =
    "<div style='width: 420px'><downhill-curve f='x**2 + 0.5'></downhill-curve></div>";

/// `alpha(x, y)`, the opacity of a device pixel of the static canvas, and the device pixels of
/// lengths in CSS pixels: of `rows`, those inside the frame, and of `columns(from, to)`.
const CANVAS: &str = "
    const canvas = $('.stage canvas'), { width, height } = canvas, ratio = devicePixelRatio;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    const alpha = (x, y) => data[4 * (y * width + x) + 3];
    const columns = (from, to) => Array.from({ length: Math.round((to - from) * ratio) }, (_, k) => Math.round(from * ratio) + k);
    const rows = columns(15, height / ratio - 45), middle = (56 + width / ratio - 16) / 2;
";

/// Shows the curve on a screen of so many device pixels for one of CSS.
async fn show(window: &Window, ratio: f64) {
    window.screen(1000, 800, ratio).await;
    window.made(CURVE).await;
    window
        .until("$('.stage canvas').width > 300 * devicePixelRatio")
        .await;
}

// Guards against lines between two rows of pixels, and against curves that climb in stairs.
async fn lines_are_sharp_and_curves_smooth_at_every_pixel_ratio(window: Arc<Window>) {
    for ratio in [1.0, 2.0, 3.0] {
        show(&window, ratio).await;
        // Of all rows across the vertical axis the one that meets nothing else.
        let axis = window
            .run(&format!(
                "{CANVAS} const inked = y => columns(middle - 15, middle + 15).map(x => alpha(x, y)).filter(Boolean);
                 return rows.map(inked).sort((one, other) => one.length - other.length)[0]"
            ))
            .await;
        let sharp = vec![255; ratio as usize];
        let what = "the axis is one pixel of CSS wide";
        assert_eq!(axis, json!(sharp), "{what} at a ratio of {ratio}");
        // How far the stroke's middle is below the middles to both sides: for a parabola, equally
        // far everywhere. A row with ink at both ends is a line of the grid.
        let stairs = window
            .run(&format!(
                "{CANVAS} const [first, last] = [10, 50].map(right => Math.round((middle + right) * ratio));
                 const clear = rows.filter(y => !alpha(first, y) || !alpha(last, y));
                 const sum = values => values.reduce((sum, value) => sum + value, 0);
                 const stroke = x => sum(clear.map(y => y * alpha(x, y))) / sum(clear.map(y => alpha(x, y)));
                 const bends = columns(middle + 14, middle + 46).map(x => stroke(x) - (stroke(x - 4 * ratio) + stroke(x + 4 * ratio)) / 2);
                 return Math.max(...bends) - Math.min(...bends)"
            ))
            .await;
        let what = "device pixels of stairs";
        assert!(
            stairs.as_f64() < Some(0.5) && stairs.is_f64(),
            "{stairs} {what} at a ratio of {ratio}"
        );
    }
}

// Guards against text in another scale than the lines, and on the wrong side of its place.
async fn numbers_keep_their_size_and_their_place_at_every_pixel_ratio(window: Arc<Window>) {
    for ratio in [1.0, 1.5, 2.0, 3.0] {
        show(&window, ratio).await;
        let shown = window
            .run(&format!(
                "{CANVAS} const beside = columns(20, 52), inked = rows.map(y => beside.some(x => alpha(x, y)));
                 const heights = inked.map(Number).join('').split(/0+/).map(run => run.length / ratio);
                 const right = Math.max(...beside.filter(x => rows.some(y => alpha(x, y)))) / ratio;
                 return [Math.max(...heights), right]"
            ))
            .await;
        let [height, right] = [0, 1].map(|part| shown[part].as_f64().unwrap_or_default());
        let what = format!("{shown} at a ratio of {ratio}");
        assert!((7.0..=11.0).contains(&height), "their height: {what}");
        assert!((45.0..=49.5).contains(&right), "their right end: {what}");
    }
}

// Guards against WebKit, which does not show again what was drawn before the figure was far away.
async fn a_plot_that_comes_back_to_the_screen_is_drawn_anew(window: Arc<Window>) {
    window
        .made("<downhill-curve></downhill-curve><div style='height: 9000px'></div>")
        .await;
    let drawn = window
        .run(
            "const rests = () => !$('.figure').checkVisibility({ contentVisibilityAuto: true });
             scrollTo(0, 9000); while (!rests()) await frame(); await frame(); await frame();
             const drawn = new Set(); const fill = CanvasRenderingContext2D.prototype.clearRect;
             CanvasRenderingContext2D.prototype.clearRect = function (...a) { drawn.add(this.canvas); return fill.apply(this, a) };
             scrollTo(0, 0); while (rests()) await frame(); await frame(); await frame();
             return [...el.shadowRoot.querySelectorAll('.stage canvas')].map(canvas => drawn.has(canvas))",
        )
        .await;
    assert_eq!(drawn, json!([true, true]), "both layers");
}
