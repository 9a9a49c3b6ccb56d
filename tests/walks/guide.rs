//! The walks of CONTRIBUTING.md, read as they are written: which steps they have, and what a step does to
//! which file.

/// The guide that has them.
pub(crate) const GUIDE: &str = "CONTRIBUTING.md";
/// The heading of the walk of a setting.
pub(crate) const SETTING: &str = "A new setting";
/// The heading of the walk of a figure.
pub(crate) const FIGURE: &str = "A new figure";

/// A walk.
#[derive(Debug)]
pub(crate) struct Walk {
    /// What it does to the files, in its order.
    pub(crate) edits: Vec<Edit>,
    /// What it has typed into a shell, a line each.
    pub(crate) commands: Vec<String>,
}

/// What a block of a walk does to a file.
#[derive(Debug)]
pub(crate) struct Edit {
    /// The step that the block stands in, such as `3`.
    pub(crate) step: String,
    /// The file, from the root of the checkout.
    pub(crate) file: String,
    /// What is done to it.
    pub(crate) change: Change,
}

/// A change of a file. A text is whole lines, each with its end.
#[derive(Debug, PartialEq)]
pub(crate) enum Change {
    /// It is made, with this text.
    Made(String),
    /// Lines that stand in it once become others.
    Lines { old: String, new: String },
}

/// The walk under a heading of a guide.
///
/// # Errors
///
/// What of it cannot be followed, in a sentence.
pub(crate) fn walk(guide: &str, heading: &str) -> Result<Walk, String> {
    let start = guide.find(&format!("\n## {heading}\n"));
    let start = start.ok_or_else(|| format!("{GUIDE} has no heading `{heading}`"))? + 1;
    let section = guide[start..].split("\n## ").next().unwrap_or_default();
    let (mut edits, mut commands) = (Vec::new(), Vec::new());
    // The number of the step, and what it has said so far.
    let (mut step, mut said) = (String::new(), String::new());
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            if let Some((number, _)) = line.strip_prefix("**").and_then(|l| l.split_once('.')) {
                (step, said) = (number.to_owned(), String::new());
            }
            said += line;
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let place = format!("{GUIDE}, \u{201c}{heading}\u{201d}, step {step}");
        let (kind, file) = info.split_once(' ').unwrap_or((info, ""));
        let change = match kind {
            "sh" => {
                commands.extend(block.into_iter().map(String::from));
                continue;
            }
            "diff" => lines_of(&block).map_err(|wrong| format!("{place}: {wrong}"))?,
            _ => Change::Made(ended(&block)),
        };
        // The page shows the block without the name that stands beside its fence.
        if file.is_empty() || !said.contains(&format!("`{file}`")) {
            return Err(format!("{place}: the text names no file `{file}`"));
        }
        edits.push(Edit {
            step: step.clone(),
            file: file.to_owned(),
            change,
        });
    }
    Ok(Walk { edits, commands })
}

/// The lines before and after a change.
fn lines_of(block: &[&str]) -> Result<Change, String> {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for line in block {
        match line.split_at_checked(1) {
            Some(("+", added)) => new.push(added),
            Some(("-", gone)) => old.push(gone),
            Some((" ", kept)) => {
                old.push(kept);
                new.push(kept);
            }
            _ => return Err(format!("`{line}` begins with none of `+`, `-` and a space")),
        }
    }
    if old.is_empty() {
        return Err("no line says where in the file the new ones stand".to_owned());
    }
    Ok(Change::Lines {
        old: ended(&old),
        new: ended(&new),
    })
}

fn ended(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

impl Edit {
    /// What becomes of the file's text, if there is one.
    ///
    /// # Errors
    ///
    /// Why the step cannot be done, in a sentence.
    pub(crate) fn apply(&self, text: Option<&str>) -> Result<String, String> {
        let Self { step, file, change } = self;
        let wrong = |what: &str| Err(format!("{GUIDE}, step {step}: {file} {what}"));
        match (change, text) {
            (Change::Made(new), None) => Ok(new.clone()),
            (Change::Made(_), Some(_)) => wrong("is to be made, and is there already"),
            (Change::Lines { .. }, None) => wrong("is to be changed, and is not there"),
            (Change::Lines { old, new }, Some(text)) => {
                let starts =
                    |(start, _): &(usize, &str)| *start == 0 || text[..*start].ends_with('\n');
                let found: Vec<_> = text.match_indices(old.as_str()).filter(starts).collect();
                let [(start, _)] = found[..] else {
                    let count = found.len();
                    return wrong(&format!("has these lines {count} times, not once:\n{old}"));
                };
                let (before, after) = (&text[..start], &text[start + old.len()..]);
                Ok(format!("{before}{new}{after}"))
            }
        }
    }
}
