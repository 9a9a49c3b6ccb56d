//! A figure as lines for notes of one's own, with the choice of what to leave out.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::controls::{button, check, choice, fixed_text, line};
use super::dom::{El, Text, Ui};
use super::panel::panel;
use super::save::copy;
use crate::settings::common::Theme;

/// What the panel reads of a figure and sets.
pub struct Embedding {
    /// The groups of controls that can be left out.
    pub groups: &'static [&'static str],
    /// The settings that lead to exactly this state.
    pub settings: Rc<dyn Fn() -> Vec<(&'static str, String)>>,
    /// The theme, and the groups that are left out, with blanks between them.
    pub style: (Text, Text),
    /// Takes a setting by its name.
    pub set: Rc<dyn Fn(&'static str, String)>,
}

/// The group of the panel itself, which leaves out others.
pub(crate) const OWN: &str = "embed";

/// A way into notes: its name, what it is for, and the lines.
pub(crate) type Way = (&'static str, &'static str, fn(&Host) -> String);

pub(crate) const WAYS: [Way; 3] = [
    (
        "embed-tag",
        "A tag, where downhill.js is served and notes take HTML: MkDocs, Sphinx, Docusaurus, a page of your own.",
        Host::tag,
    ),
    (
        "embed-frame",
        "A frame, where no scripts are allowed: Moodle, Canvas, Jupyter Book.",
        Host::frame,
    ),
    (
        "embed-link",
        "A link, for a mail, a slide or a chat.",
        Host::link,
    ),
];

/// What stands for an address that cannot be had.
const NO_ADDRESS: &str =
    "This figure stands in a page without an address of its own, so nothing can lead to it.";

/// What the element around a figure says of it.
pub(crate) struct Host {
    tag: String,
    name: String,
    link: String,
    settings: Vec<(&'static str, String)>,
}

impl Host {
    pub(crate) fn of(figure: &HtmlElement, settings: Vec<(&'static str, String)>) -> Option<Self> {
        Some(Self {
            tag: host(figure)?.local_name(),
            name: figure.get_attribute("aria-label").unwrap_or_default(),
            link: link(figure)?,
            settings,
        })
    }

    /// The folder of the scripts, with a stroke at its end. A figure's own file has none beside it.
    fn folder(&self) -> &str {
        let page = self.link.split('?').next().unwrap_or_default();
        page.strip_suffix("embed.html").unwrap_or_default()
    }

    /// Its address, or why it has none.
    fn link(&self) -> String {
        if self.link.is_empty() {
            return NO_ADDRESS.into();
        }
        self.link.clone()
    }

    fn tag(&self) -> String {
        let mut attributes = String::new();
        for (name, value) in &self.settings {
            attributes += &format!(" {name}=\"{}\"", escaped(value));
        }
        let (folder, tag) = (self.folder(), &self.tag);
        format!(
            "<script type=\"module\" src=\"{folder}downhill.js\"></script>\n<{tag}{attributes}></{tag}>"
        )
    }

    fn frame(&self) -> String {
        if self.link.is_empty() {
            return NO_ADDRESS.into();
        }
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"480\"></iframe>",
            escaped(&self.link),
            self.name
        )
    }
}

/// The element around a figure.
fn host(inside: &HtmlElement) -> Option<Element> {
    let root: ShadowRoot = inside.get_root_node().dyn_into().ok()?;
    Some(root.host())
}

/// The address of exactly this state, as the element around the figure has it.
#[must_use]
pub fn link(inside: &HtmlElement) -> Option<String> {
    let host: JsValue = host(inside)?.into();
    let link: Function = Reflect::get(&host, &"link".into()).ok()?.dyn_into().ok()?;
    link.call0(&host).ok()?.as_string()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

/// The panel. What is left out is left out at once, so that the result is in view.
#[must_use]
pub fn embed(ui: &Ui, figure: &HtmlElement, embedding: Box<dyn Fn() -> Embedding>) -> El {
    let figure = figure.clone();
    let content =
        move |ui: &Ui, panel: &HtmlElement| lines_to_copy(ui, [&figure, panel], embedding());
    panel(ui, OWN, "Embed…", Box::new(content))
}

fn lines_to_copy(ui: &Ui, [figure, panel]: [&HtmlElement; 2], embedding: Embedding) -> Vec<El> {
    let Embedding {
        groups,
        settings,
        style: (theme, hide),
        set,
    } = embedding;
    let said = Rc::new(RefCell::new(String::new()));
    let hide: Rc<dyn Fn() -> String> = hide.into();

    let mut boxes = Vec::new();
    for &group in groups.iter().filter(|group| **group != OWN) {
        let (now, before, set) = (Rc::clone(&hide), Rc::clone(&hide), Rc::clone(&set));
        let is_hidden = move || now().split(' ').any(|hidden| hidden == group);
        let toggle = move |leave_out: bool| {
            let all = leptos::prelude::untrack(|| before());
            let mut kept: Vec<&str> = all.split(' ').filter(|hidden| *hidden != group).collect();
            if leave_out {
                kept.push(group);
            }
            set("hide", kept.join(" "));
        };
        boxes.push(check(ui, OWN, group, Box::new(is_hidden), Rc::new(toggle)));
    }
    let names = Theme::NAMES.map(|name| (name, name));
    let choose = Box::new(move |theme| set("theme", theme));
    let mut content = vec![
        ui.el("span").class("name").text("Leave out"),
        ui.el("div").class("row").children(boxes),
        choice(ui, "Theme", &names, theme, choose),
    ];
    for (verb, about, lines) in WAYS {
        let (settings, hide) = (Rc::clone(&settings), Rc::clone(&hide));
        let (figure, panel) = (figure.clone(), panel.clone());
        // Nothing is written while nobody looks.
        let text: Rc<dyn Fn() -> String> = Rc::new(move || {
            hide();
            let is_open = panel.has_attribute("open");
            let host = is_open.then(|| Host::of(&figure, settings())).flatten();
            host.as_ref().map_or(String::new(), lines)
        });
        let (shown, said, again) = (Rc::clone(&text), Rc::clone(&said), ui.clone());
        let take = move || {
            let (said, again) = (Rc::clone(&said), again.clone());
            let tell = move |words: &str| {
                said.replace(words.into());
                again.voice.say(words.into());
                again.refresh();
            };
            copy(&leptos::prelude::untrack(|| text()), Box::new(tell));
        };
        let lines = ui
            .el("textarea")
            .attr("readonly", "")
            .attr("rows", "3")
            .attr("spellcheck", "false")
            .attr("aria-label", about)
            .live_value(Box::new(move || shown()));
        content.push(ui.el("p").class("about").text(about));
        content.push(lines);
        content.push(button(
            ui,
            verb,
            fixed_text("Copy"),
            Box::new(|| false),
            take,
        ));
    }
    content.push(line(ui, "about", Box::new(move || said.borrow().clone())));
    content
}
