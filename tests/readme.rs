//! What stands in more than one file and must not drift apart: the README, the tables of settings and
//! fields, the script of the elements, the commands.
//!
//! `cargo xtask generate` writes the tables anew.

#[path = "told/fields.rs"]
mod fields;
#[path = "told/markdown.rs"]
mod markdown;
mod told;

use std::fs;

use downhill::figures::registry::{FIGURES, Listing};
use downhill::figures::shared::fields::FieldDoc;
use fields::{field_doc, field_type};
use markdown::{between, rows, with};
use told::{holds, read};

/// What stands in backticks in the first cells of the table that follows `heading`.
fn first_cells(readme: &str, heading: &str) -> Vec<String> {
    let rows = rows(readme, heading);
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

// Guards against a README that promises settings, ranges, defaults or fields of another day.
#[test]
fn the_tables_in_the_readme_are_those_of_the_figures() {
    let tables = |table: fn(&Listing) -> String| {
        let tables: Vec<_> = FIGURES.iter().map(table).collect();
        tables.join("\n")
    };
    let readme = with(&read("README.md"), "settings", &tables(settings));
    holds("README.md", &with(&readme, "states", &tables(state)));
}

// Guards against a verb that the README does not tell of, or that the element does not have.
#[test]
fn the_members_in_the_readme_are_those_of_the_element() {
    // What the browser and the script itself call.
    const INNER: [&str; 7] = [
        "constructor",
        "value",
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
        .filter_map(|line| line.trim_start_matches("get ").split('(').next())
        .filter(|name| !name.contains('#') && !INNER.contains(name))
        .collect();
    let mut told = first_cells(&read("README.md"), "an element has:\n\n");
    let event = told.pop().unwrap_or_default();
    let told: Vec<&str> = told
        .iter()
        .filter_map(|member| member.split('(').next())
        .collect();
    assert_eq!(told, members, "the members of an element");
    let announced = format!("\"{event}\"");
    assert!(
        script.contains(&announced),
        "the event {event} is announced"
    );
}

// Guards against a first command that fails: a verb or an option that is not there any more.
#[test]
fn the_commands_in_the_readme_are_in_the_help() {
    let source = read("xtask/src/main.rs");
    let help = between(&source, "const HELP", "\";\n");
    let readme = read("README.md");
    let mut count = 0;
    for command in readme.split("cargo xtask ").skip(1) {
        let command = command.split(['`', '#', '\n']).next().unwrap_or_default();
        let mut words = command.split_whitespace();
        let verb = words.next().expect("a verb");
        let line = help
            .lines()
            .find(|line| line.split_whitespace().next() == Some(verb))
            .unwrap_or_else(|| panic!("`cargo xtask {verb}` is in the help"));
        for option in words.filter(|word| word.starts_with("--")) {
            assert!(line.contains(&format!("[{option}")), "{verb} {option}");
        }
        count += 1;
    }
    assert!(count >= 6, "the README has commands, {count} were found");
}

// Guards against a map that sends the next engineer to a room that has moved.
#[test]
fn the_rooms_on_the_map_in_the_readme_exist() {
    let readme = read("README.md");
    let map = between(&readme, "## The map\n\n", "\n\n");
    let rooms = first_cells(&readme, "## The map\n\n");
    let within = map.split('`').skip(1).step_by(2);
    let paths = within.filter(|word| word.contains('/') || rooms.iter().any(|room| room == word));
    for path in paths {
        assert!(fs::exists(path).unwrap_or(false), "`{path}` is on the map");
    }
}
