//! The teachers' page: its set-ups are usable, what is shown of them is theirs, its tables are
//! those of the figures.
//!
//! `cargo xtask generate` writes what is made of something else anew: pictures, tags, tables, the
//! lines of the tasks.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

mod docs;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;
#[path = "docs/page.rs"]
mod page;
mod snapshots;
#[path = "fixtures/tasks.rs"]
mod tasks;
#[path = "fixtures/trained.rs"]
mod trained;

use docs::{assert_up_to_date, read};
use downhill::figures::registry::{FIGURES, Listing};
use downhill::numeric::condition::{Condition, Value};
use downhill::numeric::digits::experiment::Epoch;
use downhill::tasks::scope::Figures;
use downhill::tasks::task::Task;
use page::{escaped, with};
use tasks::{Asked, tasks};

const PAGE: &str = "teach.html";

/// A figure of the page: its opening tag without the brackets.
struct SetUp<'a>(&'a str);

impl<'a> SetUp<'a> {
    /// The figure on a line of the page, if one stands there.
    fn on(line: &'a str) -> Option<Self> {
        let tag = line.trim_start().strip_prefix('<')?;
        let is_figure = tag.starts_with("downhill-") && !tag.starts_with("downhill-task");
        is_figure.then(|| Self(tag.split('>').next().unwrap_or(tag)))
    }

    fn figure(&self) -> &'a str {
        let tag = self.0.split(' ').next().unwrap_or_default();
        tag.trim_start_matches("downhill-")
    }

    fn attributes(&self) -> Vec<(&'a str, &'a str)> {
        let mut parts = self.0.split('"');
        let mut attributes = Vec::new();
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            let name = name.trim_end_matches('=').rsplit(' ').next();
            attributes.push((name.unwrap_or_default(), value));
        }
        attributes
    }

    fn settings(&self) -> Vec<(&'a str, &'a str)> {
        let mut settings = self.attributes();
        settings.retain(|(name, _)| *name != "id");
        settings
    }

    fn value(&self, name: &str) -> &'a str {
        let settings = self.settings();
        let found = settings.iter().find(|(setting, _)| *setting == name);
        found.map_or("", |(_, value)| value)
    }

    fn id(&self) -> Option<&'a str> {
        let attributes = self.attributes();
        let id = attributes.iter().find(|(name, _)| *name == "id");
        id.map(|(_, id)| *id)
    }

    /// What the picture shows, in words.
    fn words(&self) -> String {
        match self.figure() {
            "curve" => format!(
                "The curve of {} with its point at x = {} and the tangent there.",
                self.value("f"),
                self.value("start").replace('-', "−")
            ),
            "fit" => {
                let model = self.value("model");
                let model = if model.is_empty() {
                    "a quadratic"
                } else {
                    model
                };
                if self.value("view") == "walk" {
                    format!("The data as dots and, dashed, {model} with its initial parameters.")
                } else {
                    format!("The data as dots, and what {model} predicts for them.")
                }
            }
            "landscape" => format!(
                "Contours of {} from above, with its point at ({}).",
                self.value("f"),
                self.value("start").replace('-', "−")
            ),
            "digits" => format!(
                "The weights after {} steps, as a picture of 28 by 28 pixels.",
                self.value("step")
            ),
            _ => format!(
                "The graph of {} for x = [{}], its nodes still empty.",
                self.value("f"),
                self.value("x").replace(',', ", ")
            ),
        }
    }

    /// The tag as one writes it.
    fn tag(&self) -> String {
        let settings = self.settings();
        let attributes = settings
            .iter()
            .map(|(name, value)| format!(" {name}=\"{value}\""));
        let (figure, attributes) = (self.figure(), attributes.collect::<String>());
        format!("<downhill-{figure}{attributes}></downhill-{figure}>")
    }
}

/// Settings by name, each with its text.
type Settings<'a> = &'a [(&'a str, &'a str)];

/// How the lines that are written below set-ups and tasks begin.
const TO_COPY: [&str; 3] = [
    "    <pre ",
    "  <pre></pre>",
    "  <pre role=\"region\" aria-label=\"Code: the task ",
];

/// A task as one writes it, below the figure that it is about.
fn with_figure(task: &str, set_ups: &[SetUp<'_>]) -> String {
    let id = task.split_once(" for=\"");
    let id = id.and_then(|(_, rest)| rest.split('"').next());
    let figure = set_ups
        .iter()
        .find(|set_up| id.is_some() && set_up.id() == id);
    let figure = figure.map_or(String::new(), |set_up| {
        format!("<{}></downhill-{}>\n", set_up.0, set_up.figure())
    });
    figure + task
}

fn pre(label: &str, code: &str) -> String {
    let code = escaped(code);
    format!("<pre role=\"region\" aria-label=\"Code: {label}\"><code>{code}</code></pre>")
}

/// A sentence of the tables, which has code in backticks.
fn sentence(doc: &str) -> String {
    let mut text = String::new();
    for (place, part) in escaped(doc).split('`').enumerate() {
        let (open, close) = if place % 2 == 1 {
            ("<code>", "</code>")
        } else {
            ("", "")
        };
        text += &format!("{open}{part}{close}");
    }
    text
}

/// A figure's settings, under a heading.
fn settings(figure: &Listing) -> String {
    let (name, tag, about) = (figure.name, figure.tag(), sentence(figure.about));
    let mut text = format!(
        "<h3 id=\"{name}\"><code>&lt;{tag}&gt;</code></h3>\n  <p>{about}</p>\n  <div class=\"wide\" role=\"region\" aria-label=\"Settings of {tag}\">\n  <table>\n    <thead><tr><th scope=\"col\">Setting</th><th scope=\"col\">Takes</th><th scope=\"col\">Default</th><th scope=\"col\">What it does</th></tr></thead>\n    <tbody>\n"
    );
    for setting in figure.settings() {
        let default = match setting.default.as_str() {
            "" => String::new(),
            some => format!("<code>{}</code>", escaped(some)),
        };
        let (name, takes) = (setting.name, escaped(&setting.kind.to_string()));
        let doc = sentence(setting.doc);
        text += &format!(
            "      <tr><th scope=\"row\"><code>{name}</code></th><td>{takes}</td><td>{default}</td><td>{doc}</td></tr>\n"
        );
    }
    text + "    </tbody>\n  </table>\n  </div>"
}

// Guards against a set-up that is refused, a picture of another one, a tag that is not the one on
// the page, and a table of another day.
#[test]
fn what_the_page_says_is_what_the_figures_do() {
    let page = read(PAGE);
    let (mut lines, mut heading) = (Vec::new(), String::new());
    let mut set_ups: Vec<SetUp<'_>> = Vec::new();
    // The lines of the task that is being read, and whether lines to copy are being left out.
    let (mut task, mut is_old) = (None::<Vec<&str>>, false);
    for line in page.lines() {
        if let Some((_, rest)) = line
            .split_once("<h3 id=\"")
            .filter(|_| line.starts_with("  <h3"))
        {
            heading = rest.split('"').next().unwrap_or_default().to_owned();
        }
        // The lines to copy are made anew.
        is_old |= task.is_none() && TO_COPY.iter().any(|start| line.starts_with(start));
        if is_old {
            is_old = !line.ends_with("</pre>");
            continue;
        }
        if line.starts_with("  <downhill-task ") {
            task = Some(Vec::new());
        }
        if let Some(set_up) = SetUp::on(line) {
            let name = format!("teach-{}", set_up.id().unwrap_or(&heading));
            snapshots::assert_up_to_date(&name, set_up.figure(), &set_up.settings());
            let height = read(&format!("pictures/{name}.svg"));
            let height = height
                .split("height=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            lines.push(format!(
                "    <{}><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"pictures/{name}-dark.svg\"><img src=\"pictures/{name}.svg\" width=\"640\" height=\"{}\" loading=\"lazy\" alt=\"{}\"></picture></downhill-{}>",
                set_up.0,
                height.unwrap_or_default(),
                set_up.words(),
                set_up.figure()
            ));
            set_ups.push(set_up);
            continue;
        }
        if line == "  </details>" {
            let set_up = set_ups.last().expect("a figure comes before its answer");
            let code = pre(&format!("the set-up {heading}"), &set_up.tag());
            lines.push(format!("    {code}"));
        }
        lines.push(line.to_owned());
        if let Some(own) = &mut task {
            own.push(line.strip_prefix("  ").unwrap_or(line));
        }
        if line == "  </downhill-task>" {
            let own = task.take().expect("a task has begun").join("\n");
            let code = pre(&format!("the task {heading}"), &with_figure(&own, &set_ups));
            lines.push(format!("  {code}"));
        }
    }
    let page = lines.join("\n") + "\n";
    let tables: Vec<_> = FIGURES.iter().map(settings).collect();
    let page = with(&page, "settings", &tables.join("\n  "));
    assert_up_to_date(PAGE, &page);
}

// Guards against an answer about the digits with a number that the figure does not show.
#[test]
fn the_answers_about_the_digits_are_theirs() {
    let page = read(PAGE);
    let says = |sentence: &str| assert!(page.contains(sentence), "no answer says: {sentence}");
    let mut pair = trained::digits(&[("step", "13")]);
    (1..10).for_each(|_| pair.step_epoch());
    let losses = |number: fn(&Epoch) -> f64| pair.epochs().iter().map(number).collect::<Vec<_>>();
    let train = losses(|epoch| epoch.train.loss());
    let valid = losses(|epoch| epoch.valid.loss());
    assert!(
        valid.iter().all(|loss| *loss >= valid[3]) && train.is_sorted_by(|a, b| a > b),
        "the third epoch is where it turns: {train:?} {valid:?}"
    );
    says(&format!("from {:.4} to {:.4}", train[1], train[10]));
    says(&format!(
        "{:.4} after three epochs, {:.4} after ten",
        valid[3], valid[10]
    ));

    let rare = trained::digits(&[("classes", "8,rest"), ("lr", "0.5"), ("step", "63")]);
    let [before, after] = [0, 1].map(|epoch| &rare.epochs()[epoch].valid);
    says(&format!("{:.1}&nbsp;%", 100.0 * after.accuracy()));
    let right = &after.confusion()[..2];
    says(&format!(
        "of {} eights it finds {}.",
        right[0] + right[1],
        right[0]
    ));
    says(&format!(
        "gives an accuracy of {:.0}&nbsp;%, and step 0 does just that",
        100.0 * before.accuracy()
    ));
    assert_eq!(before.confusion()[0], 0, "at step 0 nothing is an eight");
}

fn with_task<T>(id: &str, look: impl FnOnce(&Asked<'_>) -> T) -> T {
    let page = read(PAGE);
    let all = tasks(&page);
    let task = all.iter().find(|task| task.id() == id);
    look(task.unwrap_or_else(|| panic!("the page has {id}")))
}

// Guards against a task to copy that a figure refuses, and one that says no more than no to what a reader
// may well believe.
#[test]
fn the_tasks_to_copy_are_usable() {
    let page = read(PAGE);
    let all = tasks(&page);
    assert!(all.len() >= 12, "{} tasks", all.len());
    let mut kinds = Vec::new();
    for asked in &all {
        let (id, task) = (asked.id(), asked.task());
        assert!(id.starts_with("task-"), "{id}");
        kinds.push(task.kind());
        assert!(!asked.has("keep"), "{id}: every visit begins anew");
        if let Task::Choose(choose) = task {
            for (k, reply) in choose.replies.iter().enumerate() {
                let (is_right, is_silent) = (choose.right.contains(&k), reply.is_empty());
                assert_eq!(is_right, is_silent, "{id}, item {k}: {reply}");
            }
        }
    }
    for kind in ["predict", "goal", "choose"] {
        assert!(kinds.contains(&kind), "a task to {kind}");
    }
}

// Guards against an example of a task in the guide that a figure refuses.
#[test]
fn the_tasks_in_the_guide_are_usable() {
    let guide = read("docs/embedding.md");
    let all = tasks(&guide);
    for asked in &all {
        asked.task();
    }
    assert!(all.len() >= 4, "{} tasks", all.len());
}

// Guards against a condition in the guide that no figure understands.
#[test]
fn the_conditions_in_the_guide_are_usable() {
    let guide = read("docs/embedding.md");
    let (_, table) = guide
        .split_once("| what | for example |\n|---|---|\n")
        .expect("the table of conditions");
    let table = table.split("\n\n").next().unwrap_or_default();
    let examples = table.split('`').skip(1).step_by(2);
    let (mut count, mut refused) = (0, Vec::new());
    for example in examples.filter(|text| text.contains(['<', '>', '=', '(', '['])) {
        let figures = FIGURES.iter().map(|figure| {
            let two = ["a", "b"].map(|id| (id.to_owned(), figure));
            let own = if example.contains("a.step") { 2 } else { 1 };
            Figures(two[..own].to_vec())
        });
        let mut parsed = figures.map(|figures| Condition::parse(example, &figures));
        count += 1;
        if !parsed.any(|parsed| parsed.is_ok()) {
            refused.push(example);
        }
    }
    assert!(count > 15, "{count} conditions");
    assert!(refused.is_empty(), "{refused:?}");
}

// Guards against a prediction whose explanation names another number than the figure.
#[test]
fn what_the_tasks_ask_to_predict_happens() {
    let cases: [(&str, (&str, &str), &[f64]); 4] = [
        ("task-lowest", ("step", "200"), &[-1.0]),
        ("task-minus", ("step", "1"), &[-0.6]),
        ("task-direction", ("step", "1"), &[-1.8, 0.0]),
        ("task-same", ("step", "26"), &[0.97]),
    ];
    for (id, setting, wanted) in cases {
        let found = match with_task(id, |task| task.happens_with(&[setting])) {
            Some(Value::Number(number)) => vec![number],
            Some(Value::Numbers(numbers)) => numbers,
            other => panic!("{id}: {other:?}"),
        };
        let near = |(found, wanted): (&f64, &f64)| (found - wanted).abs() < 1e-9;
        assert!(
            found.len() == wanted.len() && found.iter().zip(wanted).all(near),
            "{id}: {found:?}"
        );
        let early = with_task(id, |task| task.happens_with(&[]));
        assert_eq!(early, None, "{id}: not at the start");
    }
}

// Guards against something to find that cannot be found, or that is there from the start.
#[test]
fn what_the_tasks_ask_to_find_can_be_found() {
    let cases: [(&str, Settings<'_>, Settings<'_>); 5] = [
        (
            "task-faster",
            &[("lr", "0.46"), ("step", "200")],
            &[("lr", "0.3"), ("step", "200")],
        ),
        ("task-zero-slope", &[("start", "0")], &[("start", "0.5")]),
        (
            "task-clever",
            &[("standardise", "on"), ("lr", "0.3"), ("step", "13")],
            &[("optimizer", "adam"), ("lr", "1"), ("step", "100")],
        ),
        (
            "task-root",
            &[("lr", "1e-3"), ("step", "10")],
            &[("step", "10")],
        ),
        ("task-longer", &[("step", "52")], &[("step", "39")]),
    ];
    for (id, found, not_found) in cases {
        with_task(id, |task| {
            assert!(task.is_reached_with(found), "{id}: {found:?}");
            assert!(!task.is_reached_with(not_found), "{id}: {not_found:?}");
        });
    }
    with_task("task-arrived", |task| {
        assert!(!task.is_reached_with(&[("step", "1000")]), "patience");
    });
}
