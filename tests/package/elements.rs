//! What the packages say of a figure, in words and in the types of TypeScript.

use downhill::figures::registry::{FIGURES, Listing, SettingDoc};
use downhill::figures::shared::fields::{ElementValue, FieldDoc};

use crate::docs::read;
use crate::fields::field_type;
use crate::markdown::rows;

/// A figure.
pub(crate) struct Element {
    pub(crate) name: &'static str,
    pub(crate) tag: String,
    /// Its class in Python.
    pub(crate) python: String,
    /// Its class in TypeScript.
    pub(crate) class: String,
    pub(crate) about: &'static str,
    pub(crate) settings: Vec<SettingDoc>,
    pub(crate) fields: Vec<FieldDoc>,
    pub(crate) value: ElementValue,
}

impl Element {
    fn of(figure: &Listing) -> Self {
        let mut python = figure.name.to_owned();
        python[..1].make_ascii_uppercase();
        Self {
            name: figure.name,
            tag: figure.tag(),
            class: format!("Downhill{python}"),
            python,
            about: figure.about,
            settings: figure.settings(),
            fields: (figure.fields)(),
            value: figure.value,
        }
    }

    /// The field of the state that `value` is.
    fn value_field(&self) -> &FieldDoc {
        let mut fields = self.fields.iter();
        let field = fields.find(|field| field.name == self.value.field);
        field.expect("`value` is a field of the state")
    }

    /// What `value` is, in a sentence or two.
    pub(crate) fn value_doc(&self) -> String {
        let doc = self.value_field().doc;
        match self.value.setting {
            Some(setting) => format!("{doc} Assigning to it sets `{setting}`."),
            None => format!("{doc} It cannot be set."),
        }
    }

    /// What `value` gives when it is read.
    pub(crate) fn value_type(&self) -> String {
        format!("{} | undefined", field_type(&self.value_field().of))
    }

    /// What may be assigned to `value`, if anything may.
    pub(crate) fn value_taken(&self) -> Option<String> {
        let mut settings = self.settings.iter();
        let setting = settings.find(|setting| Some(setting.name) == self.value.setting)?;
        Some(format!("{} | null | undefined", setting.kind.types().set))
    }
}

pub(crate) fn elements() -> Vec<Element> {
    FIGURES.iter().map(Element::of).collect()
}

/// The verbs and the rest that all elements have: what stands in code, and what it is.
pub(crate) fn members() -> Vec<(String, String)> {
    let rows = rows(&read("docs/reference.md"), "an element has:\n\n");
    let members = rows.into_iter().map(|row| (row[0].clone(), row[1].clone()));
    members
        .map(|(name, doc)| (name.trim_matches('`').to_owned(), doc))
        .collect()
}

pub(crate) fn member_doc(name: &str) -> String {
    let members = members();
    let found = members.iter().find(|(member, _)| {
        let code = member.trim_start_matches("event `");
        code.split(|c: char| !c.is_alphanumeric() && c != '-')
            .next()
            == Some(name)
    });
    found
        .unwrap_or_else(|| panic!("the reference tells of {name}"))
        .1
        .clone()
}

pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{}{}{end}", first.unwrap_or_default(), letters.as_str())
}

/// A setting's line of documentation: what it does, takes, and is by default.
pub(crate) fn setting_doc(setting: &SettingDoc) -> String {
    let default = match setting.default.as_str() {
        "" => String::new(),
        some => format!(" Default: `{some}`."),
    };
    // `*/` would end the comment.
    let takes = sentence(&setting.kind.to_string()).replace("*/", "* /");
    format!("{} {takes}{default}", setting.doc)
}
