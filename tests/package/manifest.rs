//! The manifest of the elements, for editors.

use serde_json::{Value as Json, json};

use crate::docs::read;
use crate::elements::{Element, elements, member_doc, members, sentence, setting_doc};
use crate::markdown::rows;
use crate::tasks;

/// After the Custom Elements Manifest of the Web Components Community Group, version 1.0.0.
pub(crate) fn manifest() -> Json {
    let of = |text: &str| json!({ "text": text });
    let declarations = elements().into_iter().map(|element| {
        let attributes = element.settings.iter().map(|setting| {
            json!({
                "name": setting.name,
                "description": setting_doc(setting),
                "type": of("string"),
                "default": setting.default,
            })
        });
        let properties = element.settings.iter().filter(|setting| setting.name != "step");
        let properties = properties.map(|setting| {
            json!({
                "kind": "field",
                "name": setting.name,
                "attribute": setting.name,
                "description": setting.doc,
                "type": of(&setting.kind.types().get),
            })
        });
        let common = members().into_iter().filter_map(|(code, doc)| {
            let name = code.split(['(', ' ']).next()?.to_owned();
            let doc = sentence(&doc);
            Some(match name.as_str() {
                "event" => return None,
                "value" => json!({ "kind": "field", "name": name, "attribute": name, "readonly": element.value.setting.is_none(), "description": element.value_doc(), "type": of(&element.value_type()) }),
                "settings" | "errors" => json!({ "kind": "field", "name": name, "readonly": true, "description": doc, "type": of("Record<string, string>") }),
                "code" => json!({ "kind": "method", "name": name, "description": doc, "return": { "type": of("string | undefined") } }),
                "ready" => json!({ "kind": "field", "name": name, "readonly": true, "description": doc, "type": of("Promise<this>") }),
                "state" => json!({ "kind": "field", "name": name, "readonly": true, "description": doc, "type": of(&format!("{}State | undefined", element.class)) }),
                "step" | "back" => json!({ "kind": "method", "name": name, "description": doc, "parameters": [{ "name": "n", "type": of("number"), "default": "1", "optional": true }] }),
                "set" => json!({ "kind": "method", "name": name, "description": doc, "parameters": [{ "name": "settings", "type": of(&format!("{}Settings", element.class)) }] }),
                "link" => json!({ "kind": "method", "name": name, "description": doc, "return": { "type": of("string") } }),
                _ => json!({ "kind": "method", "name": name, "description": doc }),
            })
        });
        let css = rows(&read("docs/reference.md"), "may set:\n\n").into_iter();
        let css = css.map(|row| json!({ "name": row[0].trim_matches('`'), "description": sentence(&row[1]) }));
        json!({
            "kind": "class",
            "customElement": true,
            "name": element.class,
            "tagName": element.tag,
            "description": element.about,
            "superclass": { "name": "HTMLElement" },
            "attributes": attributes.collect::<Vec<_>>(),
            "members": properties.chain(common).collect::<Vec<_>>(),
            "events": [
                { "name": "downhill-change", "description": sentence(&member_doc("downhill-change")), "type": of(&format!("CustomEvent<{}State>", element.class)) },
                { "name": "input", "description": sentence(&member_doc("input")), "type": of("Event") },
                { "name": "change", "description": sentence(&member_doc("change")), "type": of("Event") },
            ],
            "slots": [{ "name": "", "description": "Shown until the figure runs: a picture, say." }],
            "cssProperties": css.collect::<Vec<_>>(),
        })
    });
    let figures = elements().into_iter();
    let figures = figures.map(|Element { tag, class, .. }| (tag, class));
    let tasks = tasks::EXPORTS.map(|(tag, class)| (tag.into(), class.into()));
    let exports = figures.chain(tasks).map(|(tag, class)| {
        json!({
            "kind": "custom-element-definition",
            "name": tag,
            "declaration": { "name": class, "module": "index.js" },
        })
    });
    json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": "index.js",
            "declarations": declarations.chain(tasks::declarations()).collect::<Vec<_>>(),
            "exports": exports.collect::<Vec<_>>(),
        }],
    })
}
