//! The editions of SCORM that a package can be of.

use crate::shell::Result;
use std::str::FromStr;

/// An edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edition {
    /// SCORM 1.2, which every platform takes.
    V1_2,
    /// SCORM 2004, the fourth edition of it.
    V2004,
}

impl Edition {
    /// All editions.
    pub(crate) const ALL: [Self; 2] = [Self::V1_2, Self::V2004];

    /// Its name on the command line, and in the bridge.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::V1_2 => "1.2",
            Self::V2004 => "2004",
        }
    }
}

impl FromStr for Edition {
    type Err = String;

    fn from_str(name: &str) -> Result<Self> {
        let edition = Self::ALL.into_iter().find(|edition| edition.name() == name);
        edition.ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(" and ");
            format!("`{name}` is no edition of SCORM; the editions are {names}")
        })
    }
}
