//! What is said of a release: its section of CHANGELOG.md, and the tags that take it from a content
//! delivery network.

use super::checksums::integrity;
use crate::shell::Result;

/// A network that serves every package of npm to other origins.
const NETWORK: &str = "https://cdn.jsdelivr.net/npm/downhill-figures";

/// The notes of a version, and for each of these scripts the tag that loads it, if it is unchanged.
///
/// # Errors
/// When the changelog has no section for the version, or an empty one.
pub(super) fn of(changelog: &str, version: &str, scripts: &[(&str, Vec<u8>)]) -> Result<String> {
    let section = section(changelog, version)
        .ok_or_else(|| format!("CHANGELOG.md says nothing of the version {version}"))?;
    let tags = scripts.iter().map(|(name, script)| {
        let kind = if name.contains("classic") { "" } else { " type=\"module\"" };
        format!(
            "<script{kind} crossorigin src=\"{NETWORK}@{version}/{name}\" integrity=\"{}\"></script>\n",
            integrity(script)
        )
    });
    Ok(format!(
        "{section}\n\n### From a content delivery network\n\n\
         One of these, the second for hosts that take classic scripts alone. The browser runs the script \
         only if it is the one of this release; what that script loads, it does not compare.\n\n\
         ```html\n{}```\n",
        tags.collect::<String>()
    ))
}

/// The section of a version, without its heading.
fn section<'a>(changelog: &'a str, version: &str) -> Option<&'a str> {
    let (_, rest) = changelog.split_once(&format!("\n## [{version}]"))?;
    let (_, rest) = rest.split_once('\n')?;
    let section = rest.split("\n## ").next()?.trim();
    (!section.is_empty()).then_some(section)
}

#[cfg(test)]
mod tests {
    use super::of;

    const CHANGELOG: &str = "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2027-01-02\n\n### Added\n\n\
        - A figure.\n\n## [1.0.0] - 2027-01-01\n\nThe first.\n";

    // Guards against notes of another version, or of none.
    #[test]
    fn the_notes_are_the_section_of_the_version() {
        let scripts = [("downhill.js", b"x".to_vec())];
        let notes = of(CHANGELOG, "1.1.0", &scripts).expect("there is one");
        assert!(
            notes.starts_with("### Added\n\n- A figure.\n\n### From"),
            "{notes}"
        );
        assert!(
            notes.contains("figures@1.1.0/downhill.js\" integrity=\"sha384-"),
            "{notes}"
        );
        let first = of(CHANGELOG, "1.0.0", &[]).expect("there is one");
        assert!(first.starts_with("The first.\n\n### From"), "{first}");
        for version in ["1.2.0", "Unreleased"] {
            let refused = of(CHANGELOG, version, &[]).expect_err("nothing is said of it");
            assert!(refused.contains(version), "{refused}");
        }
    }
}
