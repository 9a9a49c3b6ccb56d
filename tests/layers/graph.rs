//! Which file imports which, and by what names.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{self, Module, Path};

/// The names by which a file imports another, by both files.
pub type Imports = BTreeMap<(String, String), BTreeSet<String>>;

/// Re-exports lead on at most so often; more is a circle of names, which the compiler refuses.
const MAX_HOPS: usize = 20;

/// The modules of all files, by their paths from the name of the crate.
#[derive(Default)]
pub struct Graph {
    modules: BTreeMap<Path, Module>,
}

impl Graph {
    /// Adds the modules of a file.
    pub fn add(&mut self, file: &str, source: &str) {
        self.modules.extend(source::modules(file, source));
    }

    /// Which file imports which.
    ///
    /// A path leads to the file that defines what it names, past every file that only re-exports it.
    /// To declare or to re-export a child imports nothing from it, until the code beside it names it.
    pub fn imports(&self) -> Imports {
        let mut found = Imports::new();
        for (path, module) in &self.modules {
            let mut add = |named: &[String]| {
                if let Some((file, name)) = self.resolve(path, named, 0)
                    && file != module.file
                {
                    let pair = (module.file.clone(), file);
                    found.entry(pair).or_default().insert(name);
                }
            };
            for (name, import) in &module.imports {
                if !import.is_reexport || module.words.contains(name) {
                    add(&import.path);
                }
            }
            for named in &module.paths {
                add(named);
            }
        }
        found
    }

    /// The file that defines what a path names, and the name; none for a module, and for what other
    /// packages define.
    fn resolve(&self, module: &[String], path: &[String], hops: usize) -> Option<(String, String)> {
        let (start, names) = match absolute(module, path) {
            Some(absolute) => absolute,
            // It begins with a name that this module has.
            None if self.has(module, &path[0]) => (module.to_vec(), path.to_vec()),
            None => return None,
        };
        self.walk(start, &names, hops)
    }

    fn has(&self, module: &[String], name: &String) -> bool {
        let child = [module, std::slice::from_ref(name)].concat();
        let here = &self.modules[module];
        self.is_module(&child) || here.items.contains(name) || here.imports.contains_key(name)
    }

    /// Whether a path is that of a module, or of a folder with some in it.
    fn is_module(&self, path: &Path) -> bool {
        let mut from = self.modules.range(path.clone()..);
        from.next()
            .is_some_and(|(known, _)| known.starts_with(path))
    }

    /// Follows names from a module.
    fn walk(&self, mut at: Path, names: &[String], hops: usize) -> Option<(String, String)> {
        if hops > MAX_HOPS {
            return None;
        }
        for (index, name) in names.iter().enumerate() {
            let child = [&at[..], std::slice::from_ref(name)].concat();
            if self.is_module(&child) {
                at = child;
                continue;
            }
            let module = self.modules.get(&at)?;
            if module.items.contains(name) {
                return Some((module.file.clone(), name.clone()));
            }
            if let Some(import) = module.imports.get(name) {
                let rest = &names[index + 1..];
                return self.resolve(&at, &[&import.path, rest].concat(), hops + 1);
            }
            for glob in &module.globs {
                let path = [glob, &names[index..]].concat();
                if let Some((file, name)) = self.resolve(&at, &path, hops + 1)
                    && file != module.file
                {
                    return Some((file, name));
                }
            }
            // A macro made it, or it is a module that was not given.
            return Some((module.file.clone(), name.clone()));
        }
        None
    }
}

/// Where a path begins, and its names from there; none if it begins with a name of its module or of
/// another package.
pub fn absolute(module: &[String], path: &[String]) -> Option<(Path, Path)> {
    let ups = path.iter().take_while(|name| *name == "super").count();
    let (start, used) = match path[0].as_str() {
        "crate" => (&module[..1], 1),
        "self" => (module, 1),
        "super" => (&module[..module.len().saturating_sub(ups)], ups),
        name if source::is_crate(name) => (&path[..1], 1),
        _ => return None,
    };
    Some((start.to_vec(), path[used..].to_vec()))
}
