//! What is written out of the registry of figures, for scripts that have to know it before the
//! WebAssembly is there, and out of the files of the digits, for the figure that loads them.
//!
//! `cargo xtask generate` writes it anew.

#![cfg(not(target_arch = "wasm32"))]

mod docs;

use std::fs;

use docs::assert_up_to_date;
use downhill::figures::registry::{FIGURES, shared_settings};

// Guards against an attribute that the element never hears of, and a setting that a landscape does
// not take over from its fit.
#[test]
fn the_scripts_know_the_figures_and_their_settings() {
    let (mut lines, mut titles, mut values) = (String::new(), String::new(), String::new());
    for figure in FIGURES {
        let settings = figure.settings();
        let names: Vec<_> = settings.iter().map(|setting| setting.name).collect();
        lines += &format!("  {}: {names:?},\n", figure.name);
        titles += &format!("  {}: {:?},\n", figure.name, figure.title);
        let setting = figure
            .value
            .setting
            .map_or(String::new(), |setting| format!(", setting: {setting:?}"));
        values += &format!(
            "  {}: {{ field: {:?}{setting} }},\n",
            figure.name, figure.value.field
        );
    }
    let text = format!(
        "// Written by `cargo xtask generate` from src/figures/registry.rs.\n\n\
         // The figures, and the names of the settings of each: an element has to know its attributes before\n\
         // the WebAssembly is there.\n\
         export const FIGURES = {{\n{lines}}};\n\n\
         // Their titles.\n\
         export const TITLES = {{\n{titles}}};\n\n\
         // The `value` of each: the field of the state that it is, and the setting that assigning to it sets.\n\
         export const VALUES = {{\n{values}}};\n\n\
         // What a landscape and the fit that its `for` names have in common, in the order of their tables.\n\
         export const SHARED = {:?};\n",
        shared_settings()
    );
    assert_up_to_date("src/embed/figures.generated.js", &text);
}

// Guards against a bar that is full before the digits are there.
#[test]
fn the_sizes_of_the_digits_are_those_of_their_files() {
    const FOLDER: &str = "src/figures/digits/data";
    let entries = fs::read_dir(FOLDER)
        .expect("the digits are there")
        .flatten();
    let mut files: Vec<_> = entries
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, entry.metadata().expect("a file").len())
        })
        .filter(|(name, _)| name.ends_with(".gz"))
        .collect();
    files.sort();
    let mut text = String::from(
        "//! The files of the digits. Written by `cargo xtask generate`.\n\n\
         /// Their names, in the folder `digits` of the site, and how many bytes each has.\n",
    );
    text += &format!("pub const FILES: [(&str, u32); {}] = [\n", files.len());
    for (name, bytes) in files {
        text += &format!("    ({name:?}, {bytes}),\n");
    }
    assert_up_to_date("src/figures/digits/files.rs", &(text + "];\n"));
}

// Guards against a name that is there twice, and groups of controls that `hide` does not take.
#[test]
fn a_figure_is_listed_once_with_its_own_settings_and_groups() {
    assert!(FIGURES.is_sorted_by(|one, next| one.name < next.name));
    for figure in FIGURES {
        let name = figure.name;
        let settings = figure.settings();
        let hide = settings.iter().find(|setting| setting.name == "hide");
        let takes = hide.map(|setting| setting.kind.words());
        assert_eq!(takes, Some(figure.groups), "{name}");
        let fields = (figure.fields)();
        for (what, mut names) in [
            (
                "settings",
                settings.iter().map(|setting| setting.name).collect(),
            ),
            ("fields", fields.iter().map(|field| field.name).collect()),
            ("groups", figure.groups.to_vec()),
        ] {
            let names: &mut Vec<&str> = &mut names;
            names.sort();
            let twice = names.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None, "{what} of {name}");
        }
        for (name, doc) in settings
            .iter()
            .map(|setting| (setting.name, setting.doc))
            .chain(fields.iter().map(|field| (field.name, field.doc)))
            .chain([(name, figure.about)])
        {
            assert!(doc.len() > 10 && doc.ends_with('.'), "{name}: {doc:?}");
        }
    }
}
