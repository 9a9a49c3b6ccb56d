//! The lines that embed a figure in another page: a tag, a frame, a link.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ShadowRoot};

/// The group of the panel itself, which offers to hide the other groups but not its own.
pub(crate) const OWN: &str = "embed";

/// A form of embedding: the name of its action, where it is used, and its lines.
pub(crate) type EmbedForm = (&'static str, &'static str, fn(&Host) -> String);

pub(crate) const EMBED_FORMS: [EmbedForm; 4] = [
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
        "A link, for an email, a slide or a chat.",
        Host::link,
    ),
    (
        "embed-task",
        "The tag with a question, which holds the figure back until it is answered.",
        Host::task,
    ),
];

/// The text in place of an address if the page has none.
const NO_ADDRESS: &str =
    "This figure stands in a page without an address of its own, so nothing can link to it.";

/// The text in place of a question if there is no step to come.
const NO_QUESTION: &str =
    "No step is to come from here that could be predicted: reset the figure, or step back.";

/// What a task asks of a figure as it is: the field to predict, and the step after which it is known.
#[derive(Clone, Copy)]
pub(crate) struct Question {
    pub(crate) field: &'static str,
    pub(crate) step: usize,
}

/// The host element of a figure: its tag, name, link, and the settings that differ from the defaults.
pub(crate) struct Host {
    tag: String,
    name: String,
    link: String,
    settings: Vec<(&'static str, String)>,
    question: Option<Question>,
}

impl Host {
    pub(crate) fn of(
        figure: &HtmlElement,
        settings: Vec<(&'static str, String)>,
        question: Option<Question>,
    ) -> Option<Self> {
        Some(Self {
            tag: host(figure)?.local_name(),
            name: figure.get_attribute("aria-label").unwrap_or_default(),
            link: link(figure)?,
            settings,
            question,
        })
    }

    /// The address of the scripts' folder, with a slash at its end; empty in a figure's own file, which
    /// has no scripts beside it.
    fn folder(&self) -> &str {
        let page = self.link.split('?').next().unwrap_or_default();
        page.strip_suffix("embed.html").unwrap_or_default()
    }

    /// The address of the figure, or the reason why it has none.
    fn link(&self) -> String {
        if self.link.is_empty() {
            return NO_ADDRESS.into();
        }
        self.link.clone()
    }

    fn tag(&self) -> String {
        self.tag_with("")
    }

    fn task(&self) -> String {
        let Some(Question { field, step }) = self.question else {
            return NO_QUESTION.into();
        };
        let tag = self.tag_with(" id=\"figure\"");
        format!(
            "{tag}\n<downhill-task for=\"figure\" predict=\"{field}\" when=\"step >= {step}\">\n  What will {field} be at step {step}?\n</downhill-task>"
        )
    }

    /// The tag with these attributes before those of the settings.
    fn tag_with(&self, attributes: &str) -> String {
        let mut attributes = String::from(attributes);
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

/// The host element of the shadow root that contains an element.
fn host(inside: &HtmlElement) -> Option<Element> {
    let root: ShadowRoot = inside.get_root_node().dyn_into().ok()?;
    Some(root.host())
}

/// The address that reproduces exactly this state, from the host element's `link()`; `None` if
/// `inside` is not in a figure's element.
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
