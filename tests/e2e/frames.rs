//! A figure in a frame: its height, the messages both ways, a frame of a fixed height.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    a_frame_becomes_as_high_as_its_figure,
    a_frame_of_a_fixed_height_keeps_the_picture_in_view,
    the_host_sets_and_drives_and_is_told,
    what_is_no_message_changes_nothing,
    a_host_can_be_pinned,
    an_unknown_figure_is_answered_with_those_there_are,
    other_resizers_are_answered,
    figures_start_when_they_come_near,
    a_frame_is_titled_as_its_figure,
    a_frame_that_may_not_load_its_script_says_what_it_needs,
    a_plus_in_an_address_is_read_as_it_is_meant,
    what_is_complained_of_is_in_view,
    a_file_in_the_markup_of_a_page_has_no_address_and_says_so,
    a_frame_takes_the_colours_of_the_page_around_it,
    the_script_for_hosts_takes_no_nonsense,
];

/// Scripts of the host: `inside` waits for the figure of the first frame, `heard` collects messages.
const HOST: &str = "
    const frame1 = document.querySelector('iframe');
    const heard = window.heard ??= (() => { const all = []; addEventListener('message', e => all.push(e.data)); return all })();
    const inside = async () => { for (;;) { const el = [...frame1.contentDocument?.body?.children ?? []].find(e => e.localName.startsWith('downhill-')); if (el) { await el.ready; return el } await frame() } };
    const settled = async () => { await frame(); await frame(); await frame() };
    const post = (message) => { frame1.contentWindow.postMessage(message, '*'); return settled() };
";

async fn host(window: &Window, script: &str) -> serde_json::Value {
    let script = format!("{HOST} return (async () => {{ {script} }})()");
    window.run(&script).await
}

async fn a_frame_becomes_as_high_as_its_figure(window: Arc<Window>) {
    let widths = |figure| [700, 360].map(|width| (width, figure));
    for (width, figure) in FIGURES.iter().flat_map(|figure| widths(figure.name)) {
        window
            .made(&format!(
                "<script type=module src=downhill-host.js></script><iframe src='embed.html?figure={figure}' width={width} height=100></iframe>"
            ))
            .await;
        let over = "await inside(); await settled(); const d = frame1.contentDocument.documentElement; return [Math.max(0, d.scrollHeight - frame1.contentWindow.innerHeight), frame1.clientHeight > 500, Math.abs(frame1.contentDocument.body.clientHeight - frame1.clientHeight) <= 1]";
        assert_eq!(
            host(&window, over).await,
            json!([0, true, true]),
            "{figure}: nothing to scroll, nothing empty"
        );
        let opened = format!(
            "const el = await inside(); const before = frame1.clientHeight; for (const part of el.shadowRoot.querySelectorAll('details')) part.open = true; await settled(); const grown = frame1.clientHeight > before + 50; {over}.concat(grown)"
        );
        assert_eq!(
            host(&window, &opened).await,
            json!([0, true, true, true]),
            "{figure}: it grows with what is opened"
        );
    }
}

async fn a_frame_of_a_fixed_height_keeps_the_picture_in_view(window: Arc<Window>) {
    window
        .made("<iframe src='embed.html?figure=curve' width=700 height=420></iframe>")
        .await;
    let seen = host(&window, "const el = await inside(); await settled(); frame1.contentWindow.scrollTo(0, 9999); await settled(); const box = el.shadowRoot.querySelector('.stage').getBoundingClientRect(); return [box.top >= 0 && box.bottom <= 420, box.height > 300, frame1.contentWindow.scrollY > 50, frame1.contentDocument.documentElement.scrollWidth <= 700]").await;
    assert_eq!(seen, json!([true, true, true, true]));
}

async fn the_host_sets_and_drives_and_is_told(window: Arc<Window>) {
    window
        .made("<iframe src='embed.html?figure=curve' width=700 height=420></iframe>")
        .await;
    let told = host(
        &window,
        "await inside(); heard.length = 0;
         await post({ type: 'downhill:set', settings: { lr: 0.25, start: -2 } });
         await post({ type: 'downhill:do', verb: 'step', n: 2 });
         await post({ type: 'downhill:do', verb: 'back' });
         const changes = heard.filter(m => m.type === 'downhill:change');
         const last = changes.at(-1); return [changes.length, last.figure, last.state.lr, last.state.step, last.state.x]",
    )
    .await;
    assert_eq!(told, json!([3, "curve", 0.25, 1, -1]));
}

async fn what_is_no_message_changes_nothing(window: Arc<Window>) {
    window
        .made("<iframe src='embed.html?figure=curve' width=700 height=420></iframe>")
        .await;
    let after = host(
        &window,
        "const el = await inside(); await settled(); heard.length = 0; const before = JSON.stringify(el.state);
         for (const message of [null, 7, 'downhill:do', [], {}, { type: 'downhill:do' }, { type: 'downhill:do', verb: 'remove' }, { type: 'downhill:do', verb: 'step', n: -1 }, { type: 'downhill:do', verb: 'step', n: '3' }, { type: 'downhill:do', verb: 'constructor' }, { type: 'downhill:set' }, { type: 'downhill:set', settings: 'lr=1' }, { type: 'downhill:set', settings: { lr: { a: 1 } } }, { type: 'downhill:set', settings: [['lr', 1]] }, { type: 'other', settings: { lr: 1 } }]) await post(message);
         // One of the right shape, but not from the host.
         frame1.contentWindow.eval(`postMessage({ type: 'downhill:do', verb: 'step' }, '*')`); await settled();
         return [JSON.stringify(el.state) === before, heard.filter(m => m?.type?.startsWith?.('downhill')).length, el.shadowRoot.querySelector('.complaints').hidden]",
    )
    .await;
    assert_eq!(after, json!([true, 0, true]));
}

async fn a_host_can_be_pinned(window: Arc<Window>) {
    let page = |host: &str| {
        format!("<iframe src='embed.html?figure=curve&host={host}' width=700 height=420></iframe>")
    };
    // It would be told of a reader's steps, too.
    let driven = "const el = await inside(); heard.length = 0; await post({ type: 'downhill:do', verb: 'step' }); const step = el.state.step; el.step(); await settled(); return [step, heard.filter(m => m?.type === 'downhill:change').length]";
    window.made("").await;
    let own = window.text("location.origin").await;
    window.made(&page(&own)).await;
    assert_eq!(
        host(&window, driven).await,
        json!([1, 2]),
        "the host itself"
    );
    window.made(&page("https://example.org")).await;
    assert_eq!(host(&window, driven).await, json!([0, 0]), "another one");
    window.made(&page("example")).await;
    let said = host(
        &window,
        "await inside(); return frame1.contentDocument.body.lastElementChild.textContent",
    )
    .await;
    assert_eq!(
        said,
        json!("host=\"example\" is not usable: it takes an origin such as https://example.org."),
        "none at all"
    );
}

// Guards against a teacher who mistypes a name and is told of another day's figures.
async fn an_unknown_figure_is_answered_with_those_there_are(window: Arc<Window>) {
    let names: Vec<_> = FIGURES.iter().map(|figure| figure.name).collect();
    let (last, first) = names.split_last().expect("there are figures");
    let there = format!("{} and {last}", first.join(", "));
    for name in ["slope", "constructor", "x'y\"z"] {
        window.goto(&format!("embed.html?figure={name}")).await;
        window.until("document.querySelector('p')").await;
        assert_eq!(
            window.text("document.querySelector('p').textContent").await,
            format!("There is no figure called \"{name}\"; the figures are {there}.")
        );
    }
}

async fn other_resizers_are_answered(window: Arc<Window>) {
    window
        .made("<iframe src='embed.html?figure=curve' width=400 height=300></iframe>")
        .await;
    let told = host(
        &window,
        "await inside(); await settled(); heard.length = 0; await post({ type: 'iframe-child-init' });
         const first = heard.filter(m => m.type === 'iframe-resized').at(-1); heard.length = 0;
         frame1.style.height = first.height + 'px'; frame1.width = 360; await settled();
         await post({ type: 'iframe-get-child-dimensions' });
         const again = heard.filter(m => m.type === 'iframe-resized').at(-1);
         return [first.width > 350 && first.width <= 400, first.height > 600, again.width < first.width, again.height > 600]",
    )
    .await;
    assert_eq!(told, json!([true, true, true, true]));
}

async fn figures_start_when_they_come_near(window: Arc<Window>) {
    window.screen(800, 600, 1.0).await;
    window
        .goto(&downhill_harness::made(
            "<downhill-curve></downhill-curve><div style='height: 4000px'></div><downhill-curve id=far></downhill-curve><downhill-curve id=asked></downhill-curve>",
        ))
        .await;
    let seen = "await new Promise(r => setTimeout(r, 300)); return figures().map(e => e.state !== undefined)";
    window
        .until("document.querySelector('downhill-curve').state")
        .await;
    assert_eq!(
        window.run(seen).await,
        json!([true, false, false]),
        "the first alone"
    );
    window
        .run("await document.querySelector('#asked').ready")
        .await;
    assert_eq!(
        window.run(seen).await,
        json!([true, false, true]),
        "whoever is asked for"
    );
    window.run("scrollTo(0, 3500)").await;
    assert_eq!(
        window.run(seen).await,
        json!([true, true, true]),
        "and what comes near"
    );
}

// Guards against a white box in a dark page.
async fn a_frame_takes_the_colours_of_the_page_around_it(window: Arc<Window>) {
    window
        .made("<iframe src='embed.html?figure=curve' width=700 height=420></iframe>")
        .await;
    for (scheme, is_dark) in [("light", false), ("dark", true)] {
        let seen = host(&window, &format!("document.documentElement.style.colorScheme = '{scheme}'; const el = await inside(); await settled(); const inner = frame1.contentWindow; const style = (e) => inner.getComputedStyle(e); const ink = Number(style(el.shadowRoot.querySelector('.figure')).color.match(/\\d+/)[0]); const root = frame1.contentDocument; return [inner.matchMedia('(prefers-color-scheme: dark)').matches, ink > 127, style(root.documentElement).backgroundColor, style(root.body).backgroundColor]")).await;
        let none = "rgba(0, 0, 0, 0)";
        assert_eq!(seen, json!([is_dark, is_dark, none, none]), "{scheme}");
    }
}

// Guards against a frame that makes itself, or another, any height it likes.
async fn the_script_for_hosts_takes_no_nonsense(window: Arc<Window>) {
    window
        .made("<script type=module src=downhill-host.js></script><iframe id=one src='about:blank' style='height: 100px'></iframe><iframe id=two src='about:blank' style='height: 100px'></iframe>")
        .await;
    let seen = host(&window, "const [one, two] = document.querySelectorAll('iframe'); const heights = [];
        const say = async (from, message) => { from.eval(`parent.postMessage(${JSON.stringify(message)}, '*')`); await settled(); heights.push(one.clientHeight, two.clientHeight) };
        for (const height of [-5, 0, 1e9, 'calc(100vh)', '300', null, [300]]) await say(one.contentWindow, { type: 'downhill:size', height });
        await say(one.contentWindow, { type: 'other', height: 300 }); await say(window, { type: 'downhill:size', height: 300 });
        const before = new Set(heights); heights.length = 0; await say(two.contentWindow, { type: 'downhill:size', height: 250 });
        return [[...before], heights]").await;
    assert_eq!(
        seen,
        json!([[100], [100, 250]]),
        "nonsense, then a true height"
    );
}

// Guards against a tab, a landmark and a heading that are the same for all figures.
async fn a_frame_is_titled_as_its_figure(window: Arc<Window>) {
    for figure in FIGURES {
        window
            .go(&format!("embed.html?figure={}", figure.name))
            .await;
        let seen = window
            .run("return [document.title, document.querySelector('h1').textContent, document.querySelectorAll('main, [role=main]').length, el.closest('main, [role=main]') !== null, document.querySelector('meta[name=description]').content.length > 40, document.querySelector('.late')]")
            .await;
        let title = figure.title;
        let wanted = json!([format!("{title} · Downhill"), title, 1, true, true, null]);
        assert_eq!(seen, wanted, "{}", figure.name);
    }
}

// Guards against a frame that stays blank where a learning platform puts it into a sandbox.
async fn a_frame_that_may_not_load_its_script_says_what_it_needs(window: Arc<Window>) {
    window
        .goto(&downhill_harness::made(
            "<iframe sandbox=allow-scripts src='embed.html?figure=curve' width=700 height=420></iframe>",
        ))
        .await;
    window.enter_frame().await;
    window
        .until("document.querySelector('p')?.checkVisibility({ visibilityProperty: true })")
        .await;
    let said = window.text("document.querySelector('p').innerText").await;
    assert!(said.contains("Access-Control-Allow-Origin: *"), "{said}");
}

async fn a_plus_in_an_address_is_read_as_it_is_meant(window: Arc<Window>) {
    for (address, f) in [
        ("x**2+3*x", "x**2 + 3*x"),
        ("x**2%2B3*x", "x**2 + 3*x"),
        ("x**2+%2B+3*x", "x**2 + 3*x"),
        ("x**2+-+3*x", "x**2 - 3*x"),
        ("2+*+x", "2*x"),
        ("(x)+(1)+2e+1", "x + 1 + 2e+1"),
        ("abs(x)+x**2", "abs(x) + x**2"),
        ("x**2", "x**2"),
    ] {
        window.go(&format!("embed.html?f={address}")).await;
        let seen = window
            .run(&format!("const other = document.createElement('downhill-curve'); other.f = '{f}'; document.body.append(other); await other.ready; return [el.f === other.f, $('.complaints').hidden, el.f]"))
            .await;
        assert_eq!(seen, json!([true, true, seen[2]]), "{address}");
    }
    window
        .go("embed.html?figure=fit&data=0+1_1+3_2+5&model=a*t%2Bb")
        .await;
    let seen = window.run("return [el.data, el.state.time]").await;
    assert_eq!(
        seen[1],
        json!([0, 1, 2]),
        "blanks of other settings are blanks: {seen}"
    );
    window.go("embed.html?figure=fit&model=a*t**2+b*t+c").await;
    let seen = window.run("return el.state.params.length").await;
    assert_eq!(seen, json!(3));
}

// Guards against a teacher who mistypes a setting and finds out from the class.
async fn what_is_complained_of_is_in_view(window: Arc<Window>) {
    for (width, height) in [(700, 420), (360, 480)] {
        window
            .made(&format!("<iframe src='embed.html?figure=curve&lrr=3' width={width} height={height}></iframe><iframe src='embed.html?figure=curve&host=x' width={width} height={height}></iframe>"))
            .await;
        let seen = host(&window, "await inside(); await settled(); const [one, two] = [...document.querySelectorAll('iframe')].map(f => f.contentDocument); const says = (part) => { const r = part.getBoundingClientRect(); return [r.top >= 0 && r.bottom <= part.ownerDocument.defaultView.innerHeight, part.textContent] }; while (!two.querySelector('p:not(.late)')) await frame(); return [says(one.querySelector('downhill-curve').shadowRoot.querySelector('.complaints')), says(two.querySelector('p'))]").await;
        assert_eq!(
            (&seen[0][0], &seen[1][0]),
            (&json!(true), &json!(true)),
            "{width}: {seen}"
        );
        assert!(seen[0][1].to_string().contains("lrr"), "{seen}");
    }
}

// Guards against a link that throws, and boxes that are empty, where a platform copies a file's text.
async fn a_file_in_the_markup_of_a_page_has_no_address_and_says_so(window: Arc<Window>) {
    let folder = downhill_harness::variable("DOWNHILL_STANDALONE");
    let text = std::fs::read_to_string(format!("{folder}/downhill-curve.html"));
    let text = json!(text.expect("`cargo xtask standalone` made it")).to_string();
    window.made("<iframe width=700 height=500></iframe>").await;
    window
        .run(&format!("document.querySelector('iframe').srcdoc = {text}"))
        .await;
    let seen = host(&window, "const el = await inside(); el.step(2); const panel = el.shadowRoot.querySelector('details[data-group=embed]'); panel.open = true; const texts = () => [...panel.querySelectorAll('textarea')].map(t => t.value); while (texts().length < 3 || texts().some(text => !text)) await frame(); return [el.link(), el.state.step, texts()]").await;
    assert_eq!((&seen[0], &seen[1]), (&json!(""), &json!(2)));
    let [tag, frame, link] = [0, 1, 2].map(|k| seen[2][k].as_str().unwrap_or_default());
    assert!(tag.contains("<downhill-curve step=\"2\">"), "{tag}");
    assert!(
        frame.contains("without an address") && frame == link,
        "{frame}"
    );
}
