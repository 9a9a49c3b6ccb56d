//! The fit in its other views, on other data, and taken away.

use std::sync::Arc;

use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    the_walk_goes_round_by_buttons_and_says_where_it_is,
    every_step_can_be_pointed_at_focused_and_scrubbed_to,
    a_point_is_dragged_up_by_mouse_and_by_keys,
    own_data_are_pasted_and_what_cannot_be_read_is_named,
    the_state_is_taken_away_as_code_tables_and_pictures,
    in_a_frame_the_code_can_be_had_too,
    a_link_holds_every_view,
];

const FIT: &str = "<downhill-fit></downhill-fit>";

/// Opens what is shown on demand.
const OPEN: &str =
    "for (const d of el.shadowRoot.querySelectorAll('details')) await open(d.dataset.group);";

// Guards against a walk whose light, code and numbers part ways.
async fn the_walk_goes_round_by_buttons_and_says_where_it_is(window: Arc<Window>) {
    window
        .made("<downhill-fit view='walk'></downhill-fit>")
        .await;
    let look = "return [$('.steps [aria-current=step]').textContent, $('.walk code').textContent.split('\\n')[0], $('.walk table').innerText.includes('-20635.3'), el.state.step]";
    let next = |script: &str| format!("{script}; await frame(); {look}");
    let mut seen = vec![window.run(look).await];
    for _ in 0..5 {
        seen.push(window.run(&next("$('[data-verb=walk]').click()")).await);
    }
    let expected = [
        json!([
            "Initialise",
            "params = torch.randn(3).requires_grad_()",
            false,
            0
        ]),
        json!(["Predict", "preds = f(time, params)", false, 0]),
        json!(["Loss", "loss = mse(preds, speed)", false, 0]),
        json!(["Gradient", "loss.backward()", true, 0]),
        json!(["Step", "params.data -= lr * params.grad.data", false, 1]),
        json!([
            "Repeat",
            "for i in range(10): print(apply_step(params))",
            false,
            1
        ]),
    ];
    assert_eq!(
        seen, expected,
        "the light, the code, the gradient, the step"
    );
    let spoken = window.text("$('.said').textContent").await;
    assert!(spoken.starts_with("Repeat."), "it is heard: {spoken}");
    let picture = "$('.stage.fit canvas').getAttribute('aria-label')";
    let described = window.text(picture).await;
    assert!(
        described.ends_with("with its new parameters"),
        "the picture is the stage's: {described}"
    );
    window.run("$('[data-verb=walk-back]').click()").await;
    let back = window.run(look).await;
    assert_eq!(back, expected[4], "the way back");
    window
        .run("el.set({ pace: 60 }); $('[data-verb=walk]').click(); await frame(); $('[data-verb=run]').click()")
        .await;
    window.until("el.state.status == 'converged'").await;
    let losses = window.run("return el.state.losses.length").await;
    assert_eq!(losses, json!(11), "repeat runs on until the rule stops it");
}

// Guards against a look back that shows another step than the one asked for, by any of the ways.
async fn every_step_can_be_pointed_at_focused_and_scrubbed_to(window: Arc<Window>) {
    window.made("<downhill-fit step='10'></downhill-fit>").await;
    window.run(OPEN).await;
    let shown = "await frame(); return [el.state.at, $('[data-name=loss] output').textContent, $('[aria-current=step] td')?.textContent ?? '']";
    let row = "$('[data-group=table] tbody').rows[3]";
    window
        .run(&format!("{row}.scrollIntoView({{ block: 'center' }})"))
        .await;
    let at = window
        .run(&format!(
            "const r = {row}.getBoundingClientRect(); return [r.left + 9, r.top + 9]"
        ))
        .await;
    let at = (
        at[0].as_f64().expect("a number"),
        at[1].as_f64().expect("a number"),
    );
    window.hover(at).await;
    let pointed = window.run(shown).await;
    assert_eq!(pointed, json!([3, "664.32", "3"]), "pointed at");
    window.hover((1.0, 1.0)).await;
    let left = window.run(shown).await;
    assert_eq!(left, json!([10, "638.66", "10"]), "and left");
    window.run("$('[data-group=table] .scroll').focus()").await;
    for key in ["Home", "ArrowDown"] {
        window.key(key, 0).await;
    }
    let focused = window.run(shown).await;
    assert_eq!(focused, json!([1, "1354.70", "1"]), "by keys");
    window
        .run("const s = $('.scrubber input'); s.value = 2; s.dispatchEvent(new Event('input'))")
        .await;
    let selected_step = window.run(shown).await;
    assert_eq!(selected_step, json!([2, "774.18", "2"]), "scrubbed to");
    let words = window
        .text("$('.scrubber input').getAttribute('aria-valuetext')")
        .await;
    assert_eq!(words, "step 2 of 10, loss 774.18", "and heard");
    window.run("el.step(); await frame()").await;
    let on = window.run("return [el.state.at, el.state.step]").await;
    assert_eq!(on, json!([11, 11]), "a step goes on from the last");
}

// Guards against a point that only a mouse can move, and a drag that Escape does not undo.
async fn a_point_is_dragged_up_by_mouse_and_by_keys(window: Arc<Window>) {
    window.made(FIT).await;
    let before = window.text("JSON.stringify(el.state)").await;
    // The fifth point, in the pixels of the plot.
    let place = window
        .run(
            "const r = $('.fit .overlay').getBoundingClientRect(), h = $('.handle'); h.querySelector('input').focus(); return [r.left, r.top]",
        )
        .await;
    for _ in 0..4 {
        window.key("ArrowRight", 0).await;
    }
    let spoken = window
        .text("$('.handle input').getAttribute('aria-valuetext')")
        .await;
    assert!(spoken.starts_with("point 5 of 20: time 4"), "{spoken}");
    assert!(place.is_array(), "the plot is there");
    window.key("ArrowUp", 0).await;
    let raised = window.number("el.state.speed[4]").await;
    assert!(raised > 24.0, "a key raises it: {raised}");
    window
        .run("el.removeAttribute('data'); el.set({ data: '' })")
        .await;
    assert_eq!(
        window.text("JSON.stringify(el.state)").await,
        before,
        "back to the notebook's"
    );
    window.run("await frame()").await;
    let (x, y) = window.middle(".handle").await;
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x + 30.0, y - 60.0)).await;
    let dragged = window
        .run("return [el.state.speed[0] > 80, el.state.speed.slice(1).join() === JSON.parse(arguments0).speed.slice(1).join()]".replace("arguments0", &format!("{before:?}")).as_str())
        .await;
    assert_eq!(dragged, json!([true, true]), "that one, and no other");
    window.key("Escape", 0).await;
    assert_eq!(
        window.text("JSON.stringify(el.state)").await,
        before,
        "Escape brings it back"
    );
    window.mouse("mouseReleased", (x, y)).await;
}

// Guards against data that cannot be pasted, and against former ones that are lost.
async fn own_data_are_pasted_and_what_cannot_be_read_is_named(window: Arc<Window>) {
    window.made(FIT).await;
    window.run(OPEN).await;
    let paste = |text: &str| {
        format!(
            "const t = $('[data-group=own] textarea'); t.value = ''; const d = new DataTransfer(); d.setData('text', {text});
             const pasted = Object.defineProperty(new ClipboardEvent('paste', {{ cancelable: true }}), 'clipboardData', {{ value: d }});
             if (t.dispatchEvent(pasted)) {{ t.value = {text}; t.dispatchEvent(new Event('input')) }}
             await frame(); return [$('[data-group=own] [role=status]').textContent, el.state.speed.length]"
        )
    };
    for (text, said, count) in [
        (
            "'time,speed,pred\\n0,1,3\\n1,2,3\\n2,5,3'",
            "3 rows read. Line 1, \u{201c}time,speed,pred\u{201d}, was taken for names. Time is \u{201c}time\u{201d}, speed is \u{201c}speed\u{201d}.",
            3,
        ),
        ("'0 1\\n1 4\\n2 9\\n3 16'", "4 rows read.", 4),
        (
            "'0 1\\n1 x'",
            "Line 2: \u{201c}x\u{201d} is not a number from -1e9 to 1e9. The previous data are kept.",
            4,
        ),
        (
            "'1 2 3'",
            "Line 1 has 3 columns. It takes two, time and speed. The previous data are kept.",
            4,
        ),
        (
            "'0 1\\n'.repeat(12500000)",
            "That is 50 MB of text; 10000 rows of numbers take less than 2 MB. The previous data are kept.",
            4,
        ),
        (
            "Array.from({ length: 10000 }, (_, k) => `${k / 1000} ${k % 7}`).join('\\n')",
            "10000 rows read.",
            10000,
        ),
    ] {
        let answer = window.run(&paste(text)).await;
        assert_eq!(answer, json!([said, count]), "{text}");
    }
    window
        .run("$('[data-verb=notebook]').click(); await frame()")
        .await;
    let back = window.text("el.state.losses[0].toFixed(2)").await;
    assert_eq!(back, "4422.51", "back to the notebook's");
    let dropped = window
        .run(
            "const d = new DataTransfer(); d.items.add(new File(['t,v\\n0,5\\n1,6\\n2,9'], 'a.csv', { type: 'text/csv' }));
             $('[data-group=own] textarea').dispatchEvent(new DragEvent('drop', { dataTransfer: d, cancelable: true, bubbles: true }));
             await new Promise(r => setTimeout(r, 200)); return el.state.speed",
        )
        .await;
    assert_eq!(dropped, json!([5, 6, 9]), "a file is dropped");
    let on_the_plot = window
        .run(
            "const d = new DataTransfer(); d.setData('text', '0 1\\n1 2\\n2 4');
             const drop = new DragEvent('drop', { dataTransfer: d, cancelable: true, bubbles: true });
             $('[data-group=own]').open = false; $('.fit .overlay').dispatchEvent(drop); return [el.state.speed, drop.defaultPrevented, $('[data-group=own]').open]",
        )
        .await;
    assert_eq!(
        on_the_plot,
        json!([[1, 2, 4], true, true]),
        "or on the plot"
    );
}

// Guards against code that cannot be had where the browser refuses to copy or to save.
async fn the_state_is_taken_away_as_code_tables_and_pictures(window: Arc<Window>) {
    window.made("<downhill-fit step='2'></downhill-fit>").await;
    window
        .run(
            "window.saved = []; const click = HTMLElement.prototype.click;
             HTMLElement.prototype.click = function () { this.download ? saved.push([this.download, this.href.slice(0, 22)]) : click.call(this) };",
        )
        .await;
    window.run(OPEN).await;
    let refused = window
        .run("navigator.clipboard.writeText = () => Promise.reject(new Error('no')); $('[data-verb=take-script]').click(); await frame(); return [$('[data-group=export] .about').textContent, $('[data-group=export] textarea').value.split('\\n').length > 25, $('[data-group=export] textarea').hidden]")
        .await;
    assert_eq!(
        refused,
        json!([
            "The browser refuses to copy here: copy the text by hand.",
            true,
            false
        ]),
        "the text is there to copy by hand"
    );
    let copied = window
        .run("let got = ''; navigator.clipboard.writeText = async text => { got = text }; $('[data-verb=take-link]').click(); await frame(); return [got === el.link(), got.includes('step=2'), $('[data-group=export] .about').textContent]")
        .await;
    assert_eq!(copied, json!([true, true, "Copied."]), "the link");
    let saved = window
        .run("for (const verb of ['notebook', 'history', 'data', 'png', 'svg']) { $(`[data-verb=take-${verb}]`).click(); await frame() } return saved")
        .await;
    let names: Vec<_> = saved
        .as_array()
        .expect("a list")
        .iter()
        .map(|file| file[0].clone())
        .collect();
    assert_eq!(
        names,
        [
            "downhill.ipynb",
            "history.csv",
            "data.csv",
            "downhill.png",
            "downhill.svg"
        ],
        "five files"
    );
    assert_eq!(saved[3][1], json!("data:image/png;base64,"), "a picture");
    let svg = window
        .run("const d = new DOMParser().parseFromString($('[data-group=export] textarea').value, 'image/svg+xml'); return [d.querySelector('parsererror') === null, d.querySelectorAll('circle').length > 20]")
        .await;
    assert_eq!(svg, json!([true, true]), "an SVG that can be read");
}

// Guards against a frame, where copying needs a permission that nobody gave.
async fn in_a_frame_the_code_can_be_had_too(window: Arc<Window>) {
    window
        .made("<iframe src='embed.html?figure=fit&step=3' width=900 height=900></iframe>")
        .await;
    let inside = "document.querySelector('iframe').contentDocument?.querySelector('downhill-fit')";
    window.until(&format!("{inside}?.state")).await;
    let code = window
        .run(&format!(
            "const f = {inside}; await open('export', f); $('[data-verb=take-script]', f).click(); await new Promise(r => setTimeout(r, 300));
             return [$('[data-group=export] textarea', f).value.includes('for i in range(3)'), $('[data-group=export] .about', f).textContent !== '']"
        ))
        .await;
    assert_eq!(code, json!([true, true]), "the code, and what came of it");
}

// Guards against a link that leaves out the view, the data or the step that is shown.
async fn a_link_holds_every_view(window: Arc<Window>) {
    for script in [
        "el.set({ view: 'walk', stage: 'gradient', step: 3 })",
        "el.set({ loss: 'mae', stop: 'steps 4', step: 6, at: 2, truth: true })",
        "el.set({ view: 'panels', panels: '0,4,9', seed: 7 })",
        "el.set({ data: '0 1_1 4_2 9_3 17.5', lr: 1e-3, step: 2 })",
    ] {
        window.made(FIT).await;
        let told =
            "JSON.stringify([el.state, el.view, el.stage, el.panels, el.truth, el.loss, el.stop])";
        let here = window
            .run(&format!(
                "{script}; await frame(); return [el.link(), {told}]"
            ))
            .await;
        window.go(here[0].as_str().expect("an address")).await;
        let there = window.text(told).await;
        assert_eq!(there, here[1].as_str().expect("a state"), "{}", here[0]);
    }
    window.made(FIT).await;
    let long = window
        .run(
            "el.set({ data: Array.from({ length: 2000 }, (_, k) => `${k} ${k % 7}`).join('_') });
             const details = await open('export');
             $('[data-verb=take-link]').click(); await frame();
             return [el.link().length < 8000, el.link().includes('data='), $('[data-group=export] .about').textContent]",
        )
        .await;
    assert_eq!(
        long,
        json!([
            true,
            false,
            "These data are too long for a link, so it leaves them out. Take them as CSV."
        ]),
        "what is too long for a link is said"
    );
}
