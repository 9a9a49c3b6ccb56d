//! What stands in more than one file and must not drift apart: the documents, the tables of settings and
//! fields, the script of the elements, the commands, the map.
//!
//! `cargo xtask generate` writes the tables anew.

mod docs;
#[path = "docs/fields.rs"]
mod fields;
#[path = "docs/markdown.rs"]
mod markdown;

use std::fs;

use docs::{assert_up_to_date, read};
use downhill::figures::registry::{FIGURES, Listing};
use downhill::figures::shared::fields::FieldDoc;
use fields::{field_doc, field_type};
use markdown::{between, rows, with};

const CONTRIBUTING: &str = "CONTRIBUTING.md";
const EMBEDDING: &str = "docs/embedding.md";
const REFERENCE: &str = "docs/reference.md";

/// What stands in backticks in the first cells of the table that follows `heading`.
fn first_cells(text: &str, heading: &str) -> Vec<String> {
    let rows = rows(text, heading);
    rows.iter()
        .flat_map(|row| row[0].split('`').skip(1).step_by(2))
        .map(String::from)
        .collect()
}

/// A cell of a table: `|` would end it.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// A figure's settings in Markdown, under a heading.
fn settings(figure: &Listing) -> String {
    let mut text = format!("### `<{}>`\n\n{}\n\n", figure.tag(), figure.about);
    text += "| setting | takes | default | what it does |\n|---|---|---|---|\n";
    for setting in figure.settings() {
        let default = match setting.default.as_str() {
            "" => String::new(),
            some => format!("`{}`", cell(some)),
        };
        // `x**2` is no bold type.
        let takes = setting.kind.to_string().replace('*', "\\*");
        let (name, takes, doc) = (setting.name, cell(&takes), cell(setting.doc));
        text += &format!("| `{name}` | {takes} | {default} | {doc} |\n");
    }
    text
}

/// What the `value` of a figure's element is, as a row of a table.
fn value(figure: &Listing) -> String {
    let fields = (figure.fields)();
    let found = fields.iter().find(|field| field.name == figure.value.field);
    let FieldDoc { name, doc, of } = found.expect("it is a field of the state");
    let setting = match figure.value.setting {
        Some(setting) => format!("`{setting}`"),
        None => "nothing: it cannot be set".into(),
    };
    let (tag, of) = (figure.tag(), cell(&field_type(of)));
    format!("| `<{tag}>` | `{of}` | `{name}` of its state. {doc} | {setting} |\n")
}

/// The fields of a figure's state in Markdown.
fn state(figure: &Listing) -> String {
    let mut text = format!("The `state` of `<{}>`:\n\n", figure.tag());
    text += "| field | type | what it is |\n|---|---|---|\n";
    let row = |field: &FieldDoc| {
        let (name, of, doc) = (field.name, field_type(&field.of), field_doc(field));
        format!("| `{name}` | `{}` | {} |\n", cell(&of), cell(&doc))
    };
    let rows = (figure.fields)();
    text + &rows.iter().map(row).collect::<String>()
}

// Guards against a reference that promises settings, ranges, defaults or fields of another day.
#[test]
fn the_tables_in_the_reference_are_those_of_the_figures() {
    let tables = |table: fn(&Listing) -> String| {
        let tables: Vec<_> = FIGURES.iter().map(table).collect();
        tables.join("\n")
    };
    let reference = with(&read(REFERENCE), "settings", &tables(settings));
    let rows: String = FIGURES.iter().map(value).collect();
    let head = "| `value` of | type | what it is | assigning sets |\n|---|---|---|---|\n";
    let reference = with(&reference, "values", &format!("{head}{rows}"));
    assert_up_to_date(REFERENCE, &with(&reference, "states", &tables(state)));
}

// Guards against a verb that the reference does not document, or that the element does not have.
#[test]
fn the_members_in_the_reference_are_those_of_the_element() {
    const EVENTS: [&str; 3] = ["downhill-change", "input", "change"];
    // What the browser and the script itself call.
    const INNER: [&str; 8] = [
        "constructor",
        "setting",
        "formResetCallback",
        "stopped",
        "approached",
        "connectedCallback",
        "disconnectedCallback",
        "attributeChangedCallback",
    ];
    let script = read("src/embed/element.js");
    let class = between(&script, "class DownhillFigure", "\n}\n");
    let members: Vec<&str> = class
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(") {"))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter(|line| !line.starts_with("set "))
        .filter_map(|line| line.trim_start_matches("get ").split('(').next())
        .filter(|name| !name.contains('#') && !INNER.contains(name))
        .collect();
    let cells = first_cells(&read(REFERENCE), "an element has:\n\n");
    let (events, documented): (Vec<_>, Vec<_>) = cells
        .iter()
        .filter_map(|member| member.split('(').next())
        .partition(|name| EVENTS.contains(name));
    assert_eq!(documented, members, "the members of an element");
    assert_eq!(events, EVENTS, "its events");
    let script = script + &read("src/embed/form_control.js");
    for event in events {
        let announced = format!("Event(\"{event}\"");
        assert!(script.contains(&announced), "{event} is announced");
    }
}

// Guards against a first command that fails: a verb or an option that is not there any more.
#[test]
fn the_commands_in_the_documents_are_in_the_help() {
    let help = help();
    for (document, least) in [("README.md", 3), (CONTRIBUTING, 15), (EMBEDDING, 3)] {
        let text = read(document);
        let mut count = 0;
        for (verb, options) in commands(&text) {
            let line = help
                .iter()
                .find(|line| line.split_whitespace().next() == Some(verb))
                .unwrap_or_else(|| panic!("{document}: `cargo xtask {verb}` is in the help"));
            for option in options {
                assert!(
                    line.contains(&format!("[{option}")),
                    "{document}: {verb} {option}"
                );
            }
            count += 1;
        }
        assert!(
            count >= least,
            "{document} has commands, {count} were found"
        );
    }
}

// Guards against a command that nobody hears of.
#[test]
fn the_commands_in_the_help_are_in_the_guide_for_contributors() {
    // What the build calls, and what the help says of itself.
    const INNER: [&str; 2] = ["stage", "help"];
    let guide = read(CONTRIBUTING);
    let documented: Vec<_> = commands(&guide).collect();
    let mut count = 0;
    for line in help() {
        let verb = line.split_whitespace().next().unwrap_or_default();
        if INNER.contains(&verb) {
            continue;
        }
        let all = documented.iter().filter(|(own, _)| *own == verb);
        let options: Vec<&str> = all
            .clone()
            .flat_map(|(_, options)| options.clone())
            .collect();
        assert!(all.count() > 0, "`cargo xtask {verb}` is documented");
        for option in line.split("[--").skip(1) {
            let name = option.split([']', ' ']).next().unwrap_or_default();
            let option = format!("--{name}");
            assert!(
                options.contains(&option.as_str()),
                "{verb} {option} is documented"
            );
        }
        count += 1;
    }
    assert!(count >= 10, "the help has commands, {count} were found");
}

/// The lines of the help of xtask that begin with a verb.
fn help() -> Vec<String> {
    let source = read("xtask/src/main.rs");
    let help = between(&source, "const HELP", "\";\n");
    let lines = help.lines().filter(|line| {
        let verb = line.strip_prefix("  ").unwrap_or_default();
        verb.starts_with(|first: char| first.is_ascii_lowercase())
    });
    lines.map(String::from).collect()
}

/// The commands of xtask in a text: the verb of each, and its options.
fn commands(text: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    text.split("cargo xtask ").skip(1).map(|command| {
        let command = command.split(['`', '#', '\n']).next().unwrap_or_default();
        let mut words = command.split_whitespace();
        let verb = words.next().expect("a verb");
        (verb, words.filter(|word| word.starts_with("--")).collect())
    })
}

// Guards against a map that sends the next engineer to a room that has moved.
#[test]
fn the_rooms_on_the_map_exist() {
    let guide = read(CONTRIBUTING);
    let map = between(&guide, "## The map\n\n", "\n\n");
    let rooms = first_cells(&guide, "## The map\n\n");
    let within = map.split('`').skip(1).step_by(2);
    let paths = within.filter(|word| word.contains('/') || rooms.iter().any(|room| room == word));
    for path in paths {
        assert!(fs::exists(path).unwrap_or(false), "`{path}` is on the map");
    }
}

// Guards against a room, or a module of the rooms whose modules the map lists, that is not on it.
#[test]
fn the_map_names_every_room_and_module() {
    const HIDDEN: [&str; 5] = ["dist", "package", "release", "standalone", "target"];
    let guide = read(CONTRIBUTING);
    let map = between(&guide, "## The map\n\n", "\n\n");
    let rooms = first_cells(&guide, "## The map\n\n");
    let named = |room: &str| rooms.iter().any(|known| known == room);
    for name in folders(".") {
        let is_hidden = name.starts_with('.') || name == "src" || HIDDEN.contains(&name.as_str());
        assert!(is_hidden || named(&name), "{name} is a room of the map");
    }
    for name in folders("src") {
        let room = format!("src/{name}");
        assert!(named(&room), "{room} is a room of the map");
    }
    for room in ["src/numeric", "src/plot", "src/settings"] {
        let row = map.lines().find(|line| line.contains(&format!("`{room}`")));
        let row = row.unwrap_or_else(|| panic!("{room} has a row"));
        for module in modules(room) {
            assert!(
                row.contains(&format!("`{module}`")),
                "the map names `{module}` of {room}"
            );
        }
    }
}

/// The names of what stands in a folder, and whether each is a folder.
fn entries(folder: &str) -> impl Iterator<Item = (String, bool)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    entries.flatten().map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, entry.path().is_dir())
    })
}

fn folders(folder: &str) -> Vec<String> {
    let folders = entries(folder).filter(|(_, is_folder)| *is_folder);
    folders.map(|(name, _)| name).collect()
}

/// The modules of a room.
fn modules(room: &str) -> Vec<String> {
    let names = entries(room).filter_map(|(name, is_folder)| {
        let module = if is_folder {
            Some(name.as_str())
        } else {
            name.strip_suffix(".rs").filter(|name| *name != "mod")
        };
        module.map(String::from)
    });
    names.collect()
}

// Guards against a README that grows until nobody reads it.
#[test]
fn the_readme_is_read_in_two_minutes() {
    let readme = read("README.md");
    let lines = readme.lines().count();
    assert!(lines <= 70, "the README has {lines} lines");
    for document in [EMBEDDING, REFERENCE, CONTRIBUTING] {
        let link = format!("]({document})");
        assert!(readme.contains(&link), "the README links to {document}");
    }
}
