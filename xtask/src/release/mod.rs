//! Everything that a person publishes, in `release/`.
//!
//! The same commit gives the same bytes: what has a time has that of the commit.

mod checksums;
mod names;
mod notes;
mod strangers;

use crate::{
    archive,
    browser::{Browser, Engine},
    files::{bytes, clear, copy_file, folder, read, write},
    package, python,
    shell::{self, Result, part},
    site, standalone, test_program,
    tools::Toolbox,
};
use names::{out, site_zip, tarball, version};
use std::process::Command;

/// The list of checksums, as `sha256sum --check` reads it.
const CHECKSUMS: &str = "SHA256SUMS";
/// What is said of the release where it is published.
const NOTES: &str = "NOTES.md";

/// Builds the site, the files and the packages, and gathers them; tries the release, if that is wanted.
///
/// # Errors
/// When `tag` is given and not that of the version, something cannot be built, or it does not work.
pub(crate) fn build(tag: Option<&str>, is_tried: bool) -> Result {
    let wanted = format!("v{}", version()?);
    if let Some(tag) = tag.filter(|tag| **tag != wanted) {
        return Err(format!(
            "the tag {tag} is not that of the version in Cargo.toml, {wanted}"
        ));
    }
    let tools = Toolbox::ensure()?;
    site::build(&tools)?;
    standalone::build(&tools)?;
    package::build(&tools)?;
    if is_tried {
        return try_out(&tools, &Browser::ensure(Engine::Chromium)?);
    }
    gather()
}

/// Writes the release, from the site in `dist/`, the files in `standalone/` and the packages in
/// `package/` and `python/`.
///
/// # Errors
/// When one of them is missing, CHANGELOG.md has no section for the version, or a file names a folder
/// of this machine.
fn gather() -> Result {
    let (out, version, time) = (folder(&out())?, version()?, archive::time());
    clear(&out, "")?;

    names_no_folder_of_this_machine()?;
    archive::zip(&site::dist(), &out.join(site_zip(&version)), time)?;
    let tarball = tarball(&version);
    copy_file(&package::folder().join(&tarball), &out.join(&tarball))?;
    let mut hatchling = Command::new(python::packager()?);
    hatchling
        .args(["-m", "hatchling", "build", "--directory"])
        .arg(&out)
        .env("SOURCE_DATE_EPOCH", time.to_string())
        .current_dir(shell::root().join("python"));
    shell::run(&mut hatchling)?;
    let figures = site::figures()?;
    let figures = figures
        .iter()
        .map(|figure| format!("downhill-{figure}.html"));
    for page in figures.chain(["downhill.html".to_owned()]) {
        copy_file(&standalone::folder().join(&page), &out.join(page))?;
    }

    let changelog = read(&shell::root().join("CHANGELOG.md"))?;
    let scripts = ["downhill.js", "downhill-classic.js"];
    let scripts = scripts.map(|script| Ok((script, bytes(&site::dist().join(script))?)));
    let scripts = scripts.into_iter().collect::<Result<Vec<_>>>()?;
    write(&out.join(NOTES), notes::of(&changelog, &version, &scripts)?)?;
    write(&out.join(CHECKSUMS), checksums::of_folder(&out)?)?;
    println!("The release is in {}", out.display());
    Ok(())
}

/// Makes the release of the site, the files and the packages at hand, twice, and tries it in projects of
/// strangers.
///
/// # Errors
/// When it cannot be made, differs when made again, or does not work.
pub(crate) fn try_out(tools: &Toolbox, browser: &Browser) -> Result {
    part("release", gather)?;
    part("release, made again", || repeat(tools))?;
    let projects = part("projects of strangers", strangers::make)?;
    part("release in projects of strangers", || {
        let variables = projects.variables();
        test_program::run_in_browser("release", browser, &site::dist(), &variables)
    })
}

/// Makes the files, the packages and the release once more of the same site, and compares. The site
/// itself takes minutes: a second one, in another folder, is built by hand.
///
/// # Errors
/// When a file of the release has other bytes than before, or is in one of the two alone.
fn repeat(tools: &Toolbox) -> Result {
    let before = read(&out().join(CHECKSUMS))?;
    standalone::build(tools)?;
    package::build(tools)?;
    gather()?;
    let after = read(&out().join(CHECKSUMS))?;
    match difference(&before, &after)[..] {
        [] => Ok(()),
        ref lines => Err(format!("made twice, the release differs: {lines:?}")),
    }
}

/// The lines of two lists of checksums that are in one of them alone.
fn difference<'a>(one: &'a str, other: &'a str) -> Vec<&'a str> {
    let alone = |lines: &'a str, others: &'a str| {
        let is_alone = move |line: &&str| !others.lines().any(|other| other == *line);
        lines.lines().filter(is_alone)
    };
    alone(one, other).chain(alone(other, one)).collect()
}

/// Makes sure that the WebAssembly is that of every machine.
///
/// # Errors
/// When it has the path of a folder of this machine, or cannot be read.
fn names_no_folder_of_this_machine() -> Result {
    let wasm = bytes(&site::dist().join(site::WASM))?;
    for folder in site::folders_of_sources() {
        let folder = format!("{}/", folder.0.display());
        if wasm
            .windows(folder.len())
            .any(|place| place == folder.as_bytes())
        {
            return Err(format!(
                "the WebAssembly names the folder {folder}; `cargo xtask build` makes one that does not"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{build, difference, names::version};

    // Guards against a release that is called the same although a file has come to its end.
    #[test]
    fn every_line_of_both_lists_is_compared() {
        let (one, other) = ("1  a\n2  b\n", "1  a\n3  b\n");
        assert!(difference(one, one).is_empty());
        assert_eq!(difference(one, other), ["2  b", "3  b"]);
        assert_eq!(difference("1  a\n", one), ["2  b"], "it has one more");
        assert_eq!(difference(one, "1  a\n"), ["2  b"], "it has one less");
    }

    // Guards against a release under a tag of another version.
    #[test]
    fn another_tag_is_refused() {
        let refused = build(Some("v999.0.0"), false).expect_err("it is another");
        let own = format!("v{}", version().expect("Cargo.toml has one"));
        assert!(refused.contains("v999.0.0"), "{refused}");
        assert!(refused.contains(&own), "{refused}");
    }
}
