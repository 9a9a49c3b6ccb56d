//! The files of a package: a page, and what it names, from wherever it stands on the disk.

use super::{
    addresses::{self, file_of},
    page::{self, Page},
    scripts::{self, Language},
};
use crate::{files::bytes, shell::Result};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// A page with its files.
#[derive(Debug)]
pub(super) struct Contents {
    /// The page.
    pub(super) first: PathBuf,
    /// What the page names and has.
    pub(super) page: Page,
    /// Every file that is wanted, also of pages in frames and behind links; a page as it was read.
    pub(super) files: BTreeMap<PathBuf, Vec<u8>>,
    /// Whether one of them names a file of the site.
    pub(super) has_site: bool,
    /// Whether one of them has the digits.
    pub(super) has_digits: bool,
}

impl Contents {
    /// Gathers a page and what it names; of the pages that it links to, what they show, but not where
    /// they lead.
    ///
    /// # Errors
    /// When a file is missing, or the page has no task.
    pub(super) fn gather(first: &Path) -> Result<Self> {
        let failed = |error| format!("{}: {error}", first.display());
        let first = fs::canonicalize(first).map_err(|error| failed(error.to_string()))?;
        refuse_xhtml(&first)?;
        let html = text(&first)?;
        let page = page::read(&html, &first).map_err(failed)?;
        if !page.has_tasks {
            return Err(failed(
                "it has no <downhill-task>: a platform would hear of nothing".into(),
            ));
        }
        let mut all = Self {
            files: BTreeMap::from([(first.clone(), html.into_bytes())]),
            has_site: page.has_site,
            has_digits: page.has_digits,
            first: first.clone(),
            page,
        };
        let links = [&all.page.links[..], &all.page.parts[..]].concat();
        for address in links {
            all.add(&first, &address)?;
        }
        Ok(all)
    }

    /// Adds the file that another one names, and what that one shows.
    fn add(&mut self, from: &Path, address: &str) -> Result {
        let Some(file) = file_of(from, address)? else {
            return Ok(());
        };
        if self.files.contains_key(&file) {
            return Ok(());
        }
        if !file.is_file() {
            let (from, path) = (from.display(), file.display());
            return Err(if file.is_dir() {
                format!("{from} names `{address}`, a folder; please name the page in it")
            } else {
                format!("{from} names `{address}`, and there is no file {path}")
            });
        }
        self.files.insert(file.clone(), bytes(&file)?);
        let named = match Kind::of(&file) {
            Kind::Page => {
                refuse_xhtml(&file)?;
                let page = page::read(&text(&file)?, &file);
                let page = page.map_err(|error| format!("{}: {error}", file.display()))?;
                self.has_site |= page.has_site;
                self.has_digits |= page.has_digits;
                page.parts
            }
            Kind::StyleSheet => addresses::of_style_sheet(&text(&file)?),
            Kind::Script => self.add_script(&file)?,
            Kind::Other => Vec::new(),
        };
        named
            .iter()
            .try_for_each(|address| self.add(&file, address))
    }

    /// Takes note of what a script has of the site, and returns what else it names.
    fn add_script(&mut self, file: &Path) -> Result<Vec<String>> {
        let named = scripts::read(&text(file)?, Language::Code, file);
        if let Some(address) = named
            .mentioned
            .as_ref()
            .filter(|_| folder(file) != folder(&self.first))
        {
            // A browser takes a module as seen from the script, and most else as seen from the page.
            return Err(format!(
                "{} names `{address}` of the site, and does not import it; please do so beside the page, or in it",
                file.display()
            ));
        }
        self.has_site |= named.imported.or(named.mentioned).is_some();
        self.has_digits |= named.has_digits;
        Ok(named.parts)
    }

    /// The folder that all files have in common.
    pub(super) fn root(&self) -> &Path {
        let mut root = folder(&self.first);
        for file in self.files.keys() {
            while !file.starts_with(root) {
                root = root.parent().unwrap_or(Path::new("/"));
            }
        }
        root
    }
}

/// The folder of a file.
fn folder(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new("/"))
}

/// What a file is, by what its name ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page.
    Page,
    /// A style sheet.
    StyleSheet,
    /// A script.
    Script,
    /// What names no other files.
    Other,
}

impl Kind {
    /// Some systems write the ends of names in capitals.
    pub(super) fn of(file: &Path) -> Self {
        match end_of(file).as_str() {
            "html" | "htm" | "xhtml" | "xht" => Self::Page,
            "css" => Self::StyleSheet,
            "js" | "mjs" => Self::Script,
            _ => Self::Other,
        }
    }
}

/// What a file's name ends in, in small letters.
fn end_of(file: &Path) -> String {
    let end = file.extension().unwrap_or_default();
    end.to_string_lossy().to_ascii_lowercase()
}

/// A page of XML is not read as HTML is, and what would be put into it need not be XML.
fn refuse_xhtml(file: &Path) -> Result {
    if matches!(end_of(file).as_str(), "xhtml" | "xht" | "xml") {
        let file = file.display();
        return Err(format!(
            "{file}: it is XHTML, which is not packed; please save it as HTML, with a name that ends in .html"
        ));
    }
    Ok(())
}

/// The text of a file.
fn text(file: &Path) -> Result<String> {
    String::from_utf8(bytes(file)?).map_err(|_| {
        format!(
            "{}: it is not UTF-8; please save it as UTF-8",
            file.display()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::Contents;
    use crate::files::{folder, write};
    use std::{env, fs, path::Path, process};

    /// A folder with a lesson, which is removed at the end.
    fn with_lesson(name: &str, body: &str, work: impl FnOnce(&Path)) {
        let place = env::temp_dir().join(format!("downhill-scorm-{name}-{}", process::id()));
        for (file, text) in [
            ("week/lesson.html", format!("<title>Lesson</title>{body}")),
            (
                "week/my notes.HTM",
                "<img src=../shared/b.svg><a href=gone.html>".into(),
            ),
            (
                "week/play.js",
                "import { a } from './parts/a.js?v=1'; import '../site/downhill.js'; const no = './none.js'".into(),
            ),
            (
                "week/parts/a.js",
                "export * from '../my%20x.js'; document.createElement('downhill-digits')".into(),
            ),
            ("week/my x.js", "import { y } from 'https://cdn.example/y.js'".into()),
            (
                "week/far/far.js",
                "frame.src = '../site/embed.html?figure=fit'".into(),
            ),
            ("shared/page.css", "@import 'more.css';".into()),
            ("shared/more.css", "p { background: url(a.svg?x#y) }".into()),
            ("shared/a.svg", "<svg/>".into()),
            ("shared/b.svg", "<svg/>".into()),
        ] {
            let file = place.join(file);
            folder(file.parent().expect("a folder")).expect("it is made");
            write(&file, text).expect("it is written");
        }
        work(&fs::canonicalize(&place).expect("it is there"));
        fs::remove_dir_all(place).expect("it is there");
    }

    // Guards against a package whose page lacks what stands beside it, above it, or behind another file.
    #[test]
    fn all_files_that_a_page_names_are_gathered() {
        let body = "<link rel=stylesheet href=../shared/page.css><script type=module src=play.js></script>
            <script src=//cdn.example/x.js></script><script src=nowhere/downhill.js></script>
            <downhill-task><svg><title>A picture</title></svg></downhill-task><a href='my%20notes.HTM#top'>x</a><a href='mailto:a@b.c'>y</a>";
        with_lesson("all", body, |place| {
            let all = Contents::gather(&place.join("week/lesson.html")).expect("all is there");
            assert_eq!(all.root(), place);
            let names: Vec<_> = all
                .files
                .keys()
                .map(|file| {
                    let name = file.strip_prefix(place).expect("it is inside");
                    name.to_string_lossy().into_owned()
                })
                .collect();
            assert_eq!(
                names,
                [
                    "shared/a.svg",
                    "shared/b.svg",
                    "shared/more.css",
                    "shared/page.css",
                    "week/lesson.html",
                    "week/my notes.HTM",
                    "week/my x.js",
                    "week/parts/a.js",
                    "week/play.js",
                ]
            );
            assert!(all.has_site && all.has_digits);
            assert_eq!(all.page.title, "Lesson");
        });
    }

    // Guards against a package without figures, since only a script names them.
    #[test]
    fn a_script_of_the_page_may_import_the_site() {
        let body = "<downhill-task></downhill-task><script type=module src=play.js></script>";
        with_lesson("import", body, |place| {
            let all = Contents::gather(&place.join("week/lesson.html")).expect("all is there");
            assert!(all.has_site && all.has_digits);
        });
    }

    // Guards against a package in which something is missing, of which the teacher hears from a reader.
    #[test]
    fn what_is_missing_is_named() {
        with_lesson(
            "missing",
            "<downhill-task></downhill-task><img src=gone.png>",
            |place| {
                let why =
                    Contents::gather(&place.join("week/lesson.html")).expect_err("it is missing");
                assert!(why.contains("lesson.html names `gone.png`"), "{why}");
            },
        );
        for (body, why) in [
            (
                "<script type=module>import './gone.js'</script>",
                "lesson.html names `./gone.js`, and there is no file",
            ),
            (
                "<script type=importmap>{\"a\": \"./gone.js\"}</script>",
                "lesson.html names `./gone.js`",
            ),
            (
                "<script src=far/far.js></script>",
                "far.js names `../site/embed.html?figure=fit` of the site, and does not import it",
            ),
            (
                "<img src=/etc/hostname>",
                "lesson.html names `/etc/hostname`, a place on a server",
            ),
            (
                "<a href=../shared/>",
                "lesson.html names `../shared/`, a folder; please name the page in it",
            ),
        ] {
            let body = format!("<downhill-task></downhill-task>{body}");
            with_lesson("refused", &body, |place| {
                let why_not = Contents::gather(&place.join("week/lesson.html"));
                let said = why_not.expect_err("it is refused");
                assert!(said.contains(why), "{said}");
            });
        }
        for (name, why) in [
            ("a.xhtml", "it is XHTML, which is not packed"),
            ("latin.html", "it is not UTF-8; please save it as UTF-8"),
        ] {
            with_lesson(
                "kinds",
                &format!("<downhill-task></downhill-task><a href={name}>"),
                |place| {
                    write(&place.join("week").join(name), b"<p>\xe9").expect("it is written");
                    for page in ["lesson.html", name] {
                        let said = Contents::gather(&place.join("week").join(page));
                        let said = said.expect_err("it is refused");
                        assert!(said.contains(&format!("{name}: {why}")), "{said}");
                    }
                },
            );
        }
        with_lesson(
            "none",
            "<template><downhill-task></downhill-task></template>",
            |place| {
                let why =
                    Contents::gather(&place.join("week/lesson.html")).expect_err("it has none");
                assert!(why.contains("it has no <downhill-task>"), "{why}");
                let why = Contents::gather(&place.join("no.html")).expect_err("it is not there");
                assert!(why.contains("no.html"), "{why}");
            },
        );
    }
}
