//! Hosts that are strict, hostile or broken.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases, made};
use serde_json::{Value, json};

use crate::digits::FAR;

cases![
    a_strict_policy_is_enough,
    styles_of_the_page_stay_outside,
    without_its_wasm_the_picture_stays_with_a_line,
    a_wrong_type_of_the_wasm_does_no_harm,
    a_sandboxed_frame_is_enough,
    nothing_is_stored,
    font_and_accent_follow_the_page,
    figures_come_and_go_with_the_pages_of_a_host,
    digits_load_their_data_when_they_come_near,
    digits_that_do_not_come_are_asked_for_again,
    what_is_dropped_on_a_plot_opens_its_panel,
    one_file_holds_the_whole_lesson,
    one_file_holds_a_figure,
];

/// A figure of every kind; where there is a nudge, with what it shows.
fn all() -> String {
    let element = |tag: String| format!("<{tag} nudge></{tag}>");
    FIGURES.iter().map(|figure| element(figure.tag())).collect()
}

/// Scripts that find a figure of `all`.
const FIND: &str = "const figure = (name) => document.querySelector(`downhill-${name}`);";

/// The same for each figure of `all`.
fn each<T: Clone + Into<Value>>(value: T) -> Value {
    let values = FIGURES.iter().map(|_| value.clone().into());
    values.collect()
}

async fn a_strict_policy_is_enough(window: Arc<Window>) {
    window.go(&format!("strict/{}", made(&all()))).await;
    let seen = window
        .run(&format!("{FIND} for (const e of figures()) {{ e.scrollIntoView(); e.step(); e.back(); for (const part of e.shadowRoot.querySelectorAll('details')) part.open = true; e.reset(); e.play(); }} await new Promise(r => setTimeout(r, 300)); return [figures().map(e => e.state.status), getComputedStyle($('.handle', figure('curve'))).left !== '0px', $('.stage', figure('autograd')).clientHeight > 200]"))
        .await;
    assert_eq!(
        seen,
        json!([each("running"), true, true]),
        "all is there, and in its place"
    );
    nothing_is_refused(&window).await;
    for page in [
        "",
        "teach.html",
        "notes/mkdocs.html",
        "embed.html?figure=fit",
    ] {
        window.go(&format!("strict/{page}")).await;
        nothing_is_refused(&window).await;
    }
}

async fn nothing_is_refused(window: &Window) {
    let lines = window.console().await;
    let refused: Vec<_> = lines
        .iter()
        .filter(|line| line["message"].to_string().contains("Content Security"))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}

/// What can be seen of how a figure looks, element by element.
const LOOKS: &str = "figures().map(e => [...e.shadowRoot.querySelectorAll('.figure, .figure *')].filter(n => n.checkVisibility()).map(n => { const s = getComputedStyle(n), b = n.getBoundingClientRect(); return [n.localName + '.' + n.className, s.display, s.fontSize, s.fontFamily, s.color, s.backgroundColor, s.direction, s.textTransform, s.letterSpacing, s.cursor, s.borderTopWidth, Math.round(b.width), Math.round(b.height)].join(' ') }))";

/// Style sheets that reach for everything: some of each kind, and all properties at once.
const HOSTILE: [&str; 3] = [
    "html { font-size: 62.5%; direction: rtl; letter-spacing: 4px; text-transform: uppercase; cursor: wait }
     * { box-sizing: content-box !important; margin: 7px; line-height: 3; font: 900 31px fantasy; text-align: right }
     button, input, select, textarea { all: unset !important; color: red !important; padding: 20px !important }
     table, td, th, canvas, svg, p, details, summary { display: block !important; border: 9px solid lime !important; width: 33px !important; float: right !important }
     .figure, .layout, .stage, .field, .row { display: none !important; background: red !important }
     div > * { margin: 0 }",
    "div * { all: unset !important }",
    "div * { all: initial !important; font-size: 40px !important; white-space: pre !important; user-select: none !important }",
];

async fn styles_of_the_page_stay_outside(window: Arc<Window>) {
    let frame = |style: &str| {
        format!(
            "<style>{style}</style><div dir=ltr style='width: 900px; position: absolute; left: 0; margin: 0'>{}</div>",
            all()
        )
    };
    let looks = format!("await frame(); return {LOOKS}");
    // All are on the screen, and each is drawn: before, its handle has no size.
    window.screen(1280, 9000, 1.0).await;
    let drawn = "figures().every(e => [...e.shadowRoot.querySelectorAll('.handle')].every(h => h.getBoundingClientRect().width > 0))";
    window.made(&frame("")).await;
    window.until(drawn).await;
    let calm = window.run(&looks).await;
    let outside = "const p = document.createElement('p'); document.body.append(p); return getComputedStyle(p).font";
    let before = window.run(outside).await;
    for hostile in HOSTILE {
        window.made(&frame(hostile)).await;
        window.until(drawn).await;
        let kept = window.run(&looks).await;
        for (place, figure) in FIGURES.iter().enumerate() {
            let figure = figure.name;
            let list = |all: &Value| all[place].as_array().expect("a list").clone();
            let (calm, kept) = (list(&calm), list(&kept));
            assert!(calm.len() > 30, "{figure}: {} elements", calm.len());
            for (calm, kept) in calm.iter().zip(&kept) {
                assert_eq!(calm, kept, "{figure} under {hostile}");
            }
            assert_eq!(calm.len(), kept.len(), "{figure} under {hostile}");
        }
    }
    window.made("<p>no figure</p>").await;
    assert_eq!(window.run(outside).await, before, "nothing leaks out");
}

async fn without_its_wasm_the_picture_stays_with_a_line(window: Arc<Window>) {
    let body = "<downhill-curve><p>the picture</p></downhill-curve>";
    for (folder, why) in [
        ("gone", "answered 404"),
        ("blocked", "WebAssembly"),
        ("cut", "its WebAssembly is cut off"),
        (
            "other",
            "downhill.js and its WebAssembly are of different versions",
        ),
    ] {
        window.goto(&format!("{folder}/{}", made(body))).await;
        let seen = window
            .run("const failed = await el.ready.then(() => '', e => String(e)); await frame(); const line = el.shadowRoot.querySelector('p'); return [failed !== '', line?.textContent ?? '', el.querySelector('p').clientHeight > 0, el.state ?? null]")
            .await;
        let line = seen[1].as_str().unwrap_or_default();
        assert_eq!(seen[0], json!(true), "{folder}: ready is refused");
        assert!(
            line.starts_with("This figure could not start: ") && line.contains(why),
            "{folder}: {line}"
        );
        assert_eq!(
            (&seen[2], &seen[3]),
            (&json!(true), &json!(null)),
            "{folder}"
        );
    }
    let none = format!("<script>delete window.WebAssembly</script>{body}");
    window.goto(&made(&none)).await;
    let line = window
        .text("await el.ready.catch(() => frame()) && 0 || el.shadowRoot.querySelector('p')?.textContent")
        .await;
    assert!(line.starts_with("This figure could not start: "), "{line}");
}

async fn a_wrong_type_of_the_wasm_does_no_harm(window: Arc<Window>) {
    window.go(&format!("plain/{}", made(&all()))).await;
    let seen = window
        .run(&format!("{FIND} figure('curve').step(); return [figure('curve').state.step, figures().filter(e => e.state).length]"))
        .await;
    assert_eq!(seen, json!([1, FIGURES.len()]));
}

async fn a_sandboxed_frame_is_enough(window: Arc<Window>) {
    window
        .goto(&format!(
            "open/{}",
            made("<iframe sandbox=allow-scripts src='embed.html?figure=curve&lr=0.25' width=700 height=500></iframe>")
        ))
        .await;
    let told = window
        .run(
            "const iframe = document.querySelector('iframe'); const heard = []; addEventListener('message', e => heard.push([e.origin, e.data]));
             const until = async (found) => { for (;;) { const one = heard.find(([, data]) => found(data)); if (one) return one; iframe.contentWindow.postMessage({ type: 'downhill:do', verb: 'step', n: 2 }, '*'); await frame() } };
             const [origin, { state }] = await until(data => data.type === 'downhill:change'); const [, { height }] = await until(data => data.type === 'downhill:size' && data.height > 400);
             return [origin, state.lr, state.step >= 2, height > 400]",
        )
        .await;
    assert_eq!(told, json!(["null", 0.25, true, true]));
}

async fn nothing_is_stored(window: Arc<Window>) {
    let refusing = "<script>
        window.asked = [];
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
          Object.defineProperty(window, name, { get() { asked.push(name); throw new Error('no storage here') } });
        Object.defineProperty(Document.prototype, 'cookie', { get() { asked.push('cookie'); throw new Error('none') }, set() { asked.push('cookie') } });
      </script>";
    window.made(&format!("{refusing}{}", all())).await;
    let seen = window
        .run("for (const e of figures()) { e.step(); e.set({ theme: 'dark' }); e.link(); e.play(); } await new Promise(r => setTimeout(r, 400)); return [window.asked, figures().map(e => e.state.status)]")
        .await;
    assert_eq!(seen, json!([[], each("running")]));
}

async fn font_and_accent_follow_the_page(window: Arc<Window>) {
    let style = |properties: &str| format!("<style>body {{ {properties} }}</style>{}", all());
    let looks = "await frame(); return figures().map(e => { const b = getComputedStyle(e.shadowRoot.querySelector('button')), p = getComputedStyle(e.shadowRoot.querySelector('.controls input[type=range]')); return [b.fontFamily, getComputedStyle(e.shadowRoot.querySelector('.figure')).fontSize, p.accentColor] })";
    window
        .made(&style("--downhill-font: 'Courier New', monospace; --downhill-font-size: 17px; --downhill-accent: rgb(1, 2, 3)"))
        .await;
    let seen = window.run(looks).await;
    let looks = json!(["\"Courier New\", monospace", "17px", "rgb(1, 2, 3)"]);
    assert_eq!(seen, each(looks));
    // The numbers along the axes are drawn in it: wide letters make another picture.
    let axes =
        format!("{FIND} const c = $('.stage canvas', figure('curve')); return c.toDataURL()");
    let there = window.run(&axes).await;
    window.made(&style("--downhill-font-size: 17px")).await;
    assert_ne!(window.run(&axes).await, there, "the axes have the font");
}

async fn figures_come_and_go_with_the_pages_of_a_host(window: Arc<Window>) {
    window.made("<main></main>").await;
    let seen = window
        .run(
            "const main = document.querySelector('main'); const seen = [];
             for (let round = 0; round < 5; round++) {
               main.innerHTML = '<downhill-curve></downhill-curve><downhill-fit></downhill-fit>';
               const [curve, fit] = main.children; await curve.ready; await fit.ready; curve.play(); fit.step(2);
               await frame(); seen.push(fit.state.step);
               if (document.startViewTransition) await document.startViewTransition(() => main.replaceChildren()).finished; else main.replaceChildren();
             }
             const parts = performance.getEntriesByType('resource').map(r => r.name).filter(name => name.endsWith('.wasm')); return [seen, new Set(parts).size === parts.length]",
        )
        .await;
    assert_eq!(
        seen,
        json!([[2, 2, 2, 2, 2], true]),
        "one WebAssembly for all"
    );
}

// Guards against a reader of the first figure who loads 0.8 MB for the last one.
async fn digits_load_their_data_when_they_come_near(window: Arc<Window>) {
    let loaded = "const loaded = () => performance.getEntriesByType('resource').map(r => r.name.split('/').at(-1)).filter(n => n.endsWith('gz')).sort();";
    let far = "<div style='height: 9000px'></div>";
    window
        .goto(&made(&format!(
            "<downhill-curve></downhill-curve>{far}<downhill-digits></downhill-digits>"
        )))
        .await;
    let seen = window
        .run(&format!(
            "{loaded} await el.ready; el.step(3); await frame(); return [loaded(), el.state.step]"
        ))
        .await;
    assert_eq!(seen, json!([[], 3]), "far away");
    let seen = window
        .run(&format!("{loaded} const [, digits] = figures(); digits.scrollIntoView(); await digits.ready; digits.step(13); return [loaded(), digits.state.epoch, digits.state.accuracy]"))
        .await;
    let files = [
        "digits-train-images-idx3-ubyte.gz",
        "digits-train-labels-idx1-ubyte.gz",
        "digits-valid-images-idx3-ubyte.gz",
        "digits-valid-labels-idx1-ubyte.gz",
    ];
    assert_eq!(seen, json!([files, 1, 0.97]), "ready with its data");
}

// Guards against digits that fail for good, in silence, or take the figure along.
async fn digits_that_do_not_come_are_asked_for_again(window: Arc<Window>) {
    window.goto(&made(FAR)).await;
    let seen = window
        .run(
            "window.kept = fetch; window.fetch = (url, ...more) => String(url).includes('train-images') ? Promise.resolve(new Response(new Uint8Array([31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]))) : kept(url, ...more);
             await el.ready; await frame(); el.step(13); el.classes = 'all'; window.fetch = kept;
             const broken = $('.loading .outcome'); return [broken.hidden, broken.textContent.startsWith('The digits could not be loaded: digits-train-images-idx3-ubyte.gz: '), el.state.step, el.state.classes, el.shadowRoot.textContent.includes('NaN')]",
        )
        .await;
    assert_eq!(seen, json!([false, true, 0, "all", false]));
    let seen = window
        .run(
            "$('[data-verb=retry]').click(); while (!$('.loading').hidden) await frame(); el.step(63); return [el.state.epoch, el.state.confusion.reduce((a, b) => a + b)]",
        )
        .await;
    assert_eq!(seen, json!([1, 1000]), "the rest is kept, and the setting");
}

// Guards against data that are lost because the panel that takes them was never opened.
async fn what_is_dropped_on_a_plot_opens_its_panel(window: Arc<Window>) {
    window
        .made("<downhill-fit hide='forward'></downhill-fit>")
        .await;
    let drop = "const data = new DataTransfer(); data.setData('text', TEXT); const e = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }); $('.stage').dispatchEvent(e);";
    let seen = window
        .run(&format!("{} while (el.state.time.length !== 4) await frame(); return [e.defaultPrevented, $('details[data-group=own]').open, $('[data-group=own] [role=status]').textContent]", drop.replace("TEXT", "'0 1\\n1 3\\n2 4\\n3 9'")))
        .await;
    assert_eq!(seen, json!([true, true, "4 rows read."]));
    let seen = window
        .run(&format!("{} await frame(); return [el.state.time.length, $('[data-group=own] [role=status]').textContent]", drop.replace("TEXT", "'0 1\\n1 x'")))
        .await;
    let said =
        "Line 2: \u{201c}x\u{201d} is not a number from -1e9 to 1e9. The previous data are kept.";
    assert_eq!(seen, json!([4, said]));
}

/// The address of a file made by `cargo xtask standalone`.
fn file(name: &str) -> String {
    let folder = std::env::var("DOWNHILL_STANDALONE").expect("the folder of these files");
    format!("file://{folder}/{name}")
}

async fn one_file_holds_the_whole_lesson(window: Arc<Window>) {
    window.go(&file("downhill.html")).await;
    let seen = window
        .run("for (const i of document.images) { i.loading = 'eager'; await i.decode() } const digits = document.querySelector('downhill-digits'); await digits.ready; const inside = figures().filter(e => e !== digits); const states = () => inside.map(e => JSON.stringify(e.state)); const before = states(); for (const e of inside) e.step(); await frame(); return [inside.length > 5, states().every((state, k) => state !== before[k]), !$('.loading .outcome', digits).hidden, performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:') && !r.name.endsWith('.gz')).length, getComputedStyle(document.body).fontFamily.includes('Charter'), el.link().startsWith('file:') && el.link().includes('/downhill-curve.html?')]")
        .await;
    assert_eq!(
        seen,
        json!([true, true, true, 0, true, true]),
        "all inside, but the digits, and they say so"
    );
}

async fn one_file_holds_a_figure(window: Arc<Window>) {
    for figure in FIGURES {
        let name = format!("{}.html", figure.tag());
        // Their data are not in the file: the digits have no steps.
        let steps = if figure.name == "digits" {
            [0, 0]
        } else {
            [2, 1]
        };
        window.go(&file(&format!("{name}?step=2&pace=9"))).await;
        let seen = window
            .run("const link = el.link(), before = el.state.step; el.back(); return [link, el.localName, el.pace, before, el.state.step]")
            .await;
        assert_eq!(
            seen,
            json!([seen[0], figure.tag(), 9, steps[0], steps[1]]),
            "{name}: its settings come by the address"
        );
        window.go(seen[0].as_str().unwrap_or_default()).await;
        let seen = window.run("return [el.pace, el.state.step]").await;
        assert_eq!(seen, json!([9, steps[0]]), "{name}: its link");
    }
}
