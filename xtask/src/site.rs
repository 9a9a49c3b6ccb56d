//! Builds the release site.

use crate::{
    files::{bytes, read, write},
    shell::{self, Result},
    tools::Toolbox,
};
use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

/// The script that a page includes, and its source in `src/embed`.
const SCRIPT: (&str, &str) = ("downhill.js", "element.js");
/// The script for pages with frames, and its source.
const HOST_SCRIPT: (&str, &str) = ("downhill-host.js", "host.js");
/// The script that loads `downhill.js` for hosts that cannot include modules, and its source.
const CLASSIC_SCRIPT: (&str, &str) = ("downhill-classic.js", "classic.js");
/// The WebAssembly of all figures.
pub(crate) const WASM: &str = "downhill-figures_bg.wasm";
/// The modules that `downhill.js` imports. In the minified site they are bundled into it.
const IMPORTED: [&str; 18] = [
    "addresses.js",
    "data_files.js",
    "downhill-figures.js",
    "figures.generated.js",
    "followers.js",
    "form_control.js",
    "keys.js",
    "linked_figures.js",
    LOADER,
    "memory.js",
    "place.js",
    "places.generated.js",
    "progress.js",
    "start.js",
    STYLE,
    "task.js",
    "task_words.js",
    "written.js",
];
/// The style sheet of the figures, as a module, so that a page's bundler can include it.
const STYLE: &str = "style.js";

/// The module that loads the WebAssembly, into which the id of the build is written.
const LOADER: &str = "loader.js";

/// The folder of the release site.
pub(crate) fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// The names of the figures, from the scripts' list, which `cargo xtask generate` writes with one
/// figure per line.
///
/// # Errors
/// When the list cannot be read.
pub(crate) fn figures() -> Result<Vec<String>> {
    let list = read(&shell::root().join("src/embed/figures.generated.js"))?;
    let names = list.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("  ")?.split_once(": [")?;
        Some(name.to_owned())
    });
    Ok(names.collect())
}

/// Builds the release site into `dist/`: the output of `trunk build --release`, with scripts and style
/// sheets minified.
///
/// # Errors
/// When the build fails.
pub(crate) fn build(tools: &Toolbox) -> Result {
    plain(tools)?;
    minify(tools)
}

/// Builds the plain site into `dist/`: the output of `trunk build --release`.
///
/// # Errors
/// When the build fails.
pub(crate) fn plain(tools: &Toolbox) -> Result {
    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--release"]);
    // Cargo adds these to those in .cargo/config.toml. They are divided by blanks.
    let flags = folders_of_sources()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    let flags = flags.filter(|flag| !flag.contains(' '));
    let flags = flags.collect::<Vec<_>>().join(" ");
    shell::run(trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))
}

/// The folders of this machine with the sources of crates, of Rust and of this project, and the names by
/// which rustc knows them: the WebAssembly is the same on every machine, and in every folder.
pub(crate) fn folders_of_sources() -> impl Iterator<Item = (PathBuf, &'static str)> {
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let rust = shell::output(shell::program("rustc").args(["--print", "sysroot"]));
    let rust = rust.map(|root| Path::new(&root).join("lib/rustlib/src/rust"));
    [
        cargo.map(|folder| (folder, "cargo")),
        rust.map(|folder| (folder, "rust")),
        Some((shell::root(), "downhill")),
    ]
    .into_iter()
    .flatten()
}

/// Minifies the scripts and style sheets in `dist/`, and bundles `downhill.js` with its imports.
///
/// # Errors
/// When esbuild fails.
pub(crate) fn minify(tools: &Toolbox) -> Result {
    let dist = dist();
    let sheet = shell::target_dir().join("figures.css");
    write(&sheet, style_sheet()?)?;
    let mut small = tools.command("esbuild");
    let small = shell::output(small.arg(&sheet).arg("--minify"));
    write(
        &dist.join(STYLE),
        module(&small.ok_or("esbuild cannot read the style sheets")?),
    )?;
    esbuild(tools, &[dist.join(SCRIPT.0)], &["--bundle", "--format=esm"])?;
    for file in IMPORTED.map(|file| dist.join(file)) {
        fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    esbuild(tools, &files_of(&dist, &["css", "js"])?, &[])?;
    println!("The site is in {}", dist.display());
    Ok(())
}

/// The style sheet of the figures: the shared ones, and those in each figure's folder, in one text.
///
/// # Errors
/// When a style sheet cannot be read.
fn style_sheet() -> Result<String> {
    let root = shell::root();
    let shared = [
        "tokens", "figure", "plot", "notices", "hidden", "controls", "details", "views", "task",
    ];
    let mut files = shared
        .map(|name| root.join(format!("style/{name}.css")))
        .to_vec();
    for figure in figures()? {
        files.extend(files_of(&root.join("src/figures").join(figure), &["css"])?);
    }
    files.iter().map(|file| read(file)).collect()
}

/// A JavaScript module whose default export is a text.
fn module(text: &str) -> String {
    format!("export default {text:?};\n")
}

/// Trunk's hook after a build: copies the scripts into its staging folder, and writes an id of the build
/// into both the loader and the WebAssembly, so that the loader notices when one was replaced without
/// the other.
///
/// # Errors
/// When it is not called by Trunk, or a file is missing.
pub(crate) fn stage() -> Result {
    const UNSTAMPED: &str = "const BUILD = \"\";";
    let folder = env::var_os("TRUNK_STAGING_DIR").ok_or("this verb is Trunk's hook")?;
    let (folder, source) = (PathBuf::from(folder), shell::root().join("src/embed"));
    for (name, from) in [SCRIPT, HOST_SCRIPT, CLASSIC_SCRIPT] {
        write(&folder.join(name), read(&source.join(from))?)?;
    }
    write(&folder.join(STYLE), module(&style_sheet()?))?;

    let (loader, mut wasm) = (read(&folder.join(LOADER))?, bytes(&folder.join(WASM))?);
    let mut hasher = DefaultHasher::new();
    (read(&folder.join(SCRIPT.0))?, &wasm).hash(&mut hasher);
    for file in IMPORTED {
        bytes(&folder.join(file))?.hash(&mut hasher);
    }
    let build = format!("{:016x}", hasher.finish());
    if !loader.contains(UNSTAMPED) {
        return Err(format!("{LOADER} has no `{UNSTAMPED}`"));
    }
    let stamped = loader.replace(UNSTAMPED, &format!("const BUILD = \"{build}\";"));
    write(&folder.join(LOADER), stamped)?;
    // A custom section: its kind, its length, the length of its name, the name, the content.
    wasm.extend([&[0, 22, 5], "build".as_bytes(), build.as_bytes()].concat());
    write(&folder.join(WASM), wasm)
}

/// The files in `folder` with one of these extensions, in the order of their names.
///
/// # Errors
/// When there is no such folder.
fn files_of(folder: &Path, ends: &[&str]) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.flatten().map(|entry| entry.path());
    let is_one = |file: &PathBuf| {
        ends.iter()
            .any(|end| file.extension() == Some(end.as_ref()))
    };
    let mut files: Vec<_> = files.filter(is_one).collect();
    files.sort();
    Ok(files)
}

/// Minifies `files` in place.
fn esbuild(tools: &Toolbox, files: &[PathBuf], options: &[&str]) -> Result {
    let mut command = tools.command("esbuild");
    command
        .args(files)
        .args(options)
        .args(["--minify", "--allow-overwrite", "--log-level=warning"])
        .arg(format!("--outdir={}", dist().display()));
    shell::run(&mut command)
}

/// The options of wasm-opt for the page, from index.html.
///
/// # Errors
/// When index.html has none.
pub(crate) fn wasm_options() -> Result<Vec<String>> {
    let page = read(&shell::root().join("index.html"))?;
    let options = page.split_once("data-wasm-opt-params=\"");
    let options = options.and_then(|(_, rest)| rest.split('"').next());
    let options = options.ok_or("index.html: data-wasm-opt-params is missing")?;
    Ok(options.split_whitespace().map(String::from).collect())
}

#[cfg(test)]
mod tests {
    // Guards against a list that is written in another way, and read as an empty one.
    #[test]
    fn the_figures_are_read_from_the_list_of_the_scripts() {
        let figures = super::figures().expect("the list is there");
        assert!(figures.len() >= 5, "{figures:?}");
        assert!(figures.iter().any(|name| name == "fit"), "{figures:?}");
    }
}
