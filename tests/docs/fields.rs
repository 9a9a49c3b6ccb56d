//! The fields of a state, in the types of TypeScript and in words.

use downhill::figures::shared::fields::{FieldDoc, FieldType};

/// The type of a field of `state`.
pub(crate) fn field_type(of: &FieldType) -> String {
    let record = |fields: Vec<String>| format!("{{ {} }}", fields.join("; "));
    match of {
        FieldType::Number | FieldType::Count => "number".into(),
        FieldType::NumberOr(words) => {
            let words = words.iter().map(|word| format!(" | \"{word}\""));
            format!("number{}", words.collect::<String>())
        }
        FieldType::Text => "string".into(),
        FieldType::Status => "Status".into(),
        FieldType::Word(words) => {
            let words = words.iter().map(|word| format!("\"{word}\""));
            words.collect::<Vec<_>>().join(" | ")
        }
        FieldType::Numbers => "number[]".into(),
        FieldType::Records(names) => {
            let fields = names.iter().map(|name| format!("{name}: number"));
            format!("{}[]", record(fields.collect()))
        }
        FieldType::Record(fields) => {
            let field = |field: &FieldDoc| format!("{}: {}", field.name, field_type(&field.of));
            record(fields.iter().map(field).collect())
        }
    }
}

/// The sentence on a field, with those on the fields of a record.
pub(crate) fn field_doc(field: &FieldDoc) -> String {
    let mut doc = field.doc.to_owned();
    if let FieldType::Record(fields) = &field.of {
        for field in fields {
            doc += &format!(" `{}`: {}", field.name, lower(&field_doc(field)));
        }
    }
    doc
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}
