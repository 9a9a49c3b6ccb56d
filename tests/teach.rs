//! The teachers' page: its set-ups are usable, what is shown of them is theirs, its tables are
//! those of the figures.
//!
//! `cargo xtask generate` writes what is made of something else anew: pictures, tags, tables, the
//! script.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

mod docs;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;
#[path = "docs/page.rs"]
mod page;
mod snapshots;
#[path = "fixtures/trained.rs"]
mod trained;

use docs::{assert_up_to_date, read};
use downhill::figures::registry::{FIGURES, Listing};
use downhill::numeric::digits::experiment::Epoch;
use page::{escaped, with};

const PAGE: &str = "teach.html";

/// A figure of the page: its opening tag without the brackets.
struct SetUp<'a>(&'a str);

impl<'a> SetUp<'a> {
    /// The figure on a line of the page, if one stands there.
    fn on(line: &'a str) -> Option<Self> {
        let tag = line.trim_start().strip_prefix('<')?;
        tag.starts_with("downhill-")
            .then(|| Self(tag.split('>').next().unwrap_or(tag)))
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
    let (mut lines, mut heading, mut last) = (Vec::new(), String::new(), None);
    for line in page.lines() {
        if let Some((_, rest)) = line
            .split_once("<h3 id=\"")
            .filter(|_| line.starts_with("  <h3"))
        {
            heading = rest.split('"').next().unwrap_or_default().to_owned();
        }
        if let Some(set_up) = SetUp::on(line) {
            let attributes = set_up.attributes();
            let id = attributes.iter().find(|(name, _)| *name == "id");
            let name = format!("teach-{}", id.map_or(heading.as_str(), |(_, id)| id));
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
            last = Some(set_up);
        } else if line.starts_with("    <pre ") {
            // The tag, which is made anew.
        } else if line == "  </details>" {
            let set_up = last.as_ref().expect("a figure comes before its answer");
            lines.push(format!(
                "    {}",
                pre(&format!("the set-up {heading}"), &set_up.tag())
            ));
            lines.push(line.to_owned());
        } else if line.contains("aria-label=\"Code: the question above\"") {
            lines.push(String::from("  <!-- script -->"));
        } else if lines.last().is_none_or(|last| last != "  <!-- script -->")
            || line.starts_with("  <p>")
        {
            lines.push(line.to_owned());
        }
    }
    let script = read("src/embed/teach.js");
    let code = script
        .split_once('\n')
        .map_or("", |(_, code)| code)
        .trim_end();
    let page = lines.join("\n").replace(
        "  <!-- script -->",
        &format!("  {}", pre("the question above", code)),
    ) + "\n";
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
