//! What the packages say of tasks: their attributes, their members and their event, from docs/embedding.md.

use serde_json::{Value as Json, json};

use crate::docs::read;
use crate::elements::sentence;
use crate::markdown::{between, rows};

const TASK: &str = "A question about figures that knows its answer.";
const PROGRESS: &str = "How many tasks of the page are done.";
const PROGRESS_FOR: &str =
    "The id of the element whose tasks are counted; without it all tasks of the page are.";
/// What stands before the tables.
const ATTRIBUTES: &str = "A task takes these attributes:\n\n";
const MEMBERS: &str = "A task has these members:\n\n";
const PROGRESS_MEMBERS: &str = "A progress has these members:\n\n";
const EVENT: &str = "downhill-task";
/// Of the attributes, those that take nothing.
const FLAGS: [&str; 2] = ["free", "keep"];

/// The rows of a table of the guide: a name, and a sentence on it.
fn table(heading: &str) -> Vec<(String, String)> {
    let rows = rows(&read("docs/embedding.md"), heading).into_iter();
    let row = |row: Vec<String>| {
        let name = row[0].trim_start_matches("event ").trim_matches('`');
        (name.to_owned(), sentence(&row[1]))
    };
    rows.map(row).collect()
}

/// The attributes, each with what it takes.
fn attributes() -> Vec<(String, String)> {
    let plain = |(name, doc): (String, String)| {
        let doc = doc.trim_start_matches("Nothing: ");
        (name, sentence(doc))
    };
    table(ATTRIBUTES).into_iter().map(plain).collect()
}

/// The type of a member.
fn member_type(name: &str) -> &'static str {
    match name {
        "done" => "boolean",
        "score" | "attempts" | "of" => "number",
        "kind" => "\"predict\" | \"goal\" | \"choose\" | \"\"",
        "answerText" | "question" | "response" | "correct" | "saved" => "string",
        "figures" => "Record<string, HTMLElement> | null",
        "ready" => "Promise<this>",
        other => panic!("the type of `{other}` is not known"),
    }
}

/// The type of an attribute in markup.
fn attribute_type(name: &str) -> &'static str {
    match name {
        _ if FLAGS.contains(&name) => "boolean",
        "within" | "answer" => "string | number",
        _ => "string",
    }
}

/// The members that are properties, as lines of an interface.
fn properties(members: Vec<(String, String)>) -> String {
    let line = |(name, doc): (String, String)| match name.as_str() {
        EVENT => String::new(),
        "reset()" => format!("  /** {doc} */\n  reset(): void;\n"),
        "saved" | "figures" => format!("  /** {doc} */\n  {name}: {};\n", member_type(&name)),
        _ => format!(
            "  /** {doc} */\n  readonly {name}: {};\n",
            member_type(&name)
        ),
    };
    members.into_iter().map(line).collect()
}

/// The types of both elements and of the event.
pub(crate) fn types() -> String {
    let members = table(MEMBERS);
    let in_detail = ["done", "score", "attempts", "answerText"];
    let detail = members
        .iter()
        .filter(|(name, _)| in_detail.contains(&name.as_str()));
    let detail: String = detail
        .map(|(name, doc)| format!("  /** {doc} */\n  {name}: {};\n", member_type(name)))
        .collect();
    let attribute = |(name, doc): (String, String)| {
        let of = attribute_type(&name);
        format!("  /** {doc} */\n  {name}?: {of};\n")
    };
    let attributes: String = attributes().into_iter().map(attribute).collect();
    let (task, progress) = (properties(members), properties(table(PROGRESS_MEMBERS)));
    format!(
        "\n/** What the event `{EVENT}` tells of a task. */\nexport interface DownhillTaskDetail {{\n{detail}}}\n\
         \n/** The attributes of `<downhill-task>`. */\nexport interface DownhillTaskAttributes {{\n{attributes}}}\n\
         \n/** {TASK} */\nexport interface DownhillTask extends HTMLElement {{\n{task}}}\n\
         \n/** {PROGRESS} */\nexport interface DownhillProgress extends HTMLElement {{\n{progress}}}\n"
    )
}

/// The lines of the two maps in `declare global`: by tag, and by event.
pub(crate) const BY_TAG: &str =
    "    \"downhill-progress\": DownhillProgress;\n    \"downhill-task\": DownhillTask;\n";
pub(crate) const BY_EVENT: &str = "  interface GlobalEventHandlersEventMap {\n    \"downhill-task\": CustomEvent<DownhillTaskDetail>;\n  }\n";

/// Both elements in the manifest.
pub(crate) fn declarations() -> Vec<Json> {
    let of = |text: &str| json!({ "text": text });
    let attribute = |(name, doc): (String, String)| {
        let is_flag = FLAGS.contains(&name.as_str());
        let of = of(if is_flag { "boolean" } else { "string" });
        json!({ "name": name, "description": doc, "type": of })
    };
    let member = |(name, doc): (String, String)| match name.as_str() {
        EVENT => None,
        "reset()" => Some(json!({ "kind": "method", "name": "reset", "description": doc })),
        _ => Some(json!({
            "kind": "field",
            "name": name,
            "readonly": !["saved", "figures"].contains(&name.as_str()),
            "description": doc,
            "type": of(member_type(&name)),
        })),
    };
    let members = |heading| table(heading).into_iter().filter_map(member);
    let all = table(MEMBERS);
    let event = all.iter().find(|(name, _)| name == EVENT);
    let (_, event) = event.expect("the guide tells of the event");
    let slots = [
        (
            "",
            "The question; with `answer` also the list to choose from.",
        ),
        (
            "hint",
            "Shown after a failed attempt, or when the reader asks for it.",
        ),
        ("why", "Shown when the answer is known."),
    ];
    let slot = |(name, doc): (&str, &str)| json!({ "name": name, "description": doc });
    let progress_for = (String::from("for"), String::from(PROGRESS_FOR));
    vec![
        json!({
            "kind": "class",
            "customElement": true,
            "name": "DownhillTask",
            "tagName": "downhill-task",
            "description": TASK,
            "superclass": { "name": "HTMLElement" },
            "attributes": attributes().into_iter().map(attribute).collect::<Vec<_>>(),
            "members": members(MEMBERS).collect::<Vec<_>>(),
            "events": [{ "name": EVENT, "description": event, "type": of("CustomEvent<DownhillTaskDetail>") }],
            "slots": slots.map(slot),
        }),
        json!({
            "kind": "class",
            "customElement": true,
            "name": "DownhillProgress",
            "tagName": "downhill-progress",
            "description": PROGRESS,
            "superclass": { "name": "HTMLElement" },
            "attributes": [attribute(progress_for)],
            "members": members(PROGRESS_MEMBERS).collect::<Vec<_>>(),
        }),
    ]
}

/// The tag and the class of each, for the manifest.
pub(crate) const EXPORTS: [(&str, &str); 2] = [
    ("downhill-task", "DownhillTask"),
    ("downhill-progress", "DownhillProgress"),
];

// Guards against an attribute that the guide does not tell of, or that no task takes.
#[test]
fn the_attributes_of_a_task_in_the_guide_are_those_that_it_takes() {
    // The element itself keeps.
    let taken = downhill::tasks::attributes::ATTRIBUTES.into_iter();
    let taken: Vec<_> = taken.chain(["keep"]).collect();
    let told: Vec<_> = attributes().into_iter().map(|(name, _)| name).collect();
    assert_eq!(told, taken);
}

// Guards against a member that the guide does not tell of, or that the element does not have.
#[test]
fn the_members_of_a_task_in_the_guide_are_those_of_the_element() {
    // What the browser and other scripts of the elements call.
    const INNER: [&str; 9] = [
        "constructor",
        "connectedCallback",
        "disconnectedCallback",
        "attributeChangedCallback",
        "approached",
        "figureChanged",
        "idsChanged",
        "stopped",
        "count",
    ];
    for (file, heading) in [
        ("src/embed/task.js", MEMBERS),
        ("src/embed/progress.js", PROGRESS_MEMBERS),
    ] {
        let script = read(file);
        let class = between(&script, "class Downhill", "\n}\n");
        let lines = class
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(") {"));
        let names = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        let names = names.filter(|line| !line.starts_with("set "));
        let names = names.filter_map(|line| line.trim_start_matches("get ").split('(').next());
        let mut names: Vec<_> = names
            .filter(|name| !name.contains('#') && !INNER.contains(name))
            .collect();
        let told = table(heading);
        let mut told: Vec<_> = told
            .iter()
            .map(|(name, _)| name.trim_end_matches("()"))
            .filter(|name| *name != EVENT)
            .collect();
        names.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, names, "{file}");
    }
    assert!(read("src/embed/task.js").contains("CustomEvent(\"downhill-task\""));
}
