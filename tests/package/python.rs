//! The classes of the Python package, their types, and examples for its tests.

use downhill::figures::registry::SettingDoc;
use downhill::figures::shared::fields::{FieldDoc, FieldType};
use downhill::numeric::descent::Status;
use downhill::settings::Value;
use downhill::settings::kind::{Python, literal, quoted};
use downhill::settings::text::{joined, plain};

use crate::elements::{Element, elements, setting_doc};
use crate::fields::field_doc;

const WRITTEN: &str = "Written by `cargo xtask generate` from src/figures/registry.rs.";

/// The classes: an attribute for each setting and for each field of the state; those of one name are
/// one attribute.
pub(crate) fn classes() -> String {
    let elements = elements();
    let names: Vec<_> = elements.iter().map(|element| &element.python).collect();
    let mut kinds: Vec<_> = elements
        .iter()
        .flat_map(|element| element.settings.iter().map(class))
        .map(|python| python.class)
        .filter(|class| !["Columns", "Steps"].contains(class))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut text = format!(
        "\"\"\"The figures. {WRITTEN}\"\"\"\n\n\
         from .columns import Columns\n\
         from .kinds import {}\n\
         from .steps import Steps\n\
         from .traits import Shown\n\
         from .widget import Figure, named\n\n\
         __all__ = {names:?}\n",
        kinds.join(", ")
    );
    for element in &elements {
        text += &head(element);
        for setting in &element.settings {
            let Python {
                class, arguments, ..
            } = class(setting);
            let arguments = match arguments.as_str() {
                "" => String::new(),
                some => format!("{some}, "),
            };
            let seen = seen(element, setting).map_or(String::new(), |field| {
                format!(", seen={:?}", field_doc(field))
            });
            let (name, default, doc) = (setting.name, default(setting), setting.doc);
            text += &format!(
                "    {name} = {class}({arguments}default={default}, about={doc:?}{seen})\n"
            );
        }
        for field in only_shown(element) {
            text += &format!("    {} = Shown({:?})\n", field.name, field_doc(field));
        }
    }
    text
}

/// The types of the classes, for editors and checkers of types.
pub(crate) fn stubs() -> String {
    let elements = elements();
    let names: Vec<_> = elements.iter().map(|element| &element.python).collect();
    let mut text = format!(
        "# {WRITTEN}\n\n\
         from collections.abc import Iterable\n\
         from typing import Any, Literal, SupportsFloat, SupportsInt\n\n\
         from .steps import StepCount\n\
         from .traits import Setting, Shown\n\
         from .widget import Figure\n\n\
         __all__ = {names:?}\n"
    );
    for element in &elements {
        text += &head(element).replace(
            &format!("figure = named({:?})", element.name),
            "figure: Any",
        );
        let mut keywords = String::new();
        for setting in &element.settings {
            let (Python { get, set, .. }, name) = (class(setting), setting.name);
            let get = match seen(element, setting).map(|field| field_type(&field.of)) {
                // A count is read as one that can be called.
                Some(field) if get != "StepCount" && !get.starts_with(&field) => {
                    format!("{field} | {get}")
                }
                _ => get,
            };
            text += &format!("    {name}: Setting[{get}, {set} | None]\n");
            text += &documentation(&setting_doc(setting));
            if name == "data" {
                let column = "Iterable[Any] | None = None";
                keywords += &format!("        time: {column},\n        speed: {column},\n");
            }
            keywords += &format!("        {name}: {set} | None = None,\n");
        }
        for field in only_shown(element) {
            text += &format!("    {}: Shown[{}]\n", field.name, field_type(&field.of));
            text += &documentation(&field_doc(field));
        }
        text += &format!(
            "    def __init__(\n        self,\n        *,\n{keywords}    ) -> None: ...\n"
        );
    }
    text
}

/// For each setting, texts that it takes and texts that it refuses, as JSON.
pub(crate) fn examples(sample: &mut dyn FnMut(&SettingDoc) -> Vec<String>) -> serde_json::Value {
    let mut figures = serde_json::Map::new();
    for element in elements() {
        let mut settings = serde_json::Map::new();
        for setting in &element.settings {
            let refused: &[&str] = match class(setting).class {
                // Formulas and tables of data in a text are read by the figure.
                "Formula" => &[""],
                "Columns" => &[],
                _ => setting.kind.refused(),
            };
            let examples = serde_json::json!({ "takes": sample(setting), "refuses": refused });
            settings.insert(setting.name.into(), examples);
        }
        figures.insert(element.python, settings.into());
    }
    figures.into()
}

fn head(element: &Element) -> String {
    let Element {
        name,
        python,
        about,
        ..
    } = element;
    format!(
        "\n\nclass {python}(Figure):\n    \"\"\"{about}\"\"\"\n\n    figure = named({name:?})\n"
    )
}

/// What editors show of the attribute above it.
fn documentation(text: &str) -> String {
    format!("    r\"\"\"{text}\"\"\"\n")
}

/// The class of a setting. The steps of a walk are steps as well, though their kind is another.
fn class(setting: &SettingDoc) -> Python {
    let python = setting.kind.python();
    match (setting.name, python.arguments.strip_prefix("0, ")) {
        ("step", Some(rest)) => Python::new("Steps", rest.into(), "StepCount", &python.set),
        _ => python,
    }
}

/// The field of the state with the name of this setting.
fn seen<'a>(element: &'a Element, setting: &SettingDoc) -> Option<&'a FieldDoc> {
    let mut fields = element.fields.iter();
    fields.find(|field| field.name == setting.name)
}

/// The fields of the state that are no settings.
fn only_shown(element: &Element) -> impl Iterator<Item = &FieldDoc> {
    let is_set = |name| element.settings.iter().any(|setting| setting.name == name);
    element
        .fields
        .iter()
        .filter(move |field| !is_set(field.name))
}

/// The default in the notation of Python; `None` where it depends on other settings, and for data.
fn default(setting: &SettingDoc) -> String {
    let value = setting.kind.parse(&setting.default);
    match value.expect("the default is of its kind") {
        Value::Number(number) => plain(number),
        Value::Integer(integer) => integer.to_string(),
        Value::Flag(true) => "True".into(),
        Value::Flag(false) => "False".into(),
        Value::Words(words) => format!("[{}]", quoted(&words)),
        Value::Numbers(numbers) if class(setting).class == "Integers" => {
            format!("[{}]", joined(&numbers, ", ", |number| plain(*number)))
        }
        Value::Numbers(_) | Value::Columns(_) => "None".into(),
        Value::Steps(_) => setting.default.clone(),
        Value::Word(_) | Value::Text(_) | Value::Rule(..) => format!("{:?}", setting.default),
    }
}

/// The type of a field of `state`.
fn field_type(of: &FieldType) -> String {
    match of {
        FieldType::Number => "float".into(),
        FieldType::Count => "int".into(),
        FieldType::NumberOr(words) => format!("float | {}", literal(words)),
        FieldType::Text => "str".into(),
        FieldType::Status => literal(Status::NAMES),
        FieldType::Word(words) => literal(words),
        FieldType::Numbers => "list[float]".into(),
        FieldType::Records(_) => "list[dict[str, float]]".into(),
        FieldType::Record(_) => "dict[str, Any]".into(),
    }
}
