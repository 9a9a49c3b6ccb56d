//! Builds the npm package, and the module for notebooks, which the Python package includes.

use crate::{
    bundle::Bundler,
    files::{self, bytes, read, write},
    shell::{self, Result},
    site::{self, WASM},
    tools::{self, Toolbox},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The files of `npm/` that are copied into the package.
const OWN: [&str; 7] = [
    "package.json",
    "README.md",
    "index.d.ts",
    "react.d.ts",
    "svelte.d.ts",
    "vue.d.ts",
    "custom-elements.json",
];
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The files of the site that serve figures, for frames and for pages without a bundler. They stand at
/// the top of the package, as content delivery networks serve it.
pub(crate) const SITE: [&str; 9] = [
    "downhill.js",
    "downhill-classic.js",
    WASM,
    "downhill-host.js",
    "embed.html",
    "embed.js",
    "embed.css",
    "tokens.css",
    "icon.svg",
];

/// The folder of the site with the data of the digits.
pub(crate) const DIGITS_DATA: &str = "digits";

/// The address of the page of a figure: the site's `embed.html`, beside the page that includes the
/// module.
const BESIDE_THE_PAGE: &str = "new URL(\"embed.html\", document.baseURI)";

/// The folder of the npm package and of the module for notebooks.
pub(crate) fn folder() -> PathBuf {
    shell::root().join("package")
}

/// Writes the npm package and the module for notebooks into `package/`, from the site in `dist/`.
///
/// # Errors
/// When there is no site, or a tool fails.
pub(crate) fn build(tools: &Toolbox) -> Result {
    let bundler = Bundler::new(tools, &site::dist())?;
    let out = files::folder(&folder())?;
    let tarball = npm(&bundler, &out)?;
    println!("The npm package is {}", tarball.display());
    let widget = widget(&bundler, &out)?;
    println!("The module for notebooks is {}", widget.display());
    Ok(())
}

/// Writes the module for notebooks, and a copy into the Python package, with the licences.
fn widget(bundler: &Bundler<'_>, out: &Path) -> Result<PathBuf> {
    let root = shell::root();
    bundler.give(&root.join("src/embed/widget"))?;
    let script = read(&root.join("src/embed/widget.js"))?;
    let module = bundler.module(&script, BESIDE_THE_PAGE)?;
    let file = out.join("downhill-widget.js");
    write(&file, &module)?;
    let python = root.join("python");
    write(&python.join("src/downhill/widget.js"), &module)?;
    for file in LICENCES {
        write(&python.join(file), read(&root.join(file))?)?;
    }
    Ok(file)
}

/// Packs the npm package: the module, its types and documents, and the site's files for frames.
fn npm(bundler: &Bundler<'_>, out: &Path) -> Result<PathBuf> {
    let (dist, root) = (site::dist(), shell::root());
    let stage = root.join("target").join("package");
    // Files of an earlier package are removed.
    if stage.exists() {
        fs::remove_dir_all(&stage).map_err(|error| format!("{}: {error}", stage.display()))?;
    }
    files::folder(&stage)?;
    let module = bundler.module(&read(&dist.join("downhill.js"))?, BESIDE_THE_PAGE)?;
    write(&stage.join("index.js"), module)?;
    for file in OWN {
        write(&stage.join(file), read(&root.join("npm").join(file))?)?;
    }
    for file in LICENCES {
        write(&stage.join(file), read(&root.join(file))?)?;
    }
    for file in SITE {
        write(&stage.join(file), bytes(&dist.join(file))?)?;
    }
    files::copy(&dist.join(DIGITS_DATA), &stage.join(DIGITS_DATA))?;
    let mut pack = tools::npm()?;
    pack.args(["pack", "--silent", "--pack-destination"])
        .arg(out);
    let name = shell::output(pack.current_dir(&stage)).ok_or("npm cannot pack the package")?;
    Ok(out.join(name))
}
