//! A figure as an element of a page that somebody else's code or hands have written.

use std::sync::Arc;

use downhill::figures::registry::FIGURES;
use downhill_harness::{Window, cases};
use serde_json::json;

cases![
    a_figure_that_is_taken_out_and_put_back_is_as_it_was,
    a_property_of_the_name_of_a_verb_is_the_verb_and_sets_the_setting,
    the_settings_that_are_refused_and_the_code_are_told_to_scripts,
    undefined_is_as_null,
    a_hidden_figure_is_hidden,
    what_a_self_closed_tag_swallows_stays_in_view,
    a_misspelt_setting_is_named,
    what_frameworks_write_on_any_element_is_no_setting,
    a_figure_has_a_width_in_any_box,
    a_page_with_trusted_types_takes_every_figure,
    a_page_of_xhtml_takes_every_figure,
    a_classic_script_loads_the_figures,
];

// Guards against a host that moves a reader's work between its pages and loses it.
async fn a_figure_that_is_taken_out_and_put_back_is_as_it_was(window: Arc<Window>) {
    window.made("<main></main>").await;
    for figure in FIGURES {
        let tag = figure.tag();
        let seen = window
            .run(&format!(
                "const main = document.querySelector('main'), f = document.createElement('{tag}'); f.setAttribute('pace', '7');
                 main.append(f); await f.ready;
                 if ('data' in f) f.data = '0 1_1 3_2 5'; f.pace = null; f.step(7); f.back(2); await frame();
                 const before = JSON.stringify([f.state, f.settings, f.link()]);
                 f.play(); f.remove(); await frame(); const out = f.state.step; await new Promise(r => setTimeout(r, 300));
                 const rests = f.state.step === out && f.shadowRoot.querySelector('canvas') === null; f.pause();
                 f.reset(); f.step(7); f.back(2);
                 main.append(f); await f.ready; f.scrollIntoView(); while (!f.shadowRoot.querySelector('.figure')) await frame();
                 await frame(); const after = JSON.stringify([f.state, f.settings, f.link()]);
                 const heard = await new Promise(r => {{ f.addEventListener('downhill-change', () => r(true), {{ once: true }}); f.theme = 'dark' }});
                 const views = f.shadowRoot.querySelectorAll('.figure').length; f.remove(); return [rests, heard, views, before, after]"
            ))
            .await;
        assert_eq!(seen, json!([true, true, 1, seen[3], seen[3]]), "{tag}");
    }
}

// Guards against a script that cannot tell a refused setting from one that is in force, and a host that has
// to look for the code in the figure's buttons.
async fn the_settings_that_are_refused_and_the_code_are_told_to_scripts(window: Arc<Window>) {
    window.made("<main></main>").await;
    let seen = window
        .run(
            "const main = document.querySelector('main'); const made = async (name) => { const f = document.createElement(`downhill-${name}`); main.append(f); const before = [f.errors, f.code()]; await f.ready; return [f, before] };
             const [fit, before] = await made('fit'); fit.lr = 'fast'; fit.step(3); const refused = fit.errors; const code = fit.code(); fit.lr = 0.5;
             const [curve] = await made('curve'); return [before, refused, fit.errors, code.includes('for i in range(3)'), curve.code() === undefined]",
        )
        .await;
    let line = "lr=\"fast\" is not usable: it takes a number from 1e-9 to 10.";
    assert_eq!(
        seen,
        json!([[{}, null], { "lr": line }, {}, true, true]),
        "before, refused, corrected, code"
    );
}

// Guards against `step="3"` in a template, which frameworks assign to the property.
async fn a_property_of_the_name_of_a_verb_is_the_verb_and_sets_the_setting(window: Arc<Window>) {
    window.made("<main></main>").await;
    let seen = window
        .run(
            "const main = document.querySelector('main'); const made = async (give) => { const f = document.createElement('downhill-curve'); give(f); main.replaceChildren(f); await f.ready; return f };
             const before = await made(f => { f.step = '3'; f.lr = 0.2 }); const seen = [before.state.step]; before.step(2); seen.push(before.state.step);
             const after = await made(() => {}); after.step = 4; seen.push(after.state.step); after.step(); seen.push(after.state.step);
             after.step = undefined; seen.push(after.state.step, typeof after.step, 'step' in after); return seen",
        )
        .await;
    assert_eq!(seen, json!([3, 5, 4, 5, 0, "function", true]));
}

// Guards against a setting that a component was not given, and which is read as a word.
async fn undefined_is_as_null(window: Arc<Window>) {
    window
        .made("<downhill-curve lr=0.3></downhill-curve>")
        .await;
    let seen = window
        .run("el.lr = undefined; const first = el.lr; el.set({ lr: 0.4, f: 'x**4' }); el.set({ lr: undefined, f: null }); const late = document.createElement('downhill-curve'); late.lr = undefined; late.set({ start: 1 }); late.set({ start: undefined }); document.body.append(late); await late.ready; return [first, el.lr, el.f, late.lr, late.start, [el, late].map(e => $('.complaints', e).hidden)]")
        .await;
    assert_eq!(seen, json!([0.1, 0.1, "x**2", 0.1, -1.5, [true, true]]));
}

async fn a_hidden_figure_is_hidden(window: Arc<Window>) {
    window.made("<downhill-curve></downhill-curve>").await;
    let seen = window
        .run("const seen = []; for (const hidden of [true, false, 'until-found']) { el.hidden = hidden; await frame(); seen.push(getComputedStyle(el).display) } return seen")
        .await;
    assert_eq!(seen, json!(["none", "block", "block"]));
}

// Guards against a page that ends at its first figure, as HTML reads `<downhill-curve />`.
async fn what_a_self_closed_tag_swallows_stays_in_view(window: Arc<Window>) {
    window
        .made("<downhill-curve lr=0.2 /><img alt='' width=9 height=9><h2>More</h2><p>and a figure</p><downhill-fit />")
        .await;
    let seen = window
        .run("return [...el.children].map(e => [e.localName, e.checkVisibility(), e.getBoundingClientRect().top >= $('.figure').getBoundingClientRect().bottom])")
        .await;
    let shown = |name: &str| json!([name, true, true]);
    assert_eq!(
        seen,
        json!([
            ["img", false, false],
            shown("h2"),
            shown("p"),
            shown("downhill-fit")
        ])
    );
    let lines = window.console().await;
    let said = lines.iter().filter_map(|line| line["message"].as_str());
    let warned: Vec<_> = said
        .filter(|line| line.contains("has to be closed by"))
        .collect();
    assert_eq!(warned.len(), 1, "{lines:?}");
}

async fn a_misspelt_setting_is_named(window: Arc<Window>) {
    for name in [
        "standardize",
        "optimiser",
        "learning_rate",
        "learning-rate",
        "speed",
    ] {
        window
            .made(&format!(
                "<downhill-fit {name}='0.3' lr=1e-6></downhill-fit>"
            ))
            .await;
        let seen = window
            .run("return [$('.complaints').textContent, el.lr]")
            .await;
        let said = seen[0].as_str().unwrap_or_default();
        assert!(said.contains(name), "{name}: {said}");
        assert_eq!(seen[1], json!(1e-6), "and the rest is taken");
    }
}

// Guards against complaints of what a host's tools write on every element.
async fn what_frameworks_write_on_any_element_is_no_setting(window: Arc<Window>) {
    window
        .made("<downhill-curve id=a class=b style='color: red' title=c lang=en dir=ltr tabindex=-1 role=img part=p slot=s data-v-1a2b=1 data-astro-cid-x aria-label=d v-cloak x-data hx-get=e ng-version=1 _ngcontent-abc onclick='' key=k ref=r :lr=1 @click=f autofocus itemprop=g></downhill-curve>")
        .await;
    let seen = window
        .run("return [$('.complaints').hidden, $('.complaints').textContent]")
        .await;
    assert_eq!(seen[0], json!(true), "{seen}");
}

// Guards against figures two pixels wide, in boxes that are as wide as what stands in them.
async fn a_figure_has_a_width_in_any_box(window: Arc<Window>) {
    let boxes = [
        "<div style='display: flex'><downhill-curve></downhill-curve></div>",
        "<div style='display: inline-flex'><downhill-curve></downhill-curve></div>",
        "<div style='display: flex; flex-direction: column; align-items: center'><downhill-curve></downhill-curve></div>",
        "<table><tr><td><downhill-curve></downhill-curve></table>",
        "<downhill-curve style='float: left'></downhill-curve>",
        "<downhill-curve style='display: inline-block'></downhill-curve>",
        "<dialog open><downhill-curve></downhill-curve></dialog>",
        "<div style='position: absolute'><downhill-curve></downhill-curve></div>",
        "<downhill-curve style='position: absolute'></downhill-curve>",
        "<div style='width: fit-content'><downhill-curve></downhill-curve></div>",
        "<div style='width: max-content'><downhill-curve></downhill-curve></div>",
        "<div style='display: grid; place-items: center'><downhill-curve></downhill-curve></div>",
        "<div style='display: grid; grid-template-columns: auto auto'><p>beside</p><downhill-curve></downhill-curve></div>",
        "<div style='display: flex'><p style='flex: 0 0 40%'>beside</p><downhill-curve></downhill-curve></div>",
    ];
    for (width, least, stands_out) in [(1280, 600.0, 0.0), (390, 180.0, 16.0)] {
        window.screen(width, 800, 1.0).await;
        for body in boxes {
            window.made(body).await;
            let seen = window
                .run("await frame(); return [el.getBoundingClientRect().width, document.documentElement.scrollWidth - innerWidth]")
                .await;
            let [own, over] = [0, 1].map(|k| seen[k].as_f64().expect("a number"));
            assert!(
                own >= least && over <= stands_out,
                "{width}: {seen} in {body}"
            );
        }
    }
}

/// A figure of every kind, and its panels opened.
const ALL_OPENED: &str = "for (const e of figures()) { e.scrollIntoView(); await e.ready; e.step(2); for (const part of e.shadowRoot.querySelectorAll('details')) part.open = true; await frame(); e.set({ view: 'score' }); await frame() } return figures().map(e => [e.state !== undefined, e.shadowRoot.textContent.includes('has stopped')])";

fn all() -> String {
    let tags = FIGURES.iter().map(|figure| figure.tag());
    tags.map(|tag| format!("<{tag}></{tag}>")).collect()
}

async fn a_page_with_trusted_types_takes_every_figure(window: Arc<Window>) {
    let page = format!("typed/{}", downhill_harness::made(&all()));
    window.go(&page).await;
    let seen = window.run(ALL_OPENED).await;
    assert_eq!(seen, json!(vec![[true, false]; FIGURES.len()]));
    window.quiet().await;
}

async fn a_page_of_xhtml_takes_every_figure(window: Arc<Window>) {
    let page = format!("xhtml/{}", downhill_harness::made(&all()));
    window.go(&page).await;
    let seen = window.run(ALL_OPENED).await;
    assert_eq!(seen, json!(vec![[true, false]; FIGURES.len()]));
    window.quiet().await;
}

async fn a_classic_script_loads_the_figures(window: Arc<Window>) {
    window
        .goto(&format!(
            "classic/{}",
            downhill_harness::made("<downhill-curve></downhill-curve>")
        ))
        .await;
    window.until("el.state").await;
    window.quiet().await;
}
