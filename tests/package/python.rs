//! The classes of the Python package.

use crate::elements::{Element, elements, setting_doc};
use crate::fields::field_doc;

pub(crate) fn classes() -> String {
    let elements = elements();
    let names: Vec<_> = elements.iter().map(|element| &element.python).collect();
    let mut text = format!(
        "\"\"\"The figures. Written by `cargo xtask generate` from src/figures/registry.rs.\"\"\"\n\n\
         from .widget import Figure, both, named, setting, shown\n\n\
         __all__ = {names:?}\n"
    );
    for element in &elements {
        text += &class(element);
    }
    text
}

/// A trait for each setting, and for each field of the state; those of one name are one trait.
fn class(element: &Element) -> String {
    let Element {
        name,
        python,
        about,
        settings,
        fields,
        ..
    } = element;
    let mut text = format!(
        "\n\nclass {python}(Figure):\n    \"\"\"{about}\"\"\"\n\n    figure = named({name:?})\n"
    );
    for setting in settings {
        let (name, takes) = (setting.name, setting_doc(setting));
        let line = match fields.iter().find(|field| field.name == name) {
            Some(field) => format!("both({takes:?}, {:?})", field_doc(field)),
            None => format!("setting({takes:?})"),
        };
        text += &format!("    {name} = {line}\n");
    }
    let is_set = |name| settings.iter().any(|setting| setting.name == name);
    for field in fields.iter().filter(|field| !is_set(field.name)) {
        text += &format!("    {} = shown({:?})\n", field.name, field_doc(field));
    }
    text
}
