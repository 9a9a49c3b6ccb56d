//! A digit of one's own: drawn by mouse, finger and keys, and what is said of it.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

use crate::digits::quiet;
use crate::digits_hand::{PAD, SHARES, THREE, digits, place, three};

cases![
    a_digit_is_drawn_by_mouse_and_taken_back,
    a_digit_is_drawn_by_finger_and_by_keys,
    without_training_the_pad_says_so,
];

// Guards against a drawing that the model does not see, and lines that stay.
async fn a_digit_is_drawn_by_mouse_and_taken_back(window: Arc<Window>) {
    digits(&window, "view=draw step=130").await;
    let empty = window
        .text("$('.hand:has(.pad) .verdict').textContent")
        .await;
    assert!(empty.starts_with("Draw a digit (3, 7)"), "{empty}");
    let small = "$('.draw .term canvas').toDataURL()";
    let blank = window.text(small).await;
    let end = three(&window, PAD).await;
    let says = "(await frame(), $('.hand:has(.pad) .verdict').textContent)";
    let while_down = window.text(says).await;
    assert!(
        while_down.starts_with("It says 3, with "),
        "it follows the stroke: {while_down}"
    );
    window.mouse("mouseReleased", end).await;
    let shares = window.run(&format!("await frame(); return {SHARES}")).await;
    let share = |k: usize| shares[k][1].as_f64().expect("a share");
    assert!(
        (share(0) + share(1) - 1.0).abs() < 1e-3 && share(0) > 0.5,
        "{shares}"
    );
    assert!(
        shares[1][2]
            .as_str()
            .is_some_and(|text| text.ends_with(" %")),
        "{shares}"
    );
    assert_eq!(
        window.text("$('.said').textContent").await,
        while_down,
        "heard when it is done"
    );
    let one = window.text(small).await;
    assert_ne!(one, blank);
    // The centre of mass lies on the middle pixel.
    let middle = window
        .run("const c = $('.draw .term canvas').getContext('2d').getImageData(0, 0, 28, 28).data; let m = 0, x = 0, y = 0; for (let k = 0; k < 784; k++) { const ink = 255 - c[4 * k]; m += ink; x += ink * (k % 28); y += ink * Math.floor(k / 28) } return [x / m, y / m]")
        .await;
    for k in 0..2 {
        let off = middle[k].as_f64().expect("a number") - 14.0;
        assert!(off.abs() < 0.7, "centred: {middle}");
    }
    let dot = place(&window, PAD, (0.1, 0.1)).await;
    window.mouse("mousePressed", dot).await;
    window.mouse("mouseReleased", dot).await;
    window.run("await frame()").await;
    assert_ne!(window.text(small).await, one, "a dot counts");
    window
        .run("$('[data-verb=undo]').click(); await frame()")
        .await;
    assert_eq!(window.text(small).await, one, "it is taken back");
    window.mouse("mousePressed", dot).await;
    window.key("Escape", 0).await;
    window.mouse("mouseReleased", dot).await;
    window.run("await frame()").await;
    assert_eq!(window.text(small).await, one, "Escape ends a stroke");
    window
        .run("$('[data-verb=clear]').click(); await frame()")
        .await;
    assert_eq!(window.text(small).await, blank);
    assert_eq!(window.text(says).await, empty);
    window
        .run("$('[data-verb=undo]').click(); await frame()")
        .await;
    assert_eq!(window.text(small).await, one, "wiping, too, is taken back");
    quiet(&window).await;
}

// Guards against a pad that scrolls away under a finger, or that only hands reach.
async fn a_digit_is_drawn_by_finger_and_by_keys(window: Arc<Window>) {
    window.screen(320, 500, 1.0).await;
    digits(&window, "view=draw classes=all step=126").await;
    window
        .run("$('.pad').scrollIntoView(); await frame()")
        .await;
    let before = window.number("scrollY").await;
    for (k, at) in THREE.into_iter().enumerate() {
        let at = place(&window, PAD, at).await;
        let kind = if k == 0 { "touchStart" } else { "touchMove" };
        window.touch(kind, Some(at)).await;
    }
    window.touch("touchEnd", None).await;
    let says = "$('.hand:has(.pad) .verdict').textContent";
    let drawn = window
        .run(&format!("await frame(); return [scrollY, {says}]"))
        .await;
    assert_eq!(drawn[0].as_f64(), Some(before), "the page stays");
    assert!(
        drawn[1]
            .as_str()
            .is_some_and(|text| text.starts_with("It says 3, ")),
        "{drawn}"
    );
    let shares = window.run(&format!("return {SHARES}")).await;
    let sum: f64 = (0..10)
        .map(|k| shares[k][1].as_f64().expect("a share"))
        .sum();
    assert!((sum - 1.0).abs() < 1e-3, "{shares}");
    window.run("$('.pad').focus()").await;
    window.key("Escape", 0).await;
    let empty = window.text(&format!("(await frame(), {says})")).await;
    assert!(empty.starts_with("Draw a digit"), "Escape wipes: {empty}");
    window.key("ArrowUp", 0).await;
    let says_still = window.text(&format!("(await frame(), {says})")).await;
    assert_eq!(says_still, empty, "the pen is up");
    window.key("PageUp", 0).await;
    window.key(" ", 0).await;
    for _ in 0..20 {
        window.key("ArrowDown", 0).await;
    }
    let line = window
        .run(&format!("await frame(); return [{says}, $('.said').textContent, $('.pad').hasAttribute('data-down')]"))
        .await;
    assert!(
        line[0]
            .as_str()
            .is_some_and(|text| text.starts_with("It says 1, ")),
        "{line}"
    );
    assert_eq!(line[1], json!("row 20, column 14, drawing"));
    window.key(" ", 0).await;
    window.key("ArrowRight", 0).await;
    let up = window
        .run("await frame(); return [$('.said').textContent, $('.pad').hasAttribute('data-down')]")
        .await;
    assert_eq!(up, json!(["row 20, column 15, pen up", false]));
    quiet(&window).await;
}

// Guards against an answer of a model that knows nothing, and a pad that waits for data.
async fn without_training_the_pad_says_so(window: Arc<Window>) {
    digits(&window, "view=draw").await;
    let end = three(&window, PAD).await;
    window.mouse("mouseReleased", end).await;
    let says = window
        .text("(await frame(), $('.hand:has(.pad) .verdict').textContent)")
        .await;
    assert_eq!(
        says,
        "Not trained yet: all weights are 0, and each class has the same probability."
    );
    let trained = window
        .text("(el.step(26), await frame(), $('.hand:has(.pad) .verdict').textContent)")
        .await;
    assert!(
        trained.starts_with("It says 3, with "),
        "it answers as it learns: {trained}"
    );
    quiet(&window).await;
    let blocked = json!({ "urls": ["*digits-train-*"] });
    window.devtools("Network.enable", json!({})).await;
    window.devtools("Network.setBlockedURLs", blocked).await;
    window
        .made("<downhill-digits view=draw></downhill-digits>")
        .await;
    window.until("$('.pad')?.checkVisibility()").await;
    let end = three(&window, PAD).await;
    window.mouse("mouseReleased", end).await;
    let without = window
        .run("await frame(); return [$('.verdict').textContent, el.state.loss]")
        .await;
    assert_eq!(without, json!([says, null]), "it needs no data to draw");
}
