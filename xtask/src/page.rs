//! What a page makes a browser load, read from the built files.

use crate::shell::Result;
use std::{collections::BTreeSet, fs, path::Path};

/// The files of `site` that a visit to `start` loads, `start` among them, as paths from `site`.
///
/// Followed are scripts, style sheets, preloads, icons and pictures of the page, the files that a
/// script or a style sheet names, and so on. Pictures that load late are counted as well; those
/// of another colour scheme are not.
///
/// # Errors
/// When a file that the page names is not there, or lies at another origin.
pub(crate) fn loaded_by(site: &Path, start: &str) -> Result<Vec<String>> {
    let mut found = BTreeSet::new();
    let mut open = vec![start.to_owned()];
    while let Some(name) = open.pop() {
        let bytes = fs::read(site.join(&name))
            .map_err(|error| format!("the page loads {name}, but: {error}"))?;
        if !found.insert(name.clone()) {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        let is_script = name.ends_with(".js");
        let named = if name.ends_with(".html") {
            named_in_html(&text)
        } else if is_script || name.ends_with(".css") {
            named_in_quotes(&text)
        } else {
            Vec::new()
        };
        for reference in named {
            if reference.contains("//") {
                return Err(format!("{name} loads {reference} from another origin"));
            }
            let path = resolve(&name, reference);
            // A script may hold such a string for another use; a page may not.
            if !is_script || site.join(&path).is_file() {
                open.push(path);
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// `reference` as seen from the folder of `from`.
fn resolve(from: &str, reference: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let path = reference.split(['?', '#']).next().unwrap_or_default();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// What the tags of a page load without being asked.
fn named_in_html(html: &str) -> Vec<&str> {
    const LOADED: [&str; 4] = ["stylesheet", "modulepreload", "preload", "icon"];
    tags(html)
        .filter_map(|(tag, attributes)| {
            let get = |name| attribute(attributes, name);
            match tag {
                // What is far below is loaded when the reader comes near.
                "img" if get("loading") == Some("lazy") => None,
                "script" | "img" => get("src"),
                "link" if LOADED.contains(&get("rel")?) => get("href"),
                _ => None,
            }
        })
        .filter(|reference| !reference.starts_with("data:"))
        .collect()
}

/// The opening tags of `html`, as name and attributes; comments are passed over.
fn tags(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let after = &rest[rest.find('<')? + 1..];
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->")?.1;
                continue;
            }
            let mut quote = None;
            let end = after.find(|letter| match quote {
                Some(open) => {
                    quote = Some(open).filter(|open| *open != letter);
                    false
                }
                None => {
                    quote = Some(letter).filter(|letter| matches!(letter, '"' | '\''));
                    letter == '>'
                }
            })?;
            rest = &after[end..];
            let tag = &after[..end];
            return Some(tag.split_once(char::is_whitespace).unwrap_or((tag, "")));
        }
    })
}

/// The value of `name="…"` among `attributes`.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, next) = after.split_once('"')?;
        if before.split_whitespace().next_back() == Some(name) {
            return Some(value);
        }
        rest = next;
    }
    None
}

/// The quoted strings of a script or a style sheet that look like a file it loads.
fn named_in_quotes(text: &str) -> Vec<&str> {
    let is_file = |piece: &&str| {
        let ending = piece.rsplit_once('.').map(|(_, ending)| ending);
        matches!(ending, Some("js" | "wasm" | "css")) && !piece.contains(char::is_whitespace)
    };
    text.split(['"', '\'', '`']).filter(is_file).collect()
}

#[cfg(test)]
mod tests {
    use super::{loaded_by, named_in_html, named_in_quotes, resolve};
    use std::{env, fs, path::PathBuf, process};

    /// A folder of files that is removed at the end of the test.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let folder = env::temp_dir().join(format!("downhill-{name}-{}", process::id()));
            for (file, text) in files {
                let path = folder.join(file);
                let parent = path.parent().expect("every file has a folder");
                fs::create_dir_all(parent).expect("a folder in the temporary one");
                fs::write(path, text).expect("a file in the temporary folder");
            }
            Self(folder)
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            // A folder that stays behind in the system's temporary one does no harm.
            drop(fs::remove_dir_all(&self.0));
        }
    }

    // Guards against a report that leaves out what a script loads, which is nearly everything.
    #[test]
    fn what_a_script_loads_is_counted_once() {
        let site = Site::new(
            "follow",
            &[
                (
                    "index.html",
                    "<script type=\"module\" src=\"a.js\"></script><link rel=\"modulepreload\" href=\"lib/b.js\">",
                ),
                (
                    "a.js",
                    "import init from \"./lib/b.js\"; const other = \"none.js\";",
                ),
                ("lib/b.js", "new URL('b_bg.wasm', import.meta.url)"),
                ("lib/b_bg.wasm", "wasm"),
                ("unused.css", "p {}"),
            ],
        );
        let loaded = loaded_by(&site.0, "index.html").expect("all files are there");
        assert_eq!(loaded, ["a.js", "index.html", "lib/b.js", "lib/b_bg.wasm"]);
    }

    // Guards against a site whose style sheet or picture was forgotten in the build.
    #[test]
    fn a_file_that_is_not_there_is_named() {
        let site = Site::new(
            "missing",
            &[("index.html", "<img alt=\"\" src=\"p/x.svg\">")],
        );
        let complaint = loaded_by(&site.0, "index.html").expect_err("there is no picture");
        assert!(complaint.contains("p/x.svg"), "{complaint}");
    }

    // Guards against counting what is only shown as an example or in a comment, and against
    // losing a tag after an attribute with a `>` in it.
    #[test]
    fn only_tags_that_load_are_read() {
        let html = "<!-- <p> <script src=\"no.js\"></script> --><p title=\"a > b\">&lt;img src=\"no.svg\"></p>\
            <a href=\"no.html\">x</a><source srcset=\"dark.svg\"><link rel=\"icon\" href=\"data:,\">\
            <link rel=\"license\" href=\"no.txt\"><link\nhref=\"yes.css\"\nrel=\"stylesheet\"><img data-src=\"no\" src=\"yes.svg\"><img src=\"no.png\" loading=\"lazy\">";
        assert_eq!(named_in_html(html), ["yes.css", "yes.svg"]);
    }

    // Guards against taking the text of a message for a file.
    #[test]
    fn strings_that_name_no_file_are_passed_over() {
        let script = "f(\"see downhill.js\"); g('x.wasm'); h(\"a b.js\"); import(`./y.js`)";
        assert_eq!(named_in_quotes(script), ["x.wasm", "./y.js"]);
    }

    // Guards against a folder that is taken twice or not at all.
    #[test]
    fn references_are_seen_from_the_file_that_holds_them() {
        assert_eq!(resolve("index.html", "./a.js?v=1"), "a.js");
        assert_eq!(resolve("lib/a.js", "b.wasm"), "lib/b.wasm");
        assert_eq!(resolve("lib/a.js", "../c.css#x"), "c.css");
    }
}
