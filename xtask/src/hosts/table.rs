//! The kinds of notes: what each wants, how it is built, and which are tried by name alone.

use crate::shell::{self, Result};
use std::path::PathBuf;

/// A kind of notes.
pub(crate) struct Host {
    /// Its folder in `tests/hosts`.
    pub(super) name: &'static str,
    /// The folder in it for the files of the site, if it needs them.
    pub(super) files: Option<&'static str>,
    /// What builds it.
    pub(super) build: &'static [Step],
    /// Whether it is built by name alone, because that takes long.
    pub(super) is_slow: bool,
}

/// A command that builds notes, or a part of them.
pub(super) enum Step {
    /// A program of a Python environment with these requirements, a file in `tests/hosts`.
    Python(&'static str, &'static [&'static str]),
    /// The wheel of the package of widgets, into this folder.
    Wheel(&'static str),
    /// Nothing to build: the case starts a server of the shared Python environment, which gets the
    /// package of widgets.
    Server,
    /// npm's packages, and the script `build` of package.json if there is one.
    Npm,
    /// A program of the Debian package of the same name.
    Debian(&'static [&'static str]),
    /// mdBook, which cargo builds.
    MdBook,
}

/// The requirements that several kinds share.
pub(super) const SHARED: &str = "requirements.txt";

/// PreTeXt wants a list of scripts from a server. Its package has that list, under another name than
/// the one by which PreTeXt looks for it where there is no such server.
const PRETEXT: &str = "
from pretext.resources import resource_base_path
from shutil import copy
cache = resource_base_path() / 'rs_cache'
copy(cache / 'runestone_services.xml', cache / 'rs_services.xml')
";

/// The requirements of JupyterLite.
const LITE: &str = "jupyterlite/requirements.txt";

const NPM: &[Step] = &[Step::Npm];

static HOSTS: [Host; 31] = [
    quick(
        "mkdocs",
        Some("docs/downhill"),
        &[Step::Python(
            SHARED,
            &["mkdocs", "build", "--quiet", "--strict"],
        )],
    ),
    quick(
        "sphinx",
        Some("_static/downhill"),
        &[Step::Python(
            SHARED,
            &["sphinx-build", "-q", "-W", "-b", "html", ".", "site"],
        )],
    ),
    quick(
        "jupyter-book",
        Some("files/downhill"),
        &[Step::Python(
            "jupyter-book/requirements.txt",
            &["jupyter-book", "build", "-q", "-W", "."],
        )],
    ),
    quick(
        "jupyter-book-2",
        Some("downhill"),
        &[
            Step::Python(
                "jupyter-book-2/requirements.txt",
                &["jupyter-book", "build", "--site"],
            ),
            Step::Npm,
        ],
    ),
    quick(
        "nbconvert",
        Some("downhill"),
        &[Step::Python(
            SHARED,
            &[
                "jupyter-nbconvert",
                "--to",
                "html",
                "--log-level",
                "WARN",
                "lesson.ipynb",
            ],
        )],
    ),
    quick("jupyterlab", None, &[Step::Server]),
    quick("notebook", None, &[Step::Server]),
    quick("marimo", None, &[Step::Server]),
    slow(
        "jupyterlite",
        None,
        &[
            Step::Npm,
            Step::Wheel("pypi"),
            Step::Python(LITE, &["python", "offline.py"]),
            Step::Python(
                LITE,
                &["jupyter-lite", "build", "--output-dir=site", "--apps=lab"],
            ),
        ],
    ),
    quick("docusaurus", Some("static/downhill"), NPM),
    quick("vitepress", Some("public/downhill"), NPM),
    quick(
        "hugo",
        Some("static/downhill"),
        &[Step::Debian(&["hugo", "--quiet", "--panicOnWarning"])],
    ),
    slow(
        "jekyll",
        Some("downhill"),
        &[Step::Debian(&["jekyll", "build", "--quiet"])],
    ),
    slow("mdbook", Some("src/downhill"), &[Step::MdBook]),
    slow(
        "pretext",
        Some("assets/downhill"),
        &[
            Step::Python("pretext/requirements.txt", &["python", "-c", PRETEXT]),
            Step::Python("pretext/requirements.txt", &["pretext", "build", "web"]),
        ],
    ),
    slow("starlight", Some("public/downhill"), NPM),
    quick("eleventy", Some("downhill"), NPM),
    quick("reveal", Some("downhill"), NPM),
    quick("vite", None, NPM),
    quick("react", None, NPM),
    quick("vue", None, NPM),
    slow("sveltekit", None, NPM),
    slow("next", None, &[Step::Npm, Step::Server]),
    // Observable fetches `html` from a server of its own, and keeps it: its script puts npm's there.
    slow("observable", None, NPM),
    quick("htmx", Some("downhill"), NPM),
    quick("turbo", Some("downhill"), NPM),
    quick("plain", Some("downhill"), &[]),
    quick("platform", Some("downhill"), &[]),
    quick("sandbox", Some("downhill"), &[]),
    quick("trusted-types", Some("downhill"), &[]),
    quick("xhtml", Some("downhill"), &[Step::Server]),
];

/// What cannot be had from the registries of packages, and why.
pub(super) const NOT_TRIED: [(&str, &str); 3] = [
    (
        "Quarto",
        "its package on PyPI brings the program from elsewhere",
    ),
    (
        "Moodle, Canvas and others, themselves",
        "no platform is in a registry; a page like theirs, with a frame, is tried",
    ),
    (
        "Jupyter Book 2, its theme",
        "it comes from elsewhere; what the program makes of a page is tried, and its module is run",
    ),
];

const fn quick(name: &'static str, files: Option<&'static str>, build: &'static [Step]) -> Host {
    Host {
        name,
        files,
        build,
        is_slow: false,
    }
}

/// A kind that takes more than about 20 seconds to install and build.
const fn slow(name: &'static str, files: Option<&'static str>, build: &'static [Step]) -> Host {
    Host {
        is_slow: true,
        ..quick(name, files, build)
    }
}

/// The kinds of these names; all of them for `all`, and the quick ones where there is no name.
///
/// # Errors
/// When no kind has the name; the message lists them.
pub(crate) fn choose(names: &[String]) -> Result<Vec<&'static Host>> {
    let known = || HOSTS.iter().map(|host| host.name);
    for name in names {
        if name != "all" && !known().any(|known| known == name) {
            let known: Vec<_> = known().collect();
            return Err(format!(
                "`{name}` is no kind of notes; there are {}, and `all`",
                known.join(", ")
            ));
        }
    }
    let is_chosen = |host: &&Host| match names {
        [] => !host.is_slow,
        names => names.iter().any(|name| name == "all" || name == host.name),
    };
    Ok(HOSTS.iter().filter(is_chosen).collect())
}

/// The kinds that are not among these.
pub(super) fn others(chosen: &[&Host]) -> impl Iterator<Item = &'static str> {
    let chosen: Vec<_> = chosen.iter().map(|host| host.name).collect();
    let names = HOSTS.iter().map(|host| host.name);
    names.filter(move |name| !chosen.contains(name))
}

/// The project of a kind of notes.
pub(super) fn project(name: &str) -> PathBuf {
    shell::root().join("tests").join("hosts").join(name)
}

#[cfg(test)]
mod tests {
    use super::{HOSTS, choose};

    fn chosen(names: &[&str]) -> Result<Vec<&'static str>, String> {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        let hosts = choose(&names)?;
        Ok(hosts.iter().map(|host| host.name).collect())
    }

    // Guards against a name that is misspelt, and passes because nothing was tried.
    #[test]
    fn kinds_are_chosen_by_name() {
        assert_eq!(chosen(&["vite", "plain"]), Ok(vec!["vite", "plain"]));
        let complaint = chosen(&["vite", "reakt"]).expect_err("it is refused");
        assert!(
            complaint.contains("`reakt`") && complaint.contains("mkdocs, "),
            "{complaint}"
        );
    }

    // Guards against a slow kind that CI waits for, and a kind that no name reaches.
    #[test]
    fn without_a_name_the_quick_ones_are_tried() {
        let quick = chosen(&[]).expect("no name is wrong");
        let slow = HOSTS.iter().filter(|host| host.is_slow).count();
        assert_eq!(quick.len() + slow, HOSTS.len());
        let all = chosen(&["all"]).expect("a word for them");
        assert_eq!(all.len(), HOSTS.len());
    }
}
