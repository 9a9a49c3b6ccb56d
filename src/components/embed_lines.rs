//! A figure as lines for notes of one's own: a tag, a frame, a link.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ShadowRoot};

/// The group of the panel itself, which leaves out others.
pub(crate) const OWN: &str = "embed";

/// A way into notes: its name, what it is for, and the lines.
pub(crate) type EmbedForm = (&'static str, &'static str, fn(&Host) -> String);

pub(crate) const EMBED_FORMS: [EmbedForm; 3] = [
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
