//! The manifest: what a platform reads of a package.

use super::edition::Edition;
use html_escape::encode_double_quoted_attribute;
use std::fmt::Write;

/// The name of its file.
pub(super) const FILE: &str = "imsmanifest.xml";

/// The root element's namespaces, and what it calls the edition.
const OLD: &str = r#"xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
      http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd""#;
const NEW: &str = r#"xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
    xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd
      http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd
      http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd""#;

/// Completion and success are what the page says, not what the platform thinks of a page that was opened.
const SEQUENCING: &str = "
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent=\"true\" objectiveSetByContent=\"true\"/>
        </imsss:sequencing>";

/// What the manifest says of a package.
pub(super) struct Contents<'a> {
    /// A name that differs from those of other packages.
    pub(super) name: &'a str,
    /// The title that the platform shows.
    pub(super) title: &'a str,
    /// The address of the page.
    pub(super) page: &'a str,
    /// The addresses of all files, that of the page among them.
    pub(super) files: &'a [String],
}

/// The manifest of a package of an edition.
pub(super) fn of(edition: Edition, contents: &Contents<'_>) -> String {
    let (head, version, kind, sequencing) = match edition {
        Edition::V1_2 => (OLD, "1.2", "scormtype", ""),
        Edition::V2004 => (NEW, "2004 4th Edition", "scormType", SEQUENCING),
    };
    let (name, title) = (identifier(contents.name), printable(contents.title));
    let title = encode_double_quoted_attribute(&title);
    let page = encode_double_quoted_attribute(contents.page);
    let mut files = String::new();
    for file in contents.files {
        // It goes to a text.
        let _ = writeln!(
            files,
            "      <file href=\"{}\"/>",
            encode_double_quoted_attribute(file)
        );
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="1.0"
    {head}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>{version}</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="tasks" identifierref="page">
        <title>{title}</title>{sequencing}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:{kind}="sco" href="{page}">
{files}    </resource>
  </resources>
</manifest>
"#
    )
}

/// A text without the letters that XML does not take.
fn printable(text: &str) -> String {
    let is_taken = |letter: &char| !letter.is_control() && !"\u{fffe}\u{ffff}".contains(*letter);
    text.chars().filter(is_taken).collect()
}

/// A name as XML takes it for an identifier.
fn identifier(name: &str) -> String {
    let keep = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter
        } else {
            '-'
        }
    };
    format!("downhill-{}", name.chars().map(keep).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{Contents, of};
    use crate::scorm::edition::Edition;

    // Guards against a manifest that is no XML because of what a teacher called a page.
    #[test]
    fn names_and_titles_are_escaped() {
        let manifest = of(
            Edition::V1_2,
            &Contents {
                name: "week 3 & 4",
                title: "Loss <\u{7} \"floor\" & more\u{ffff}",
                page: "a&b.html",
                files: &["a&b.html".into()],
            },
        );
        for wanted in [
            "identifier=\"downhill-week-3---4\"",
            "<title>Loss &lt; &quot;floor&quot; &amp; more</title>",
            "<file href=\"a&amp;b.html\"/>",
        ] {
            assert!(manifest.contains(wanted), "{wanted}: {manifest}");
        }
    }
}
