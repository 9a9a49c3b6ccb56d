//! What the packages tell of the figures: types and a manifest for npm, classes for Python, made of
//! the tables of settings, the snapshots and the README.
//!
//! `DOWNHILL_BLESS=1 cargo test --no-default-features --test package` writes them anew.

#[path = "told/markdown.rs"]
mod markdown;
mod told;

use downhill::figures::autograd::state::Autograd;
use downhill::figures::curve::state::Curve;
use downhill::figures::digits::state::Digits;
use downhill::figures::fit::state::Fit;
use downhill::figures::landscape::state::Landscape;
use downhill::figures::{Datum, Figure};
use downhill::settings::Kind;
use markdown::rows;
use serde_json::{Value as Json, json};
use told::{holds, read};

/// What a package says of one figure.
struct Element {
    tag: String,
    /// Its name in TypeScript.
    class: String,
    about: String,
    settings: Vec<Told>,
    state: Vec<Field>,
}

/// A setting.
struct Told {
    name: &'static str,
    kind: Kind,
    default: String,
    doc: &'static str,
}

/// A field of `state`.
struct Field {
    name: &'static str,
    of: String,
    doc: String,
}

fn elements() -> [Element; 5] {
    [
        element::<Autograd>("The gradient of a function that is typed, node by node."),
        element::<Curve>("Gradient descent on a function of one variable, with a point to drag."),
        element::<Digits>("A linear classifier of handwritten digits, trained on real ones."),
        element::<Fit>("A model that is fitted to data by the seven steps of gradient descent."),
        element::<Landscape>(
            "The loss of a fit, or a function of two variables, as a landscape with the path of a descent.",
        ),
    ]
}

fn element<S: Figure>(about: &str) -> Element {
    let (name, shown) = (S::NAME, Default::default());
    let mut class = name.to_owned();
    class[..1].make_ascii_uppercase();
    let settings: Vec<_> = S::TABLE
        .iter()
        .map(|setting| Told {
            name: setting.name,
            kind: setting.kind,
            default: setting.print(&shown),
            doc: setting.doc,
        })
        .collect();
    let docs = rows(
        &read("README.md"),
        &format!("The `state` of `<downhill-{name}>`:\n\n"),
    );
    let doc = |field: &str| {
        let named = format!("`{field}`");
        let row = docs.iter().find(|row| row[0].contains(&named));
        row.unwrap_or_else(|| panic!("the README tells of {field}"))[1].clone()
    };
    let state = S::default()
        .snapshot()
        .into_iter()
        .map(|(name, datum)| Field {
            name,
            of: settings
                .iter()
                .find(|setting| setting.name == name && matches!(setting.kind, Kind::WholeOr(..)))
                .filter(|_| matches!(datum, Datum::Text(_)))
                .map_or_else(|| field_type(name, &datum), |told| read_type(&told.kind)),
            doc: doc(name),
        })
        .collect();
    Element {
        tag: format!("downhill-{name}"),
        class: format!("Downhill{class}"),
        about: about.into(),
        settings,
        state,
    }
}

/// The type of a part of `state`.
fn field_type(name: &str, datum: &Datum) -> String {
    let record = |fields: Vec<String>| format!("{{ {} }}", fields.join("; "));
    match datum {
        Datum::Text(_) if name == "status" => "Status".into(),
        Datum::Text(_) => "string".into(),
        Datum::Number(_) => "number".into(),
        Datum::Numbers(_) => "number[]".into(),
        Datum::Rows(names, _) => {
            let fields = names.iter().map(|name| format!("{name}: number"));
            format!("{}[]", record(fields.collect()))
        }
        Datum::Record(fields) => {
            let fields = fields.iter();
            record(
                fields
                    .map(|(name, datum)| format!("{name}: {}", field_type(name, datum)))
                    .collect(),
            )
        }
    }
}

fn words(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(" | ")
}

/// What a property of this kind reads as.
fn read_type(kind: &Kind) -> String {
    match kind {
        Kind::Number(..) | Kind::Whole(..) => "number".into(),
        Kind::Numbers(..) | Kind::Some(..) | Kind::Wholes(..) => "number[]".into(),
        Kind::Area(_, _, word) => format!("number[] | \"{word}\""),
        Kind::WholeOr(_, _, word) => format!("number | \"{word}\""),
        Kind::Choice(choices) => words(choices),
        Kind::Flag => "boolean".into(),
        Kind::Span(..) => "[number, number] | \"auto\"".into(),
        Kind::Subset(_)
        | Kind::Steps(_)
        | Kind::Rule(_)
        | Kind::Race(..)
        | Kind::Formula(_)
        | Kind::FormulaOr(..)
        | Kind::Plane(_)
        | Kind::Classes
        | Kind::Model
        | Kind::Columns => "string".into(),
    }
}

/// What a setting of this kind takes.
fn set_type(kind: &Kind) -> String {
    match kind {
        Kind::Number(..) | Kind::Whole(..) | Kind::Steps(_) => "number | string".into(),
        Kind::Numbers(..) | Kind::Some(..) | Kind::Wholes(..) | Kind::Span(..) | Kind::Area(..) => {
            "readonly number[] | string".into()
        }
        Kind::WholeOr(_, _, word) => format!("number | \"{word}\""),
        Kind::Choice(choices) => words(choices),
        Kind::Subset(choices) => format!("readonly ({})[] | string", words(choices)),
        Kind::Flag => "boolean | \"on\" | \"off\"".into(),
        Kind::Rule(_)
        | Kind::Race(..)
        | Kind::Formula(_)
        | Kind::FormulaOr(..)
        | Kind::Plane(_)
        | Kind::Classes
        | Kind::Model
        | Kind::Columns => "string".into(),
    }
}

/// The verbs and the rest that all elements have: what stands in code, and what it is.
fn members() -> Vec<(String, String)> {
    let rows = rows(&read("README.md"), "an element has:\n\n");
    let members = rows.into_iter().map(|row| (row[0].clone(), row[1].clone()));
    members
        .map(|(name, doc)| (name.trim_matches('`').to_owned(), doc))
        .collect()
}

fn member_doc(name: &str) -> String {
    let members = members();
    let found = members.iter().find(|(member, _)| {
        let code = member.trim_start_matches("event `");
        code.split(|c: char| !c.is_alphanumeric() && c != '-')
            .next()
            == Some(name)
    });
    found
        .unwrap_or_else(|| panic!("the README tells of {name}"))
        .1
        .clone()
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{}{}{end}", first.unwrap_or_default(), letters.as_str())
}

/// A setting's line of documentation: what it does, takes, and is by default.
fn told(setting: &Told) -> String {
    let default = match setting.default.as_str() {
        "" => String::new(),
        some => format!(" Default: `{some}`."),
    };
    // `*/` would end the comment.
    let takes = sentence(&setting.kind.to_string()).replace("*/", "* /");
    format!("{} {takes}{default}", setting.doc)
}

fn types() -> String {
    let doc = |name: &str| sentence(&member_doc(name));
    let mut text = format!(
        r#"// Made by tests/package.rs from the tables of settings. Importing "downhill" defines the elements.

/** How far a figure is. */
export type Status = "ready" | "running" | "paused" | "converged" | "diverged";

/** What every figure has. */
export interface DownhillFigure<State, Settings> extends HTMLElement {{
  /** {ready} */
  readonly ready: Promise<this>;
  /** {state} Undefined until the figure runs. */
  readonly state: State | undefined;
  /** {step} */
  step(n?: number): void;
  /** {back} */
  back(n?: number): void;
  /** {play} */
  play(): void;
  /** {pause} */
  pause(): void;
  /** {reset} */
  reset(): void;
  /** {set} */
  set(settings: Settings): void;
  /** {settings} */
  readonly settings: Record<string, string>;
  /** {link} */
  link(): string;
  addEventListener(
    type: "downhill-change",
    listener: (event: CustomEvent<State>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}}
"#,
        ready = doc("ready"),
        state = doc("state"),
        step = doc("step"),
        back = doc("back"),
        play = doc("play"),
        pause = doc("pause"),
        reset = doc("reset"),
        set = doc("set"),
        settings = doc("settings"),
        link = doc("link"),
    );
    for Element {
        tag,
        class,
        about,
        settings,
        state,
    } in elements()
    {
        text += &format!("\n/** What `<{tag}>` shows. */\nexport interface {class}State {{\n");
        for Field { name, of, doc } in &state {
            text += &format!("  /** {} */\n  {name}: {of};\n", sentence(doc));
        }
        text += &format!(
            "}}\n\n/** The settings of `<{tag}>`. */\nexport interface {class}Settings {{\n"
        );
        for setting in &settings {
            let (name, of) = (setting.name, set_type(&setting.kind));
            text += &format!("  /** {} */\n  {name}?: {of};\n", told(setting));
        }
        text += &format!(
            "}}\n\n/** {about} */\nexport interface {class} extends DownhillFigure<{class}State, {class}Settings> {{\n"
        );
        // `step` is the verb.
        for setting in settings.iter().filter(|setting| setting.name != "step") {
            let (name, get) = (setting.name, read_type(&setting.kind));
            let set = set_type(&setting.kind);
            text += &format!("  get {name}(): {get};\n  set {name}(value: {set});\n");
        }
        text += "}\n";
    }
    text += "\ndeclare global {\n  interface HTMLElementTagNameMap {\n";
    for Element { tag, class, .. } in elements() {
        text += &format!("    \"{tag}\": {class};\n");
    }
    text += "  }\n}\n";
    text
}

/// After the Custom Elements Manifest of the Web Components Community Group, version 1.0.0.
fn manifest() -> Json {
    let of = |text: &str| json!({ "text": text });
    let declarations = elements().map(|element| {
        let attributes = element.settings.iter().map(|setting| {
            json!({
                "name": setting.name,
                "description": told(setting),
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
                "type": of(&read_type(&setting.kind)),
            })
        });
        let common = members().into_iter().filter_map(|(code, doc)| {
            let name = code.split(['(', ' ']).next()?.to_owned();
            let doc = sentence(&doc);
            Some(match name.as_str() {
                "event" => return None,
                "settings" => json!({ "kind": "field", "name": name, "readonly": true, "description": doc, "type": of("Record<string, string>") }),
                "ready" => json!({ "kind": "field", "name": name, "readonly": true, "description": doc, "type": of("Promise<this>") }),
                "state" => json!({ "kind": "field", "name": name, "readonly": true, "description": doc, "type": of(&format!("{}State | undefined", element.class)) }),
                "step" | "back" => json!({ "kind": "method", "name": name, "description": doc, "parameters": [{ "name": "n", "type": of("number"), "default": "1", "optional": true }] }),
                "set" => json!({ "kind": "method", "name": name, "description": doc, "parameters": [{ "name": "settings", "type": of(&format!("{}Settings", element.class)) }] }),
                "link" => json!({ "kind": "method", "name": name, "description": doc, "return": { "type": of("string") } }),
                _ => json!({ "kind": "method", "name": name, "description": doc }),
            })
        });
        let css = rows(&read("README.md"), "may set:\n\n").into_iter();
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
            "events": [{ "name": "downhill-change", "description": sentence(&member_doc("downhill-change")), "type": of(&format!("CustomEvent<{}State>", element.class)) }],
            "slots": [{ "name": "", "description": "Shown until the figure runs: a picture, say." }],
            "cssProperties": css.collect::<Vec<_>>(),
        })
    });
    let exports = elements().map(|Element { tag, class, .. }| {
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
            "declarations": declarations,
            "exports": exports,
        }],
    })
}

/// The classes of the Python package.
fn classes() -> String {
    let mut text = String::from(
        "\"\"\"The figures. Made by tests/package.rs from the tables of settings.\"\"\"\n\n\
         from .widget import Figure, both, named, setting, shown\n",
    );
    for element in elements() {
        let name = element.class.trim_start_matches("Downhill");
        let figure = element.tag.trim_start_matches("downhill-");
        text += &format!(
            "\n\nclass {name}(Figure):\n    \"\"\"{}\"\"\"\n\n",
            element.about
        );
        text += &format!("    figure = named({figure:?})\n");
        let mut line = |name: &str, kind: &str, about: &str| {
            text += &format!("    {name} = {kind}({about:?})\n");
        };
        let is_shown = |name: &str| element.state.iter().any(|field| field.name == name);
        for setting in &element.settings {
            let kind = if is_shown(setting.name) {
                "both"
            } else {
                "setting"
            };
            line(setting.name, kind, &told(setting));
        }
        let is_set = |name: &str| element.settings.iter().any(|setting| setting.name == name);
        for field in element.state.iter().filter(|field| !is_set(field.name)) {
            line(field.name, "shown", &sentence(&field.doc));
        }
    }
    text
}

// Guards against types that promise settings, fields or members of another day.
#[test]
fn the_types_are_those_of_the_figures() {
    holds("npm/index.d.ts", &types());
}

// Guards against an editor that offers attributes of another day.
#[test]
fn the_manifest_is_that_of_the_figures() {
    let text = serde_json::to_string_pretty(&manifest()).expect("it is JSON");
    holds("npm/custom-elements.json", &format!("{text}\n"));
}

// Guards against a notebook that knows the settings of another day.
#[test]
fn the_classes_are_those_of_the_figures() {
    holds("python/src/downhill/figures.py", &classes());
}

// Guards against a package that is told apart from the crate it was made of.
#[test]
fn the_package_is_of_the_version_of_the_crate() {
    let package: Json = serde_json::from_str(&read("npm/package.json")).expect("it is JSON");
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(package["license"], env!("CARGO_PKG_LICENSE"));
    assert_eq!(package["name"], env!("CARGO_PKG_NAME"));
    let python = read("python/pyproject.toml");
    for (key, value) in [
        ("name", env!("CARGO_PKG_NAME")),
        ("version", env!("CARGO_PKG_VERSION")),
        ("license", env!("CARGO_PKG_LICENSE")),
    ] {
        let line = format!("\n{key} = \"{value}\"\n");
        assert!(python.contains(&line), "python/pyproject.toml: {line}");
    }
}
