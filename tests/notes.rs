//! Every kind of notes: what docs/embedding.md says of it is what its host in `tests/hosts` does, and is
//! a page for teachers.
//!
//! `cargo xtask generate` writes the pages anew.

// The reader of markdown is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

mod docs;
#[path = "docs/page.rs"]
mod page;

use std::{fs, path::Path};

use docs::{assert_up_to_date, read};
use page::{escaped, with};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd, html};

/// What says how a figure gets into a page.
const GUIDE: &str = "docs/embedding.md";

/// A kind of notes: its heading in the guide, its page, and its folders in `tests/hosts`.
type Kind = (&'static str, &'static str, &'static [&'static str]);

const KINDS: [Kind; 32] = [
    ("MkDocs", "mkdocs", &["mkdocs"]),
    ("Sphinx with MyST", "sphinx", &["sphinx"]),
    ("Jupyter Book 1", "jupyter-book-1", &["jupyter-book"]),
    (
        "Jupyter Book 2 and MyST",
        "jupyter-book-2",
        &["jupyter-book-2"],
    ),
    ("Jupyter notebooks", "jupyter", &["jupyterlab", "notebook"]),
    ("Notebooks as HTML", "nbconvert", &["nbconvert"]),
    ("Docusaurus", "docusaurus", &["docusaurus"]),
    ("VitePress", "vitepress", &["vitepress"]),
    ("Vite and other bundlers", "vite", &["vite"]),
    ("Plain HTML", "html", &["plain"]),
    ("Moodle, Canvas and others", "platforms", &["platform"]),
    ("Quarto", "quarto", &[]),
    ("Hugo", "hugo", &["hugo"]),
    ("Eleventy", "eleventy", &["eleventy"]),
    ("Jekyll", "jekyll", &["jekyll"]),
    ("Pelican", "pelican", &[]),
    ("mdBook", "mdbook", &["mdbook"]),
    ("PreTeXt", "pretext", &["pretext"]),
    ("Starlight", "starlight", &["starlight"]),
    ("reveal.js", "reveal", &["reveal"]),
    ("React", "react", &["react"]),
    ("Next.js", "next", &["next"]),
    ("Vue", "vue", &["vue"]),
    ("Svelte", "svelte", &["sveltekit"]),
    ("Observable", "observable", &["observable"]),
    ("marimo", "marimo", &["marimo"]),
    ("JupyterLite", "jupyterlite", &["jupyterlite"]),
    ("Frames in a sandbox", "sandbox", &["sandbox"]),
    ("htmx", "htmx", &["htmx"]),
    ("Turbo", "turbo", &["turbo"]),
    ("Trusted Types", "trusted-types", &["trusted-types"]),
    ("XHTML", "xhtml", &["xhtml"]),
];

/// What the guide says of notes.
fn on_notes(guide: &str) -> &str {
    section(guide, "## In your notes", "\n## ")
}

/// What stands below a heading, as far as the next of its kind.
fn section<'a>(text: &'a str, heading: &str, next: &str) -> &'a str {
    let (_, rest) = text
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("`{heading}` is there"));
    rest.split(next).next().unwrap_or_default().trim()
}

/// What the guide says of a kind of notes.
fn on_kind<'a>(guide: &'a str, title: &str) -> &'a str {
    section(on_notes(guide), &format!("### {title}"), "\n### ")
}

/// The blocks of code in a text, each with its language.
fn blocks(markdown: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open = None;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                open = Some((language.to_string(), String::new()));
            }
            Event::Text(text) => {
                if let Some((_, code)) = &mut open {
                    code.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

/// The texts of the files in a folder; of a notebook, those of its cells.
fn texts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut texts = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            texts.append(&mut self::texts(&path));
            continue;
        }
        let text = fs::read_to_string(&path).expect("hosts are made of text");
        if path.extension().is_some_and(|end| end == "ipynb") {
            let notebook: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
            let cells = notebook["cells"].as_array().expect("it has cells");
            texts.extend(cells.iter().map(|cell| {
                let lines = cell["source"].as_array().expect("a list of lines");
                let lines = lines.iter().filter_map(serde_json::Value::as_str);
                lines.collect::<String>() + "\n"
            }));
        } else {
            texts.push(text);
        }
    }
    texts
}

/// Whether a link leads to a document of the checkout.
fn is_document(link: &str) -> bool {
    let path = link.split('#').next().unwrap_or_default();
    !link.contains("://") && path.ends_with(".md")
}

/// The page of a kind of notes.
fn written(title: &str, markdown: &str) -> String {
    let mut code: Option<String> = None;
    let mut is_in_document = false;
    let events = Parser::new(markdown).filter_map(|event| match (event, &mut code) {
        // The documents are not in the site.
        (Event::Start(Tag::Link { dest_url, .. }), _) if is_document(&dest_url) => {
            is_in_document = true;
            None
        }
        (Event::End(TagEnd::Link), _) if std::mem::take(&mut is_in_document) => None,
        (Event::Start(Tag::CodeBlock(_)), code) => {
            *code = Some(String::new());
            None
        }
        (Event::Text(text), Some(code)) => {
            code.push_str(&text);
            None
        }
        (Event::End(TagEnd::CodeBlock), code) => {
            let lines = escaped(code.take().unwrap_or_default().trim_end());
            Some(Event::Html(CowStr::from(format!(
                "<pre role=\"group\" aria-label=\"Code\"><code>{lines}</code></pre>\n"
            ))))
        }
        (event, _) => Some(event),
    });
    let mut body = String::new();
    html::push_html(&mut body, events);
    format!(
        r#"<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Downhill in your notes: {title}</title>
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="../icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="../tokens.css">
  <link rel="stylesheet" href="../page.css">
  <script type="module" src="../page.js"></script>
</head>
<body>
<header class="page-head">
  <p class="up"><a href="../teach.html#kinds">For teachers</a></p>
  <h1>{title}</h1>
  <p class="lead">How the figures of Downhill get into these notes. “The site” is the folder <code>dist</code>, which <code>cargo xtask build</code> makes; this page is in it.</p>
</header>
<main>
<section>
{body}</section>
</main>
<footer class="page-foot">
  <p><a href="../teach.html#set-ups">Set-ups to copy</a> · <a href="../teach.html#settings">All settings</a> · <a href="../">The lesson</a></p>
</footer>
</body>
</html>
"#
    )
}

// Guards against lines for teachers that nobody has tried.
#[test]
fn the_lines_in_the_guide_are_those_of_the_hosts() {
    let guide = read(GUIDE);
    for (title, _, hosts) in KINDS {
        let documented = blocks(on_kind(&guide, title));
        assert!(!documented.is_empty(), "{title} has lines");
        for host in hosts {
            let texts = texts(&Path::new("tests/hosts").join(host));
            for (language, lines) in &documented {
                // What is typed at a prompt, and what a server sends, the test does.
                if language != "sh" && language != "http" {
                    assert!(
                        texts.iter().any(|text| text.contains(lines)),
                        "{title}: no file in tests/hosts/{host} has these lines:\n{lines}"
                    );
                }
            }
        }
    }
}

// Guards against a host or a section without the other.
#[test]
fn every_host_has_its_section_and_every_section_its_page() {
    let guide = read(GUIDE);
    let titles: Vec<_> = on_notes(&guide)
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    let mut known: Vec<_> = KINDS.iter().map(|(title, ..)| *title).collect();
    for title in &titles {
        assert!(known.contains(title), "{title} has no page");
    }
    assert_eq!(titles.len(), known.len(), "{titles:?}");
    known = KINDS
        .iter()
        .flat_map(|(_, _, hosts)| *hosts)
        .copied()
        .collect();
    let hosts = Path::new("tests/hosts");
    for entry in fs::read_dir(hosts).expect("the hosts").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            assert!(known.contains(&name.as_str()), "{name} has no section");
        }
    }
}

// Guards against a page of another day, and one that teachers do not find.
#[test]
fn every_kind_of_notes_has_its_page() {
    let guide = read(GUIDE);
    let mut links = String::from("<ul class=\"kinds\">\n");
    for (title, file, _) in KINDS {
        assert_up_to_date(
            &format!("notes/{file}.html"),
            &written(title, on_kind(&guide, title)),
        );
        links += &format!("    <li><a href=\"notes/{file}.html\">{title}</a></li>\n");
    }
    assert_up_to_date(
        "teach.html",
        &with(&read("teach.html"), "kinds", &(links + "  </ul>")),
    );
}

// Guards against a link that is dead on the site, which has no documents.
#[test]
fn a_page_links_to_no_document() {
    let markdown = "The [value](reference.md#value), [there](https://example.org/a.md).";
    let page = written("Notes", markdown);
    assert!(page.contains("<p>The value, <a href=\"https://example.org/a.md\">there</a>.</p>"));
}

// Guards against a kind of notes that the README forgets, or of which it promises more than is tried.
#[test]
fn the_table_of_the_readme_says_which_hosts_are_tried() {
    let readme = read("README.md");
    let table = section(&readme, "## Hosts", "\n## ");
    let source: String = read("xtask/src/hosts/table.rs")
        .split_whitespace()
        .collect();
    for (title, _, hosts) in KINDS {
        let is_its = |row: &&str| {
            let names = row.split('|').nth(1).unwrap_or_default();
            names.split(';').any(|name| name.trim() == title)
        };
        let row = table.lines().find(is_its);
        let row = row.unwrap_or_else(|| panic!("{title} stands in the table of hosts"));
        let is_slow = hosts
            .iter()
            .any(|host| source.contains(&format!("slow(\"{host}\"")));
        let when = match hosts {
            [] => "no: ",
            _ if is_slow => "by name",
            _ => "always",
        };
        let said = row.split('|').nth(3).unwrap_or_default().trim();
        assert!(said.starts_with(when), "{title}: {said} is not {when}");
    }
}
