//! Packs a page of tasks for learning platforms, as SCORM, and tries such packages in a browser.

mod addresses;
mod contents;
mod edition;
mod manifest;
mod page;
mod scripts;
mod trial;

use crate::{
    archive, bundle,
    files::{self, bytes, folder, read, write},
    package,
    shell::{self, Result},
    site,
    tools::Toolbox,
};
use contents::{Contents, Kind};
pub(crate) use edition::Edition;
use std::{
    fs,
    path::{Path, PathBuf},
};
pub(crate) use trial::try_out;
use url::Url;

/// The licence of the wrapper, which is part of the bridge.
const LICENCE: (&str, &str) = (
    "xtask/node_modules/@gamestdio/scorm/LICENSE",
    "downhill-scorm.LICENSE.txt",
);

/// Packs a page, with its files and those of the site in `dist/`, into `target/scorm`; `title` instead of
/// that of the page. Returns the package.
///
/// # Errors
/// When a file that the page names is missing, the page has no task, there is no site, or a tool fails.
pub(crate) fn pack(
    tools: &Toolbox,
    page: &Path,
    edition: Edition,
    title: Option<&str>,
) -> Result<PathBuf> {
    let contents = Contents::gather(page)?;
    let out = folder(&shell::target_dir().join("scorm"))?;
    let name = contents.first.file_stem().unwrap_or_default();
    let name = name.to_string_lossy();
    let stage = out.join("stage");
    if stage.exists() {
        fs::remove_dir_all(&stage).map_err(|error| format!("{}: {error}", stage.display()))?;
    }
    let first = lay_out(&contents, &stage)?;
    add_site(tools, &contents, edition, &stage)?;

    let files = files::all(&stage)?;
    let files: Vec<_> = files.iter().map(|file| address(file)).collect();
    let title = match title {
        Some(title) => title,
        None if contents.page.title.is_empty() => &name,
        None => &contents.page.title,
    };
    let text = manifest::of(
        edition,
        &manifest::Contents {
            name: &name,
            title,
            page: &first,
            files: &files,
        },
    );
    write(&stage.join(manifest::FILE), text)?;
    let package = out.join(format!("{name}-{}.zip", edition.name()));
    archive::zip(&stage, &package, archive::time())?;
    println!("The package is {}", package.display());
    Ok(package)
}

/// Writes the page and its files into a folder, as they stand to each other, and returns the address of
/// the page.
fn lay_out(contents: &Contents, stage: &Path) -> Result<String> {
    let mut first = String::new();
    for (file, content) in &contents.files {
        let place = file.strip_prefix(contents.root()).unwrap_or(file);
        let to = stage.join(place);
        folder(to.parent().unwrap_or(stage))?;
        let is_first = *file == contents.first;
        if is_first {
            first = address(place);
        }
        let up = "../".repeat(place.components().count() - 1);
        let text = String::from_utf8_lossy(content);
        match Kind::of(file) {
            Kind::Script => write(
                &to,
                scripts::packed(&text, &format!("{up}{}", page::SITE_FOLDER)),
            )?,
            kind if is_first || kind == Kind::Page => {
                let page = page::packed(&text, &up, is_first);
                write(
                    &to,
                    page.map_err(|error| format!("{}: {error}", file.display()))?,
                )?;
            }
            _ => write(&to, content)?,
        }
    }
    Ok(first)
}

/// Adds the files of the site that the pages want, and the bridge.
fn add_site(tools: &Toolbox, contents: &Contents, edition: Edition, stage: &Path) -> Result {
    let (dist, own) = (site::dist(), folder(&stage.join(page::SITE_FOLDER))?);
    if contents.has_site {
        for file in package::SITE {
            let file = (dist.join(file), own.join(file));
            let content = bytes(&file.0).map_err(|error| {
                format!("{error}; please run `cargo xtask build`, which makes the site")
            })?;
            write(&file.1, content)?;
        }
    }
    if contents.has_site && contents.has_digits {
        let data = package::DIGITS_DATA;
        files::copy(&dist.join(data), &own.join(data))?;
    }
    let bridge = bundle::script(tools, "scorm.js", ("EDITION", edition.name()))?;
    write(&own.join(page::BRIDGE), bridge)?;
    let (licence, name) = LICENCE;
    write(&own.join(name), read(&shell::root().join(licence))?)
}

/// The address of a file of the package, from its root.
fn address(file: &Path) -> String {
    let root = Path::new("/");
    let address = Url::from_file_path(root.join(file)).ok();
    let address = address.map(|url| url.path().trim_start_matches('/').to_owned());
    address.unwrap_or_else(|| file.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::{Contents, Edition, address, lay_out};
    use crate::files::{folder, read, write};
    use std::{env, fs, path::Path, process};

    // Guards against a manifest whose addresses are names of files, which a platform cannot open.
    #[test]
    fn addresses_are_written_as_the_web_does() {
        assert_eq!(address(Path::new("a/my notes.html")), "a/my%20notes.html");
    }

    // Guards against an edition that is read as another.
    #[test]
    fn an_unknown_edition_is_refused() {
        let why = "1.3".parse::<Edition>().expect_err("there is none");
        assert_eq!(
            why,
            "`1.3` is no edition of SCORM; the editions are 1.2 and 2004"
        );
    }

    // Guards against a package without a page, or with one that tells the platform nothing.
    #[test]
    fn the_first_page_is_packed_whatever_its_name_ends_in() {
        let place = env::temp_dir().join(format!("downhill-scorm-ends-{}", process::id()));
        let stage = folder(&place.join("stage")).expect("it is made");
        for name in ["A.HTML", "b.Htm", "c.html.txt", "d"] {
            let page = place.join(name);
            write(&page, "<downhill-task></downhill-task>").expect("it is written");
            let contents = Contents::gather(&page).expect("it is a page");
            assert_eq!(lay_out(&contents, &stage), Ok(name.into()));
            let packed = read(&stage.join(name)).expect("it is there");
            assert!(packed.contains("downhill-scorm.js"), "{name}: {packed}");
        }
        fs::remove_dir_all(place).expect("it is there");
    }
}
