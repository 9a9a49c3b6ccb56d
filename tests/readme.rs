//! What stands in more than one file and must not drift apart: the README, the tables of settings,
//! the script of the elements, the style sheet, the commands.
//!
//! `DOWNHILL_BLESS=1 cargo test --no-default-features --test readme` writes the tables of settings
//! anew.

#[path = "told/markdown.rs"]
mod markdown;
mod told;

use std::fs;

use downhill::figures::Figure;
use downhill::figures::autograd::settings as autograd;
use downhill::figures::autograd::state::Autograd;
use downhill::figures::curve::settings as curve;
use downhill::figures::curve::state::Curve;
use downhill::figures::digits::settings as digits;
use downhill::figures::digits::state::Digits;
use downhill::figures::fit::settings as fit;
use downhill::figures::fit::state::Fit;
use downhill::figures::landscape::settings as landscape;
use downhill::figures::landscape::state::Landscape;
use downhill::settings::Table;
use markdown::{between, rows};
use told::{holds, read};

/// What stands in backticks in the first cells of the table that follows `heading`.
fn first_cells(readme: &str, heading: &str) -> Vec<String> {
    let rows = rows(readme, heading);
    rows.iter()
        .flat_map(|row| row[0].split('`').skip(1).step_by(2))
        .map(String::from)
        .collect()
}

/// A table of settings in Markdown.
fn settings_table<S: Default>(table: Table<S>) -> String {
    let new = S::default();
    let mut text =
        String::from("\n| setting | takes | default | what it does |\n|---|---|---|---|\n");
    for setting in table {
        let default = match setting.print(&new) {
            none if none.is_empty() => none,
            some => format!("`{}`", some.replace('|', "\\|")),
        };
        // `x**2` is no bold type.
        let takes = setting.kind.to_string().replace('*', "\\*");
        let (takes, doc) = (takes.replace('|', "\\|"), setting.doc.replace('|', "\\|"));
        text += &format!("| `{}` | {takes} | {default} | {doc} |\n", setting.name);
    }
    text
}

fn names<S>(table: Table<S>) -> Vec<&'static str> {
    table.iter().map(|setting| setting.name).collect()
}

// Guards against a README that promises settings, ranges or defaults of another day.
#[test]
fn the_tables_of_settings_in_the_readme_are_those_of_the_figures() {
    let tables = [
        (
            "<!-- settings: autograd -->\n",
            settings_table(autograd::TABLE),
        ),
        ("<!-- settings: curve -->\n", settings_table(curve::TABLE)),
        ("<!-- settings: digits -->\n", settings_table(digits::TABLE)),
        ("<!-- settings: fit -->\n", settings_table(fit::TABLE)),
        (
            "<!-- settings: landscape -->\n",
            settings_table(landscape::TABLE),
        ),
    ];
    let mut readme = read("README.md");
    for (mark, table) in tables {
        let old = between(&readme, mark, "<!-- end -->");
        readme = readme.replace(
            &format!("{mark}{old}<!-- end -->"),
            &format!("{mark}{table}\n<!-- end -->"),
        );
    }
    holds("README.md", &readme);
}

// Guards against a field of `state` that is renamed and breaks scripts written after the README.
#[test]
fn the_fields_of_state_in_the_readme_are_those_of_the_snapshots() {
    let fields = |snapshot: Vec<(&'static str, _)>| -> Vec<&str> {
        snapshot.into_iter().map(|(name, _)| name).collect()
    };
    let readme = read("README.md");
    for (element, fields) in [
        ("autograd", fields(Autograd::default().snapshot())),
        ("curve", fields(Curve::default().snapshot())),
        ("digits", fields(Digits::default().snapshot())),
        ("fit", fields(Fit::default().snapshot())),
        ("landscape", fields(Landscape::default().snapshot())),
    ] {
        let told = first_cells(
            &readme,
            &format!("The `state` of `<downhill-{element}>`:\n\n"),
        );
        assert_eq!(told, fields, "the fields of <downhill-{element}>");
    }
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

// Guards against an attribute that the element never hears of.
#[test]
fn the_script_of_the_elements_knows_every_setting() {
    let script = read("src/embed/element.js");
    let told = between(&script, "const FIGURES = {\n", "};\n");
    let line = |figure: &str, names: Vec<&str>| format!("  {figure}: {names:?},\n");
    let figures = [
        line(Autograd::NAME, names(autograd::TABLE)),
        line(Curve::NAME, names(curve::TABLE)),
        line(Digits::NAME, names(digits::TABLE)),
        line(Fit::NAME, names(fit::TABLE)),
        line(Landscape::NAME, names(landscape::TABLE)),
    ];
    assert_eq!(told, figures.concat(), "FIGURES in src/embed/element.js");
}

// Guards against a group of controls that `hide` takes, and that stays on the page.
#[test]
fn the_style_sheet_hides_every_group_of_controls() {
    let style = read("style/figure.css");
    let groups = [
        &autograd::GROUPS[..],
        &curve::GROUPS,
        &digits::GROUPS,
        &fit::GROUPS,
        &landscape::GROUPS,
    ]
    .concat();
    for group in &groups {
        let rule = format!("[data-hide~=\"{group}\"] [data-group=\"{group}\"]");
        assert!(style.contains(&rule), "style/figure.css needs `{rule}`");
    }
    for group in style.split("[data-hide~=\"").skip(1) {
        let group = group.split('"').next().unwrap_or_default();
        assert!(
            groups.contains(&group),
            "style/figure.css hides `{group}`, which no figure has"
        );
    }
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
