//! The kinds of fields and of what is computed from them.

/// What a field or a condition is: known before there is a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number.
    Number,
    /// Any text.
    Text,
    /// True or false.
    Flag,
    /// One of these words; any text if there are none.
    Word(Vec<String>),
    /// A number, or one of these words where there is none, such as a loss that is `diverged`.
    NumberOrText(Vec<String>),
    /// A list of numbers.
    Numbers,
    /// A list of records with these fields.
    Records(Vec<(String, Kind)>),
    /// A record with these fields.
    Record(Vec<(String, Kind)>),
}

impl Kind {
    /// Whether one can compute with it: a number, or a field that is a number or a word.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number | Self::NumberOrText(_))
    }

    /// Whether it is always a text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Word(_))
    }

    /// Whether it is a list.
    pub(super) fn is_list(&self) -> bool {
        matches!(self, Self::Numbers | Self::Records(_))
    }

    /// Whether it is a list or a record, which are not compared.
    pub(super) fn is_compound(&self) -> bool {
        self.is_list() || matches!(self, Self::Record(_))
    }

    /// The words that a text of this kind is one of, if they are known.
    pub(super) fn words(&self) -> &[String] {
        match self {
            Self::Word(words) | Self::NumberOrText(words) => words,
            _ => &[],
        }
    }

    /// The fields of a record.
    pub(super) fn fields(&self) -> Option<&[(String, Kind)]> {
        match self {
            Self::Record(fields) => Some(fields),
            _ => None,
        }
    }

    /// The kind of an entry of a list; `None` for what has no entries.
    pub(super) fn entry(&self) -> Option<Self> {
        match self {
            Self::Numbers => Some(Self::Number),
            Self::Records(fields) => Some(Self::Record(fields.clone())),
            _ => None,
        }
    }

    /// The kind in words, for a sentence such as “x” is a number.
    pub(super) fn described(&self) -> &'static str {
        match self {
            Self::Number | Self::NumberOrText(_) => "a number",
            Self::Text | Self::Word(_) => "a text",
            Self::Flag => "true or false",
            Self::Numbers => "a list of numbers",
            Self::Records(_) => "a list of records",
            Self::Record(_) => "a record",
        }
    }

    /// Whether a value of this kind can equal one of another.
    pub(super) fn can_equal(&self, other: &Self) -> bool {
        (self.is_number() && other.is_number())
            || (self.may_be_text() && other.may_be_text())
            || (*self == Self::Flag && *other == Self::Flag)
    }

    /// Whether it is a text now and then.
    fn may_be_text(&self) -> bool {
        self.is_text() || matches!(self, Self::NumberOrText(_))
    }

    /// How a number, or else a text, within something of this kind is written, if that is written
    /// `path`: `losses[0]` for a list `losses`.
    pub(super) fn sample(&self, path: &str) -> Option<String> {
        match self {
            Self::Numbers => Some(format!("{path}[0]")),
            Self::Records(fields) => sample_field(fields, &format!("{path}[0]")),
            Self::Record(fields) => sample_field(fields, path),
            Self::Flag => None,
            _ => Some(path.into()),
        }
    }
}

/// [`Kind::sample`] of a record's fields: the first number, else the first field with one inside.
fn sample_field(fields: &[(String, Kind)], path: &str) -> Option<String> {
    let number = fields.iter().find(|(_, kind)| kind.is_number());
    let (name, kind) = number.or_else(|| fields.first())?;
    kind.sample(&format!("{path}.{name}"))
}
