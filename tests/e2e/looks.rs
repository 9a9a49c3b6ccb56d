//! What readers see and hear of the figures: on narrow screens, in forced colours, by name, translated.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    nothing_is_cut_on_the_narrowest_screens,
    the_columns_of_the_settings_are_all_in_view,
    what_does_not_scroll_is_no_stop_of_the_tab_key,
    marks_of_legends_are_seen_in_forced_colours,
    a_saved_picture_has_its_legend,
    sliders_say_what_comes_of_them,
    choosers_of_a_race_have_names,
    a_translated_page_goes_on_telling_the_numbers,
    reset_takes_back_a_drag_once_the_steps_are_gone,
    dragged_data_are_no_longer_called_those_of_the_notebook,
    the_axis_box_covers_no_plot,
    marks_below_a_slider_keep_apart,
    a_number_in_powers_of_ten_is_shown_whole,
    numbers_say_where_the_point_is_while_it_moves,
];

// Guards against controls and numbers that a phone cuts off, in every view.
async fn nothing_is_cut_on_the_narrowest_screens(window: Arc<Window>) {
    window.screen(320, 800, 1.0).await;
    for figure in FIGURES {
        let tag = format!("downhill-{}", figure.name);
        let views: &[&str] = match figure.name {
            "fit" => &["fit", "walk", "panels", "race"],
            "digits" => &["train", "score", "mistakes", "draw"],
            _ => &[""],
        };
        for view in views {
            window
                .made(&format!("<meta name=viewport content='width=device-width'><{tag} view='{view}' step='3' speeds='on' optimizer='adam' standardise='on'></{tag}>"))
                .await;
            let cut = window
                .run(
                    "for (const panel of el.shadowRoot.querySelectorAll('details')) panel.open = true; await frame(); await frame();
                     const right = $('.figure').getBoundingClientRect().right, box = node => node.closest('.scroll, .graph, .said, .probe, code, textarea');
                     const cut = [...el.shadowRoot.querySelectorAll('*')].filter(node => node.checkVisibility() && !box(node) && node.getBoundingClientRect().width && node.getBoundingClientRect().right > right + 0.5);
                     return [cut.map(node => node.outerHTML.slice(0, 120)).slice(0, 3), document.documentElement.scrollWidth <= innerWidth]",
                )
                .await;
            assert_eq!(cut, json!([[], true]), "{tag} {view}");
        }
    }
}

// Guards against a table whose last column, what a setting does, nobody finds.
async fn the_columns_of_the_settings_are_all_in_view(window: Arc<Window>) {
    window.screen(1280, 900, 1.0).await;
    window.goto("teach.html").await;
    let over = window
        .run("return [...document.querySelectorAll('.wide')].filter(box => box.scrollWidth > box.clientWidth).map(box => [box.getAttribute('aria-label'), box.scrollWidth, box.clientWidth])")
        .await;
    assert_eq!(over, json!([]));
}

// Guards against stops at which a keyboard can do nothing, and against code that no key can scroll.
async fn what_does_not_scroll_is_no_stop_of_the_tab_key(window: Arc<Window>) {
    for page in ["", "teach.html", "notes/sphinx.html"] {
        for width in [1280, 320] {
            window.screen(width, 900, 1.0).await;
            window.goto(page).await;
            let wrong = "(() => { const boxes = [...document.querySelectorAll('pre, .wide')]; for (const box of boxes) box.style.contentVisibility = 'visible'; return boxes.length < 3 ? boxes.length : boxes.filter(box => (box.scrollWidth > box.clientWidth) !== (box.tabIndex === 0)).map(box => box.outerHTML.slice(0, 90) + box.scrollWidth + ' ' + box.clientWidth) })()";
            window
                .run("for (const details of document.querySelectorAll('details')) details.open = true; await frame(); for (const box of document.querySelectorAll('pre, .wide')) { box.scrollIntoView({ behavior: 'instant' }); await frame() }")
                .await;
            window.run("await frame(); await frame()").await;
            let wrong = window.run(&format!("return {wrong}")).await;
            assert_eq!(wrong, json!([]), "{page}, {width} pixels wide");
        }
    }
    window.screen(1280, 900, 1.0).await;
    window
        .made("<downhill-fit step='3' view='walk'></downhill-fit>")
        .await;
    window.until("(boxes => boxes.length && boxes.every(box => (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) === (box.tabIndex === 0)))([...el.shadowRoot.querySelectorAll('.walk .scroll')])").await;
}

// Guards against names without marks: what tells the lines apart is gone.
async fn marks_of_legends_are_seen_in_forced_colours(window: Arc<Window>) {
    window.media("forced-colors", "active").await;
    for figure in ["fit", "autograd", "digits"] {
        window
            .made(&format!("<downhill-{figure}></downhill-{figure}>"))
            .await;
        let same = window
            .run("const ground = getComputedStyle(document.body.appendChild(Object.assign(document.createElement('i'), { style: 'background: Canvas' }))).backgroundColor;
                  const marks = [...el.shadowRoot.querySelectorAll('.key li')].filter(li => li.checkVisibility()).map(li => getComputedStyle(li, '::before'));
                  return [marks.length > 1, marks.filter(mark => mark.backgroundColor === ground || mark.forcedColorAdjust !== 'none').length]")
            .await;
        assert_eq!(same, json!([true, 0]), "{figure}");
    }
}

// Guards against a picture on a slide of which nobody knows what is what.
async fn a_saved_picture_has_its_legend(window: Arc<Window>) {
    window.made("<downhill-fit step='3'></downhill-fit>").await;
    let differs = window
        .run(
            "await open('export'); let saved; const click = HTMLAnchorElement.prototype.click;
             HTMLAnchorElement.prototype.click = function () { saved = this.href };
             const picture = async () => { $('[data-verb=take-png]').click(); await frame(); const image = new Image(); image.src = saved; await image.decode(); const sheet = new OffscreenCanvas(image.width, image.height).getContext('2d'); sheet.drawImage(image, 0, 0); return sheet };
             const scale = $('.stage canvas').width / $('.stage').clientWidth, stage = $('.stage').getBoundingClientRect();
             const ink = (sheet, li) => { const r = li.getBoundingClientRect(); const { data } = sheet.getImageData((r.left - stage.left) * scale, (r.top - stage.top) * scale, r.width * scale, r.height * scale); let dark = 0; for (let k = 0; k < data.length; k += 4) dark += data[k] + data[k + 1] + data[k + 2] < 500; return dark };
             const names = [...$('.stage.fit .key').children], with_key = await picture(); const inks = names.map(li => ink(with_key, li));
             HTMLAnchorElement.prototype.click = click; return [names.length, inks.every(ink => ink > 40) || inks]",
        )
        .await;
    assert_eq!(differs, json!([2, true]));
}

// Guards against a slider of a parameter that says a number, and not what it is for.
async fn sliders_say_what_comes_of_them(window: Arc<Window>) {
    window
        .made("<downhill-fit></downhill-fit><downhill-autograd></downhill-autograd>")
        .await;
    let said = window
        .run("const text = (e, group) => [...e.shadowRoot.querySelectorAll(`[data-group=${group}] input[type=range]`)].filter(range => range.checkVisibility()).map(range => range.getAttribute('aria-valuetext'));
              const [fit, graph] = figures(); const before = text(fit, 'params'); fit.set({ params: '0.5,-9,60' }); await frame();
              return [before, text(fit, 'params'), fit.state.loss.toFixed(2), text(graph, 'params'), graph.state.y]")
        .await;
    for k in 0..3 {
        let before = said[0][k].as_str().unwrap_or_default();
        assert!(before.ends_with("loss 4422.51"), "{before}");
        let after = said[1][k].as_str().unwrap_or_default();
        let loss = said[2].as_str().unwrap_or_default();
        assert!(after.ends_with(&format!("loss {loss}")), "{after}");
        let entry = said[3][k].as_str().unwrap_or_default();
        assert!(entry.contains("y 125"), "{entry}");
    }
}

// Guards against four choosers that are heard as “1” to “4”.
async fn choosers_of_a_race_have_names(window: Arc<Window>) {
    window
        .made("<downhill-fit view='race'></downhill-fit>")
        .await;
    let names = window
        .run("return [...el.shadowRoot.querySelectorAll('[data-racer] :is(select, input, button)')].map(node => node.getAttribute('aria-label'))")
        .await;
    let names: Vec<&str> = names
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|name| name.as_str())
        .collect();
    assert_eq!(names.len(), 16, "{names:?}");
    assert_eq!(names[0], "Optimiser of run 1");
    assert_eq!(names[12], "Optimiser of run 4");
    let mut apart = names.clone();
    apart.sort_unstable();
    apart.dedup();
    assert_eq!(apart.len(), 16, "each has its own: {names:?}");
}

// Guards against readouts that a translator has taken the texts of: they would stand still.
async fn a_translated_page_goes_on_telling_the_numbers(window: Arc<Window>) {
    for figure in FIGURES {
        let tag = format!("downhill-{}", figure.name);
        window.made(&format!("<{tag} step='0'></{tag}>")).await;
        let stale = window
            .run(
                "const texts = () => [...el.shadowRoot.querySelectorAll('*')].filter(node => node.checkVisibility() && [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()));
                 const other = document.createElement(el.localName); for (const { name, value } of el.attributes) other.setAttribute(name, value); document.body.append(other); await other.ready;
                 const own = texts(), kept = own.filter(node => !node.closest('[translate=no]'));
                 for (const node of kept) for (const child of [...node.childNodes].filter(child => child.nodeType === 3)) { const font = document.createElement('font'), inner = font.appendChild(document.createElement('font')); inner.textContent = child.data; child.replaceWith(font) }
                 for (const e of [el, other]) e.step(3); await frame(); await frame(); await new Promise(r => setTimeout(r, 400));
                 const words = e => $('.figure', e).innerText.replace(/\\s+/g, ' ');
                 const readouts = [...el.shadowRoot.querySelectorAll('output, .numbers tbody, code')].filter(node => !node.closest('[translate=no]'));
                 return [kept.length > 5, readouts.length, words(el) === words(other) || [words(el), words(other)]]",
            )
            .await;
        assert_eq!(stale, json!([true, 0, true]), "{tag}");
    }
    window.goto("").await;
    window
        .until("[...document.querySelectorAll('pre, code, math, data')].every(node => node.closest('[translate=no]'))")
        .await;
}

// Guards against a lesson that says “Reset”, and a point that stays where it was dragged.
async fn reset_takes_back_a_drag_once_the_steps_are_gone(window: Arc<Window>) {
    for (tag, start) in [
        ("downhill-curve start='-1.5'", "-1.5"),
        (
            "downhill-landscape f='x**2 + y**2' start='-1.5,1'",
            "-1.5,1",
        ),
    ] {
        window
            .made(&format!(
                "<{tag}></{}>",
                tag.split(' ').next().unwrap_or_default()
            ))
            .await;
        let (x, y) = window.middle(".handle").await;
        window.mouse("mousePressed", (x, y)).await;
        window.mouse("mouseMoved", (x + 60.0, y + 20.0)).await;
        window.mouse("mouseReleased", (x + 60.0, y + 20.0)).await;
        let where_it_is =
            "String((el.state.history?.[0].x) ?? [el.state.path[0].x, el.state.path[0].y])";
        let dragged = window.text(where_it_is).await;
        assert_ne!(dragged, start, "{tag}: it is dragged");
        let seen = window
            .run(&format!(
                "const reset = $('[data-verb=reset]'); el.step(2); await frame(); reset.click(); await frame();
                 const first = [el.state.step, {where_it_is}, reset.getAttribute('aria-disabled')]; reset.click(); await frame();
                 return [first, [el.state.step, {where_it_is}, reset.getAttribute('aria-disabled')]]"
            ))
            .await;
        assert_eq!(
            seen,
            json!([[0, dragged, "false"], [0, start, "true"]]),
            "{tag}: the steps first, then the drag"
        );
    }
}

// Guards against “notebook” over data that a reader has changed.
async fn dragged_data_are_no_longer_called_those_of_the_notebook(window: Arc<Window>) {
    window
        .made("<downhill-fit id=ride></downhill-fit><downhill-landscape for=ride></downhill-landscape>")
        .await;
    let field = "[...figures()].map(e => $('[data-group=data] .field', e).value).join()";
    assert_eq!(window.text(field).await, "notebook,notebook");
    let (x, y) = window.middle(".handle").await;
    window.mouse("mousePressed", (x, y)).await;
    window.mouse("mouseMoved", (x, y - 30.0)).await;
    window.mouse("mouseReleased", (x, y - 30.0)).await;
    window.run("await frame()").await;
    assert_eq!(window.text(field).await, "own,own");
    window
        .run("$('[data-verb=notebook]').click(); await frame()")
        .await;
    assert_eq!(window.text(field).await, "notebook,notebook");
}

// Guards against a control on top of data.
async fn the_axis_box_covers_no_plot(window: Arc<Window>) {
    for view in ["fit", "race"] {
        window
            .made(&format!("<downhill-fit view='{view}'></downhill-fit>"))
            .await;
        let covers = window
            .run("const box = [...el.shadowRoot.querySelectorAll('[data-group=axis]')].find(node => node.checkVisibility()).getBoundingClientRect();
                  return [...el.shadowRoot.querySelectorAll('.stage')].map(stage => stage.getBoundingClientRect()).some(r => r.width && box.left < r.right && r.left < box.right && box.top < r.bottom - 1 && r.top < box.bottom - 1)")
            .await;
        assert_eq!(covers, json!(false), "{view}");
    }
}

// Guards against “0.51.0”: two numbers that read as one.
async fn marks_below_a_slider_keep_apart(window: Arc<Window>) {
    for width in [1280, 390, 320] {
        window.screen(width, 800, 1.0).await;
        window
            .made("<meta name=viewport content='width=device-width'><downhill-curve></downhill-curve>")
            .await;
        for formula in ["x**2", "2*x**2", "20*x**2", "0.55*x**2"] {
            let apart = window
                .run(&format!("el.set({{ f: '{formula}' }}); await frame(); const marks = [...el.shadowRoot.querySelectorAll('.mark')].filter(mark => mark.checkVisibility()).map(mark => {{ const range = document.createRange(); range.selectNodeContents(mark); return range.getBoundingClientRect() }});
                      marks.sort((a, b) => a.left - b.left); return marks.every((mark, k) => !k || mark.left - marks[k - 1].right >= 3)"))
                .await;
            assert_eq!(apart, json!(true), "{formula} at {width} pixels");
        }
    }
}

// Guards against -4.82081e-07 that is read as -4.82081.
async fn a_number_in_powers_of_ten_is_shown_whole(window: Arc<Window>) {
    for width in [1280, 1000, 390, 320] {
        window.screen(width, 800, 1.0).await;
        window
            .made("<meta name=viewport content='width=device-width'><downhill-curve></downhill-curve>")
            .await;
        let seen = window
            .run("el.set({ start: -4.82081e-7 }); await frame(); const field = $('[data-name=x] .field'); return [Number(field.value), field.scrollWidth <= field.clientWidth]")
            .await;
        assert_eq!(seen, json!([-4.82081e-7, true]), "{width} pixels");
    }
}

// Guards against numbers that are a step ahead of the point.
async fn numbers_say_where_the_point_is_while_it_moves(window: Arc<Window>) {
    window
        .made("<downhill-curve lr='0.1' pace='2'></downhill-curve>")
        .await;
    let off = window
        .run(
            "const unit = ($('.stage').clientWidth - 72) / 4, at = () => (parseFloat($('.handle').style.transform.slice(10)) - 56) / unit - 2;
             el.play(); let worst = 0; const steps = new Set();
             for (let k = 0; k < 60; k++) { await frame(); worst = Math.max(worst, Math.abs(at() - Number($('[data-name=x] input').value))); steps.add($('[data-name=step] output').textContent) }
             el.pause(); await frame(); return [worst, steps.size > 1, Math.abs(at() - Number($('[data-name=x] input').value)) < 0.01]",
        )
        .await;
    assert!(
        off[0].as_f64() < Some(0.02),
        "x is where the point is: {off}"
    );
    assert_eq!([&off[1], &off[2]], [&json!(true), &json!(true)]);
    window.made("<downhill-fit pace='2'></downhill-fit>").await;
    let fit = window
        .run(
            "const param = $('[data-group=params] input[type=range]'), loss = $('[data-name=loss] output'); let ahead = ''; const losses = new Set(), params = new Set();
             el.play();
             // Later steps change the loss by less than is shown.
             for (let k = 0; k < 80 && el.state.step < 6; k++) { await frame(); const heard = param.getAttribute('aria-valuetext'); losses.add(loss.textContent); params.add(heard);
                 if (!heard.endsWith(`, loss ${loss.textContent}`)) ahead = `${heard}, where the loss is ${loss.textContent}` }
             return [ahead, losses.size > 1 && losses.size === params.size]",
        )
        .await;
    assert_eq!(
        fit,
        json!(["", true]),
        "so are the parameters and their loss"
    );
}
