//! What a task is made of: the teacher's own words, its attributes and its figures, which may change.

use std::sync::Arc;

use downhill_harness::{Window, cases, made};
use serde_json::json;

use crate::tasks::{CHOICE, FIRST_STEP, click, in_a_frame, middle, run};

cases![
    the_items_of_a_list_are_the_pages_own,
    the_items_of_a_list_stand_beside_their_controls,
    an_item_is_picked_by_its_words_and_what_is_in_it_stays_of_use,
    a_formula_and_a_picture_are_named_once,
    what_stands_after_the_list_is_shown_there,
    changed_words_are_followed,
    another_task_in_the_same_element_begins_anew,
    a_complaint_is_no_wider_than_the_screen,
    a_reset_forgets_what_was_kept,
    a_task_that_is_out_of_the_page_knows_how_it_stood,
    an_answer_waits_for_a_figure_that_comes_late,
    an_id_may_come_late_or_go,
    a_figure_that_comes_back_outlives_what_was_made_before,
    a_progress_never_tells_what_is_no_number,
    the_edge_of_a_task_is_at_its_start,
    its_sentences_end_where_english_ones_do,
    what_is_marked_can_be_read_in_forced_colours,
];

/// A list with all that items hold.
const RICH: &str = "<meta name=viewport content='width=device-width'><style>
        downhill-task { font: 20px/1.6 serif } .red { color: rgb(200, 0, 0) } pre { margin: 0 }
        .katex-mathml { position: absolute; clip-path: inset(50%); block-size: 1px; inline-size: 1px; overflow: hidden }
    </style>
    <downhill-task id=t answer=1>Which of these? <ol>
        <li>The rate <code id=inline>lr</code> is <span class=red>small</span>.</li>
        <li><pre>a_very_long_line_of_code = another_very_long_name + a_third_very_long_name</pre></li>
        <li><table><tr><td>a_cell_that_is_quite_long</td><td>another_cell_that_is_long</td></tr></table></li>
        <li><p>A <a href='#there'>link</a>,</p><p>and more lines than one.</p></li>
        <li>It is <span class=katex><span class=katex-mathml><math><semantics><mi>λ</mi><annotation>\\lambda</annotation></semantics></math></span><span class=katex-html aria-hidden=true>λ</span></span>.</li>
        <li><img alt='A valley' width=900 height=20 src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></li>
    </ol></downhill-task>";

// Guards against items that lose the styles of the page, and against children that a framework does not know.
async fn the_items_of_a_list_are_the_pages_own(window: Arc<Window>) {
    window.screen(320, 900, 1.0).await;
    window.made(RICH).await;
    let seen = run(
        &window,
        "const item = k => t.querySelectorAll('li')[k], style = e => getComputedStyle(e);
         const over = document.documentElement.scrollWidth - 320, before = [...t.childNodes];
         const red = document.createElement('li'); red.textContent = 'And another.'; t.querySelector('ol').append(red); await frame(); await frame();
         return [[...t.querySelectorAll('li')].every(li => li.checkVisibility()), style(document.querySelector('#inline')).display, style(t.querySelector('.red')).color, style(item(0)).fontFamily, style(item(0)).fontSize,
             over, document.querySelectorAll('#inline').length, before.length === t.childNodes.length, of('.words').querySelectorAll('li').length, t.shadowRoot.querySelectorAll('input').length, t.querySelector('.katex-mathml').getBoundingClientRect().width]",
    )
    .await;
    assert_eq!(
        seen,
        json!([
            true,
            "inline",
            "rgb(200, 0, 0)",
            "serif",
            "20px",
            0,
            1,
            true,
            0,
            7,
            1
        ])
    );
}

async fn the_items_of_a_list_stand_beside_their_controls(window: Arc<Window>) {
    for (direction, width) in [("ltr", 320), ("rtl", 320), ("ltr", 900)] {
        window.screen(width, 900, 1.0).await;
        window
            .made(&RICH.replace("id=t", &format!("id=t dir={direction}")))
            .await;
        let seen = run(
            &window,
            "const items = [...t.querySelectorAll('li')].map(li => li.getBoundingClientRect()), inputs = [...t.shadowRoot.querySelectorAll('input')].map(i => i.getBoundingClientRect());
             const isRtl = t.dir === 'rtl';
             return items.filter((item, k) => { const input = inputs[k], middle = input.top + input.height / 2; return !(middle > item.top && middle < item.bottom && (isRtl ? input.left >= item.right : input.right <= item.left)) }).length",
        )
        .await;
        assert_eq!(seen, json!(0), "{direction} {width}");
    }
}

async fn an_item_is_picked_by_its_words_and_what_is_in_it_stays_of_use(window: Arc<Window>) {
    window
        .made(&format!(
            "<details open><summary>A quiz</summary>{RICH}</details>"
        ))
        .await;
    for (selector, picks) in [
        (".red", 0),
        ("li:nth-child(4) a", 0),
        ("td", 2),
        ("p + p", 3),
    ] {
        let at = middle(&window, &format!("t.querySelector('{selector}')")).await;
        click(&window, at).await;
        let seen = run(&window, "await frame(); return [...t.shadowRoot.querySelectorAll('input')].findIndex(i => i.checked)").await;
        assert_eq!(seen, json!(picks), "{selector}");
    }
    let seen = run(&window, "return location.hash").await;
    assert_eq!(seen, json!("#there"));
}

async fn a_formula_and_a_picture_are_named_once(window: Arc<Window>) {
    window.made(RICH).await;
    let seen = run(
        &window,
        "const names = [4, 5].map(k => t.shadowRoot.querySelectorAll('input')[k].ariaLabel); const reads = of('.words').ariaHidden;
         t.querySelector('a').remove(); await frame(); await frame(); const then = of('.words').ariaHidden;
         of('[data-item=\"5\"]').click(); await frame(); await press('check'); return [names, reads, then, t.answerText]",
    )
    .await;
    assert_eq!(
        seen,
        json!([["It is λ.", "A valley"], "false", "true", "A valley"])
    );
}

async fn what_stands_after_the_list_is_shown_there(window: Arc<Window>) {
    window
        .made("<downhill-task id=t answer=1>Pick<ol><li>a</li><li>b</li></ol><b>one of them.</b> <img alt=! width=20 height=20 src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></downhill-task>")
        .await;
    let seen = run(
        &window,
        "const top = e => e.getBoundingClientRect().top, last = t.querySelector('li:last-child'), after = t.querySelector('b');
         const seen = [t.question, top(after) > top(last), top(after) < top(of('[data-verb=check]')), t.querySelector('img').checkVisibility()];
         t.setAttribute('answer', 3); await frame(); await frame();
         return [...seen, shown('.fault').length > 10, last.checkVisibility(), after.checkVisibility()]",
    )
    .await;
    assert_eq!(
        seen,
        json!(["Pick one of them. !", true, true, true, true, true, true])
    );
}

// Guards against a display that is new and an answer that is old.
async fn changed_words_are_followed(window: Arc<Window>) {
    window
        .made(&CHOICE.replace("<p slot=hint>Look at the table.</p>", ""))
        .await;
    let seen = run(
        &window,
        "const wait = async () => { await frame(); await frame() }, label = s => of(s).getAttribute('aria-label');
         const answer = async k => { of(`[data-item=\"${k}\"]`).click(); await frame(); await press('check') };
         await answer(0); const seen = [about()];
         const hint = document.createElement('p'); hint.slot = 'hint'; hint.textContent = 'Look.'; t.append(hint); await wait();
         seen.push([hint.checkVisibility(), t.attempts]);
         t.firstChild.data = 'Why, then?'; await wait(); seen.push([t.question, label('.task'), label('.choices'), t.attempts]);
         t.querySelector('li').dataset.reply = 'It does not.'; await wait(); seen.push([shown('.verdict').includes('It does not.'), t.attempts]);
         t.querySelector('li').textContent = 'The rate grows.'; await wait(); seen.push([t.attempts, t.answerText]);
         t.querySelector('ol').innerHTML += ''; await wait(); seen.push(t.attempts);
         t.querySelector('li').replaceWith(document.createElement('li')); await wait(); seen.push([t.attempts, shown('.verdict')]);
         await answer(0);
         hint.removeAttribute('slot'); await wait(); seen.push([t.question, t.attempts]); return seen",
    )
    .await;
    assert_eq!(
        seen,
        json!([
            [false, 0, 1, "The rate shrinks."],
            [true, 1],
            ["Why, then?", "Why, then?", "Why, then?", 1],
            [true, 1],
            [1, "The rate grows."],
            1,
            [0, ""],
            ["Why, then? Look.", 1]
        ])
    );
}

async fn another_task_in_the_same_element_begins_anew(window: Arc<Window>) {
    window.made(&CHOICE.replace("id=t", "id=t keep")).await;
    let seen = run(
        &window,
        "localStorage.clear(); const wait = async () => { await frame(); await frame() }, heard = []; t.addEventListener('downhill-task', e => heard.push(e.detail.done));
         of('[data-item=\"1\"]').click(); await frame(); await press('check'); await until(() => t.done);
         localStorage.setItem(`downhill-task ${location.pathname} u`, t.saved); t.setAttribute('class', 'a'); t.setAttribute('answer', '2'); await wait(); const seen = [t.done];
         t.setAttribute('answer', '3'); await wait(); seen.push(t.done, heard, localStorage.length);
         of('[data-item=\"0\"]').click(); await frame(); await press('check');
         t.setAttribute('answer', '2'); t.id = 'u'; await wait(); seen.push(t.done, localStorage.length); return seen",
    )
    .await;
    assert_eq!(
        seen,
        json!([true, false, [true, false, false, true], 1, true, 2])
    );
}

async fn a_complaint_is_no_wider_than_the_screen(window: Arc<Window>) {
    window.screen(320, 900, 1.0).await;
    window
        .made("<meta name=viewport content='width=device-width'><downhill-curve id=hill></downhill-curve><downhill-task id=t for=hill goal='a_very_long_word_that_no_figure_has_as_a_field_of_its_state > 1'>What?</downhill-task>")
        .await;
    let seen = run(
        &window,
        "return [shown('.fault').length > 60, document.documentElement.scrollWidth - document.documentElement.clientWidth]",
    )
    .await;
    assert_eq!(seen, json!([true, 0]));
}

async fn a_reset_forgets_what_was_kept(window: Arc<Window>) {
    let page = CHOICE.replace("id=t", "id=t keep");
    let done = "of('[data-item=\"1\"]').click(); await frame(); await press('check'); await until(() => t.done)";
    let forget = [
        "t.removeAttribute('keep'); t.reset()",
        "t.remove(); await frame(); t.reset()",
        "t.removeAttribute('id'); t.setAttribute('keep', ''); await frame(); t.reset()",
        "const again = t.cloneNode(true); t.remove(); await frame(); document.body.append(again); again.reset()",
    ];
    for forget in forget {
        window.made(&page).await;
        run(&window, &format!("localStorage.clear(); {done}")).await;
        let before = if forget.contains("'id'") {
            "localStorage.clear(); localStorage.setItem(`downhill-task ${location.pathname} 0`, 'x')"
        } else {
            ""
        };
        let seen = run(&window, &format!("{before}; const kept = localStorage.length; {forget}; await frame(); return [kept, localStorage.length]")).await;
        assert_eq!(seen, json!([1, 0]), "{forget}");
    }
    // Without an id its place is what it was when the task was in the page.
    window.made(&page.replace("id=t", "")).await;
    let seen = window
        .run("localStorage.clear(); const t = document.querySelector('downhill-task'); await t.ready; localStorage.setItem(`downhill-task ${location.pathname} 0`, 'x'); t.remove(); await frame(); t.reset(); return localStorage.length")
        .await;
    assert_eq!(seen, json!(0));
}

async fn a_task_that_is_out_of_the_page_knows_how_it_stood(window: Arc<Window>) {
    window.made(CHOICE).await;
    let seen = run(
        &window,
        "of('[data-item=\"1\"]').click(); await frame(); await press('check'); await until(() => t.done);
         const all = () => [...about(), t.response, t.correct]; t.remove(); await frame(); await frame(); const away = all(); t.reset(); return [away, all()]",
    )
    .await;
    assert_eq!(
        seen,
        json!([
            [true, 1, 1, "The slope shrinks.", "2", "2"],
            [false, 0, 0, "", "", ""]
        ])
    );
}

async fn an_answer_waits_for_a_figure_that_comes_late(window: Arc<Window>) {
    window.made(FIRST_STEP).await;
    let seen = run(
        &window,
        "await enter('-1.2'); el.step(); await until(() => t.done); const saved = t.saved;
         const other = document.createElement('downhill-task'); other.innerHTML = 'What?';
         for (const [name, text] of Object.entries({ for: 'late', predict: 'x', within: '0.05' })) other.setAttribute(name, text);
         other.saved = saved; document.body.append(other); await other.ready; const before = [shown('.fault', other).includes('late'), other.saved === saved, other.done];
         el.id = 'late'; await until(() => other.done); return [before, other.saved === saved]",
    )
    .await;
    assert_eq!(seen, json!([[true, true, false], true]));
}

async fn an_id_may_come_late_or_go(window: Arc<Window>) {
    window.made(&FIRST_STEP.replace("id=hill", "")).await;
    let seen = run(
        &window,
        "await el.ready; const seen = [shown('.fault').includes('hill')]; el.id = 'hill'; await frame(); await frame(); seen.push(shown('.fault'));
         el.step(); await frame(); seen.push(el.state.step); el.id = 'dale'; await frame(); el.step(); await frame(); seen.push(el.state.step);
         el.reset(); el.id = 'hill'; await frame(); el.step(); await frame(); seen.push(el.state.step);
         const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' }); root.append(el, t); await frame(); el.id = ''; await frame(); el.step(); await frame(); seen.push(el.state.step); return seen",
    )
    .await;
    assert_eq!(seen, json!([true, "", 0, 1, 0, 1]));
}

// Guards against a view that ends with what was made last before it.
async fn a_figure_that_comes_back_outlives_what_was_made_before(window: Arc<Window>) {
    window
        .made("<downhill-curve id=hill lr=0.01></downhill-curve><downhill-task id=t for=hill goal='step >= 9'>Take nine steps.</downhill-task>")
        .await;
    let seen = run(
        &window,
        "await el.ready; const seen = [], says = () => $('.readouts').textContent;
         t.setAttribute('goal', 'step >= 8'); await frame(); el.remove(); await frame();
         document.body.append(el); await until(() => $('.stage')); t.setAttribute('goal', 'step >= 2'); await frame(); await frame();
         const before = says();
         for (const verb of ['step', 'step', 'back', 'back']) { $(`[data-verb=${verb}]`).click(); await frame(); seen.push(says() === before) }
         $('.probe').dispatchEvent(new Event('transitionend')); await frame(); seen.push(t.done, el.shadowRoot.textContent.includes('stopped')); return seen",
    )
    .await;
    assert_eq!(seen, json!([false, false, false, true, true, false]));
}

async fn a_progress_never_tells_what_is_no_number(window: Arc<Window>) {
    let inside = made(&format!(
        "<downhill-progress></downhill-progress><section>{CHOICE}</section><downhill-progress for=s></downhill-progress>"
    ));
    in_a_frame(&window, &inside).await;
    let seen = window
        .run(
            "const page = document.querySelector('iframe').contentDocument, second = page.querySelector('[for=s]'), section = page.querySelector('section'); const text = () => second.shadowRoot.textContent;
             const end = performance.now() + 20000; while (!text() && performance.now() < end) await frame();
             const seen = [text().includes('no element')]; section.id = 's'; await frame(); await frame(); seen.push(text()); section.id = ''; await frame(); await frame(); seen.push(text().includes('no element'));
             return [told.every(({ done, of, score }) => [done, of, score].every(Number.isFinite)), ...seen]",
        )
        .await;
    assert_eq!(seen, json!([true, true, "0 of 1", true]));
}

async fn the_edge_of_a_task_is_at_its_start(window: Arc<Window>) {
    for (direction, corners) in [("ltr", ["4px", "8px"]), ("rtl", ["8px", "4px"])] {
        window
            .made(&CHOICE.replace("id=t", &format!("id=t dir={direction}")))
            .await;
        let seen = run(&window, "const style = getComputedStyle(of('.task')); return [style.borderTopLeftRadius, style.borderBottomRightRadius]").await;
        assert_eq!(seen, json!(corners), "{direction}");
    }
}

async fn its_sentences_end_where_english_ones_do(window: Arc<Window>) {
    for direction in ["ltr", "rtl"] {
        window
            .made(&FIRST_STEP.replace("id=t", &format!("id=t dir={direction}")))
            .await;
        let seen = run(
            &window,
            "const left = (selector, at) => { const all = document.createTreeWalker(of(selector), NodeFilter.SHOW_TEXT), nodes = []; while (all.nextNode()) if (all.currentNode.data.trim()) nodes.push(all.currentNode);
                 const node = nodes.at(at), place = at ? node.data.trimEnd().length - 1 : 0, range = document.createRange(); range.setStart(node, place); range.setEnd(node, place + 1); return range.getBoundingClientRect().left };
             const ends = (selector) => [of(selector).textContent.trim().at(-1), left(selector, -1) > left(selector, 0)];
             await el.ready; await enter('-1.2'); el.step(); await until(() => t.done); await frame(); const seen = [ends('.verdict')];
             t.setAttribute('when', 'step >> 1'); await until(() => shown('.fault')); seen.push(ends('.fault')); return seen",
        )
        .await;
        assert_eq!(seen, json!([[".", true], [".", true]]), "{direction}");
    }
}

async fn what_is_marked_can_be_read_in_forced_colours(window: Arc<Window>) {
    let dark = [
        ("forced-colors", "active"),
        ("prefers-color-scheme", "dark"),
    ];
    let features = dark.map(|(name, value)| json!({ "name": name, "value": value }));
    window
        .devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    window
        .made(&FIRST_STEP.replace("step >= 1", "step >> 1"))
        .await;
    let seen = run(
        &window,
        "await until(() => shown('.fault')); const colour = (selector) => getComputedStyle(of(selector)).color; return [of('mark').textContent, matchMedia('(forced-colors: active)').matches, colour('mark') === colour('mark + span')]",
    )
    .await;
    assert_eq!(seen, json!([">", true, true]));
}
