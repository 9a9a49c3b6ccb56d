//! The links of the documents: each leads to a file of the checkout that has what the link names.

// The reader of markdown is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// A link of a document.
#[derive(Debug, PartialEq)]
struct Link {
    /// Where it leads, as it is written.
    target: String,
    /// What stands in backticks in its text.
    names: Vec<String>,
}

/// All documents in Markdown.
fn documents() -> Vec<String> {
    let fixed = [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "npm/README.md",
        "python/README.md",
    ];
    let entries = fs::read_dir("docs").expect("the documents").flatten();
    let names = entries.map(|entry| format!("docs/{}", entry.file_name().display()));
    let mut all: Vec<_> = fixed.map(String::from).into_iter().chain(names).collect();
    all.sort();
    all
}

/// The links in a text, and the images that it shows by HTML.
fn links(markdown: &str) -> Vec<Link> {
    let (mut links, mut open) = (Vec::new(), None::<Link>);
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let target = dest_url.to_string();
                let names = Vec::new();
                open = Some(Link { target, names });
            }
            Event::Code(name) => {
                if let Some(link) = &mut open {
                    link.names.push(name.to_string());
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image) => links.extend(open.take()),
            Event::Html(html) | Event::InlineHtml(html) => {
                for mark in ["src=\"", "srcset=\"", "href=\""] {
                    let targets = html.split(mark).skip(1);
                    links.extend(targets.map(|rest| Link {
                        target: rest.split('"').next().unwrap_or_default().to_owned(),
                        names: Vec::new(),
                    }));
                }
            }
            _ => {}
        }
    }
    links
}

/// What GitHub calls a heading in an address.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        _ => letter
            .is_alphanumeric()
            .then(|| letter.to_ascii_lowercase()),
    });
    kept.collect()
}

/// The path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// Whether a name stands in a text as a whole word.
fn has_word(text: &str, word: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(start, _)| {
        let (before, after) = (&text[..start], &text[start + word.len()..]);
        !before.ends_with(is_word) && !after.starts_with(is_word)
    })
}

/// A Rust source without its imports, re-exports and comments: what is left of a name there is more than a
/// mention.
fn code(source: &str) -> String {
    let mut is_import = false;
    let kept = source.lines().filter(|line| {
        let line = line.trim_start();
        is_import |= line.starts_with("use ") || line.starts_with("pub use ");
        let is_left_out = is_import || line.starts_with("//");
        is_import &= !line.ends_with(';');
        !is_left_out
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// What is wrong with a link of a document; none if it is as it should be.
fn complaint(document: &str, link: &Link) -> Option<String> {
    let Link { target, names } = link;
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, fragment) = target.split_once('#').unwrap_or((target, ""));
    let folder = Path::new(document).parent().unwrap_or(Path::new(""));
    let path = if file.is_empty() {
        PathBuf::from(document)
    } else {
        plain(&folder.join(file))
    };
    if !path.exists() {
        return Some(format!("{document}: {target} leads nowhere"));
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    if path.extension().is_some_and(|end| end == "md") && !fragment.is_empty() {
        let headings = text.lines().filter(|line| line.starts_with('#'));
        let mut anchors = headings.map(|line| anchor(line.trim_start_matches('#').trim()));
        if !anchors.any(|anchor| anchor == fragment) {
            return Some(format!("{document}: {target} names no heading"));
        }
    }
    let text = if path.extension().is_some_and(|end| end == "rs") {
        code(&text)
    } else {
        text
    };
    let missing = names.iter().find(|name| {
        let is_path = path.ends_with(name.as_str());
        let identifiers = name.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        let mut identifiers = identifiers.filter(|word| !word.is_empty());
        // A module is named by the path.
        let is_module = |word: &str| {
            let mut parts = path.iter().filter_map(|part| part.to_str());
            parts.any(|part| part.trim_end_matches(".rs") == word)
        };
        !is_path && !identifiers.all(|word| is_module(word) || has_word(&text, word))
    })?;
    Some(format!("{document}: {target} has no `{missing}`"))
}

// Guards against a document that sends its reader to a file that has moved, or to a name that has
// changed.
#[test]
fn the_links_of_the_documents_lead_to_what_they_name() {
    let (mut found, mut count) = (Vec::new(), 0);
    for document in documents() {
        let text = fs::read_to_string(&document);
        let text = text.unwrap_or_else(|error| panic!("{document}: {error}"));
        for link in links(&text) {
            count += 1;
            found.extend(complaint(&document, &link));
        }
    }
    assert!(count > 50, "the documents have links, {count} were found");
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

// Guards against a test of links that no link can fail.
#[test]
fn a_link_can_fail() {
    let document = "docs/model.md";
    for (markdown, wrong) in [
        ("[`Tape`](../src/numeric/autodiff/mod.rs)", None),
        ("[`Tape::forward`](../src/numeric/autodiff/mod.rs)", None),
        ("[`autodiff/mod.rs`](../src/numeric/autodiff/mod.rs)", None),
        ("[rustup](https://rustup.rs)", None),
        ("[a list](../CONTRIBUTING.md#one-list-of-figures)", None),
        (
            "[`Tapes`](../src/numeric/autodiff/mod.rs)",
            Some("has no `Tapes`"),
        ),
        (
            "[`Stop`](../src/numeric/training/mod.rs)",
            Some("has no `Stop`"),
        ),
        (
            "[`Tape::fly`](../src/numeric/autodiff/mod.rs)",
            Some("has no `Tape::fly`"),
        ),
        (
            "[`Tape`](src/numeric/autodiff/mod.rs)",
            Some("leads nowhere"),
        ),
        (
            "[a list](../CONTRIBUTING.md#two-lists)",
            Some("names no heading"),
        ),
        ("<img src=\"curve.svg\">", Some("leads nowhere")),
    ] {
        let links = links(markdown);
        let [link] = &links[..] else {
            panic!("{markdown} is one link: {links:?}");
        };
        let said = complaint(document, link);
        let is_right = match wrong {
            None => said.is_none(),
            Some(wrong) => said.as_ref().is_some_and(|said| said.contains(wrong)),
        };
        assert!(is_right, "{markdown}: {said:?}");
    }
}
