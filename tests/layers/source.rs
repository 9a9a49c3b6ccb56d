//! What a source file declares and which paths it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::tokens::{is_name, tokens};

/// The names of a path, as they are written.
pub type Path = Vec<String>;

/// The crates of this workspace whose files are looked at: the folder of their sources, longest
/// first, and their name in code.
const CRATES: [(&str, &str); 4] = [
    ("src/numeric/autodiff", "downhill_autodiff"),
    ("src/numeric", "downhill_numeric"),
    ("xtask/src", "xtask"),
    ("src", "downhill"),
];

/// Whether code names a crate of this workspace so.
pub fn is_crate(name: &str) -> bool {
    CRATES.iter().any(|(_, known)| *known == name)
}

/// The module of a file, from the name of its crate: `src/figures/curve/state.rs` is
/// `downhill::figures::curve::state`, and a `mod.rs` is its folder.
pub fn module_of(file: &str) -> Path {
    if file == "src/main.rs" {
        return vec!["main".into()];
    }
    let inside = |folder: &str| file.strip_prefix(folder)?.strip_prefix('/');
    let known = CRATES
        .iter()
        .find_map(|(folder, name)| Some((inside(folder)?, *name)));
    let (inside, name) = known.expect("a file of src or xtask/src");
    let names = inside.trim_end_matches(".rs").split('/');
    let below = names.filter(|name| !matches!(*name, "mod" | "lib" | "main"));
    [name].into_iter().chain(below).map(String::from).collect()
}

/// A name that a `use` brings into a module.
#[derive(Debug)]
pub struct Import {
    /// What it leads to, as it is written.
    pub path: Path,
    /// Whether it is a `pub use` of any kind.
    pub is_reexport: bool,
}

/// A module: a file, or what stands in braces in one.
#[derive(Debug, Default)]
pub struct Module {
    /// The file it stands in.
    pub file: String,
    /// The names of what it defines itself.
    pub items: BTreeSet<String>,
    /// What its `use`s bring, by the name it has here.
    pub imports: BTreeMap<String, Import>,
    /// The modules of which it brings everything.
    pub globs: Vec<Path>,
    /// The paths of at least two names that its code writes.
    pub paths: BTreeSet<Path>,
    /// The names that stand alone in its code: those of types, and of functions that are called.
    pub words: BTreeSet<String>,
}

/// The modules of a file, by their paths from the name of the crate.
pub fn modules(file: &str, source: &str) -> BTreeMap<Path, Module> {
    let mut reader = Reader {
        file,
        tokens: tokens(source),
        at: 0,
        modules: BTreeMap::new(),
    };
    reader.module(&module_of(file));
    reader.modules
}

struct Reader<'a> {
    file: &'a str,
    tokens: Vec<String>,
    at: usize,
    modules: BTreeMap<Path, Module>,
}

impl Reader<'_> {
    fn token(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", String::as_str)
    }

    /// Reads a module to the brace that closes it, or to the end of the file.
    fn module(&mut self, path: &[String]) {
        let mut module = Module {
            file: self.file.into(),
            ..Module::default()
        };
        let (mut depth, mut is_public) = (0, false);
        while self.at < self.tokens.len() {
            let was_public = std::mem::take(&mut is_public);
            match self.token(0) {
                "{" => depth += 1,
                "}" if depth == 0 => break,
                "}" => depth -= 1,
                "pub" => {
                    is_public = true;
                    if self.token(1) == "(" {
                        // How far something can be seen is no import.
                        while self.token(0) != ")" {
                            self.at += 1;
                        }
                    }
                }
                "use" => {
                    self.at += 1;
                    self.import(&mut module, Vec::new(), was_public);
                    continue;
                }
                "mod" if self.token(2) == "{" => {
                    let name = self.token(1).to_owned();
                    self.at += 3;
                    self.module(&[path, &[name]].concat());
                }
                "mod" => self.at += 1,
                "macro_rules" if depth == 0 => {
                    module.items.insert(self.token(2).into());
                }
                "fn" | "struct" | "enum" | "trait" | "const" | "static" | "type" | "union"
                    if depth == 0 && is_name(self.token(1)) =>
                {
                    module.items.insert(self.token(1).into());
                }
                word if is_name(word) => {
                    self.path(&mut module);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.modules.insert(path.to_vec(), module);
    }

    /// Reads a path in code.
    fn path(&mut self, module: &mut Module) {
        let before = self.at.checked_sub(1).map_or("", |at| &self.tokens[at]);
        let is_member = matches!(before, "." | "fn");
        let mut path = vec![self.token(0).to_owned()];
        self.at += 1;
        while self.token(0) == "::" && is_name(self.token(1)) {
            path.push(self.token(1).into());
            self.at += 2;
        }
        if path.len() > 1 {
            module.paths.insert(path);
            return;
        }
        let [word] = &path[..] else { return };
        let is_type = word.starts_with(char::is_uppercase);
        if !is_member && (is_type || matches!(self.token(0), "(" | "!" | "::")) {
            module.words.insert(word.clone());
        }
    }

    /// Reads a tree of a `use` after what stands in front of it.
    fn import(&mut self, module: &mut Module, mut path: Path, is_reexport: bool) {
        loop {
            match self.token(0).to_owned().as_str() {
                "{" => {
                    self.at += 1;
                    while self.token(0) != "}" {
                        self.import(module, path.clone(), is_reexport);
                        if self.token(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "*" => {
                    self.at += 1;
                    module.globs.push(path);
                    return;
                }
                "::" => self.at += 1,
                "as" => {
                    let name = self.token(1).to_owned();
                    self.at += 2;
                    return bring(module, name, path, is_reexport);
                }
                "self" if !path.is_empty() => self.at += 1,
                name if is_name(name) => {
                    path.push(name.into());
                    self.at += 1;
                }
                _ => {
                    let name = path.last().cloned().unwrap_or_default();
                    if self.token(0) == ";" {
                        self.at += 1;
                    }
                    return bring(module, name, path, is_reexport);
                }
            }
        }
    }
}

fn bring(module: &mut Module, mut name: String, path: Path, is_reexport: bool) {
    if name == "_" {
        // A trait without a name: none is like another.
        name = path.join("::");
    }
    module.imports.insert(name, Import { path, is_reexport });
}
